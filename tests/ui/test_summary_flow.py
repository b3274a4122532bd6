"""The one-page summary from the window: written where somebody wants it, or said why not."""

import errno
import os
import stat
from pathlib import Path

import pytest
from alone import words
from hands import AtWindow, Worlds, settle

from corecoach.diary import ground
from corecoach.exchange.handover import Handover, read_handover
from corecoach.ui import save_flow
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.notice import NoticePage

SAVED, FAILED = "The summary is saved", "The summary could not be saved"


@pytest.fixture
def at(worlds: Worlds) -> AtWindow:
    """At a window with an emergency lock."""
    at = worlds()
    at.world.coach.report({"ces_saddle": "yes"})
    at.world.director.show_lockouts()
    settle()
    return at


def ask(at: AtWindow, monkeypatch: pytest.MonkeyPatch, place: Path | None) -> list[str]:
    """Ask for the summary; the name that was proposed."""
    named: list[str] = []
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, paper: named.append(paper.name) or place)
    at.choose("Make summary for clinician")
    return named


@pytest.mark.parametrize("name", ["page.pdf", "page.json", "page"])
def test_it_is_written_for_the_owner_alone_and_said_where(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    assert ask(at, monkeypatch, tmp_path / name) == ["corecoach-summary-2026-11-17.pdf"]
    assert isinstance(at.page, NoticePage)
    # A long path may be broken anywhere.
    assert {SAVED, str(tmp_path / name)} <= {text.replace("\u200b", "") for text in words(at.page)}
    data = (tmp_path / name).read_bytes()
    if name.endswith(".json"):
        read = read_handover(data)
        assert isinstance(read, Handover)
        assert [s.item.id for s in read.symptoms] == ["ces_saddle"]
    else:
        assert data.startswith(b"%PDF-")
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    at.choose("Go back")
    assert isinstance(at.page, EmergencyPage)


@pytest.mark.parametrize("name", ["page.pdf", "page.json"])
@pytest.mark.parametrize(
    ("code", "why"),
    [
        (errno.ENOSPC, "The disk is full."),
        (errno.EACCES, "That folder cannot be written to."),
        (errno.EIO, "It cannot be written there."),
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_what_was_there(
    at: AtWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, code: int, why: str
) -> None:
    (tmp_path / name).write_text("of last week")

    def fail(_path: Path) -> int:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken:
        broken.setattr(ground, "create_file", fail)
        ask(at, broken, tmp_path / name)
    assert {FAILED, why} <= set(words(at.page))
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir() if p.is_file()] == [(name, "of last week")]
    ask_again = tmp_path / "elsewhere.json"
    monkeypatch.setattr(save_flow, "choose_place", lambda _parent, _paper: ask_again)
    at.choose("Choose another place")
    assert SAVED in words(at.page)


def test_who_gives_up_choosing_stays_where_they_were(at: AtWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(at, monkeypatch, None)
    assert isinstance(at.page, EmergencyPage)
