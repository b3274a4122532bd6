"""About you, and the morning after a session: what is asked besides the safety check."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach, ScreenResult
from corecoach.library.cautions import asked as asked_cautions
from corecoach.safety import Lock, RuleSet, ScreeningItem, Tier
from corecoach.session import SessionRecord
from corecoach.ui.dates import day_words
from corecoach.ui.lock_flow import LockFlow
from corecoach.ui.look import Look
from corecoach.ui.pages.about_you import AboutYouDraft, AboutYouPage
from corecoach.ui.pages.morning import MorningDraft, MorningPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.widgets import Kind
from corecoach.ui.window import Window
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.director import Director


class PersonFlow(QObject):
    """Asks and stores; what it locks is said before it is saved."""

    def __init__(
        self, director: "Director", window: Window, coach: Coach, settings: SettingsInUse, locks: LockFlow
    ) -> None:
        super().__init__(director)
        self._director, self._window, self._coach = director, window, coach
        self._settings, self._locks = settings, locks

    # -- about you -------------------------------------------------------------------------------------

    def about_you(self, then: Callable[[], object], back: Callable[[], object]) -> None:
        """Ask about the person, with what they said before; `then` goes on once it is stored."""
        draft, rules = self._draft(), self._rules()
        known = self._coach.profile_record()
        asked = known.asked if known else ()
        once = [i for i in rules.items if "O" in i.ask and not _in_a_gate(rules, i) and i.id not in asked]
        cautions = [(c.code, _(c.question)) for c in asked_cautions(self._coach.caution_words())]

        def make(look: Look) -> QWidget:
            page = AboutYouPage(
                look,
                rules,
                draft,
                cautions,
                once,
                self._director.countries(),
                first=known is None,
                locks=self._locked_by,
            )
            page.done.connect(lambda _none: self._save(draft, then))
            page.leave_requested.connect(lambda _none: back())
            return page

        self._window.show_page(make)

    def _draft(self) -> AboutYouDraft:
        known = self._coach.profile_record()
        draft = AboutYouDraft(country=self._settings.value.country)
        if known is not None:
            draft.age = str(known.ages_on(self._coach.clock.now().date())[0])
            asked = {c.code for c in asked_cautions(self._coach.caution_words())}
            draft.modifiers, draft.cautions = set(known.modifiers), asked & set(known.cautions)
            draft.no_modifiers, draft.no_cautions = not draft.modifiers, not draft.cautions
        # The programme's year of birth is no answer: the person at this screen may be somebody else.
        return draft

    def _save(self, draft: AboutYouDraft, then: Callable[[], object]) -> None:
        if draft.country != self._settings.value.country:
            self._settings.change(country=draft.country)
        assert draft.years is not None
        result = self._coach.save_profile(draft.years, draft.modifiers, draft.cautions, draft.once)
        if result.triage.tier is Tier.SOON and not result.triage.locks:
            self._tell_signpost(then)
        else:
            then()
        self._director.tell(result.saved)

    def _tell_signpost(self, then: Callable[[], object]) -> None:
        """What locks nothing, and still somebody should hear about."""
        lines = [
            _("You told us about months of back pain or morning stiffness."),
            _("Tell your GP or physio about it within 2 weeks. Exercise stays open."),
        ]
        ways = [(_("Go on"), Kind.PRIMARY, then)]
        title = _("Something to tell your GP")
        self._window.show_page(lambda look: NoticePage(look, title, lines, ways, bar=_("About you")))

    def _locked_by(self, draft: AboutYouDraft) -> list[str]:
        """What the answers will lock, a sentence each."""
        person, said = self._coach.would_lock(draft.years, draft.modifiers, draft.once)
        by_id, ice = {rule.id: rule for rule in self._rules().persons}, Lock.ICE in said.locks
        cold = [_("Ice packs will be locked, because of what cold does to you.")] if ice else []
        return cold + [
            _("{what}: {title}. It opens when your clinician confirms a plan for it.").format(
                what=_locked_words(by_id[f.rule].outcome.locks), title=_(by_id[f.rule].title)
            )
            for f in person.fired
            if f.rule in by_id
        ]

    def _rules(self) -> RuleSet:
        rules = self._coach.rules
        assert rules is not None
        return rules

    # -- the morning after -----------------------------------------------------------------------------

    def ask_morning(self, then: Callable[[], object]) -> bool:
        """Ask how the morning after the last session is, if that is due; whether it is asked."""
        session = self._coach.morning_due() if self._coach.rules is not None else None
        if session is None:
            return False
        draft, ask_leg = MorningDraft(), self._coach.asks_about_leg(session)
        words = _("After your session of {day}: {title}").format(
            day=day_words(session.ended_at.date(), self._coach.clock.now().date()), title=session.title
        )

        def make(look: Look) -> QWidget:
            page = MorningPage(look, session_words=words, ask_leg=ask_leg, draft=draft)
            page.done.connect(lambda _none: self._save_morning(session, draft, then))
            page.skipped.connect(lambda _none: then())
            return page

        self._window.show_page(make)
        return True

    def _save_morning(self, session: SessionRecord, draft: MorningDraft, then: Callable[[], object]) -> None:
        assert draft.pain is not None
        result = self._coach.add_morning(session, draft.pain, draft.moved_down)
        if _must_be_seen(result):
            self._locks.show()
        else:
            then()
        self._director.tell(result.saved)


def _in_a_gate(rules: RuleSet, item: ScreeningItem) -> bool:
    return any(item.id in gate.items for gate in rules.gates)


def _locked_words(locks: tuple[Lock, ...]) -> str:
    words = {
        Lock.ALL_EXERCISE: _("All exercise will be locked"),
        Lock.STRENGTHENING: _("Strengthening will be locked"),
        Lock.PROGRESSION: _("Making exercises harder will be locked"),
    }
    return next((words[lock] for lock in words if lock in locks), "")


def _must_be_seen(result: ScreenResult) -> bool:
    """A lock on making exercises harder changes no page of today; anything more is said at once."""
    if result.lockout is None:
        return False
    return result.triage.tier is not Tier.CAUTION or set(result.lockout.locks) != {Lock.PROGRESSION}
