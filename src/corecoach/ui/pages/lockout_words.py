"""What a lockout says: the symptoms, never a disease; what it locks; whom to speak to by when; its end."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from corecoach.safety import (
    RECORDS_DAMAGED,
    Answer,
    Lock,
    Lockout,
    RuleSet,
    ScreeningItem,
    Tier,
    needs_new_assessment,
    rescreen_from,
)
from corecoach.ui.dates import day_words, time_words
from corecoach.ui.dose import and_words
from corecoach.words import _

# What a person in need can say or read out at once.
_SAY_AT_MOST = 3
_WORDS_IN_A_SENTENCE = 18


class Reported(Struct, frozen=True):
    """One symptom as it was reported. `nerve`: a sign of the first question, which belongs to the back."""

    title: str
    symptom: str
    answer: Answer | None
    tier: Tier = Tier.NONE
    nerve: bool = True


def reported(lockout: Lockout, rules: RuleSet | None) -> tuple[Reported, ...]:
    """What the person told us, most urgent first; readable even without the rules or with newer ones."""
    items = {item.id: item for item in rules.items} if rules else {}
    nerve = rules.gate("G1").items if rules else ()
    found = [_reported(items.get(i), a, i in nerve) for i, a in lockout.answers.items() if a != "no"]
    found.sort(key=lambda r: -r.tier.rank)
    if not found and any(fired.rule == RECORDS_DAMAGED for fired in lockout.fired):
        words = _("The file of your locks was damaged. A lock may have been lost with it.")
        return (Reported(words, _("a damaged record of locks"), None),)
    return tuple(found) or (_reported(None, None, True),)


def _reported(item: ScreeningItem | None, answer: Answer | None, nerve: bool) -> Reported:
    if item is None:
        return Reported(_("Something you told us about"), _("a new symptom that needs checking"), answer)
    outcome = item.yes if answer == "yes" else item.unsure
    return Reported(_(item.title), _(item.symptom), answer, outcome.tier, nerve)


def say_this(symptoms: Sequence[Reported]) -> str:
    """What to say on the telephone: at most three symptoms. Back pain only where it belongs to the story."""
    few = symptoms[:_SAY_AT_MOST]
    has = [r.symptom for r in few if r.answer != "unsure"]
    may = [r.symptom for r in few if r.answer == "unsure"]
    if any(r.nerve for r in few):
        has.insert(0, _("back pain"))
    return " ".join(
        [*_sentences(_("I have {symptoms}."), has), *_sentences(_("I may have {symptoms}."), may)]
    )


def _sentences(words: str, symptoms: Sequence[str]) -> list[str]:
    """One sentence, or one for each symptom where it would be too long to say in a breath."""
    whole = words.format(symptoms=and_words(symptoms))
    if not symptoms or len(whole.split()) <= _WORDS_IN_A_SENTENCE:
        return [whole] if symptoms else []
    return [words.format(symptoms=symptom) for symptom in symptoms]


def lock_words(lockout: Lockout) -> tuple[str, ...]:
    """What is locked, a line each."""
    # Without a known exercise the gate takes this lock for all strengthening.
    this = _("The exercise that set it off") if lockout.exercise else _("Strengthening exercises")
    words = {
        Lock.ALL_EXERCISE: _("All exercises and stretches"),
        Lock.STRENGTHENING: _("Strengthening exercises"),
        Lock.THIS_EXERCISE: this,
        Lock.PROGRESSION: _("Making exercises harder"),
        Lock.HEAT: _("Heat packs"),
        Lock.ICE: _("Ice packs"),
    }
    return tuple(words[lock] for lock in lockout.locks)


def needs_examination_words() -> str:
    """How a lockout ends that only an examination ends."""
    return " ".join(
        (
            _("Only a clinician who has examined you after this report can unlock exercises."),
            _("This version cannot take a clearance code yet."),
            _("Waiting or restarting will not unlock it."),
        )
    )


def exit_words(lockout: Lockout, now: datetime) -> str:
    """What ends the lockout."""
    if needs_new_assessment(lockout):
        return needs_examination_words()
    free_at = rescreen_from(lockout)
    if free_at is None:
        return _("A clinician who has examined you can clear this.")
    if free_at <= now:
        return _("You can answer the safety questions again now.")
    free_at = free_at.astimezone(now.tzinfo)
    again = _("You can answer the safety questions again from {time} {day}.").format(
        time=time_words(free_at), day=day_words(free_at.date(), now.date())
    )
    return f"{again} {_('If you still have it then, speak to your physio or GP.')}"


def soon_days(lockouts: Sequence[Lockout]) -> int:
    """Days to speak to somebody: 2 for nerve signs of a leg and for losing weight, else 14."""
    return 2 if any(_near(lockout) for lockout in lockouts) else 14


def _near(lockout: Lockout) -> bool:
    # Pain that moves down the leg is a leg sign that got worse. Without answers the nearer date holds.
    ids = lockout.answers
    return not ids or any(i.startswith("leg_") or i in ("pain_moving_down", "weight_loss") for i in ids)


def contact_by(lockouts: Sequence[Lockout], now: datetime) -> date:
    """The day to speak to somebody by, in the time zone of `now`: the earliest of all."""
    days = [x.at.astimezone(now.tzinfo) + timedelta(days=soon_days([x])) for x in lockouts]
    return min(days).date()
