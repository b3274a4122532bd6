"""The commands and their options. Each runs in a module of its own."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add every command to the parser."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(commands)
    _list(commands)
    _plan(commands)
    _play(commands)
    _pain(commands)
    _doctor(commands)
    _tour(commands)
    _bench(commands)


def _late(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """A command that is imported when it runs."""

    def run(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"corecoach.cli.{module}"), function)(options)
        return code

    return run


def _check(commands: Any) -> None:
    check = commands.add_parser("check", help="validate files and say every problem")
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(run=_late("check", "check"))


def _list(commands: Any) -> None:
    listed = commands.add_parser("list", help="what is in the library")
    listed.add_argument("what", choices=("exercises", "routines", "protocols"))
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_late("listing", "list_library"))


def _plan(commands: Any) -> None:
    plan = commands.add_parser("plan", help="the timeline of a routine")
    plan.add_argument("what", metavar="ID|FILE[#ROUTINE]")
    plan.add_argument("--json", action="store_true")
    plan.set_defaults(run=_late("plan", "plan"))


def _play(commands: Any) -> None:
    play = commands.add_parser("play", help="play a routine without a window, through the same gate")
    play.add_argument("what", metavar="ID|FILE[#ROUTINE]")
    play.add_argument(
        "--answers", type=Path, required=True, metavar="FILE", help="answers to the safety questions"
    )
    play.add_argument("--speed", type=_speed, default=1.0, metavar="X")
    play.add_argument("--trace", type=Path, metavar="FILE", help="one JSON line a cue")
    play.set_defaults(run=_late("play", "play"))


def _pain(commands: Any) -> None:
    actions = commands.add_parser("pain", help="the pain diary").add_subparsers(dest="action", required=True)
    add = actions.add_parser("add", help="write a score")
    add.add_argument("score", type=int, choices=range(11), metavar="SCORE")
    add.add_argument("--kind", choices=("now", "day", "before", "after", "next-morning"), default="now")
    add.add_argument("--at", metavar="TIME", help="ISO time; without a zone it is local time")
    add.add_argument("--note", default="", metavar="T")
    add.set_defaults(run=_late("pain", "add"))
    listed = actions.add_parser("list", help="the scores that stand")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_late("pain", "list_scores"))


def _doctor(commands: Any) -> None:
    doctor = commands.add_parser("doctor", help="check every stored file")
    doctor.add_argument("--repair", action="store_true")
    doctor.set_defaults(run=_late("doctor", "doctor"))


def _tour(commands: Any) -> None:
    tour = commands.add_parser("tour", help="draw every screen in every state")
    tour.add_argument("folder", type=Path, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--text-scale", type=_percent, default=100, metavar="100..200")
    tour.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    tour.add_argument("--only", metavar="NAME")
    tour.add_argument("--language", default="en", help="a language, or pseudo")
    tour.set_defaults(run=_late("tour", "tour"))


def _bench(commands: Any) -> None:
    bench = commands.add_parser("bench", help="measure speed against references in the same run")
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--only", metavar="NAME")
    bench.set_defaults(run=_late("bench", "bench"))


def _speed(text: str) -> float:
    value = float(text)
    if not 0.1 <= value <= 10_000:
        raise argparse.ArgumentTypeError("must be from 0.1 to 10000")
    return value


def _percent(text: str) -> int:
    value = int(text)
    if not 100 <= value <= 200:
        raise argparse.ArgumentTypeError("must be from 100 to 200")
    return value


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    if not (
        width.isdigit() and height.isdigit() and 320 <= int(width) <= 8000 and 320 <= int(height) <= 8000
    ):
        raise argparse.ArgumentTypeError("must be like 1280x800, from 320 to 8000")
    return int(width), int(height)
