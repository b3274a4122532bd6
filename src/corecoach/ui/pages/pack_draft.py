"""What was chosen so far on the page of ice and heat; it outlives a page that is drawn anew."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from corecoach.thermal.protocol import Aim


@dataclass
class PackDraft:
    """`ticks` are the ids that count as ticked, whether one by one or by the one box
    that says all is `still_true`; so a start takes them as they are."""

    aim: Aim | None = None
    protocol: str = ""
    ticks: set[str] = field(default_factory=set)
    more: bool = False
    still_true: bool = False

    def choose_aim(self, aim: Aim) -> None:
        """Another aim has other ways: which one, is chosen anew."""
        self.aim, self.protocol, self.more = aim, "", False
        self._take_back()

    def choose(self, protocol: str) -> None:
        """Another way. What was said by one box of one way is no word for each tick of another."""
        if protocol != self.protocol:
            self.protocol = protocol
            self._take_back()

    def say_still_true(self, ticks: Iterable[str], *, on: bool) -> None:
        """Tick or untick the one box that stands for all of these."""
        self.still_true, self.ticks = on, set(ticks) if on else set()

    def forget_ticks(self) -> None:
        """What was ticked counts for one start."""
        self.still_true, self.ticks = False, set()

    def _take_back(self) -> None:
        if self.still_true:
            self.forget_ticks()
