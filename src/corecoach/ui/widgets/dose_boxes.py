"""A dose as a row of large numbers, each with a word below it."""

from PySide6.QtWidgets import QWidget

from corecoach.prescription import Prescribed
from corecoach.ui.dose import LONG_HOLD_S, seconds_words, sides_words
from corecoach.ui.look import Look
from corecoach.ui.widgets.card import Card, column, row
from corecoach.ui.widgets.text import Text
from corecoach.words import _, ngettext


class DoseBoxes(Card):
    """Sets, repetitions, hold and rest, as far as there are any, in columns of one width."""

    def __init__(self, look: Look, dose: Prescribed) -> None:
        boxes = [_box(look, number, word) for number, word in dose_numbers(dose)]
        box = row(*boxes, gap=look.px(16))
        for n in range(len(boxes)):
            box.setStretch(n, 1)
        super().__init__(look, box, padding=(18, 12))


def dose_numbers(dose: Prescribed) -> list[tuple[str, str]]:
    """The numbers of a dose with their words: `("2", "sets")`."""
    dosage = dose.dosage
    reps = [dosage.reps_of_set(n) for n in range(dosage.sets)]
    numbers = [(str(dosage.sets), ngettext("set", "sets", dosage.sets))]
    if max(reps) > 1 or dosage.hold_s < LONG_HOLD_S:
        said = _(", ").join(str(n) for n in (reps if len(set(reps)) > 1 else reps[:1]))
        times = ngettext("time", "times", max(reps))
        numbers.append((said, sides_words(dose) or times))
    if dosage.hold_s:
        numbers.append((seconds_words(dosage.hold_s), _("hold")))
    if dosage.rest_between_reps_s and max(reps) > 1:
        numbers.append((seconds_words(dosage.rest_between_reps_s), _("relax")))
    return numbers


def _box(look: Look, number: str, word: str) -> QWidget:
    holder = QWidget()
    holder.setLayout(
        column(Text(look, number, "title-m", wrap=False), Text(look, word, "small", "ink-2"), None)
    )
    holder.setAccessibleName(f"{number} {word}")
    return holder
