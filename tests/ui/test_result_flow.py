"""Results for the clinician: what is asked, what is written, and what is said then."""

import errno
from pathlib import Path

import pytest
from alone import words
from hands import AtWindow, Key, Worlds, settle
from programme_samples import ASSETS, fits
from pytestqt.qtbot import QtBot

from corecoach.diary import ground
from corecoach.exchange.result_file import ResultFile, read_result, sealed_in
from corecoach.exchange.sealed import Sealed, unseal
from corecoach.tour.registry import ready
from corecoach.tour.trust_scenes import KEYS, take_in_signed
from corecoach.ui import save_flow
from corecoach.ui.look import Look, width_class
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.pages.results import ResultDraft, ResultPage
from corecoach.ui.pages.trend import TrendPage
from corecoach.words import use_language

NAME = "My results 2026-11-17.ccresult"


@pytest.fixture
def at(worlds: Worlds, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AtWindow:
    """At the programme that a clinician signed; whoever is asked for a place takes the name proposed."""
    at = worlds()
    take_in_signed(at.world)
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, paper: tmp_path / paper.name)
    at.world.director.go("programme")
    settle()
    return at


def said(at: AtWindow) -> set[str]:
    return {text.replace("\u200b", "") for text in words(at.page)}


def opened(data: bytes) -> ResultFile:
    """What the clinician reads."""
    read = read_result(data, lambda box: unseal(box, KEYS[0].box_key()))
    assert isinstance(read, ResultFile), read
    return read


def test_sealed_unless_somebody_wants_it_open(at: AtWindow, tmp_path: Path) -> None:
    at.choose("Send results to your physio")
    assert isinstance(at.page, ResultPage) and at.focus is at.button("Save the file")
    assert {"In the file", "Not in the file", "Who can read the file?"} <= said(at)
    at.choose("Save the file")
    data = (tmp_path / NAME).read_bytes()
    assert isinstance(sealed_in(data), Sealed)
    assert isinstance(read_result(data), list), "nobody else reads it"
    result = opened(data).result
    assert len(result.records.scores) == len(at.world.coach.pain_scores()) > 9
    assert [s.id for s in result.records.sessions] == [s.id for s in at.world.coach.sessions()]
    size = -(-len(data) // 1024)
    assert {
        "Your results are saved",
        str(tmp_path / NAME),
        f"Made on 17 November 2026, {size} KB.",
        "Give the file to Priya Nair, on a stick or by e-mail.",
        "Only Priya Nair can read it.",
    } <= said(at)
    at.choose("Go back")
    assert isinstance(at.page, ProgrammePage)


def test_open_when_it_is_chosen_also_in_another_theme(at: AtWindow, tmp_path: Path) -> None:
    at.choose("Send results to your physio")
    at.choose("Who can read the file?: Anyone who has the file")
    at.world.app.settings.change(theme="dark")
    settle()
    at.choose("Save the file")
    data = (tmp_path / NAME).read_bytes()
    assert sealed_in(data) is None and opened(data).result.name == "Sample Patient"
    assert "Anyone who gets this file can read about your health. Do not leave it about." in said(at)


def test_without_a_key_in_the_programme_it_is_open_and_says_so(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at = worlds()
    ready(at.world)
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, paper: tmp_path / paper.name)
    at.world.director.go("trend")
    settle()
    at.choose("Results file")
    assert any(text.startswith("Anyone who has the file can read it.") for text in said(at))
    assert "Who can read the file?" not in said(at)
    at.choose("Save the file")
    assert sealed_in((tmp_path / NAME).read_bytes()) is None
    at.choose("Go back")
    assert isinstance(at.page, TrendPage)


def test_no_secret_and_nothing_about_the_person_goes_with_it(at: AtWindow, tmp_path: Path) -> None:
    at.choose("Send results to your physio")
    at.choose("Who can read the file?: Anyone who has the file")
    at.choose("Save the file")
    data = (tmp_path / NAME).read_bytes()
    for taken in at.world.coach.all_taken_in():
        terms = taken.programme.clearance
        assert terms is None or terms.key.encode() not in data
    assert b'"modifiers"' not in data and b'"age"' not in data


def test_a_key_that_seals_nothing_is_said(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def seal(*_all: object) -> bytes:
        raise ValueError("no key")

    monkeypatch.setattr("corecoach.exchange.result_file.seal", seal)
    at.choose("Send results to your physio")
    at.choose("Save the file")
    assert "Your results could not be saved" in said(at) and not (tmp_path / NAME).exists()
    words = "The key in your programme cannot be used. Go back, and choose “Anyone who has the file”."
    assert words in said(at)
    at.choose("Go back")
    assert isinstance(at.page, ProgrammePage)


@pytest.mark.parametrize("way", ["Go back", "escape"])
def test_who_changes_their_mind_writes_nothing(at: AtWindow, tmp_path: Path, way: str) -> None:
    at.choose("Send results to your physio")
    at.press(Key.Key_Escape) if way == "escape" else at.choose(way)
    assert isinstance(at.page, ProgrammePage)
    assert not (tmp_path / NAME).exists()


def test_what_cannot_be_written_is_said(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    at.choose("Send results to your physio")

    def full(_path: Path) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as broken:
        broken.setattr(ground, "create_file", full)
        at.choose("Save the file")
    assert isinstance(at.page, NoticePage)
    assert {"Your results could not be saved", "The disk is full."} <= said(at)
    assert not any(text.startswith("Made on") for text in said(at))
    at.choose("Choose another place")
    assert "Your results are saved" in said(at)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1), (1024, 640, 1), (1280, 800, 2), (1024, 640, 2)]
)
def test_nothing_is_cut_off(qtbot: QtBot, look: Look, width: int, height: int, scale: float) -> None:
    use_language("pseudo")
    look = Look(ASSETS, scale=scale, width=width_class(width, scale))
    for can_seal in (True, False):
        page = ResultPage(look, ResultDraft(can_seal), clinician="W" * 120, can_seal=can_seal)
        qtbot.addWidget(page)
        assert fits(page, width, height)
