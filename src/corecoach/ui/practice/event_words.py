"""What happened, in words: an icon, its colour, and a sentence for each kind of event."""

from collections.abc import Iterator

from msgspec import Struct

from corecoach.coach.stop_words import stop_words
from corecoach.exchange.handover import Locked
from corecoach.practice.overview_views import (
    ClearedThen,
    FlareDay,
    Happened,
    Hurt,
    LockedThen,
    NewProgramme,
    Skipped,
    Wrote,
)
from corecoach.ui.print.handover_words import answered_words, listed, lock_words, rule_words
from corecoach.ui.print.report_words import cleared_words
from corecoach.ui.score_words import place_words
from corecoach.words import _

# So many exercises are named; the others are counted.
_NAMED = 4


class EventLine(Struct, frozen=True):
    """An event as a row: icon, the colour role of the icon, and what is said."""

    icon: str
    role: str
    words: str


def event_line(event: Happened) -> EventLine:
    """One event as a row."""
    match event:
        case Skipped():
            said = _("Skipped: {names}.").format(names=_names(event.exercises))
            return EventLine("skip-forward", "ink-2", _with_note(said, event.note))
        case Hurt():
            return EventLine("octagon-alert", "danger", _hurt_words(event))
        case LockedThen():
            return EventLine("lock", "danger", locked_words(event.lock, still=event.still))
        case ClearedThen():
            return EventLine("lock-open", "primary", cleared_words(event.cleared))
        case FlareDay():
            return EventLine("diamond", "chart.flare", _flare_words(event))
        case NewProgramme():
            return EventLine("file-text", "ink-2", " ".join(_programme_words(event)))
        case Wrote():
            return EventLine("message-square-quote", "ink-2", _wrote_words(event))


def locked_words(lock: Locked, *, still: bool) -> str:
    """What was locked, the answers behind it, and whether it is in force."""
    said = _("; ").join(answered_words(item) for item in lock.items)
    behind = (
        _("Said: {answers}.").format(answers=said) if said else rule_words(lock.fired, lock.rules_version)
    )
    what = _("Locked: {locks}.").format(locks=lock_words(lock.locks, lock.exercise))
    now = [_("Still locked in this report.")] if still else []
    return " ".join([what, behind, *now])


def _hurt_words(event: Hurt) -> str:
    where = _(" in {exercise}").format(exercise=event.exercise) if event.exercise else ""
    said = [_("“Something hurts”{where}.").format(where=where)]
    if event.reason:
        felt = stop_words().get(event.reason, event.reason)
        said.append(_("Felt: {felt}.").format(felt=felt))
    if event.places:
        said.append(_("Where: {places}.").format(places=listed(map(place_words, event.places))))
    return _with_note(" ".join(said), event.note)


def _flare_words(event: FlareDay) -> str:
    if event.highest is None:
        return _("Flare; no score that day.")
    return _("Flare; highest score {score}.").format(score=event.highest)


def _programme_words(event: NewProgramme) -> Iterator[str]:
    begin = _("First programme: {title}.") if event.first else _("New programme: {title}.")
    yield begin.format(title=event.title)
    parts = (
        (event.added, _("Added: {names}.")),
        (event.gone, _("Gone: {names}.")),
        (event.changed, _("Other dose: {names}.")),
    )
    yield from (words.format(names=_names(names)) for names, words in parts if names)


def _wrote_words(event: Wrote) -> str:
    if event.of == "session":
        return _("After a session: “{note}”").format(note=event.text)
    if event.of == "pack":
        return _("After ice or heat: “{note}”").format(note=event.text)
    return _("With a score of {score}: “{note}”").format(score=event.score, note=event.text)


def _with_note(said: str, note: str) -> str:
    return _("{said} “{note}”").format(said=said, note=note) if note else said


def _names(names: tuple[str, ...]) -> str:
    left = len(names) - _NAMED
    more = [_("and {n} more").format(n=left)] if left > 0 else []
    return listed([*names[:_NAMED], *more])
