"""Why something is locked: the symptoms as they were reported, never a disease, and what to say of them."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from corecoach.safety import (
    RECORDS_CHANGED,
    RECORDS_DAMAGED,
    SEEN_ON_SKIN,
    Answer,
    Lockout,
    RuleSet,
    Status,
    Tier,
)
from corecoach.safety.rules import NumericRule, PersonRule
from corecoach.ui.dose import and_words
from corecoach.words import _

# What a person in need can say or read out at once.
_SAY_AT_MOST = 3
_WORDS_IN_A_SENTENCE = 18
# "Chest pain, breath, faint, weakness or slurred speech" is one answer after a stop for several signs: each
# may be it, and it is said as it was chosen.
CHEST_SIGNS = ("chest_pain", "breathless", "collapse", "very_unwell")


class Reported(Struct, frozen=True):
    """One reason. `nerve`: a sign of the first question, which belongs to the back; `status` as the person
    said it, and None where nobody asked."""

    title: str
    symptom: str
    answer: Answer | None = None
    tier: Tier = Tier.NONE
    nerve: bool = True
    status: Status | None = None


def reported(lockout: Lockout, rules: RuleSet | None) -> tuple[Reported, ...]:
    """What the person told us, most urgent first; readable even without the rules or with newer ones."""
    scores = _score_rules(rules)
    # A score says more than the answer that it stands for: that it was a number, and when it was given.
    scored = {scores[fired.rule].item for fired in lockout.fired if fired.rule in scores}
    told = [i for i, answer in lockout.answers.items() if answer != "no" and i not in scored]
    found = [_symptom(lockout, i, rules) for i in told]
    found += [reason for fired in lockout.fired for reason in _of_rule(fired.rule, rules)]
    found.sort(key=lambda reason: -reason.tier.rank)
    return tuple(found) or (_unknown(None),)


def _score_rules(rules: RuleSet | None) -> dict[str, NumericRule]:
    return {rule.id: rule for rule in rules.numeric} if rules else {}


def _person_rules(rules: RuleSet | None) -> dict[str, PersonRule]:
    return {rule.id: rule for rule in rules.persons} if rules else {}


def _symptom(lockout: Lockout, item_id: str, rules: RuleSet | None) -> Reported:
    answer = lockout.answers[item_id]
    if rules is None or not rules.has_item(item_id):
        return _unknown(answer)
    item = rules.item(item_id)
    outcome = item.yes if answer == "yes" else item.unsure
    nerve = item_id in rules.gate("G1").items
    return Reported(
        _(item.title), _(item.symptom), answer, outcome.tier, nerve, lockout.statuses.get(item_id)
    )


def _unknown(answer: Answer | None) -> Reported:
    return Reported(_("Something you told us about"), _("a new symptom that needs checking"), answer)


def _of_rule(rule: str, rules: RuleSet | None) -> Iterator[Reported]:
    """A reason that is no answer: who the person is, a pain score, or what became of the records."""
    titled: dict[str, PersonRule | NumericRule] = {**_person_rules(rules), **_score_rules(rules)}
    if rule in titled:
        yield Reported(_(titled[rule].title), "", tier=titled[rule].outcome.tier, nerve=False)
    elif rule == RECORDS_DAMAGED:
        words = _("The file of your locks was damaged. A lock may have been lost with it.")
        yield Reported(words, _("a damaged record of locks"), nerve=False)
    elif rule == RECORDS_CHANGED:
        words = _("The file of your locks is not the one that was saved last. A lock may be missing.")
        yield Reported(words, _("a changed record of locks"), nerve=False)
    elif rule.startswith(SEEN_ON_SKIN):
        words = _("What you saw on your skin after ice or heat")
        yield Reported(words, _("a mark on my skin after ice or heat"), nerve=False)


def reasons_title(lockout: Lockout) -> str:
    """The heading above the reasons."""
    records = any(fired.rule in (RECORDS_DAMAGED, RECORDS_CHANGED) for fired in lockout.fired)
    return _("Why it is locked") if records else _("What you told us")


def answer_words(answer: Answer) -> str:
    """The answer as on the button that was pressed."""
    return {"yes": _("Yes"), "unsure": _("Not sure"), "no": _("No")}[answer]


def status_words(status: Status | None) -> str:
    """How a symptom was said to be, to stand beside it."""
    return {
        "new": _("New"),
        "worse": _("Worse"),
        "known_unchanged": _("The same"),
        "improving": _("Better"),
        "old_unassessed": _("Over 2 weeks old"),
        "resolved": _("Gone now"),
    }.get(status or "", "")


def say_this(symptoms: Sequence[Reported]) -> str:
    """What to say on the telephone: at most three symptoms. Back pain only where it belongs to the story."""
    few = [r for r in symptoms if r.symptom][:_SAY_AT_MOST]
    has = [r.symptom for r in few if r.answer != "unsure"]
    may = [r.symptom for r in few if r.answer == "unsure"]
    if any(r.nerve for r in few):
        has.insert(0, _("back pain"))
    return " ".join(
        [*_sentences(_("I have {symptoms}."), has), *_sentences(_("I may have {symptoms}."), may)]
    )


def say_of(lockout: Lockout, rules: RuleSet | None) -> str:
    """What to say on the telephone of one lockout."""
    unsure = {i for i, answer in lockout.answers.items() if answer == "unsure"}
    if unsure == set(CHEST_SIGNS) and "yes" not in lockout.answers.values():
        return _("I may have chest pain, bad breathlessness, fainting, or sudden weakness or slurred speech.")
    return say_this(reported(lockout, rules))


def _sentences(words: str, symptoms: Sequence[str]) -> list[str]:
    """One sentence, or one for each symptom where it would be too long to say in a breath."""
    whole = words.format(symptoms=and_words(symptoms))
    if not symptoms or len(whole.split()) <= _WORDS_IN_A_SENTENCE:
        return [whole] if symptoms else []
    return [words.format(symptoms=symptom) for symptom in symptoms]
