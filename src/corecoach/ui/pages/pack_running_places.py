"""Where the parts of the page of a running use stand: a poster that scales as one, whatever it says."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtCore import QRect, QSize

from corecoach.ui.look import Look
from corecoach.ui.pages.pack_running_card import CardSizes

# Words get smaller by these shares before they scroll, but never smaller than the text size asks for.
_SHRINK = (1.0, 0.92, 0.84, 0.76, 0.0)
_BIG = 1.3


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
    top = QRect(side, 0, inner, max(round(62 * unit), round(34 * look.scale)) if not big else _top_px(look))
    bar_px = max(72, round(84 * unit), round(52 * look.scale))
    bar = QRect(side, size.height() - round(22 * unit) - bar_px, inner, bar_px)
    strip = QRect(side, top.bottom() + 1, inner, strip_px)
    body_y = top.bottom() + 1 + (strip_px + gap if strip_px else 0)
    body = QRect(side, body_y, inner, bar.y() - gap - body_y)
    panel, column = _split(body, size, unit, big=big)
    return Places(unit, top, strip, panel, column, bar)


def _top_px(look: Look) -> int:
    return round(32 * look.scale)


def _split(body: QRect, size: QSize, unit: float, *, big: bool) -> tuple[QRect, QRect]:
    """Panel and column side by side, or below each other in a tall window."""
    gap = round(20 * unit)
    if size.height() > size.width():
        panel = QRect(body.x(), body.y(), body.width(), round(body.height() * 0.44))
        rest = panel.bottom() + 1 + gap
        return panel, QRect(body.x(), rest, body.width(), body.bottom() + 1 - rest)
    width = round((400 if big else 520) * unit)
    width = min(width, round(body.width() * 0.42))
    panel = QRect(body.x(), body.y(), width, body.height())
    left = panel.right() + 1 + gap
    return panel, QRect(left, body.y(), body.right() + 1 - left, body.height())


def card_sizes(look: Look, unit: float) -> Iterator[CardSizes]:
    """Sizes for the card, from what is wished down to the least that the text size asks for."""
    scale, big = look.scale, look.scale > _BIG
    grown = unit * min(scale, 1.55)
    for share in _SHRINK:
        yield CardSizes(
            unit=unit,
            head=max(round(22 * scale), round(32 * grown * share)),
            body=max(round(18 * scale), round(24 * grown * share)),
            reply=max(round(18 * scale), round(22 * grown * share)),
            reply_h=max(72, round(76 * unit), round(46 * scale)),
            caps=not big,
        )
