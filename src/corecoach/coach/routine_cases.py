"""Routines to choose for oneself: what there is, and what of one is for this person today."""

from collections.abc import Iterator
from math import ceil
from typing import get_args

from corecoach.coach.dose_cases import is_open
from corecoach.coach.session_cases import SessionCases
from corecoach.coach.views import OwnEntry, OwnItem, OwnLeftOut, OwnView
from corecoach.library import AssetError
from corecoach.prescription import Routine, Template, equipment_of, resolve
from corecoach.prescription.own_routine import LeftOut, own_copy, own_part
from corecoach.prescription.suitability import Suitability
from corecoach.prescription.template import Goal
from corecoach.safety import Lock
from corecoach.words import _


class RoutineCases(SessionCases):
    """What the window asks about built-in routines."""

    def own_entries(self) -> tuple[OwnEntry, ...]:
        """The built-in routines: single sittings first, then those for weeks. Damaged ones are left out."""
        return tuple(sorted(self._entries(), key=_place))

    def _entries(self) -> Iterator[OwnEntry]:
        for template in self._templates():
            try:
                items = [p for r in template.routines for p in resolve(r, self.exercises())]
                minutes = tuple(self._minutes(r) for r in template.routines)
            except (AssetError, LookupError):
                continue
            yield OwnEntry(
                template=template,
                minutes=minutes,
                exercises=tuple(len(r.items) for r in template.routines),
                equipment=equipment_of(p.exercise for p in items),
            )

    def _templates(self) -> tuple[Template, ...]:
        try:
            return self.library.templates
        except AssetError:
            return ()

    def own_view(self, template_id: str, routine_id: str = "") -> OwnView | None:
        """A routine of a template, its first unless named, as it is for this person today; None without such
        a template."""
        template = next((t for t in self._templates() if t.id == template_id), None)
        if template is None:
            return None
        block = template.routine(routine_id) or template.routines[0]
        locked = any(Lock.ALL_EXERCISE in x.locks for x in self.lockouts())
        # Under a lock on everything nothing starts; what it would hold can be read all the same.
        closed = frozenset() if locked else self._closed(block)
        suits = self.suits(p.exercise for p in resolve(block, self.exercises()))
        part = own_part(own_copy(template, block, _), self.exercises(), suits, closed)
        items = resolve(part.routine, self.exercises()) if part.routine else ()
        return OwnView(
            template=template,
            block=block,
            start=None if locked or template.needs_prescription else part.routine,
            minutes=self._minutes(part.routine) if part.routine else 0,
            equipment=equipment_of(p.exercise for p in items),
            items=tuple(OwnItem(p, suits[p.exercise.id].notes("modify", "monitor")) for p in items),
            left_out=tuple(self._left_out(x, suits[x.exercise]) for x in part.left_out),
            locked=locked,
        )

    def _closed(self, routine: Routine) -> frozenset[str]:
        exercises, lockouts = self.exercises(), self.lockouts()
        return frozenset(i.exercise for i in routine.items if not is_open(exercises[i.exercise], lockouts))

    def _left_out(self, left: LeftOut, suits: Suitability) -> OwnLeftOut:
        notes = suits.notes(left.why) if left.why == "avoid" or left.why == "ask-physio" else ()
        return OwnLeftOut(self.exercises()[left.exercise].name, left.why, notes)

    def _minutes(self, routine: Routine) -> int:
        return ceil(self.timeline(routine).total_s / 60)


def _place(entry: OwnEntry) -> tuple[bool, int, str]:
    template = entry.template
    return not template.single, get_args(Goal).index(template.goal), template.title
