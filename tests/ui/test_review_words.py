"""Whether a clinician has reviewed a text is what its file says, wherever it is shown."""

import pytest
from hands import AtWindow, Worlds, settle
from msgspec.structs import replace

from corecoach.ui.review_words import review_words_of_all

NAME = "Jo Hill, physiotherapist"


@pytest.mark.parametrize(
    ("reviewed_by", "words"),
    [
        ([None, None], "No clinician has reviewed these yet."),
        ([None, NAME], "Clinicians have reviewed some of these."),
        ([NAME, NAME], "Clinicians have reviewed all of these."),
        ([], "No clinician has reviewed these yet."),
    ],
)
def test_what_is_said_of_several(reviewed_by: list[str | None], words: str) -> None:
    assert review_words_of_all(reviewed_by) == words


def reviewed(at: AtWindow, kind: str, count: int) -> None:
    """So many of the templates or cards are reviewed."""
    library = at.world.coach.library
    values = getattr(library, kind)
    library.__dict__[kind] = tuple(
        replace(value, reviewed_by=NAME) if n < count else value for n, value in enumerate(values)
    )


@pytest.mark.parametrize(("kind", "place"), [("education", "reading"), ("templates", "routines")])
@pytest.mark.parametrize(("count", "words"), [(1, "some of these."), (100, "all of these.")])
def test_a_list_says_how_many_were_reviewed(
    worlds: Worlds, kind: str, place: str, count: int, words: str
) -> None:
    at = worlds()
    reviewed(at, kind, count)
    at.world.director.go(place)
    settle()
    assert f"Clinicians have reviewed {words}" in at.words()


@pytest.mark.parametrize(
    ("count", "words"), [(0, "Not reviewed by a clinician yet."), (99, f"Reviewed by {NAME}.")]
)
def test_one_routine_and_one_page_say_who_reviewed_them(worlds: Worlds, count: int, words: str) -> None:
    at = worlds()
    reviewed(at, "templates", count)
    reviewed(at, "education", count)
    at.world.director.shelf().show_routine("stretching")
    settle()
    assert words in at.words()
    at.world.director.shelf().show_card("heat")
    settle()
    assert words in at.words()
