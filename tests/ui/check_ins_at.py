"""At the pages of a check-in, in a whole window."""

from datetime import datetime

from hands import AtWindow, Worlds, seen, settle

from corecoach.coach import Coach
from corecoach.home import Home
from corecoach.tour.world import NOW
from corecoach.ui.widgets.field import NoteField


def coach(at: AtWindow) -> Coach:
    """What the next start would find on disk."""
    return Home(at.world.app.home.folder).coach(at.world.coach.library, at.world.clock)


def kept(at: AtWindow) -> dict[str, int]:
    """The scores on disk by their kind, of which there is one each."""
    return {score.kind: score.score for score in coach(at).pain_scores()}


def more(worlds: Worlds, now: datetime = NOW) -> AtWindow:
    """At the page to say more beside a 4 just given."""
    at = worlds(begin=False)
    at.world.clock.set_wall(now)
    at.world.director.go("today")
    settle()
    at.score(4)
    at.choose("Add more")
    return at


def note(at: AtWindow) -> NoteField:
    """Where a note is typed."""
    return seen(at.page, NoteField)[0]


def says_more(at: AtWindow, when: datetime, *, worst: int, leg: int) -> None:
    """Give a 4 on Today at some time, and say the worst and the leg of that day beside it."""
    at.world.clock.set_wall(when)
    at.world.director.go("today")
    settle()
    at.score(4)
    at.choose("Add more")
    at.score(worst, row=0)
    at.score(leg, row=1)
    at.choose("Save")


def earlier(worlds: Worlds, now: datetime = NOW) -> AtWindow:
    """At the page for a day that is over."""
    at = worlds()
    at.world.clock.set_wall(now)
    at.world.director.pages.check_ins().for_day()
    settle()
    return at
