"""What waits for the first paint is made once, after it; out of sight it is made all the same."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from corecoach.ui.first_paint import AfterFirstPaint


class Painted(QLabel):
    """Tells when it was painted."""

    def __init__(self) -> None:
        super().__init__("words")
        self.order: list[str] = []

    def paintEvent(self, event: object) -> None:
        self.order.append("painted")
        super().paintEvent(event)  # type: ignore[arg-type]


def test_it_comes_once_and_after_the_paint(qtbot: QtBot) -> None:
    label = Painted()
    qtbot.addWidget(label)
    AfterFirstPaint(label, lambda: label.order.append("then"))
    label.show()
    qtbot.waitUntil(lambda: "then" in label.order)
    assert label.order.index("painted") < label.order.index("then")
    label.repaint()
    qtbot.wait(0)
    assert label.order.count("then") == 1


def test_out_of_sight_it_comes_as_well(qtbot: QtBot) -> None:
    label = Painted()
    qtbot.addWidget(label)
    AfterFirstPaint(label, lambda: label.order.append("then"))
    qtbot.waitUntil(lambda: label.order == ["then"], timeout=5000)
