"""Fields to write in: one line, or several. Plain text only."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from corecoach.ui.look import Look

LONGEST = 200

_STYLE = """
{kind} {{ background: {surface}; color: {ink}; border: 2px solid {edge}; border-radius: {radius}px;
    padding: {down}px {across}px; selection-background-color: {selected}; selection-color: {on_selected}; }}
{kind}:hover, {kind}:focus {{ border-color: {ink}; }}
{kind}:disabled {{ background: {sunken}; color: {faint}; border-color: {border}; }}
"""


def _dress(field: QWidget, kind: str, look: Look, down: int) -> None:
    field.setFont(look.font("body"))
    names = {role: look.color(role).name() for role in ("surface", "ink", "sunken", "border", "selected")}
    style = _STYLE.format(
        kind=kind,
        edge=look.color("border-strong").name(),
        faint=look.color("ink-3").name(),
        on_selected=look.color("on-selected").name(),
        radius=look.radius("control"),
        down=down,
        across=look.px(12),
        **names,
    )
    field.setStyleSheet(style)
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.PlaceholderText, look.color("ink-3"))
    field.setPalette(palette)


class Field(QLineEdit):
    """One line of text."""

    def __init__(self, look: Look, name: str, *, hint: str = "", width: float = 0) -> None:
        """`name` is for screen readers, `hint` stands in the empty field; `width` at 100 %, 0 for all."""
        super().__init__()
        self.radius = look.radius("control")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMaxLength(LONGEST)
        self.setFixedHeight(look.control_px(48))
        if width:
            self.setFixedWidth(look.text_px(width))
        _dress(self, "QLineEdit", look, 0)


class NoteField(QPlainTextEdit):
    """Several lines of text, cut at the longest length; Tab leaves the field."""

    def __init__(self, look: Look, name: str, *, hint: str = "", longest: int = 2000) -> None:
        """`name` is what a screen reader says, `hint` stands in the empty field."""
        super().__init__()
        self.radius = look.radius("control")
        self._longest = longest
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(look.text_px(26) * 3 + look.px(28))
        _dress(self, "QPlainTextEdit", look, look.px(8))
        self.textChanged.connect(self._cut)

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._longest:
            place = self.textCursor().position()
            self.setPlainText(text[: self._longest])
            cursor = self.textCursor()
            cursor.setPosition(min(place, len(self.toPlainText())))
            self.setTextCursor(cursor)
