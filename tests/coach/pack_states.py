"""A use of ice or heat in each of its states."""

from collections.abc import Callable

from msgspec.structs import replace
from pack_samples import BUILT_IN, FINE, OFF, ON, PAUSE, User

from corecoach.thermal.protocol import Step

# A protocol of one's own in which a rest follows ice without a look at the skin.
REST = replace(
    BUILT_IN["ice_intermittent"],
    id="rest",
    steps=(Step("check"), Step("ice", 5), Step("rest", 10), Step("check"), Step("ice", 5), Step("check")),
)


def at_check(user: User) -> None:
    """Before anything is on."""
    user.begin("ice_acute")


def at_ready(user: User) -> None:
    """The skin was looked at."""
    user.begin("ice_acute", FINE)


def at_on(user: User) -> None:
    """On for a minute."""
    user.begin("ice_acute", FINE, ON)
    user.after(1)


def at_on_again(user: User) -> None:
    """On for a minute after a check."""
    user.begin("ice_acute", FINE, ON)
    user.after(5).say(FINE)
    user.after(1)


def at_due(user: User) -> None:
    """A minute too long."""
    user.begin("ice_acute", FINE, ON)
    user.after(6)


def at_switch(user: User) -> None:
    """Heat is to be changed for ice."""
    user.begin("contrast_3_1", FINE, ON)
    user.after(3)


def at_rest(user: User) -> None:
    """Between two times of ice."""
    user.begin(REST, FINE, ON)
    user.after(5).say(OFF)


def at_paused(user: User) -> None:
    """Off for a moment."""
    at_on(user)
    user.say(PAUSE)


STATES: dict[str, Callable[[User], None]] = {
    "check": at_check, "ready": at_ready, "on": at_on, "on-again": at_on_again, "due": at_due,
    "switch": at_switch, "rest": at_rest, "paused": at_paused,
}  # fmt: skip
WITH_PACK = {"on", "on-again", "due", "switch"}


def used_before(user: User) -> User:
    """With a use of both yesterday, so that nothing is for the first time."""
    user.use("contrast_3_1")
    return user.after(25 * 60)
