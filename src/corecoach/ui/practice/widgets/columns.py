"""Where the parts of a row stand, so that all rows and the head above them agree."""

from msgspec import Struct

from corecoach.ui.look import Look

_GRIP, _NUMBER, _CELL, _GAP, _TIME, _MENU = 26, 26, 52, 8, 62, 36
_PAD, _LEAST_NAME = 12, 132
CELL_COUNT = 5


class Columns(Struct, frozen=True):
    """Places in pixels from the left edge of a row, as (left, width). `compact` puts the cells below the
    name; `cell_h` is how high a cell is."""

    grip: int
    number: tuple[int, int]
    name: tuple[int, int]
    cells: tuple[tuple[int, int], ...]
    time: tuple[int, int]
    menu: tuple[int, int]
    compact: bool
    cell_h: int
    pad: int


def columns_for(look: Look, width: int, reps_px: int = 0) -> Columns:
    """The places in a row of this width. `reps_px` is how wide the longest text of repetitions is."""
    pad, gap, cell = look.px(_PAD), look.px(_GAP), look.text_px(_CELL)
    widths = [cell] * CELL_COUNT
    widths[1] = max(cell, min(reps_px + look.px(18), 2 * cell))
    grip, number, time, menu = (look.text_px(n) for n in (_GRIP, _NUMBER, _TIME, _MENU))
    cells_w = sum(widths) + gap * (CELL_COUNT - 1)
    rest = pad + grip + number + gap + cells_w + gap + time + menu + pad
    compact = width - rest < look.text_px(_LEAST_NAME)
    left = pad + grip + number
    first = left if compact else width - pad - menu - time - gap - cells_w
    places, x = [], first
    for each in widths:
        places.append((x, each))
        x += each + gap
    time_x = width - pad - menu - time
    name_w = (time_x - left - gap) if compact else first - left - gap
    return Columns(
        grip=pad,
        number=(pad + grip, number),
        name=(left, name_w),
        cells=tuple(places),
        time=(time_x, time),
        menu=(width - pad - menu + look.px(6), menu),
        compact=compact,
        cell_h=look.control_px(40, 19),
        pad=pad,
    )
