"""Routines to choose for oneself: what there is, and what of one is for this person today."""

from collections.abc import Iterator
from typing import get_args

from corecoach.coach.own_cases import with_items
from corecoach.coach.session_cases import SessionCases, whole_minutes
from corecoach.coach.views import OwnEntry, OwnItem, OwnLeftOut, OwnView
from corecoach.coach.wish import OfTemplate, Wish
from corecoach.library import AssetError
from corecoach.prescription import Exercise, Routine, Template, equipment_of, resolve
from corecoach.prescription.own_routine import LeftOut, own_copy
from corecoach.prescription.suitability import Suitability
from corecoach.prescription.template import Goal
from corecoach.safety import Profile
from corecoach.words import _


class RoutineCases(SessionCases):
    """What the window asks about built-in routines."""

    def own_entries(self) -> tuple[OwnEntry, ...]:
        """The built-in routines: single sittings first, then those for weeks. Damaged ones are left out."""
        return tuple(sorted(self._entries(), key=_place))

    def _entries(self) -> Iterator[OwnEntry]:
        exercises = self.library.exercises
        for template in self._templates():
            try:
                items = [p for r in template.routines for p in resolve(r, exercises)]
                minutes = tuple(whole_minutes(r, exercises) for r in template.routines)
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
        a template, or when one of its exercises is damaged."""
        template = next((t for t in self._templates() if t.id == template_id), None)
        if template is None:
            return None
        try:
            return self._own_view(template, template.routine(routine_id) or template.routines[0])
        except (AssetError, LookupError):
            return None

    def _own_view(self, template: Template, block: Routine) -> OwnView:
        wish = Wish(own_copy(template, block, _), place=OfTemplate(template.id, block.id))
        exercises, part, locked = self.exercises_of(wish), self.own_part(wish), self.is_all_locked()
        items = resolve(part.routine, exercises) if part.routine else ()
        suits = self.suits(p.exercise for p in items)
        stays = with_items(wish, part.routine.items) if part.routine else None
        return OwnView(
            template=template,
            block=block,
            start=None if locked or template.needs_prescription else stays,
            minutes=whole_minutes(part.routine, exercises) if part.routine else 0,
            equipment=equipment_of(p.exercise for p in items),
            items=tuple(OwnItem(p, suits[p.exercise.id].notes("modify", "monitor")) for p in items),
            left_out=self.left_out(wish),
            locked=locked,
        )

    def left_out(self, wish: Wish, person: Profile | None = None) -> tuple[OwnLeftOut, ...]:
        """What of a session of one's own is not for the person now, and why; `person` as in `start`."""
        exercises, left_out = self.exercises_of(wish), self.own_part(wish, person).left_out
        suits = self.suits((exercises[x.exercise] for x in left_out), person=person)
        return tuple(_left_out(x, exercises[x.exercise], suits[x.exercise]) for x in left_out)


def _left_out(left: LeftOut, exercise: Exercise, suits: Suitability) -> OwnLeftOut:
    notes = suits.notes(left.why) if left.why == "avoid" or left.why == "ask-physio" else ()
    return OwnLeftOut(exercise.name, left.why, notes)


def _place(entry: OwnEntry) -> tuple[bool, int, str]:
    template = entry.template
    return not template.single, get_args(Goal).index(template.goal), template.title
