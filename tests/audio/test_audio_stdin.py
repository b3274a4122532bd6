"""Reading lines without stopping the event loop, by a notifier or, as on Windows, by a thread."""

import os
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from audio_stand_ins import Until

from corecoach.audio import stdin
from corecoach.audio.stdin import LineReader


class Ear:
    """Hears what a reader tells, from a pipe that the test writes."""

    def __init__(self) -> None:
        self.source, self.sink = os.pipe()
        self.lines: list[str] = []
        self.ends = 0
        self.reader = LineReader(self.source)
        self.reader.line_received.connect(self.lines.append)
        self.reader.ended.connect(self._end)

    def _end(self) -> None:
        self.ends += 1
        if self.reader._notifier is not None:
            self.reader._notifier.setEnabled(False)


@pytest.fixture(params=["linux", "win32"])
def ear(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Iterator[Ear]:
    monkeypatch.setattr(stdin, "sys", SimpleNamespace(platform=request.param))
    ear = Ear()
    ear.reader.start()
    yield ear
    os.close(ear.source)


def test_lines_arrive_whole_however_they_are_cut(ear: Ear, until: Until) -> None:
    os.write(ear.sink, b"1 ping\r\n2 say 50 0 caf\xc3")
    until(lambda: ear.lines == ["1 ping"])
    os.write(ear.sink, b"\xa9\n3 \xff\n4 lost")
    until(lambda: len(ear.lines) == 3)
    assert ear.lines[1:] == ["2 say 50 0 café", "3 �"]
    os.close(ear.sink)
    until(lambda: ear.ends == 1)
    assert len(ear.lines) == 3


def test_a_line_without_end_ends_the_reading(ear: Ear, until: Until) -> None:
    os.write(ear.sink, b"x" * 40_000)
    os.write(ear.sink, b"x" * 20_000)
    until(lambda: len(ear.reader._pending) == 60_000)
    os.write(ear.sink, b"x" * 20_000)
    until(lambda: ear.ends == 1)
    os.close(ear.sink)
