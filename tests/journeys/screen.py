"""A screen of its own with a window manager, and a person in front of it: keys, clicks and window titles."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

TOOLS = ("Xvfb", "openbox", "xdotool")
PATIENCE_S = 40.0


def missing_tools() -> list[str]:
    return [tool for tool in TOOLS if shutil.which(tool) is None]


def until(done: Callable[[], Any], what: str, patience_s: float = PATIENCE_S) -> Any:
    """Ask again and again; the answer once it is true."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end:
        answer = done()
        if answer:
            return answer
        time.sleep(0.05)  # between two questions, never instead of one
    raise AssertionError(f"waited {patience_s:.0f} s for {what}")


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen of 1400 x 900 with openbox; its name."""
    read, write = os.pipe()
    # -noreset: the server does not start over when the first that asked it something has gone.
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-noreset"]
    with ExitStack() as stack:
        server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        stack.callback(end, server)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb does not start"
        env = os.environ | {"DISPLAY": f":{number}"}
        manager = until(lambda: managed(env), "openbox to look after the windows")
        stack.callback(end, manager)
        yield f":{number}"


def managed(env: dict[str, str]) -> subprocess.Popen[bytes] | None:
    """Start openbox; none when it ends before it looks after the windows, as it does where a server that was
    just started turns it away."""
    manager = subprocess.Popen(["openbox"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def settled() -> bool:
        asked = subprocess.run(["xdotool", "get_desktop"], env=env, capture_output=True, check=False)
        return manager.poll() is not None or asked.returncode == 0

    until(settled, "openbox to answer")
    return manager if manager.poll() is None else None


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that we started."""
    if process.poll() is None:
        process.terminate()
    process.wait(20)


class Person:
    """In front of one screen, with one data folder. Sees titles only, as a list of windows shows them."""

    def __init__(self, display: str, folder: Path) -> None:
        self.home, self._folder = folder / "home", folder
        runtime = folder / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        left_out = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "CORECOACH_HOME")
        self._env = {k: v for k, v in os.environ.items() if k not in left_out}
        self._env |= {"DISPLAY": display, "HOME": str(folder), "XDG_RUNTIME_DIR": str(runtime)}
        self._env |= {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "LANG": "C.UTF-8"}
        self.errors = folder / "errors.txt"
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, *words: str, home: Path | None = None) -> subprocess.Popen[bytes]:
        """Start CoreCoach with a window, as from a desktop."""
        command = [sys.executable, "-m", "corecoach", "--home", str(home or self.home), *words]
        with self.errors.open("ab") as errors:
            process = subprocess.Popen(command, env=self._env, stdout=errors, stderr=errors)
        self._started.append(process)
        return process

    def command(self, *words: str) -> bytes:
        """Run a command beside the window; what it says."""
        command = [sys.executable, "-m", "corecoach", "--home", str(self.home), *words]
        return subprocess.run(command, env=self._env, capture_output=True, check=True).stdout

    def run(self, *words: str) -> Any:
        """The same, of what it says as JSON."""
        return json.loads(self.command(*words))

    def tool(self, *words: str) -> str:
        """What xdotool answers; nothing when it finds nothing."""
        done = subprocess.run(
            ["xdotool", *words], env=self._env, capture_output=True, text=True, check=False
        )  # fmt: skip
        return done.stdout.strip()

    def title(self) -> str:
        """The title of the window that has the keyboard."""
        return self.tool("getactivewindow", "getwindowname")

    def sees(self, title: str, patience_s: float = PATIENCE_S) -> None:
        """Wait until the window with the keyboard has this title."""
        until(lambda: self.title() == f"{title} - CoreCoach", f"{title}; it is {self.title()}", patience_s)

    def press(self, *keys: str) -> None:
        self.tool("key", "--delay", "40", *keys)

    def write(self, text: str) -> None:
        """Type text."""
        self.tool("type", "--delay", "30", text)

    def click(self, x: int, y: int) -> None:
        """Click into the window with the keyboard, so many pixels from its corner."""
        window = self.tool("getactivewindow")
        self.tool("mousemove", "--window", window, str(x), str(y), "click", "1")

    def active_pid(self) -> int:
        return int(self.tool("getactivewindow", "getwindowpid") or 0)

    def leave(self) -> None:
        """End what still runs, and show what went wrong in it."""
        for process in self._started:
            end(process)
        said = self.errors.read_text("utf-8", "replace") if self.errors.exists() else ""
        assert "Traceback" not in said, said
