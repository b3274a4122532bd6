"""The way to a session: the safety check, what is locked, today's dose and changes, and the gate."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, OfExercise, OfTemplate, ScreenResult, Started, Unsuited, Wish
from corecoach.coach.views import Change
from corecoach.safety import Lock, Refusal, Screening, Tier
from corecoach.ui.check_flow import CheckFlow
from corecoach.ui.dose_lines import alert_words, dose_lines, part_lines, part_words, too_sore_words
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.dose import DoseLine, DosePage
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

Refused = Refusal | Unsuited


class StartFlow(QObject):
    """One wish at a time. What the person says on the way can change what may start, so the coach decides
    after the answers, and once more at the very start."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        check: CheckFlow,
        locks: LockFlow,
        *,
        warm_up: Callable[[], object],
        run: Callable[[Started], object],
    ) -> None:
        """`warm_up` gets the sounds ready; `run` gets what the gate let through."""
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._check, self._locks = check, locks
        self._warm_up, self._run = warm_up, run
        # Exercises whose changes have been said in this session.
        self._told: set[str] = set()

    def begin(self, routine: str) -> None:
        """Lead into a routine of the programme, with what is suggested for today."""
        programme = self._coach.programme
        found = programme.routine(routine) if programme else None
        if found is None:
            self._director.go("today")
        else:
            self._begin(Wish(found, programme))

    def begin_own(self, wish: Wish) -> None:
        """Lead into what the person chose. It is none of the programme's, whatever its id: nothing is
        suggested for it, and it counts as no sitting of the programme."""
        self._begin(wish)

    def _begin(self, wish: Wish) -> None:
        # Said before the questions, not after them; the way to a new check is on that page.
        if self._coach.is_all_locked():
            self._locks.show()
            return
        self._told = set()
        self._warm_up()
        self._check.begin(
            wish.routine.title,
            lambda s, result: self._lead(wish, s, result, lambda: self._show_today(wish, s)),
        )

    def ask(self, wish: Wish) -> None:
        """Lead into a session as it stands here, such as the rest of one: nothing is suggested for it."""
        self._warm_up()
        self._check.begin(
            wish.routine.title,
            lambda s, result: self._lead(wish, s, result, lambda: self._show_changes(wish, s)),
        )

    def _lead(
        self, wish: Wish, screening: Screening, result: ScreenResult, go_on: Callable[[], object]
    ) -> None:
        """From the answers on: what is locked is said first."""
        asked = self._coach.start(wish, screening)
        if isinstance(asked, Unsuited) and result.lockout is not None:
            self._locks.show()
        elif not isinstance(asked, Started):
            self._refused(wish, screening, asked)
        elif result.lockout is not None:
            self._tell_lock(go_on)
        else:
            go_on()

    # -- today -----------------------------------------------------------------------------------------

    def _show_today(self, wish: Wish, screening: Screening) -> None:
        """What the scores suggest for today. The prescription stands unless the person takes it."""
        if wish.own:
            self._show_changes(wish, screening)
            return
        plan = self._coach.plan_for(wish.routine)
        suggested = replace(wish, routine=replace(wish.routine, items=tuple(i.item for i in plan.items)))
        changes = self._untold(suggested)
        lines = dose_lines(plan, wish.routine, self._coach.exercises_of(wish), changes)
        alerts = alert_words(plan)

        def taken(take: bool) -> None:
            self._coach.note_dose(wish.routine, plan, taken=take)
            self._go(suggested if take else wish, screening)

        if lines or alerts:
            self._show_page(wish, lines, alerts, changes, taken)
        else:
            self._show_these(wish, screening, changes)

    def _show_changes(self, wish: Wish, screening: Screening) -> None:
        """What the person does in another way, or watches, once in a session; else straight on."""
        self._show_these(wish, screening, self._untold(wish))

    def _show_these(self, wish: Wish, screening: Screening, changes: Sequence[Change]) -> None:
        if changes:
            self._show_page(wish, (), (), changes, lambda _taken: self._go(wish, screening))
        else:
            self._go(wish, screening)

    def _untold(self, wish: Wish) -> list[Change]:
        changes = [c for c in self._coach.changes(wish) if c.exercise not in self._told]
        self._told |= {c.exercise for c in changes}
        return changes

    def _show_page(
        self,
        wish: Wish,
        lines: Sequence[DoseLine],
        alerts: Sequence[str],
        changes: Sequence[Change],
        taken: Callable[[bool], object],
    ) -> None:
        def make(look: Look) -> QWidget:
            page = DosePage(look, wish.routine.title, lines, alerts=alerts, changes=changes)
            page.taken.connect(taken)
            page.leave_requested.connect(lambda _none: self._director.go("today"))
            return page

        self._window.show_page(make)

    def _go(self, wish: Wish, screening: Screening) -> None:
        """Ask the gate, now, and run. A page may have been open for hours, and something locked since."""
        started = self._coach.start(wish, screening)
        if isinstance(started, Started):
            self._run(started)
        else:
            self._refused(wish, screening, started)

    # -- what is in the way ----------------------------------------------------------------------------

    def _tell_lock(self, go_on: Callable[[], object]) -> None:
        """What locks something is said before anything starts, also when this session stays open."""
        ways = [
            (_("See what is locked"), Kind.PRIMARY, self._locks.show),
            (_("Go on with the session"), Kind.SECONDARY, go_on),
            # The last is where Esc goes: it must never start anything.
            (_("Back to Today"), Kind.SECONDARY, lambda: self._director.go("today")),
        ]
        lines = [
            _("Because of what you told us, some exercise is locked now."),
            _("See why, and whom to tell. This session is not locked."),
        ]
        self._check.notice(_("Something is locked"), lines, ways)

    def _refused(self, wish: Wish, screening: Screening, refused: Refused) -> None:
        if isinstance(refused, Unsuited):
            self._choose_again(wish)
            return
        part = self._open_part(wish, refused)
        if part is not None:
            self._offer_part(part, screening, refused)
        elif refused.reason in ("locked", "flagged"):
            self._locks.show()
        elif refused.reason == "unexplained":
            self._check.nothing_named()
        elif refused.reason == "pain":
            self._check.notice(_("Not this session for now"), too_sore_words())
        else:
            self.ask(wish)

    def _choose_again(self, wish: Wish) -> None:
        """Something of it is not for the person: the page where they chose it says what, and why."""
        if isinstance(wish.place, OfTemplate):
            self._director.shelf().show_routine(wish.place.template, wish.place.part)
        elif isinstance(wish.place, OfExercise):
            self._director.library().open(wish.place.exercise)
        else:
            self._director.go("library")

    def _open_part(self, wish: Wish, refusal: Refusal) -> Wish | None:
        """What stays open of a session, where not all is closed and nobody has to be seen today."""
        urgent = any(x.tier.rank >= Tier.URGENT.rank for x in refusal.lockouts)
        partly = set(refusal.locks) <= {Lock.STRENGTHENING, Lock.THIS_EXERCISE, Lock.PROGRESSION}
        if refusal.reason not in ("locked", "flagged", "pain") or urgent or not partly:
            return None
        return self._coach.open_part(wish, gentle_only=Lock.STRENGTHENING in refusal.locks)

    def _offer_part(self, part: Wish, screening: Screening, refusal: Refusal) -> None:
        """Part of the session stays open: say what is closed first."""
        words = part_words(part.routine, refusal.locks)
        start = (words, Kind.PRIMARY, lambda: self._start_part(part, screening))
        ways = [start, (_("Back to Today"), Kind.SECONDARY, lambda: self._director.go("today"))]
        if refusal.reason != "pain":
            ways.insert(1, (_("See what is locked"), Kind.SECONDARY, self._locks.show))
        self._check.notice(_("Only a part today"), part_lines(refusal.reason, refusal.locks), ways)

    def _start_part(self, part: Wish, screening: Screening) -> None:
        started = self._coach.start(part, screening)
        if isinstance(started, Started):
            # Who may do only a part is not to do more of it than somebody who may do all.
            self._show_today(part, screening)
        elif isinstance(started, Refusal) and started.reason in ("locked", "flagged"):
            self._locks.show()
        else:
            self._refused(part, screening, started)
