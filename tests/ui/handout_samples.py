"""Handouts made and read back with poppler, and programmes for them."""

import subprocess
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.library import Library
from corecoach.prescription import (
    Author,
    DosageChange,
    Item,
    Limits,
    PainLimits,
    Patient,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
)
from corecoach.prescription.programme import DAYS
from corecoach.ui.print.programme_pdf import programme_pdf

ROOT = Path(__file__).parents[1]
LIBRARY = Library(ROOT.parent / "assets")
NAMES = ("own-exercises", "steady-core", "acute-first-days", "desk-worker", "one-minute")
GB = LIBRARY.emergency.of("GB")


def sample(name: str) -> ProgrammeFile:
    """A sample file."""
    return accepted((ROOT / "samples" / f"{name}.corecoach").read_bytes())


def accepted(data: bytes) -> ProgrammeFile:
    """The programme in `data`, which has no problems."""
    file = read_programme(data, LIBRARY.exercises, thermal=LIBRARY.thermal_rules)
    assert isinstance(file, ProgrammeFile), file
    return file


def of(programme: Programme) -> ProgrammeFile:
    """A programme in a file that nobody signed."""
    return ProgrammeFile("corecoach.programme", 1, programme)


class Paper:
    """A handout as it was written."""

    def __init__(self, file: ProgrammeFile, **options: Any) -> None:
        chosen = {"country": GB, "version": "0.1.0"} | options
        self.data = programme_pdf(file, LIBRARY, **chosen)

    def said(self, *options: str) -> str:
        """The text, by poppler."""
        return _said(self.data, options)

    @property
    def text(self) -> str:
        """All words in the order in which they are read, without what lies between."""
        return tight(self.said("-raw"))

    @property
    def pages(self) -> list[str]:
        """The same page by page."""
        return [tight(page) for page in self.said("-raw").split("\f")[:-1]]

    def drawn(self, dots_an_inch: int) -> list[Any]:
        """The pages as pictures: rows of shades, 0 (black) to 255."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "paper.pdf"
            path.write_bytes(self.data)
            words = ("pdftoppm", "-gray", "-r", str(dots_an_inch), str(path), str(Path(folder) / "page"))
            subprocess.run(words, check=True, timeout=60)
            return [_gray(p) for p in sorted(Path(folder).glob("*.pgm"))]

    def codes(self) -> list[str]:
        """What a reader of codes finds on the pages, at the resolution of a telephone's picture of them."""
        import zxingcpp

        return [code.text for page in self.drawn(150) for code in zxingcpp.read_barcodes(page)]


@cache
def printed(name: str, *, large: bool = False) -> Paper:
    """The handout of a sample file, made once for all who only read it."""
    return Paper(sample(name), large=large)


@lru_cache(maxsize=8)
def _said(data: bytes, options: tuple[str, ...]) -> str:
    words = ("pdftotext", *options, "-enc", "UTF-8", "-", "-")
    done = subprocess.run(words, input=data, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def _gray(path: Path) -> Any:
    """A picture in the plainest of formats, as rows of shades."""
    data = path.read_bytes()
    kind, size, most = data.split(b"\n", 3)[:3]
    assert (kind, most) == (b"P5", b"255")
    width, height = map(int, size.split())
    return np.frombuffer(data[-width * height :], np.uint8).reshape(height, width)


def tight(text: str) -> str:
    """Text without white space: where lines break is a matter of the paper."""
    return "".join(text.split())


# -- programmes of any kind ---------------------------------------------------------------------------------

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ0189 <>&;\"'./=éüßñ"
words = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
long_words = st.text(LETTERS, max_size=120)
dosages = st.builds(
    DosageChange,
    sets=st.none() | st.integers(1, 4),
    reps=st.none() | st.integers(1, 20),
    hold_s=st.none() | st.integers(1, 90),
    rest_between_sets_s=st.none() | st.integers(0, 90),
)
limits = st.builds(
    Limits,
    max_sets=st.none() | st.integers(4, 10),
    max_reps=st.none() | st.integers(20, 50),
    max_hold_s=st.none() | st.integers(1800, 1800),
)
items = st.builds(
    Item,
    exercise=st.sampled_from(sorted(LIBRARY.exercises)),
    dosage=dosages,
    limits=limits,
    note=long_words,
    sides=st.sampled_from(("left", "right", "left-right", "right-left", None)),
)
day_lists = st.sets(st.sampled_from(DAYS), min_size=1).map(lambda days: tuple(d for d in DAYS if d in days))


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """A programme that a file could hold, of the library's exercises."""
    count = draw(st.integers(1, 3))
    lists = st.lists(items, min_size=1, max_size=3).map(tuple)
    routines = tuple(Routine(f"r{n}", draw(words), draw(lists)) for n in range(count))
    slots = st.builds(
        Slot, routine=st.sampled_from([r.id for r in routines]), days=day_lists, per_day=st.integers(1, 6)
    )
    phases = st.builds(
        ProgrammePhase,
        title=words,
        weeks=st.integers(1, 8),
        schedule=st.lists(slots, min_size=1, max_size=3).map(tuple),
    )
    return replace(
        sample("one-minute").programme,
        title=draw(words),
        author=Author(draw(words), draw(words), draw(long_words), draw(long_words)),
        patient=Patient(draw(words), draw(st.none() | st.integers(1920, 2020))),
        pain_limits=PainLimits(*(draw(st.integers(1, 10)) for _limit in range(3))),
        phases=tuple(draw(st.lists(phases, min_size=1, max_size=3))),
        routines=routines,
    )
