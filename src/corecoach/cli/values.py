"""What stands behind an option, read strictly: a wrong one is said in plain words."""

import argparse
from datetime import date, datetime
from pathlib import Path


def page_file(text: str) -> Path:
    """A file to write a page to: a PDF or JSON."""
    if Path(text).suffix.lower() not in (".pdf", ".json"):
        raise argparse.ArgumentTypeError("must end in .pdf or .json")
    return Path(text)


def pdf_file(text: str) -> Path:
    """A PDF to write."""
    if Path(text).suffix.lower() != ".pdf":
        raise argparse.ArgumentTypeError("must end in .pdf")
    return Path(text)


def picture_file(text: str) -> Path:
    """A picture to write."""
    if Path(text).suffix.lower() != ".png":
        raise argparse.ArgumentTypeError("must end in .png")
    return Path(text)


def frames(text: str) -> int:
    """How many pictures of a step."""
    return whole(text, 2, 24)


def width(text: str) -> int:
    """The width of a picture, px."""
    return whole(text, 96, 1000)


def window_days(text: str) -> int | None:
    """So many days, or all of them: None."""
    return None if text == "all" else whole(text, 1, 100_000)


def only_day(text: str) -> date:
    """A day, without a time."""
    try:
        found = date.fromisoformat(text)
        # Weeks are added to it, and the calendar has an end.
        if len(text) == 10 and 1900 <= found.year < 2200:
            return found
    except ValueError:
        pass
    raise argparse.ArgumentTypeError("must be like 2026-11-02")


def whole(text: str, least: int, most: int) -> int:
    """A whole number in a range."""
    # Letters are said as plainly as a number out of range.
    if not text.isdecimal() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"must be a whole number from {least} to {most}")
    return int(text)


def day(text: str) -> date:
    """The day of a moment."""
    return moment(text).date()


def moment(text: str) -> datetime:
    """A day or a moment, in its zone or the one of this machine."""
    try:
        at = datetime.fromisoformat(text)
        # Weeks are added to it, and the calendar has an end.
        if 2000 <= at.year <= 2200:
            return at if at.tzinfo else at.astimezone()
    except (ValueError, OverflowError):
        pass
    raise argparse.ArgumentTypeError("must be like 2026-11-02, and a time like 2026-11-02T08:15")


def speed(text: str) -> float:
    """How many times as fast as life."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.1 <= value <= 10_000:
        raise argparse.ArgumentTypeError("must be a number from 0.1 to 10000")
    return value


def percent(text: str) -> int:
    """The size of text."""
    return whole(text, 100, 200)


def size(text: str) -> tuple[int, int]:
    """The size of a window, px."""
    wide, _x, high = text.partition("x")
    if not (wide.isdigit() and high.isdigit() and 320 <= int(wide) <= 8000 and 320 <= int(high) <= 8000):
        raise argparse.ArgumentTypeError("must be like 1280x800, from 320 to 8000")
    return int(wide), int(high)
