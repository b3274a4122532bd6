"""What is answered of a score, or of a day that is over: what is on record, what is not saved yet, and how
that is saved."""

from dataclasses import fields, replace
from datetime import date, datetime

from msgspec.structs import replace as replaced

from corecoach.coach import Coach, SaveResult
from corecoach.coach.check_ins import CheckIn
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import BACKFILL, PLACES
from corecoach.ui.pages.check_in import CheckInDraft

_Key = tuple[PainKind, datetime] | date


class CheckInDrafts:
    """One draft for each score, and for each day that is over. What was answered stays until it is saved,
    also when the page is left."""

    def __init__(self, coach: Coach) -> None:
        self._coach, self._check_ins = coach, coach.pain.check_ins
        # Each as it was when it was begun, and with what was answered since.
        self._begun: dict[_Key, tuple[CheckInDraft, CheckInDraft]] = {}

    def of(self, day: date, score: PainScore | None = None) -> CheckInDraft:
        """The draft of a score, or of a day without one: what is on record by now, and over it what was
        answered and not saved."""
        known, key = self.known(day, score), _key(day, score)
        draft = replace(known, places=set(known.places))
        begun, answered = self._begun.get(key, (draft, draft))
        for name in _answered(begun, answered):
            setattr(draft, name, getattr(answered, name))
        self._begun[key] = known, draft
        return draft

    def unsaved(self, day: date, score: PainScore | None = None) -> bool:
        """Whether anything was answered of it that is not saved."""
        key = _key(day, score)
        return key in self._begun and bool(_answered(*self._begun[key]))

    def known(self, day: date, score: PainScore | None = None) -> CheckInDraft:
        """What is on record: nothing is asked twice, and nothing is said twice."""
        numbers = {kind: given.score for kind, given in self._beside(day).items()}
        flare = self._check_ins.flare_on(day)
        draft = CheckInDraft(day, worst=numbers.get("worst"), leg=numbers.get("leg"), flare=flare)
        if score is None:
            return draft
        return replace(draft, places=set(score.places), relief=score.relief, note=score.note)

    def leg_said(self, draft: CheckInDraft) -> int | None:
        """The pain in the leg, where it is new or more than what is on record."""
        before = self._beside(draft.day).get("leg")
        return None if before and draft.leg is not None and draft.leg <= before.score else draft.leg

    def save(self, draft: CheckInDraft, score: PainScore | None = None) -> SaveResult:
        """Write what differs from what is on record, beside a score or as the average of a day. What is there
        already is put right, or taken back. Raises ValueError for a day that is too long ago."""
        before = self.known(draft.day, score)
        said = replaced(_said(draft), **self._to_say(draft))
        if draft.flare == before.flare:
            said = replaced(said, flare=None)
        elif draft.flare is None:
            self._check_ins.take_back_flare(draft.day)
        self._begun.pop(_key(draft.day, score), None)
        if score is None:
            return self._check_ins.add(said, "day", draft.day)
        return self._check_ins.add_to(score, said)

    def _beside(self, day: date) -> dict[str, PainScore]:
        """The worst of a day, and its pain in the leg, where they were said."""
        given = (score for score in self._coach.pain_scores(since=day) if score.at.date() == day)
        return {score.kind: score for score in given if score.kind in ("worst", "leg")}

    def _to_say(self, draft: CheckInDraft) -> dict[str, int | None]:
        """The numbers that are still to be written once those on record were put right."""
        known, numbers = self._beside(draft.day), {"worst": draft.worst, "leg": draft.leg}
        return {
            kind: self._put_right(known[kind], number) if kind in known else number
            for kind, number in numbers.items()
        }

    def _put_right(self, score: PainScore, number: int | None) -> int | None:
        """Put a number in the place of one on record; what is to be said anew instead."""
        if number == score.score:
            return None
        if number is None:
            self._coach.withdraw_pain(score)
        elif self._coach.clock.now() - score.at > BACKFILL:
            # A correction so late would not count, but what is said of the evening of that day does.
            self._coach.withdraw_pain(score)
            return number
        else:
            self._check_ins.correct(score, number)
        return None


def _key(day: date, score: PainScore | None) -> _Key:
    # A correction of a score has another id, but the same moment.
    return day if score is None else (score.kind, score.at)


def _answered(before: CheckInDraft, draft: CheckInDraft) -> list[str]:
    """The names of the answers that differ from what was on record when the draft was begun."""
    names = [each.name for each in fields(CheckInDraft)]
    return [name for name in names if getattr(draft, name) != getattr(before, name)]


def _said(draft: CheckInDraft) -> CheckIn:
    return CheckIn(
        draft.score,
        places=tuple(place for place in PLACES if place in draft.places),
        relief=draft.relief,
        note=draft.note,
        flare=draft.flare,
    )
