"""What makes ice or heat risky for this person, and for which of them a clinician has agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.thermal.protocol import Group
from corecoach.thermal.rules import Condition
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.pages.tick_group import TickGroup
from corecoach.ui.widgets import Button, Card, FlowPage, Kind, Message, Text, column, grow, row
from corecoach.ui.widgets.tick import Tick
from corecoach.words import _

CANNOT_REMOVE, THIN_SKIN = "cannot_remove", "thin_skin"
GROUPS: tuple[Group, ...] = ("cold", "heat")


@dataclass
class AnswersDraft:
    """What was said so far: conditions by their ids, and for which of cold and heat a clinician has agreed.
    With no condition, `none` says that this was meant."""

    conditions: set[str] = field(default_factory=set)
    agreed: set[Group] = field(default_factory=set)
    none: bool = False


class PackAnswersPage(FlowPage):
    """`done` says that all is answered; the answers are in the draft."""

    done = Signal(object)
    leave_requested = Signal(object)

    def __init__(
        self, look: Look, conditions: Sequence[Condition], draft: AnswersDraft, *, implied: frozenset[str]
    ) -> None:
        """`implied` is what is known already: modifiers of the person, or ids of conditions. What follows
        from it is not asked again."""
        super().__init__(look, max_width=1136, gap=16)
        self._draft = draft
        self._known = [c for c in conditions if c.id in implied or set(c.implied_by) & implied]
        self._conditions = [c for c in conditions if c not in self._known]
        title = _("Ice and heat")
        self.setAccessibleName(_("Before ice or heat"))
        back = Button(
            look, _("Back to ice and heat"), Kind.QUIET, icon="arrow-left",
            on_click=lambda: self.leave_requested.emit(None),
        )  # fmt: skip
        self.fill(*self._parts(), title=title, back=back, foot=self._foot())
        self._refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the first box."""
        self._ticks.focus_first()

    # -- parts ------------------------------------------------------------------------------------------

    def _parts(self) -> Iterator[QWidget]:
        look = self.look
        lead = _("So that we know what could make ice or heat risky for you.")
        words = Text(look, lead, "lead", "ink-2")
        yield held(column(Text(look, _("Before ice or heat"), "title-m"), words, gap=look.px(2)))
        if self._known:
            yield Message(look, self._known_words(), "guidance")
        options = [(condition.id, _(condition.words)) for condition in self._conditions]
        self._ticks = TickGroup(
            look, _("Which of these are true for you, or may be?"), options, self._draft.conditions,
            none=self._draft.none, below=_("Not sure counts as yes: tick it."),
        )  # fmt: skip
        self._ticks.changed.connect(self._on_changed)
        yield self._ticks
        yield self._meaning()

    def _known_words(self) -> str:
        # Nobody told us of thin skin: it follows from the age.
        age = _("At your age, skin counts as thin")
        said = [age if c.id == THIN_SKIN else _(c.words) for c in self._known]
        return _("From what you told us about you: {known}.").format(known=_("; ").join(said))

    def _meaning(self) -> QWidget:
        """The last thing before the button, so that what comes and goes here moves nothing else."""
        look = self.look
        self._agreed = {group: self._agreed_tick(group) for group in GROUPS}
        self._not = {group: Text(look, _not_words(group), "body") for group in GROUPS}
        self._alone = Text(look, _("Ice and heat only as a clinician planned them for you."), "body")
        self._nothing = Text(look, _("Nothing so far."), "body", "ink-2")
        parts = (self._nothing, *self._not.values(), self._alone, *self._agreed.values())
        title = Text(look, _("What your answers mean"), "title-s")
        return Card(
            look, title, look.px(4), *parts, fill="sunken", edge=None, padding=(26, 16), gap=look.px(2)
        )

    def _agreed_tick(self, group: Group) -> Tick:
        tick = Tick(self.look, _agreed_words(group), lambda on: self._on_agreed(group, on))
        tick.setChecked(group in self._draft.agreed)
        return tick

    def _foot(self) -> QWidget:
        look = self.look
        self._hint = Text(look, "", "body", "ink")
        self._go = Button(look, _("Continue"), Kind.PRIMARY, height=64, size_px=22, on_click=self._finish)
        parts = (grow(self._hint), self._go)
        return held(column(*parts, gap=look.px(8)) if look.narrow else row(*parts, gap=look.px(20)))

    # -- answers ----------------------------------------------------------------------------------------

    def _on_changed(self, none: bool) -> None:
        self._draft.none = none
        self._refresh()

    def _on_agreed(self, group: Group, on: bool) -> None:
        if on is (group in self._draft.agreed):
            # A box that was made ticked says nothing new.
            return
        (self._draft.agreed.add if on else self._draft.agreed.discard)(group)
        self._refresh()

    def _weights(self, group: Group) -> set[str | None]:
        """What the conditions that hold do to cold or heat."""
        here = [c for c in self._conditions if c.id in self._draft.conditions]
        return {c.weight(group) for c in (*self._known, *here)}

    def _refresh(self) -> None:
        for group in GROUPS:
            weights = self._weights(group)
            blocked, asked = "block" in weights, "ask" in weights and "block" not in weights
            self._not[group].setVisible(blocked)
            self._agreed[group].setVisible(asked)
            if not asked and self._agreed[group].isChecked():
                # A word for what is no longer asked must not count for something else later.
                self._agreed[group].setChecked(False)
        self._alone.setVisible(CANNOT_REMOVE in self._draft.conditions)
        self._nothing.setVisible(not self._told() and all(t.isHidden() for t in self._agreed.values()))
        self._go.setEnabled(self._ticks.answered)
        self._hint.setText(self._hint_words())
        self._go.setAccessibleDescription(self._hint.text())

    def _told(self) -> bool:
        """Whether something is said that nobody is asked about."""
        return any(not part.isHidden() for part in (*self._not.values(), self._alone))

    def _hint_words(self) -> str:
        if not self._ticks.answered:
            return _("Tick what is true for you, or “None of these”.")
        open_ = any(not t.isHidden() and not t.isChecked() for t in self._agreed.values())
        if open_:
            return _("Read above what your answers mean. Has a clinician agreed?")
        if self._told():
            return _("Read above what your answers mean.")
        return _("It stays on this computer.")

    def _finish(self) -> None:
        if self._ticks.answered:
            self.done.emit(None)


def _agreed_words(group: Group) -> str:
    if group == "cold":
        return _("A doctor, nurse or physio has said that ice is all right for me")
    return _("A doctor, nurse or physio has said that heat is all right for me")


def _not_words(group: Group) -> str:
    if group == "cold":
        return _("Ice is not for you without a clinician's word.")
    return _("Heat is not for you without a clinician's word.")
