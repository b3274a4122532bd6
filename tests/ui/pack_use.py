"""A use of ice or heat by the real coach, with its page in a window, and what the page asked for."""

from collections.abc import Callable
from typing import Any

from hands import AtWindow, Worlds, seen, settle
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.running import PackCommand
from corecoach.tour.pack_run_scenes import Act, do, run_packs
from corecoach.tour.world import World
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_running import PackRunningPage

FINE, ON, PAUSE = PackCommand.FINE, PackCommand.PUT_ON, PackCommand.PAUSE
# What leads into each state, by its name.
WAYS: dict[str, tuple[str, tuple[Act, ...]]] = {
    "check": ("ice_acute", ()),
    "ready": ("ice_acute", (FINE,)),
    "on": ("ice_acute", (FINE, ON, 36)),
    "due": ("ice_acute", (FINE, ON, 312)),
    "late": ("ice_acute", (FINE, ON, 390)),
    "last": ("ice_acute", (FINE, ON, 300, FINE, 602)),
    "paused": ("ice_acute", (FINE, ON, 120, PAUSE)),
    "rest": ("alternate_10_10_short", (FINE, ON, 300, FINE, 300, FINE, 50)),
    "check-again": ("alternate_10_10_short", (FINE, ON, 300, FINE, 300, FINE, 301)),
    "change": ("contrast_3_1", (FINE, ON, 181)),
    "wrap": ("heat_wrap_note", (FINE, ON, 600)),
}


class Use:
    """One use. Nothing is done with what the page asks for, unless the test does it."""

    def __init__(
        self,
        worlds: Worlds,
        way: str,
        *,
        before: Callable[[World], object] = lambda world: None,
        sound: bool = True,
        single_keys: bool = True,
        **given: Any,
    ) -> None:
        self.at: AtWindow = worlds(sample="", begin=False, **given)
        protocol, acts = WAYS[way]
        run_packs(self.at.world, protocol, *acts)
        before(self.at.world)
        self.asked: list[object] = []

        def make(look: Look) -> QWidget:
            page = PackRunningPage(look, self.moment, sound=sound, single_keys=single_keys)
            page.command_requested.connect(self.asked.append)
            page.sound_requested.connect(lambda _none: self.asked.append("sound"))
            page.pages_requested.connect(lambda _none: self.asked.append("pages"))
            return page

        self.at.world.window.show_page(make)
        settle()

    @property
    def moment(self) -> PackMoment:
        moment = self.at.world.coach.packs.run.moment()
        assert moment is not None
        return moment

    @property
    def page(self) -> PackRunningPage:
        page = self.at.page
        assert isinstance(page, PackRunningPage)
        return page

    def do(self, *acts: Act) -> None:
        """Let this happen, and show it as the flow does, at each step."""
        for act in acts:
            do(self.at.world, act)
            self.page.show_moment(self.moment)
        settle()

    @property
    def head(self) -> str:
        assert self.page.card.say is not None
        return self.page.card.say.head

    @property
    def buttons(self) -> set[str]:
        """The words on everything that can be pressed, without what stands at the top."""
        top = (self.page.top.pages, self.page.top.sound)
        return {b.text() for b in seen(self.page, QAbstractButton) if b not in top}

    @property
    def words(self) -> str:
        return self.at.words()


class Paints(QObject):
    """Counts what is painted of a widget and of all that is on it, by the kind of widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        settle()
        self.kinds: list[str] = []
        for each in (widget, *widget.findChildren(QWidget)):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.kinds.append(type(watched).__name__)
        return False
