"""Fixtures for the audio room."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from audio_stand_ins import PATIENT, SOUNDS, LoopWatch, StandIn, Until
from pytestqt.qtbot import QtBot

from corecoach.audio import children
from corecoach.audio.link import AudioLink, Patience


@pytest.fixture
def until(qtbot: QtBot) -> Until:
    """Turns the event loop until something is so; generous, because the machine may be busy."""

    def wait(condition: Callable[[], bool]) -> None:
        qtbot.waitUntil(condition, timeout=40_000)

    return wait


@pytest.fixture(autouse=True)
def nobody_left_behind(until: Until) -> Iterator[None]:
    """Every test ends with no child process of ours, without anybody having waited for one."""
    yield
    until(lambda: not children._living)


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    return StandIn(tmp_path / "child.log")


@pytest.fixture
def make_link(qapp: object) -> Iterator[Callable[..., AudioLink]]:
    """Makes links that are closed at the end of the test."""
    links: list[AudioLink] = []

    def make(
        program: list[str] | None = None, patience: Patience = PATIENT, role: str = "tones"
    ) -> AudioLink:
        links.append(AudioLink(role, SOUNDS, program=program, patience=patience))
        return links[-1]

    yield make
    for link in links:
        link.close()


@pytest.fixture
def loop_watch(qapp: object) -> Iterator[LoopWatch]:
    """Fails the test if the event loop ever stood still for long."""
    watch = LoopWatch()
    yield watch
    watch.stop()
    assert watch.longest_s < 1.0  # seconds more than a busy machine needs, less than any wait for a child
