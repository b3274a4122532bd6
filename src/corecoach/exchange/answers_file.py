"""A file of answers to the safety questions, as `play` and `triage` take them."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.safety import Answer, RuleSet, ScreeningItem, Tier
from corecoach.words import _

MAX_BYTES = 256 * 1024

Status = Literal["new", "worse", "known_unchanged", "improving", "old_unassessed", "resolved"]
# A symptom that a clinician knows and that has not changed is no news: its answer counts as no. Not so for
# these, for the signs of an emergency, and where a row says itself what known and unchanged leads to.
STEADY = ("known_unchanged", "improving")
NO_BASELINE = frozenset(
    {
        "trauma_major", "fever", "wound_problem", "very_unwell", "chest_pain", "breathless", "collapse",
        "sudden_tearing", "calf_swollen", "preg_warning", "urinary_visceral",
    }
)  # fmt: skip


MODIFIERS = frozenset(
    {
        "osteoporosis", "long_term_steroids", "cancer_history", "immunosuppressed", "iv_drug_use", "diabetes",
        "recent_infection", "recent_spinal_procedure", "anticoagulant", "pregnant", "known_aaa",
        "known_heart_disease", "child_plan_confirmed", "pregnancy_plan_confirmed", "postop_plan_confirmed",
        "osteoporosis_plan_confirmed", "aaa_plan_confirmed",
    }
)  # fmt: skip
Score = Annotated[int, Meta(ge=0, le=10)]


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    """Who answers."""

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
    profile: Profile = field(default_factory=Profile)
    context: Context = field(default_factory=Context)

    def news(self, rules: RuleSet) -> dict[str, Answer]:
        """The answers without what is known and unchanged."""
        return {i: answer for i, answer in self.answers.items() if not self._is_steady(rules.item(i))}

    def _is_steady(self, item: ScreeningItem) -> bool:
        if item.id in NO_BASELINE or item.yes.tier is Tier.EMERGENCY or item.clears == "CLIN-A":
            return False
        status = self.status.get(item.id, "new")
        return status in STEADY and status not in item.statuses


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
    modifiers = _("must be one of: {names}").format(names=", ".join(sorted(MODIFIERS)))
    found += [
        Problem(f"profile.modifiers[{n}]", _('there is no modifier "{name}"').format(name=name), modifiers)
        for n, name in enumerate(answers.profile.modifiers)
        if name not in MODIFIERS
    ]
    return found or answers
