"""A clinician has cleared a lockout: who, when, and that they examined the person after the report."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.safety import Lockout, RuleSet, needs_new_assessment
from corecoach.ui.dates import date_words, moment_words, time_words
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_parts import labelled, title_beside, told
from corecoach.ui.pages.lockout_reasons import reasons_title, reported
from corecoach.ui.pages.lockout_words import exit_words, later_words
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
# Where only the day is known. Noon, because a record has a time; never later than now.
_NOON = time(12)


class ClearanceForm(Struct, frozen=True):
    """What was typed in: everything a clearance of level L1 needs. `place` is asked for where it counts
    later."""

    lockout: Lockout
    clinician: str
    role: str
    assessed: datetime
    place: str = ""


@dataclass
class ClearanceDraft:
    """What was typed so far. It belongs to the caller, so that it outlives the page. `day` as YYYY-MM-DD."""

    clinician: str = ""
    role: str = ""
    day: str = ""
    time: str = ""
    place: str = ""
    examined: bool = False
    has_note: bool = False
    word: str = ""


class ClearancePage(FlowPage):
    """`confirm_requested` carries a ClearanceForm; `decline_requested` leads back without a change."""

    confirm_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        lockout: Lockout,
        rules: RuleSet | None,
        draft: ClearanceDraft,
        now: datetime,
        *,
        later: bool = False,
    ) -> None:
        """Moments are shown and typed in the time zone of `now`. `later`: these details count after a day,
        and a lockout that needs an examination may have them."""
        super().__init__(look, gap=12)
        self._lockout, self._draft, self._now, self._later = lockout, draft, now, later
        # One dated ahead was reported while the clock ran ahead; then only that it was before now is known.
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        self._reported = lockout.at.astimezone(now.tzinfo) if lockout.at <= now else midnight
        self._make_fields(look)
        title = _("A clinician has cleared this")
        self.setAccessibleName(title)
        back = Button(look, _("Go back"), Kind.QUIET, on_click=lambda: self.decline_requested.emit(None))
        self.fill(*self._parts(look, rules), title=title, back=back, foot=self._foot(look))
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self._name.setFocus()

    # -- the fields ------------------------------------------------------------------------------------

    def _make_fields(self, look: Look) -> None:
        draft = self._draft
        self._name = self._field(Field(look, _("Clinician's name")), "clinician")
        role = Field(look, _("Their role"), hint=_("For example physio, GP or nurse"))
        self._role = self._field(role, "role")
        self._day = Choice(look, _("Day they examined you"), self._days(), draft.day, self._on_day)
        self._time = self._field(Field(look, _("Time they examined you"), hint="18:30", width=140), "time")
        examined = _("They examined me after I reported this")
        self._examined = self._tick(look, examined, "examined")
        self._word = self._field(Field(look, self._word_label(), width=280), "word")

    def _field(self, field: Field, name: str) -> Field:
        field.setText(getattr(self._draft, name))
        field.textChanged.connect(lambda text: self._keep(name, text))
        return field

    def _tick(self, look: Look, words: str, name: str) -> Tick:
        tick = Tick(look, words, lambda on: self._keep(name, on))
        with QSignalBlocker(tick):
            tick.setChecked(getattr(self._draft, name))
        return tick

    def _on_day(self, day: str) -> None:
        self._keep("day", day)

    def _keep(self, name: str, value: object) -> None:
        setattr(self._draft, name, value)
        self._on_changed()

    # -- how they stand --------------------------------------------------------------------------------

    def _parts(self, look: Look, rules: RuleSet | None) -> Iterator[QWidget | QLayout]:
        when = _("Reported {moment}").format(moment=moment_words(self._reported, self._now))
        head = title_beside(look, reasons_title(self._lockout), when, "small")
        yield Card(look, head, told(look, reported(self._lockout, rules), "ink"), padding=(24, 14))
        if self._later:
            yield Text(look, later_words(), "body", "ink")
        self._time_box = labelled(look, _("Time they examined you, such as 18:30"), self._time)
        policy = self._time_box.sizePolicy()
        policy.setRetainSizeWhenHidden(not look.narrow)
        self._time_box.setSizePolicy(policy)
        name = labelled(look, _("Clinician's name"), self._name)
        yield _pair(look, name, labelled(look, _("Their role"), self._role))
        yield _pair(look, labelled(look, _("Day they examined you"), self._day), self._time_box)
        if self._later:
            yield from self._proof(look)
        else:
            yield self._examined
        yield labelled(look, self._word_label(), self._word)

    def _proof(self, look: Look) -> Iterator[QWidget | QLayout]:
        """What is asked for where nobody can check what was typed until it counts."""
        where = _("Where (clinic or hospital)")
        yield labelled(look, where, self._field(Field(look, where), "place"))
        dated = _("I have their discharge note. Its date is {day} or later.")
        note = self._tick(look, dated.format(day=date_words(self._reported.date())), "has_note")
        yield _pair(look, self._examined, note)

    def _foot(self, look: Look) -> QWidget:
        self._missing_line = Text(look, "", "body", "ink")
        self._confirm = Button(
            look, _("Confirm clearance"), Kind.PRIMARY, height=56, on_click=self._on_confirmed
        )
        foot = QWidget()
        parts = (grow(self._missing_line), self._confirm)
        foot.setLayout(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(20)))
        return foot

    def _days(self) -> list[tuple[str, str]]:
        """From today back to the day of the report: no other day can be right."""
        today = self._now.date()
        days = [today - timedelta(days=n) for n in range((today - self._reported.date()).days + 1)]
        near = {0: _("Today"), 1: _("Yesterday")}
        return [(day.isoformat(), near.get(n) or date_words(day, today)) for n, day in enumerate(days)]

    @staticmethod
    def _word_label() -> str:
        return _("To confirm, type the word “{word}”").format(word=_("cleared"))

    # -- what they say ---------------------------------------------------------------------------------

    def _chosen_day(self) -> date | None:
        return date.fromisoformat(self._draft.day) if self._draft.day else None

    def _needs_time(self) -> bool:
        return self._chosen_day() == self._reported.date()

    def _assessed(self) -> datetime | None:
        """The moment of the assessment, as far as it is known."""
        day = self._chosen_day()
        if day is None:
            return None
        if not self._needs_time():
            return min(datetime.combine(day, _NOON, self._now.tzinfo), self._now)
        found = _TIME.fullmatch(self._draft.time.strip())
        at = time(int(found[1]), int(found[2])) if found else None
        return datetime.combine(day, at, self._now.tzinfo) if at else None

    def _missing(self) -> str:
        """The first thing that is missing, in words; nothing when the form is complete."""
        if needs_new_assessment(self._lockout) and not self._later:
            return exit_words(self._lockout, None, self._now)
        checks: tuple[Callable[[], str], ...] = (
            self._missing_who,
            self._missing_time,
            self._missing_proof,
            self._missing_word,
        )
        return next(filter(None, (check() for check in checks)), "")

    def _missing_who(self) -> str:
        if not self._draft.clinician.strip():
            return _("Write the clinician's name.")
        if not self._draft.role.strip():
            return _("Write their role.")
        return "" if self._chosen_day() else _("Choose the day they examined you.")

    def _missing_time(self) -> str:
        assessed = self._assessed()
        if assessed is None:
            return _("Write the time they examined you, such as 18:30.")
        if assessed <= self._reported:
            words = _("They must have examined you after your report at {time}.")
            return words.format(time=time_words(self._reported))
        return _("The time must not be later than now.") if assessed > self._now else ""

    def _missing_proof(self) -> str:
        if self._later and not self._draft.place.strip():
            return _("Write where they examined you.")
        if not self._draft.examined:
            return _("Tick the box: they examined you after your report.")
        if self._later and not self._draft.has_note:
            return _("Tick the box: you have their discharge note.")
        return ""

    def _missing_word(self) -> str:
        typed = self._draft.word.strip().casefold()
        return "" if typed == _("cleared").casefold() else self._word_label()

    def _on_changed(self) -> None:
        self._time_box.setVisible(self._needs_time())
        missing = self._missing()
        self._confirm.setEnabled(not missing)
        self._confirm.setAccessibleDescription(missing)
        complete = _("This ends the lock. It is kept in your record.")
        self._missing_line.setText(missing or (later_words() if self._later else complete))

    def _on_confirmed(self) -> None:
        assessed, draft = self._assessed(), self._draft
        if assessed and not self._missing():
            who = draft.clinician.strip(), draft.role.strip()
            place = draft.place.strip() if self._later else ""
            self.confirm_requested.emit(ClearanceForm(self._lockout, *who, assessed, place))


def _pair(look: Look, left: QWidget, right: QWidget) -> QLayout:
    if look.narrow:
        return column(left, right, gap=look.px(12))
    box = row(left, right, gap=look.px(20))
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    return box
