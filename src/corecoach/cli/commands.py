"""The commands and their options. Each runs in a module of its own."""

import argparse
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

# As in corecoach.pain, which is read when a command needs it.
KINDS = ("now", "day", "worst", "before", "after", "next-morning", "leg")


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add every command to the parser."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _check(commands)
    _list(commands)
    _plan(commands)
    _triage(commands)
    _play(commands)
    _pain(commands)
    _trend(commands)
    _export(commands)
    _handover(commands)
    _doctor(commands)
    _tour(commands)
    _figure(commands)
    _bench(commands)
    _clinician(commands)
    _thermal(commands)


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


def _triage(commands: Any) -> None:
    triage = commands.add_parser("triage", help="what a set of answers leads to; nothing is stored")
    triage.add_argument("file", nargs="?", metavar="FILE|-", help="answers as JSON; - is standard input")
    triage.add_argument("--json", action="store_true")
    triage.set_defaults(run=_late("triage", "run_triage"))


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
    add.add_argument("--kind", choices=KINDS, default="now", metavar="KIND", help=", ".join(KINDS))
    add.add_argument("--at", metavar="TIME", help="ISO time; without a zone it is local time")
    add.add_argument("--note", default="", metavar="T")
    add.set_defaults(run=_late("pain", "add"))
    listed = actions.add_parser("list", help="the scores that stand")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_late("pain", "list_scores"))


def _trend(commands: Any) -> None:
    trend = commands.add_parser(
        "trend", help="which way pain goes: statistics of the diary, or of a CSV file"
    )
    trend.add_argument("--csv", type=Path, metavar="FILE", help="with the columns date,score")
    words = "so many days up to today, or to the last date of FILE; default 28"
    trend.add_argument("--window", type=_window, default=28, metavar="DAYS|all", help=words)
    words = f"one of {', '.join(KINDS)}; default: the usual question"
    trend.add_argument("--kind", choices=KINDS, metavar="KIND", help=words)
    trend.add_argument("--json", action="store_true")
    trend.set_defaults(run=_late("trend", "trend"))


def _export(commands: Any) -> None:
    words = "what was recorded: csv, json; the schedule: ics; the report: pdf; the chart: png, svg"
    export = commands.add_parser("export", help=words)
    export.add_argument(
        "what", choices=("csv", "json", "ics", "pdf", "png", "svg"), metavar="WHAT", help=words
    )
    export.add_argument("--out", type=Path, required=True, metavar="PATH")
    export.add_argument("--from", dest="since", type=_only_day, metavar="DATE", help="the first day")
    export.add_argument("--to", dest="until", type=_only_day, metavar="DATE", help="the last day")
    export.add_argument("--large", action="store_true", help="large print, for pdf")
    export.set_defaults(run=_late("export", "export"))


def _handover(commands: Any) -> None:
    handover = commands.add_parser("handover", help="the page for the clinician, as PDF or JSON")
    handover.add_argument("--out", type=_page, required=True, metavar="PATH", help="ends in .pdf or .json")
    handover.set_defaults(run=_late("handover", "handover"))


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


def _figure(commands: Any) -> None:
    figure = commands.add_parser("figure", help="a contact sheet of an exercise's figure")
    figure.add_argument("exercise", metavar="EXERCISE|FILE.json")
    figure.add_argument("--out", type=_picture, required=True, metavar="FILE.png")
    figure.add_argument("--frames", type=_frames, default=5, metavar="2..24", help="of each step, default 5")
    figure.add_argument("--size", type=_width, default=320, metavar="96..1000", help="width of a picture, px")
    figure.add_argument("--theme", choices=("light", "dark"), default="light")
    figure.set_defaults(run=_late("figure", "figure"))


def _bench(commands: Any) -> None:
    bench = commands.add_parser("bench", help="measure speed against references in the same run")
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--only", metavar="NAME")
    bench.set_defaults(run=_late("bench", "bench"))


def _clinician(commands: Any) -> None:
    clinician = commands.add_parser("clinician", help="for clinicians: keys, signing and clearance")
    actions = clinician.add_subparsers(dest="action", metavar="ACTION", required=True)
    key = actions.add_parser("key", help="make a key, locked by a passphrase")
    key.add_argument("file", type=Path, metavar="FILE")
    key.set_defaults(run=_late("clinician", "key"))
    sign = actions.add_parser("sign", help="sign a programme, so that its lockouts can be cleared")
    sign.add_argument("programme", type=Path, metavar="PROGRAMME")
    _key_and_out(sign)
    sign.add_argument("--passphrase", action="store_true", help="ask for one to clear with in person")
    sign.set_defaults(run=_late("clinician", "sign"))
    _clinician_clears(actions)


def _clinician_clears(actions: Any) -> None:
    code = actions.add_parser("code", help="the code that clears one lockout, for the telephone")
    code.add_argument("challenge", metavar="CHALLENGE", help="the short name of the lockout")
    code.add_argument("--key", type=Path, required=True, metavar="FILE")
    _terms(code, 16)
    code.add_argument("--examined", type=_day, metavar="DATE", help="default: today")
    code.set_defaults(run=_late("clinician", "code"))
    clearance = actions.add_parser("clearance", help="a signed file that clears lockouts")
    clearance.add_argument("challenges", nargs="+", metavar="CHALLENGE")
    _key_and_out(clearance)
    _terms(clearance, 26)
    words = "default: now; of a date alone the beginning counts; today needs the time too"
    clearance.add_argument("--examined", type=_moment, metavar="DATE|TIME", help=words)
    clearance.add_argument("--note", default="", metavar="T")
    clearance.set_defaults(run=_late("clinician", "clearance"))


def _key_and_out(command: Any) -> None:
    command.add_argument("--key", type=Path, required=True, metavar="FILE")
    command.add_argument("--out", type=Path, required=True, metavar="FILE")


def _terms(command: Any, most_weeks: int) -> None:
    command.add_argument("--programme", type=Path, required=True, metavar="FILE")
    kept = ("strengthening", "progression", "heat", "ice")
    # One each time: with more of them the challenge behind it would be taken for a lock.
    keep = {"action": "append", "default": [], "choices": kept, "metavar": "LOCK"}
    command.add_argument("--keep", help=f"what stays locked, once for each: {', '.join(kept)}", **keep)
    weeks = {"type": int, "default": 6, "choices": range(1, most_weeks + 1), "metavar": "N"}
    command.add_argument("--weeks", help=f"good for 1 to {most_weeks} weeks, default 6", **weeks)


def _thermal(commands: Any) -> None:
    thermal = commands.add_parser("thermal", help="ice and heat: the timeline of a protocol, and the limits")
    actions = thermal.add_subparsers(dest="action", metavar="ACTION", required=True)
    plan = actions.add_parser("plan", help="the timeline of a protocol")
    plan.add_argument("what", metavar="ID|FILE")
    plan.add_argument("--json", action="store_true")
    plan.set_defaults(run=_late("thermal", "plan"))
    limits = actions.add_parser("limits", help="the safety limits, with their ids")
    limits.add_argument("--json", action="store_true")
    limits.set_defaults(run=_late("thermal", "limits"))


def _page(text: str) -> Path:
    if Path(text).suffix.lower() not in (".pdf", ".json"):
        raise argparse.ArgumentTypeError("must end in .pdf or .json")
    return Path(text)


def _picture(text: str) -> Path:
    if Path(text).suffix.lower() != ".png":
        raise argparse.ArgumentTypeError("must end in .png")
    return Path(text)


def _frames(text: str) -> int:
    return _whole(text, 2, 24)


def _width(text: str) -> int:
    return _whole(text, 96, 1000)


def _window(text: str) -> int | None:
    return None if text == "all" else _whole(text, 1, 100_000)


def _only_day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        # Weeks are added to it, and the calendar has an end.
        if len(text) == 10 and 1900 <= day.year < 2200:
            return day
    except ValueError:
        pass
    raise argparse.ArgumentTypeError("must be like 2026-11-02")


def _whole(text: str, least: int, most: int) -> int:
    # Letters are said as plainly as a number out of range.
    if not text.isdecimal() or not least <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"must be a whole number from {least} to {most}")
    return int(text)


def _day(text: str) -> date:
    return _moment(text).date()


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        # Weeks are added to it, and the calendar has an end.
        if 2000 <= moment.year <= 2200:
            return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError):
        pass
    raise argparse.ArgumentTypeError("must be like 2026-11-02, and a time like 2026-11-02T08:15")


def _speed(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.1 <= value <= 10_000:
        raise argparse.ArgumentTypeError("must be a number from 0.1 to 10000")
    return value


def _percent(text: str) -> int:
    return _whole(text, 100, 200)


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    if not (
        width.isdigit() and height.isdigit() and 320 <= int(width) <= 8000 and 320 <= int(height) <= 8000
    ):
        raise argparse.ArgumentTypeError("must be like 1280x800, from 320 to 8000")
    return int(width), int(height)
