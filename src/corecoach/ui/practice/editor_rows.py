"""From what a row asks for to a change of the draft."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace

from corecoach.practice import edits
from corecoach.practice.draft import Draft, Field
from corecoach.practice.practice import Practice
from corecoach.prescription import DosageChange, Item
from corecoach.ui.practice.dose_fields import read_typed, stepped
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.widgets.row_ask import RowAsk


class RowWork:
    """Answers a RowAsk with an Edit, or with None where nothing of the draft changes; the state may."""

    def __init__(self, practice: Practice, session: EditorSession) -> None:
        self._practice, self._session = practice, session

    def edit(self, ask: RowAsk) -> Edit | None:
        """What is to be done."""
        routine, at = self._session.state.routine, ask.index
        count = len(self._items())
        if not 0 <= at < count and ask.what != "select":
            return None
        match ask.what:
            case "type":
                return self._typed(ask)
            case "step":
                return self._stepped(ask)
            case "up" | "down" | "move":
                to = int(ask.value) if ask.what == "move" else at + (1 if ask.what == "down" else -1)  # type: ignore[arg-type]
                to = max(0, min(to, count - 1))
                return self._moving(partial(edits.move_item, routine=routine, at=at, to=to), to)
            case "duplicate":
                return self._moving(partial(edits.duplicate_item, routine=routine, at=at), at + 1)
            case "remove":
                return self._moving(partial(edits.remove_item, routine=routine, at=at), min(at, count - 2))
            case _:
                return self._detail(ask)

    def _detail(self, ask: RowAsk) -> Edit | None:
        routine, at, value = self._session.state.routine, ask.index, ask.value
        key = f"{ask.what}:{routine}:{at}:{ask.field}:{ask.visit}"
        match ask.what:
            case "sides":
                sides = None if value == "right-left" else value
                return Edit(partial(edits.set_sides, routine=routine, at=at, sides=sides))  # type: ignore[arg-type]
            case "note":
                return Edit(partial(edits.set_note, routine=routine, at=at, note=str(value)), key)
            case "exercise":
                return self._other(str(value), at)
            case "limit":
                return self._limit(ask, key)
            case "tempo":
                tempo = str(value).strip() or None
                return Edit(partial(edits.set_dose, routine=routine, at=at, field="tempo", value=tempo), key)
            case _:
                return None

    def _items(self) -> tuple[Item, ...]:
        routine = self._session.draft.routine(self._session.state.routine)
        return routine.items if routine else ()

    def _moving(self, change: Callable[[Draft], Draft], to: int) -> Edit:
        """Rows change their places: what was refused in one is not known any more."""
        self._session.state.forget_places()
        return Edit(change, select=to)

    # -- the dose ---------------------------------------------------------------------------------------

    def _typed(self, ask: RowAsk) -> Edit | None:
        state = self._session.state
        place = (state.routine, ask.index, ask.field)
        typed = read_typed(ask.field, str(ask.value))
        if typed.refused:
            state.refused[place] = str(ask.value)
            return None
        state.refused.pop(place, None)
        if typed.unfinished:
            return None
        return self._dose(ask, typed.value)

    def _stepped(self, ask: RowAsk) -> Edit | None:
        item = self._items()[ask.index]
        exercise = self._session.exercises.get(item.exercise)
        if exercise is None:
            return None
        value = getattr(exercise.dosage.changed(item.dosage), ask.field)
        self._session.state.refused.pop((self._session.state.routine, ask.index, ask.field), None)
        return self._dose(ask, stepped(ask.field, value, bool(ask.value)), stepping=True)

    def _dose(self, ask: RowAsk, value: int | tuple[int, ...] | None, *, stepping: bool = False) -> Edit:
        routine, at, field = self._session.state.routine, ask.index, ask.field
        own = self._session.exercises.get(self._items()[at].exercise)
        own_sets = own.dosage.sets if own else None
        key = f"dose:{routine}:{at}:{field}:{ask.visit}"

        def change(draft: Draft) -> Draft:
            return _with_dose(draft, routine, at, field, value, own_sets)  # type: ignore[arg-type]

        return Edit(change, key)

    # -- the rest ---------------------------------------------------------------------------------------

    def _limit(self, ask: RowAsk, key: str) -> Edit | None:
        state = self._session.state
        place = (state.routine, ask.index, ask.field)
        typed = read_typed(ask.field, str(ask.value))
        if typed.refused or isinstance(typed.value, tuple):
            state.refused[place] = str(ask.value)
            return None
        state.refused.pop(place, None)
        change = partial(
            edits.set_limit,
            routine=state.routine,
            at=ask.index,
            field=ask.field,  # type: ignore[arg-type]
            value=typed.value,
        )
        return Edit(change, key)

    def _other(self, exercise: str, at: int) -> Edit | None:
        routine = self._session.state.routine
        if self._items()[at].exercise == exercise:
            return None
        usual = self._practice.usual_dose(exercise)
        self._session.state.forget_places()

        def change(draft: Draft) -> Draft:
            draft = edits.set_exercise(draft, routine, at, exercise)
            return self._session.used(edits.set_dosage(draft, routine, at, usual))

        return Edit(change, select=at)

    def dose_at(self, at: int) -> tuple[str, DosageChange] | None:
        """The exercise of a row, and its dose as it is stated."""
        items = self._items()
        return (items[at].exercise, items[at].dosage) if 0 <= at < len(items) else None


def _with_dose(
    draft: Draft,
    routine: str,
    at: int,
    field: Field,
    value: int | tuple[int, ...] | None,
    own_sets: int | None,
) -> Draft:
    """One part of a dose. One number a set says how many sets there are; and as long as it stands, the sets
    cannot go back to those of the exercise without saying so."""
    found = draft.routine(routine)
    item = found.items[at] if found and at < len(found.items) else None
    if item is None:
        return draft
    if field == "reps" and isinstance(value, tuple):
        dosage = replace(item.dosage, sets=len(value), reps=value)
        return edits.set_dosage(draft, routine, at, dosage)
    if field == "sets" and value is None and isinstance(item.dosage.reps, tuple):
        value = own_sets
    return edits.set_dose(draft, routine, at, field, value)
