"""What was noticed, compared with what is known of it: since when, and is it the same?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from corecoach.safety import Known, RuleSet, ScreeningItem, Status
from corecoach.safety.baseline import Reach, reaches_lower
from corecoach.safety.follow_up import FEVER, UNSURE, status_of
from corecoach.ui.dates import plain_date_words
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.gate import GateDraft
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Text, column, grow, row
from corecoach.ui.widgets.options import Options
from corecoach.words import _


def forget_others(draft: GateDraft, asked: Sequence[str]) -> None:
    """Drop what was said about items that are no longer asked about: an answer may have changed since."""
    kept = set(asked)
    draft.statuses = {i: status for i, status in draft.statuses.items() if i in kept}
    draft.said = {i: code for i, code in draft.said.items() if i in kept}
    draft.reaches = {i: reach for i, reach in draft.reaches.items() if i in kept}
    if FEVER not in kept:
        draft.flu_like = None


class FollowUpPage(FlowPage):
    """One card for each item; the draft is filled in place. `done` when all is answered."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        rules: RuleSet,
        draft: GateDraft,
        asked: Sequence[str],
        known: Mapping[str, Known],
        *,
        today: date,
    ) -> None:
        """`known` has the entry that counts for each item, if there is one."""
        super().__init__(look, title=_("Safety check"), max_width=1136, gap=12)
        self._draft, self._known, self._today = draft, known, today
        self._asked = [rules.item(i) for i in asked]
        self._options: dict[str, Options] = {}
        self._lower: dict[str, Text] = {}
        back = Button(
            look, _("Change my answers"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        cards = [self._card(look, item) for item in self._asked]
        self.fill(_head(look), *cards, title=_("Safety check"), back=back, foot=self._foot(look))
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first question without an answer."""
        for item in self._asked:
            if self._answered(item.id) is None:
                self._options[item.id].focus_first()
                return
        self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, item_id: str, code: str) -> None:
        """Choose for an item as if by click."""
        self._options[item_id].choose(code)

    # -- parts ------------------------------------------------------------------------------------------

    def _card(self, look: Look, item: ScreeningItem) -> QWidget:
        parts = self._flu(look, item) if item.id == FEVER else self._status(look, item)
        title = Text(look, _(item.title), "title-s")
        return Card(look, title, look.px(2), *parts, padding=(26, 16))

    def _flu(self, look: Look, item: ScreeningItem) -> Iterator[QWidget | int]:
        words = _("Do you have a cold or the flu with it? Cough, runny nose, aching all over.")
        yield Text(look, words, "body", "ink-2")
        yield look.px(10)
        yield self._choice(look, item, (("no", _("No")), ("yes", _("Yes"))), words, self._answer_flu)

    def _status(self, look: Look, item: ScreeningItem) -> Iterator[QWidget | int]:
        known = self._known.get(item.id)
        words = _compared(known, self._today) if known else _("When did this start?")
        yield Text(look, words, "body", "ink-2")
        yield look.px(10)
        options = _compared_options() if known else _since_options()
        yield self._choice(look, item, options, words, self._answer_status)
        if known is not None and known.reaches is not None:
            yield look.px(14)
            yield self._reach(look, item)

    def _choice(
        self,
        look: Look,
        item: ScreeningItem,
        options: Sequence[tuple[str, str]],
        words: str,
        answer: Callable[[str, str], None],
    ) -> Options:
        choice = Options(look, options, name=_(item.title), value=self._answered(item.id))
        choice.setAccessibleDescription(words)
        choice.chosen.connect(lambda code: answer(item.id, code))
        self._options[item.id] = choice
        return choice

    def _reach(self, look: Look, item: ScreeningItem) -> QWidget:
        """How far down: it may stay without an answer."""
        words = _("How far down does it go now?")
        options = Options(look, _reach_options(), name=words, value=self._draft.reaches.get(item.id))
        options.chosen.connect(lambda reach: self._answer_reach(item.id, reach))
        lower = Text(look, _("That is further down than before. It counts as worse."), "body")
        policy = lower.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        lower.setSizePolicy(policy)
        self._lower[item.id] = lower
        return held(column(Text(look, words, "body", "ink-2"), look.px(8), options, look.px(6), lower))

    def _foot(self, look: Look) -> QWidget:
        self._hint = Text(look, "", "lead", "ink-2")
        self._go = Button(look, _("Continue"), Kind.PRIMARY, height=56, on_click=self._finish)
        box: QLayout
        box = column(self._hint, self._go, gap=8) if look.narrow else row(grow(self._hint), self._go, gap=20)
        return held(box)

    # -- answers ----------------------------------------------------------------------------------------

    def _answered(self, item_id: str) -> str | None:
        """What was chosen for an item, as far as the draft still bears it out."""
        if item_id == FEVER:
            return None if self._draft.flu_like is None else "yes" if self._draft.flu_like else "no"
        code = self._draft.said.get(item_id)
        if code is None or code not in dict(self._codes(item_id)):
            return None
        status = self._status_now(item_id, code)
        held_out = (
            self._draft.items.get(item_id) == UNSURE
            if status is None
            else self._draft.statuses.get(item_id) == status
        )
        return code if held_out else None

    def _codes(self, item_id: str) -> Sequence[tuple[str, str]]:
        return _compared_options() if item_id in self._known else _since_options()

    def _status_now(self, item_id: str, code: str) -> Status | None:
        return status_of(code, self._known.get(item_id), self._draft.reaches.get(item_id))

    def _answer_flu(self, _item_id: str, code: str) -> None:
        self._draft.flu_like = code == "yes"
        self._refresh()

    def _answer_status(self, item_id: str, code: str) -> None:
        self._draft.said[item_id] = code
        self._write(item_id)

    def _answer_reach(self, item_id: str, reach: Reach) -> None:
        self._draft.reaches[item_id] = reach
        if item_id in self._draft.said:
            self._write(item_id)
        self._refresh()

    def _write(self, item_id: str) -> None:
        status = self._status_now(item_id, self._draft.said[item_id])
        self._draft.items[item_id] = "yes" if status else "unsure"
        if status:
            self._draft.statuses[item_id] = status
        else:
            self._draft.statuses.pop(item_id, None)
        self._refresh()

    def _refresh(self) -> None:
        given = sum(self._answered(item.id) is not None for item in self._asked)
        self._go.setEnabled(given == len(self._asked))
        self._hint.setText(_("{n} of {total} answered").format(n=given, total=len(self._asked)))
        for item_id, lower in self._lower.items():
            known, reach = self._known[item_id], self._draft.reaches.get(item_id)
            lower.setVisible(reaches_lower(known.reaches, reach))

    def _finish(self) -> None:
        if all(self._answered(item.id) is not None for item in self._asked):
            self.done.emit(None)


def _head(look: Look) -> QWidget:
    words = _("Not sure is a good answer. We take it seriously.")
    title = Text(look, _("A little more about what you noticed"), "title-m")
    return held(column(title, Text(look, words, "lead", "ink-2"), gap=2))


def _compared_options() -> tuple[tuple[str, str], ...]:
    return (
        ("known_unchanged", _("Same")),
        ("improving", _("Better")),
        ("worse", _("Worse")),
        ("new", _("Somewhere new")),
        (UNSURE, _("Not sure")),
    )


def _since_options() -> tuple[tuple[str, str], ...]:
    return (
        ("new", _("New in the last 2 weeks")),
        ("worse", _("There before, worse now")),
        ("old_unassessed", _("Over 2 weeks, and the same")),
        ("resolved", _("It came and has gone")),
        (UNSURE, _("Not sure")),
    )


def _reach_options() -> tuple[tuple[Reach, str], ...]:
    return (("buttock", _("Bottom")), ("thigh", _("Thigh")), ("calf", _("Calf")), ("foot", _("Foot")))


def _compared(known: Known, today: date) -> str:
    """What the clinician wrote down, in one sentence and the note in their own words."""
    told = [words for words in (_side_words(known), _reach_words(known)) if words]
    day = plain_date_words(known.assessed, today)
    if known.by_clearance:
        bare = _("Compared with what your clinician wrote down on {date}.")
        full = _("Compared with what your clinician wrote down on {date}: {what}.")
    else:
        bare = _("Compared with what you and your physio wrote down on {date}.")
        full = _("Compared with what you and your physio wrote down on {date}: {what}.")
    words = (full if told else bare).format(date=day, what=_(", ").join(told))
    note = _("“{note}”").format(note=known.note) if known.note else ""
    return " ".join((words, note)).rstrip()


def _side_words(known: Known) -> str:
    sides = {"left": _("left side"), "right": _("right side"), "both": _("both sides")}
    return sides[known.side] if known.side else ""


def _reach_words(known: Known) -> str:
    reaches = {
        "buttock": _("down to the bottom"),
        "thigh": _("down to the thigh"),
        "calf": _("down to the calf"),
        "foot": _("down to the foot"),
    }
    return reaches[known.reaches] if known.reaches else ""
