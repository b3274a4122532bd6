"""Steps of a random life: codes, files, details and programmes of a clinician, right ones and wrong ones."""

from datetime import timedelta
from typing import Any

from clinician_samples import ANOTHER_KEY, KEY, code_for, file_for, programme
from stateful_model import DAY, End
from stateful_world import PROGRAMMES, World, letters, need, take

from corecoach.safety import Clearance, Lockout

KEPT = ("strengthening", "progression", "heat", "ice")


def one_locked(w: World) -> Lockout | None:
    """One of the lockouts in force."""
    listed = w.coach.lockouts()
    return w.random.choice(listed) if listed else None


def reported(w: World, lockout: Lockout) -> Any:
    """The earliest moment of an examination that counts; one reported with a clock that ran ahead, today."""
    return lockout.at if lockout.at <= w.wall else w.wall.replace(hour=0, minute=0, second=0, microsecond=0)


WAYS = ("right", "right", "another key", "another programme", "a letter", "another lock", "old", "slip")


def code(w: World) -> None:
    """Type in a code: the right one, or one that is wrong in some way."""
    type_code(w, w.random.choice(WAYS))


def guesses(w: World) -> None:
    """Try some in a row, then the right one."""
    for _try in range(w.random.choice((4, 5, 6, 11))):
        w.move(1)
        type_code(w, "a letter")
    type_code(w, "right")


def type_code(w: World, how: str) -> None:
    """Type in a code that is right or wrong in this way."""
    r, lockout = w.random, one_locked(w)
    if lockout is None or w.coach.programme is None:
        return
    keep = tuple(r.sample(KEPT, r.choice((0, 0, 0, 1, 2))))
    weeks, today = r.choice((1, 6, 16)), w.wall.date()
    other = r.choice(w.coach.lockouts())
    examined = today - timedelta(days=r.choice((8, 100)) if how == "old" else 0)
    text = code_for(
        w.person,
        other if how == "another lock" else lockout,
        *keep,
        weeks=weeks,
        key=ANOTHER_KEY if how == "another key" else KEY,
        of=programme("desk-worker").id if how == "another programme" else None,
        examined=examined,
    )
    if how == "a letter":
        at = r.randrange(12)
        text = text[:at] + r.choice([x for x in "0123456789ABCDEF" if x != text[at]]) + text[at + 1 :]
    text = text[:-1] if how == "slip" else text
    fits = how in ("right", "old") or (how == "another lock" and other == lockout)
    in_time = reported(w, lockout).date() <= examined and today <= examined + timedelta(weeks=weeks)
    right = bool(w.books.signed) and fits and in_time
    blocked = bool(w.books.signed) and w.books.blocked(w.now)
    before = given(w)
    said = w.coach.unlock_by_code(lockout, text)
    w.said.append(f"{how} keep={keep} weeks={weeks} blocked={blocked}: {said}")
    if (blocked and not w.tries_unknown) or said == "blocked":
        need(
            said == "blocked" and (blocked or w.tries_unknown),
            "five wrong ones and no pause, or none and one",
        )
        return
    if said == "cleared":
        need(right and not w.full, "a code has cleared that must not:", how)
        ends(w, before, {lockout.id})
        w.books.tried(w.now, good=True)
        return
    need(not right or w.full, "the right code has not cleared:", said)
    if w.books.signed and said != "malformed":
        w.books.tried(w.now, good=False)


def given(w: World) -> set[str]:
    """All clearances so far, by id."""
    return {c.id for c in w.stored(Clearance)}


def ends(w: World, before: set[str], named: set[str]) -> None:
    """A clinician has ended what is `named`, and what says the same and was there at the examination."""
    stored = {x.id: x for x in w.stored(Lockout)}
    rules = {i: {(f.rule, f.items) for f in stored[i].fired} for i in stored}
    for c in (c for c in w.stored(Clearance) if c.id not in before):
        held, at = w.books.held[c.lockout], c.assessed_at
        same = any(rules[c.lockout] <= rules[i] and stored[c.lockout].at <= at for i in named)
        need(c.lockout in named or same, "a clearance of what was not meant:", c)
        need(c.level != "L1" or held.exit != "X", "details have ended what only an examination may:", held)
        w.books.ended(held.id, End(False, c.at, frozenset(letters(c.keep)), c.review_by))
        still = any(x.id == held.id for x in w.coach.lockouts())
        need(not still or c.keep or held.ends, "cleared, and locked all the same:", held)


def clearance_file(w: World) -> None:
    """Open a clearance file for one or several lockouts, right or wrong in some way."""
    r, lockout = w.random, one_locked(w)
    if lockout is None or w.coach.programme is None:
        return
    how = r.choice(("right", "right", "another key", "another programme", "before", "changed"))
    named = {lockout.id: lockout} | {x.id: x for x in w.coach.lockouts() if r.random() < 0.3}
    keep = tuple(r.sample(KEPT, r.choice((0, 0, 1))))
    before = min(x.at for x in named.values()) - DAY
    path = file_for(
        w.person,
        *list(named.values())[:20],
        key=ANOTHER_KEY if how == "another key" else KEY,
        of=programme("desk-worker").id if how == "another programme" else None,
        assessed_at=min(before, w.wall - 2 * DAY) if how == "before" else w.wall,
        keep=keep,
        weeks=3,
    )
    if how == "changed":
        path.write_bytes(path.read_bytes().replace(b"walks well", b"walks Well"))
    given_before = given(w)
    done = w.coach.unlock_all_by_file(path)
    w.said.append(f"{how} keep={keep} {len(named)}: {done if isinstance(done, dict) else 'refused'}")
    right = how in ("right", "before") and bool(w.books.signed)
    need(isinstance(done, dict) == right, "a file was taken that must not be, or the other way round:", how)
    for name, said in done.items() if isinstance(done, dict) else ():
        need(name in named, "a file has ended what it does not name")
        good = ("too-early", "expired") if how == "before" else ("not-saved",) if w.full else ("cleared",)
        need(said in good, "a file:", said)
    ends(w, given_before, set(named) if isinstance(done, dict) and how == "right" else set())


def details(w: World) -> None:
    """Type in a clinician's details."""
    r, lockout = w.random, one_locked(w)
    if lockout is None:
        return
    name, assessed = (
        r.choice(("Ana", "Ana", "Ana", " ")),
        w.wall - timedelta(hours=r.choice((0, 0, 1, 30, -1))),
    )
    before, later = given(w), w.coach.ways_out()[lockout.id].details == "later"
    said = w.coach.clear(lockout, name, "GP", assessed)
    w.said.append(f"{name!r} {assessed}: {said}")
    fits = name.strip() and reported(w, lockout) <= assessed <= w.wall
    if said in ("cleared", "waiting") or (said == "not-saved" and fits):
        need(fits, "details that do not fit were taken")
        need(said != "waiting" or later, "details wait that should count")
        if later:
            w.books.details.append((lockout.id, w.now))
            need(not w.books.signed, "details taken though a code can be had")
    ends(w, before, {lockout.id} if said == "cleared" else set())


def programme_file(w: World) -> None:
    """Take in a programme."""
    number = w.random.randrange(len(PROGRAMMES))
    w.said.append(str(number))
    take(w, number)
