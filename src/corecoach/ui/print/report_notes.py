"""What the person wrote, in one list, last on the page. What does not fit is counted, not hidden."""

from collections.abc import Iterable, Iterator, Sequence

from corecoach.coach.report_views import Note, NoteOf
from corecoach.ui.print.handover_words import day
from corecoach.ui.print.markup import Html, bold, joined, plain
from corecoach.words import _, ngettext

# About a third of a page in all, and some lines a note: the diary has every word.
MOST_LETTERS, MOST_OF_ONE = 1800, 300


def notes_lines(notes: Sequence[Note]) -> Iterator[Html]:
    """The notes, newest first, as many as fit, and how many are left."""
    shown = list(_fitting(notes))
    for note in shown:
        yield joined([bold(day(note.at.date())), note_of_words(note.of, note.score), cut(note.text)], ", ")
    left = len(notes) - len(shown)
    if left:
        words = ngettext("{n} older note is in the diary.", "{n} older notes are in the diary.", left)
        yield plain(words.format(n=left))


def _fitting(notes: Iterable[Note]) -> Iterator[Note]:
    left = MOST_LETTERS
    for note in notes:
        left -= min(len(note.text), MOST_OF_ONE)
        if left < 0:
            return
        yield note


def cut(text: str) -> str:
    """A note on one line; a long one ends where it is cut, and says so."""
    line = " ".join(text.split())
    if len(line) <= MOST_OF_ONE:
        return line
    return _("{begin}… (goes on in the diary)").format(begin=line[:MOST_OF_ONE].rsplit(" ", 1)[0])


def note_of_words(of: NoteOf, score: int | None) -> str:
    """Beside what a note was written."""
    return {
        "score": _("with a score of {score}").format(score=score),
        "session": _("after a session"),
        "pack": _("ice or heat"),
    }[of]
