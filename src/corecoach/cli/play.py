"""`corecoach play`: a session without a window, through the same gate."""

import time
from argparse import Namespace
from pathlib import Path

from corecoach.cli.out import DONE, GATE, REFUSED, complain, say
from corecoach.cli.sources import Source, find_routine
from corecoach.cli.trace import Trace
from corecoach.clock import FastClock, SystemClock
from corecoach.coach import Coach, SaveFailed, Started, Unsuited, Wish
from corecoach.coach.own_cases import with_items
from corecoach.exchange import Problem, read_file
from corecoach.exchange.answers_file import Answers, read_answers
from corecoach.home import Home
from corecoach.safety import GATE_IDS, WEEKLY, Answer, Due, Profile, Refusal, RuleSet
from corecoach.session import Command, State
from corecoach.session.engine import GAP_S
from corecoach.ui.pages.routine_words import left_out_words
from corecoach.words import _

# While waiting for a cue the clock is looked at this often (real seconds), so that a stall is noticed.
LOOK_S = 0.25


def play(options: Namespace) -> int:
    """Answer the gate from a file, play the routine, record it."""
    home = Home(options.home)
    clock = FastClock(SystemClock(), options.speed)
    coach = home.coach(clock=clock)
    rules = coach.rules
    if rules is None:
        complain(
            _("corecoach: the safety rules are damaged, so nothing can start: {why}").format(
                why=coach.library.rules_fault
            )
        )
        return GATE
    source = find_routine(options.what, coach.library)
    if isinstance(source, list):
        return _refuse(source)
    answers = _answers(options.answers, rules)
    if isinstance(answers, list):
        return _refuse([problem.line(str(options.answers)) for problem in answers])
    try:
        trace = Trace(options.trace, options.speed)
    except OSError as error:
        return _refuse([_no_trace(options.trace, error)])
    lock = home.lock()
    if not lock.acquire():
        return _refuse([_("corecoach: another CoreCoach uses this data folder; close it first")])
    try:
        code = _play(coach, source, answers, rules, options.speed, trace)
    finally:
        trace.close()
        lock.release()
    return _refuse([_no_trace(options.trace, trace.error)]) if trace.error else code


def _no_trace(path: Path, error: OSError) -> str:
    words = _("{path}: the trace cannot be written ({reason}); a file you may write")
    return words.format(path=path, reason=error.strerror)


def _refuse(lines: list[str]) -> int:
    for line in lines:
        complain(line)
    return REFUSED


def _answers(path: Path, rules: RuleSet) -> Answers | list[Problem]:
    data = read_file(path)
    return [data] if isinstance(data, Problem) else read_answers(data, rules)


def _play(coach: Coach, source: Source, answers: Answers, rules: RuleSet, speed: float, trace: Trace) -> int:
    coach.recover()
    person = answers.person(rules)
    gates, items = gate_answers(answers.answers, rules, coach.due(before_session=True))
    screening, result = coach.screen(
        gates,
        items,
        answers.context.pain_now,
        statuses=answers.status,
        flu_like=answers.context.flu_like,
        person=person,
        as_stated=True,
    )
    if isinstance(result.saved, SaveFailed):
        return _refuse(
            [_("corecoach: the answers could not be saved ({reason})").format(reason=result.saved.reason)]
        )
    wish = _what_stays(coach, source, person)
    if wish is None:
        return GATE
    started = coach.start(
        wish,
        screening,
        score_required=False,
        person=person,
        gap_s=GAP_S * max(1.0, speed),
    )
    if not isinstance(started, Started):
        complain(
            _("corecoach: the safety check does not let this session start ({why})").format(why=_why(started))
        )
        return GATE
    try:
        _run(started, coach, speed, trace)
    except KeyboardInterrupt:
        if started.session.state.is_live:
            started.session.command(Command.END, coach.clock.seconds())
    record, saved = coach.finish(started)
    if isinstance(saved, SaveFailed):
        return _refuse(
            [_("corecoach: the session could not be saved ({reason})").format(reason=saved.reason)]
        )
    done = sum(item.complete for item in record.items)
    say(_("{title}: {outcome}, {n} of {total} exercises done").format(
        title=source.title, outcome=record.outcome, n=done, total=len(record.items)
    ))  # fmt: skip
    return DONE


def _what_stays(coach: Coach, source: Source, person: Profile) -> Wish | None:
    """What of a routine is for the person: all of one of a programme. What is left out is said."""
    wish = Wish(source.routine, source.programme)
    if source.needs_prescription:
        complain(_("corecoach: {title}: only when your physio has chosen it").format(title=source.title))
        return None
    for left in coach.left_out(wish, person):
        words = _("corecoach: {exercise} is left out. {why}")
        complain(words.format(exercise=left.name, why=left_out_words(left)))
    stays = coach.own_part(wish, person).routine
    if stays is None:
        complain(_("corecoach: {title}: nothing of it is open to you today").format(title=source.title))
        return None
    return with_items(wish, stays.items)


def gate_answers(
    answers: dict[str, Answer], rules: RuleSet, due: Due
) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """The gates as the items imply them, and the items; in a file an absent item counts as no."""
    gates: dict[str, Answer] = {}
    items: dict[str, Answer] = {**dict.fromkeys(due.items, "no"), **answers}
    for gate_id in (*GATE_IDS, WEEKLY):
        of_gate = rules.gate(gate_id).items
        given = {answers.get(i, "no") for i in of_gate}
        gates[gate_id] = "yes" if "yes" in given else "unsure" if "unsure" in given else "no"
        if gates[gate_id] != "no":
            items |= {i: answers.get(i, "no") for i in of_gate}
    return gates, items


def _why(refusal: Refusal | Unsuited) -> str:
    if isinstance(refusal, Unsuited):
        return _("left out")
    locks = ", ".join(refusal.locks)
    return f"{refusal.reason}: {locks}" if locks else refusal.reason


def _run(started: Started, coach: Coach, speed: float, trace: Trace) -> None:
    """Look at the clock whenever a cue is due, and at least every LOOK_S. After a gap it goes on: nobody is
    here to press Resume, and what nobody watched is not credited."""
    session, clock = started.session, coach.clock
    start_s = clock.seconds()
    fired = session.command(Command.START, start_s)
    while True:
        seen_s = clock.seconds()
        for cue in fired:
            trace.write(cue, start_s, seen_s)
        due_s = session.next_due_s()
        if due_s is None and session.state is not State.PAUSED:
            return
        if due_s is None:
            fired = session.command(Command.RESUME, clock.seconds())
            continue
        time.sleep(min(LOOK_S, max(0.0, due_s / speed)))
        fired = session.observe(clock.seconds())
