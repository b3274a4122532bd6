"""A file of answers to the safety questions, as `play` and `triage` take them."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.safety import Answer, Case, PainThresholds, Profile, RuleSet, Status
from corecoach.words import _

MAX_BYTES = 256 * 1024

Score = Annotated[int, Meta(ge=0, le=10)]


class Person(Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers. `modifiers` holds plans that a clinician has confirmed as well."""

    age: Annotated[int, Meta(ge=0, le=130)] | None = None
    modifiers: tuple[str, ...] = ()


class Context(Struct, frozen=True, forbid_unknown_fields=True):
    """When and with what pain. None is not known."""

    during_session: bool = False
    flu_like: bool = False
    pain_start: Score | None = None
    pain_now: Score | None = None


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """Answers by item id; an absent item counts as no."""

    answers: dict[str, Answer] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    profile: Person = field(default_factory=Person)
    context: Context = field(default_factory=Context)

    def person(self, rules: RuleSet) -> Profile:
        """Who answers, for the rules."""
        age, named = self.profile.age, frozenset(self.profile.modifiers)
        plans = named & set(rules.plans)
        return Profile(None if age is None else (age, age), named - plans, plans)

    def case(self, rules: RuleSet) -> Case:
        """What triage looks at. Statuses count as stated: there is no baseline here to compare them with."""
        return Case(
            answers=self.answers,
            statuses=self.status,
            profile=self.person(rules),
            flu_like=self.context.flu_like,
            during_session=self.context.during_session,
            pain_start=self.context.pain_start,
            pain_now=self.context.pain_now,
            limits=PainThresholds.of(rules),
        )


def read_answers(data: bytes, rules: RuleSet) -> Answers | list[Problem]:
    """The answers in `data`, or every problem; an unknown item or answer is refused, never ignored."""
    value, problem = read_json(data, MAX_BYTES)
    if problem:
        return [problem]
    problems = shape_problems(value, Answers)
    if problems:
        return problems
    answers = msgspec.convert(value, Answers)
    unknown = [("answers", i) for i in answers.answers if not rules.has_item(i)]
    unknown += [("status", i) for i in answers.status if not rules.has_item(i)]
    allowed = _("must be one of the screening items")
    found = [Problem(f"{where}.{i}", _("there is no such item"), allowed) for where, i in unknown]
    known = {modifier.id for modifier in rules.modifiers} | set(rules.plans)
    modifiers = _("must be one of: {names}").format(names=", ".join(sorted(known)))
    found += [
        Problem(f"profile.modifiers[{n}]", _('there is no modifier "{name}"').format(name=name), modifiers)
        for n, name in enumerate(answers.profile.modifiers)
        if name not in known
    ]
    return found or answers
