"""What a person looks for in the library, and what is found."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec import Struct

from corecoach.coach.library_view import Entry
from corecoach.prescription import Exercise
from corecoach.ui.exercise_words import goal_words, position_words
from corecoach.ui.names import thing_words
from corecoach.words import _

_ON_THE_FLOOR = ("supine", "prone", "side-lying", "quadruped", "kneeling")


@dataclass
class LibraryDraft:
    """What was typed and chosen. It belongs to the caller, so that it outlives the page. Empty: no choice.

    `more` unfolds the filters where there is little room; `scroll` is how far the page was scrolled, in
    pixels; `at` the exercise that has the keyboard, or none when the search field has it.
    """

    search: str = ""
    goal: str = ""
    position: str = ""
    thing: str = ""
    level: str = ""
    mine: bool = False
    doable: bool = False
    show_hidden: bool = False
    more: bool = False
    scroll: int = 0
    at: str = ""

    def show_all(self) -> None:
        """Forget what was typed and chosen."""
        vars(self).update(vars(LibraryDraft(show_hidden=self.show_hidden, more=self.more)))


class Found(Struct, frozen=True):
    """The ids of what is shown, and how many more match that are to be avoided."""

    shown: tuple[str, ...]
    to_avoid: int


class Shelf:
    """The exercises, each with the words by which it is found."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = [(entry, _words_of(entry.exercise)) for entry in entries]

    def find(self, draft: LibraryDraft) -> Found:
        """What matches: every word that was typed begins a word of it, and every choice fits."""
        asked = folded(draft.search).split()
        matching = [e for e, words in self._entries if _fits(e, draft) and _has(words, asked)]
        shown = [e.exercise.id for e in matching if draft.show_hidden or not e.hidden]
        return Found(tuple(shown), sum(e.hidden for e in matching))


def folded(text: str) -> str:
    """Lower-case letters without accents; what joins or divides words becomes a space."""
    # Twice: a letter may only come apart once it is small, and be a capital again when it has.
    plain = text
    for _round in range(2):
        plain = unicodedata.normalize("NFKD", plain.casefold())
    letters = (c for c in plain if not unicodedata.combining(c))
    return "".join(c if c.isalnum() else " " for c in letters)


def _words_of(exercise: Exercise) -> str:
    """Each word after a space: the name and its other words, what it is for, position and things."""
    things = thing_words()
    texts = [
        _(exercise.name),
        exercise.name,
        _(exercise.short_name),
        exercise.id,
        _(exercise.what_for),
        goal_words()[exercise.category],
        position_words()[exercise.position],
        exercise.position,
        *(things[thing] for thing in exercise.equipment if thing != "none"),
        *_everyday(exercise),
    ]
    return " " + " ".join(folded(text) for text in texts)


def _everyday(exercise: Exercise) -> Iterator[str]:
    """Words that people use for it, and the exercise itself does not."""
    yield {
        "core": _("strong strength strengthen back tummy stomach support"),
        "stretch": _("tight stretching loosen stiff back ache"),
        "mobility": _("stiff stiffness loosen morning move back ache"),
        "posture": _("sitting standing desk work slouch"),
        "breathing": _("calm relax breathe stress sleep pain"),
    }[exercise.category]
    if exercise.position in _ON_THE_FLOOR:
        yield _("floor bed lying") if exercise.position not in ("quadruped", "kneeling") else _("floor")
    else:
        yield _("no floor")
    if exercise.load == "gentle" or exercise.difficulty == 1:
        yield _("gentle easy light backache pain spasm")


def _has(words: str, asked: Iterable[str]) -> bool:
    return all(f" {word}" in words for word in asked)


def _fits(entry: Entry, draft: LibraryDraft) -> bool:
    exercise = entry.exercise
    return (
        draft.goal in ("", exercise.category)
        and draft.position in ("", exercise.position)
        and (not draft.thing or draft.thing in exercise.equipment)
        and draft.level in ("", str(exercise.difficulty))
        and (not draft.mine or entry.in_programme)
        and (not draft.doable or entry.can_do)
    )
