"""What is typed into and read from on the clinician's pages, in their sizes: 16 px text, 40 px controls."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from corecoach.ui.look import Look
from corecoach.ui.widgets import Button, Icon, Kind, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field, NoteField
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _

SMALL_PX = 16
_HEIGHT, _LINE = 40, 18


def height(look: Look) -> int:
    """Of a control, in pixels."""
    return look.control_px(_HEIGHT, _LINE)


def strong_font(look: Look) -> QFont:
    """The small text, but bold."""
    return look.font("label", SMALL_PX * look.scale)


def said(look: Look, words: str, role: str = "ink", *, wrap: bool = True) -> Text:
    """A text in the small size."""
    return Text(look, words, "small", role, wrap=wrap)


def strong(look: Look, words: str, role: str = "ink", *, wrap: bool = True) -> Text:
    """A label in the small size."""
    text = Text(look, words, "label", role, wrap=wrap)
    text.setFont(strong_font(look))
    return text


def small_button(
    look: Look,
    words: str,
    kind: Kind = Kind.SECONDARY,
    *,
    icon: str = "",
    on_click: Callable[[], object],
    name: str = "",
) -> Button:
    """A button in the small size."""
    return Button(
        look, words, kind, icon=icon, height=_HEIGHT, size_px=SMALL_PX, on_click=on_click, name=name
    )


class IconButton(Button):
    """A picture to press, as wide as it is high. `name` is what a screen reader says."""

    def __init__(self, look: Look, icon: str, name: str, on_click: Callable[[], object]) -> None:
        super().__init__(
            look, "", Kind.QUIET, icon=icon, height=_HEIGHT, size_px=SMALL_PX, on_click=on_click, name=name
        )

    def sizeHint(self) -> QSize:
        """Square."""
        side = height(self.look)
        return QSize(side, side)


def note_field(
    look: Look, name: str, text: str, on_change: Callable[[str], object], longest: int
) -> NoteField:
    """Three lines of text in the small size."""
    field = NoteField(look, name, longest=longest)
    field.setFont(look.font("small"))
    field.setPlainText(text)
    field.setFixedHeight(look.text_px(24) * 3 + look.px(28))
    field.textChanged.connect(lambda: on_change(field.toPlainText()))
    return field


class SmallField(Field):
    """One line of text in the small size; `on_change` gets what stands in it."""

    def __init__(
        self,
        look: Look,
        name: str,
        text: str,
        on_change: Callable[[str], object],
        *,
        hint: str = "",
        longest: int = 120,
        width: float = 0,
    ) -> None:
        """`width` at 100 %, 0 for all there is."""
        super().__init__(look, name, hint=hint, width=width)
        self.setFont(look.font("small"))
        self.setFixedHeight(height(look))
        self.setMaxLength(longest)
        self.setText(text)
        self.textChanged.connect(on_change)


class Secret(QWidget):
    """A passphrase, hidden until somebody wants to see it. It may be pasted; it is never copied out."""

    def __init__(
        self,
        look: Look,
        name: str,
        text: str,
        on_change: Callable[[str], object],
        on_enter: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__()
        self.field = SmallField(look, name, text, on_change, longest=300)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(on_enter)
        self._show = small_button(look, _("Show"), Kind.QUIET, icon="eye", on_click=self._turn)
        self._name = name
        self._say()
        self.setLayout(row(self.field, self._show, gap=look.px(12)))
        self.setFocusProxy(self.field)

    def _turn(self) -> None:
        hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._say()

    def _say(self) -> None:
        hidden = self.field.echoMode() is QLineEdit.EchoMode.Password
        self._show.setText(_("Show") if hidden else _("Hide"))
        said = _("Show: {field}") if hidden else _("Hide: {field}")
        self._show.setAccessibleName(said.format(field=self._name))
        self._show.updateGeometry()


class SmallChoice(Choice):
    """A drop-down in the small size."""

    def __init__(
        self,
        look: Look,
        name: str,
        options: Sequence[tuple[str, str]],
        value: str,
        on_change: Callable[[str], object],
    ) -> None:
        """`options` are (value, words)."""
        super().__init__(look, name, options, value, on_change)
        self.setFont(look.font("small"))

    def sizeHint(self) -> QSize:
        """Lower than the usual one."""
        return QSize(super().sizeHint().width(), height(self._look))


class SmallTick(Tick):
    """A box to tick in the small size."""

    def __init__(self, look: Look, words: str, on: bool, on_change: Callable[[bool], object]) -> None:
        super().__init__(look, words, on_change)
        self.setFont(look.font("small"))
        self.blockSignals(True)
        self.setChecked(on)
        self.blockSignals(False)

    def heightForWidth(self, width: int) -> int:
        """Lower than the usual one."""
        usual = super().heightForWidth(width)
        return height(self._look) if usual <= self._look.control_px(48) else usual

    def minimumSizeHint(self) -> QSize:
        """Narrow, because the words wrap."""
        return QSize(self._look.text_px(150), height(self._look))


def labelled(look: Look, words: str, control: QWidget, *below: QWidget) -> QWidget:
    """A control under its label, with what is said of it below."""
    return held(column(strong(look, words), control, *below, gap=look.px(4)))


def pair(look: Look, *parts: QWidget) -> QWidget:
    """Parts side by side in equal widths, or below each other where there is little room."""
    if look.narrow:
        return held(column(*parts, gap=look.px(12)))
    box = row(gap=look.px(20))
    for part in parts:
        box.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return held(box)


def held(layout: "Part") -> QWidget:
    """A widget around a layout."""
    holder = QWidget()
    assert layout is not None and not isinstance(layout, int | QWidget)
    holder.setLayout(layout)
    return holder


def flowing(look: Look, *parts: QWidget, gap: float = 8) -> QWidget:
    """Parts side by side, in as many lines as they need."""
    holder = QWidget()
    holder.setLayout(Flowing(*parts, gap=look.px(gap)))
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder


def fault_line(look: Look, words: str) -> QWidget:
    """What went wrong, in one line."""
    line = held(
        row(Icon(look, "circle-alert", "danger", 20), grow(said(look, words, "danger")), gap=look.px(8))
    )
    line.setAccessibleName(words)
    return line
