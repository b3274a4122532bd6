"""Handover files, version 1: the one page for the clinician, as a file."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from corecoach.exchange.envelope import Kind, read_envelope, write_envelope
from corecoach.exchange.problems import Problem
from corecoach.prescription import Author
from corecoach.safety import Answer, Exit, Lock, Status, Tier
from corecoach.session.record import Outcome
from corecoach.words import _

FORMAT: Final = "corecoach.handover"
# Lines on ice and heat at most.
USES_MOST: Final = 60

Text = Annotated[str, Meta(max_length=2000)]
Moment = Annotated[datetime, Meta(tz=True)]
Moments = Annotated[tuple[Moment, ...], Meta(min_length=1)]
Score = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0)]


class Named(Struct, frozen=True, forbid_unknown_fields=True):
    """An id with what the person read. Without the rules the words are the id."""

    id: Text
    words: Text


class Answered(Struct, frozen=True, forbid_unknown_fields=True):
    """A question that was not answered No. A status of None was not said."""

    question: Named
    answer: Answer
    status: Status | None = None


class Checks(Struct, frozen=True, forbid_unknown_fields=True):
    """One safety check, or several in a row with the same answers. `times` is when each was answered.

    Without `gates` and `items` all was No. `said_no` are questions asked one by one and answered No, where
    something else was not.
    """

    times: Moments
    answered_by: Literal["patient", "carer"]
    flu_like: bool
    gates: tuple[Answered, ...]
    items: tuple[Answered, ...]
    said_no: tuple[Named, ...]
    rules_version: Text


class FiredRule(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule that applied, what stood behind it, and what clears it."""

    rule: Named
    items: tuple[Named, ...]
    clears: Text


class Locked(Struct, frozen=True, forbid_unknown_fields=True):
    """A lockout. `locks_now` is what of it is in force at the moment of the handover; `challenge` is its
    short name; `renews` says that a clearance had run out."""

    lockout: Text
    challenge: Text
    tier: Tier
    locks: tuple[Lock, ...]
    locks_now: tuple[Lock, ...]
    items: tuple[Answered, ...]
    fired: tuple[FiredRule, ...]
    rules_version: Text
    exercise: Named | None
    renews: bool
    ends_by: Exit


class Assessed(Struct, frozen=True, forbid_unknown_fields=True):
    """A symptom that a clinician wrote down as known."""

    item: Named
    assessed: date
    side: Literal["left", "right", "both"] | None
    reaches: Literal["buttock", "thigh", "calf", "foot"] | None
    note: Text


class Cleared(Struct, frozen=True, forbid_unknown_fields=True):
    """The end of a lockout, or of the part that is not in `keep`."""

    lockout: Text
    challenge: Text
    level: Literal["L0", "L1", "L2", "L3"]
    clinician: Text
    role: Text
    contact: Text
    assessed_at: Moment | None
    keep: tuple[Lock, ...]
    review_by: date | None
    note: Text
    baseline: tuple[Assessed, ...]


class Waiting(Struct, frozen=True, forbid_unknown_fields=True):
    """A clinician's details typed in. `waits`: they have not ended the lockout."""

    lockout: Text
    challenge: Text
    clinician: Text
    role: Text
    place: Text
    assessed_at: Moment
    waits: bool


class AdviceShown(Struct, frozen=True, forbid_unknown_fields=True):
    """What a page about a lockout said, each time it was shown, and when the person went on from it."""

    lockout: Text
    challenge: Text
    page: Literal["emergency", "lockout"]
    text: Text
    times: Moments
    acknowledged: tuple[Moment, ...]
    rules_version: Text


class Event(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry of the timeline: when, and exactly one of the other fields."""

    at: Moment
    checks: Checks | None = None
    locked: Locked | None = None
    cleared: Cleared | None = None
    waiting: Waiting | None = None
    advice: AdviceShown | None = None


class Symptom(Struct, frozen=True, forbid_unknown_fields=True):
    """A sign over all records: the latest answer that was not No, and the first later check that said No."""

    item: Named
    answer: Answer
    status: Status | None
    first_reported: Moment
    last_reported: Moment
    no_from: Moment | None


class PainDay(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The scores of one day by their kind, in the order given. Empty is not recorded, never 0."""

    date: date
    before: tuple[Score, ...]
    after: tuple[Score, ...]
    next_morning: tuple[Score, ...]
    now: tuple[Score, ...]
    day: tuple[Score, ...]
    worst: tuple[Score, ...] = ()
    leg: tuple[Score, ...] = ()


class ExerciseDone(Struct, frozen=True, forbid_unknown_fields=True):
    """One exercise of a session."""

    exercise: Named
    reps_done: Count
    reps_prescribed: Count
    hold_done_s: float
    hold_prescribed_s: float
    skipped: bool


class LastSession(Struct, frozen=True, forbid_unknown_fields=True):
    """The latest session. `stopped_in` is the exercise in hand when it ended early. `anything_new`: whether
    something new came on; asked after an exercise to watch. None is not known."""

    title: Text
    began: Moment
    ended: Moment
    outcome: Outcome
    exercises: tuple[ExerciseDone, ...]
    stopped_in: Named | None
    stop_reason: Named | None
    pain_before: Score | None
    pain_after: Score | None
    effort: Score | None
    note: Text
    anything_new: bool | None = None


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """The person as entered: name and year of birth by the clinician, the rest by the person on `entered`.

    `asked` are signs that are asked once: that they were asked, not what was answered.
    """

    name: Text
    birth_year: int | None
    age: Count | None
    entered: Moment | None
    modifiers: tuple[Named, ...]
    cautions: tuple[Text, ...]
    asked: tuple[Named, ...]


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """The programme in hand. `signed`: it has a signature that fits; whose key it is, is not said."""

    id: Text
    title: Text
    author: Author
    issued: date
    review_by: date | None
    taken_in: Moment
    signed: bool
    baseline: tuple[Assessed, ...]
    confirmations: tuple[Text, ...]
    cautions: tuple[Text, ...]


class HeatAndIce(Struct, frozen=True, forbid_unknown_fields=True):
    """The uses of ice and heat of the last 14 days, newest first, a line each; `note` says that there is
    none, or that older ones are left out."""

    uses: Annotated[tuple[Text, ...], Meta(max_length=USES_MOST)]
    note: Text


class Handover(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything on the page. `events` are newest first; `rules_version` is None where the rules are
    damaged. Nothing in it was examined by anybody, and `mark` says so."""

    mark: Literal["self-reported, not examined"]
    made_at: Moment
    app_version: Text
    rules_version: Text | None
    person: Person
    plan: Plan | None
    symptoms: tuple[Symptom, ...]
    events: tuple[Event, ...]
    pain: tuple[PainDay, ...]
    last_session: LastSession | None
    heat_and_ice: HeatAndIce


class HandoverFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file. It is never signed: it says what a person reported, and a person has no key."""

    format: Literal["corecoach.handover"]
    version: Literal[1]
    handover: Handover

    @property
    def signature(self) -> None:
        """None, always."""
        return None


def read_handover(data: bytes) -> Handover | list[Problem]:
    """The handover in `data`, or every problem found."""
    kind = Kind(FORMAT, "handover", _("this is not a page for the clinician"))
    file = read_envelope(data, HandoverFile, kind, lambda file: _cross_check(file.handover))
    return file.handover if isinstance(file, HandoverFile) else file


def write_handover(handover: Handover) -> bytes:
    """The file as indented UTF-8 JSON that `read_handover` reads back to the same value."""
    return write_envelope(HandoverFile(FORMAT, 1, handover))


def _cross_check(handover: Handover) -> Iterator[Problem]:
    for n, event in enumerate(handover.events):
        parts = (event.checks, event.locked, event.cleared, event.waiting, event.advice)
        count = sum(part is not None for part in parts)
        if count != 1:
            what = _("this entry says {n} things").format(n=count)
            allowed = _("exactly one of: {names}").format(names="checks, locked, cleared, waiting, advice")
            yield Problem(f"handover.events[{n}]", what, allowed)
