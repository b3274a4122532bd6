"""Words for scores: the questions they answer, where the pain is, and that they are saved."""

from datetime import date

from corecoach.pain import PainScore
from corecoach.pain.history import LegUp
from corecoach.pain.scores import Place
from corecoach.ui.dates import date_words, time_words
from corecoach.words import _


def place_words(place: Place) -> str:
    """Where it hurts."""
    return {
        "upper-back": _("Upper back"),
        "back-left": _("Left of the back"),
        "back-middle": _("Middle of the back"),
        "back-right": _("Right of the back"),
        "buttock-left": _("Left buttock"),
        "buttock-right": _("Right buttock"),
        "leg-left": _("Left leg"),
        "leg-right": _("Right leg"),
    }[place]


def now_question() -> str:
    """The question that a score of this moment answers."""
    return _("How is your back right now?")


def day_question(day: date, today: date) -> str:
    """The question that the average of a day answers."""
    if day == today:
        return _("How was your back today, on average?")
    if (today - day).days == 1:
        return _("How was your back yesterday, on average?")
    return _("How was your back on {day}, on average?").format(day=date_words(day, today))


def saved_words(score: PainScore, today: date) -> str:
    """That a score is saved, and when it was given or which day it is of."""
    if score.at.date() == today:
        return _("Saved {score} at {time}.").format(score=score.score, time=time_words(score.at))
    if (today - score.at.date()).days == 1:
        return _("Saved {score} for yesterday.").format(score=score.score)
    words = _("Saved {score} for {day}.")
    return words.format(score=score.score, day=date_words(score.at.date(), today))


def leg_up_words(up: LegUp, day: date, today: date) -> str:
    """That pain in the leg is far up, or was on a day that is over. That it is more than usual is said only
    where the usual is known."""
    if up == "above-usual":
        usual = _("Your leg pain is higher than usual."), _("Your leg pain was higher than usual.")
        return usual[day < today]
    return (_("Your leg pain is high."), _("Your leg pain was high."))[day < today]


def leg_question() -> str:
    """The question that follows."""
    return _("Has anything else changed?")
