"""One key pose, large, with handles on its joints and marks on its contacts.

A drag is answered once a turn of the event loop, for the newest place of the mouse: what it passed meanwhile
is never worked off.
"""

from math import dist
from typing import Final

from PySide6.QtCore import QPointF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from corecoach.figure import Figure
from corecoach.figure.authoring import key_of
from corecoach.figure.dragging import handle_at, handles
from corecoach.figure.framing import lane
from corecoach.figure.handling import Hold, dragged, pulled, take_hold
from corecoach.figure.pins import Pin, offers, pinned, pins, together, unpinned
from corecoach.figure.pose_data import Key
from corecoach.figure.poses import Pose, pose_of
from corecoach.practice.key_poses import with_key
from corecoach.ui.look import Look
from corecoach.ui.practice.pose_words import (
    bone_of,
    chosen_words,
    contact_words,
    handle_words,
    left_behind_words,
    limb_of_contact,
    limb_of_handle,
)
from corecoach.ui.practice.widgets.pose_handle import Handle, PinMark
from corecoach.ui.practice.widgets.pose_picture import PosePicture
from corecoach.words import _

# One unit of a key press (H): 1 is 1.7 cm of somebody of 1.70 m.
UNIT: Final = 0.01
# Farther than this from the mouse a handle does not follow any more, and somebody wants to know why (H).
_LEFT_BEHIND: Final = 0.03


class PoseStage(QWidget):
    """`changed` carries the Figure and a name for the change, such as `drag start hand_n`; `said` a sentence
    on what is chosen; `chosen` the handle that was taken."""

    changed = Signal(object, str)
    said = Signal(object)
    chosen = Signal(object)

    def __init__(self, look: Look, figure: Figure, name: str, handle: str = "") -> None:
        super().__init__()
        self._look, self._figure, self._name = look, figure, name
        self._pose: Pose = pose_of(figure.keys[name], figure.view)
        self._hold: Hold | None = None
        self._aim: tuple[float, float] | None = None
        self._grip = (0.0, 0.0)
        self._picture = PosePicture(look)
        self._handles = {each: self._make_handle(each) for each in handles(figure)}
        self._marks: list[PinMark] = []
        self._chosen = handle if handle in self._handles else ""
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self.follow)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(look.px(240), self.sizeHint().height() if look.narrow else 210)
        self._show_marks()

    # -- what is shown ----------------------------------------------------------------------------------

    @property
    def pose(self) -> Pose:
        """The pose that is shown now, also in the middle of a drag."""
        return self._pose

    @property
    def key(self) -> Key:
        """The key that is shown, as it was before a drag that is not over."""
        return self._figure.keys[self._name]

    @property
    def handles(self) -> dict[str, Handle]:
        """The handles by name."""
        return dict(self._handles)

    @property
    def marks(self) -> tuple[PinMark, ...]:
        """The marks of the contacts, and of those that are offered."""
        return tuple(self._marks)

    def show_key(self, figure: Figure, name: str) -> None:
        """Show another key, or another figure."""
        if figure.view != self._figure.view:
            self._picture.forget()
        self._figure, self._name, self._hold = figure, name, None
        self._turn.stop()
        self._pose = pose_of(figure.keys[name], figure.view)
        self._show_marks()
        self.say()

    def choose(self, handle: str) -> None:
        """Choose a handle."""
        self._chosen = handle
        for name, each in self._handles.items():
            each.choose(name == handle)
        self.chosen.emit(handle)
        self.say()

    def sizeHint(self) -> QSize:
        """Large; where the page scrolls, no higher than what shows of it."""
        heights = {"narrow": 330, "tiny": 250}
        return QSize(self._look.px(500), heights.get(self._look.width, 300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put everything in its place."""
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pose."""
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        self._picture.paint(painter, self._figure, self._name, self._pose, self.size(), ratio)

    # -- a drag -----------------------------------------------------------------------------------------

    def _make_handle(self, name: str) -> Handle:
        handle = Handle(self._look, name, self)
        handle.pressed.connect(lambda at: self.begin(name, at))
        handle.pulled.connect(self.pull)
        handle.let_go.connect(lambda _at: self.let_go())
        handle.nudged.connect(lambda way: self.nudge(name, way))
        handle.pin_asked.connect(lambda _none: self.turn_pin(name))
        handle.entered.connect(lambda _none: self.choose(name))
        return handle

    def begin(self, name: str, at: QPointF) -> None:
        """Take hold of a handle with the mouse at a point of the picture."""
        self._hold = take_hold(self._figure, self.key, self._pose, name)
        here, mouse = handle_at(self._figure, self._pose, name), self._world(at)
        self._grip = here[0] - mouse[0], here[1] - mouse[1]
        self.choose(name)

    def pull(self, at: QPointF) -> None:
        """Note where the mouse is now; the figure follows in the next turn."""
        if self._hold is None:
            return
        mouse = self._world(at)
        self._aim = mouse[0] + self._grip[0], mouse[1] + self._grip[1]
        if not self._turn.isActive():
            self._turn.start()

    def follow(self) -> None:
        """Go one stride towards the newest place."""
        hold, aim = self._hold, self._aim
        if hold is None or aim is None:
            self._turn.stop()
            return
        nearer = pulled(hold, self._pose, aim)
        if nearer == self._pose:
            self._turn.stop()
            self._say_left_behind(aim)
            return
        self._pose = nearer
        self._place()
        self.update()

    def let_go(self) -> None:
        """End the drag: what is shown becomes the key."""
        hold, aim = self._hold, self._aim
        self._turn.stop()
        self._hold = self._aim = None
        if hold is not None and aim is not None:
            self._keep(dragged(hold, self._pose, aim), f"drag {self._name} {hold.handle} {id(hold)}")

    def nudge(self, name: str, way: tuple[int, int]) -> None:
        """Move a handle by so many units to the right and up."""
        hold = take_hold(self._figure, self.key, self._pose, name)
        x, y = handle_at(self._figure, self._pose, name)
        to = x + way[0] * UNIT, y + way[1] * UNIT
        self.choose(name)
        pose = dragged(hold, self._pose, to)
        self._keep(pose, f"keys {self._name} {name}")
        self._say_left_behind(to, UNIT / 2)

    def _keep(self, pose: Pose, change: str) -> None:
        key = key_of(self._figure, self.key, pose)
        if key == self.key:
            self._pose = pose_of(self.key, self._figure.view)
            self._place()
            self.update()
            return
        self._change(key, change)

    def _change(self, key: Key, change: str) -> None:
        self.show_key(with_key(self._figure, self._name, key), self._name)
        self.changed.emit(self._figure, change)

    # -- contacts ---------------------------------------------------------------------------------------

    def turn_pin(self, handle: str) -> None:
        """Free what is pinned of the limb of a handle, or pin what is offered of it."""
        limb = limb_of_handle(handle)
        mine = [mark for mark in self._marks if limb_of_contact(mark.pin.contact) == limb]
        mine.sort(key=lambda mark: not mark.is_pinned)
        if mine:
            self._turn_mark(mine[0].pin, is_pinned=mine[0].is_pinned)
        else:
            words = _("Nothing of the {part} is near enough to be pinned.")
            self.said.emit(words.format(part=handle_words(handle)))

    def _turn_mark(self, pin: Pin, *, is_pinned: bool) -> None:
        if is_pinned:
            self._change(unpinned(self._figure, self.key, pin.contact), "")
            self.said.emit(_("Free now: {contact}.").format(contact=contact_words(pin.contact)))
            return
        key = pinned(self._figure, self._name, pin.contact)
        if key is None:
            self.said.emit(_("The body cannot touch there in this pose."))
            return
        self._change(together(self._figure, key), "")
        self.said.emit(_("Pinned: {contact}.").format(contact=contact_words(pin.contact)))

    def _show_marks(self) -> None:
        """Marks anew; the one with the keyboard gives it to the one that takes its place."""
        focused = next((m.pin.contact.rstrip("~") for m in self._marks if m.hasFocus()), "")
        for mark in self._marks:
            mark.hide()
            mark.deleteLater()
        key, pose = self.key, self._pose
        found = [(pin, True) for pin in pins(self._figure, key, pose)]
        found += [(pin, False) for pin in offers(self._figure, key, pose)]
        self._marks = [self._make_mark(pin, is_pinned=on) for pin, on in found]
        self._place()
        for mark in self._marks:
            mark.show()
            if mark.pin.contact.rstrip("~") == focused:
                mark.setFocus()
        self.update()

    def _make_mark(self, pin: Pin, *, is_pinned: bool) -> PinMark:
        mark = PinMark(self._look, pin, is_pinned=is_pinned, parent=self)
        mark.clicked.connect(lambda: self._turn_mark(pin, is_pinned=is_pinned))
        return mark

    # -- places -----------------------------------------------------------------------------------------

    def _place(self) -> None:
        if self.width() < 2 or self.height() < 2:
            return
        self._frame()
        for name, handle in self._handles.items():
            handle.put(self._pixel(handle_at(self._figure, self._pose, name), name))
            handle.choose(name == self._chosen)
        at = {pin.contact: pin.at for pin in pins(self._figure, self.key, self._pose)}
        for mark in self._marks:
            mark.put(
                self._pixel(
                    at.get(mark.pin.contact, mark.pin.at), mark.pin.contact.partition("@")[0].rstrip("~")
                )
            )
            mark.lower()

    def _frame(self) -> None:
        self._picture.frame(
            self._figure, self.size(), self.devicePixelRatioF(), moving=self._hold is not None
        )

    def _pixel(self, at: tuple[float, float], name: str) -> QPointF:
        aside = lane(bone_of(name)) if self._figure.view == "side" else (0.0, 0.0)
        return self._picture.pixel(at[0] + aside[0], at[1] + aside[1])

    def _world(self, at: QPointF) -> tuple[float, float]:
        return self._picture.world(at)

    # -- words ------------------------------------------------------------------------------------------

    def say(self) -> None:
        """Say what is chosen, and what can be done with it."""
        near, held = self._of_limb()
        self.said.emit(chosen_words(self._chosen, held, near))

    def _say_left_behind(self, aim: tuple[float, float], near: float = _LEFT_BEHIND) -> None:
        if dist(handle_at(self._figure, self._pose, self._chosen), aim) > near:
            self.said.emit(left_behind_words(self._of_limb()[1]))

    def _of_limb(self) -> tuple[list[str], list[str]]:
        """What of the limb of the chosen handle could be pinned, and what is."""
        limb = limb_of_handle(self._chosen)
        mine = [mark for mark in self._marks if limb_of_contact(mark.pin.contact) == limb]
        near = [mark.pin.contact for mark in mine if not mark.is_pinned]
        return near, [mark.pin.contact for mark in mine if mark.is_pinned]
