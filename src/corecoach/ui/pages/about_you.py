"""About you: what makes signs weigh more for this person, and what is hard for them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.safety import Answer, RuleSet, ScreeningItem
from corecoach.safety.profile import OLDEST
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import asked_row, held, lined, title_and_question
from corecoach.ui.pages.gate import answer_options
from corecoach.ui.pages.tick_group import TickGroup
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Segmented, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.words import _

Country = tuple[str, str, str]


@dataclass
class AboutYouDraft:
    """What was said so far; it outlives a page that is drawn anew. `age` is as typed. With nothing ticked in
    a group, `no_modifiers` and `no_cautions` say whether that was meant."""

    age: str = ""
    country: str = ""
    modifiers: set[str] = field(default_factory=set)
    no_modifiers: bool = False
    once: dict[str, Answer] = field(default_factory=dict)
    cautions: set[str] = field(default_factory=set)
    no_cautions: bool = False

    @property
    def years(self) -> int | None:
        """The age in full years; None while it is missing or none at all."""
        text = self.age.strip()
        years = int(text) if text.isdecimal() and len(text) <= len(str(OLDEST)) else None
        return years if years is not None and years <= OLDEST else None


class AboutYouPage(FlowPage):
    """`done` says that all is answered; the answers are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        rules: RuleSet,
        draft: AboutYouDraft,
        cautions: Sequence[tuple[str, str]],
        once: Sequence[ScreeningItem],
        countries: Sequence[Country],
        *,
        first: bool,
        locks: Callable[[AboutYouDraft], Sequence[str]],
    ) -> None:
        """`cautions` are (code, words), `countries` (code, name, emergency number). `first`: nothing was said
        before. `locks` says in sentences what a draft locks, also one that is not complete."""
        super().__init__(look, max_width=1136, gap=16)
        self._rules, self._draft, self._locks = rules, draft, locks
        self._cautions, self._once = cautions, once
        self._numbers = {code: number for code, _name, number in countries}
        self._rows: dict[str, Segmented] = {}
        title = _("About you")
        self.setAccessibleName(title)
        back = Button(
            look, _("Back to Today"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        parts = self._parts(look, countries, first)
        self.fill(*parts, title=title, back=back, foot=self._foot(look))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the age: it is asked first."""
        self._age.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self, look: Look, countries: Sequence[Country], first: bool) -> Iterator[QWidget]:
        lead = _("So that the safety questions fit you.")
        if not first:
            lead = _("Is this still right? Change what is different now.")
        yield held(column(Text(look, lead, "title-m")))
        yield self._person(look, countries)
        yield self._modifier_group(look)
        if self._once:
            yield self._once_card(look)
        yield self._caution_group(look)
        yield self._lock_card(look)

    def _person(self, look: Look, countries: Sequence[Country]) -> QWidget:
        age, country = self._age_box(look), self._country_box(look, countries)
        if look.narrow:
            return Card(look, age, look.px(14), country, padding=(26, 18))
        pair = row(age, country, gap=look.px(32))
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        return Card(look, pair, padding=(26, 18))

    def _age_box(self, look: Look) -> QWidget:
        self._age = Field(look, _("Your age in years"), width=110)
        self._age.setText(self._draft.age)
        self._age.textChanged.connect(self._on_age)
        self._age_note = Text(look, "", "body", "ink-2")
        return _labelled(look, _("Your age in years"), self._age, self._age_note)

    def _country_box(self, look: Look, countries: Sequence[Country]) -> QWidget:
        code = self._draft.country
        options = [(country, name) for country, name, _number in countries]
        if code not in self._numbers:
            options.insert(0, (code, _("Choose your country")))
        choice = Choice(look, _("Country"), options, code, self._on_country)
        self._number = Text(look, "", "body", "ink-2")
        return _labelled(look, _("Where are you?"), choice, self._number)

    def _modifier_group(self, look: Look) -> QWidget:
        options = [(modifier.id, _(modifier.question)) for modifier in self._rules.modifiers]
        self._modifier_ticks = TickGroup(
            look,
            _("Has any of this been true for you?"),
            options,
            self._draft.modifiers,
            none=self._draft.no_modifiers,
            below=_("Tick all that fit."),
        )
        self._modifier_ticks.changed.connect(self._on_modifiers)
        return self._modifier_ticks

    def _caution_group(self, look: Look) -> QWidget:
        self._caution_ticks = TickGroup(
            look,
            _("What is hard for you?"),
            self._cautions,
            self._draft.cautions,
            none=self._draft.no_cautions,
            below=_("Tick all that fit. It helps to choose exercises for you."),
        )
        self._caution_ticks.changed.connect(self._on_cautions)
        return self._caution_ticks

    def _once_card(self, look: Look) -> QWidget:
        return Card(look, *lined(look, [self._once_row(look, item) for item in self._once]), padding=(26, 6))

    def _once_row(self, look: Look, item: ScreeningItem) -> QWidget:
        answers = Segmented(look, answer_options(), name=_(item.title), value=self._draft.once.get(item.id))
        answers.setAccessibleDescription(_(item.question))
        answers.chosen.connect(lambda answer: self._on_once(item.id, answer))
        self._rows[item.id] = answers
        words = title_and_question(look, _(item.title), _(item.question))
        return asked_row(look, words, answers, width=350, down=10)

    def _lock_card(self, look: Look) -> QWidget:
        """The last thing before the button: what saving will lock."""
        self._lock_words = Text(look, "", "body")
        head = row(
            Icon(look, "lock", "ink-2"), grow(Text(look, _("What your answers lock"), "label")), gap=12
        )
        return Card(look, head, look.px(6), self._lock_words, fill="sunken", edge=None, padding=(26, 16))

    def _foot(self, look: Look) -> QWidget:
        self._hint = Text(look, "", "body", "ink")
        self._save = Button(
            look, _("Save"), Kind.PRIMARY, icon="check", height=64, size_px=22, on_click=self._finish
        )
        parts = (grow(self._hint), self._save)
        return held(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(20)))

    # -- answers ----------------------------------------------------------------------------------------

    def _on_age(self, text: str) -> None:
        self._draft.age = text
        self._refresh()

    def _on_country(self, code: str) -> None:
        self._draft.country = code
        self._refresh()

    def _on_modifiers(self, none: bool) -> None:
        self._draft.no_modifiers = none
        self._refresh()

    def _on_cautions(self, none: bool) -> None:
        self._draft.no_cautions = none
        self._refresh()

    def _on_once(self, item_id: str, answer: Answer) -> None:
        self._draft.once[item_id] = answer
        self._refresh()

    def _missing(self) -> str:
        """The first thing that is missing, in words; nothing when all is answered."""
        draft = self._draft
        if draft.years is None:
            return _("Write your age in years.")
        if not self._modifier_ticks.answered:
            return _("Tick what has been true for you, or “None of these”.")
        if any(item.id not in draft.once for item in self._once):
            return _("Answer No, Yes or Not sure to every question.")
        if not self._caution_ticks.answered:
            return _("Tick what is hard for you, or “None of these”.")
        return ""

    def _refresh(self) -> None:
        missing, locks = self._missing(), self._locks(self._draft)
        ready = (
            _("Read above what your answers lock. Then save.") if locks else _("It stays on this computer.")
        )
        self._save.setEnabled(not missing)
        self._save.setAccessibleDescription(missing or "\n".join(locks))
        self._hint.setText(missing or ready)
        self._lock_words.setText("\n".join(locks) or _("Nothing so far."))
        self._explain_age()
        self._show_number()

    def _explain_age(self) -> None:
        """One line in either case, so that nothing below it moves."""
        wrong = bool(self._draft.age.strip()) and self._draft.years is None
        asked = _("Write a number from 0 to {oldest}.").format(oldest=OLDEST)
        self._age_note.setText(asked if wrong else _("In full years, such as 54."))
        self._age_note.set_role("ink" if wrong else "ink-2")

    def _show_number(self) -> None:
        number = self._numbers.get(self._draft.country, "")
        words = _("Emergency number: {number}") if number else _("It decides which emergency number you see.")
        self._number.setText(words.format(number=number))

    def _finish(self) -> None:
        if not self._missing():
            self.done.emit(None)


def _labelled(look: Look, label: str, control: QWidget, below: Text) -> QWidget:
    words = Text(look, label, "label")
    words.setBuddy(control)
    return held(column(words, control, below, None, gap=look.px(6)))
