"""`corecoach export result`: what goes back to the clinician."""

import base64
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cli_samples import ONE_MINUTE, Cli
from msgspec.structs import replace

from corecoach.coach import Offer
from corecoach.exchange import write_programme
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.programme_file import sign_programme
from corecoach.exchange.result_file import ResultFile, read_result
from corecoach.exchange.sealed import box_public, unseal
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.prescription import ClearanceTerms

KEY = SigningKey(bytes(range(32)))
NOW = datetime.now(UTC) - timedelta(minutes=1)


@pytest.fixture
def filled(cli: Cli) -> Cli:
    """A signed programme, and two scores: of today and of ten days ago."""
    coach = Home(cli.home).coach()
    read = coach.offer_file(ONE_MINUTE)
    assert isinstance(read, Offer)
    terms = ClearanceTerms(base64.b64encode(bytes(32)).decode())
    programme = replace(read.file.programme, clearance=terms, results_key=box_public(KEY.box_key()))
    offer = coach.offer(write_programme(sign_programme(programme, KEY)))
    assert isinstance(offer, Offer)
    coach.take_in(offer)
    coach.save(PainScore("a", NOW - timedelta(days=10), "day", 6), PainScore("b", NOW, "day", 4))
    return cli


def scores(data: bytes) -> list[int]:
    """The scores in a result, as the clinician reads it."""
    read = read_result(data, lambda box: unseal(box, KEY.box_key()))
    assert isinstance(read, ResultFile), read
    return [score.score for score in read.result.records.scores]


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
@pytest.mark.parametrize("words", [(), ("--sealed",)], ids=["open", "sealed"])
def test_it_is_whole_for_the_owner_alone_and_sealed_when_asked(
    filled: Cli, tmp_path: Path, words: tuple[str, ...]
) -> None:
    out = tmp_path / "out.ccresult"
    done = filled("export", "result", "--out", out, *words)
    assert (done.code, done.out, done.err) == (0, f"{out}: written\n", "")
    assert scores(out.read_bytes()) == [6, 4]
    assert isinstance(read_result(out.read_bytes()), list) is bool(words)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_two_come_from_the_same_computer(filled: Cli, tmp_path: Path) -> None:
    keys = []
    for name in ("one.ccresult", "two.ccresult"):
        assert filled("export", "result", "--out", tmp_path / name).code == 0
        read = read_result((tmp_path / name).read_bytes())
        assert isinstance(read, ResultFile)
        keys.append(read.signature.key)
    assert keys[0] == keys[1]


def test_only_the_days_asked_for(filled: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.ccresult"
    assert filled("export", "result", "--out", out, "--from", (NOW - timedelta(days=9)).date()).code == 0
    assert scores(out.read_bytes()) == [4]


def test_without_a_key_in_the_programme_nothing_is_sealed(cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "out.ccresult"
    done = cli("export", "result", "--out", out, "--sealed")
    assert (done.code, done.out) == (1, "")
    assert done.complaints == ["--sealed: the programme in hand does not say to whom; leave it out"]
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("result", "--out", "x.json"),
        ("csv", "--out", "x.csv", "--sealed"),
        ("result", "--out", "x.ccresult", "--to", "2026-02-01"),
        ("result", "--out", "x.ccresult", "--large"),
    ],
)
def test_what_is_wrong_usage(filled: Cli, words: tuple[str, ...]) -> None:
    done = filled("export", *words)
    assert (done.code, done.out) == (2, "") and done.complaints
    assert not Path(words[2]).exists()
