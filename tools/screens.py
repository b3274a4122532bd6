"""`make screens`: draws every screen in both themes, at 100 and 200 %, small, and in the pseudo-language."""

import subprocess
import sys
from pathlib import Path

SETS: dict[str, tuple[str, ...]] = {
    "light": (),
    "dark": ("--theme", "dark"),
    "light-200": ("--text-scale", "200"),
    "dark-200": ("--theme", "dark", "--text-scale", "200"),
    "small": ("--size", "1024x640"),
    "pseudo": ("--language", "pseudo"),
    "pseudo-150": ("--language", "pseudo", "--text-scale", "150"),
}


def main(folder: Path) -> int:
    """Draw all sets, two at a time: drawing keeps one core busy."""
    running: list[subprocess.Popen[bytes]] = []
    failed = 0
    for name, options in SETS.items():
        command = [sys.executable, "-m", "corecoach", "tour", str(folder / name), *options]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        if len(running) == 2:
            failed += running.pop(0).wait() != 0
    failed += sum(process.wait() != 0 for process in running)
    print(f"{folder}: {len(SETS)} sets of screens" + (f", {failed} failed" if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
