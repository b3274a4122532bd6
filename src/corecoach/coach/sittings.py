"""From records to the sittings that the rules on progress look at."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from corecoach.coach.pain_cases import AFTER
from corecoach.pain import PainScore
from corecoach.prescription.sitting import ItemDone, Sitting
from corecoach.safety import Lockout
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord


def sittings_of(
    records: Iterable[SessionRecord],
    feedback: Mapping[str, SessionFeedback],
    scores: Sequence[PainScore],
    lockouts: Sequence[Lockout],
    morning_of: Callable[[SessionRecord], int | None],
) -> list[Sitting]:
    """A sitting for each record. `feedback` is by session id."""
    return [
        _sitting(record, feedback.get(record.id), scores, lockouts, morning_of(record)) for record in records
    ]


def _sitting(
    record: SessionRecord,
    said: SessionFeedback | None,
    scores: Sequence[PainScore],
    lockouts: Sequence[Lockout],
    morning: int | None,
) -> Sitting:
    until = record.ended_at + AFTER
    during = [s.score for s in scores if s.kind in ("now", "after") and record.at <= s.at <= until]
    after = said.pain_after if said else None
    hurt = {x.exercise for x in lockouts if x.exercise and record.at <= x.at <= until}
    return Sitting(
        at=record.at,
        ended_at=record.ended_at,
        items=tuple(_done(item, item.exercise in hurt) for item in record.items),
        pain_before=record.pain_before,
        pain_max=max([*during, *([after] if after is not None else [])], default=None),
        pain_after=after,
        next_morning=morning,
        relief_taken=said.relief_taken if said else None,
        form_kept=said.form_kept if said else None,
    )


def _done(item: ItemRecord, hurt: bool) -> ItemDone:
    share = min(1.0, item.reps_done / item.reps_prescribed) if item.reps_prescribed else 0.0
    return ItemDone(item.exercise, share, hurt, item.reps_prescribed, item.hold_prescribed_s)
