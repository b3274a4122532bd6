"""What is pointed out about one exercise of a routine: whom it suits, its dose, and its note."""

from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice.dose_jump import jump_of, lower_dose
from corecoach.practice.doses import fits_limits, fitted, is_sound, whole_dose, with_dose
from corecoach.practice.reading_age import PLAIN_GRADE, grade_of, seconds_to_read, words_in
from corecoach.practice.remark import ConfirmMend, ItemMend, Kind, Remark, Severity
from corecoach.prescription import Dosage, Exercise, Item
from corecoach.prescription.easier import within_limits
from corecoach.prescription.suitability import Suitability, suitability
from corecoach.session.timeline import PREPARE_S

MOST_CONFIRMATIONS = 50
_OF_PERSON = ("avoid", "ask", "prescription", "care")
_RESTS = ("rest_between_reps_s", "rest_between_sets_s")


class Person(Struct, frozen=True):
    """For whom, as far as an exercise asks: caution codes, what is confirmed, the language of the notes."""

    cautions: frozenset[str]
    confirmed: tuple[str, ...]
    language: str


class Spot(Struct, frozen=True):
    """An exercise at its place. `nth` counts the times it stands in the routine, from 1; `before` is the dose
    signed last, `week` when the routine begins; `easier` suits the person and is not in the routine yet."""

    routine: str
    at: int
    nth: int
    item: Item
    exercise: Exercise
    before: Dosage | None = None
    week: int = 1
    easier: str | None = None

    def remark(self, kind: Kind, severity: Severity, said: object = "", **rest: Any) -> Remark:
        """A remark about this place; `said` is what it speaks of, for its key. Whom an exercise suits is the
        same at every place: that is said once, and one reason is enough."""
        if kind in _OF_PERSON:
            key = f"{kind}:{self.exercise.id}:{said}"
            return Remark(key, kind, severity, self.routine, self.at, exercise=self.exercise.id, **rest)
        nth = f"#{self.nth}" if self.nth > 1 else ""
        return Remark(
            key=f"{kind}:{self.routine}:{self.exercise.id}{nth}:{said}",
            kind=kind,
            severity=severity,
            routine=self.routine,
            at=self.at,
            exercise=self.exercise.id,
            **rest,
        )

    def mend(self, dosage: Dosage | None) -> ItemMend | None:
        """This dose in the place of the present one, as far as a file may hold it and this person do it."""
        if dosage is None or not is_sound(dosage) or not fits_limits(dosage, self.item.limits):
            return None
        return ItemMend(self.routine, self.at, with_dose(self.item, self.exercise, dosage))


def item_remarks(spot: Spot, person: Person) -> Iterator[Remark]:
    """All that is pointed out about an exercise at its place."""
    yield from _suits(spot, person)
    dosage = whole_dose(spot.item, spot.exercise)
    if dosage is not None:
        yield from _limits(spot, dosage)
        yield from _range(spot, dosage)
        yield from _jump(spot, dosage)
    if spot.item.note:
        yield from _note(spot, person.language)


# -- whom it suits --------------------------------------------------------------------------------------


def _suits(spot: Spot, person: Person) -> Iterator[Remark]:
    """The strongest only (programmes facts, 9): what is to be avoided needs no further word."""
    suits = suitability(spot.exercise, person.cautions, confirmed=person.confirmed)
    codes = tuple(code for code, caution in suits.applying if caution.action == suits.action)
    said = "+".join(codes)
    if suits.action == "avoid":
        yield spot.remark("avoid", "settle", said, names=codes, field="exercise", mend=_instead(spot))
    elif suits.action == "ask-physio" and codes:
        if not suits.open:
            mend = _confirm(spot.exercise.id, person.confirmed)
            yield spot.remark("ask", "settle", said, names=codes, field="exercise", mend=mend)
    elif spot.exercise.needs_prescription:
        yield spot.remark("prescription", "know", field="exercise")
    elif codes:
        yield spot.remark("care", "know", said, names=codes, field="exercise")


def _instead(spot: Spot) -> ItemMend | None:
    """An easier exercise in its place, which keeps what is not about the other one."""
    return ItemMend(spot.routine, spot.at, Item(spot.easier)) if spot.easier else None


def _confirm(what: str, confirmed: Collection[str]) -> ConfirmMend | None:
    return ConfirmMend(what) if len(confirmed) < MOST_CONFIRMATIONS else None


def easier_for(exercise: Exercise, suits: dict[str, Suitability], taken: Collection[str]) -> str | None:
    """The first listed easier exercise that the person may do and that is not `taken`."""
    listed = (name for name in exercise.regressions if name not in taken and name in suits)
    return next((name for name in listed if suits[name].open), None)


# -- the dose -------------------------------------------------------------------------------------------


def _limits(spot: Spot, dosage: Dosage) -> Iterator[Remark]:
    """No reader takes a dose above the limits that stand beside it."""
    limits = spot.item.limits
    if fits_limits(dosage, limits):
        return
    mend = spot.mend(within_limits(dosage, limits))
    pairs = (("sets", limits.max_sets), ("reps", limits.max_reps), ("hold_s", limits.max_hold_s))
    for field, most in pairs:
        value = _most(dosage, field)
        if most is not None and value > most:
            numbers = {"value": value, "most": most}
            yield spot.remark(
                "over-limit", "settle", f"{field}={value}>{most}", field=field, numbers=numbers, mend=mend,
                keepable=False,
            )  # fmt: skip


def _range(spot: Spot, dosage: Dosage) -> Iterator[Remark]:
    """Doses beyond the usual ones of the exercise. To do less is no risk, and neither is another rest."""
    for field in ("sets", "reps", "hold_s", *_RESTS):
        low, high = sorted(getattr(spot.exercise.dosage_range, field))
        if field in _RESTS and not _rests(dosage, field):
            continue
        most, least = _most(dosage, field), _least(dosage, field)
        if most > high:
            severity: Severity = "know" if field in _RESTS else "settle"
            yield _beyond(spot, dosage, "above-range", severity, field, (most, low, high))
        elif least < low:
            yield _beyond(spot, dosage, "below-range", "know", field, (least, low, high))


def _beyond(
    spot: Spot, dosage: Dosage, kind: Kind, severity: Severity, field: str, seen: tuple[int, int, int]
) -> Remark:
    value, low, high = seen
    changed = within_limits(_clamped(dosage, field, low, high), spot.item.limits)
    # The limits of this person may forbid the usual dose, and it may be a jump from the last one.
    usual = low <= _least(changed, field) and _most(changed, field) <= high
    if kind == "below-range" and spot.before and jump_of(changed, spot.before, spot.week):
        usual = False
    return spot.remark(
        kind, severity, f"{field}={value}", field=field, mend=spot.mend(changed) if usual else None,
        numbers={"value": value, "low": low, "high": high},
    )  # fmt: skip


def _clamped(dosage: Dosage, field: str, low: int, high: int) -> Dosage:
    if field == "sets":
        sets = min(max(dosage.sets, low), high)
        return replace(dosage, sets=sets, reps=fitted(dosage.reps, sets))
    if field == "reps" and not isinstance(dosage.reps, int):
        return replace(dosage, reps=tuple(min(max(n, low), high) for n in dosage.reps))
    return replace(dosage, **{field: min(max(getattr(dosage, field), low), high)})


def _rests(dosage: Dosage, field: str) -> bool:
    """Whether there is such a rest at all."""
    return dosage.sets > 1 if field == "rest_between_sets_s" else _most(dosage, "reps") > 1


def _most(dosage: Dosage, field: str) -> int:
    value: int | tuple[int, ...] = getattr(dosage, field)
    return value if isinstance(value, int) else max(value)


def _least(dosage: Dosage, field: str) -> int:
    value: int | tuple[int, ...] = getattr(dosage, field)
    return value if isinstance(value, int) else min(value)


def _jump(spot: Spot, dosage: Dosage) -> Iterator[Remark]:
    jump = jump_of(dosage, spot.before, spot.week) if spot.before else None
    if jump is None or spot.before is None:
        return
    less = lower_dose(dosage, spot.before, spot.exercise, spot.item.limits, spot.week)
    yield spot.remark(
        "jump", "settle", f"{jump.before}>{jump.value}", field=jump.field, mend=spot.mend(less),
        numbers={"value": jump.value, "before": jump.before, "most": jump.most, "week": spot.week},
    )  # fmt: skip


# -- what is written beside it --------------------------------------------------------------------------


def _note(spot: Spot, language: str) -> Iterator[Remark]:
    note = spot.item.note
    grade = grade_of(note, language)
    if grade is not None and grade > PLAIN_GRADE:
        numbers = {"grade": grade, "most": PLAIN_GRADE}
        yield spot.remark("reading-age", "know", field="note", numbers=numbers)
    # The first cue stands beside it.
    text = f"{spot.exercise.cues.start} {note}"
    seconds = seconds_to_read(text)
    if seconds > PREPARE_S:
        numbers = {"words": words_in(text), "value": seconds, "most": PREPARE_S}
        yield spot.remark("reading-time", "know", field="note", numbers=numbers)
