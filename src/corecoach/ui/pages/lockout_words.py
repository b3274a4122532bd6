"""What a lockout locks, what stays open and what ends it, in words; and all that was said, for the record."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from corecoach.coach.views import WayOut
from corecoach.library.emergency import Country
from corecoach.safety import Exit, Lock, Lockout, RuleSet, Tier, rescreen_from, united, way_out
from corecoach.ui.dates import date_words, day_words, moment_words, plain_date_words, time_words
from corecoach.ui.pages.lockout_head import (
    by_urgency,
    get_help_words,
    head_words,
    highest,
    or_go_words,
    or_local_words,
    tell_words,
)
from corecoach.ui.pages.lockout_reasons import (
    Reported,
    answer_words,
    reasons_title,
    reported,
    say_of,
    status_words,
)
from corecoach.words import _

# As much as the record of what was shown takes.
_LONGEST = 2000


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


def emergency_lock_words() -> tuple[tuple[str, str], ...]:
    """What an emergency locks, and why; the last is what stays open."""
    return (
        (_("Exercises"), _("Wait until a clinician has checked what you told us.")),
        (_("Ice and heat"), _("Nothing here should hold you up.")),
        (_("Still open"), _("Pain diary, pain trend and this summary.")),
    )


def still_words(lockouts: Sequence[Lockout]) -> str:
    """What the person can go on doing. An emergency, or what is to be looked at today, offers nothing."""
    if not may_read(lockouts):
        return ""
    moving = _(
        "Until then breathe slowly, change position often and walk a little, as far as it is comfortable."
    )
    locks = united(lockouts)
    if Lock.ALL_EXERCISE in locks:
        return moving
    unnamed = any(Lock.THIS_EXERCISE in x.locks and x.exercise is None for x in lockouts)
    if Lock.STRENGTHENING in locks or unnamed:
        return f"{_('Gentle exercises stay open.')} {moving}"
    if Lock.THIS_EXERCISE in locks:
        return _("Your other exercises stay open.")
    if Lock.PROGRESSION in locks:
        return _("Your exercises stay open, as hard as they are now.")
    return _("Your exercises stay open.")


def may_read(lockouts: Sequence[Lockout]) -> bool:
    """Whether the pages to read are offered: nothing is that could hold up who has to be seen today."""
    return highest(lockouts) not in (Tier.EMERGENCY, Tier.URGENT)


def may_breathe(lockouts: Sequence[Lockout]) -> bool:
    """Whether the breathing routine is offered, which is all gentle: not where the gate would refuse it."""
    return may_read(lockouts) and Lock.ALL_EXERCISE not in united(lockouts)


def when_words(lockout: Lockout, now: datetime) -> str:
    """When it was reported, in the time zone of `now`; for an emergency the date, to show to others."""
    at = lockout.at.astimezone(now.tzinfo)
    if lockout.tier is Tier.EMERGENCY:
        return _("{day}, {time}").format(day=date_words(at.date()), time=time_words(at))
    return _("Reported {moment}").format(moment=moment_words(at, now))


def renewed_words(lockout: Lockout) -> str:
    """Why it is locked again, where a clearance is over; else nothing."""
    return _("The clearance ran out.") if lockout.renews else ""


def partly_words(way: WayOut | None, now: datetime) -> str:
    """Who has cleared a part of it, when, until when, and what they wrote; else nothing."""
    if way is None or way.partly is None:
        return ""
    given, today = way.partly, now.date()
    day = plain_date_words(given.at.astimezone(now.tzinfo).date(), today)
    parts = [
        _("{name} cleared a part of this on {day}. The rest stays locked.").format(
            name=given.clinician, day=day
        )
    ]
    if given.review_by:
        by = plain_date_words(given.review_by, today)
        parts.append(_("What was cleared holds until {day}.").format(day=by))
    if given.note:
        parts.append(_("“{note}”").format(note=given.note))
    return " ".join(parts)


def exit_of(lockout: Lockout, way: WayOut | None) -> Exit:
    """What ends a lockout, also where nothing more is known of the way out."""
    return way.exit if way else way_out(lockout)


def exit_words(lockout: Lockout, way: WayOut | None, now: datetime) -> str:
    """What ends the lockout, and what waits already."""
    return " ".join(filter(None, (ends_words(lockout, way, now), pending_words(way, now))))


def ends_words(lockout: Lockout, way: WayOut | None, now: datetime) -> str:
    """What ends the lockout."""
    kind = exit_of(lockout, way)
    if kind == "time":
        return _time_words(lockout, now)
    if kind == "clinician":
        parts = [_("A clinician who has examined you can clear this."), *_proof_words(way)]
    else:
        who = _("Only a clinician who has examined you after this report can unlock exercises.")
        parts = [who, *_proof_words(way), _("Waiting or restarting will not unlock it.")]
    return " ".join(parts)


def pending_words(way: WayOut | None, now: datetime) -> str:
    """When the details that were written down begin to count; nothing without any."""
    if way is None or way.pending is None:
        return ""
    day = date_words(way.pending.at.astimezone(now.tzinfo).date(), now.date())
    written = _("Written down on {day}.").format(day=day)
    if way.pending_from is None or way.pending_from <= now:
        return f"{written} {_('It counts after a safety check with three No.')}"
    counts = _("It counts from {moment}, after a safety check with three No.")
    return f"{written} {counts.format(moment=moment_words(way.pending_from, now))}"


def later_words() -> str:
    """What it takes until details that were typed in count."""
    return _("This counts after 24 hours, and after a safety check with three No.")


def _proof_words(way: WayOut | None) -> Iterator[str]:
    """What the clinician can do, as far as this copy can check it."""
    if way is None:
        return
    if way.code and way.file:
        yield _("They can give you a code or a file.")
    elif way.code:
        yield _("They can give you a code.")
    elif way.file:
        yield _("They can give you a file.")
    elif way.passphrase:
        yield _("They can unlock it here with their passphrase.")
    elif way.details != "no" and not way.pending:
        yield _("Write down here who examined you.")
        if way.details == "later":
            yield later_words()
    if way.code and way.details == "later" and not way.pending:
        # Somebody else signs by now, so this one could be out of reach.
        yield _("It must come from {name}.").format(name=way.clinician)
        yield _("If they cannot be reached, write down here who examined you.")
        yield later_words()


def _time_words(lockout: Lockout, now: datetime) -> str:
    free_at = rescreen_from(lockout)
    if free_at is None or free_at <= now:
        return _("You can answer the safety questions again now.")
    free_at = free_at.astimezone(now.tzinfo)
    again = _("You can answer the safety questions again from {time} {day}.").format(
        time=time_words(free_at), day=day_words(free_at.date(), now.date())
    )
    return f"{again} {_('If you still have it then, speak to your physio or GP.')}"


# -- for the record ---------------------------------------------------------------------------------------


def advice_text(
    lockouts: Sequence[Lockout],
    rules: RuleSet | None,
    country: Country,
    now: datetime,
    ways: Mapping[str, WayOut] | None = None,
    *,
    of: Lockout | None = None,
) -> str:
    """What stood on the page of these lockouts: head, what to do, what is locked, and what ends it.

    With `of` only that lockout follows the head, which speaks for all of them.
    """
    lines = [*_head_lines(lockouts, rules, country, now)]
    for lockout in [of] if of else by_urgency(lockouts):
        lines += _card_lines(lockout, rules, (ways or {}).get(lockout.id), now)
    return _cut("\n".join(filter(None, (*lines, still_words(lockouts)))))


def _head_lines(
    lockouts: Sequence[Lockout], rules: RuleSet | None, country: Country, now: datetime
) -> Iterator[str]:
    if highest(lockouts) is not Tier.EMERGENCY:
        yield from head_words(lockouts, rules, country, now)
        return
    urgent = [x for x in lockouts if x.tier is Tier.EMERGENCY]
    yield get_help_words()
    yield _("Call {number}").format(number=country.number)
    yield or_local_words(country)
    yield or_go_words()
    yield _("Say this, or show this screen:")
    said = dict.fromkeys(say_of(lockout, rules) for lockout in urgent)
    yield _("“{words}”").format(words=" ".join(said))
    yield tell_words()


def _card_lines(lockout: Lockout, rules: RuleSet | None, way: WayOut | None, now: datetime) -> Iterator[str]:
    yield _line(reasons_title(lockout), when_words(lockout, now))
    yield from (_reason_line(reason) for reason in reported(lockout, rules))
    yield renewed_words(lockout)
    yield partly_words(way, now)
    if lockout.tier is Tier.EMERGENCY:
        yield _("What is locked, and why")
        yield from (_line(name, why) for name, why in emergency_lock_words())
    else:
        yield _("Locked for now")
        yield from lock_words(lockout)
    yield exit_words(lockout, way, now)


def _reason_line(reason: Reported) -> str:
    said = [answer_words(reason.answer) if reason.answer else "", status_words(reason.status)]
    return _line(reason.title, _(", ").join(filter(None, said)))


def _line(name: str, what: str) -> str:
    return _("{name}: {what}").format(name=name, what=what) if what else name


def _cut(text: str) -> str:
    """As many whole lines as the record takes."""
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST - 4].rpartition("\n")[0] + "\n..."
