"""What to do today: the prescribed routine, what is suggested instead and why, and its gentle part."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from corecoach.coach.own_cases import OwnCases, with_items
from corecoach.coach.wish import Wish
from corecoach.pain import PainScore
from corecoach.pain.scores import standing
from corecoach.prescription import Item, Routine
from corecoach.safety import Clearance, Lock, Lockout
from corecoach.session import SessionFeedback, SessionRecord

if TYPE_CHECKING:
    # The rules on progress are read when a session is about to start, not with the window.
    from corecoach.prescription.proposal import Plan
    from corecoach.prescription.sitting import Sitting

# Older sittings than this say nothing about today's dose.
LOOK_BACK = timedelta(weeks=12)
Code = Annotated[str, Meta(max_length=64)]


class DoseStep(Struct, frozen=True, forbid_unknown_fields=True):
    """One suggestion, with the rule behind it."""

    exercise: Code
    change: Code
    rule: Code
    why: Code


class DoseChoice(Struct, frozen=True, forbid_unknown_fields=True, tag="dose"):
    """What was suggested for a session, and whether the person took it. For the clinician's log: the
    prescription itself is never changed."""

    id: str
    at: datetime
    routine: Code
    taken: bool
    steps: tuple[DoseStep, ...]
    alerts: tuple[Code, ...] = ()


class DoseCases(OwnCases):
    """What the window asks about today's dose."""

    def plan_for(self, routine: Routine) -> "Plan":
        """What is suggested for the next sitting of a routine of the programme in hand."""
        from corecoach.prescription.progression import plan_next

        return plan_next(
            routine,
            self.exercises(),
            self._sittings(routine),
            self.clock.now(),
            next_morning_rise=self.pain_limits().next_morning_rise,
            avoided=self.cautions(),
            cleared_at=self._last_cleared(),
        )

    def _last_cleared(self) -> datetime | None:
        """When a clinician last ended a lock on exercise."""
        exercise = {x.id for x in self._saver.read(Lockout) if set(x.locks) - {Lock.HEAT, Lock.ICE}}
        ended = [c for c in self._saver.read(Clearance) if c.level != "L0" and c.lockout in exercise]
        return max((c.at for c in ended), default=None)

    def note_dose(self, routine: Routine, plan: "Plan", *, taken: bool) -> None:
        """Keep what was suggested and whether it was taken."""
        steps = tuple(
            DoseStep(p.exercise, p.change, p.rule, p.why)
            for p in (item.proposal for item in plan.items)
            if p.change != "same"
        )
        alerts = tuple(alert.code for alert in plan.alerts)
        self.save(DoseChoice(self._new_id(), self.clock.now(), routine.id, taken, steps, alerts))

    def open_part(self, wish: Wish, *, gentle_only: bool) -> Wish | None:
        """What stays open of a session, with `gentle_only` its gentle exercises; or None."""
        exercises = self.exercises_of(wish)
        kept = [i for i in self.open_items(wish) if not gentle_only or exercises[i.exercise].load == "gentle"]
        return with_items(wish, tuple(kept))

    def easier_instead(self, wish: Wish, index: int) -> Wish | None:
        """The rest of a session with an easier exercise in place of one that hurt; None without one."""
        from corecoach.prescription.easier import regression_of

        exercises, items = self.exercises_of(wish), wish.routine.items
        easier = regression_of(exercises[items[index].exercise], exercises, self.cautions())
        sides = items[index].sides
        instead = with_items(wish, (Item(easier.id, sides=sides),)) if easier is not None else None
        if instead is None or not self.open_items(instead):
            return None
        return with_items(wish, (*instead.routine.items, *self._after(wish, index)))

    def without(self, wish: Wish, index: int) -> Wish | None:
        """The rest of a session after an exercise; None when it was the last."""
        return with_items(wish, self._after(wish, index))

    def _after(self, wish: Wish, index: int) -> tuple[Item, ...]:
        rest = with_items(wish, wish.routine.items[index + 1 :])
        return self.open_items(rest) if rest else ()

    def _sittings(self, routine: Routine) -> "list[Sitting]":
        from corecoach.coach.sittings import sittings_of

        programme = self.programme
        since = (self.clock.now() - LOOK_BACK).date()
        newest = sorted(self._saver.read(SessionFeedback, since=since), key=lambda f: (f.at, f.id))
        records = [
            s
            for s in self._saver.read(SessionRecord, since=since)
            if s.routine == routine.id and programme is not None and s.programme == programme.id
        ]
        return sittings_of(
            records,
            {f.session: f for f in newest},
            standing(self._saver.read(PainScore, since=since)),
            self._saver.read(Lockout),
            self._morning_of,
        )
