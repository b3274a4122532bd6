"""An exercise of a clinician's own while it is written: the same as an exercise, but it may be unfinished.

It starts from another exercise, and is finished when the readers of a file take it: so what is saved is
always what the patient's app takes as well.
"""

import unicodedata
from collections.abc import Collection, Iterator
from typing import Any, Final, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from corecoach.exchange.envelope import MAX_BYTES
from corecoach.exchange.figure_problems import figure_looking
from corecoach.exchange.problems import Problem
from corecoach.exchange.programme_file import check_dosage
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.strict_json import read_json
from corecoach.figure import Figure
from corecoach.prescription import Dosage, DosageRange, Exercise
from corecoach.prescription.exercise import Category, Caution, Cues, Equipment, Position
from corecoach.words import _

SHORT_NAME_MAX: Final = 22
OWN: Final = "own-"
# Breaks of a line and halves of letters have no place in one line of a file.
_NO_LETTERS: Final = ("Cc", "Cs", "Zl", "Zp")


class ExerciseDraft(Struct, frozen=True):
    """What is written so far; every field as in an `Exercise`, and any of them may still be wrong. Nobody has
    reviewed it."""

    id: str
    name: str
    short_name: str
    what_for: str
    category: Category
    position: Position
    equipment: tuple[Equipment, ...]
    sides: Literal["none", "each"]
    load: Literal["gentle", "loaded"]
    difficulty: int
    dosage: Dosage
    dosage_range: DosageRange
    cues: Cues
    steps: tuple[str, ...]
    breathing: str
    mistakes: tuple[str, ...]
    stop_if: tuple[str, ...]
    cautions: dict[str, Caution]
    progressions: tuple[str, ...]
    regressions: tuple[str, ...]
    source: str
    checked: str
    needs_prescription: bool = False
    figure: Figure | None = None


def draft_from(exercise: Exercise, new_id: str, clinician: str) -> ExerciseDraft:
    """A new exercise that starts as another one is. `new_id` begins with `own-`.

    Harder and easier ones are kept where they are of the library: another own one need not be in the file
    that this one will go out with.
    """
    library = {
        name: tuple(other for other in getattr(exercise, name) if not other.startswith(OWN))
        for name in ("progressions", "regressions")
    }
    return replace(
        draft_of(exercise),
        id=new_id,
        name=_("{name}, own").format(name=exercise.name),
        short_name=_short(exercise.short_name),
        source=_("own exercise by {name}").format(name=clinician),
        checked=_("started from {name}").format(name=exercise.id),
        **library,
    )


def draft_of(exercise: Exercise) -> ExerciseDraft:
    """An own exercise, to go on with."""
    fields = {name: getattr(exercise, name) for name in ExerciseDraft.__struct_fields__}
    return ExerciseDraft(**fields)


def _short(name: str) -> str:
    """The short name of a new exercise: told from the old one where there is room."""
    marked = _("{name}, own").format(name=name)
    return marked if len(marked) <= SHORT_NAME_MAX else name[:SHORT_NAME_MAX]


# -- finished ----------------------------------------------------------------------------------------------


def finished(draft: ExerciseDraft, taken: Collection[str] = ()) -> Exercise | list[Problem]:
    """The exercise, or everything that keeps it from being one, at once. `taken` are the ids of others."""
    found = [made for made in finishing(draft, taken) if made is not None]
    return found[-1]


def finishing(draft: ExerciseDraft, taken: Collection[str] = ()) -> Iterator[Exercise | list[Problem] | None]:
    """The same bit by bit: yields None after each piece of work (some milliseconds), what was made at
    last."""
    read, problem = read_json(as_json(draft), MAX_BYTES)
    if problem:
        yield [problem]
        return
    yield None
    problems = _word_problems(draft, read, taken)
    yield None
    # A figure whose data do not fit cannot be looked at.
    if not any(p.where.startswith("figure") for p in problems):
        for each in figure_looking("figure", draft.figure):
            if each is None:
                yield None
            else:
                problems.append(each)
    yield problems or msgspec.convert(read, Exercise)


def word_problems(draft: ExerciseDraft, taken: Collection[str] = ()) -> list[Problem]:
    """Everything that is wrong but for the figure: that takes some milliseconds."""
    read, problem = read_json(as_json(draft), MAX_BYTES)
    return [problem] if problem else _word_problems(draft, read, taken)


def _word_problems(draft: ExerciseDraft, read: object, taken: Collection[str]) -> list[Problem]:
    problems = shape_problems(read, Exercise)
    if not any(p.where.startswith("dosage") for p in problems):
        problems += [*check_dosage("dosage", draft.dosage), *_ranges(draft.dosage_range)]
    if draft.id in taken:
        what = _('"{name}" is already the id of another exercise').format(name=draft.id)
        problems.append(Problem("id", what, _("needs an id of its own")))
    return problems


def _ranges(usual: DosageRange) -> Iterator[Problem]:
    for name, (low, high) in asdict(usual).items():
        if low > high:
            what = _("{low} is more than {high}").format(low=low, high=high)
            yield Problem(f"dosage_range.{name}", what, _("the lower number first"))


def as_json(draft: ExerciseDraft) -> bytes:
    """The draft as the file of an exercise."""
    return msgspec.json.encode({**msgspec.to_builtins(cleaned(draft)), "reviewed_by": None, "reviewed": None})


def cleaned(draft: ExerciseDraft) -> ExerciseDraft:
    """The draft with every text in one line, without space at its ends, and without empty lines in lists."""
    changes = {name: _clean(getattr(draft, name)) for name in draft.__struct_fields__}
    return replace(draft, **changes)


def _clean(value: Any) -> Any:
    match value:
        case str():
            return one_line(value)
        case tuple() if all(isinstance(part, str) for part in value):
            return tuple(text for part in value if (text := one_line(part)))
        case Cues():
            return Cues(**{name: one_line(text) for name, text in asdict(value).items()})
        case dict():
            return {code: replace(c, note=one_line(c.note)) for code, c in value.items()}
        case Dosage():
            return replace(value, tempo=one_line(value.tempo))
        case _:
            return value


def one_line(text: str) -> str:
    """A text without breaks, nor anything that cannot be written."""
    kept = "".join(" " if unicodedata.category(c) in _NO_LETTERS else c for c in text)
    return kept.strip()
