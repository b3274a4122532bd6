"""The words of the page for the clinician: moments with their zone, locks, answers, rules."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from corecoach.exchange.handover import Answered, Assessed, Checks, FiredRule, Named
from corecoach.safety import Exit, Lock, Status
from corecoach.ui.dates import time_words
from corecoach.ui.names import month_short
from corecoach.words import _, ngettext


def mark_words() -> str:
    """What stands on every page."""
    return _("Self-reported, not examined")


def moment(at: datetime) -> str:
    """`25 Nov 2026 08:15 +01:00`: as the clock of the place showed it."""
    zone = f"{at:%z}"
    words = _("{date} {time} {zone}")
    return words.format(date=day(at.date()), time=time_words(at), zone=f"{zone[:3]}:{zone[3:5]}")


def day(at: date) -> str:
    """`25 Nov 2026`."""
    return _("{day} {month} {year}").format(day=at.day, month=month_short(at), year=at.year)


def span(times: Sequence[datetime], between: str = " ") -> str:
    """One moment, or the first and the last of several."""
    if len(times) < 2:
        return moment(times[0])
    return f"{moment(times[0])}{between}{_('to {last}').format(last=moment(times[-1]))}"


def listed(parts: Iterable[str]) -> str:
    """Parts with commas between them, without the empty ones."""
    return _(", ").join(part for part in parts if part)


def lock_words(locks: Sequence[Lock], exercise: Named | None = None) -> str:
    """What is locked."""
    words = {
        Lock.ALL_EXERCISE: _("all exercises and stretches"),
        Lock.STRENGTHENING: _("strengthening exercises"),
        Lock.THIS_EXERCISE: exercise.words if exercise else _("the exercise that set it off"),
        Lock.PROGRESSION: _("making exercises harder"),
        Lock.HEAT: _("heat packs"),
        Lock.ICE: _("ice packs"),
    }
    return listed(words[lock] for lock in locks) or _("nothing")


def exit_words(ends_by: Exit) -> str:
    """What ends a lockout."""
    words: dict[Exit, str] = {
        "time": _("ends after the hours of waiting, by a check with No"),
        "clinician": _("ends on a clinician's word"),
        "examination": _("ends only by an examination after this report"),
    }
    return words[ends_by]


def status_words(status: Status | None) -> str:
    """How a symptom compares with before; nothing where nobody said."""
    words: dict[Status, str] = {
        "new": _("new"),
        "worse": _("worse"),
        "known_unchanged": _("known, unchanged"),
        "improving": _("known, improving"),
        "old_unassessed": _("old, not assessed"),
        "resolved": _("gone again"),
    }
    return words[status] if status else ""


def answer_words(answer: str) -> str:
    """An answer."""
    return {"yes": _("yes"), "unsure": _("not sure"), "no": _("no")}[answer]


def answered_words(answered: Answered) -> str:
    """`Leaking pee: not sure, new`."""
    said = listed([answer_words(answered.answer), status_words(answered.status)])
    return _("{question}: {answer}").format(question=answered.question.words, answer=said)


def gate_words(gates: Sequence[Answered]) -> str:
    """`Question G1: yes`; the questions themselves stand at the end of the page."""
    words = _("Question {name}: {answer}")
    return _("; ").join(words.format(name=g.question.id, answer=answer_words(g.answer)) for g in gates)


def rule_words(fired: Sequence[FiredRule], version: str) -> str:
    """Rules by their ids, with the items behind them and what clears them, and their version."""
    rules = _("; ").join(_rule(rule) for rule in fired)
    return _("Rules {version}: {rules}").format(version=version, rules=rules)


def _rule(fired: FiredRule) -> str:
    title = fired.rule.words if fired.rule.words != fired.rule.id else ""
    # `item:ID` says its item already.
    items = [i.id for i in fired.items if fired.rule.id != f"item:{i.id}"]
    inside = listed([title, *items, fired.clears])
    return _("{rule} ({parts})").format(rule=fired.rule.id, parts=inside)


def count_words(checks: Checks) -> str:
    """`6 checks on 5 days`, or nothing for one check."""
    days = len({at.date() for at in checks.times})
    if len(checks.times) < 2:
        return ""
    return _("{checks} on {days}").format(
        checks=ngettext("{n} check", "{n} checks", len(checks.times)).format(n=len(checks.times)),
        days=ngettext("{n} day", "{n} days", days).format(n=days),
    )


def assessed_words(entry: Assessed) -> str:
    """A symptom as a clinician wrote it down."""
    sides = {"left": _("left"), "right": _("right"), "both": _("both sides")}
    reaches = {"buttock": _("buttock"), "thigh": _("thigh"), "calf": _("calf"), "foot": _("foot")}
    down = _("down to the {place}").format(place=reaches[entry.reaches]) if entry.reaches else ""
    on = _("assessed {date}").format(date=day(entry.assessed))
    facts = listed([sides[entry.side] if entry.side else "", down, on, entry.note])
    return _("{symptom} ({facts})").format(symptom=entry.item.words, facts=facts)


def score_words(scores: Sequence[int]) -> str:
    """Scores in the order given; nothing where there is none."""
    return listed(str(score) for score in scores)
