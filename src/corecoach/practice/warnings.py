"""What is pointed out in a draft while it is written: nothing blocks for ever, and everything says why.

It runs at every key press: what was found in a routine is kept until the routine, its exercises or the person
change.
"""

from collections import OrderedDict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from corecoach.practice.dose_jump import Before, before_of
from corecoach.practice.draft import Draft, DraftRoutine
from corecoach.practice.item_remarks import Person
from corecoach.practice.plan_remarks import plan_remarks, weeks_of
from corecoach.practice.remark import Remark, is_kept, mended, to_settle
from corecoach.practice.routine_remarks import Found, find_in
from corecoach.practice.whole_remarks import cautions_of, protocol_remarks, whole_remarks
from corecoach.prescription import Exercise, Programme
from corecoach.safety.rules import RuleSet

if TYPE_CHECKING:
    from corecoach.thermal.rules import ThermalRules

__all__ = ["Remark", "is_kept", "mended", "to_settle", "warnings_of"]


def warnings_of(
    draft: Draft,
    exercises: Mapping[str, Exercise],
    *,
    cautions: Collection[str],
    thermal: "ThermalRules | None",
    last: Programme | None = None,
    rules: RuleSet | None = None,
    age: int | None = None,
) -> tuple[Remark, ...]:
    """All that is pointed out in a draft, each key once: what must be settled first, then by its place.

    `exercises` are all that it may name, `cautions` codes of the person, `thermal` the limits of ice and
    heat, `last` the programme that was signed last, `rules` those of the safety check, `age` the person's in
    full years. Without one of the last four nothing is said that needs it.
    """
    known = _known(draft, exercises)
    person = Person(cautions_of(draft, cautions), draft.confirmations, draft.language)
    found = _in_routines(draft, known, person, last)
    has_room = any(one.has_room for one in found)
    remarks = [
        *(remark for one in found for remark in one.remarks),
        *plan_remarks(draft, known),
        *whole_remarks(draft, person.cautions, rules, age, has_room=has_room),
        *protocol_remarks(draft, thermal),
    ]
    # The first of each key, in order.
    once = list({remark.key: remark for remark in reversed(remarks)}.values())[::-1]
    settle = [remark for remark in once if remark.severity == "settle"]
    return (*settle, *(remark for remark in once if remark.severity != "settle"))


class _Seen(Struct, frozen=True):
    """What was found in a routine, and by which exercises, person, programme and week."""

    routine: DraftRoutine
    around: tuple[tuple[str, Exercise | None], ...]
    person: Person
    last: Programme | None
    week: int
    found: Found

    def still(self, known: Mapping[str, Exercise], person: Person, last: Programme | None, week: int) -> bool:
        """Whether nothing that it was judged by is another one now."""
        if (week, person) != (self.week, self.person) or last is not self.last:
            return False
        return all(known.get(name) is exercise for name, exercise in self.around)


# By the identity of the routine, which is kept alive here: an edit makes a new one and leaves the others.
_seen: OrderedDict[int, _Seen] = OrderedDict()
_MOST_SEEN = 1000
_asked: list[tuple[Programme | None, Before]] = []


def _known(draft: Draft, exercises: Mapping[str, Exercise]) -> dict[str, Exercise]:
    """The exercises that the draft names, and those that are easier than them."""
    names = {item.exercise for routine in draft.routines for item in routine.items}
    named = {name: exercise for name in names if (exercise := exercises.get(name))}
    easier = {name for exercise in named.values() for name in exercise.regressions} - names
    return named | {name: exercise for name in easier if (exercise := exercises.get(name))}


def _in_routines(
    draft: Draft, known: Mapping[str, Exercise], person: Person, last: Programme | None
) -> list[Found]:
    weeks = weeks_of(draft)
    return [_in_routine(r, known, person, last, weeks.get(r.id, 1)) for r in draft.routines]


def _in_routine(
    routine: DraftRoutine, known: Mapping[str, Exercise], person: Person, last: Programme | None, week: int
) -> Found:
    seen = _seen.get(id(routine))
    if seen is not None and seen.still(known, person, last, week):
        return seen.found
    names = {item.exercise for item in routine.items}
    names |= {name for exercise in names & known.keys() for name in known[exercise].regressions}
    around = {name: known[name] for name in names & known.keys()}
    found = find_in(routine, around, person, _before(last), week)
    _seen[id(routine)] = _Seen(
        routine, tuple((name, known.get(name)) for name in names), person, last, week, found
    )
    if len(_seen) > _MOST_SEEN:
        _seen.popitem(last=False)
    return found


def _before(last: Programme | None) -> Before:
    """What was asked for last; the programme of one person at a time is kept at hand."""
    if not _asked or _asked[0][0] is not last:
        _asked[:] = [(last, before_of(last))]
    return _asked[0][1]
