"""The editor as it stands: one frozen value that its page draws, made anew after each change."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from corecoach.practice.draft import Draft, DraftRoutine
from corecoach.prescription import Dosage, Exercise, Item, Prescribed
from corecoach.session import compile_timeline
from corecoach.ui.dose import and_words
from corecoach.ui.practice.dose_fields import long_names
from corecoach.ui.practice.editor_state import Section
from corecoach.words import _, ngettext

LIMIT_S = 30 * 60


class RowView(Struct, frozen=True):
    """One exercise of the routine. `exercise` is None for an id that nothing is known of; `seconds` are those
    of the session, getting ready and changing over included; `warned` are fields that a warning is about;
    `fault` is why no session can be made of it, or empty."""

    item: Item
    exercise: Exercise | None
    dosage: Dosage | None
    seconds: float
    sides: str
    warned: frozenset[str] = frozenset()
    fault: str = ""
    # Whether it is to be avoided with what is known of the patient.
    avoid: bool = False

    @property
    def name(self) -> str:
        """What it is called."""
        return _(self.exercise.name) if self.exercise else self.item.exercise


class WarningView(Struct, frozen=True):
    """A warning that teaches. `mend` and `keep` are the words of its buttons, empty where there is nothing to
    press; `source` says where the rule comes from; `why` is the reason for which it stays, None while it is
    open. `index` is a row of `routine`, None for what is about more than one. A `quiet` one is to know."""

    key: str
    title: str
    text: str
    source: str = ""
    mend: str = ""
    keep: str = ""
    why: str | None = None
    routine: str = ""
    index: int | None = None
    fields: tuple[str, ...] = ()
    quiet: bool = False
    section: Section = "exercises"


class EditorView(Struct, frozen=True):
    """All that the page draws. `patient` is how the patient is called; `to_settle` are sentences that say
    what stands in the way of signing."""

    draft: Draft
    routine: DraftRoutine | None
    phase: int
    rows: tuple[RowView, ...]
    warnings: tuple[WarningView, ...]
    to_settle: tuple[str, ...]
    patient: str
    author: str
    exercises: Mapping[str, Exercise]
    can_undo: bool = False
    can_redo: bool = False
    replaces: str = ""
    # What no copy of CoreCoach would take, in words, as far as it was looked at.
    refused: tuple[str, ...] = ()
    # Texts in cells of the sections that are no number, by section:cell.
    typed: Mapping[str, str] = {}

    @property
    def total_s(self) -> float:
        """Seconds of the session."""
        return sum(row.seconds for row in self.rows)

    @property
    def open_warnings(self) -> tuple[WarningView, ...]:
        """The warnings that nobody has decided on."""
        return tuple(w for w in self.warnings if w.why is None and not w.quiet)


class Lengths:
    """How long an item takes in a session; each is reckoned once."""

    def __init__(self) -> None:
        self._known: dict[Item, tuple[Exercise, float]] = {}

    def seconds(self, item: Item, exercise: Exercise) -> float:
        """Seconds from getting ready to the last repetition; 0 for what cannot be timed."""
        known = self._known.get(item)
        if known is None or known[0] is not exercise:
            known = self._known[item] = (exercise, _reckoned(item, exercise))
        return known[1]


def _reckoned(item: Item, exercise: Exercise) -> float:
    dosage = exercise.dosage.changed(item.dosage)
    if dosage.fault() or not dosage.rep_s:
        return 0.0
    prescribed = Prescribed(exercise, dosage, item.limits, item.note, item.sides)
    return compile_timeline("one", (prescribed,)).total_s


def rows_of(
    routine: DraftRoutine | None,
    exercises: Mapping[str, Exercise],
    lengths: Lengths,
    warnings: tuple[WarningView, ...] = (),
) -> tuple[RowView, ...]:
    """The rows of a routine."""
    if routine is None:
        return ()
    warned: dict[int, set[str]] = {}
    for warning in warnings:
        if warning.why is None and warning.routine == routine.id and warning.index is not None:
            warned.setdefault(warning.index, set()).update(warning.fields)
    # Said once of an exercise, for all its places: the second part of the key.
    avoided = {w.key.split(":")[1] for w in warnings if w.key.startswith("avoid:")}
    return tuple(
        replace(
            _row(item, exercises.get(item.exercise), lengths, frozenset(warned.get(n, ()))),
            avoid=item.exercise in avoided,
        )
        for n, item in enumerate(routine.items)
    )


def _row(item: Item, exercise: Exercise | None, lengths: Lengths, warned: frozenset[str]) -> RowView:
    if exercise is None:
        fault = _("This exercise is not in the library. Remove it or choose another one.")
        return RowView(item, None, None, 0.0, "", warned, fault)
    dosage = exercise.dosage.changed(item.dosage)
    seconds = lengths.seconds(item, exercise)
    return RowView(item, exercise, dosage, seconds, sides_line(item, exercise), warned, _fault(dosage, item))


def _fault(dosage: Dosage, item: Item) -> str:
    """Why no reader would take a dose, in one line; empty when each would."""
    if dosage.fault():
        words = ngettext(
            "{sets} set needs one number of repetitions, or one for each set.",
            "{sets} sets need one number of repetitions, or one for each set.",
            dosage.sets,
        )
        return words.format(sets=dosage.sets)
    if not dosage.rep_s:
        return _("There is nothing to time. Give it a hold, or a tempo such as 2-1-2.")
    reps = dosage.reps if isinstance(dosage.reps, int) else max(dosage.reps)
    limits = item.limits
    over = [
        _("{name} at most {n}").format(name=long_names()[field].lower(), n=limit)
        for field, value, limit in (
            ("sets", dosage.sets, limits.max_sets),
            ("reps", reps, limits.max_reps),
            ("hold_s", dosage.hold_s, limits.max_hold_s),
        )
        if limit is not None and value > limit
    ]
    return _("More than the limits below: {list}.").format(list=and_words(over)) if over else ""


def sides_line(item: Item, exercise: Exercise) -> str:
    """Which sides; empty for an exercise without sides."""
    if exercise.sides != "each":
        return ""
    return sides_names()[item.sides or "right-left"]


def sides_names() -> dict[str, str]:
    """The ways to train sides."""
    return {
        "right-left": _("Right, then left"),
        "left-right": _("Left, then right"),
        "right": _("Right only"),
        "left": _("Left only"),
    }
