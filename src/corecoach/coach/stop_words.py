"""What was felt when a session was stopped: the page asks with these words, the clinician reads them."""

from corecoach.words import _


def stop_words() -> dict[str, str]:
    """The words of each answer by its code, as on the page from the top."""
    return {
        "rest": _("My usual ache, or I just need a rest"),
        "pain": _("My back pain went up, or it is sharp or new"),
        "nerve": _("A new feeling in a leg, between my legs, or trouble peeing or pooing"),
        "dizzy": _("Dizzy, sick, or my heart is racing"),
        "chest": _("Chest pain, badly out of breath, faint, or sudden weakness or slurred speech"),
    }
