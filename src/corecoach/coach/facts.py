"""All that a person recorded, as flat facts of a period. What the program noted for itself is not in it:
the words it showed, attempts to unlock, secrets of a programme."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from corecoach.coach.facts_done import done_facts
from corecoach.coach.facts_said import said_facts
from corecoach.exchange.facts import Fact, Status
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, ChangeAnswer, PsfsRating, RmdqAnswers, psfs_score, rmdq_score
from corecoach.pain.scores import Flare, counts

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


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
    """What was said last of a day stands, as everywhere."""
    last = {flare.day: flare for flare in flares}
    for flare in flares:
        status: Status = "stands" if flare is last[flare.day] else "corrected"
        yield Fact(
            record="flare",
            id=flare.id,
            at=flare.at,
            day=flare.day,
            name="flare",
            text="yes" if flare.flare else "no",
            status=status,
        )


# -- function -------------------------------------------------------------------------------------------


def _function(coach: "Coach") -> Iterator[Fact]:
    named = {record.id: record for record in coach.recorded(Activities)}
    for record in named.values():
        for words in record.names:
            yield Fact("activities", record.id, record.at, record.at.date(), "activity", text=words)
    for rating in coach.recorded(PsfsRating):
        yield from _psfs(rating, named.get(rating.activities))
    for answers in coach.recorded(RmdqAnswers):
        day, score = answers.at.date(), rmdq_score(answers.ticked)
        for number in answers.ticked:
            yield Fact("rmdq", answers.id, answers.at, day, "sentence", str(number), text="yes")
        yield Fact("rmdq", answers.id, answers.at, day, "score", value=score, unit="sentences")
    for said in coach.recorded(ChangeAnswer):
        day = said.at.date()
        yield Fact("change", said.id, said.at, day, "change", value=said.change, unit="points")
        if said.effort is not None:
            yield Fact("change", said.id, said.at, day, "effort", value=said.effort, unit="points")


def _psfs(rating: PsfsRating, about: Activities | None) -> Iterator[Fact]:
    day, names = rating.at.date(), about.names if about else ()
    for n, number in enumerate(rating.ratings):
        yield Fact(
            "psfs",
            rating.id,
            rating.at,
            day,
            "rating",
            names[n] if n < len(names) else str(n + 1),
            value=number,
            unit="points",
            of=rating.activities,
        )
    score = psfs_score(rating.ratings)
    yield Fact(
        "psfs", rating.id, rating.at, day, "score", value=score, unit="points", of=rating.activities
    )  # fmt: skip
