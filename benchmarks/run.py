"""All rows, each a ratio against its reference measured in the same run."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from benchmarks import cues, saves, triage
from benchmarks.ten_years import make_home

ROOT = Path(__file__).resolve().parents[1]
STARTS = 15


class Row(Struct, frozen=True):
    """One measured goal. `measured` and `goal` are in `unit`."""

    name: str
    measured: float
    goal: float
    unit: str
    detail: str

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return self.measured <= self.goal


def rows(only: str | None = None) -> Iterator[Row]:
    """Measure; with `only`, the rows of one group: start, saves, safety, library, cues, cpu,
    figure, packs, trend or practice."""
    groups = {
        "start": _start,
        "saves": _saves,
        "safety": _safety,
        "library": _library,
        "cues": _cues,
        "cpu": _cpu,
        "figure": _figure,
        "packs": _packs,
        "trend": _trend,
        "practice": _practice,
    }
    with _screen() as environment:
        for name, group in groups.items():
            if only in (None, name):
                yield from group(environment)


@contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """A real screen if Xvfb is there; else offscreen. Bytecode is allowed: an installed program has it."""
    environment = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "WAYLAND_DISPLAY")
    }
    environment["PYTHONPATH"] = str(ROOT)
    if shutil.which("Xvfb") is None:
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
        return
    environment.pop("QT_QPA_PLATFORM", None)
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        with os.fdopen(read) as answer:
            display = answer.readline().strip()
        yield environment | {"DISPLAY": f":{display}"}
    finally:
        server.terminate()
        server.wait()


def _start(environment: dict[str, str]) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        make_home(Path(folder), records=True)
        label, app = ["start_label.py"], ["start_app.py", folder]
        _once(label, environment), _once(app, environment)
        pairs = [(_once(label, environment), _once(app, environment)) for _ in range(STARTS)]
    seconds = [statistics.median(pair[n][0] for pair in pairs) for n in (0, 1)]
    memory = [statistics.median(pair[n][1] for pair in pairs) for n in (0, 1)]
    detail = f"{seconds[1] * 1000:.0f} ms to {seconds[0] * 1000:.0f} ms"
    yield Row("start to first paint, 36,500 records", seconds[1] / seconds[0], 1.5, "x", detail)
    detail = f"{memory[1] / 1024:.0f} MB to {memory[0] / 1024:.0f} MB"
    yield Row("memory there", memory[1] / memory[0], 1.8, "x", detail)


def _once(script: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from start to paint, and memory in kB."""
    command = [sys.executable, str(ROOT / "benchmarks" / script[0]), *script[1:]]
    began = time.time()
    painted, kilobytes = _output(command, environment, 60)[:2]
    return float(painted) - began, float(kilobytes)


def _saves(_environment: dict[str, str]) -> Iterator[Row]:
    ms = saves.measure()
    ratio, detail = ms["ten_years"] / ms["empty"], f"{ms['ten_years']:.2f} ms to {ms['empty']:.2f} ms"
    yield Row("one check-in after ten years, to an empty diary", ratio, 1.3, "x", detail)
    ratio, detail = ms["ten_years"] / ms["plain"], f"{ms['ten_years']:.2f} ms to {ms['plain']:.2f} ms"
    yield Row("the same, to a plain write + fsync + rename", ratio, 3.0, "x", detail)


def _safety(environment: dict[str, str]) -> Iterator[Row]:
    ms = triage.measure()
    detail = f"{ms['triage'] / ms['decode']:.1f} x reading the same answers from JSON"
    yield Row("triage of one full set of answers", ms["triage"], 1, "ms", detail)
    command = [sys.executable, str(ROOT / "benchmarks" / "safety_window.py")]
    check, silence, page = (float(word) for word in _output(command, environment, 300)[-3:])
    yield Row(
        "safety check to player", check, 100, "ms", "from Start to the painted page, ten years of scores"
    )
    yield Row("Stop to silence, all timers at rest", silence, 200, "ms", "tones and voice told to hush")
    yield Row("Stop to the stop page", page, 200, "ms", "the session is on disk by then")


def _library(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "library.py")]
    first, later = (float(word) for word in _output(command, environment, 120)[-2:])
    yield Row("the library's page, first time", first, 150, "ms", "from the choice to the painted page")
    yield Row("the library's page, later", later, 150, "ms", "fifty tiles made anew")


def _cues(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "cues.py")]
    late = sorted(float(word) for word in _output(command, environment, 300))
    p99 = late[min(len(late) - 1, round(0.99 * len(late)))]
    detail = f"{len(late)} cues, all cores busy, median {statistics.median(late):.1f} ms"
    yield Row("lateness of a cue, p99", p99, 30, "ms", detail)
    yield Row("drift after an hour (simulated)", cues.drift_ms(), 0.01, "ms", "due time to plan")


def _cpu(environment: dict[str, str]) -> Iterator[Row]:
    for what, name, goal, seconds in (
        ("today", "processor time on Today, idle", 0.5, 20),
        ("moving", "processor time in the player while the figure moves", 25.0, 15),
        ("holding", "processor time in the player while it holds", 2.0, 15),
        ("lying", "processor time in the player while it lies and nothing counts", 2.0, 15),
    ):
        script = str(ROOT / "benchmarks" / "cpu.py")
        words = _output([sys.executable, script, what, str(seconds)], environment, 120)
        yield Row(name, float(words[-1]), goal, "%", f"of one core, over {seconds} s, 1280 x 800")


def _figure(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "figure_paint.py")]
    words = _output(command, environment | {"QT_QPA_PLATFORM": "offscreen"}, 120)
    frame, slowest, still = (float(word) for word in words[1::3])
    detail = f"{frame / still:.0f} x the still part alone; slowest figure {slowest:.1f} ms"
    yield Row("processor time of a frame of the figure, 900 x 700", frame, 6, "ms", detail)
    command = [sys.executable, str(ROOT / "benchmarks" / "figure_window.py")]
    turn, usual, first, median = (float(word) for word in _output(command, environment, 300)[-4:])
    yield Row(
        "longest turn while movements are baked", turn, 16, "ms", f"median {usual:.1f} ms, 50 exercises"
    )
    yield Row("first picture of an exercise", first, 150, "ms", f"the slowest; median {median:.1f} ms")


def _packs(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "packs.py")]
    late = sorted(float(word) for word in _output([*command, "late"], environment, 300))
    p99 = late[min(len(late) - 1, round(0.99 * len(late)))]
    detail = f"{len(late)} alarms, all cores busy, median {statistics.median(late):.1f} ms"
    yield Row("lateness of the alarm of ice and heat, p99", p99, 50, "ms", detail)
    words = _output([*command, "cpu", "20"], environment, 120)
    name = "processor time while ice or heat runs in the background"
    yield Row(name, float(words[-1]), 0.5, "%", "of one core, over 20 s, Today with the small clock")


def _trend(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "trend.py")]
    stall, first, again, drag, zoom, read = (float(word) for word in _output(command, environment, 120)[-6:])
    ten_years = "from the choice to the painted chart, 36,500 records"
    yield Row("longest stall while the charts are imported ahead", stall, 100, "ms", "in a thread")
    yield Row("the pain trend, first time", first, 500, "ms", ten_years)
    yield Row("the pain trend, later", again, 100, "ms", ten_years)
    yield Row("a frame of the chart while it is dragged, p95", drag, 16, "ms", "ten years in sight")
    yield Row("a frame of the chart while it is zoomed, p95", zoom, 16, "ms", "ten years in sight")
    yield Row("a frame of the chart while days are read out, p95", read, 16, "ms", "ten years in sight")


def _practice(environment: dict[str, str]) -> Iterator[Row]:
    command = [sys.executable, str(ROOT / "benchmarks" / "practice.py")]
    roll, first, later, key, slowest = (float(word) for word in _output(command, environment, 240)[-5:])
    many = "200 patients and 500 programmes"
    yield Row("the list of patients", roll, 300, "ms", f"with {many}, from the wish to the painted page")
    yield Row("the programme editor, first time", first, 300, "ms", f"with {many}")
    yield Row("the programme editor, later", later, 300, "ms", "median of 11 patients")
    yield Row("a key press in the editor", key, 50, "ms", "median of 120 keys: digits, Tab, Up, Down")
    yield Row("a key press in the editor, worst", slowest, 50, "ms", "the slowest of 120 keys")


def _output(command: list[str], environment: dict[str, str], timeout_s: float) -> list[str]:
    """The words that a command prints."""
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, timeout=timeout_s
    )
    return done.stdout.split()
