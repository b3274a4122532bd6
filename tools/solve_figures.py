"""Solve the key poses of exercise files in place, and say what is still wrong with their figures.

    python tools/solve_figures.py [--keep] FILE...

The first key that names a contact fixes its place, so the hardest pose is best written first. With `--keep`
nothing is written.
"""

import argparse
import json
from pathlib import Path

import msgspec

from corecoach.figure.acceptance import problems
from corecoach.figure.authoring import solved_figure, strayed
from corecoach.figure.faults import faults
from corecoach.figure.pose_data import Figure


def solve(path: Path, *, keep: bool) -> int:
    """Solve one file. Returns how many problems it has."""
    data = json.loads(path.read_text("utf-8"))
    figure = msgspec.convert(data["figure"], Figure)
    wrong = faults(figure)
    if not wrong:
        solved = solved_figure(figure)
        for name, degrees in strayed(figure, solved).items():
            if degrees > 10:
                print(f"{path.stem}: keys.{name}: a joint went {degrees:.0f} degrees from what was written")
        wrong = problems(solved)
        if not keep:
            data["figure"] = msgspec.to_builtins(solved)
            path.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for fault in wrong:
        print(f"{path.stem}: {' '.join(str(part) for part in fault if part not in ('', None))}")
    return len(wrong)


def main() -> int:
    """Solve every file named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="write nothing")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    return int(sum(solve(path, keep=options.keep) for path in options.files) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
