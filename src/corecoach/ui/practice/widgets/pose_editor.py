"""The pose editor: one key pose large, with handles; the row of key poses; the movement played."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from corecoach.figure import Figure
from corecoach.figure.opposite import other_way
from corecoach.practice.key_poses import added, copied, mirrored, moved, order_of, removed
from corecoach.prescription import Dosage
from corecoach.ui.look import Look
from corecoach.ui.practice.widgets.forms import said, small_button
from corecoach.ui.practice.widgets.pose_play import PosePlay
from corecoach.ui.practice.widgets.pose_stage import PoseStage
from corecoach.ui.practice.widgets.pose_strip import PoseStrip
from corecoach.ui.widgets import Kind, column, grow, row
from corecoach.ui.widgets.chips import SwitchChip
from corecoach.words import _


@dataclass
class PoseAt:
    """Where somebody is in the editor: the key and the handle that are chosen, and whether the movement is
    played over and over. It belongs to the caller, so that it outlives the page."""

    key: str = ""
    handle: str = ""
    loops: bool = False


class PoseEditor(QWidget):
    """`changed` carries the Figure, and a name for the change: changes in a row with the same one are one
    step of undo."""

    changed = Signal(object, str)

    def __init__(self, look: Look, figure: Figure, dosage: Dosage, at: PoseAt) -> None:
        """`at` is filled in place."""
        super().__init__()
        self._look, self._figure, self._dosage, self._at = look, figure, dosage, at
        self.setAccessibleName(_("Poses"))
        self._mend_at()
        self.stage = PoseStage(look, figure, at.key, at.handle)
        self.play = PosePlay(look)
        self.strip = PoseStrip(look)
        self._words = said(look, "", "ink-2")
        self._words.setMinimumHeight(self._words.fontMetrics().height() * 2)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.stage)
        self._shown.addWidget(self.play)
        self._lay_out()
        self._listen()
        self.show_figure(figure)

    # -- what is shown ----------------------------------------------------------------------------------

    @property
    def figure(self) -> Figure:
        """The figure as it is now."""
        return self._figure

    def show_figure(self, figure: Figure) -> None:
        """Show another figure, as after an undo."""
        self.stop()
        self._figure = figure
        self._mend_at()
        self.stage.show_key(figure, self._at.key)
        self.strip.show_keys(figure, self._at.key)

    def show_key(self, name: str) -> None:
        """Choose a key, and give its small picture the keyboard."""
        if name in self._figure.keys:
            self._choose(name)
        chosen = next((p for p in self.strip.pictures if p.key == self._at.key), None)
        if chosen is not None:
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_dosage(self, dosage: Dosage) -> None:
        """Play at another pace from now on."""
        self._dosage = dosage

    def focus_first(self) -> None:
        """Give the keyboard to the handle that had it, or to the first one."""
        first = self.stage.handles.get(self._at.handle) or next(iter(self.stage.handles.values()))
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend_at(self) -> None:
        if self._at.key not in self._figure.keys:
            self._at.key = order_of(self._figure)[0]

    # -- parts ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look = self._look
        self._play = small_button(look, _("Play"), Kind.SECONDARY, icon="play", on_click=self._turn_play)
        self._loop = SwitchChip(look, _("Over and over"), on=self._at.loops, on_change=self._set_loops)
        top = row(grow(self._words), self._loop, self._play, gap=look.px(10))
        self.setLayout(column(self._shown, top, self.strip, gap=look.px(10)))
        layout = self.layout()
        assert layout is not None
        layout.setStretch(0, 1)  # type: ignore[attr-defined]

    def _listen(self) -> None:
        self.stage.changed.connect(self._on_stage)
        self.stage.said.connect(self._say)
        self.stage.chosen.connect(lambda handle: setattr(self._at, "handle", handle))
        self.strip.chosen.connect(self._choose)
        self.strip.asked.connect(self.ask)
        self.play.ended.connect(lambda _none: self.stop())

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.stage.setAccessibleDescription(words)

    # -- what somebody does -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys go from pose to pose."""
        step = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        names = order_of(self._figure)
        self._choose(names[max(0, min(len(names) - 1, names.index(self._at.key) + step))])

    def _choose(self, name: str) -> None:
        self._at.key = name
        self.show_figure(self._figure)

    def ask(self, what: str) -> None:
        """Do one thing with the chosen pose: see `PoseStrip.asked`."""
        figure, name = self._figure, self._at.key
        more: dict[str, Callable[[Figure, str], tuple[Figure, str]]] = {"add": added, "copy": copied}
        if what in more:
            figure, self._at.key = more[what](figure, name)
        elif what == "remove":
            figure = self._removed()
        elif what in ("back", "on"):
            figure = moved(figure, name, -1 if what == "back" else 1)
        else:
            figure = mirrored(figure, name) if what == "mirror" else other_way(figure)
        self._take(figure, "")

    def _removed(self) -> Figure:
        names = order_of(self._figure)
        here = names.index(self._at.key)
        smaller = removed(self._figure, self._at.key)
        if smaller is not self._figure:
            self._at.key = names[here - 1 if here == len(names) - 1 else here + 1]
        return smaller

    def _on_stage(self, figure: Figure, change: str) -> None:
        self._figure = figure
        self.strip.show_keys(figure, self._at.key)
        self.changed.emit(figure, change)

    def _take(self, figure: Figure, change: str) -> None:
        if figure != self._figure:
            self.show_figure(figure)
            self.changed.emit(figure, change)

    # -- playing ----------------------------------------------------------------------------------------

    def _turn_play(self) -> None:
        if self.play.is_playing:
            self.stop()
        else:
            self.begin()

    def begin(self, *, plays: bool = True) -> None:
        """Play the movement; or only show its beginning."""
        self._shown.setCurrentWidget(self.play)
        self.play.play(self._figure, self._dosage, loops=self._at.loops, plays=plays)
        self._play.setText(_("Stop playing"))
        self._play.setAccessibleName(self._play.text())
        self._play.icon_name = "pause"
        self._play.updateGeometry()
        self._say(_("As your patient sees it, at the pace of the dose. A long hold is cut to 5 seconds."))

    def stop(self) -> None:
        """Back to the pose."""
        if self.play.is_playing:
            self.play.stop()
            self._shown.setCurrentWidget(self.stage)
            self._play.setText(_("Play"))
            self._play.setAccessibleName(self._play.text())
            self._play.icon_name = "play"
            self._play.updateGeometry()
            self.stage.say()

    def _set_loops(self, loops: bool) -> None:
        self._at.loops = loops
        self.play.set_loops(loops)
