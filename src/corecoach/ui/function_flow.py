"""The way through the questions on what one can do: what was answered, and one set of questions at a time.
Half an answer is never kept."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, SaveResult
from corecoach.library import AssetError
from corecoach.library.questionnaires import RMDQ, Questionnaire
from corecoach.pain.function import Instrument, Said
from corecoach.safety import Tier
from corecoach.ui.dates import plain_date_words
from corecoach.ui.function_words import about_words, title_words
from corecoach.ui.look import Look
from corecoach.ui.pages.function import FunctionPage, FunctionShown
from corecoach.ui.pages.function_change import ChangeDraft, ChangePage
from corecoach.ui.pages.function_naming import NamingDraft, NamingPage
from corecoach.ui.pages.function_rating import RatingDraft, RatingPage
from corecoach.ui.pages.function_ticks import TicksDraft, TicksPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director

Then = Callable[[], object]


class FunctionFlow(QObject):
    """Shows, asks and stores. Answering is open while exercise is locked, as all of the diary is."""

    def __init__(self, director: "Director", window: Window, coach: Coach) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._function = coach.pain.function
        # Who said "Not today" is not offered it again that day.
        self._not_on: date | None = None
        self._leave: Then = self.show
        self._saved: Then = self._show_saved
        self._back_words = ""

    # -- what was answered -----------------------------------------------------------------------------

    def show(self) -> None:
        """Show what was answered so far, and what is due."""
        self._show()

    def _show_saved(self) -> None:
        self._show(saved=self._function.given)

    def _take_back(self, said: Said) -> None:
        result = self._function.take_back(said)
        self._show(taken_back=True)
        self._director.tell(result)

    def _show(self, *, saved: Said | None = None, taken_back: bool = False) -> None:
        def make(look: Look) -> QWidget:
            function, now = self._function, self._coach.clock.now()
            view, agenda = function.view(), function.agenda()
            shown = FunctionShown(view, agenda, self._questionnaire(), now, saved, taken_back)
            page = FunctionPage(look, shown)
            page.undo_requested.connect(self._take_back)
            page.answer_requested.connect(self._answer_here)
            page.leave_requested.connect(lambda _none: self._director.go("trend"))
            return page

        self._window.show_page(make, places=self._director.places(), current="trend")

    def _answer_here(self, instrument: Instrument) -> None:
        self._answer(instrument, leave=self.show, saved=self._show_saved, back=_("Back"))

    # -- the offer ---------------------------------------------------------------------------------------

    def offer(self, then: Then) -> None:
        """Offer the questions that are due, or go on at once. `then` comes after them in either case."""
        due = self._to_offer()
        if due is None:
            then()
            return
        lines = [
            about_words(due),
            _("It shows what pain alone does not. You and your physio can see how it changes."),
        ]

        def decline() -> None:
            self._not_on = self._coach.clock.now().date()
            then()

        def answer() -> None:
            self._answer(due, leave=decline, saved=then, back=_("Not today"))

        ways = [(_("Answer now"), Kind.PRIMARY, answer), (_("Not today"), Kind.SECONDARY, decline)]
        title = _("Two minutes more?")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=title_words(due)))

    def _to_offer(self) -> Instrument | None:
        """What is due, unless it was put off today, cannot be shown, or there is a reason to get help now."""
        if self._not_on == self._coach.clock.now().date():
            return None
        if any(lockout.tier is Tier.EMERGENCY for lockout in self._coach.lockouts()):
            return None
        due = self._function.due()
        return None if due == "rmdq" and self._questionnaire() is None else due

    def _questionnaire(self) -> Questionnaire | None:
        try:
            return self._coach.library.questionnaires.get(RMDQ)
        except AssetError:
            return None

    # -- the questions -----------------------------------------------------------------------------------

    def _answer(self, instrument: Instrument, *, leave: Then, saved: Then, back: str) -> None:
        """Ask one set of questions; `leave` comes after going back, `saved` after an answer."""
        self._leave, self._saved, self._back_words = leave, saved, back
        ways: dict[Instrument, Then] = {
            "psfs": self._rate_known,
            "rmdq": self._tick,
            "change": self._say_change,
        }
        ways[instrument]()

    def _keep(self, result: SaveResult) -> None:
        self._saved()
        self._director.tell(result)

    def _rate_known(self) -> None:
        """Rate the activities in hand; who has none names them first."""
        known = self._function.view().activities
        if known is None:
            self._name(NamingDraft(), again=False)
            return
        draft = RatingDraft()

        def make(look: Look) -> QWidget:
            page = RatingPage(look, known.names, draft, back=self._back_words, known=True)
            page.done.connect(lambda _none: self._keep(self._function.rate(_in_order(draft))))
            page.others_requested.connect(lambda _none: self._name(NamingDraft(), again=True))
            page.leave_requested.connect(lambda _none: self._leave())
            return page

        self._window.show_page(make)

    def _name(self, draft: NamingDraft, *, again: bool) -> None:
        back = _("Back") if again else self._back_words

        def make(look: Look) -> QWidget:
            page = NamingPage(look, draft, back=back, again=again)
            page.done.connect(lambda _none: self._rate_new(draft, again))
            page.leave_requested.connect(lambda _none: self._rate_known() if again else self._leave())
            return page

        self._window.show_page(make)

    def _rate_new(self, named: NamingDraft, again: bool) -> None:
        """Rate what was just named: names and ratings are kept together, or neither is."""
        names, draft = named.tidied, RatingDraft()

        def make(look: Look) -> QWidget:
            page = RatingPage(look, names, draft, back=_("Back"), known=False)
            page.done.connect(lambda _n: self._keep(self._function.name_and_rate(names, _in_order(draft))))
            page.leave_requested.connect(lambda _none: self._name(named, again=again))
            return page

        self._window.show_page(make)

    def _tick(self) -> None:
        asked, draft = self._questionnaire(), TicksDraft()
        if asked is None:
            self._leave()
            return

        def make(look: Look) -> QWidget:
            page = TicksPage(look, asked, draft, title=title_words("rmdq"), back=self._back_words)
            page.done.connect(lambda _none: self._keep(self._function.tick(draft.ticked)))
            page.leave_requested.connect(lambda _none: self._leave())
            return page

        self._window.show_page(make)

    def _say_change(self) -> None:
        draft, began = ChangeDraft(), self._began_words()

        def make(look: Look) -> QWidget:
            page = ChangePage(look, draft, began=began, back=self._back_words)
            page.done.connect(lambda _n: self._keep(self._function.say_change(_known(draft), draft.effort)))
            page.leave_requested.connect(lambda _none: self._leave())
            return page

        self._window.show_page(make)

    def _began_words(self) -> str:
        began, now = self._function.agenda().began, self._coach.clock.now()
        if began is None:
            return ""
        day = plain_date_words(began.astimezone(now.tzinfo).date(), now.date())
        return _("Your pain diary began on {day}.").format(day=day)


def _in_order(draft: RatingDraft) -> list[int]:
    return [draft.ratings[n] for n in sorted(draft.ratings)]


def _known(draft: ChangeDraft) -> int:
    assert draft.change is not None, "the page asks for it"
    return draft.change
