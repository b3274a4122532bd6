"""A clinician has cleared a lockout: who, when, and that they examined the person after the report."""

import re
from datetime import date, datetime, time, timedelta

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.safety import Lockout, RuleSet, needs_new_assessment
from corecoach.ui.dates import date_words, moment_words, time_words
from corecoach.ui.look import Look
from corecoach.ui.pages.lockout_parts import title_beside, told
from corecoach.ui.pages.lockout_words import needs_examination_words, reported
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
# Where only the day is known. Noon, because a record has a time; never later than now.
_NOON = time(12)


class ClearanceForm(Struct, frozen=True):
    """What was typed in: everything a clearance of level L1 needs."""

    lockout: Lockout
    clinician: str
    role: str
    assessed: datetime


class ClearancePage(FlowPage):
    """`confirm_requested` carries a ClearanceForm; `decline_requested` leads back without a change."""

    confirm_requested = Signal(object)
    decline_requested = Signal(object)

    def __init__(self, look: Look, lockout: Lockout, rules: RuleSet | None, now: datetime) -> None:
        """Moments are shown and typed in the time zone of `now`."""
        super().__init__(look, gap=12)
        self._lockout, self._now = lockout, now
        self._reported = lockout.at.astimezone(now.tzinfo)
        self._make_fields(look)
        title = _("A clinician has cleared this")
        self.setAccessibleName(title)
        back = Button(look, _("Go back"), Kind.QUIET, on_click=lambda: self.decline_requested.emit(None))
        self.fill(*self._parts(look, rules), title=title, back=back, foot=self._foot(look))
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to the first field."""
        self._name.setFocus()

    def _make_fields(self, look: Look) -> None:
        self._name = Field(look, _("Clinician's name"))
        self._role = Field(look, _("Their role"), hint=_("For example physio, GP or nurse"))
        self._day = Choice(
            look, _("Day they examined you"), self._days(), "", lambda _day: self._on_changed()
        )
        self._time = Field(look, _("Time they examined you"), hint="18:30", width=140)
        self._ticked = Tick(look, _("They examined me after I reported this"), lambda _on: self._on_changed())
        self._word = Field(look, self._word_label(), width=280)
        for field in (self._name, self._role, self._time, self._word):
            field.textChanged.connect(self._on_changed)

    def _parts(self, look: Look, rules: RuleSet | None) -> tuple[QWidget | QLayout, ...]:
        when = _("Reported {moment}").format(moment=moment_words(self._reported, self._now))
        head = title_beside(look, _("What you told us"), when, "small")
        self._time_box = _labelled(look, _("Time they examined you, such as 18:30"), self._time)
        policy = self._time_box.sizePolicy()
        policy.setRetainSizeWhenHidden(not look.narrow)
        self._time_box.setSizePolicy(policy)
        who = [
            _labelled(look, _("Clinician's name"), self._name),
            _labelled(look, _("Their role"), self._role),
        ]
        seen = [_labelled(look, _("Day they examined you"), self._day), self._time_box]
        return (
            Card(look, head, told(look, reported(self._lockout, rules), "ink"), padding=(24, 14)),
            _pair(look, *who),
            _pair(look, *seen),
            self._ticked,
            _labelled(look, self._word_label(), self._word),
        )

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

    def _chosen_day(self) -> date | None:
        chosen = self._day.currentData()
        return date.fromisoformat(chosen) if chosen else None

    def _needs_time(self) -> bool:
        return self._chosen_day() == self._reported.date()

    def _assessed(self) -> datetime | None:
        """The moment of the assessment, as far as it is known."""
        day = self._chosen_day()
        if day is None:
            return None
        if not self._needs_time():
            return min(datetime.combine(day, _NOON, self._now.tzinfo), self._now)
        found = _TIME.fullmatch(self._time.text().strip())
        at = time(int(found[1]), int(found[2])) if found else None
        return datetime.combine(day, at, self._now.tzinfo) if at else None

    def _missing(self) -> str:
        """The first thing that is missing, in words; nothing when the form is complete."""
        if needs_new_assessment(self._lockout):
            return needs_examination_words()
        if not self._name.text().strip():
            return _("Write the clinician's name.")
        if not self._role.text().strip():
            return _("Write their role.")
        if self._chosen_day() is None:
            return _("Choose the day they examined you.")
        return self._missing_time() or self._missing_word()

    def _missing_time(self) -> str:
        assessed = self._assessed()
        if assessed is None:
            return _("Write the time they examined you, such as 18:30.")
        if assessed <= self._reported:
            words = _("They must have examined you after your report at {time}.")
            return words.format(time=time_words(self._reported))
        return _("The time must not be later than now.") if assessed > self._now else ""

    def _missing_word(self) -> str:
        if not self._ticked.isChecked():
            return _("Tick the box: they examined you after your report.")
        if self._word.text().strip().casefold() != _("cleared").casefold():
            return self._word_label()
        return ""

    def _on_changed(self) -> None:
        self._time_box.setVisible(self._needs_time())
        missing = self._missing()
        self._confirm.setEnabled(not missing)
        self._confirm.setAccessibleDescription(missing)
        self._missing_line.setText(missing or _("This ends the lock. It is kept in your record."))

    def _on_confirmed(self) -> None:
        assessed = self._assessed()
        if assessed and not self._missing():
            name, role = self._name.text().strip(), self._role.text().strip()
            self.confirm_requested.emit(ClearanceForm(self._lockout, name, role, assessed))


def _labelled(look: Look, label: str, field: QWidget) -> QWidget:
    words = Text(look, label, "label")
    words.setBuddy(field)
    box = QWidget()
    box.setLayout(column(words, field, gap=look.px(6)))
    return box


def _pair(look: Look, left: QWidget, right: QWidget) -> QLayout:
    if look.narrow:
        return column(left, right, gap=look.px(12))
    box = row(left, right, gap=look.px(20))
    box.setStretch(0, 1)
    box.setStretch(1, 1)
    return box
