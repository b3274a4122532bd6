"""Thousands of damaged programmes, clearances and results, by the ways that real ones come: each is refused
in words, nothing raises, and no file of either data folder changes."""

import json
import os
import random
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from practice_samples import Clinic, Patient

from corecoach.coach import Offer
from corecoach.exchange import Problem
from corecoach.exchange.clearance_file import ClearanceBody, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.signature import canonical
from corecoach.practice.taking import Taken, Unknown
from corecoach.safety import Lockout, challenge_of

# All together; in a long run ten thousand.
FILES = 10_002 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 1_500
BYTES = b'\x00\x0a"\\{}[]:,-+.eE0123456789abtfnu \xc3\xa9\xff\xf0\x9f\x99\x82'
KEY = SigningKey(bytes(range(32)))


class Doors:
    """A clinician and a person who is locked, with a good file of each kind, and what is on disk."""

    def __init__(self, folder: Path) -> None:
        self.clinic = Clinic(folder / "clinic")
        self.file = self.clinic.patient()
        self.programme = self.clinic.signed(self.file).data
        self.patient = Patient(folder / "patient", self.programme, self.clinic.clock)
        for number in (1, 2):
            self.patient.session(number)
        lockout = self.patient.coach.report({"leg_numb": "yes"}).lockout
        assert lockout is not None
        self.lockout: Lockout = lockout
        self.patient.score(4)
        self.result, self.sealed = self.patient.results(), self.patient.results(sealed=True)
        self.path = folder / "given.ccclear"
        self.folders = (self.clinic.home.folder, self.patient.folder / "home")
        self.kept = self.on_disk()

    def clearance(self, key: SigningKey = KEY) -> bytes:
        """A clearance for what is locked, by a key that nobody here knows."""
        programme, now = self.patient.coach.programme, self.patient.clock.now()
        assert programme is not None
        body = ClearanceBody(
            "c1ea",
            programme.id,
            (challenge_of(self.lockout.id),),
            now,
            programme.author,
            "cleared",
            now.date(),
        )
        return write_clearance(body, key)

    def on_disk(self) -> dict[str, tuple[int, bytes]]:
        """Every file of both data folders, with when it was written and what is in it."""
        files = (path for folder in self.folders for path in folder.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}

    def offer(self, data: bytes) -> Any:
        """What the person's window makes of a programme file."""
        self.path.write_bytes(data)
        *_waiting, read = self.patient.coach.offering(self.path)
        return read

    def unlock(self, data: bytes) -> Any:
        """What the person's window makes of a clearance file."""
        self.path.write_bytes(data)
        return self.patient.coach.unlock_all_by_file(self.path)

    def take(self, data: bytes) -> Any:
        """What the clinician's window makes of a result file."""
        return self.clinic.practice.take_result(data)


@pytest.fixture
def doors(tmp_path: Path) -> Doors:
    """Both sides, before anything damaged comes."""
    return Doors(tmp_path)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """`data` with one to three pieces replaced, doubled, dropped or put elsewhere, or a bit turned."""
    for _piece in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        to = min(len(data), at + chance.choice((1, 1, 1, 2, 5, 40, 400)))
        other = chance.randrange(len(data))
        byte = bytes([chance.choice((chance.choice(BYTES), data[at] ^ 1 << chance.randrange(8)))])
        new = chance.choice((b"", byte, byte, data[at:to] * 2, data[other : other + 9]))
        data = (data[:at] + new + data[to:]) or b"{"
    return data


def says_the_same(data: bytes, original: bytes) -> bool:
    """Whether only white space was changed: then a file is as good as before, and no damaged one."""
    try:
        return bool(json.loads(data) == json.loads(original))
    except ValueError:
        return False


def refused_in_words(found: Any) -> bool:
    """Whether it is a list of problems, each in words on one line."""
    assert not isinstance(found, list) or found
    problems = found if isinstance(found, list) else []
    for problem in problems:
        assert isinstance(problem, Problem) and problem.what and problem.allowed
        assert len(problem.line("f").splitlines()) == 1
    return bool(problems)


def test_damaged_files_of_every_kind_are_refused_and_nothing_is_stored(doors: Doors) -> None:
    chance = random.Random(7)
    kinds: list[tuple[Callable[[bytes], Any], bytes]] = [
        (doors.offer, doors.programme),
        (doors.unlock, doors.clearance(clinicians_key(doors))),
        (doors.take, doors.result),
        (doors.offer, doors.programme),
        (doors.unlock, doors.clearance(clinicians_key(doors))),
        (doors.take, doors.sealed),
    ]
    refused = same = 0
    for door, good in kinds:
        for _file in range(FILES // len(kinds)):
            data = mutated(good, chance)
            if says_the_same(data, good):
                same += 1
                continue
            assert refused_in_words(door(data)), data
            refused += 1
    assert refused > FILES * 0.95 and refused + same == FILES
    assert doors.on_disk() == doors.kept
    assert doors.patient.coach.lockouts() == (doors.lockout,)


def test_what_was_damaged_is_taken_when_it_is_whole(doors: Doors) -> None:
    """Else the test above would prove nothing."""
    assert isinstance(doors.offer(doors.programme), Offer)
    assert isinstance(doors.take(doors.sealed), Taken)
    assert isinstance(doors.take(doors.result), Taken)
    done = doors.unlock(doors.clearance(clinicians_key(doors)))
    assert done == {doors.lockout.id: "cleared"}
    assert doors.on_disk() != doors.kept


def clinicians_key(doors: Doors) -> SigningKey:
    """The key that signed the programme in hand."""
    from practice_samples import WORDS

    from corecoach.exchange.keys import open_key

    key = open_key(doors.clinic.practice.backup(), WORDS)
    assert isinstance(key, SigningKey)
    return key


# -- well signed, and odd inside ---------------------------------------------------------------------------

ODD = (
    None, True, 0, -1, 1, 7, 10**6, 1.5, 1e300, "", " ", "x", "3", "mon", "2026-11-02",
    "2026-11-24T09:05:00Z", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "cat-camel", "x" * 500,
    "<b>", "a\nb", [], [[]], {}, {"x": 1}, [1, 2, 3], [None], ["mon"], {"": {}},
)  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every container in `value` with each of its keys."""
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else range(len(value))
    return [(value, key) for key in keys] + [place for key in keys for place in places(value[key])]


def odd(good: bytes, body: str, key: SigningKey, chance: random.Random) -> bytes:
    """A file with odd values in odd places, well signed: what somebody's own tool might write."""
    value = json.loads(good)
    for _change in range(chance.choice((1, 1, 2, 4))):
        where, name = chance.choice(places(value[body]))
        match chance.choice(("put", "put", "drop", "double")):
            case "put":
                where[name] = deepcopy(chance.choice(ODD))
            case "drop":
                del where[name]
            case "double":
                if isinstance(where, list):
                    where.append(deepcopy(where[name]))
        if not places(value[body]):
            break
    signature = {"algorithm": "ed25519", "key": key.public, "value": key.sign(canonical(value[body]))}
    return json.dumps(value | {"signature": signature}).encode()


@pytest.mark.parametrize("kind", ["programme", "clearance", "result"])
def test_odd_values_that_are_well_signed_never_raise(doors: Doors, kind: str) -> None:
    chance, key = random.Random(kind), clinicians_key(doors)
    good, door = {
        "programme": (doors.programme, doors.offer),
        "clearance": (doors.clearance(), doors.unlock),
        "result": (doors.result, doors.take),
    }[kind]
    # A stranger's clearance, so that the lock stands for the next file.
    by = KEY if kind == "clearance" else key
    before = doors.kept
    for _file in range(FILES // 5):
        found = door(odd(good, kind, by, chance))
        if not refused_in_words(found):
            assert isinstance(found, Offer | Taken | Unknown), found
            before = doors.on_disk() if isinstance(found, Taken) else before
    assert doors.on_disk() == before
    assert doors.patient.coach.lockouts() == (doors.lockout,)
