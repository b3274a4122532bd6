"""What stands over the page: it goes when the page goes."""

from PySide6.QtWidgets import QApplication, QDialog

_MOST_POPUPS = 10


def close_dialogs() -> None:
    """A dialog or a menu may name a patient, too."""
    for _menu_in_menu in range(_MOST_POPUPS):
        popup = QApplication.activePopupWidget()
        if popup is None or not popup.close():
            break
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.reject()
