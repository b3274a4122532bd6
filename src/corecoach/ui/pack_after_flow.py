"""What follows a use of ice or heat: what was seen and what to do, when it is safe again, the log."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.coach.pack_views import PackMoment
from corecoach.safety import Lock
from corecoach.thermal.record import PackRecord
from corecoach.ui.look import Look
from corecoach.ui.pages.pack_over import EXERCISE, LookAgainPage, PackOverPage
from corecoach.ui.pages.pack_sign import PackAdvicePage, PackSignPage
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# The facts say 10 to 20 minutes after the end.
LOOK_AGAIN_MS = 15 * 60 * 1000
# With a flow in the way it is asked a little later.
LATER_MS = 60_000


class PackAfterFlow(QObject):
    """Shows what follows; nothing here can start anything."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        *,
        show: Callable[[], object],
        ask_before: Callable[[], object],
    ) -> None:
        """`show` leads back to the page to choose on, `ask_before` to what is not true before a use."""
        super().__init__(director)
        self._director, self._window, self._coach, self._packs = director, window, coach, coach.packs
        self._show, self._ask_before = show, ask_before
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.ask_to_look_again)

    def begin(self, moment: PackMoment) -> None:
        """What comes after a use, by how it ended."""
        record = self._packs.run.ended()
        if moment.running.outcome == "sign" and not moment.running.applications:
            # Nothing was on the skin, but the skin is not as it should be: that may lock.
            self._ask_before()
        elif record is None:
            self._director.go("packs")
        elif moment.running.outcome in ("sign", "stopped"):
            self.ask_sign(record, stopped=moment.running.outcome == "stopped")
        else:
            self._later.start(LOOK_AGAIN_MS)
            self._show_over(record)

    # -- what is seen -------------------------------------------------------------------------------------

    def ask_sign(self, record: PackRecord, *, stopped: bool, later: bool = False) -> None:
        """Ask what is seen or felt. Without an answer it counts as the worst."""
        signs = self._packs.after.signs(record, later=later)

        def make(look: Look) -> QWidget:
            page = PackSignPage(look, signs, stopped=stopped, number=self._director.emergency_number())
            page.chosen.connect(lambda sign: self._named(record, sign, stopped))
            return page

        self._window.show_page(make)

    def _named(self, record: PackRecord, sign_id: str | None, stopped: bool) -> None:
        after, saved = self._packs.after, None
        if sign_id is not None:
            saved = after.name_sign(record, sign_id)
        elif not stopped and record.outcome != "sign":
            saved = after.note_doubt(record)
        self._show_advice(sign_id)
        if saved is not None:
            self._director.tell(saved)

    def _show_advice(self, sign_id: str | None) -> None:
        sign = self._packs.shelf.sound_rules().sign(sign_id) if sign_id is not None else None

        def make(look: Look) -> QWidget:
            safe = self._packs.shelf.safe_times()
            packs = {Lock.ICE, Lock.HEAT}
            page = PackAdvicePage(
                look,
                sign,
                cold_from=safe.cold,
                heat_from=safe.heat,
                locked=any(packs & set(x.locks) for x in self._coach.lockouts()),
                number=self._director.emergency_number(),
                now=self._coach.clock.now(),
            )
            page.done.connect(lambda _none: self._show())
            page.symptom_requested.connect(lambda _none: self._director.go("symptom"))
            page.locks_requested.connect(lambda _none: self._director.show_lockouts())
            return page

        self._window.show_page(make)

    # -- the end, and one more look ----------------------------------------------------------------------

    def _show_over(self, record: PackRecord) -> None:
        def make(look: Look) -> QWidget:
            page = PackOverPage(
                look,
                record,
                safe=self._packs.shelf.safe_times(),
                now=self._coach.clock.now(),
                follow=EXERCISE if record.protocol == "pre_exercise_heat" else "",
            )
            page.done.connect(lambda _none: self._director.go("today"))
            page.sign_requested.connect(lambda _none: self.ask_sign(record, stopped=False))
            return page

        self._window.show_page(make)

    def ask_to_look_again(self) -> None:
        """Ask to look at the skin once more, if that is due and no flow is in the way."""
        due = self._packs.after.to_look_again(self._coach.clock.now())
        if due is None or self._packs.run.is_live:
            return
        if not self._window.place:
            # Later, when the flow is over.
            self._later.start(LATER_MS)
            return
        self._director.audio.sounder.cue("rest", _("Look at your skin once more."))

        def make(look: Look) -> QWidget:
            page = LookAgainPage(look, due)
            page.normal.connect(lambda normal: self._looked(due, normal))
            return page

        self._window.show_page(make)

    def _looked(self, record: PackRecord, normal: bool) -> None:
        saved = self._packs.after.note_look(record, normal=normal)
        if normal:
            self._show()
        else:
            self.ask_sign(record, stopped=False, later=True)
        self._director.tell(saved)

    # -- the log ------------------------------------------------------------------------------------------

    def show_log(self) -> None:
        """Show what was used, newest first."""
        from corecoach.ui.pages.pack_log import CorrectionDraft, PackLogPage

        draft = CorrectionDraft()

        def make(look: Look) -> QWidget:
            rules = self._packs.shelf.sound_rules()
            page = PackLogPage(
                look,
                self._packs.after.entries(),
                draft,
                now=self._coach.clock.now(),
                signs_words={s.id: _(s.words) for s in rules.signs},
            )
            page.correct_requested.connect(lambda wish: self._correct(*wish))
            page.leave_requested.connect(lambda _none: self._show())
            return page

        self._window.show_page(make)

    def _correct(self, record: PackRecord, minutes: dict[int, float]) -> None:
        saved = self._packs.after.correct(record, minutes)
        self.show_log()
        self._director.tell(saved)
