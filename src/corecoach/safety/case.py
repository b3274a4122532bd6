"""What is known at one moment: answers, their statuses, the person, and scores. Rules are judged on it."""

from collections.abc import Mapping

from msgspec import Struct, field

from corecoach.safety.rules import Answer, RuleSet, Status


class Profile(Struct, frozen=True):
    """The person, as far as rules ask. `age` is the range of ages that fits what is known, in full years;
    None is unknown, and then no rule on age holds. `confirmed` are a clinician's confirmations of plans."""

    age: tuple[int, int] | None = None
    modifiers: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()

    def has(self, fact: str) -> bool:
        """Whether a modifier, or an age such as `age>=65`, holds. Where the age is a range, the one that
        weighs more counts."""
        for sign in ("<", ">="):
            name, found, years = fact.partition(sign)
            if found and name == "age":
                return self._has_age(sign, int(years))
        return fact in self.modifiers

    def _has_age(self, sign: str, years: int) -> bool:
        if self.age is None:
            return False
        return min(self.age) < years if sign == "<" else max(self.age) >= years


class PainThresholds(Struct, frozen=True):
    """Pain limits, 0-10: the programme's own, or those of the rules."""

    stop_above: int = 5
    stop_rise: int = 2
    next_morning_rise: int = 2

    @classmethod
    def of(cls, rules: RuleSet) -> "PainThresholds":
        """The limits that hold where no programme states any (N1, N4)."""
        n1, n4 = rules.score_rule("N1").numbers, rules.score_rule("N4").numbers
        return cls(n1["stop_above"], n1["stop_rise"], n4["rise"])


class Case(Struct, frozen=True):
    """Everything that triage looks at. An absent answer counts as no, an absent status as new.

    `persisting` are items whose stated hours of waiting are over and that are still there; `settled` are
    person rules that a clinician has cleared.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    profile: Profile = Profile()
    flu_like: bool = False
    during_session: bool = False
    pain_start: int | None = None
    pain_now: int | None = None
    limits: PainThresholds = PainThresholds()
    persisting: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()

    def answer(self, item_id: str) -> Answer:
        """The answer to an item."""
        return self.answers.get(item_id, "no")

    def status(self, rules: RuleSet, item_id: str) -> Status:
        """The status that counts: of some items nobody can have a baseline, so known counts as new."""
        status = self.statuses.get(item_id, "new")
        known = status in ("known_unchanged", "improving")
        return "new" if known and rules.item(item_id).baseline == "never" else status
