"""The key poses as a row of small pictures: one is chosen; the row is made longer, shorter and reordered."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from corecoach.figure import Figure
from corecoach.figure.poses import posed
from corecoach.practice.key_poses import LEAST_KEYS, MOST_KEYS, order_of
from corecoach.ui.figure.scene import Scene
from corecoach.ui.figure.thumbnail import FIELD
from corecoach.ui.look import Look
from corecoach.ui.practice.pose_words import pose_words
from corecoach.ui.practice.widgets.forms import flowing, small_button
from corecoach.ui.widgets import Button, column
from corecoach.ui.widgets.flowing import Flowing
from corecoach.words import _

_ALT = Qt.KeyboardModifier.AltModifier


class KeyPicture(QAbstractButton):
    """One key pose, with its number. `asked` carries what a key asks for: `remove`, `back`, `on`."""

    asked = Signal(object)

    def __init__(self, look: Look, figure: Figure, name: str, place: tuple[int, int], *, held: bool) -> None:
        """`place` is its number and how many there are."""
        super().__init__()
        self._look, self._figure, self.key = look, figure, name
        self._number = str(place[0])
        self.radius = 10
        words = pose_words(*place)
        self.setAccessibleName(_("{pose}, held").format(pose=words) if held else words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(look.px(112), look.px(76)))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; Delete removes, Alt and an arrow move it in the row."""
        key, alt = Qt.Key(event.key()), bool(event.modifiers() & _ALT)
        asked = {Qt.Key.Key_Delete: "remove"}.get(key)
        if alt:
            asked = {Qt.Key.Key_Left: "back", Qt.Key.Key_Right: "on"}.get(key)
        if asked:
            self.asked.emit(asked)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pose, its number and the edge."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 3 if self.isChecked() else 1.5
        rect = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        shape = QPainterPath()
        shape.addRoundedRect(rect, self.radius, self.radius)
        painter.save()
        painter.setClipPath(shape)
        plain = self._figure
        scene = Scene(look, plain, self.size(), self.devicePixelRatioF(), field=FIELD)
        scene.paint(painter, posed(plain.keys[self.key], plain.view))
        painter.restore()
        painter.setPen(QPen(look.color("primary" if self.isChecked() else self._edge()), width))
        painter.drawPath(shape)
        painter.setPen(look.color("on-primary-soft"))
        painter.setFont(look.font("label", 15 * look.scale))
        painter.drawText(rect.adjusted(8, 4, -4, -4), Qt.AlignmentFlag.AlignTop, self._number)

    def _edge(self) -> str:
        return "ink" if self.underMouse() else "border-strong"


class PoseStrip(QWidget):
    """`chosen` carries the name of a key, `asked` what is to be done with the chosen one: `add`, `copy`,
    `remove`, `back`, `on`, `mirror`, `mirror-all`."""

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pictures: list[KeyPicture] = []
        self._buttons = {name: self._button(name, words, icon) for name, words, icon in _ways()}
        # Four pictures beside each other want more than a narrow page has: they flow as well.
        self._box = Flowing(gap=look.px(8))
        pictures = QWidget()
        pictures.setLayout(self._box)
        self.setLayout(column(_tall(pictures), flowing(look, *self._buttons.values()), gap=look.px(10)))
        _tall(self)

    @property
    def pictures(self) -> tuple[KeyPicture, ...]:
        """The small pictures, in their order."""
        return tuple(self._pictures)

    def show_keys(self, figure: Figure, chosen: str) -> None:
        """Show the keys of a figure; the picture with the keyboard gives it to the chosen one."""
        had = any(picture.hasFocus() for picture in self._pictures)
        for picture in self._pictures:
            picture.hide()
            self._box.removeWidget(picture)
            picture.deleteLater()
        names = order_of(figure)
        held = {step.start for step in figure.sequence if step.phase == "hold"}
        self._pictures = [
            KeyPicture(self._look, figure, name, (n, len(names)), held=name in held)
            for n, name in enumerate(names, start=1)
        ]
        self._lay_out(chosen, had=had)
        self._allow(names, chosen)

    def _lay_out(self, chosen: str, *, had: bool) -> None:
        before: QWidget | None = None
        for picture in self._pictures:
            picture.clicked.connect(lambda _checked=False, name=picture.key: self.chosen.emit(name))
            picture.asked.connect(self._asked_by_key)
            self._box.addWidget(picture)
            picture.setChecked(picture.key == chosen)
            picture.show()
            if before is not None:
                QWidget.setTabOrder(before, picture)
            before = picture
            if had and picture.key == chosen:
                picture.setFocus()
        for button in self._buttons.values():
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button
        self._box.invalidate()
        self.updateGeometry()

    def _allow(self, names: tuple[str, ...], chosen: str) -> None:
        here, count = names.index(chosen), len(names)
        may = {
            "add": count < MOST_KEYS, "copy": count < MOST_KEYS, "remove": count > LEAST_KEYS,
            "back": here > 0, "on": here < count - 1,
        }  # fmt: skip
        for name, button in self._buttons.items():
            button.setEnabled(may.get(name, True))

    def _asked_by_key(self, what: str) -> None:
        if self._buttons[what].isEnabled():
            self.asked.emit(what)

    def _button(self, name: str, words: str, icon: str) -> Button:
        return small_button(self._look, words, icon=icon, on_click=lambda: self.asked.emit(name))


def _tall(widget: QWidget) -> QWidget:
    """A widget whose height follows from its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget


def _ways() -> tuple[tuple[str, str, str], ...]:
    return (
        ("add", _("Add pose"), "plus"),
        ("copy", _("Copy"), ""),
        ("remove", _("Remove"), ""),
        ("back", _("Earlier"), "arrow-left"),
        ("on", _("Later"), "arrow-right"),
        ("mirror", _("Mirror pose"), "arrow-left-right"),
        ("mirror-all", _("Mirror all"), "arrow-left-right"),
    )
