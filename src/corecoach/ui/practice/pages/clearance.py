"""Clearing a lockout: the letters that the patient reads out, what stays locked, and how to say it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.practice.patient import LogLine
from corecoach.safety import cleaned, grouped, is_challenge
from corecoach.ui.dates import date_words
from corecoach.ui.look import Look
from corecoach.ui.practice.clearance_words import keep_names, missing_words
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.pages.clearance_history import history
from corecoach.ui.practice.widgets.forms import (
    Secret,
    SmallChoice,
    SmallField,
    SmallTick,
    fault_line,
    held,
    labelled,
    note_field,
    pair,
    said,
    strong,
)
from corecoach.ui.widgets import Button, Card, Kind, Page, Segmented, Text, column, grow, row
from corecoach.words import _, ngettext

Way = Literal["code", "file"]
MOST_WEEKS = {"code": 16, "file": 26}
_DAYS_BACK = 60


@dataclass
class ClearanceDraft:
    """What was said so far; it outlives the page. `challenges` and `time` as typed, `day` as YYYY-MM-DD."""

    day: str
    way: Way = "code"
    challenges: str = ""
    keep: set[str] = field(default_factory=set)
    weeks: int = 6
    time: str = ""
    note: str = ""
    examined: bool = False
    # Never in a trace or a log.
    passphrase: str = field(default="", repr=False)

    def names(self) -> tuple[str, ...]:
        """The short names of lockouts: one for a code, several for a file, in the order they were typed."""
        if self.way == "code":
            return (cleaned(self.challenges),) if self.challenges.strip() else ()
        # With spaces or dashes in the middle of one, it is cut every eight letters.
        letters = cleaned("".join(self.challenges.replace(",", " ").replace(";", " ")))
        return tuple(letters[at : at + 8] for at in range(0, len(letters), 8))

    def assessed(self, now: datetime) -> datetime | None:
        """The moment of the examination; None where no time is written that can be read."""
        hour, _colon, minute = self.time.strip().replace(".", ":").partition(":")
        if not (hour.isdecimal() and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
            return None
        return datetime.combine(date.fromisoformat(self.day), time(int(hour), int(minute)), now.tzinfo)


class ClearanceView(Struct, frozen=True):
    """What is shown beside the form: the log of what was given, whether there is a programme that takes the
    clinician's word, what went wrong last, and whether the key is being opened."""

    now: datetime
    given: tuple[LogLine, ...]
    has_programme: bool
    clinician: str
    fault: str = ""
    busy: bool = False


class ClearancePage(Page):
    """`give_requested` asks for what the draft says; `way_changed`: it is to be given in the other way."""

    give_requested = Signal(object)
    way_changed = Signal(object)

    def __init__(self, look: Look, view: ClearanceView, draft: ClearanceDraft) -> None:
        super().__init__(look, name=_("Clearance"))
        self._view, self._draft = view, draft
        self.fill(*self._parts(look))
        self._on_changed()

    def focus_first(self) -> None:
        """Give the keyboard to what must be said before anything else."""
        target: QWidget = self._challenges if self._draft.examined else self._examined
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts -----------------------------------------------------------------------------------------

    def _parts(self, look: Look) -> Iterator[QWidget]:
        yield pair(look, self._form(look), history(look, self._view.given, self._view.now))

    def _form(self, look: Look) -> QWidget:
        ways = (("code", _("A code, by telephone")), ("file", _("A file")))
        way = Segmented(dense(look), ways, name=_("Give it as"), value=self._draft.way, height=40)
        way.chosen.connect(self.choose_way)
        words = _("I have examined this person after they reported it")
        self._examined = SmallTick(look, words, self._draft.examined, lambda on: self._keep("examined", on))
        name = _("A code speaks in your name, {name}. It ends a lock that was set for safety.")
        parts = [
            Text(look, _("Clear a lockout"), "title-s"),
            said(look, name.format(name=self._view.clinician), "ink-2"),
            self._examined,
            held(row(way, None)),
            self._named(look),
            self._kept(look),
            pair(look, self._weeks(look), self._days(look), *self._time(look)),
            *self._note(look),
            self._pass(look),
            self._foot(look),
        ]
        return Card(look, *parts, gap=look.px(10), padding=(24, 18))

    def _named(self, look: Look) -> QWidget:
        file = self._draft.way == "file"
        words = (
            _("Letters the patient reads out, of each lockout")
            if file
            else _("Letters the patient reads out")
        )
        self._challenges = SmallField(
            look, words, self._draft.challenges, lambda text: self._keep("challenges", text),
            hint="ABCD-EFGH", longest=200 if file else 20,
        )  # fmt: skip
        self._named_line = said(look, "", "ink-2")
        return labelled(look, words, self._challenges, self._named_line)

    def _kept(self, look: Look) -> QWidget:
        ticks = [
            SmallTick(look, words, code in self._draft.keep, partial(self._mark, code))
            for code, words in keep_names().items()
        ]
        rows = [pair(look, *ticks[at : at + 2]) for at in range(0, len(ticks), 2)]
        return held(column(strong(look, _("What stays locked")), *rows, gap=0))

    def _weeks(self, look: Look) -> QWidget:
        most = MOST_WEEKS[self._draft.way]
        options = [(str(n), ngettext("{n} week", "{n} weeks", n).format(n=n)) for n in range(1, most + 1)]
        words = _("Good for")
        self._draft.weeks = min(self._draft.weeks, most)
        choice = SmallChoice(
            look, words, options, str(self._draft.weeks), lambda n: self._keep("weeks", int(n))
        )
        return labelled(look, words, choice)

    def _days(self, look: Look) -> QWidget:
        today = self._view.now.date()
        days = [today - timedelta(days=n) for n in range(_DAYS_BACK)]
        near = {0: _("Today"), 1: _("Yesterday")}
        options = [(d.isoformat(), near.get(n) or date_words(d, today)) for n, d in enumerate(days)]
        words = _("Day of the examination")
        choice = SmallChoice(look, words, options, self._draft.day, lambda day: self._keep("day", day))
        return labelled(look, _("Examined on"), choice)

    def _time(self, look: Look) -> Sequence[QWidget]:
        """A file states the moment: it must come after what was reported."""
        if self._draft.way == "code":
            return ()
        words = _("Time")
        typed = SmallField(
            look, words, self._draft.time, lambda text: self._keep("time", text), hint="14:30", longest=5
        )
        return (labelled(look, words, typed),)

    def _note(self, look: Look) -> Sequence[QWidget]:
        if self._draft.way == "code":
            return ()
        words = _("Note for the record, which the patient can read")
        note = note_field(look, words, self._draft.note, partial(self._keep, "note"), 400)
        return (labelled(look, words, note),)

    def _pass(self, look: Look) -> QWidget:
        words = _("Your passphrase")
        secret = Secret(
            look, words, self._draft.passphrase, lambda text: self._keep("passphrase", text), self._on_give
        )
        below = (fault_line(look, self._view.fault),) if self._view.fault else ()
        return labelled(look, words, secret, *below)

    def _foot(self, look: Look) -> QWidget:
        words = _("Make the code") if self._draft.way == "code" else _("Make the file")
        self._give = Button(look, words, Kind.PRIMARY, height=48, on_click=self._on_give)
        self._line = said(look, "", "ink-2")
        parts = (grow(self._line), self._give)
        return held(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(16)))

    # -- what they say ---------------------------------------------------------------------------------

    def _keep(self, name: str, value: object) -> None:
        setattr(self._draft, name, value)
        self._on_changed()

    def _mark(self, lock: str, on: bool) -> None:
        (self._draft.keep.add if on else self._draft.keep.discard)(lock)

    def choose_way(self, way: str) -> None:
        """Give it as a code or as a file."""
        self._draft.way = "file" if way == "file" else "code"
        self.way_changed.emit(None)

    def _on_changed(self) -> None:
        missing = missing_words(self._draft, self._view)
        names = self._draft.names()
        right = bool(names) and all(is_challenge(name) for name in names)
        self._named_line.setText(_(", ").join(grouped(n) for n in names) if right else _named_fault(names))
        self._named_line.set_role("ink-2" if right or not _named_fault(names) else "danger")
        self._line.setText(missing)
        self._give.setEnabled(not missing)
        self._give.setAccessibleDescription(missing)

    def _on_give(self) -> None:
        if self._give.isEnabled():
            self.give_requested.emit(None)


def _named_fault(names: Sequence[str]) -> str:
    """What is wrong with the letters, once there are enough of them."""
    if any(len(name) >= 8 and not is_challenge(name) for name in names):
        return _("There is a mistake in these letters. Ask for them again.")
    return ""
