"""The commands and their options. Each runs in a module of its own."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from corecoach.cli import values

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
    play.add_argument("--speed", type=values.speed, default=1.0, metavar="X")
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
    trend.add_argument("--window", type=values.window_days, default=28, metavar="DAYS|all", help=words)
    words = f"one of {', '.join(KINDS)}; default: the usual question"
    trend.add_argument("--kind", choices=KINDS, metavar="KIND", help=words)
    trend.add_argument("--json", action="store_true")
    trend.set_defaults(run=_late("trend", "trend"))


def _export(commands: Any) -> None:
    words = "what was recorded: csv, json; for the clinician: result; the schedule: ics; the report: pdf; "
    words += "the chart: png, svg"
    export = commands.add_parser("export", help=words)
    export.add_argument(
        "what", choices=("csv", "json", "result", "ics", "pdf", "png", "svg"), metavar="WHAT", help=words
    )
    export.add_argument("--out", type=Path, required=True, metavar="PATH")
    export.add_argument("--from", dest="since", type=values.only_day, metavar="DATE", help="the first day")
    export.add_argument("--to", dest="until", type=values.only_day, metavar="DATE", help="the last day")
    export.add_argument("--large", action="store_true", help="large print, for pdf")
    words = "for result: only the clinician of the programme can read it"
    export.add_argument("--sealed", action="store_true", help=words)
    export.set_defaults(run=_late("export", "export"))


def _handover(commands: Any) -> None:
    handover = commands.add_parser("handover", help="the page for the clinician, as PDF or JSON")
    handover.add_argument(
        "--out", type=values.page_file, required=True, metavar="PATH", help="ends in .pdf or .json"
    )
    handover.set_defaults(run=_late("handover", "handover"))


def _doctor(commands: Any) -> None:
    doctor = commands.add_parser("doctor", help="check every stored file")
    doctor.add_argument("--repair", action="store_true")
    doctor.set_defaults(run=_late("doctor", "doctor"))


def _tour(commands: Any) -> None:
    tour = commands.add_parser("tour", help="draw every screen in every state")
    tour.add_argument("folder", type=Path, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--text-scale", type=values.percent, default=100, metavar="100..200")
    tour.add_argument("--size", type=values.size, default=(1280, 800), metavar="WxH")
    tour.add_argument("--only", metavar="NAME")
    tour.add_argument("--language", default="en", help="a language, or pseudo")
    tour.set_defaults(run=_late("tour", "tour"))


def _figure(commands: Any) -> None:
    figure = commands.add_parser("figure", help="a contact sheet of an exercise's figure")
    figure.add_argument("exercise", metavar="EXERCISE|FILE.json")
    figure.add_argument("--out", type=values.picture_file, required=True, metavar="FILE.png")
    figure.add_argument(
        "--frames", type=values.frames, default=5, metavar="2..24", help="of each step, default 5"
    )
    figure.add_argument(
        "--size", type=values.width, default=320, metavar="96..1000", help="width of a picture, px"
    )
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
    _clinician_hands_out(actions)


def _clinician_clears(actions: Any) -> None:
    code = actions.add_parser("code", help="the code that clears one lockout, for the telephone")
    code.add_argument("challenge", metavar="CHALLENGE", help="the short name of the lockout")
    code.add_argument("--key", type=Path, required=True, metavar="FILE")
    _terms(code, 16)
    code.add_argument("--examined", type=values.day, metavar="DATE", help="default: today")
    code.set_defaults(run=_late("clinician", "code"))
    clearance = actions.add_parser("clearance", help="a signed file that clears lockouts")
    clearance.add_argument("challenges", nargs="+", metavar="CHALLENGE")
    _key_and_out(clearance)
    _terms(clearance, 26)
    words = "default: now; of a date alone the beginning counts; today needs the time too"
    clearance.add_argument("--examined", type=values.moment, metavar="DATE|TIME", help=words)
    clearance.add_argument("--note", default="", metavar="T")
    clearance.set_defaults(run=_late("clinician", "clearance"))


def _clinician_hands_out(actions: Any) -> None:
    handout = actions.add_parser("handout", help="a programme on paper, with a diary and a code")
    handout.add_argument("programme", type=Path, metavar="PROGRAMME")
    handout.add_argument("--out", type=values.pdf_file, required=True, metavar="FILE.pdf")
    handout.add_argument("--large", action="store_true", help="large print, 18 pt or more")
    handout.add_argument("--second", metavar="LANG", help="a second language beside the first")
    handout.add_argument("--country", metavar="CC", help="emergency number of; default: settings")
    handout.set_defaults(run=_late("handout", "handout"))


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
