"""What comes before a use of ice or heat: what must be true, or what is in the way; and Start."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from corecoach.coach.pack_views import PackCard, TicksAsked
from corecoach.thermal.rules import Tick as Asked
from corecoach.ui.look import Look
from corecoach.ui.pack_words import start_words, thing_words
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.pack_draft import PackDraft
from corecoach.ui.widgets import Button, Card, Kind, Message, Text, column, grow, row
from corecoach.ui.widgets.card import Part
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _


class PackPanel(Card):
    """The card beside the ways. It is filled anew for each way that is chosen; the draft keeps the ticks."""

    start_requested = Signal(object)
    answers_requested = Signal(object)
    untrue_requested = Signal(object)

    def __init__(self, look: Look, draft: PackDraft) -> None:
        super().__init__(look, padding=(26, 14))
        self._look, self._draft = look, draft
        self._inside: QWidget | None = None
        self._by_answers = False
        self._hint: Text | None = None
        self._asked, self._why = TicksAsked((), earlier=False), tuple[tuple[str, str], ...]()

    def ask_first(self) -> None:
        """Show that what the person says of themselves comes first."""
        look = self._look
        words = _("They are about what could make ice or heat risky for you.")
        answer = Button(
            look, _("Answer"), Kind.PRIMARY, height=56, on_click=lambda: self.answers_requested.emit(None)
        )
        answer.setMinimumWidth(look.text_px(180))
        self._show(
            Text(look, _("A few questions first"), "title-s"), look.px(4),
            Text(look, words, "body", "ink-2"), look.px(18), _wide(look, answer),
        )  # fmt: skip

    def show_way(
        self,
        card: PackCard,
        why: Sequence[tuple[str, str]],
        said: Sequence[str],
        asked: TicksAsked,
        *,
        by_answers: bool = False,
    ) -> None:
        """Show what comes before this way; `why` says in sentences, each with its icon, what is in the way,
        `said` what is only said. `by_answers`: it follows from what the person said, which can change."""
        self._by_answers = by_answers
        self._asked, self._why = asked, tuple(why)
        self._show(*self._parts(card, said))
        self._refresh()

    def _show(self, *parts: Part) -> None:
        """In place of what was there. The new parts come first, so that the card never collapses."""
        box, before = self.layout(), self._inside
        assert isinstance(box, QBoxLayout)
        self._inside = held(column(*parts))
        box.insertWidget(0, self._inside)
        if before is not None:
            box.removeWidget(before)
            before.hide()
            before.deleteLater()
        else:
            box.addStretch(1)

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self, card: PackCard, said: Sequence[str]) -> Iterator[Part]:
        look = self._look
        self._count = Text(look, "", "body", "ink-2", wrap=False)
        words = _("Before you start {thing}").format(thing=thing_words(card))
        yield row(grow(Text(look, words, "title-s")), self._count, gap=look.px(12))
        if card.protocol.by_clinician and card.protocol.note:
            yield Text(look, _("Note: {note}").format(note=card.protocol.note), "body")
        for line in said:
            yield from (look.px(8), Message(look, line, "caution"))
        self._start = self._make_start(card)
        if self._why:
            yield from self._reasons()
        else:
            yield from (look.px(6 if said else 0), *self._ticks(), *self._foot())

    def _reasons(self) -> Iterator[Part]:
        """Whoever cannot start is not asked to tick anything."""
        look, self._hint = self._look, None
        for icon, line in self._why:
            yield from (look.px(8), Message(look, line, "quiet", icon=icon))
        yield from (look.px(14), self._start)
        if self._by_answers:
            change = Button(
                look, _("Change my answers"), Kind.SECONDARY,
                on_click=lambda: self.answers_requested.emit(None),
            )  # fmt: skip
            yield from (look.px(12), row(change, None))

    def _ticks(self) -> Iterator[Part]:
        look, asked = self._look, self._asked
        if asked.earlier:
            yield Text(look, _("You ticked these earlier today."), "body", "ink-2")
            yield look.px(4)
            whole = Tick(look, _("All of this is still true"), self._on_whole)
            whole.setChecked(self._draft.still_true)
            whole.setAccessibleDescription("\n".join(_(tick.words) for tick in asked.ticks))
            yield whole
            lines = (Text(look, _(tick.words), "small", "ink-2") for tick in asked.ticks)
            # Below the words of the box, not below the box.
            yield column(*lines, gap=look.px(6), margins=(look.text_px(28) + look.px(14), 0, 0, look.px(6)))
        else:
            yield Text(look, _("Tick each one that is true."), "body", "ink-2")
            yield look.px(4)
            yield from (self._tick(tick) for tick in asked.ticks)

    def _tick(self, tick: Asked) -> Tick:
        made = Tick(self._look, _(tick.words), lambda on: self._on_tick(tick.id, on))
        made.setChecked(tick.id in self._draft.ticks)
        return made

    def _make_start(self, card: PackCard) -> Button:
        return Button(
            self._look, start_words(card), Kind.PRIMARY, height=56, size_px=20,
            on_click=lambda: self.start_requested.emit(None),
        )  # fmt: skip

    def _foot(self) -> Iterator[Part]:
        """Start, why it is off, and what to do about a box that cannot be ticked."""
        look = self._look
        self._hint = hint = Text(look, "", "body", "ink")
        untrue = Button(
            look, _("One of these is not true"), Kind.QUIET,
            on_click=lambda: self.untrue_requested.emit(None),
        )  # fmt: skip
        yield from (look.px(4), self._start)
        if look.width == "wide":
            yield row(grow(hint), untrue, gap=look.px(12))
        else:
            yield from (look.px(6), hint, row(untrue, None))

    # -- what the person does -----------------------------------------------------------------------------

    def _on_tick(self, tick: str, on: bool) -> None:
        if on is (tick in self._draft.ticks):
            # A box that was made ticked says nothing new.
            return
        (self._draft.ticks.add if on else self._draft.ticks.discard)(tick)
        self._refresh()

    def _on_whole(self, on: bool) -> None:
        if on is self._draft.still_true:
            return
        self._draft.say_still_true((tick.id for tick in self._asked.ticks), on=on)
        self._refresh()

    def _refresh(self) -> None:
        """Start opens when all is ticked and nothing is in the way; else one line says why it does not."""
        ids = {tick.id for tick in self._asked.ticks}
        # Where one box stands for all, it has to be that one.
        done = ids & self._draft.ticks if self._draft.still_true or not self._asked.earlier else set()
        ready = done == ids and not self._why
        self._start.setEnabled(ready)
        words = self._hint_words(len(ids - done))
        if self._hint is not None:
            self._hint.setText(words)
        self._start.setAccessibleDescription("" if ready else words)
        counted = not self._asked.earlier and not self._why
        of = _("{done} of {n}").format(done=len(done), n=len(ids))
        self._count.setText(of if counted else "")

    def _hint_words(self, missing: int) -> str:
        if self._why:
            return " ".join(line for _icon, line in self._why)
        if not missing:
            return _("Take it off at once if it hurts.")
        if self._asked.earlier:
            return _("Tick the box to start.")
        return _("Start opens when all are ticked.")


def _wide(look: Look, button: Button) -> Part:
    """A button as wide as it wants; over the whole width where the page is narrow."""
    return row(button) if look.width == "tiny" else row(button, None)
