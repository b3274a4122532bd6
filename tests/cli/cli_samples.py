"""Runs commands, in this process or in one of their own, and looks at what they leave."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corecoach.cli import main

SAMPLES = Path(__file__).parents[1] / "samples"
ONE_MINUTE = SAMPLES / "one-minute.corecoach"
# FILE: where.in.the.file: what is wrong; what is allowed
LINE = re.compile(r"(?P<file>.+?): (?P<where>[^:;]+): (?P<what>[^;]+); (?P<allowed>.+)")
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class Result(NamedTuple):
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which is one JSON value and nothing else."""
        return json.loads(self.out)

    @property
    def complaints(self) -> list[str]:
        """Lines on standard error; none of them from a traceback."""
        assert "Traceback" not in self.err
        return self.err.splitlines()


class Cli:
    """Commands in this process, on a data folder of their own."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self._capsys = home, capsys

    def __call__(self, *words: object) -> Result:
        """Run a command."""
        self._capsys.readouterr()
        code = main(["--home", str(self.home), *map(str, words)])
        return Result(code, *self._capsys.readouterr())

    def play(self, what: object, said: Any, *more: object) -> Result:
        """Play with some answers, fast."""
        answers = self.home.parent / "answers.json"
        answers.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
        return self("play", what, "--answers", answers, "--speed", 10_000, *more)

    def files(self) -> list[str]:
        """Every file under the data folder."""
        return sorted(str(p.relative_to(self.home)) for p in self.home.rglob("*") if p.is_file())


def process(*words: object, python: tuple[str, ...] = ("-m", "corecoach"), **changes: Any) -> Result:
    """Run a command in a process of its own, without a screen."""
    environment = {k: v for k, v in os.environ.items() if k not in NO_SCREEN} | changes.pop("env", {})
    arguments = [sys.executable, *python, *map(str, words)]
    done = subprocess.run(arguments, capture_output=True, env=environment, check=False, timeout=60, **changes)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())
