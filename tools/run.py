"""`make run`: opens the window; without a display, says so and plays the one-minute sample instead."""

import subprocess
import sys
import tempfile
from pathlib import Path

from corecoach.display import can_open_display, has_display, missing_packages
from corecoach.library import Library

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "build" / "screens"
ANSWERS = '{"answers": {}, "context": {"pain_now": 3}}'


def main() -> int:
    """Run the window, or the sample without one."""
    if has_display() and not missing_packages() and can_open_display():
        return subprocess.call([sys.executable, "-m", "corecoach"])
    if has_display() and missing_packages():
        print(f"The window needs system libraries: apt install {' '.join(missing_packages())}")
    else:
        print("No display found.")
    print("Playing the one-minute sample without a window, through the safety gate with sample answers.")
    with tempfile.TemporaryDirectory() as folder:
        code = _play(Path(folder))
    return code or _screens()


def _play(folder: Path) -> int:
    answers = folder / "answers.json"
    answers.write_text(ANSWERS, "utf-8")
    sample = Library().sample_programme
    home = ["--home", str(folder / "home")]
    return subprocess.call(
        [sys.executable, "-m", "corecoach", *home, "play", str(sample), "--answers", str(answers)]
    )


def _screens() -> int:
    missing = missing_packages(window=False)
    if missing:
        print(f"Drawing the screens needs system libraries: apt install {' '.join(missing)}")
        return 0
    print(f"Writing pictures of the screens to {SCREENS.relative_to(ROOT)}/")
    return subprocess.call(
        [sys.executable, "-m", "corecoach", "tour", str(SCREENS)], stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main())
