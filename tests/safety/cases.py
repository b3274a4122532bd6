"""Cases made at random, but always the same for the same seed; most have few answers, as people do."""

import os
from collections.abc import Iterator
from random import Random

from safety_samples import RULES

from corecoach.safety import Answer, Case, Profile, Status
from corecoach.safety.rules import STATUSES

ITEMS = [item.id for item in RULES.items]
MODIFIERS = [modifier.id for modifier in RULES.modifiers]
ANSWERS: tuple[Answer, ...] = ("no", "unsure", "yes")
LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
# Ten thousand in every run, more than a million in the long one; fewer where the tests run very often, as in
# `tools/mutate.py`.
CASES = int(os.environ.get("CORECOACH_CASES", "1050000" if LONG else "10500"))


def a_case(random: Random) -> Case:
    """Some answers, some statuses, somebody, some context."""
    few = random.choice((0, 1, 1, 2, 2, 3, 4, 6, 12, 45))
    answers = {item: random.choice(ANSWERS) for item in random.sample(ITEMS, few)}
    statuses: dict[str, Status] = {item: random.choice(STATUSES) for item in answers if random.random() < 0.6}
    age = random.choice((None, 0, 17, 18, 40, 59, 60, 64, 65, 90))
    person = Profile(
        None if age is None else (age, age + random.choice((0, 0, 1))),
        frozenset(random.sample(MODIFIERS, random.choice((0, 0, 0, 1, 2, 5)))),
        frozenset(p for p in RULES.plans if random.random() < 0.2),
    )
    score = random.choice((None, None, 0, 5, 6, 7, 8, 10))
    return Case(
        answers,
        statuses,
        person,
        flu_like=random.random() < 0.3,
        during_session=random.random() < 0.3,
        pain_start=random.choice((None, 0, 3, 5, 8)),
        pain_now=score,
        persisting=frozenset(i for i in answers if random.random() < 0.1),
    )


def cases(seed: int, count: int) -> Iterator[tuple[Random, Case]]:
    """So many cases, each with what decides about it further."""
    random = Random(seed)
    for _ in range(count):
        yield random, a_case(random)
