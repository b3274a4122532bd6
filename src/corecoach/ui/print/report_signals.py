"""The words of the signals, which stand first on the pain report."""

from corecoach.coach.signals import RISING_DAYS, SILENT_DAYS, STOPPED_DAYS, Signal
from corecoach.ui.print.handover_words import day
from corecoach.words import _, ngettext


def signal_name(signal: Signal) -> str:
    """The name of a signal; the row it is about, if that is the leg."""
    return {
        "stopped": _("Stopped"),
        "locked": _("Locked"),
        "rising": _("Rising: leg pain") if signal.leg else _("Rising"),
        "silent": _("Silent"),
    }[signal.name]


def signal_words(signal: Signal) -> str:
    """What a signal says: of how many days, and since when."""
    words = {
        "stopped": _("No session of the programme on {n} days in a row with one planned, since {day}."),
        "locked": ngettext(
            "No session on the last day with one planned, {day}. All exercise was locked.",
            "No session on the last {n} days with one planned, since {day}. All exercise was locked.",
            signal.days,
        ),
        "rising": _("The leg pain scores of the last {n} days, since {day}, are rising.")
        if signal.leg
        else _("The scores of the last {n} days, since {day}, are rising."),
        "silent": _("Nothing was recorded for {n} whole days, since {day}."),
    }[signal.name]
    return words.format(n=signal.days, day=day(signal.since))


def no_signal_words() -> str:
    """That there is none of the three, and what they are."""
    return _(
        "None of the three. Stopped: {stopped} or more days with a session planned and none done."
        " Rising: scores over {rising} days. Silent: nothing recorded for {silent} whole days or more."
    ).format(stopped=STOPPED_DAYS, rising=RISING_DAYS, silent=SILENT_DAYS)
