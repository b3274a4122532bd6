"""What to do about a lockout, which stands first on its page: whom to speak to, by when, where to call."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from corecoach.library.emergency import Country
from corecoach.safety import SOONEST_DAYS, Lockout, RuleSet, Tier, contact_days
from corecoach.ui.dates import day_words
from corecoach.words import _

# Only a number that can be read and dialled at a glance is shown large.
_SHORT_NUMBER = re.compile(r"#?\d[\d ]{1,6}")


def highest(lockouts: Sequence[Lockout]) -> Tier:
    """The tier of the most urgent one."""
    return max((x.tier for x in lockouts), key=lambda t: t.rank)


def by_urgency(lockouts: Sequence[Lockout]) -> list[Lockout]:
    """The most urgent first, then the oldest."""
    return sorted(lockouts, key=lambda x: (-x.tier.rank, x.at))


def head_words(
    lockouts: Sequence[Lockout], rules: RuleSet | None, country: Country, now: datetime
) -> tuple[str, str]:
    """What to do, and the sentences below it. It speaks for the most urgent ones."""
    tier = highest(lockouts)
    if tier is Tier.EMERGENCY:
        call = _("Call {number}, or go to the nearest emergency department.")
        return get_help_words(), call.format(number=country.number)
    if tier is Tier.URGENT:
        return _("Speak to a clinician today"), _urgent_words(country)
    if tier is Tier.SOON:
        return _soon_words([x for x in lockouts if x.tier is tier], rules, now)
    return _("Take it easier for now"), _("Below is what you told us, what is locked, and until when.")


def get_help_words() -> str:
    """The one thing to do in an emergency."""
    return _("Get emergency help now")


def or_local_words(country: Country) -> str:
    """What stands beside a number that nobody has checked."""
    return "" if country.verified and country.name else _("or your local emergency number")


def or_go_words() -> str:
    """The other way to get help, and what not to do."""
    return " ".join(
        (
            _("or go to the nearest emergency department."),
            _("Do not drive yourself."),
            _("Do not wait to see if it passes."),
        )
    )


def tell_words() -> str:
    """Whom to tell, and what to take along."""
    return _("Tell someone near you. Take your list of medicines.")


def nerve_words(number: str) -> str:
    """The signs for which to call at once, whatever else is locked."""
    words = _("Numb between your legs, trouble peeing, or weak legs? Call {number} straight away.")
    return words.format(number=number)


def short_advice(country: Country) -> str:
    """The number of the advice line if it can be shown large, else nothing."""
    return country.advice if _SHORT_NUMBER.fullmatch(country.advice) else ""


def contact_by(lockouts: Sequence[Lockout], rules: RuleSet | None, now: datetime) -> date:
    """The day to speak to somebody by, in the time zone of `now`: the earliest of all."""
    days = [x.at.astimezone(now.tzinfo) + timedelta(days=contact_days(x, rules)) for x in lockouts]
    return min(days).date()


def _soon_words(lockouts: Sequence[Lockout], rules: RuleSet | None, now: datetime) -> tuple[str, str]:
    title = _("Speak to your physio or GP within 2 weeks")
    if min(contact_days(x, rules) for x in lockouts) == SOONEST_DAYS:
        title = _("Speak to your physio or GP within 2 days")
    by = contact_by(lockouts, rules, now)
    day = day_words(by, now.date())
    if by < now.date():
        return title, _("The day to do this by was {day}. Please speak to them today.").format(day=day)
    return title, _("Speak to them by {day}. Somebody should check what you told us.").format(day=day)


def _urgent_words(country: Country) -> str:
    words = [
        _("Your physio, GP or out-of-hours line."),
        _("If you cannot reach one today, go to the emergency department."),
    ]
    if country.advice and not short_advice(country):
        words.insert(1, _("Advice line: {number}.").format(number=_(country.advice)))
    return " ".join(words)
