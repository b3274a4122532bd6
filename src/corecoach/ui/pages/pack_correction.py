"""A use of ice or heat put right: the minutes of each time that something was on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from corecoach.thermal.record import Application, PackRecord
from corecoach.ui.look import Look
from corecoach.ui.pack_log_words import least_minutes, minutes_of, put_on_words
from corecoach.ui.widgets import Button, Kind, Text, column, row
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.flowing import Flowing
from corecoach.ui.widgets.older_list import RowForm
from corecoach.words import _, ngettext

MOST_MIN = 1440


@dataclass
class CorrectionDraft:
    """The entry that is open, by the id of its record, and the minutes as typed, by the number of the
    application. `shown` is how many entries of the log are shown."""

    record: str = ""
    minutes: dict[int, str] = field(default_factory=dict)
    shown: int = 30

    def open(self, record: str) -> None:
        """Open an entry, with nothing typed."""
        self.record, self.minutes = record, {}

    def close(self) -> None:
        """Close the entry that is open."""
        self.open("")


class CorrectionForm(RowForm):
    """`saved` carries the minutes by the number of the application, only those that differ."""

    def __init__(self, look: Look, record: PackRecord, draft: CorrectionDraft, *, now: datetime) -> None:
        super().__init__()
        self._draft = draft
        self._rows = {
            number: _Minutes(look, application, draft.minutes.get(number), now)
            for number, application in enumerate(record.applications)
        }
        for number, one in self._rows.items():
            one.typed.connect(lambda text, n=number: self._on_typed(n, text))
        self._hint = Text(look, "", "body", "ink")
        self._save = Button(look, _("Save"), Kind.PRIMARY, icon="check", height=56, on_click=self._finish)
        cancel = Button(
            look, _("Cancel"), Kind.SECONDARY, height=56, on_click=lambda: self.cancelled.emit(None)
        )
        buttons = QWidget()
        buttons.setLayout(Flowing(self._save, cancel, gap=look.px(12)))
        margins = (0, look.px(14), 0, look.px(4))
        self.setLayout(column(*self._rows.values(), self._hint, buttons, gap=look.px(12), margins=margins))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first number."""
        next(iter(self._rows.values())).focus_first()

    def _on_typed(self, number: int, text: str) -> None:
        self._draft.minutes[number] = text
        self._refresh()

    def _changed(self) -> Mapping[int, float]:
        changed = {n: one.changed for n, one in self._rows.items()}
        return {n: float(minutes) for n, minutes in changed.items() if minutes is not None}

    def _refresh(self) -> None:
        wrong = next((words for one in self._rows.values() if (words := one.wrong)), "")
        ready = not wrong and bool(self._changed())
        self._save.setEnabled(ready)
        kept = _("What was there before stays in the log.")
        self._hint.setText(wrong or (kept if ready else _("Nothing is changed yet.")))
        self._save.setAccessibleDescription(self._hint.text())

    def _finish(self) -> None:
        if self._save.isEnabled():
            self.saved.emit(dict(self._changed()))


class _Minutes(QWidget):
    """The minutes of one application: a number to type, and two buttons. Up and Down change it by one."""

    typed = Signal(object)

    def __init__(self, look: Look, application: Application, text: str | None, now: datetime) -> None:
        super().__init__()
        self._least = least_minutes(application)
        # A time that is not known has no number to begin with.
        self._first = "" if application.unknown else str(max(self._least, minutes_of(application.exposed_s)))
        name = put_on_words(application, now)
        self._field = Field(look, _("Minutes: {what}").format(what=name), width=96)
        self._field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._field.setText(self._first if text is None else text)
        self._field.textChanged.connect(lambda new: self.typed.emit(new))
        fewer, longer = _("One minute less: {what}"), _("One minute more: {what}")
        less = Button(look, _("Less"), name=fewer.format(what=name), on_click=lambda: self._step(-1))
        more = Button(look, _("More"), name=longer.format(what=name), on_click=lambda: self._step(1))
        box = QWidget()
        unit = Text(look, _("minutes"), "body", "ink-2", wrap=False)
        box.setLayout(row(less, self._field, more, unit, None, gap=look.px(10)))
        least = Text(look, self._least_words(), "body", "ink-2")
        self.setLayout(column(Text(look, name, "label"), box, least, gap=look.px(6)))

    def focus_first(self) -> None:
        """Give the keyboard to the number, with all of it to be typed over."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down change the number by one."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)

    @property
    def wrong(self) -> str:
        """What is wrong with the number, in words; nothing for a good one, or where none is needed."""
        if self._text == self._first:
            return ""
        minutes = self._number
        if minutes is None:
            return _("Write whole minutes, such as 15.")
        if minutes < self._least:
            return self._least_words()
        return "" if minutes <= MOST_MIN else _("{most} minutes at most: a whole day.").format(most=MOST_MIN)

    @property
    def changed(self) -> int | None:
        """The new number, if it is another one."""
        return self._number if self._text != self._first else None

    @property
    def _text(self) -> str:
        return self._field.text().strip()

    @property
    def _number(self) -> int | None:
        return int(self._text) if self._text.isdecimal() and len(self._text) <= 6 else None

    def _least_words(self) -> str:
        words = ngettext(
            "It was on for at least {n} minute.", "It was on for at least {n} minutes.", self._least
        )
        return words.format(n=self._least)

    def _step(self, step: int) -> None:
        number = self._number
        number = self._least if number is None else number + step
        self._field.setText(str(max(self._least, min(MOST_MIN, number))))
