"""One exercise of a handout: its dose, what the clinician wrote, its key poses, and how to do it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from corecoach.prescription import Exercise, PainLimits, Prescribed
from corecoach.prescription.suitability import suitability
from corecoach.ui.exercise_words import line_words
from corecoach.ui.print.exercise_picture import PaperPicture
from corecoach.ui.print.markup import bold, joined
from corecoach.ui.print.paper import dots
from corecoach.ui.print.programme_blocks import USUAL, Beside, Block, Setter, Space
from corecoach.ui.print.programme_dose import DoseWeeks, limits_words, pace_words, paper_dose_words
from corecoach.ui.print.programme_pages import Unit
from corecoach.ui.print.programme_pictures import Pictures
from corecoach.ui.programme_words import own_limit_words
from corecoach.words import _

# How much of the width the steps take beside what to stop for, and how high both may be.
_STEPS_SHARE, _BESIDE_PT = 0.54, 300.0
# What the library says of pain in every exercise; a programme has limits of its own in its place.
LIBRARY_PAIN_LINE = "Your pain goes up by more than 2 points, or goes above 5 out of 10."


class Shown(NamedTuple):
    """Where the steps of an exercise stand already: the letter or title of a routine and the number in it."""

    routine: str
    number: int


class ExerciseSetter:
    """Sets the exercises of a programme."""

    def __init__(
        self,
        setter: Setter,
        paint: PaperPicture,
        limits: PainLimits,
        cautions: Collection[str],
        weeks: DoseWeeks,
    ) -> None:
        self._setter, self._paint = setter, paint
        self._limits, self._cautions, self._weeks = limits, cautions, weeks

    def unit(self, item: Prescribed, routine: str, number: int, shown: Shown | None, *before: Block) -> Unit:
        """All of one exercise; `shown` says where its steps stand already. What stands `before` it stays with
        it. `routine` is the id of its routine."""
        blocks = [*before, *self._head(item, routine, number), *self._pictures(item)]
        blocks += self._pointer(shown) if shown else self._how(item)
        return Unit([*blocks, Space(8)])

    def _head(self, item: Prescribed, routine: str, number: int) -> Iterator[Block]:
        setter, say, exercise = self._setter, self._setter.say, item.exercise
        yield setter.row(
            say.text(exercise.name),
            mark=f"{number}.", size_pt=setter.sizes.heading, strong=True, above_pt=8, keep=True,
        )  # fmt: skip
        yield setter.row(
            say(lambda: joined((line_words(exercise) + ".", _(exercise.what_for)), " ")), keep=True
        )
        yield setter.row(
            say(lambda: joined((bold(_("Dose:")), paper_dose_words(item)), " ")), above_pt=2, keep=True
        )
        if self._weeks.words(routine, item):
            yield setter.row(say(lambda: self._weeks.words(routine, item)), keep=True)
        if pace_words(item.dosage):
            yield setter.row(say(lambda: pace_words(item.dosage)), keep=True)
        if limits_words(item.limits):
            yield setter.row(say(lambda: limits_words(item.limits)), keep=True)
        yield from self._written(item)

    def _written(self, item: Prescribed) -> Iterator[Block]:
        """The clinician's note, and what the person's cautions ask for here."""
        setter, say = self._setter, self._setter.say
        if item.note:
            note = item.note
            yield setter.row(say(lambda: _("Note: {note}").format(note=note)), strong=True, keep=True)
            yield setter.row(say(note_counts_words), keep=True)
        suits = suitability(item.exercise, self._cautions, prescribed=True)
        titles: tuple[tuple[Callable[[], str], tuple[str, ...]], ...] = (
            (lambda: _("Your physio chose this for you. Take care"), suits.notes("avoid", "ask-physio")),
            (lambda: _("Do it this way"), suits.notes("modify")),
            (lambda: _("Watch how it feels"), suits.notes("monitor")),
        )
        for title, notes in titles:
            if notes:
                yield setter.label(say(title))
                yield from setter.listed([say.text(note) for note in notes])

    def _pictures(self, item: Prescribed) -> Iterator[Block]:
        if item.exercise.figure is not None:
            yield Pictures(self._setter, self._paint, item, item.exercise.figure)

    def _pointer(self, shown: Shown) -> Iterator[Block]:
        yield self._setter.row(self._setter.say(lambda: shown_words(shown)), above_pt=2)

    def _how(self, item: Prescribed) -> Sequence[Block]:
        """Beside each other in usual print and one language, else one below the other."""
        if self._setter.sizes is USUAL and not self._setter.say.says_two:
            left, right = self._setter.columns(_STEPS_SHARE)
            both = Beside(list(self._steps(left, item)), list(self._stops(right, item)))
            if both.height < dots(_BESIDE_PT):
                return [both]
        return [*self._steps(self._setter, item), *self._stops(self._setter, item)]

    def _steps(self, setter: Setter, item: Prescribed) -> Iterator[Block]:
        say, exercise = setter.say, item.exercise
        yield setter.label(say(lambda: _("How to do it")))
        yield from setter.listed([say.text(step) for step in exercise.steps], numbered=True)
        breathing = say(lambda: joined((bold(_("Breathing:")), _(exercise.breathing)), " "))
        yield setter.row(breathing, above_pt=2)

    def _stops(self, setter: Setter, item: Prescribed) -> Iterator[Block]:
        say = setter.say
        yield setter.label(say(lambda: _("Stop if")))
        own = say(lambda: own_limit_words(self._limits))
        yield from setter.listed([own, *(say.text(line) for line in stop_lines(item.exercise))])


def stop_lines(exercise: Exercise) -> tuple[str, ...]:
    """When to stop an exercise, without the library's limit of pain: the programme has its own."""
    return tuple(line for line in exercise.stop_if if line != LIBRARY_PAIN_LINE)


def note_counts_words() -> str:
    """What counts where a note and a step differ."""
    return _("Your physio's note counts where it differs from a step.")


def shown_words(shown: Shown) -> str:
    """Where to find the steps of an exercise that comes again."""
    words = _("Steps, breathing and when to stop: see routine {routine}, number {number}.")
    return words.format(routine=shown.routine, number=shown.number)
