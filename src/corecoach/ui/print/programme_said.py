"""What a handout says in the language in use and, where there is a translation, in a second one beside it."""

from collections.abc import Callable
from typing import NamedTuple

from corecoach.words import Tongue, _


class Said(NamedTuple):
    """Words in the first language and in the second; None where there are none, or they are the same."""

    first: str
    second: str | None = None


class Speaker:
    """Says things in one language or in two."""

    def __init__(self, second: Tongue | None = None) -> None:
        self._second = second

    @property
    def says_two(self) -> bool:
        """Whether there is a second language."""
        return self._second is not None

    def __call__(self, make: Callable[[], str]) -> Said:
        """What `make` says, in each language."""
        first = make()
        second = self._second.say(make) if self._second else None
        return Said(first, None if second == first else second)

    def text(self, sentence: str) -> Said:
        """A text of the library, or of the file: it is looked up as it stands."""
        return self(lambda: _(sentence))
