"""What a person was told of a lock: nobody has gone on from it before that is said."""

from msgspec import json
from safety_samples import NOW

from corecoach.safety import Advice


def test_a_page_that_was_shown_is_not_yet_one_that_was_left() -> None:
    shown = Advice("a", NOW, "l", "lockout", "Stop exercising.", "x")
    assert not shown.acknowledged
    left = Advice("b", NOW, "l", "lockout", "", "x", True)
    for each in (shown, left):
        assert json.decode(json.encode(each), type=Advice) == each
