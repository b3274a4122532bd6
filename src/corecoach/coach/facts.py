"""All that a person recorded, as flat facts of a period. What the program noted for itself is not in it:
the words it showed, attempts to unlock, secrets of a programme."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from corecoach.coach.facts_done import Facts, done_facts
from corecoach.coach.facts_said import said_facts
from corecoach.exchange.facts import Fact, Status
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers, psfs_score, rmdq_score
from corecoach.pain.scores import Flare, counts

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach

A = TypeVar("A", PsfsRating, RmdqAnswers, ChangeAnswer)


def facts_of(coach: "Coach", since: date | None = None, until: date | None = None) -> tuple[Fact, ...]:
    """The facts of the days `since` to `until`, both in it, oldest first; None has no bound.

    Whether a fact stands is said by all records, also those of other days.
    """
    found = [
        *_pain(coach.recorded(PainScore)),
        *_flares(coach.recorded(Flare)),
        *done_facts(coach),
        *said_facts(coach),
        *_function(coach),
    ]
    wanted = (f for f in found if (since is None or f.day >= since) and (until is None or f.day <= until))
    # The sort is stable: the facts of one record stay together and in their order.
    return tuple(sorted(wanted, key=lambda fact: fact.at))


# -- pain -----------------------------------------------------------------------------------------------


def _pain(scores: Sequence[PainScore]) -> Iterator[Fact]:
    taken_back = {s.corrects for s in scores if s.withdrawn and s.corrects}
    corrected = {s.corrects for s in scores if not s.withdrawn and s.corrects}
    for score in scores:
        if score.withdrawn:
            # It repeats the number; a second row of it would count twice in every sum.
            yield _of_score(score, "withdrawal", "withdrawal")
            continue
        lives: Status = "stands" if counts(score) else "late"
        status = "withdrawn" if score.id in taken_back else "corrected" if score.id in corrected else lives
        yield _of_score(score, "score", status, value=score.score, unit="points", text=score.note)
        for place in score.places:
            yield _of_score(score, "place", status, text=place)
        if score.relief is not None:
            yield _of_score(score, "relief", status, text="yes" if score.relief else "no")


def _of_score(
    score: PainScore, name: str, status: Status, *, value: int | None = None, unit: str = "", text: str = ""
) -> Fact:
    return Fact(
        record="pain",
        id=score.id,
        at=score.at,
        day=score.at.date(),
        name=name,
        about=score.kind,
        value=value,
        unit=unit,
        text=text,
        entered_at=score.entered_at,
        corrects=score.corrects or "",
        corrected_at=score.corrected_at,
        status=status,
    )


def _flares(flares: Sequence[Flare]) -> Iterator[Fact]:
    """What was said last of a day stands, as everywhere, unless that took back what was said before."""
    after: dict[date, Flare] = {}
    facts: list[Fact] = []
    for flare in reversed(flares):
        facts.append(_of_flare(flare, after.get(flare.day)))
        after[flare.day] = flare
    yield from reversed(facts)


def _of_flare(flare: Flare, after: Flare | None) -> Fact:
    """`after` is what was said next of the same day."""
    status: Status = "stands" if after is None else "withdrawn" if after.flare is None else "corrected"
    name, text = "flare", "yes" if flare.flare else "no"
    if flare.flare is None:
        name, text, status = "withdrawal", "", "withdrawal"
    return Fact("flare", flare.id, flare.at, flare.day, name, text=text, status=status)


# -- function -------------------------------------------------------------------------------------------


def _function(coach: "Coach") -> Iterator[Fact]:
    named = {record.id: record for record in coach.recorded(Activities)}
    for record in named.values():
        facts = Facts("activities", record.id, record.at)
        yield from (facts.text("activity", words) for words in record.names)
    yield from _said("psfs", coach.recorded(PsfsRating), lambda r, f: _psfs(r, named.get(r.activities), f))
    yield from _said("rmdq", coach.recorded(RmdqAnswers), _rmdq)
    yield from _said("change", coach.recorded(ChangeAnswer), _change)


def _said(record: str, answers: Sequence[A], told: Callable[[A, Facts], Iterator[Fact]]) -> Iterator[Fact]:
    """Each answer, with whether it stands; one that takes another back repeats it, and says no more."""
    taken_back = {answer.corrects for answer in answers if answer.withdrawn}
    corrected = {answer.corrects for answer in answers if not answer.withdrawn}
    for answer in answers:
        facts = Facts(record, answer.id, answer.at, corrects=answer.corrects or "")
        if answer.withdrawn:
            yield replace(facts, status="withdrawal").text("withdrawal", "")
        elif answer.id in taken_back:
            yield from told(answer, replace(facts, status="withdrawn"))
        else:
            yield from told(answer, replace(facts, status="corrected") if answer.id in corrected else facts)


def _psfs(rating: PsfsRating, about: Activities | None, facts: Facts) -> Iterator[Fact]:
    facts, names = replace(facts, of=rating.activities), about.names if about else ()
    for n, number in enumerate(rating.ratings):
        yield facts.number("rating", number, "points", names[n] if n < len(names) else str(n + 1))
    yield facts.number("score", psfs_score(rating.ratings), "points")


def _rmdq(answers: RmdqAnswers, facts: Facts) -> Iterator[Fact]:
    yield from (facts.text("sentence", "yes", str(number)) for number in answers.ticked)
    yield facts.number("score", rmdq_score(answers.ticked), "sentences")


def _change(said: ChangeAnswer, facts: Facts) -> Iterator[Fact]:
    yield facts.number("change", said.change, "points")
    if said.effort is not None:
        yield facts.number("effort", said.effort, "points")
