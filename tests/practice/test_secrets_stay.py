"""No private key, passphrase, code or health data where it does not belong: on the whole way from setting up
to a clearance, in processes of their own, every output and every file is looked through."""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import pytest

from corecoach.coach.results import DeviceKey
from corecoach.exchange.keys import SigningKey, new_key, open_key
from corecoach.home import Home
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.prescription import ClearanceTerms
from corecoach.safety import challenge_of

HERE = Path(__file__).parent
DRIVER, UI = HERE / "secret_driver.py", HERE.parent / "ui"
SAMPLE = HERE.parent / "samples" / "one-minute.corecoach"
SECRETS = {
    "passphrase": "four violet moths humming",
    "wrong": "quite another one here",
    "in_person": "seven amber kites rising",
}
# Of invented people; no word of the program or its library is among them.
PRIVATE = {
    "patient": "Wilhelmina Fernsby",
    "local": "LX-90817",
    "title": "Backbone Sonata",
    "note": "Mind the grindstone wrist",
    "about": "Lives above the ropewalk",
    "hurts": "Gnawing below the kneecap",
    "cleared": "Reflexes brisk on Tuesday",
}
CLINICIAN = {"clinician": "Oriana Blackwood"}

# -- where what belongs -------------------------------------------------------------------------------------

PATIENT = "clinic/practice/patients/*/"
# A programme names its patient, and so do its copies; a result is sealed. What a person was told and wrote is
# in their own records, in what came back, and in what a clinician notes of them.
GIVEN = ("out/*.corecoach", f"{PATIENT}programmes/*.corecoach")
TAKEN = ("person/people/me/ledger.json*", f"{PATIENT}mirror/ledger.json*")
DRAFT, DETAILS = f"{PATIENT}draft.json*", f"{PATIENT}patient.json*"
PLACES: dict[str, tuple[str, ...]] = {
    "passphrase": (),
    "wrong": (),
    "in_person": (),
    "private key": (),
    "key that opens results": (),
    # Shared with the patient's copy, in the programme and nowhere else: not in what comes back.
    "key for codes": (*GIVEN, "person/people/me/ledger.json*"),
    "code": (),
    "key of the person's copy": ("person/people/me/device-key.json",),
    "clinician": (
        *GIVEN, *TAKEN, "clinic/practice/clinician.json*", "out/*.ccclear", f"{PATIENT}mirror/diary/*",
        "person/people/me/diary/*",
    ),
    "patient": (*GIVEN, *TAKEN, DETAILS),
    "local": (DETAILS,),
    "about": (DETAILS,),
    "title": (*GIVEN, *TAKEN, DETAILS, DRAFT, f"{PATIENT}log.json*", "out/*.pdf"),
    "note": (*GIVEN, *TAKEN, DRAFT, "out/odd.ccresult", "out/*.pdf"),
    "hurts": ("person/people/me/diary/*", f"{PATIENT}mirror/diary/*"),
    # In the file for the patient, and in their records of who ended the lock.
    "cleared": ("out/*.ccclear", "person/people/me/ledger.json*"),
}  # fmt: skip


def spellings(secret: str | bytes) -> list[bytes]:
    """How a secret could stand in a file or a line: as it is, in hex, and in base64 wherever it begins."""
    raw = secret.encode() if isinstance(secret, str) else secret
    found = [raw, raw.hex().encode(), raw.hex().upper().encode(), repr(raw)[2:-1].encode()]
    if isinstance(secret, str):
        found += [secret.encode("utf-16-le"), secret.encode("utf-16-be"), secret[::-1].encode()]
        found += [secret.replace(" ", "").encode(), secret.replace(" ", "-").encode()]
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        # Without the letters that what stands before and behind has a share in.
        found += [coded[shift and 4 : len(coded) - 4], base64.urlsafe_b64encode(raw)[:-4]]
    return [spelling for spelling in found if len(spelling) >= 8]


def found_in(data: bytes, secrets: dict[str, str | bytes]) -> list[str]:
    """The names of secrets that stand in some bytes, in any spelling."""
    return [name for name, secret in secrets.items() if any(s in data for s in spellings(secret))]


# -- the whole way ------------------------------------------------------------------------------------------

# Put before a program: notes which processes it starts and which files Python writes.
WATCH = """
import os, sys
_log = os.open(os.environ["WATCH_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_starts = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork", "os.spawn")
def _note(event, args):
    if event in _starts:
        os.write(_log, f"start {args!r}\\n".encode())
    elif event == "open" and isinstance(args[0], str) and isinstance(args[2], int):
        if args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            os.write(_log, f"write {args[0]}\\n".encode())
sys.addaudithook(_note)
"""
# All that Qt notes, but for one category that has a line for each letter that is drawn.
_LOGGING = "*=true;qt.text.emojisegmenter=false"


class Way:
    """What came of a run: its outputs, what it started and wrote, and its folder."""

    def __init__(self, folder: Path, *words: object, typed: str = "", **env: str) -> None:
        self.root, beside = folder / "root", folder / "beside"
        for part in (self.root, beside, self.root / "tmp", self.root / "user"):
            part.mkdir(parents=True, exist_ok=True)
        (beside / "sitecustomize.py").write_text(WATCH, "utf-8")
        self._log = beside / "log"
        self._log.touch()
        user = self.root / "user"
        self.env = {
            "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONPATH": f"{beside}:{UI}",
            "PYTHONDONTWRITEBYTECODE": "1", "PYTHONFAULTHANDLER": "1", "PYTHONDEVMODE": "1",
            "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": _LOGGING, "QT_FATAL_WARNINGS": "0",
            "HOME": str(user), "TMPDIR": str(self.root / "tmp"), "WATCH_LOG": str(self._log),
            "CORECOACH_STATE": str(self.root / "state"), "XDG_CACHE_HOME": str(user / "cache"),
            "XDG_CONFIG_HOME": str(user / "config"), "XDG_DATA_HOME": str(user / "data"), **env,
        }  # fmt: skip
        self.words = [sys.executable, *map(str, words)]
        done = subprocess.run(
            self.words, input=typed.encode(), capture_output=True, env=self.env, timeout=110, check=False
        )
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr

    @property
    def said(self) -> bytes:
        """Everything that anybody could see of it from outside, without what it was given."""
        return self.out + self.err

    @property
    def log(self) -> list[str]:
        return self._log.read_text("utf-8", "replace").splitlines()

    def files(self) -> Iterator[Path]:
        return (path for path in sorted(self.root.rglob("*")) if path.is_file())


class WholeWay(Way):
    """The run of secret_driver.py, and its secrets, opened with the passphrase."""

    def __init__(self, folder: Path) -> None:
        words = SECRETS | PRIVATE | CLINICIAN
        super().__init__(folder, DRIVER, folder / "root", typed=json.dumps(words))
        assert (self.root / "told" / "done").exists(), self.err.decode()[-3000:]
        told = self.root / "told" / "code"
        self.code_told = told.read_text("utf-8")
        told.unlink()

    @cached_property
    def secrets(self) -> dict[str, str | bytes]:
        """Every secret and every private word, by the names in PLACES."""
        key = open_key((self.root / "clinic/practice/key.json").read_bytes(), SECRETS["passphrase"])
        device = json.loads((self.root / "person/people/me/device-key.json").read_bytes().splitlines()[1])
        (given,) = (self.root / "clinic/practice/patients").glob("*/programmes/*.corecoach")
        programme = json.loads(given.read_bytes())["programme"]
        assert isinstance(key, SigningKey)
        return (
            SECRETS
            | PRIVATE
            | CLINICIAN
            | {
                "private key": key._raw,
                "key that opens results": key.box_key(),
                "key for codes": key.clearance_key(programme["id"]),
                "code": self.code_told,
                "key of the person's copy": base64.b64decode(device["secret"]),
            }
        )


@pytest.fixture(scope="module")
def way(tmp_path_factory: pytest.TempPathFactory) -> WholeWay:
    return WholeWay(tmp_path_factory.mktemp("way"))


def test_every_secret_has_its_places(way: WholeWay) -> None:
    assert way.secrets.keys() == PLACES.keys()


def test_nothing_is_said_even_by_a_crash(way: WholeWay) -> None:
    """Qt and Python say all they have to say; at the end a slot raises, and the process dies in a call."""
    assert way.code == -11 and b"a bug in a slot" in way.err and b"Segmentation fault" in way.err
    assert way.out == b""
    assert found_in(way.said, way.secrets) == []
    # Nor a part of a name or of what was written, nor the folder of a patient.
    words = {w.lower() for text in PRIVATE.values() for w in text.split() if len(w) > 5}
    assert [word for word in words if word.encode() in way.said.lower()] == []


def test_each_file_holds_only_what_belongs_there(way: WholeWay) -> None:
    wrong, seen = [], set()
    for path in way.files():
        place = path.relative_to(way.root)
        for name in found_in(path.read_bytes(), way.secrets):
            seen.add(name)
            if not any(place.match(allowed) for allowed in PLACES[name]):
                wrong.append((name, str(place)))
    assert wrong == []
    # What belongs somewhere was found there: the eyes are open.
    assert seen == {name for name, places in PLACES.items() if places}


def test_nothing_is_left_in_the_folders_of_the_user_and_of_the_system(way: WholeWay) -> None:
    assert [path for path in way.files() if path.is_relative_to(way.root / "tmp")] == []
    left = [path for path in way.files() if path.is_relative_to(way.root / "user")]
    assert [path for path in left if "fontconfig" not in str(path)] == []
    for path in way.files():
        assert path.is_relative_to(way.root / "user") or path.stat().st_mode & 0o077 == 0 or _told(path), path


def _told(path: Path) -> bool:
    """What the driver itself wrote."""
    return path.parent.name == "told" or path.name in ("changed.corecoach", "odd.ccresult")


def test_no_process_is_started_and_nothing_is_written_elsewhere(way: WholeWay) -> None:
    assert [line for line in way.log if line.startswith("start ")] == []
    written = {line.removeprefix("write ") for line in way.log if line.startswith("write ")}
    assert [p for p in written if not p.startswith(f"{way.root}/") and p != os.devnull] == []
    # Names of folders tell people whose they are; no other path does, and none tells a secret.
    outside = "\n".join(p for p in written if "/practice/patients/" not in p)
    assert found_in(outside.encode(), way.secrets) == []
    assert found_in("\n".join(written).encode(), {n: s for n, s in way.secrets.items() if n in SECRETS}) == []


def test_neither_command_line_nor_environment_is_given_a_secret(way: WholeWay) -> None:
    given = "\0".join((*way.words, *way.env.values())).encode()
    assert found_in(given, way.secrets) == []


# -- commands -----------------------------------------------------------------------------------------------

CHALLENGE = challenge_of("a lockout")


class Commands:
    """`python -m corecoach`, each time a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key, self.signed = folder / "root" / "key.cckey", folder / "root" / "signed.corecoach"
        self.runs: list[Way] = []

    def __call__(self, *words: object, passphrase: str = SECRETS["passphrase"]) -> Way:
        run = Way(
            self.folder, "-m", "corecoach", "--home", self.folder / "root" / "home", *words,
            CORECOACH_PASSPHRASE=passphrase, CORECOACH_IN_PERSON_PASSPHRASE=SECRETS["in_person"],
        )  # fmt: skip
        self.runs.append(run)
        return run


def private_programme(folder: Path) -> Path:
    """A programme with private words."""
    data = SAMPLE.read_text("utf-8")
    value = json.loads(data)
    value["programme"]["title"] = PRIVATE["title"]
    value["programme"]["patient"]["name"] = PRIVATE["patient"]
    value["programme"]["routines"][0]["items"][0]["note"] = PRIVATE["note"]
    path = folder / "given.corecoach"
    path.write_text(json.dumps(value), "utf-8")
    return path


def test_commands_say_nothing_either(tmp_path: Path) -> None:
    run, root = Commands(tmp_path), tmp_path / "root"
    root.mkdir()
    given = private_programme(root)
    key, out = ("--key", run.key), ("--out", root / "given.ccclear")
    terms = (*key, "--programme", run.signed)
    assert run("clinician", "key", run.key).code == 0
    sign = ("clinician", "sign", given, *key, "--passphrase", "--out", run.signed)
    assert run(*sign, passphrase=SECRETS["wrong"]).code == 1
    assert run(*sign).code == 0
    assert run("clinician", "code", CHALLENGE, *terms, passphrase=SECRETS["wrong"]).code == 1
    told = run("clinician", "code", CHALLENGE, *terms)
    note = ("--note", PRIVATE["cleared"])
    assert run("clinician", "clearance", CHALLENGE, *terms, *out, *note).code == 0
    assert run("clinician", "handout", run.signed, "--out", root / "paper.pdf").code == 0
    assert run("check", run.signed).code == 0
    broken = root / "broken.corecoach"
    broken.write_bytes(run.signed.read_bytes().replace(PRIVATE["note"].encode(), b"Something else"))
    assert run("check", broken).code == 1
    assert run("doctor").code == 0

    opened = open_key(run.key.read_bytes(), SECRETS["passphrase"])
    assert isinstance(opened, SigningKey)
    programme = json.loads(run.signed.read_bytes())["programme"]["id"]
    secrets = SECRETS | PRIVATE | {"raw": opened._raw, "codes": opened.clearance_key(programme)}
    assert [(r.words[3:], found_in(r.said, secrets)) for r in run.runs if found_in(r.said, secrets)] == []
    # The code is what is asked for: alone on standard output, and never beside it.
    code = told.out.decode().strip()
    assert told.code == 0 and len(code) > 8 and code.encode() not in told.err
    assert not any(code.encode() in r.said for r in run.runs if r is not told)
    # No passphrase is on a command line, in a file, or handed to a process that is started.
    assert not any(found_in("\0".join(r.words).encode(), dict(SECRETS)) for r in run.runs)
    assert [p for p in told.files() if found_in(p.read_bytes(), dict(SECRETS) | {"code": code})] == []
    assert [line for line in told.log if line.startswith("start ")] == []


# -- what objects say of themselves -------------------------------------------------------------------------


def said_of(value: object) -> bytes:
    """All that a log, a debugger or an error would print of an object."""
    return f"{value!r} {value!s} {value:}".encode()


def test_no_object_says_its_secret(tmp_path: Path) -> None:
    words = SECRETS["passphrase"]
    made = new_key(words)
    assert isinstance(made, bytes)
    key = open_key(made, words)
    assert isinstance(key, SigningKey)
    shared, device = key.clearance_key("p"), os.urandom(32)
    practice = Home(tmp_path).practice()
    secrets: dict[str, str | bytes] = SECRETS | {
        "raw": key._raw, "box": key.box_key(), "shared": shared, "device": device
    }  # fmt: skip
    for value in (
        key,
        practice,
        practice.identity,
        DeviceKey(base64.b64encode(device).decode()),
        ClearanceTerms(base64.b64encode(shared).decode()),
        open_key(made, SECRETS["wrong"]),
        *_drafts(),
    ):
        assert found_in(said_of(value), secrets) == [], type(value)
        assert not hasattr(value, "__dict__") or type(value) is not SigningKey


def _drafts() -> Iterator[object]:
    """What is typed lives in drafts, with every passphrase filled in."""
    from corecoach.safety import Lock
    from corecoach.ui.pages import unlock_in_person, unlock_words
    from corecoach.ui.practice.pages import clearance, editor_sign, practice_settings, setup, unlock

    word = SECRETS["passphrase"]
    yield setup.SetupDraft(passphrase=word, again=word, backup=word.encode())
    yield unlock.UnlockDraft(word)
    yield editor_sign.SignDraft(passphrase=word, in_person=SECRETS["in_person"])
    yield clearance.ClearanceDraft("2026-11-17", passphrase=word)
    yield practice_settings.PracticeSettingsDraft("", "", "", "", old=word, new=word, again=word)
    yield unlock_words.UnlockDraft(passphrase=SECRETS["in_person"])
    yield unlock_in_person.InPerson(SECRETS["in_person"], (Lock.HEAT,), 1)


def test_a_code_that_was_given_is_not_said() -> None:
    from datetime import date

    from corecoach.ui.practice.pages.clearance_given import GivenCode

    given = GivenCode("ABCD-EFGH-2345", CHALLENGE, (), date(2026, 11, 17), date(2026, 12, 17))
    assert b"ABCD" not in said_of(given)


def test_an_error_says_no_secret_of_a_key_file() -> None:
    """Whatever is wrong with a key file, what is said of it is words of the program."""
    made = new_key(SECRETS["passphrase"])
    assert isinstance(made, bytes)
    file = json.loads(made)
    changes: list[dict[str, Any]] = [
        {"key": "A" * 44}, {"locked": file["locked"] | {"salt": "!"}}, {"locked": file["locked"] | {"n": 3}},
        {"version": 2}, {"format": SECRETS["wrong"]},
    ]  # fmt: skip
    for change in changes:
        problem = open_key(msgspec.json.encode(file | change), SECRETS["passphrase"])
        assert not isinstance(problem, SigningKey)
        said = said_of(problem) + problem.line("key.cckey").encode()
        assert found_in(said, dict(SECRETS)) == [] and file["locked"]["box"].encode() not in said


def test_a_key_is_neither_copied_nor_pickled() -> None:
    import copy
    import pickle

    key = SigningKey(bytes(range(32)))
    for take in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            take(key)  # type: ignore[operator]


def test_a_closed_practice_keeps_neither_key_nor_patient(tmp_path: Path) -> None:
    import gc

    from practice_samples import ANA, WORDS

    home = Home(tmp_path)
    practice: Practice = home.practice()
    practice.set_up(ANA, WORDS)
    practice.add_patient(PRIVATE["patient"])
    box = practice._box
    assert box is not None
    assert [p for p in _live(PatientFile) if p.folder.is_relative_to(tmp_path)] != []
    practice.close()
    gc.collect()
    assert practice._box is None
    assert [p for p in _live(PatientFile) if p.folder.is_relative_to(tmp_path)] == []
    assert [k for k in _live(SigningKey) if k.public == practice.clinician.key] == []  # type: ignore[union-attr]


def _live(kind: type[Any]) -> list[Any]:
    import gc

    return [thing for thing in gc.get_objects() if isinstance(thing, kind)]
