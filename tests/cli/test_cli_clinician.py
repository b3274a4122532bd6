"""`corecoach clinician`: a key, a signed programme, a code, a clearance file, and nothing said of secrets."""

import base64
import json
import os
import stat
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cli_samples import LINE, ONE_MINUTE, SAMPLES, Cli, Result, process
from msgspec.structs import replace

from corecoach.clock import ManualClock, SystemClock
from corecoach.exchange import ProgrammeFile, locking, read_programme, write_programme
from corecoach.exchange.clearance_code import CodeTerms, read_code
from corecoach.exchange.clearance_file import ClearanceFile, read_clearance
from corecoach.exchange.keys import SigningKey, fingerprint, new_key, open_key
from corecoach.exchange.passphrase import matches
from corecoach.exchange.programme_file import sign_programme
from corecoach.library import Library
from corecoach.prescription import ClearanceTerms
from corecoach.safety.challenge import challenge_of, grouped

PASSPHRASE, IN_PERSON = "four quiet words here", "four other words here"
CHALLENGE, OTHER = challenge_of("a lockout"), challenge_of("another")
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
LIBRARY = Library()


class Desk:
    """A clinician's folder with a key and a programme signed with it."""

    def __init__(self, folder: Path, cli: Cli) -> None:
        self.folder, self.cli = folder, cli
        self.key, self.signed = folder / "key.pem", folder / "signed.corecoach"
        self.out = folder / "out.ccclear"

    def __call__(self, *words: object) -> Result:
        result = self.cli("clinician", *words)
        assert not any(secret in result.out + result.err for secret in self.secrets())
        return result

    def secrets(self) -> list[str]:
        shared = [base64.b64encode(self.opened().clearance_key(self.programme().programme.id)).decode()]
        return [PASSPHRASE, IN_PERSON, *(shared if self.signed.exists() else [])]

    def opened(self) -> SigningKey:
        key = open_key(self.key.read_bytes(), PASSPHRASE)
        assert isinstance(key, SigningKey)
        return key

    def programme(self, path: Path | None = None) -> ProgrammeFile:
        path = path or (self.signed if self.signed.exists() else ONE_MINUTE)
        file = read_programme(path.read_bytes(), LIBRARY.exercises)
        assert isinstance(file, ProgrammeFile)
        return file

    def terms(self) -> tuple[object, ...]:
        return "--key", self.key, "--programme", self.signed

    def code(self, *words: object) -> Result:
        return self("code", CHALLENGE, *self.terms(), *words)

    def clear(self, *words: object) -> Result:
        return self("clearance", CHALLENGE, *self.terms(), "--out", self.out, *words)

    def refused(self, result: Result) -> str:
        """The one line of a refusal, in the agreed form."""
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1), result
        assert not self.out.exists()
        return result.complaints[0]


@pytest.fixture
def desk(tmp_path: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """How slow it is to guess a passphrase is tested with keys; here each is worked out once, and quickly."""
    monkeypatch.setattr("corecoach.exchange.locking._N", 2**14)
    monkeypatch.setattr("corecoach.exchange.locking._derived", cache(locking._derived))
    monkeypatch.setenv("CORECOACH_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("CORECOACH_IN_PERSON_PASSPHRASE", IN_PERSON)
    monkeypatch.setattr("corecoach.cli.clinician.SystemClock", lambda: ManualClock(NOW))
    made = Desk(tmp_path, cli)
    assert cli("clinician", "key", made.key).code == 0
    assert made("sign", ONE_MINUTE, "--key", made.key, "--out", made.signed).code == 0
    return made


def understood(desk: Desk, code: str, challenge: str = CHALLENGE) -> Any:
    """The terms that the person's copy reads from a code, by what stands in the signed programme."""
    terms = desk.programme(desk.signed).programme.clearance
    assert terms is not None
    return read_code(base64.b64decode(terms.key), challenge, code, TODAY)


def test_from_key_to_code_in_processes_of_their_own(tmp_path: Path) -> None:
    env = {"CORECOACH_PASSPHRASE": PASSPHRASE}
    key, signed, out = tmp_path / "k.pem", tmp_path / "s.corecoach", tmp_path / "o.ccclear"

    def run(*words: object, said: str = "") -> str:
        result = process("--home", tmp_path / "home", *words, env=env)
        assert result.code == 0 and result.err.startswith(said) and bool(result.err) == bool(said), result
        assert PASSPHRASE not in result.out + result.err
        return result.out

    made = run("clinician", "key", key)
    assert run("clinician", "sign", ONE_MINUTE, "--key", key, "--out", signed)
    assert "programme, no problems" in run("check", signed)
    says = f"This code says: examined on {SystemClock().now().date()}; stays locked: nothing; holds until "
    code = run("clinician", "code", CHALLENGE, "--key", key, "--programme", signed, said=says)
    assert [len(group) for group in code.strip().split("-")] == [4, 4, 4]
    run("clinician", "clearance", CHALLENGE, OTHER, "--key", key, "--programme", signed, "--out", out)
    assert "clearance, no problems" in run("check", out)
    opened = open_key(key.read_bytes(), PASSPHRASE)
    assert isinstance(opened, SigningKey) and fingerprint(opened.public) in made


# -- key -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_a_key_file_is_for_its_owner_only(desk: Desk) -> None:
    old = os.umask(0)
    try:
        assert desk("key", desk.folder / "second.pem").code == 0
    finally:
        os.umask(old)
    assert stat.S_IMODE((desk.folder / "second.pem").stat().st_mode) == 0o600


def test_a_file_that_is_there_is_never_written_over(desk: Desk) -> None:
    before = desk.key.read_bytes()
    assert LINE.fullmatch(desk.refused(desk("key", desk.key)))
    assert desk.key.read_bytes() == before
    dangling = desk.folder / "dangling"
    dangling.symlink_to(desk.folder / "nowhere")
    desk.refused(desk("key", dangling))
    assert not (desk.folder / "nowhere").exists()


@pytest.mark.parametrize("short", ["x", "elevenchars"])
def test_a_short_passphrase_makes_no_key(desk: Desk, monkeypatch: pytest.MonkeyPatch, short: str) -> None:
    monkeypatch.setenv("CORECOACH_PASSPHRASE", short)
    line = desk.refused(desk("key", desk.folder / "second.pem"))
    assert "12 letters or more" in line
    assert not (desk.folder / "second.pem").exists()


def test_a_folder_that_is_not_there_is_one_line(desk: Desk) -> None:
    desk.refused(desk("key", desk.folder / "no" / "second.pem"))
    desk.refused(desk("sign", ONE_MINUTE, "--key", desk.key, "--out", desk.folder / "no" / "x"))
    assert not (desk.folder / "no").exists()


def test_without_a_terminal_the_environment_is_named(tmp_path: Path) -> None:
    env = {"CORECOACH_PASSPHRASE": ""}
    result = process("clinician", "key", tmp_path / "k", env=env, stdin=-3, start_new_session=True)
    assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
    assert "CORECOACH_PASSPHRASE" in result.err and not (tmp_path / "k").exists()


@pytest.mark.parametrize(
    ("typed", "code"), [(["long enough, this"] * 2, 0), (["long enough, this", "long enough, that"], 1)]
)
def test_a_new_passphrase_is_typed_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, typed: list[str], code: int
) -> None:
    monkeypatch.delenv("CORECOACH_PASSPHRASE")
    answers = iter(typed)
    monkeypatch.setattr("corecoach.cli.passphrases.getpass", lambda _prompt: next(answers))
    assert desk("key", desk.folder / "second.pem").code == code
    assert (desk.folder / "second.pem").exists() == (code == 0)


# -- sign ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.corecoach")), ids=lambda path: path.stem)
def test_a_signed_programme_is_the_same_with_terms_and_signature(desk: Desk, path: Path) -> None:
    result = desk("sign", path, "--key", desk.key, "--out", desk.signed)
    assert result.code == 0 and fingerprint(desk.opened().public) in result.out
    before, after = desk.programme(path), desk.programme()
    assert after.signature and after.signature.key == desk.opened().public
    assert after.programme.clearance and after.programme.clearance.passphrase is None
    key = base64.b64decode(after.programme.clearance.key)
    assert key == desk.opened().clearance_key(before.programme.id)
    raw = json.loads(desk.signed.read_bytes())["programme"]
    assert raw.pop("clearance") and {k: raw[k] for k in json.loads(path.read_bytes())["programme"]}
    assert desk.cli("check", desk.signed).code == 0


def test_it_can_be_signed_where_it_lies_and_again(desk: Desk) -> None:
    once = desk.signed.read_bytes()
    assert desk("sign", desk.signed, "--key", desk.key, "--out", desk.signed).code == 0
    assert desk.signed.read_bytes() == once


def test_a_passphrase_to_use_in_person_is_kept_as_a_hash(desk: Desk) -> None:
    assert desk("sign", ONE_MINUTE, "--key", desk.key, "--out", desk.signed, "--passphrase").code == 0
    terms = desk.programme().programme.clearance
    assert terms and terms.passphrase and matches(IN_PERSON, terms.passphrase)
    assert not matches(PASSPHRASE, terms.passphrase)
    assert IN_PERSON.encode() not in desk.signed.read_bytes()


@pytest.mark.parametrize("bad", [PASSPHRASE, "short"])
def test_a_passphrase_that_would_open_the_key_or_is_short_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    before = desk.signed.read_bytes()
    monkeypatch.setenv("CORECOACH_IN_PERSON_PASSPHRASE", bad)
    desk.refused(desk("sign", ONE_MINUTE, "--key", desk.key, "--out", desk.signed, "--passphrase"))
    assert desk.signed.read_bytes() == before


def test_what_check_refuses_is_not_signed(desk: Desk) -> None:
    for path in sorted((SAMPLES / "refused").iterdir()):
        said = desk("sign", path, "--key", desk.key, "--out", desk.out)
        checked = desk.cli("check", path)
        assert (said.code, said.err) == (1, checked.err)
        assert not desk.out.exists()


@pytest.mark.parametrize("passphrase", ["wrong, but long", "x"])
def test_the_wrong_passphrase_signs_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    monkeypatch.setenv("CORECOACH_PASSPHRASE", passphrase)
    line = desk.refused(desk("sign", ONE_MINUTE, "--key", desk.key, "--out", desk.out))
    assert line.startswith(f"{desk.key}: ") and "does not open" in line
    desk.refused(desk.code())


def test_the_key_and_the_programme_are_not_written_over(desk: Desk) -> None:
    before = desk.key.read_bytes(), desk.signed.read_bytes()
    (desk.folder / "link").symlink_to(desk.key)
    for out in (desk.key, desk.folder / "link", desk.folder / "." / "key.pem"):
        desk.refused(desk("sign", ONE_MINUTE, "--key", desk.key, "--out", out))
        desk.refused(desk("clearance", CHALLENGE, *desk.terms(), "--out", out))
    desk.refused(desk("clearance", CHALLENGE, *desk.terms(), "--out", desk.signed))
    assert (desk.key.read_bytes(), desk.signed.read_bytes()) == before


def test_what_is_no_file_is_not_replaced(desk: Desk) -> None:
    """A pipe stands for a device here: replacing it would take it from everybody."""
    pipe = desk.folder / "pipe"
    os.mkfifo(pipe)
    for out in (pipe, desk.folder):
        desk.refused(desk("sign", ONE_MINUTE, "--key", desk.key, "--out", out))
        desk.refused(desk("clearance", CHALLENGE, *desk.terms(), "--out", out))
    assert pipe.is_fifo() and desk.folder.is_dir()


# -- code ----------------------------------------------------------------------------------------------


def test_a_code_says_what_was_asked_for(desk: Desk) -> None:
    assert understood(desk, desk.code().out) == CodeTerms((), 6, TODAY)
    examined = TODAY - timedelta(days=9)
    code = desk.code(
        "--keep", "heat", "--keep", "progression", "--keep", "heat", "--weeks", 3, "--examined", examined
    ).out
    assert understood(desk, code) == CodeTerms(("progression", "heat"), 3, examined)
    assert understood(desk, code, OTHER) == "wrong"


def test_the_challenge_may_be_typed_as_it_was_heard(desk: Desk) -> None:
    for typed in (grouped(CHALLENGE), CHALLENGE.lower(), f" {grouped(CHALLENGE)} ".replace("-", " ")):
        assert understood(desk, desk("code", typed, *desk.terms()).out) == CodeTerms((), 6, TODAY)


@pytest.mark.parametrize(
    "typed", [CHALLENGE[:-1] + "?", CHALLENGE[1:], CHALLENGE[::-1], "", "a\nb", "\ud800"]
)
def test_a_mistyped_challenge_is_one_line(desk: Desk, typed: str) -> None:
    assert "again" in desk.refused(desk("code", typed, *desk.terms()))
    assert "again" in desk.refused(desk("clearance", CHALLENGE, typed, *desk.terms(), "--out", desk.out))


def test_a_programme_of_another_key_or_none_is_one_line(desk: Desk) -> None:
    pem = new_key(PASSPHRASE)
    assert isinstance(pem, bytes)
    (desk.folder / "other.pem").write_bytes(pem)
    for programme, key in ((desk.signed, desk.folder / "other.pem"), (ONE_MINUTE, desk.key)):
        terms = ("--programme", programme, "--key", key)
        line = LINE.fullmatch(desk.refused(desk("code", CHALLENGE, *terms)))
        assert line and (line["file"], line["where"]) == (str(programme), "signature")
        desk.refused(desk("clearance", CHALLENGE, *terms, "--out", desk.out))


def test_a_signed_programme_without_the_right_secret_takes_no_codes(desk: Desk) -> None:
    programme = desk.programme().programme
    for terms in (None, ClearanceTerms(base64.b64encode(bytes(32)).decode())):
        file = sign_programme(replace(programme, clearance=terms), desk.opened())
        desk.signed.write_bytes(write_programme(file))
        assert "programme.clearance" in desk.refused(desk.cli("clinician", "code", CHALLENGE, *desk.terms()))
    assert desk.cli("clinician", "clearance", CHALLENGE, *desk.terms(), "--out", desk.out).code == 0


def test_a_day_to_come_or_long_past_is_one_line(desk: Desk) -> None:
    for days, weeks in ((-1, 6), (43, 6), (113, 16)):
        when = TODAY - timedelta(days=days)
        assert desk.refused(desk.code("--examined", when, "--weeks", weeks)).startswith("--examined: ")
        assert desk.refused(desk.clear("--examined", when, "--weeks", weeks)).startswith("--examined: ")
    assert desk.code("--examined", TODAY - timedelta(days=42)).code == 0


@pytest.mark.parametrize(
    "words",
    [("--weeks", "0"), ("--weeks", "27"), ("--weeks", "x"), ("--keep", "all_exercise"), ("--keep",),
     ("--examined", "yesterday"), ("--examined", "0001-01-01"), ("--examined", "9999-12-31"), ("--x",)],
)  # fmt: skip
def test_wrong_usage(desk: Desk, words: tuple[str, ...]) -> None:
    for result in (desk.code(*words), desk.clear(*words)):
        assert (result.code, result.out) == (2, "")
    assert desk("code", CHALLENGE, *desk.terms(), "--weeks", 17).code == 2
    assert not desk.out.exists()


@pytest.mark.parametrize("words", [(), ("cook",), ("sign",), ("code", CHALLENGE), ("clearance",), ("key",)])
def test_what_is_missing_is_wrong_usage(desk: Desk, words: tuple[str, ...]) -> None:
    result = desk(*words)
    assert (result.code, result.out) == (2, "") and result.complaints


# -- clearance -----------------------------------------------------------------------------------------


def written(desk: Desk) -> ClearanceFile:
    file = read_clearance(desk.out.read_bytes())
    assert isinstance(file, ClearanceFile)
    return file


def test_a_clearance_says_who_what_and_until_when(desk: Desk) -> None:
    words = (CHALLENGE, OTHER, grouped(CHALLENGE), *desk.terms(), "--out", desk.out)
    assert desk("clearance", *words, "--note", "Slowly – langsam").code == 0
    file, programme = written(desk), desk.programme()
    assert programme.signature and file.signature.key == programme.signature.key
    body = file.clearance
    assert (body.programme, body.by) == (programme.programme.id, programme.programme.author)
    assert body.challenges == (CHALLENGE, OTHER)
    assert (body.outcome, body.keep, body.note) == ("cleared", (), "Slowly – langsam")
    assert body.assessed_at == NOW
    assert body.review_by == body.assessed_at.date() + timedelta(weeks=6)


def test_what_stays_locked_makes_it_a_clearance_with_limits(desk: Desk) -> None:
    assert desk.clear("--keep", "heat", "--keep", "strengthening", "--weeks", 26).code == 0
    body = written(desk).clearance
    assert (body.outcome, body.keep) == ("cleared-with-limits", ("heat", "strengthening"))
    assert body.review_by - body.assessed_at.date() == timedelta(weeks=26)


def test_two_clearances_have_two_ids(desk: Desk) -> None:
    ids = set()
    for _time in range(2):
        assert desk.clear().code == 0
        ids.add(written(desk).clearance.id)
    assert len(ids) == 2


def test_a_time_may_have_a_zone_and_a_day_is_its_beginning(desk: Desk) -> None:
    day = TODAY - timedelta(days=3)
    assert desk.clear("--examined", f"{day}T08:15:00+05:00").code == 0
    assert written(desk).clearance.assessed_at == datetime.fromisoformat(f"{day}T08:15:00+05:00")
    assert desk.clear("--examined", day).code == 0
    assert written(desk).clearance.assessed_at == datetime.fromisoformat(f"{day}T00:00:00").astimezone()
    desk.out.unlink()
    desk.refused(desk.clear("--examined", (NOW + timedelta(seconds=1)).isoformat()))


def test_a_note_too_long_is_one_line_and_a_strange_one_no_crash(desk: Desk) -> None:
    assert "clearance.note" in desk.refused(desk.clear("--note", "x" * 401))
    assert desk.clear("--note", "\udcff").code == 0
    assert written(desk).clearance.note == "?"
