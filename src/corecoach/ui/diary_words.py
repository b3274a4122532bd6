"""What stands beside a score in the list of all scores."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from corecoach.coach.check_ins import DiaryEntry
from corecoach.pain import PainKind, PainScore
from corecoach.pain.scores import counts, is_backfilled
from corecoach.ui.dates import moment_words, time_words
from corecoach.ui.score_words import place_words
from corecoach.ui.trend_words import kind_words
from corecoach.words import _

_OF_A_DAY: tuple[PainKind, ...] = ("day", "worst", "leg")


def when_words(score: PainScore) -> str:
    """The time of day of a score; nothing for one that was given later of the whole of a day."""
    return "" if score.kind in _OF_A_DAY and is_backfilled(score) else time_words(score.at)


def old_numbers(entry: DiaryEntry) -> tuple[int, ...]:
    """The numbers that stood there before, the oldest first; none twice in a row."""
    chain = [*(score.score for score in entry.before), entry.score.score]
    return tuple(old for old, new in pairwise(chain) if old != new)


def entry_lines(entry: DiaryEntry, now: datetime) -> Iterator[str]:
    """What was said beside the number, and what has become of it, a line each."""
    score = entry.score
    if entry.taken_back:
        yield _("Taken back. It does not count.")
    if is_backfilled(score):
        yield _("Entered later") if counts(score) else _("Entered later, not counted")
    if score.places:
        yield _(", ").join(place_words(place) for place in score.places)
    if score.relief is not None:
        yield _("Pain relief taken") if score.relief else _("No pain relief")
    if score.note:
        yield score.note
    yield from _changes(entry, now)


def _changes(entry: DiaryEntry, now: datetime) -> Iterator[str]:
    at, olds = entry.score.corrected_at, old_numbers(entry)
    if olds and at is not None:
        old = _(", then ").join(str(number) for number in olds)
        yield _("Was {old}. Corrected {when}.").format(old=old, when=moment_words(at, now))
    notes = [*(score.note for score in entry.before), entry.score.note]
    for old_note, new_note in pairwise(notes):
        if old_note and old_note != new_note:
            yield _("Note before: {note}").format(note=old_note)


def said_of_words(score: PainScore, today: date) -> str:
    """What a score is about, seen from today."""
    past = score.kind == "now" and score.at.date() != today
    return _("At that moment") if past else kind_words(score.kind)


def entry_name(entry: DiaryEntry, day: str, today: date) -> str:
    """An entry in a few words, for what is said of its buttons; `day` is its day in words."""
    words = _("{what}, {score} out of 10, {day}")
    time = when_words(entry.score)
    when = _("{day} at {time}").format(day=day, time=time) if time else day
    return words.format(what=said_of_words(entry.score, today), score=entry.score.score, day=when)
