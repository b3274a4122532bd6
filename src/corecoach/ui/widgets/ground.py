"""What an answer stands on."""

from PySide6.QtWidgets import QAbstractButton


def ground(answer: QAbstractButton) -> str:
    """The role of its colour: chosen, held down, pointed at, or none of these."""
    if answer.isChecked():
        return "selected"
    if answer.isDown():
        return "border"
    return "sunken" if answer.underMouse() else "surface"
