"""Where a text comes from, and whether a clinician has reviewed it: always what its file says."""

from collections.abc import Collection

from corecoach.words import _


def source_words(source: str) -> str:
    """Where it comes from."""
    return _("Source: {source}").format(source=source)


def review_words(reviewed_by: str | None) -> str:
    """Who has reviewed a text."""
    if reviewed_by is None:
        return _("Not reviewed by a clinician yet.")
    return _("Reviewed by {name}.").format(name=reviewed_by)


def review_words_of_all(reviewed_by: Collection[str | None]) -> str:
    """How many of several texts have been reviewed; each of them says by whom."""
    reviewed = sum(name is not None for name in reviewed_by)
    if not reviewed:
        return _("No clinician has reviewed these yet.")
    if reviewed < len(reviewed_by):
        return _("Clinicians have reviewed some of these.")
    return _("Clinicians have reviewed all of these.")
