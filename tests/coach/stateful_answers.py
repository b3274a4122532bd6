"""Steps of a random life: what somebody answers, says and does. Each notes what must be locked then."""

from datetime import timedelta
from typing import Any

from coach_samples import BOTH, GENTLE, LOADED, RULES, by_physio
from stateful_model import BY_SCORE, DAY, MODIFIERS, RAISED, TABLE, End, Held, exit_of, least_of, waited
from stateful_world import World, facts_of, letters, need

from corecoach.coach import Saved, Started
from corecoach.safety import GATE_IDS, Clearance, Screening
from corecoach.session import Command

ASKED = [item for item in TABLE if item not in BY_SCORE]
STATUSES = ("new", "new", "new", "worse", "known_unchanged", "improving", "old_unassessed", "resolved")
Answers = dict[str, str]


# -- answers ---------------------------------------------------------------------------------------------


def check(w: World) -> None:
    """Answer a safety check: mostly No, sometimes with something named, sometimes not to the end."""
    r = w.random
    said = symptoms(r, ASKED) if r.random() < 0.45 else {}
    waits = [x for x in w.books.in_force(w.wall) if x.exact and not x.items & BY_SCORE]
    if waits and r.random() < 0.3:
        said |= dict.fromkeys(r.choice(waits).items, "yes")  # it is still there
    due = w.coach.due(before_session=True)
    gates: Answers = dict.fromkeys(due.gates, "no")
    items: Answers = dict.fromkeys(due.items, "no")
    for gate in RULES.gates:
        felt = [said[i] for i in gate.items if i in said]
        if felt:
            gates[gate.id] = "yes" if "yes" in felt else "unsure"
            items |= dict.fromkeys(gate.items, "no")
    if r.random() < 0.05:
        gates.pop(r.choice(sorted(gates)))
    score = r.choice((None, 0, 2, 3, 5, 7, 8, 10))
    statuses = {i: r.choice(STATUSES) for i in said if r.random() < 0.5}
    flu = r.random() < 0.1
    before = w.books.in_force(w.wall)
    w.said.append(f"{said} {statuses} flu={flu} score={score} gates={gates}")
    screening, result = w.coach.screen(gates, items | said, score, statuses=statuses, flu_like=flu)
    w.screening = screening
    lifted(w, screening, before)
    least, exit_, behind = weigh(w, said, statuses, flu)
    if (score or 0) >= 8:
        least, behind = least | {"A"}, behind | {"pain_severe_now"}
        exit_ = exit_of(behind, flu=flu)
    if any(persists(w, held, behind, statuses) for held in before) and isinstance(exit_, int):
        exit_ = "C"
    note(w, result, least, exit_, behind)
    w.adopt_person_locks()


def symptoms(r: Any, items: list[str]) -> Answers:
    """A few of them."""
    return {i: r.choice(("yes", "yes", "unsure")) for i in r.sample(items, r.choice((1, 1, 1, 2, 3)))}


def weigh(
    w: World, said: Answers, statuses: Answers, flu: bool
) -> tuple[frozenset[str], Any, frozenset[str]]:
    """What answers lock at least, what ends it, and the items that count for that."""
    least: frozenset[str] = frozenset()
    behind = set()
    for item, answer in said.items():
        locks = least_of(item, answer, statuses.get(item, "new"), baseline=w.books.may_be_known())
        least |= locks
        if locks:
            behind.add(item)
    return least, exit_of(behind, flu=flu) if behind else 0, frozenset(behind)


def persists(w: World, held: Held, behind: frozenset[str], statuses: Answers) -> bool:
    """Whether something is said again whose hours are over."""
    again = {i for i in behind & held.items & RAISED if statuses.get(i, "new") in ("new", "worse")}
    over = isinstance(held.exit, int) and waited(held.at, w.now) >= timedelta(hours=held.exit)
    return bool(again) and over and held.exact and held.at.wall <= w.wall


def note(
    w: World, result: Any, least: frozenset[str], exit_: Any, items: frozenset[str], **more: Any
) -> None:
    """Note the lock that answers have led to, if they have; and whether it is said truly that all is kept."""
    need((result.saved == Saved()) is not w.full, "said to be on disk and is not, or the other way round")
    if result.lockout is None:
        need(not least, "answers that lock led to no lock")
        return
    if result.lockout.id in w.books.held:
        # The same once more, which a clinician has to end anyway.
        need(least <= letters(result.lockout.locks), "locks less than it should:", result.lockout, least)
        return
    exact = len(result.lockout.fired) == 1 and isinstance(exit_, int) and bool(least)
    w.lock(result.lockout, least, exit_ or 0, items, exact=exact, **more)


def lifted(w: World, screening: Screening, before: list[Held]) -> None:
    """What a check has ended: only what it may, and what it must."""
    there = {x.id: x for x in w.coach.lockouts()}
    all_no = all(screening.gates.get(gate) == "no" for gate in GATE_IDS)
    for held in before:
        by_time = gone_by_time(w, screening, held)
        typed = [since for name, since in w.books.details if name == held.id]
        # Details from before cannot take away what a clinician has kept since.
        typed = [since for since in typed if all(e.at < since.wall for e in held.ends)]
        by_details = all_no and not w.books.signed and any(waited(since, w.now) >= DAY for since in typed)
        if held.id not in there:
            given = [c.level for c in w.stored(Clearance) if (c.lockout, c.at) == (held.id, screening.at)]
            eased = held.items == {"spasm_lasting"}
            fits = (given == ["L0"] and (by_time or eased)) or (given == ["L1"] and by_details)
            need(fits, "a check has ended what it must not:", held, given)
            w.books.ended(held.id, End(given == ["L0"], screening.at))
        else:
            need(held.ends or not (by_time and held.exact), "its hours are over and it was denied:", held)
            need(not by_details, "details that count have ended nothing:", held)


def gone_by_time(w: World, screening: Screening, held: Held) -> bool:
    """Whether the hours are over and the check said No to all that is behind the lock."""
    if not isinstance(held.exit, int) or waited(held.at, w.now) < timedelta(hours=held.exit):
        return False
    low = screening.pain_now is None or screening.pain_now < 8
    return low and all(denied(screening, item) for item in held.items)


def denied(screening: Screening, item: str) -> bool:
    """To the item itself, or to the question that stands for it."""
    if item in screening.items:
        return screening.items[item] == "no"
    return any(item in g.items and screening.gates.get(g.id) == "no" for g in RULES.gates)


def again(w: World) -> None:
    """Later on the same day: only the score and whether somebody is drowsy."""
    earlier = w.coach.valid_screening()
    if earlier is None:
        return
    score, drowsy = w.random.choice((1, 5, 9)), w.random.choice(("no", "no", "yes"))
    before = w.books.in_force(w.wall)
    w.said.append(f"score={score} drowsy={drowsy}")
    w.screening, result = w.coach.check_again(earlier, score, drowsy)
    lifted(w, w.screening, before)
    items = {"pain_severe_now"} if score >= 8 else set()
    items |= {"drowsy_impaired"} if drowsy == "yes" else set()
    least = frozenset("".join(TABLE[i][0] for i in items))
    note(w, result, least, exit_of(items) if items else 0, frozenset(items))


def report(w: World) -> None:
    """Say something outside the questions, as after a stop."""
    r = w.random
    said = symptoms(r, list(TABLE)) if r.random() < 0.8 else {}
    exercise = r.choice((None, "cat-camel", "wall-plank"))
    start, pain = r.choice((None, 2, 6)), r.choice((None, None, 3, 5, 6, 8, 9))
    statuses = {i: r.choice(STATUSES) for i in said if r.random() < 0.3}
    flu = r.random() < 0.1
    w.said.append(f"{said} {statuses} in {exercise} flu={flu} pain={start}->{pain}")
    result = w.coach.report(said, exercise, statuses=statuses, flu_like=flu, pain_start=start, pain_now=pain)
    hours = []
    moved = exercise is not None and said.get("pain_moving_down") == "yes"
    if moved:
        said.pop("pain_moving_down")
        hours.append(24)
    least, _exit, behind = weigh(w, said, statuses, flu)
    if pain is not None and pain >= 8:
        least, behind = least | {"A"}, behind | {"pain_severe_now"}
    if pain is not None and ((start is not None and pain - start > 2) or (pain > 5 and (start or 0) <= 5)):
        hours.append(24)
    if hours:
        least |= {"T"}
    exit_ = exit_of(behind, *hours, flu=flu) if behind or hours else 0
    note(w, result, least, exit_, behind, exercise=exercise)


def profile(w: World) -> None:
    """Say who one is."""
    r = w.random
    age = r.choice((10, 40, 40, 40, 70))
    modifiers = r.sample([*MODIFIERS.values(), "diabetes", "cancer_history"], r.choice((0, 0, 0, 1, 2)))
    once = {"cold_reaction": r.choice(("yes", "no"))} if r.random() < 0.2 else {}
    w.said.append(f"{age} {modifiers} {once}")
    result = w.coach.save_profile(age, modifiers, (), once)
    w.books.says(facts_of(age, modifiers))
    w.adopt_person_locks()
    cold = once.get("cold_reaction") == "yes"
    note(w, result, frozenset("I" if cold else ""), "C" if cold else 0, frozenset())


def pain(w: World) -> None:
    """Write a score, or take the last one back."""
    r = w.random
    at = w.wall - timedelta(hours=r.choice((0, 1, 24, 48, 72, 96)))
    score, _saved = w.coach.add_pain(r.choice((0, 2, 3, 4, 6, 8, 9)), at=at)
    if r.random() < 0.2:
        w.coach.withdraw_pain(score)


# -- sessions --------------------------------------------------------------------------------------------


def session(w: World) -> None:
    """Try to start with the last answers; what starts is ended, stopped, or cut off by a crash."""
    r = w.random
    what, names, loaded = r.choice(
        ((GENTLE, "cat-camel", ""), (LOADED, "wall-plank", "wall-plank"), (BOTH, "", "x"))
    )
    exercises = (names,) if names else ("cat-camel", "wall-plank")
    started = w.coach.start(by_physio(what), w.screening)
    w.said.append(f"{what.id} {'started' if isinstance(started, Started) else started.reason}")
    if not isinstance(started, Started):
        return
    need(not w.books.stops(w.wall, exercises, (loaded,) if loaded else ()), "started though it is locked")
    age = w.wall - started.screening.answered.at
    need(timedelta(0) <= age <= timedelta(hours=12), "started on old answers")
    started.session.command(Command.START, w.now.boot_s)
    w.move(5)
    started.session.observe(w.now.boot_s)
    if r.random() < 0.2:
        w.coach.keep_in_hand(started)
        w.restart()
        w.coach.recover()
        return
    started.session.command(r.choice((Command.END, Command.STOP)), w.now.boot_s)
    record, _saved = w.coach.finish(started)
    if r.random() < 0.5:
        w.coach.feedback(record, pain=r.choice((None, 2, 6)), effort=None, note="")


def morning(w: World) -> None:
    """Say how the morning after a session is."""
    last = w.coach.morning_due()
    if last is None:
        return
    leg = w.random.choice((None, "no", "yes")) if w.coach.asks_about_leg(last) else None
    score = w.random.choice((0, 4, 9))
    w.said.append(f"score={score} leg={leg}")
    result = w.coach.add_morning(last, score, leg)
    # How the day began: the lowest score before any of its sessions.
    before = [s.pain_before for s in w.coach.sessions() if s.at.date() == last.at.date()]
    known = [p for p in before if p is not None]
    rises = bool(known) and score >= min(known) + 2
    least = frozenset(("P" if rises else "") + ("A" if leg == "yes" else ""))
    items = {"pain_moving_down"} if leg == "yes" else set()
    note(w, result, least, exit_of(items, 24) if least else 0, frozenset(items))
