"""The words of an own exercise: its names, what it is for and needs, cues, steps, mistakes, when to stop."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from corecoach.practice.own_exercise import SHORT_NAME_MAX, ExerciseDraft
from corecoach.ui.exercise_words import goal_words, level_words, position_words
from corecoach.ui.look import Look
from corecoach.ui.names import thing_words
from corecoach.ui.pages.check_in_answers import Chips
from corecoach.ui.practice.widgets.draft_form import Asked, DraftForm, Get, Put
from corecoach.ui.practice.widgets.forms import SmallTick, pair, said
from corecoach.ui.widgets import Button, column
from corecoach.words import _

_CUE = 90


class WordsForm(DraftForm):
    """Everything that is said of the exercise, and what kind of exercise it is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Words"))
        review = _("Nobody but you has reviewed an exercise of your own. The app says so.")
        self.setLayout(
            column(
                *self._names(), *self._kind(), *self._cues(), *self._steps(), said(look, review, "ink-2"),
                gap=look.px(14),
            )
        )  # fmt: skip

    def _names(self) -> list[QWidget]:
        short = self._line(
            "short_name", _("Short name, for small places"), *_field("short_name"),
            longest=SHORT_NAME_MAX, counted=True,
        )  # fmt: skip
        return [
            self._line("name", _("Name"), *_field("name"), longest=200),
            short,
            self._lines("what_for", _("What it is for"), *_field("what_for"), rows=3, one=True),
        ]

    def _kind(self) -> list[QWidget]:
        look = self.look
        sides = [("none", _("No sides")), ("each", _("Right, then left"))]
        loads = [("gentle", _("Gentle")), ("loaded", _("Loaded"))]
        levels = list(level_words().items())
        load = self._chips("load", _("Load"), loads, *_field("load"))
        hint = _(
            "Gentle is breathing, walking and easy movement without load. A lock on strengthening stops what "
            "is loaded."
        )
        return [
            pair(
                look,
                self._choice("category", _("Kind"), list(goal_words().items()), *_field("category")),
                self._choice("position", _("Position"), list(position_words().items()), *_field("position")),
            ),
            self._equipment(),
            self._chips("sides", _("Sides"), sides, *_field("sides")),
            load,
            said(look, hint, "ink-2"),
            self._choice(
                "difficulty", _("How hard"), levels,
                lambda draft: str(draft.difficulty),
                lambda draft, value: replace(draft, difficulty=int(value)),
            ),
            self._only_prescribed(),
        ]  # fmt: skip

    def _only_prescribed(self) -> QWidget:
        words = _("Nobody may try it before you prescribe it")

        def put(on: bool) -> None:
            self.edited.emit(lambda draft: replace(draft, needs_prescription=on), "")

        tick = SmallTick(self.look, words, False, put)

        def show(draft: ExerciseDraft) -> None:
            before = tick.blockSignals(True)
            tick.setChecked(draft.needs_prescription)
            tick.blockSignals(before)

        self._shows.append(show)
        return tick

    def _equipment(self) -> Asked:
        """Several may be needed; `nothing` goes with none of them."""
        words = _("What is needed")
        options = [(thing, name) for thing, name in thing_words().items() if thing != "none"]
        chips = Chips(self.look, words, options, (), self._need)
        buttons = chips.findChildren(Button)

        def show(draft: ExerciseDraft) -> None:
            for (thing, _name), chip in zip(options, buttons, strict=True):
                chip.setChecked(thing in draft.equipment)

        self._shows.append(show)
        return self._ask("equipment", words, chips)

    def _need(self, thing: str, on: bool) -> None:
        def change(draft: ExerciseDraft) -> ExerciseDraft:
            others = tuple(each for each in draft.equipment if each not in (thing, "none"))
            needed: Any = (*others, thing) if on else others
            return replace(draft, equipment=needed or ("none",))

        self.edited.emit(change, "")

    def _cues(self) -> list[QWidget]:
        names = {
            "start": _("Cue at the start"), "move": _("Cue on the way out"), "hold": _("Cue in the hold"),
            "back": _("Cue on the way back"), "rest": _("Cue in the rest"),
        }  # fmt: skip
        return [
            self._line(f"cues.{name}", words, *_cue(name), longest=_CUE, counted=True)
            for name, words in names.items()
        ]

    def _steps(self) -> list[QWidget]:
        each = _("one on each line")
        return [
            self._lines("steps", _("Steps: 2 to 8, {each}").format(each=each), *_field("steps"), rows=6),
            self._line("breathing", _("Breathing"), *_field("breathing"), longest=200),
            self._lines("mistakes", _("Mistakes, {each}").format(each=each), *_field("mistakes"), rows=3),
            self._lines("stop_if", _("Stop if, {each}").format(each=each), *_field("stop_if"), rows=4),
        ]


def _field(name: str) -> tuple[Get, Put]:
    """How a field of a draft is read and written."""
    put: Callable[[ExerciseDraft, Any], ExerciseDraft] = lambda draft, value: replace(draft, **{name: value})  # noqa: E731
    return lambda draft: getattr(draft, name), put


def _cue(name: str) -> tuple[Get, Put]:
    def put(draft: ExerciseDraft, value: Any) -> ExerciseDraft:
        return replace(draft, cues=replace(draft.cues, **{name: value}))

    return lambda draft: getattr(draft.cues, name), put
