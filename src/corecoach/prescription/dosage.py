"""How much of an exercise: sets, reps, hold, rests and tempo."""

import re
from typing import Annotated

from msgspec import Meta, Struct

# Outer bounds of the file format: a typing mistake (a hold of a day) is refused, a real prescription
# is not. The largest values in the library's dosage ranges are 3 sets, 15 reps, an 1,800 s walk, and
# rests of 60 and 300 s. What suits a person is the physiotherapist's decision, inside these.
Sets = Annotated[int, Meta(ge=1, le=10)]
Reps = Annotated[int, Meta(ge=1, le=50)]
RepsPerSet = Annotated[tuple[Reps, ...], Meta(min_length=1, max_length=10)]
HoldSeconds = Annotated[int, Meta(ge=0, le=1800)]
RestSeconds = Annotated[int, Meta(ge=0, le=600)]
TempoText = Annotated[str, Meta(min_length=1, max_length=40)]

_COUNTED = re.compile(r"([0-9]{1,2})-(hold|[0-9]{1,2})-([0-9]{1,2})")


class Tempo(Struct, frozen=True):
    """Seconds of one repetition's movement: out, a stop at the far end, and back. A held one stops for the
    hold instead."""

    out_s: int
    stop_s: int
    back_s: int
    held: bool

    @property
    def moving_s(self) -> int:
        """Seconds of movement in one repetition, without its hold."""
        return self.out_s + self.stop_s + self.back_s


def parse_tempo(text: str) -> Tempo | None:
    """Read `2-hold-2` or `3-1-2` (seconds); any other words mean no counted movement: None."""
    match = _COUNTED.fullmatch(text)
    if match is None:
        return None
    out, middle, back = match.groups()
    held = middle == "hold"
    return Tempo(out_s=int(out), stop_s=0 if held else int(middle), back_s=int(back), held=held)


class DosageChange(Struct, frozen=True, forbid_unknown_fields=True):
    """Dosage fields that a programme states; an absent one comes from the exercise. Times in seconds."""

    sets: Sets | None = None
    reps: Reps | RepsPerSet | None = None
    hold_s: HoldSeconds | None = None
    rest_between_reps_s: RestSeconds | None = None
    rest_between_sets_s: RestSeconds | None = None
    tempo: TempoText | None = None


class Dosage(Struct, frozen=True, forbid_unknown_fields=True):
    """The full dose of an exercise. Times in seconds; `reps` is a number or one number a set."""

    sets: Sets
    reps: Reps | RepsPerSet
    hold_s: HoldSeconds
    rest_between_reps_s: RestSeconds
    rest_between_sets_s: RestSeconds
    tempo: TempoText

    def changed(self, change: DosageChange) -> "Dosage":
        """This dosage with the fields that `change` states."""
        stated = {
            name: value for name in change.__struct_fields__ if (value := getattr(change, name)) is not None
        }
        if "sets" in stated and "reps" not in stated and not isinstance(self.reps, int):
            stated["reps"] = self.reps[0]
        return Dosage(**{name: stated.get(name, getattr(self, name)) for name in self.__struct_fields__})

    def reps_of_set(self, index: int) -> int:
        """Repetitions of set `index`, counted from 0."""
        return self.reps if isinstance(self.reps, int) else self.reps[index]

    def fault(self) -> str | None:
        """`reps` when a list of reps does not have one number a set."""
        if not isinstance(self.reps, int) and len(self.reps) != self.sets:
            return "reps"
        return None

    @property
    def rep_s(self) -> int:
        """Seconds of one repetition, its movement and its hold; 0 when there is nothing to time."""
        tempo = parse_tempo(self.tempo)
        return self.hold_s + (tempo.moving_s if tempo else 0)

    def total_s(self, sides: int) -> int:
        """Seconds by the formula of the programme file format: sets, sides, tempo, holds and rests, without
        preparing and changing over."""
        reps = [self.reps_of_set(index) for index in range(self.sets)]
        work = sum(sides * (n * self.rep_s + (n - 1) * self.rest_between_reps_s) for n in reps)
        return work + (self.sets - 1) * self.rest_between_sets_s
