"""Programme files, version 1: strict reading with every problem found, and writing."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal

from msgspec import Struct

from corecoach.exchange.envelope import (
    MAX_BYTES,
    Kind,
    Signature,
    read_envelope,
    signature_over,
    write_envelope,
)
from corecoach.exchange.packed import unpacked
from corecoach.exchange.problems import Problem
from corecoach.prescription import Dosage, Exercise, Item, Limits, Programme, Routine
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.exchange.keys import SigningKey
    from corecoach.thermal.rules import ThermalRules

__all__ = [
    "MAX_BYTES",
    "ProgrammeFile",
    "Signature",
    "read_programme",
    "reading_programme",
    "sign_programme",
    "write_programme",
]

FORMAT: Final = "corecoach.programme"
# Far above any sitting (20 to 30 minutes): a typing mistake must not make a timeline of days.
LONGEST_S = 3 * 3600


class ProgrammeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. A signature that is there has been checked against the content."""

    format: Literal["corecoach.programme"]
    version: Literal[1]
    programme: Programme
    signature: Signature | None = None


def read_programme(
    data: bytes,
    exercises: Mapping[str, Exercise],
    *,
    thermal: "ThermalRules | None" = None,
    protocols: Collection[str] = (),
) -> ProgrammeFile | list[Problem]:
    """The programme in `data`, or every problem found, at once. `exercises` are the library's, by id;
    `thermal` are the limits of ice and heat, without which no protocol is taken, and `protocols` the ids of
    the built-in ones."""
    *_waiting, read = reading_programme(data, exercises, thermal=thermal, protocols=protocols)
    assert read is not None, "what was read comes last"
    return read


def reading_programme(
    data: bytes,
    exercises: Mapping[str, Exercise],
    *,
    thermal: "ThermalRules | None" = None,
    protocols: Collection[str] = (),
) -> Iterator[ProgrammeFile | list[Problem] | None]:
    """Read a programme bit by bit: yields None after each piece of work (some milliseconds), what was read
    at last. Figures of its own exercises are looked at once all else is right. `data` may be the text of a
    QR code as well."""
    kind = Kind(FORMAT, "programme", _("this is not a programme file"))
    whole = unpacked(data)
    if isinstance(whole, Problem):
        yield [whole]
        return

    def check(file: ProgrammeFile) -> Iterator[Problem]:
        yield from _cross_check(file.programme, exercises)
        yield from _protocols(file.programme.protocols, thermal, protocols)

    read = read_envelope(whole, ProgrammeFile, kind, check)
    if isinstance(read, list):
        yield read
        return
    found: list[Problem] = []
    for problem in _figures(read.programme):
        if problem is None:
            yield None
        else:
            found.append(problem)
    yield found or read


def write_programme(file: ProgrammeFile) -> bytes:
    """The file as indented UTF-8 JSON that `read_programme` reads back to the same value."""
    return write_envelope(file)


def sign_programme(programme: Programme, key: "SigningKey") -> ProgrammeFile:
    """The programme in a file with the signature over it."""
    return ProgrammeFile(FORMAT, 1, programme, signature_over(programme, key))


def _cross_check(programme: Programme, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    own = {exercise.id: exercise for exercise in programme.exercises}
    yield from check_routines("programme.routines", programme.routines, exercises, own)
    yield from _twice("programme.exercises", [e.id for e in programme.exercises])
    yield from _schedule(programme)
    if programme.results_key is not None:
        yield from _results_key(programme.results_key)
    for e, exercise in enumerate(programme.exercises):
        where = f"programme.exercises[{e}]"
        yield from check_dosage(f"{where}.dosage", exercise.dosage)
        if exercise.id in exercises:
            what = _('"{name}" is already an exercise of the library').format(name=exercise.id)
            yield Problem(f"{where}.id", what, _("needs an id of its own"))


def _results_key(key: str) -> Iterator[Problem]:
    """Some 32 bytes are no key that anything can be sealed to."""
    from corecoach.exchange.sealed import seal

    try:
        seal(b"", key)
    except ValueError:
        what = _("nothing can be sealed to this key")
        yield Problem("programme.results_key", what, _("the key of the author"))


def _protocols(
    own: tuple[dict[str, Any], ...], thermal: "ThermalRules | None", built_in: Collection[str]
) -> Iterator[Problem]:
    """What of its own ice and heat is refused. Most programmes have none, and need no limits."""
    if not own:
        return
    from corecoach.exchange.thermal_problems import no_rules, protocol_problems

    place = "programme.protocols"
    if thermal is None:
        yield no_rules(place)
        return
    yield from _twice(place, [str(value.get("id")) for value in own])
    for n, value in enumerate(own):
        where = f"{place}[{n}]"
        yield from protocol_problems(value, thermal, where)
        if value.get("id") in built_in:
            what = _('"{name}" is already a protocol of the library').format(name=value["id"])
            yield Problem(f"{where}.id", what, _("needs an id of its own"))


def _figures(programme: Programme) -> Iterator[Problem | None]:
    for e, exercise in enumerate(programme.exercises):
        if exercise.figure is not None:
            # Most programmes have no figure of their own: they are read without.
            from corecoach.exchange.figure_problems import figure_looking

            yield from figure_looking(f"programme.exercises[{e}].figure", exercise.figure)


def _length(where: str, items: list[tuple[Item, Exercise]]) -> Iterator[Problem]:
    doses = [(e.dosage.changed(item.dosage), len(e.side_order(item.sides))) for item, e in items]
    seconds = sum(dosage.total_s(sides) for dosage, sides in doses if not dosage.fault())
    if seconds > LONGEST_S:
        what = _("this routine takes {n} minutes").format(n=seconds // 60)
        yield Problem(where, what, _("at most {n} minutes").format(n=LONGEST_S // 60))


def check_routines(
    place: str,
    routines: tuple[Routine, ...],
    exercises: Mapping[str, Exercise],
    own: Mapping[str, Exercise] | None = None,
) -> Iterator[Problem]:
    """What in `routines`, which stand at `place`, does not fit the library's exercises or the file's own."""
    yield from _twice(place, [r.id for r in routines])
    for r, routine in enumerate(routines):
        known: list[tuple[Item, Exercise]] = []
        for i, item in enumerate(routine.items):
            where = f"{place}[{r}].items[{i}]"
            exercise = (own or {}).get(item.exercise) or exercises.get(item.exercise)
            if exercise is None:
                what = _('"{name}" is not an exercise of the library or of this file').format(
                    name=item.exercise
                )
                yield Problem(f"{where}.exercise", what, _("must be the id of an exercise"))
            else:
                known.append((item, exercise))
                yield from _dose(where, item, exercise)
        yield from _length(f"{place}[{r}]", known)


def _twice(where: str, ids: list[str]) -> Iterator[Problem]:
    for n, name in enumerate(ids):
        if name in ids[:n]:
            what = _('the id "{name}" stands twice').format(name=name)
            yield Problem(f"{where}[{n}].id", what, _("each id may stand once"))


def _schedule(programme: Programme) -> Iterator[Problem]:
    known = [routine.id for routine in programme.routines]
    for p, phase in enumerate(programme.phases):
        for s, slot in enumerate(phase.schedule):
            where = f"programme.phases[{p}].schedule[{s}]"
            if slot.routine not in known:
                what = _('there is no routine "{name}"').format(name=slot.routine)
                yield Problem(
                    f"{where}.routine", what, _("must be one of: {names}").format(names=", ".join(known))
                )
            if len(set(slot.days)) < len(slot.days):
                yield Problem(f"{where}.days", _("a day stands twice"), _("each day may stand once"))


def _dose(where: str, item: Item, exercise: Exercise) -> Iterator[Problem]:
    dosage = exercise.dosage.changed(item.dosage)
    yield from check_dosage(f"{where}.dosage", dosage)
    for field, value, limit in _over_limits(dosage, item.limits):
        what = _("{value} is more than this person's limit").format(value=value)
        yield Problem(f"{where}.dosage.{field}", what, _("at most {n}").format(n=limit))


def check_dosage(where: str, dosage: Dosage) -> Iterator[Problem]:
    """What makes a whole dosage, which stands at `where`, one that cannot be led through."""
    if dosage.fault():
        count = 1 if isinstance(dosage.reps, int) else len(dosage.reps)
        what = _("{reps} numbers for {sets} sets").format(reps=count, sets=dosage.sets)
        yield Problem(f"{where}.reps", what, _("one number, or one number a set"))
    if not dosage.rep_s:
        yield Problem(where, _("there is nothing to time here"), _("needs a hold or a counted tempo"))


def _over_limits(dosage: Dosage, limits: Limits) -> Iterator[tuple[str, int, int]]:
    reps = dosage.reps if isinstance(dosage.reps, int) else max(dosage.reps)
    pairs = (
        ("sets", dosage.sets, limits.max_sets),
        ("reps", reps, limits.max_reps),
        ("hold_s", dosage.hold_s, limits.max_hold_s),
    )
    return ((field, value, limit) for field, value, limit in pairs if limit is not None and value > limit)
