"""The main job in a real window: from a programme file to points on the chart, by keyboard and mouse."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[1] / "samples" / "one-minute.corecoach"
NEEDED = ("Xvfb", "openbox", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
# Where the buttons are in a window of 1280 x 800.
USE, START, SAVE = (657, 597), (1020, 744), (998, 732)

pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)} from the system's packages"),
]


class Screen:
    """A virtual screen with a window manager, and CoreCoach on it."""

    def __init__(self, home: Path) -> None:
        self.home, self.processes = home, list[subprocess.Popen[bytes]]()
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        self._run(command, pass_fds=(write,))
        os.close(write)
        with os.fdopen(read) as answer:
            display = f":{answer.readline().strip()}"
        left_out = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        self.environment = {k: v for k, v in os.environ.items() if k not in left_out}
        self.environment |= {"DISPLAY": display, "XDG_RUNTIME_DIR": str(home.parent)}
        self._run(["openbox"])
        self.app: subprocess.Popen[bytes] | None = None

    def start(self, *files: Path) -> subprocess.Popen[bytes]:
        """Start CoreCoach."""
        command = [sys.executable, "-m", "corecoach", "--home", str(self.home), *map(str, files)]
        return self._run(command)

    def open(self, *files: Path) -> None:
        """Start CoreCoach and fill the screen with its window."""
        self.app = self.start(*files)
        self.until(lambda: bool(self._windows()), "the window")
        window = self._windows()[0]
        self.do("windowactivate", "--sync", window)
        self.do("windowsize", "--sync", window, "1280", "800")
        self.do("windowmove", "--sync", window, "0", "0")

    def title(self) -> str:
        """The title of the window in front."""
        done = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"],
            env=self.environment,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def do(self, *words: str) -> None:
        """Act as a person at the machine."""
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=30)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.do("key", "--delay", "60", key)

    def click(self, spot: tuple[int, int]) -> None:
        """Click at a place of the screen."""
        self.do("mousemove", "--sync", str(spot[0]), str(spot[1]), "click", "1")

    def until(self, reached: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Look again and again until something is so; fail when it does not come."""
        deadline = time.monotonic() + seconds
        while not reached():
            assert time.monotonic() < deadline, f"{what} did not come; the window says {self.title()!r}"
            assert self.app is None or self.app.poll() is None, "CoreCoach ended"
            select_pause()

    def on(self, page: str) -> None:
        """Wait for a page by the window's title."""
        self.until(lambda: page in self.title(), page)

    def close(self) -> None:
        """End everything."""
        for process in reversed(self.processes):
            process.kill()
            process.wait()

    def _windows(self) -> list[str]:
        done = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "CoreCoach"],
            env=self.environment, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.split()

    def _run(self, command: list[str], **options: object) -> subprocess.Popen[bytes]:
        environment = getattr(self, "environment", None)
        process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
        self.processes.append(process)
        return process


def select_pause() -> None:
    """Give the other processes the processor for a moment between two looks."""
    os.sched_yield()
    subprocess.run(["true"], check=True)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of its own for each journey."""
    made = Screen(tmp_path / "home")
    yield made
    made.close()


def command(screen: Screen, *words: str) -> str:
    """What a command of CoreCoach prints for this data folder."""
    line = [sys.executable, "-m", "corecoach", "--home", str(screen.home), *words]
    return subprocess.run(line, capture_output=True, text=True, check=True, timeout=60).stdout


def records(screen: Screen, table: str) -> list[dict[str, object]]:
    """The records of a table that are on disk."""
    found: list[dict[str, object]] = []
    for path in (screen.home / "people" / "me" / "diary").glob("*.json"):
        tables = json.loads(path.read_bytes().partition(b"\n")[2] or b"{}")
        found += tables.get(table, {}).values()
    return found


def answer_check(screen: Screen) -> None:
    """Three times No, a score of 3, and Start: from the welcome page with the programme on it."""
    screen.on("Welcome")
    screen.click(USE)
    screen.on("Safety check")
    screen.press("n", "n", "n", "3")
    screen.click(START)
    screen.on("Session player")


def test_from_a_programme_file_to_points_on_the_chart(screen: Screen) -> None:
    screen.open(SAMPLE)
    answer_check(screen)
    screen.until(lambda: records(screen, "session"), "the session's record", seconds=120)
    screen.press("2")
    screen.click(SAVE)
    screen.on("Today")
    screen.press("ctrl+3")
    screen.on("Pain trend")
    (session,) = records(screen, "session")
    assert session["outcome"] == "finished"
    assert [item["reps_done"] for item in session["items"]] == [2, 2]  # type: ignore[attr-defined]
    scores = {s["kind"]: s["score"] for s in json.loads(command(screen, "pain", "list", "--json"))}
    assert scores == {"before": 3, "after": 2}
    screen.press("alt+F4")
    assert screen.app is not None and screen.app.wait(timeout=20) == 0
    assert "No damage found" in command(screen, "doctor")


def test_something_hurts_stops_and_a_sign_locks_after_a_kill(screen: Screen) -> None:
    screen.open(SAMPLE)
    answer_check(screen)
    screen.press("h")
    screen.on("Stopped")
    screen.until(lambda: records(screen, "session"), "the record of the stop")
    screen.press("5")
    screen.on("Is that right")
    screen.press("Return")
    screen.on("Get emergency help now")
    assert screen.app is not None
    screen.app.kill()
    screen.app.wait()
    ledger = (screen.home / "people" / "me" / "ledger.json").read_text("utf-8")
    assert '"all_exercise"' in ledger and '"EMERGENCY"' in ledger


def test_a_second_start_raises_the_first_window(screen: Screen) -> None:
    screen.open(SAMPLE)
    screen.on("Welcome")
    assert screen.start().wait(timeout=30) == 0
    assert screen.app is not None and screen.app.poll() is None
