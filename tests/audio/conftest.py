"""Fixtures for the audio room."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from audio_stand_ins import QUICK, SOUNDS, LoopWatch, StandIn

from corecoach.audio.link import AudioLink, Patience


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    return StandIn(tmp_path / "child.log")


@pytest.fixture
def make_link(qapp: object) -> Iterator[Callable[..., AudioLink]]:
    """Makes links that are closed at the end of the test."""
    links: list[AudioLink] = []

    def make(program: list[str] | None = None, patience: Patience = QUICK, role: str = "tones") -> AudioLink:
        links.append(AudioLink(role, SOUNDS, program=program, patience=patience))
        return links[-1]

    yield make
    for link in links:
        link.close()


@pytest.fixture
def loop_watch(qapp: object) -> Iterator[LoopWatch]:
    """Fails the test if the event loop ever stood still for half a second."""
    watch = LoopWatch()
    yield watch
    watch.stop()
    assert watch.longest_s < 0.5
