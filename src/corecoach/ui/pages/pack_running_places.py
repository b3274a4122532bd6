"""Where the parts of the page of a running use stand: a poster that scales as one, whatever it says."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QRect, QSize

from corecoach.ui.look import Look

# Words get smaller by these shares down to what the text size asks for. In a small window with large text
# they get smaller still: a question that has to be scrolled to would be answered without being read.
_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.0)
_TIGHT = (0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.57, 0.5)
_LEAST_PX = 18
_BIG = 1.3


class CardSizes(Struct, frozen=True):
    """Pixels: fonts, the height of an answer, and the unit of the poster. `caps`: room for key caps."""

    unit: float
    head: int
    body: int
    reply: int
    reply_h: int
    caps: bool

    @property
    def pad_x(self) -> int:
        """Left and right of everything."""
        return round(30 * self.unit)

    @property
    def pad_y(self) -> int:
        """Above and below everything."""
        return round(22 * self.unit)

    @property
    def gap(self) -> int:
        """Between two parts."""
        return round(12 * self.unit)


class Places(Struct, frozen=True):
    """The poster's scale, and places that no state changes. `column` is for the card and what is below it."""

    unit: float
    top: QRect
    strip: QRect
    panel: QRect
    column: QRect
    bar: QRect

    @property
    def gap(self) -> int:
        """Between two parts."""
        return round(16 * self.unit)


def unit_of(size: QSize) -> float:
    """The scale of the poster: 1 at 1280 x 800."""
    return max(0.8, min(size.width() / 1280, size.height() / 800, 2.6))


def places_of(size: QSize, look: Look, strip_px: int) -> Places:
    """The places in a window of this size; `strip_px` is the height of a strip on top, 0 for none."""
    unit, big = unit_of(size), look.scale > _BIG
    side, gap = round(28 * unit), round(16 * unit)
    inner = size.width() - 2 * side
    top_px = max(48, round(27 * look.scale * max(1.0, unit))) if big else round(62 * unit)
    top = QRect(side, 0, inner, top_px)
    bar_px = max(72, round(84 * unit), round(40 * look.scale))
    bar = QRect(side, size.height() - round(22 * unit) - bar_px, inner, bar_px)
    strip = QRect(side, top.bottom() + 1, inner, strip_px)
    body_y = top.bottom() + 1 + (strip_px + gap if strip_px else 0)
    body = QRect(side, body_y, inner, bar.y() - gap - body_y)
    panel, column = _split(body, size, unit, big=big)
    return Places(unit, top, strip, panel, column, bar)


def _split(body: QRect, size: QSize, unit: float, *, big: bool) -> tuple[QRect, QRect]:
    """Panel and column side by side, or below each other in a tall window."""
    gap = round(20 * unit)
    if size.height() > size.width():
        panel = QRect(body.x(), body.y(), body.width(), round(body.height() * 0.44))
        rest = panel.bottom() + 1 + gap
        return panel, QRect(body.x(), rest, body.width(), body.bottom() + 1 - rest)
    width = round((400 if big else 520) * unit)
    # A small window leaves more to the words.
    width = min(width, round(body.width() * (0.34 if big else 0.43)))
    panel = QRect(body.x(), body.y(), width, body.height())
    left = panel.right() + 1 + gap
    return panel, QRect(left, body.y(), body.right() + 1 - left, body.height())


def card_sizes(look: Look, unit: float) -> Iterator[CardSizes]:
    """Sizes for the card, from what is wished down to the least that the text size asks for."""
    asked = _LEAST_PX * look.scale
    for share in _SHRINK:
        yield _sizes(look, unit, unit * min(look.scale, 1.55) * share, asked)
    for share in _TIGHT:
        yield _sizes(look, unit, 0.0, max(_LEAST_PX, asked * share))


def _sizes(look: Look, unit: float, grown: float, least: float) -> CardSizes:
    return CardSizes(
        unit=unit,
        head=round(max(least * 1.22, 32 * grown)),
        body=round(max(least, 24 * grown)),
        reply=round(max(least, 22 * grown)),
        reply_h=max(72, round(76 * unit), round(least * 2)),
        caps=look.scale <= _BIG,
    )
