"""An exercise of the library, or a physiotherapist's own: its words, dose, cautions and source."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

from corecoach.figure import Figure
from corecoach.prescription.dosage import Dosage

Identifier = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}(?!\n)$")]
Line = Annotated[str, Meta(min_length=1, max_length=200)]
Sentence = Annotated[str, Meta(min_length=1, max_length=400)]

Category = Literal["core", "stretch", "mobility", "posture", "breathing"]
Position = Literal["supine", "prone", "side-lying", "quadruped", "kneeling", "sitting", "standing"]
Equipment = Literal["mat", "chair", "wall", "towel", "none"]
CautionAction = Literal["avoid", "ask-physio", "modify", "monitor"]
# Of an exercise with sides: which are trained, in which order. What nobody states is the right one first.
Sides = Literal["right-left", "left-right", "right", "left"]
Range = Annotated[tuple[int, ...], Meta(min_length=2, max_length=2)]


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """One short sentence for each moment of a repetition, read from two metres. Empty means not used."""

    start: Annotated[str, Meta(min_length=1, max_length=90)]
    move: Annotated[str, Meta(max_length=90)] = ""
    hold: Annotated[str, Meta(max_length=90)] = ""
    back: Annotated[str, Meta(max_length=90)] = ""
    rest: Annotated[str, Meta(max_length=90)] = ""


class Caution(Struct, frozen=True, forbid_unknown_fields=True):
    """What to do about an exercise when a caution applies to the person."""

    action: CautionAction
    note: Sentence


class DosageRange(Struct, frozen=True, forbid_unknown_fields=True):
    """Lowest and highest usual dose; times in seconds."""

    sets: Range
    reps: Range
    hold_s: Range
    rest_between_reps_s: Range
    rest_between_sets_s: Range
    sessions_per_day: Range
    days_per_week: Range


class Exercise(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise.

    `load` is what the lock `strengthening` asks about: `gentle` is breathing, walking and unloaded easy
    movement; `loaded` is everything resisted, effortful or at the end of the range. `reviewed_by` and
    `reviewed` are empty until a named clinician has reviewed the content. Without a `figure` its steps are
    shown instead.
    """

    id: Identifier
    name: Line
    short_name: Annotated[str, Meta(min_length=1, max_length=22)]
    what_for: Sentence
    category: Category
    position: Position
    equipment: Annotated[tuple[Equipment, ...], Meta(min_length=1)]
    sides: Literal["none", "each"]
    load: Literal["gentle", "loaded"]
    difficulty: Annotated[int, Meta(ge=1, le=4)]
    dosage: Dosage
    dosage_range: DosageRange
    cues: Cues
    steps: Annotated[tuple[Line, ...], Meta(min_length=2, max_length=8)]
    breathing: Line
    mistakes: tuple[Line, ...]
    stop_if: Annotated[tuple[Sentence, ...], Meta(min_length=1)]
    cautions: dict[Identifier, Caution]
    progressions: tuple[Identifier, ...]
    regressions: tuple[Identifier, ...]
    source: Sentence
    checked: str
    needs_prescription: bool = False
    reviewed_by: str | None = None
    reviewed: date | None = None
    figure: Figure | None = None

    def side_order(self, sides: Sides | None = None) -> tuple[str | None, ...]:
        """The sides that are trained one after the other, as a programme states them; one None for an
        exercise without sides."""
        return tuple((sides or "right-left").split("-")) if self.sides == "each" else (None,)


def equipment_of(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """What these exercises need, each thing once, in their order."""
    return tuple(dict.fromkeys(e for exercise in exercises for e in exercise.equipment if e != "none"))
