"""A person in front of a window who listens to what has the keyboard, as with a screen reader."""

import subprocess
import sys
from pathlib import Path

from screen import Person, until

HEARD = Path(__file__).with_name("heard_window.py")


class HeardPerson(Person):
    """Goes by Tab to what is wanted by its name, and counts the keys that it takes."""

    def __init__(self, display: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(display, folder)
        self.keys = 0

    def open(self, *files: Path) -> subprocess.Popen[bytes]:
        """Start the window."""
        words = [str(HEARD), str(self._folder), str(self.home), *map(str, files)]
        with self.errors.open("ab") as errors:
            process = subprocess.Popen([sys.executable, *words], env=self._env, stdout=errors, stderr=errors)
        self._started.append(process)
        return process

    @property
    def process(self) -> subprocess.Popen[bytes]:
        """The window that was opened last."""
        return self._started[-1]

    @property
    def heard(self) -> str:
        """The name of what has the keyboard."""
        return self._heard()[0]

    @property
    def holds(self) -> str:
        """What stands in what has the keyboard."""
        return self._heard()[1]

    def _heard(self) -> tuple[str, str]:
        place = self._folder / "heard"
        name, _line, text = (place.read_text("utf-8") if place.exists() else "").partition("\n")
        return name, text

    def press(self, *keys: str) -> None:
        self.keys += len(keys)
        super().press(*keys)

    def go_to(self, name: str, most: int = 80, key: str = "Tab") -> None:
        """Press Tab until what has the keyboard begins with this name."""
        for _press in range(most):
            if self.heard.startswith(name):
                return
            before = self._heard()
            self.press(key)
            until(lambda before=before: self._heard() != before, f"the keyboard to go on from {before}", 5)  # type: ignore[misc]
        raise AssertionError(f"{name} was not found in {most} steps; at {self.heard}")

    def go_to_end(self, ending: str, most: int = 80) -> None:
        """The same, of what ends with this."""
        for _press in range(most):
            if self.heard.endswith(ending):
                return
            before = self._heard()
            self.press("Tab")
            until(lambda before=before: self._heard() != before, f"the keyboard to go on from {before}", 5)  # type: ignore[misc]
        raise AssertionError(f"{ending} was not found in {most} steps; at {self.heard}")

    def come_forward(self) -> None:
        """Bring the window to the front, as a click on it in the list of windows does."""
        pid = self._started[-1].pid
        window = until(lambda: self.tool("search", "--onlyvisible", "--pid", str(pid)), "the window").split()[
            -1
        ]
        self.tool("windowactivate", "--sync", window)
        until(lambda: self.active_pid() == pid, "the window in front")

    def act(self, name: str, key: str = "Return") -> None:
        """Go to what has this name and press it."""
        self.go_to(name)
        self.press(key)

    def fill(self, name: str, text: str) -> None:
        """Go to a field and write into it, in place of what is there."""
        self.go_to(name)
        self.press("ctrl+a")
        self.keys += len(text)
        self.write(text)
        until(lambda: self.holds == text or not self.holds.strip(text), f"{name} to hold what was written")

    def choose_file(self, title: str, path: Path) -> None:
        """Write the name of a file into the dialog that asks for one."""
        until(lambda: self.title() == title, f"{title}; it is {self.title()}")
        self.press("ctrl+a")
        self.write(str(path))
        self.press("Return")
