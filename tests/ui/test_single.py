"""One window a data folder: what a second start hands over, and what it does when nobody answers."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hands import AtWindow, Key, Worlds, settle
from PySide6.QtCore import QDir, QObject, Qt
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.player.player import Player
from corecoach.ui.single import Listener, hand_over, socket_name

SAMPLE = Path(__file__).parents[2] / "assets" / "routines" / "samples" / "one-minute.corecoach"


class First:
    """The first window's end: what it was asked to take."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.taken = folder, list[Path | None]()
        self.parent = QObject()
        self.listen()

    def listen(self) -> None:
        self.listener = Listener(self.folder, self.taken.append, self.parent)


@pytest.fixture
def first(qtbot: QtBot, tmp_path: Path) -> Iterator[First]:
    first = First(tmp_path)
    yield first
    first.parent.deleteLater()
    settle()


def wait_for(qtbot: QtBot, first: First, number: int) -> None:
    qtbot.waitUntil(lambda: len(first.taken) >= number)


def test_a_start_without_a_file_only_raises(qtbot: QtBot, first: First) -> None:
    assert hand_over(first.folder, None)
    wait_for(qtbot, first, 1)
    assert first.taken == [None]


@pytest.mark.parametrize(
    "name", ["plain.corecoach", " two spaces .corecoach", "Rücken.corecoach", "a\nb.corecoach", "x" * 250]
)
def test_the_file_arrives_with_its_whole_name(qtbot: QtBot, first: First, tmp_path: Path, name: str) -> None:
    assert hand_over(first.folder, tmp_path / name)
    wait_for(qtbot, first, 1)
    assert first.taken == [tmp_path / name]


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_name_that_is_no_text_arrives_too(qtbot: QtBot, first: First) -> None:
    path = Path(os.fsdecode(b"/tmp/\xff\xfe.corecoach"))
    assert hand_over(first.folder, path)
    wait_for(qtbot, first, 1)
    assert first.taken == [path]


def test_a_relative_path_is_seen_from_where_the_second_start_is(
    qtbot: QtBot, first: First, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert hand_over(first.folder, Path("mine.corecoach"))
    wait_for(qtbot, first, 1)
    assert first.taken == [tmp_path / "mine.corecoach"]


def test_many_starts_are_all_heard(qtbot: QtBot, first: First) -> None:
    for n in range(5):
        assert hand_over(first.folder, Path(f"/{n}"))
    wait_for(qtbot, first, 5)
    assert sorted(map(str, first.taken)) == ["/0", "/1", "/2", "/3", "/4"]


def test_nobody_answers(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corecoach.ui.single._WAIT_MS", 20)
    assert not hand_over(tmp_path, None)


def test_another_folder_is_another_window(first: First, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corecoach.ui.single._WAIT_MS", 20)
    assert not hand_over(first.folder / "other", None)
    assert socket_name(first.folder) != socket_name(first.folder / "other")
    assert first.folder.name not in socket_name(first.folder)


@pytest.mark.skipif(sys.platform != "linux", reason="a socket is a file")
def test_a_socket_left_over_by_a_crash_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    place = Path(QDir.tempPath()) / socket_name(tmp_path)
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(place))
    left.close()
    first = First(tmp_path)
    assert hand_over(tmp_path, SAMPLE)
    wait_for(qtbot, first, 1)
    first.parent.deleteLater()
    settle()
    assert not place.exists()


@pytest.mark.parametrize("noise", [b"not hex\n", b"\xff\xfe\n", b"zz" * 9000, b"abc\n", b"2f00\n"])
def test_noise_from_a_stranger_does_no_harm(qtbot: QtBot, first: First, noise: bytes) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(socket_name(first.folder))
    assert stranger.waitForConnected(1000)
    stranger.write(noise)
    stranger.waitForBytesWritten(1000)
    assert hand_over(first.folder, SAMPLE)
    wait_for(qtbot, first, 1)
    assert first.taken == [SAMPLE]
    stranger.abort()


def test_a_start_before_the_first_window_listens_waits_for_it(qtbot: QtBot, tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "app = QCoreApplication([]); from corecoach.ui.single import hand_over; print('ready', flush=True);"
        "sys.exit(0 if hand_over(Path(sys.argv[1]), Path(sys.argv[2])) else 1)"
    )
    command = [sys.executable, "-c", program, str(tmp_path), str(SAMPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as second:
        assert second.stdout is not None and second.stdout.readline() == b"ready\n"
        first = First(tmp_path)
        wait_for(qtbot, first, 1)
        assert second.wait(10) == 0
    assert first.taken == [SAMPLE]
    first.parent.deleteLater()
    settle()


# -- what the first window does ---------------------------------------------------------------------------


def come(at: AtWindow, file: Path | None = SAMPLE) -> None:
    at.world.app.come_forward(file)
    settle()


def test_a_window_that_is_minimised_comes_back(worlds: Worlds) -> None:
    at = worlds()
    at.world.window.showMinimized()
    settle()
    come(at, None)
    assert not at.world.window.isMinimized() and at.world.window.isActiveWindow()
    assert isinstance(at.page, TodayPage)


def test_a_file_is_offered_on_any_place(worlds: Worlds) -> None:
    at = worlds()
    at.press(Key.Key_3, modifier=Qt.KeyboardModifier.ControlModifier)
    come(at)
    assert isinstance(at.page, OfferPage)


def test_a_file_is_shown_on_the_welcome_page_at_the_first_start(worlds: Worlds) -> None:
    at = worlds(sample="", welcomed=False)
    come(at)
    assert isinstance(at.page, WelcomePage)
    assert "One minute" in at.words()


def test_a_file_waits_for_the_end_of_a_session(worlds: Worlds) -> None:
    at = worlds(begin=False)
    at.session(20)
    come(at)
    assert isinstance(at.page, Player)
    at.type("QQ")
    at.choose("Save and finish")
    assert isinstance(at.page, OfferPage)
    at.choose("Not now")
    assert isinstance(at.page, TodayPage)


def test_a_file_does_not_come_before_a_check_after_a_session(worlds: Worlds) -> None:
    at = worlds(begin=False)
    at.session(20)
    come(at)
    at.type("QQ")
    at.choose("Check it")
    assert at.world.window.windowTitle() == "Safety check - CoreCoach"
    at.press(Key.Key_Escape)
    assert isinstance(at.page, OfferPage)
