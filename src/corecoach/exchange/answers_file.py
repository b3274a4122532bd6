"""A file of answers to the safety questions, as `play` and `triage` take them."""

from typing import Literal

import msgspec
from msgspec import Struct, field

from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.safety import Answer, RuleSet
from corecoach.words import _

MAX_BYTES = 256 * 1024

Status = Literal["new", "worse", "known_unchanged", "improving", "old_unassessed", "resolved"]
# A symptom that a clinician knows and that has not changed is no news: its answer counts as no. For these
# there is no such thing as known and unchanged.
STEADY = ("known_unchanged", "improving")
NO_BASELINE = frozenset(
    {
        "trauma_major", "fever", "wound_problem", "very_unwell", "chest_pain", "breathless", "collapse",
        "sudden_tearing", "calf_swollen", "preg_warning", "urinary_visceral",
    }
)  # fmt: skip


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers."""

    age: int | None = None
    modifiers: tuple[str, ...] = ()


class Context(Struct, frozen=True, forbid_unknown_fields=True):
    """When and with what pain. None is not known."""

    during_session: bool = False
    flu_like: bool = False
    pain_start: int | None = None
    pain_now: int | None = None


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """Answers by item id; an absent item counts as no."""

    answers: dict[str, Answer] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    profile: Profile = field(default_factory=Profile)
    context: Context = field(default_factory=Context)

    def news(self) -> dict[str, Answer]:
        """The answers without what is known and unchanged."""
        return {
            item: answer
            for item, answer in self.answers.items()
            if item in NO_BASELINE or self.status.get(item, "new") not in STEADY
        }


def read_answers(data: bytes, rules: RuleSet) -> Answers | list[Problem]:
    """The answers in `data`, or every problem; an unknown item or answer is refused, never ignored."""
    value, problem = read_json(data, MAX_BYTES)
    if problem:
        return [problem]
    problems = shape_problems(value, Answers)
    if problems:
        return problems
    answers = msgspec.convert(value, Answers)
    known = {item.id for item in rules.items}
    unknown = [("answers", i) for i in answers.answers if i not in known]
    unknown += [("status", i) for i in answers.status if i not in known]
    allowed = _("must be one of the screening items")
    found = [Problem(f"{where}.{i}", _("there is no such item"), allowed) for where, i in unknown]
    score = answers.context.pain_now
    if score is not None and not 0 <= score <= 10:
        found.append(Problem("context.pain_now", _("out of range"), _("must be from 0 to 10")))
    return found or answers
