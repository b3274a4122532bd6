"""What the free words of a protocol ask for that its numbers do not say (TH17)."""

import re
from collections.abc import Iterator

_DEGREES = re.compile(
    r"(\d{2,3}(?:[.,]\d+)?)\s*(?:(?:°|º|degrees?|deg\.?)\s*(C|F)?(?:elsius|ahrenheit)?"
    r"|(C|F)(?:elsius|ahrenheit)?)(?!\w)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[.;!?](?:\s|$)|\n")
_WARM = re.compile(r"\b(?:heat|pad|pack|bottle|warm|hot|temperature|setting|turn)", re.IGNORECASE)
_HIGH = re.compile(
    r"\bhigh(?:est)? (?:setting|heat)\b|\b(?:on|at) high\b|\bset (?:it )?to high\b", re.IGNORECASE
)
_BARE = re.compile(
    r"\b(?:no|without(?: an?| any)?) (?:towel|cloth|cover)\b"
    r"|\b(?:directly|straight) (?:on|onto|on to|to|against) (?:the |your )?(?:bare )?skin\b"
    r"|\b(?:on|onto|to|against) (?:the |your )?bare skin\b",
    re.IGNORECASE,
)


def hottest_celsius(text: str) -> float:
    """The highest temperature that is named, in degrees Celsius; 0 without one."""
    return max((degrees for part in _PARTS.split(text) for degrees in _named(part)), default=0.0)


def _named(sentence: str) -> Iterator[float]:
    """Degrees without a scale may be those of an angle: they count beside words of warmth."""
    warm = bool(_WARM.search(sentence))
    for number, one, other in _DEGREES.findall(sentence):
        if one or other or warm:
            yield _celsius(number, one or other or "C")


def asks_for_high(text: str) -> bool:
    """Whether something is to be set to high."""
    return bool(_HIGH.search(text))


def asks_for_bare_skin(text: str) -> bool:
    """Whether there is to be nothing between the pack and the skin."""
    return bool(_BARE.search(text))


def _celsius(number: str, unit: str) -> float:
    degrees = float(number.replace(",", "."))
    return degrees if unit in "cC" else (degrees - 32) / 1.8
