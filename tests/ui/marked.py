"""Files and records in which every free text holds markup, each text with a name of its own to look for."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec.structs import replace
from programme_samples import LIBRARY

from corecoach.coach import Coach
from corecoach.exchange.clearance_file import ClearanceBody, write_clearance
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.programme_file import FORMAT, ProgrammeFile, read_programme, write_programme
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, PsfsRating
from corecoach.pain.scores import Flare
from corecoach.practice.signing import signed_file
from corecoach.prescription import Author, BaselineEntry, Exercise, Patient, Programme
from corecoach.prescription.exercise import Caution, Cues
from corecoach.safety import Clearance, Fired, Lock, Lockout, Stamp, Tier, challenge_of
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.session.record import Outcome
from corecoach.thermal.record import Application, PackRecord

SAMPLES = Path(__file__).parents[1] / "samples"
# What markup would open, if anything did: it is watched. Its path is short, because a title has room for 80
# letters; the folder goes with the process.
_FOLDER = TemporaryDirectory(prefix="c", dir="/tmp")
SPY = Path(_FOLDER.name) / "s"
LONG = f'<img src="file://{SPY}"><a href="//e.org">y</a><b>x</b>&amp;'
SHORT = "<b>x</b><img>&amp;"
# A name of a file has no slash in it.
FILE = "<b>x<img src=s><a href=y>&amp;"
MARKUPS = (LONG, SHORT, FILE)
# Nobody signs with these.
KEYS = tuple(SigningKey(bytes([n]) * 32) for n in (7, 9))
OWN, STEPS, PACK = "own-heel-slide", "own-worktop-shift", "own-ice"
# No word of the program looks like one of these names.
_NAMED = re.compile(r"\bz[A-Z][a-z]{1,6}(?![a-z])")


def mark(name: str, most: int = 80) -> str:
    """A text with markup that goes by a name, of at most so many letters."""
    text = name + (LONG if most >= 80 else SHORT)
    assert len(text) <= most and _NAMED.fullmatch(name), (name, len(text))
    return text


def names_in(text: str) -> list[re.Match[str]]:
    """Where names of marked texts stand in a text."""
    return list(_NAMED.finditer(text))


# -- files --------------------------------------------------------------------------------------------------

AUTHOR = Author(mark("zAuthor"), mark("zRole"), mark("zRegis"), mark("zTact"))
PATIENT = Patient(mark("zPat"), 1960)
FILE_NAME = f"zFile{FILE}"


def programme(**changes: Any) -> Programme:
    """Two own exercises, one with a figure and one of steps alone, and an own ice protocol: all marked."""
    file = read_programme((SAMPLES / "own-exercises.corecoach").read_bytes(), LIBRARY.exercises)
    assert isinstance(file, ProgrammeFile)
    given = file.programme
    notes = (mark("zNotef"), mark("zNotes"))
    items = tuple(replace(i, note=note) for i, note in zip(given.routines[0].items, notes, strict=True))
    first, second = (own_exercise(e, at) for e, at in zip(given.exercises, "fs", strict=True))
    whole = replace(
        given,
        title=mark("zTitle"),
        author=AUTHOR,
        patient=PATIENT,
        phases=tuple(replace(p, title=mark("zPhase")) for p in given.phases),
        routines=(replace(given.routines[0], title=mark("zRou"), items=items),),
        baseline=(BaselineEntry("leg_tingle", date(2026, 11, 1), "left", "thigh", mark("zBase")),),
        confirmations=(mark("zConf"),),
        protocols=(_protocol(),),
        exercises=(replace(first, regressions=(STEPS,)), second),
    )
    return replace(whole, **changes)


def own_exercise(exercise: Exercise, at: str) -> Exercise:
    """An own exercise in which every text is marked, its names ending with `at`."""
    return replace(
        exercise,
        name=mark(f"zName{at}"),
        short_name=mark(f"zS{at}", 22),
        what_for=mark(f"zWhat{at}"),
        cues=Cues(*(mark(f"z{word}{at}", 90) for word in ("Start", "Move", "Hold", "Back", "Rest"))),
        steps=tuple(mark(f"zStep{at}{n}") for n in "pq"),
        breathing=mark(f"zAir{at}"),
        mistakes=(mark(f"zMis{at}"),),
        stop_if=(mark(f"zStop{at}"),),
        cautions={"hip-pain": Caution("modify", mark(f"zCau{at}"))},
        source=mark(f"zSrc{at}"),
        checked=mark(f"zChe{at}"),
        reviewed_by=mark(f"zRev{at}"),
        reviewed=date(2026, 11, 1),
    )


def _protocol() -> dict[str, Any]:
    """An own ice protocol of a clinician's, as it stands in a file."""
    value = json.loads((SAMPLES / "thermal" / "ice-10-5.json").read_text("utf-8"))
    words = {"title": mark("zPack"), "note": mark("zPnote"), "reason": mark("zReas"), "source": mark("zPsrc")}
    made = {"id": PACK, "author": "clinician", "reviewed_by": mark("zPrev"), "aims": ["stiff"]}
    return value | words | made


def signed(key: int = 0, **changes: Any) -> bytes:
    """The programme as a file, signed with one of the keys."""
    return signed_file(programme(**changes), KEYS[key])


def unsigned(**changes: Any) -> bytes:
    """The programme as a file that nobody signed."""
    return write_programme(ProgrammeFile(FORMAT, 1, programme(**changes)))


CLEARER = Author(mark("zCby"), mark("zCrole"), mark("zCreg"), mark("zCtel"))


def clearance(programme_id: str, lockout: str, at: datetime) -> bytes:
    """A signed file that ends a lockout in part, for a week."""
    body = ClearanceBody(
        "ab", programme_id, (challenge_of(lockout),), at, CLEARER, "cleared-with-limits",
        (at + timedelta(days=8)).date(), keep=("strengthening",), note=mark("zCnote"),
    )  # fmt: skip
    return write_clearance(body, KEYS[0])


# -- records ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Lived:
    """Records of some weeks before `now`, with every free text marked, ids that nobody knows among them."""

    coach: Coach
    now: datetime

    def save(self) -> None:
        """Let the person have said and done all that."""
        ids = (f"{n:032x}" for n in count(1))
        self.coach.save(*self._sessions(ids), *self._locks(ids), self._pack(ids), *self._said(ids))

    def _at(self, days_ago: int) -> datetime:
        return (self.now - timedelta(days=days_ago)).replace(hour=10)

    def _sessions(self, ids: Iterator[str]) -> Iterator[SessionRecord | SessionFeedback]:
        outcomes: tuple[Outcome, ...] = ("finished", "stopped", "ended")
        for outcome, days, letter in zip(outcomes, (9, 7, 5), "abc", strict=True):
            session = self._session(next(ids), days, outcome)
            why = mark("zWhy") if outcome == "stopped" else None
            yield session
            yield SessionFeedback(
                next(ids), session.ended_at, session.id, 5, 4, mark(f"zFb{letter}"), stop_reason=why
            )

    def _session(self, name: str, days: int, outcome: Outcome) -> SessionRecord:
        programme, at = self.coach.programme, self._at(days)
        assert programme is not None
        items = (
            ItemRecord(OWN, mark("zItf"), 6, 0, 0.0, 0.0, outcome == "ended"),
            ItemRecord("gone", mark("zItg"), 6, 2, 0.0, 0.0, False),
        )
        return SessionRecord(
            name, at, at + timedelta(minutes=9), programme.routines[0].id, mark("zSess"), programme.id,
            outcome, 500.0, 4, items,
        )  # fmt: skip

    def _locks(self, ids: Iterator[str]) -> Iterator[Lockout | Clearance]:
        """One that ended, and one that is in force."""
        fired = Fired(mark("zRule"), (mark("zItem"),), mark("zClr"))
        ended = Lockout(
            next(ids), self._at(12), Tier.SOON, (Lock.ALL_EXERCISE,), (fired,), {mark("zItem"): "yes"},
            mark("zVer"), exercise=mark("zExid"),
        )  # fmt: skip
        yield ended
        yield Clearance(
            next(ids), self._at(11), ended.id, "L1", CLEARER.name, CLEARER.role, self._at(11),
            contact=CLEARER.contact, note=mark("zCnote"),
        )  # fmt: skip
        known = Fired("item:leg_numb", ("leg_numb", mark("zItem")), "CLIN")
        yield Lockout(
            next(ids), self._at(3), Tier.SOON, (Lock.STRENGTHENING,), (known,), {"leg_numb": "yes"}, "1.0"
        )

    def _pack(self, ids: Iterator[str]) -> PackRecord:
        on = self._at(6)
        off = on + timedelta(minutes=15)
        once = Application("ice", 0, 0, Stamp(on), Stamp(off), 900.0)
        return PackRecord(
            next(ids), on, off, mark("zPid"), mark("zPack"), 120, "sign", (once,), signs=(mark("zSign"),),
            note=mark("zPnote"),
        )  # fmt: skip

    def _said(self, ids: Iterator[str]) -> Iterator[Any]:
        named = Activities(next(ids), self._at(16), (mark("zActa"), mark("zActb")))
        yield named
        yield PsfsRating(next(ids), self._at(16), named.id, (3, 4))
        yield Flare(next(ids), self._at(8), self._at(8).date(), True)
        for days in range(19, 0, -1):
            note = mark("zScore") if days == 4 else ""
            yield PainScore(next(ids), self._at(days), "now", 3 + days % 3, note)
