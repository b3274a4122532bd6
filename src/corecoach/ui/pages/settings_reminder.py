"""The settings card for the reminder of the day's score."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from corecoach.coach.settings import Settings
from corecoach.ui.look import Look
from corecoach.ui.pages.settings_packs import hour_words
from corecoach.ui.pages.settings_rows import Pair, card
from corecoach.ui.widgets import Text
from corecoach.ui.widgets.choice import Choice
from corecoach.words import _

HOURS = range(17, 23)
_NEVER = "never"


def reminder_card(look: Look, settings: Settings, change: Callable[[int | None], object]) -> QWidget:
    """The card; `change` is called with the hour, or None for never."""
    title, chosen = _("Remind me of the day's score"), settings.reminder_hour
    # An hour that somebody wrote into the file stays to be seen.
    hours = sorted({*HOURS} | ({chosen} if chosen is not None else set()))
    options = [(_NEVER, _("Never")), *((str(hour), hour_words(hour)) for hour in hours)]
    value = _NEVER if chosen is None else str(chosen)
    choice = Choice(
        look, title, options, value, lambda new: change(None if new == _NEVER else int(new))
    )  # fmt: skip
    words = (
        _("It comes once a day, and only while CoreCoach is open."),
        _("The calendar file, under Programme, reminds you of sessions without it."),
    )
    return card(
        look, _("Your scores"), Pair(look, title, choice), Text(look, " ".join(words), "body", "ink-2")
    )
