"""Holds the words the app and its audio children speak: one UTF-8 line each way, without any Qt.

App to child: `N play NAME VOLUME`, `N say VOLUME RATE TEXT`, `N hush`, `N ping`, `N quit`.
Child to app: `ready KIND DETAIL` once, then `N ok` when a line has been handled, or `N bad`.
"""

from dataclasses import dataclass
from enum import StrEnum

NOTHING = "none"  # the detail of a child that runs, but found no device and no engine
TEXT_LIMIT = 400  # characters of one spoken sentence: a cue, not a lecture


class Role(StrEnum):
    """What a child is for."""

    TONES = "tones"
    VOICE = "voice"


@dataclass(frozen=True)
class Play:
    """Sound one of the project's tones, at 0 to 100."""

    name: str
    volume: int


@dataclass(frozen=True)
class Say:
    """Speak a sentence instead of the one before; volume 0 to 100, rate -100 (slow) to 100 (fast)."""

    text: str
    volume: int
    rate: int


@dataclass(frozen=True)
class Hush:
    """Be silent at once."""


@dataclass(frozen=True)
class Ping:
    """Show that you live."""


@dataclass(frozen=True)
class Quit:
    """End."""


Order = Play | Say | Hush | Ping | Quit


@dataclass(frozen=True)
class Ready:
    """The child's first line: what it is and what it found."""

    kind: str
    detail: str


@dataclass(frozen=True)
class Answer:
    """The child has handled line `number`; `done` is false when it did not understand it."""

    number: int
    done: bool


def order_line(number: int, order: Order) -> bytes:
    """The line that asks a child for this."""
    return f"{number} {_words(order)}\n".encode(errors="replace")


def _words(order: Order) -> str:
    match order:
        case Play(name, volume):
            return f"play {name} {_within(volume, 0, 100)}"
        case Say(text, volume, rate):
            return f"say {_within(volume, 0, 100)} {_within(rate, -100, 100)} {one_line(text)}"
        case _:
            return type(order).__name__.lower()


def parse_order(line: str) -> tuple[int, Order | None]:
    """The line's number and what it asks; None for what is not understood, 0 for a line without a number."""
    first, _, rest = line.strip().partition(" ")
    number = _whole(first)
    return (0, None) if number is None or number < 0 else (number, _order(rest))


def _order(text: str) -> Order | None:
    word, _, rest = text.partition(" ")
    match word:
        case "play":
            return _play(rest.split())
        case "say":
            return _say(rest.split(maxsplit=2))
    simple: dict[str, Order] = {"hush": Hush(), "ping": Ping(), "quit": Quit()}
    return None if rest else simple.get(word)


def _play(parts: list[str]) -> Play | None:
    volume = _whole(parts[1]) if len(parts) == 2 else None
    return None if volume is None else Play(parts[0], _within(volume, 0, 100))


def _say(parts: list[str]) -> Say | None:
    if len(parts) != 3:
        return None
    volume, rate = _whole(parts[0]), _whole(parts[1])
    if volume is None or rate is None:
        return None
    return Say(one_line(parts[2]), _within(volume, 0, 100), _within(rate, -100, 100))


def parse_reply(line: str) -> Ready | Answer | None:
    """What a child's line says; None for anything else."""
    parts = line.split(maxsplit=2)
    if len(parts) == 3 and parts[0] == "ready":
        return Ready(parts[1], parts[2].strip())
    if len(parts) == 2 and parts[1] in ("ok", "bad"):
        number = _whole(parts[0])
        return None if number is None else Answer(number, parts[1] == "ok")
    return None


def one_line(text: str) -> str:
    """The text without line ends, and not longer than a cue may be."""
    return " ".join(text.split())[:TEXT_LIMIT]


def _whole(text: str) -> int | None:
    """A short whole number, written plainly; None otherwise: `int` would also take `1_0`, or Thai digits."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= 9 else None


def _within(value: int, low: int, high: int) -> int:
    return min(max(value, low), high)
