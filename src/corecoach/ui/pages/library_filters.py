"""What narrows the library: goals first, then position, things, level, one's programme and today."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from corecoach.ui.exercise_words import goal_words, level_words, position_words
from corecoach.ui.library_search import LibraryDraft
from corecoach.ui.look import Look
from corecoach.ui.names import thing_words
from corecoach.ui.widgets import column
from corecoach.ui.widgets.chips import ChipRow, MenuChip, SwitchChip
from corecoach.ui.widgets.flowing import Flowing
from corecoach.words import _


class LibraryFilters(QWidget):
    """Fills the draft in place. `changed` says that it did. Where a page is narrow, all but the goals stand
    behind a chip, or they would fill it."""

    changed = Signal(object)

    def __init__(self, look: Look, draft: LibraryDraft, *, has_programme: bool) -> None:
        """`has_programme`: there is something that can be in it."""
        super().__init__()
        self._look, self._draft = look, draft
        self._goals = ChipRow(
            look, [("", _("All")), *goal_words().items()], name=_("Goal"), value=draft.goal
        )  # fmt: skip
        self._goals.chosen.connect(partial(self._choose, "goal"))
        self._menus = dict(self._make_menus())
        self._switches = dict(self._make_switches(has_programme))
        self._rest = QWidget()
        self._rest.setLayout(Flowing(*self._menus.values(), *self._switches.values(), gap=look.px(8)))
        parts = [self._goals, *([self._more()] if look.narrow else []), self._rest]
        self.setLayout(column(*parts, gap=look.px(8)))

    def show_draft(self) -> None:
        """Show what the draft holds now."""
        self._goals.show_value(self._draft.goal)
        for field, menu in self._menus.items():
            menu.show_value(getattr(self._draft, field))
        for field, switch in self._switches.items():
            switch.setChecked(getattr(self._draft, field))

    def _more(self) -> QWidget:
        """The chip that unfolds the rest; what is chosen there is never folded away unseen."""
        draft = self._draft
        draft.more = draft.more or any((draft.position, draft.thing, draft.level, draft.mine, draft.doable))
        self._rest.setVisible(draft.more)
        chip = SwitchChip(self._look, _("More filters"), on=draft.more, on_change=self._unfold)
        holder = QWidget()
        holder.setLayout(Flowing(chip, gap=0))
        return holder

    def _unfold(self, on: bool) -> None:
        self._draft.more = on
        self._rest.setVisible(on)

    def _make_menus(self) -> Iterator[tuple[str, MenuChip]]:
        capital = {key: f"{words[:1].upper()}{words[1:]}" for key, words in position_words().items()}
        kinds = (
            ("position", _("Position"), capital),
            ("thing", _("You need"), thing_words()),
            ("level", _("Level"), level_words()),
        )
        for field, name, words in kinds:
            options = [("", _("any")), *words.items()]
            chip = MenuChip(self._look, name, options, getattr(self._draft, field))
            chip.chosen.connect(partial(self._choose, field))
            yield field, chip

    def _make_switches(self, has_programme: bool) -> Iterator[tuple[str, SwitchChip]]:
        wanted = [("mine", _("In my programme"))] if has_programme else []
        for field, words in (*wanted, ("doable", _("What I can do today"))):
            on, change = getattr(self._draft, field), partial(self._choose, field)
            yield field, SwitchChip(self._look, words, on=on, on_change=change)

    def _choose(self, field: str, value: object) -> None:
        setattr(self._draft, field, value)
        self.changed.emit(None)
