"""What of the editor outlives its page: where one is, what was typed, and the wish to change the draft."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from corecoach.practice.draft import Draft
from corecoach.words import _

Section = Literal["exercises", "plan", "patient", "packs"]


def section_words() -> tuple[tuple[Section, str], ...]:
    """The sections in their order."""
    return (
        ("exercises", _("Exercises")),
        ("plan", _("Plan")),
        ("patient", _("Patient")),
        ("packs", _("Ice and heat")),
    )


class Edit(Struct, frozen=True):
    """A change of the draft. Changes with the same `key` in a row are one step of undo, each counted from the
    draft before the first of them. `select` is the row to open then; None leaves it. `typed` is a text in a
    cell that is no number, or None for no such text any more, as (section:cell, text)."""

    change: Callable[[Draft], Draft]
    key: str = ""
    select: int | None = None
    typed: tuple[str, str | None] | None = None


@dataclass
class ShelfDraft:
    """What is looked for in the shelf. `goal` is a category, empty for all; `at` the exercise that had the
    keyboard; `asked` one that is not for this patient and was pressed once."""

    search: str = ""
    goal: str = ""
    favourites: bool = False
    at: str = ""
    asked: str = ""


@dataclass
class EditorState:
    """Where one is in a programme. `row` is the open one, -1 for none; `refused` holds texts that are no
    dose, by (routine, row, field), and `numbers` those in other cells, by section:cell; `looked_at` is an
    exercise of the shelf that is shown in the preview. `reasons` are whys that are being typed, by the key of
    the warning; `side` and `library` are the drawers of a narrow window."""

    section: Section = "exercises"
    phase: int = 0
    routine: str = ""
    row: int = -1
    shelf: ShelfDraft = field(default_factory=ShelfDraft)
    refused: dict[tuple[str, int, str], str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    looked_at: str = ""
    limits_open: bool = False
    side: bool = False
    library: bool = False
    template_search: str = ""

    def forget_places(self) -> None:
        """Rows have moved: what was noted of one by its place is of no use."""
        self.refused.clear()
