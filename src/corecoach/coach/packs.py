"""Ice and heat for one person: four objects with one subject each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from corecoach.coach.pack_after import PackAfter
from corecoach.coach.pack_choice import PackChoice
from corecoach.coach.pack_run import PackInHand, PackRun
from corecoach.coach.pack_shelf import PackShelf
from corecoach.diary import Preferences

if TYPE_CHECKING:
    from corecoach.coach.coach import Coach


class Packs:
    """`shelf` is what all stand on, `choice` the page to choose on, `run` the use that runs, `after` what
    follows it."""

    def __init__(self, coach: "Coach", in_hand: Preferences[PackInHand], new_id: Callable[[], str]) -> None:
        self.shelf = PackShelf(coach, new_id)
        self.choice = PackChoice(self.shelf)
        self.run = PackRun(self.shelf, in_hand)
        self.after = PackAfter(self.shelf)
