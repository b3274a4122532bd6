"""What follows a stop: what was felt, how bad it is, what it locks, and whether there is a way on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, ScreenResult, Started, Wish
from corecoach.coach.own_cases import with_items
from corecoach.safety import Answer, Lock, Tier
from corecoach.session import SessionRecord
from corecoach.ui.check_flow import CheckFlow
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.gate import GateDraft
from corecoach.ui.pages.lockout_reasons import CHEST_SIGNS
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

# What each answer on the stop page asks about next; emergency signs first.
ASKED_AFTER_STOP = {
    "pain": ("sudden_tearing", "pain_new_pattern", "back_locking"),
    "nerve": (
        "ces_saddle", "ces_bladder_empty", "ces_bladder_leak", "ces_bowel", "legs_both", "leg_weak_severe",
        "leg_weak", "walk_unsteady", "leg_numb", "leg_tingle", "leg_pain_one", "pain_moving_down",
    ),
    "dizzy": ("chest_pain", "collapse", "palpitations", "dizzy"),
}  # fmt: skip
CHEST_ANSWERS: dict[str, Answer] = dict.fromkeys(CHEST_SIGNS, "unsure")
Way = tuple[str, Kind, Callable[[], object]]


class StopFlow(QObject):
    """One stop at a time. Everything has stopped before the first page of it shows."""

    def __init__(
        self,
        director: "Director",
        window: Window,
        coach: Coach,
        check: CheckFlow,
        locks: LockFlow,
        *,
        go_on: Callable[[Wish], object],
        summary: Callable[[SessionRecord], object],
    ) -> None:
        """`go_on` leads through the safety check into the rest of a session; `summary` ends the session."""
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._check, self._locks = check, locks
        self._go_on, self._summary = go_on, summary
        self._draft, self._asking = GateDraft(), False
        window.closing.connect(self._keep)

    def begin(self, started: Started, record: SessionRecord) -> None:
        """Ask what was felt."""
        self._started, self._record = started, record
        self._draft = GateDraft()
        self._score: int | None = None
        self._ask_what()

    def _ask_what(self) -> None:
        def make(look: Look) -> QWidget:
            page = StoppedPage(look)
            page.chosen.connect(self._on_felt)
            page.mistake_requested.connect(lambda _none: self._again())
            return page

        self._window.show_page(make)

    @property
    def _index(self) -> int:
        return self._started.session.moment().phase.item

    def _again(self) -> None:
        """Carry on at the exercise in hand: through the safety check, as after any stop."""
        wish = self._started.wish
        rest = with_items(wish, wish.routine.items[self._index :])
        assert rest is not None
        self._go_on(rest)

    def _on_felt(self, reason: str) -> None:
        # Written before anything else is asked: the reason for a stop must not hang on the pages after it.
        said = self._coach.feedback(self._record, pain=None, effort=None, note="", stop_reason=reason)
        self._director.tell(said)
        self._draft, self._score = GateDraft(), None
        {
            "rest": self._offer_rest,
            "chest": self._confirm_chest,
            "pain": self._ask_score,
        }.get(reason, lambda: self._ask_items(reason, self._ask_what))()

    def _offer_rest(self) -> None:
        actions: list[Way] = [
            (_("Carry on from this exercise"), Kind.PRIMARY, self._again),
            (_("End and save"), Kind.SECONDARY, self._end),
        ]
        lines = [_("There is no hurry."), _("To carry on, answer the safety questions again.")]
        self._check.notice(_("Take the rest you need"), lines, actions, _("Stopped"))

    def _confirm_chest(self) -> None:
        actions: list[Way] = [
            (_("Yes, that is right"), Kind.DANGER, lambda: self._report(CHEST_ANSWERS)),
            (_("No, change it"), Kind.SECONDARY, self._ask_what),
        ]
        call = _("If it is, call {number} now.").format(number=self._director.emergency_number())
        lines = [
            _("You chose chest pain, badly out of breath, faint, or sudden weakness or slurred speech."),
            call,
        ]
        self._check.notice(_("Is that right?"), lines, actions, _("Stopped"))

    def _ask_score(self) -> None:
        from corecoach.ui.pages.pain_now import PainNowPage

        def chosen(score: int) -> None:
            self._score = score
            self._ask_items("pain", self._ask_score)

        def make(look: Look) -> QWidget:
            page = PainNowPage(look)
            page.chosen.connect(chosen)
            page.leave_requested.connect(lambda _none: self._ask_what())
            return page

        self._window.show_page(make)

    def _ask_items(self, reason: str, back: Callable[[], object]) -> None:
        self._asking = True
        report = lambda: self._report(self._draft.items)  # noqa: E731
        self._check.ask(ASKED_AFTER_STOP[reason], self._draft, report, report, back)

    def _keep(self) -> None:
        """The window closes on a question: what was answered and is not No is written all the same."""
        if self._asking and any(answer != "no" for answer in self._draft.items.values()):
            self._write(self._draft.items)

    def _report(self, answers: dict[str, Answer]) -> None:
        result = self._write(answers)
        self._after(result)
        self._director.tell(result.saved)

    def _write(self, answers: dict[str, Answer]) -> ScreenResult:
        self._asking = False
        return self._coach.report(
            answers,
            self._started.session.moment().phase.exercise,
            statuses=self._draft.statuses,
            flu_like=bool(self._draft.flu_like),
            pain_start=self._started.screening.pain_now,
            pain_now=self._score,
        )

    def _after(self, result: ScreenResult) -> None:
        """A lock on more than this exercise is shown; else there may be a way on."""
        only_this = result.lockout is None or set(result.lockout.locks) <= {
            Lock.THIS_EXERCISE,
            Lock.PROGRESSION,
        }
        if not only_this or result.triage.tier.rank > Tier.CAUTION.rank:
            self._locks.show()
        elif self._coach.is_enough_for_today():
            self._say_enough()
        elif result.lockout is not None:
            self._offer_easier(rose=any(f.rule == "N1" for f in result.triage.fired))
        elif self._score is not None:
            self._offer_easier(may_repeat=True)
        else:
            self._end()

    def _say_enough(self) -> None:
        lines = [
            _("Your pain rose too far in two exercises, so this session ends here."),
            _("Tomorrow we ask how the morning was."),
        ]
        self._check.notice(
            _("Enough for today"), lines, [(_("End and save"), Kind.PRIMARY, self._end)], _("Stopped")
        )

    def _offer_easier(self, *, rose: bool = False, may_repeat: bool = False) -> None:
        """Pain is a reason to do less of what hurt, not to give up the rest."""
        wish, index = self._started.wish, self._index
        easier = self._coach.easier_instead(wish, index)
        rest = self._coach.without(wish, index)
        ways: list[Way] = []
        if easier is not None:
            name = _(self._coach.exercises_of(easier)[easier.routine.items[0].exercise].name)
            words = _("Easier instead: {name}").format(name=name)
            ways.append((words, Kind.PRIMARY, lambda: self._go_on(easier)))
        if rest is not None:
            kind = Kind.SECONDARY if ways else Kind.PRIMARY
            ways.append((_("Go on without this exercise"), kind, lambda: self._go_on(rest)))
        ways.append((_("End and save"), Kind.SECONDARY if ways else Kind.PRIMARY, self._end))
        first = _("This exercise is left out until tomorrow.")
        if rose:
            first = _("This exercise is left out until tomorrow, because your pain rose.")
        if may_repeat:
            first = _("Leave this exercise out if it hurts.")
        lines = [first, _("To go on, answer the safety questions again.")]
        self._check.notice(_("What next?"), lines, ways, _("Stopped"))

    def _end(self) -> None:
        self._summary(self._record)
