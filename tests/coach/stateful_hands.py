"""Steps of a random life: time, clocks, starts and a full disk, and hands on the folder."""

import shutil
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

from coach_samples import edit_ledger
from stateful_answers import check, report
from stateful_clinic import programme_file
from stateful_model import Books
from stateful_world import World, need, records_of

# -- time and machine ------------------------------------------------------------------------------------


def wait(w: World) -> None:
    """Let time pass."""
    minutes = w.random.choice((1, 9, 14, 16, 60, 6 * 60, 13 * 60, 1440, 1500, 2940, 4380, 11520))
    w.said.append(f"{minutes} min")
    w.move(60 * minutes)


def set_clock(w: World) -> None:
    """Set the wall clock: forward, back, or right again."""
    hours = w.random.choice((0, 0, 0, 0, 1, -1, 24, -24, 50, -50, 700, -700, 9600, -9600))
    w.person.clock.set_wall(w.right_wall + timedelta(hours=hours))
    w.said.append(f"right{hours:+} h: {w.wall}")
    w.clock_was_set = True


def restart(w: World) -> None:
    """Start the program anew."""
    w.restart()


def start_machine(w: World) -> None:
    """Start the machine anew, and the program with it."""
    w.person.clock.restart()
    w.restart()


def fill_disk(w: World) -> None:
    """From now on nothing can be written."""
    w.fill_disk()


def free_disk(w: World) -> None:
    """Writing works again."""
    w.free_disk()


def die_before_witness(w: World) -> None:
    """The process is killed after the ledger was written and before its witness was."""
    w.free_disk()
    with patch("corecoach.diary.witness.Witness.note", lambda *_args, **_more: False):
        w.random.choice((check, report, programme_file))(w)
    w.disk = w.books.copy()
    w.restart()


# -- hands on the folder ---------------------------------------------------------------------------------


def seen(w: World) -> tuple[set[str], bool, bool]:
    """Close the program after it has looked once more: what its ledger holds, whether something is locked,
    and whether something stands though a plan opens it."""
    w.free_disk()
    w.disk = w.books.copy()
    w.restart()
    w.settle()
    standing = any(x.stands(w.wall) for x in w.books.held.values())
    return records_of(w.ledger()), bool(w.coach.lockouts()), standing


def make_copy(w: World) -> None:
    """Keep a copy of the person's folder."""
    if not w.full and w.person.home.person.exists():
        w.disk = w.books.copy()
        path = w.folder / f"copy after {w.elapsed_s:.0f} s"
        shutil.copytree(w.person.home.person, path)
        w.copies = [*w.copies[-2:], (path, w.disk.copy())]


def put_back_copy(w: World) -> None:
    """Put a copy back in place of the folder."""
    if not w.copies:
        return
    path, books = w.random.choice(w.copies)
    before, locked, standing = seen(w)
    shutil.rmtree(w.person.home.person, ignore_errors=True)
    shutil.copytree(path, w.person.home.person)
    look_again(w, books.copy(), before, locked, standing)


def remove(w: World) -> None:
    """Take away the folder, or all of the ledger."""
    before, locked, standing = seen(w)
    if w.random.random() < 0.5:
        shutil.rmtree(w.person.home.person, ignore_errors=True)
    else:
        for path in w.person.home.person.glob("ledger.json*"):
            path.unlink()
    look_again(w, Books(), before, locked, standing)


def edit(w: World) -> None:
    """Take a record out of the ledger, or make a lock a lock on ice, with a checksum that is right."""
    before, locked, standing = seen(w)
    books, r = w.books.copy(), w.random
    tables = ("lockout", "lockout", "clearance")
    found: list[Any] = []

    def change(ledger: Any) -> None:
        table = r.choice(tables)
        if not ledger.get(table):
            return
        number = r.choice(sorted(ledger[table]))
        to_ice = table == "lockout" and r.random() < 0.5
        found.extend((table, to_ice, dict(ledger[table][number])))
        if to_ice:
            ledger[table][number] |= {"locks": ["ice"], "tier": "CAUTION"}
        else:
            del ledger[table][number]

    if not w.ledger():
        return
    edit_ledger(w.person, change)
    if found:
        table, to_ice, row = found
        w.said.append(f"{table} {'to ice' if to_ice else 'removed'} {row['id']}")
        edited(books, table, to_ice, row)
        # Without a clearance nobody knows that its code was a right one.
        w.tries_unknown |= table == "clearance"
    look_again(w, books, before, locked, standing)


def edited(books: Books, table: str, to_ice: bool, row: Any) -> None:
    """What the books say once a record is changed."""
    if table == "clearance":
        held = books.held.get(row["lockout"])
        if held is None:
            return  # the lock was taken out before
        moments = [e.at.isoformat().replace("+00:00", "Z") for e in held.ends]
        if row["at"] in moments:
            at = moments.index(row["at"])
            books.held[held.id] = replace(held, ends=held.ends[:at] + held.ends[at + 1 :])
    elif to_ice:
        books.held[row["id"]] = replace(books.held[row["id"]], least=frozenset(), exact=False)
    else:
        del books.held[row["id"]]


def look_again(w: World, books: Books, before: set[str], locked: bool, standing: bool) -> None:
    """Start the program on what was changed: what is missing must be noticed while something was locked."""
    w.disk = books
    w.restart()
    lost = bool(before - records_of(w.ledger()))
    w.coach.lockouts()
    # A damaged ledger that was set aside locks for as long as no lock names it.
    aside = any(w.person.home.person.glob("ledger.json.damaged-*"))
    w.adopt_records_lock(must=lost and locked, may=lost and (locked or standing or aside))


def damage(w: World) -> None:
    """A bit of the ledger flips."""
    _before, locked, _standing = seen(w)
    path = w.person.home.person / "ledger.json"
    if not path.exists():
        return
    data = bytearray(path.read_bytes())
    data[w.random.randrange(len(data))] ^= 1 << w.random.randrange(8)
    path.write_bytes(bytes(data))
    w.disk = Books()
    known = w.books.held
    w.restart()
    in_force = {x.id for x in w.coach.lockouts()}
    w.books.held = known
    w.adopt_all()
    w.adopt_records_lock(must=True, may=True)
    lost = {i for i, x in known.items() if x.stands(w.wall)} - in_force
    hard = any(x.exit == "X" and x.id not in known for x in w.books.held.values())
    need(hard or not (lost and locked), "damage that lost a lock ends on a word")
