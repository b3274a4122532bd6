"""The timeline on the page for the clinician: one row an event."""

from itertools import groupby

from corecoach.exchange.handover import (
    AdviceShown,
    Checks,
    Cleared,
    Event,
    Handover,
    Locked,
    Waiting,
)
from corecoach.safety import grouped
from corecoach.ui.print.handover_words import (
    answered_words,
    assessed_words,
    count_words,
    day,
    gate_words,
    listed,
    lock_words,
    moment,
    rule_words,
    span,
)
from corecoach.ui.print.markup import Html, bold, grid, joined, plain
from corecoach.words import _, ngettext


def timeline_table(handover: Handover) -> Html:
    """When, and what happened, newest first. What has one time, to the minute, is one row, told in order."""
    rows = ((when, reversed(list(events))) for when, events in groupby(handover.events, key=_when))
    return grid([(when, joined(_what(event) for event in events)) for when, events in rows], (26, 74))


def _when(event: Event) -> str:
    return span(event.checks.times, between="\n") if event.checks else moment(event.at)


def _what(event: Event) -> Html:
    if event.checks:
        return _checks(event.checks)
    if event.locked:
        return _locked(event.locked)
    if event.cleared:
        return _cleared(event.cleared)
    if event.waiting:
        return _waiting(event.waiting)
    return _advice(event.advice) if event.advice else Html()


def _checks(checks: Checks) -> Html:
    said = [answered_words(item) for item in checks.items]
    facts = [
        gate_words(checks.gates),
        _("answered by a carer") if checks.answered_by == "carer" else "",
        _("said that a cold or the flu goes with it") if checks.flu_like else "",
        count_words(checks),
    ]
    if not said and not checks.gates:
        return joined([bold(_("No to all that was asked")), listed(facts)], _(", "))
    no = _("; ").join(item.words for item in checks.said_no)
    no_to = _("No to: {items}").format(items=no) if no else ""
    return joined([bold(_("; ").join(said) or _("Nothing named")), listed(facts), no_to])


def _locked(lock: Locked) -> Html:
    words = _("Lock {name}, {tier}").format(name=grouped(lock.challenge), tier=lock.tier)
    again = _("again, a clearance had run out") if lock.renews else ""
    first = joined([bold(words), again, lock_words(lock.locks, lock.exercise)], _(", "))
    # The rules of a lock in force stand at the top of the page already.
    return first if lock.locks_now else joined([first, rule_words(lock.fired, lock.rules_version)])


def _cleared(clear: Cleared) -> Html:
    if clear.level == "L0":
        words = _("Lock {name} ended by itself: asked again after the hours of waiting (L0)")
        return bold(words.format(name=grouped(clear.challenge)))
    words = _("Lock {name} cleared ({level})").format(name=grouped(clear.challenge), level=clear.level)
    facts = [
        listed([clear.clinician, clear.role, clear.contact]),
        _("assessed {moment}").format(moment=moment(clear.assessed_at)) if clear.assessed_at else "",
        _("stays locked: {locks}").format(locks=lock_words(clear.keep)) if clear.keep else "",
        _("good until {date}").format(date=day(clear.review_by)) if clear.review_by else "",
    ]
    known = [_("Known: {symptom}").format(symptom=assessed_words(entry)) for entry in clear.baseline]
    return joined([bold(words), _("; ").join(filter(None, facts)), *known, clear.note])


def _waiting(waiting: Waiting) -> Html:
    words = _("Clinician's details typed in for lock {name}").format(name=grouped(waiting.challenge))
    facts = [
        listed([waiting.clinician, waiting.role, waiting.place]),
        _("examined {moment}").format(moment=moment(waiting.assessed_at)),
        _("waiting, not in effect") if waiting.waits else "",
    ]
    return joined([bold(words), _("; ").join(filter(None, facts))])


def _advice(advice: AdviceShown) -> Html:
    page = _("Emergency page") if advice.page == "emergency" else _("Lock page")
    shown = ngettext("shown once", "shown {n} times", len(advice.times)).format(n=len(advice.times))
    facts = listed([page, _("lock {name}").format(name=grouped(advice.challenge)), shown])
    return plain(_("{facts}; its words under Advice shown").format(facts=facts))
