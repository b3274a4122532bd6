"""How long to wait before a passphrase may be tried again."""

from math import ceil

from corecoach.clock import Clock
from corecoach.words import _

# So many wrong ones are slips; after that each one costs a wait twice as long as the one before.
FREE = 4
FIRST_S, MOST_S = 15, 900


class Tries:
    """Counts wrong passphrases while the program runs; the right one makes it forget them."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wrong = 0
        self._until_s = clock.seconds()

    @property
    def wait_s(self) -> float:
        """Seconds until the next try; 0 when it may be now."""
        return max(0.0, self._until_s - self._clock.seconds())

    @property
    def wait_words(self) -> str:
        """That it may not be now, and for how long; empty when it may."""
        wait = self.wait_s
        return _("Too many tries. Wait {n} seconds.").format(n=ceil(wait)) if wait > 0 else ""

    def note(self, result: object) -> None:
        """Note what came of opening the key: a wrong passphrase, another problem, or the deed."""
        from corecoach.exchange import Problem
        from corecoach.exchange.keys import is_wrong_passphrase

        if is_wrong_passphrase(result):
            self.wrong()
        elif not isinstance(result, Problem | list):
            self.right()

    def wrong(self) -> None:
        """Note a wrong one."""
        self._wrong += 1
        over = self._wrong - FREE
        if over > 0:
            # No power of two needs to be larger than the longest wait.
            self._until_s = self._clock.seconds() + min(MOST_S, FIRST_S * 2 ** min(over - 1, 10))

    def right(self) -> None:
        """Forget the wrong ones."""
        self._wrong, self._until_s = 0, self._clock.seconds()
