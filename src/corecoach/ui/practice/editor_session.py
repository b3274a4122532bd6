"""One patient's programme while it is edited: its history, where one is in it, and the view of both."""

from collections.abc import Mapping
from functools import cached_property

from msgspec.structs import replace

from corecoach.exchange import Problem
from corecoach.practice.draft import Draft, DraftRoutine
from corecoach.practice.history import History
from corecoach.practice.patient import PatientFile, SignedCopy
from corecoach.practice.practice import Practice
from corecoach.practice.remark import Remark
from corecoach.prescription import Exercise
from corecoach.ui.practice.editor_state import Edit, EditorState, section_words
from corecoach.ui.practice.editor_view import EditorView, Lengths, RowView, rows_of
from corecoach.ui.practice.editor_warnings import remarks_of, warning_views
from corecoach.ui.practice.fault_words import fault_line_of
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.shelf_entries import Finder, entries_of
from corecoach.words import _


class EditorSession:
    """Lives as long as the clinician stays with the patient, pages come and go."""

    def __init__(self, practice: Practice, file: PatientFile) -> None:
        self.practice, self.file = practice, file
        self.history: History[Draft] = History(file.draft())
        self.state = EditorState()
        self.remarks: dict[str, Remark] = {}
        # What no reader would take of the draft that was looked at last; None before the first look.
        self.faults: tuple[Problem, ...] = ()
        self.looked_through: Draft | None = None
        self._lengths = Lengths()
        self._exercises: tuple[object, Mapping[str, Exercise]] | None = None
        self._finder: tuple[object, Finder] | None = None
        self.saved: Draft = self.history.now

    @property
    def draft(self) -> Draft:
        """The programme as it is now."""
        return self.history.now

    @cached_property
    def last(self) -> SignedCopy | None:
        """The version that was signed last."""
        return next(iter(self.file.signed()), None)

    @property
    def patient(self) -> str:
        """How the patient is called on the pages: the first name."""
        return (self.file.patient.name.split() or [_("this patient")])[0]

    # -- changes ----------------------------------------------------------------------------------------

    def change(self, edit: Edit) -> bool:
        """Do it; False when nothing changed. Changes with one key are counted from the draft before the first
        of them: on the way to 10 there was a 1, and it must leave nothing behind."""
        history = self.history
        again = bool(edit.key) and edit.key == history.key and bool(history.before)
        base = history.before[-1] if again else history.now
        self.history = history.push(edit.change(base), edit.key)
        if edit.select is not None:
            self.state.row = edit.select
        if edit.typed is not None:
            self._note_typed(*edit.typed)
        if _cells_of(base) != _cells_of(self.draft):
            self.state.numbers.clear()
        self._settle()
        return self.history is not history

    def _note_typed(self, cell: str, text: str | None) -> None:
        self.state.numbers.pop(cell, None)
        if text is not None:
            self.state.numbers[cell] = text

    def undo(self) -> bool:
        """One step back."""
        before, self.history = self.history, self.history.undo()
        return self._stepped(before)

    def redo(self) -> bool:
        """One step forward again."""
        before, self.history = self.history, self.history.redo()
        return self._stepped(before)

    def _stepped(self, before: History[Draft]) -> bool:
        if self.history is before:
            return False
        self.state.forget_places()
        self.state.numbers.clear()
        self._follow(before.now, self.history.now)
        self._settle()
        return True

    def _follow(self, old: Draft, new: Draft) -> None:
        """Go where something changed, so that nobody wonders what was taken back."""
        state = self.state
        state.routine = _in_place_of(state.routine, old, new, state.phase)
        for routine in new.routines:
            was = old.routine(routine.id)
            if was is not None and was.items != routine.items:
                state.routine = routine.id
                state.row = _first_change(was, routine)
                return

    def _settle(self) -> None:
        """Stand somewhere that there is."""
        draft, state = self.draft, self.state
        state.phase = max(0, min(state.phase, len(draft.phases) - 1))
        if draft.routine(state.routine) is None:
            state.routine = self._first_routine()
            state.row = -1
        routine = draft.routine(state.routine)
        count = len(routine.items) if routine else 0
        state.row = min(state.row, count - 1)

    def _first_routine(self) -> str:
        draft = self.draft
        if draft.phases:
            for slot in draft.phases[self.state.phase].schedule:
                if slot.days and draft.routine(slot.routine) is not None:
                    return slot.routine
        return draft.routines[0].id if draft.routines else ""

    # -- what is seen -----------------------------------------------------------------------------------

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """Every exercise that there is for this programme, by id."""
        key = (tuple(id(e) for e in self.practice.own_exercises()), tuple(map(id, self.draft.exercises)))
        if self._exercises is None or self._exercises[0] != key:
            self._exercises = key, self.practice.exercises(self.draft)
        return self._exercises[1]

    @property
    def cautions(self) -> frozenset[str]:
        """What is to be minded: in the programme, and in the patient's details."""
        return frozenset((*self.draft.cautions, *self.file.patient.cautions))

    @property
    def finder(self) -> Finder:
        """The shelf; the same one until something of it changes."""
        own = self.practice.own_exercises()
        exercises = self.exercises
        key = (id(exercises), tuple(map(id, own)), self.practice.favourites, self.cautions)
        if self._finder is None or self._finder[0] != key:
            carried = [e for e in self.draft.exercises if e.id not in self.practice.library.exercises]
            mine = tuple({e.id: e for e in (*carried, *own)}.values())
            entries = entries_of(exercises, mine, self.practice.favourites, self.cautions)
            self._finder = key, Finder(entries)
        return self._finder[1]

    def view(self) -> EditorView:
        """The editor as it stands."""
        self._settle()
        draft, state = self.draft, self.state
        routine = draft.routine(state.routine)
        last = self.last.programme if self.last else None
        remarks = remarks_of(self.practice, self.file, draft, self.exercises, self.cautions, last)
        self.remarks = {remark.key: remark for remark in remarks}
        warnings = warning_views(remarks, draft, self.exercises)
        rows = rows_of(routine, self.exercises, self._lengths, warnings)
        return EditorView(
            draft=draft,
            routine=routine,
            phase=state.phase,
            rows=rows,
            warnings=warnings,
            to_settle=self._to_settle(rows),
            refused=tuple(fault_line_of(fault, draft, self.exercises) for fault in self.faults[:6]),
            patient=self.patient,
            author=self.practice.author.name if self.practice.is_set_up else "",
            exercises=self.exercises,
            can_undo=self.history.can_undo,
            can_redo=self.history.can_redo,
            replaces=self._replaces(),
            typed=dict(self.state.numbers),
        )

    def _to_settle(self, rows: tuple[RowView, ...]) -> tuple[str, ...]:
        """What no file may be without, in the order in which one would mend it."""
        draft, found = self.draft, []
        if not any(routine.items for routine in draft.routines):
            found.append(_("Add an exercise first."))
        if self.state.refused or any(row.fault for row in rows):
            found.append(_("Put the marked value right first."))
        sections = {cell.partition(":")[0] for cell in self.state.numbers}
        for section, words in section_words():
            if section in sections:
                found.append(_("Put the marked number right first, under {part}.").format(part=words))
        if draft.routines and not draft.title.strip():
            found.append(_("Give the programme a title first, under Patient."))
        if any(not routine.title.strip() for routine in draft.routines):
            found.append(_("Give each routine a title first, under Plan."))
        if not draft.phases or not any(slot.days for p in draft.phases for slot in p.schedule):
            found.append(_("Plan the days first, under Plan."))
        return tuple(found)

    def _replaces(self) -> str:
        words = []
        if self.last is not None:
            day = short_day(self.last.programme.issued, self.practice.clock.now().date())
            words.append(_("Replaces {day}.").format(day=day))
        words.append(_("{name}'s app warns of files that are not signed.").format(name=self.patient))
        return " ".join(words)

    def used(self, draft: Draft) -> Draft:
        """The draft with the own exercises that it uses carried along."""
        carried = {e.id: e for e in draft.exercises}
        own = {e.id: e for e in self.practice.own_exercises()}
        used = {item.exercise for routine in draft.routines for item in routine.items}
        missing = tuple(e for name, e in own.items() if name in used and name not in carried)
        return replace(draft, exercises=(*draft.exercises, *missing)) if missing else draft

    def minutes(self) -> dict[str, int]:
        """How long each routine takes, in minutes, by its id."""
        found = {}
        for routine in self.draft.routines:
            rows = rows_of(routine, self.exercises, self._lengths)
            found[routine.id] = max(1, round(sum(row.seconds for row in rows) / 60)) if rows else 0
        return found

    def signed(self, version: int) -> None:
        """A version was signed: the next one replaces it. That is no step that can be taken back."""
        self.__dict__.pop("last", None)
        self.history = replace(self.history, now=replace(self.draft, version=version), key="")


def _in_place_of(routine: str, old: Draft, new: Draft, phase: int) -> str:
    """The routine that the phase plans now where it planned this one: a copy came or went."""
    if not (phase < len(old.phases) and phase < len(new.phases)):
        return routine
    pairs = zip(old.phases[phase].schedule, new.phases[phase].schedule, strict=False)
    return next((now.routine for was, now in pairs if was.routine == routine), routine)


def _cells_of(draft: Draft) -> tuple[object, ...]:
    """Where the cells of the sections stand: when this changes they are others."""
    routines = tuple(routine.id for routine in draft.routines)
    return len(draft.phases), routines, tuple(str(p.get("id")) for p in draft.protocols)


def _first_change(was: DraftRoutine, now: DraftRoutine) -> int:
    pairs = zip(was.items, now.items, strict=False)
    changed = next((n for n, (a, b) in enumerate(pairs) if a != b), None)
    return changed if changed is not None else min(len(was.items), len(now.items) - 1)
