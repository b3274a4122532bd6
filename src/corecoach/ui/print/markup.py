"""The rich text that pages on paper are laid out from. Text goes in plain: what somebody typed stays text."""

import html
import unicodedata
from collections.abc import Iterable, Sequence

# Line and paragraph separators of Unicode and of old files.
_LINES = str.maketrans(dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"))


class Html(str):
    """Markup, made here only. Any other text is escaped before it stands in one."""

    __slots__ = ()


def el(tag: str, *parts: str, css: str = "", more: str = "") -> Html:
    """An element around parts; `css` and `more` (attributes) come from the code, never from a person."""
    style = f' style="{css}"' if css else ""
    inside = "".join(_markup(part) for part in parts)
    return Html(f"<{tag}{style}{' ' if more else ''}{more}>{inside}</{tag}>")


def _markup(part: str) -> Html:
    return part if isinstance(part, Html) else plain(part)


def plain(text: str) -> Html:
    """Text as it was typed, line breaks kept. What cannot be printed becomes a replacement character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINES)
    shown = "".join(c if c in "\n\t" or unicodedata.category(c) != "Cc" else "\ufffd" for c in lines)
    return Html(html.escape(shown).replace("\n", "<br/>"))


def bold(text: str) -> Html:
    """Text that weighs more."""
    return el("b", text)


def joined(parts: Iterable[str], between: str = "\n") -> Html:
    """The parts that are not empty, with something between them."""
    return Html(_markup(between).join(_markup(part) for part in parts if part))


def para(*parts: str, css: str = "") -> Html:
    """A paragraph without a gap around it."""
    return el("p", *parts, css=f"margin:0;{css}")


def grid(
    rows: Iterable[Sequence[str]], widths: Sequence[int], head: Sequence[str] = (), *, gap: bool = True
) -> Html:
    """A table over the whole width, columns in percent, with a thin line below each row, and a `gap` below
    it. The head comes again on a new page."""
    made = [el("thead", _row(widths, head, "th"))] if head else []
    made += [_row(widths, row, "td") for row in rows]
    look = 'width="100%" cellspacing="0" cellpadding="1"'
    return el("table", *made, css=f"border-collapse:collapse;margin-bottom:{6 if gap else 0}px", more=look)


def _row(widths: Sequence[int], cells: Sequence[str], tag: str) -> Html:
    css = "border-bottom:0.5px solid #999999;text-align:left;vertical-align:top"
    pairs = zip(cells, widths, strict=True)
    return el("tr", *(el(tag, cell, css=css, more=f'width="{width}%"') for cell, width in pairs))
