"""`corecoach doctor`: says what is wrong, changes nothing unless asked, throws nothing away."""

from pathlib import Path

import pytest
from cli_samples import ONE_MINUTE, Cli

from corecoach.diary import HomeLock


@pytest.fixture
def used(cli: Cli) -> Cli:
    """A folder with scores, a lock and a session."""
    for score in (1, 2, 3):
        cli("pain", "add", score)
    cli.play("cat-camel", {})
    cli.play(ONE_MINUTE, {"answers": {"heat_unsafe": "yes"}})
    return cli


def contents(cli: Cli) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {name: (cli.home / name).read_bytes() for name in cli.files() if not name.endswith(".lock")}


def month(cli: Cli) -> Path:
    """The file of this month."""
    (path,) = (cli.home / "people" / "me" / "diary").glob("*.json")
    return path


def test_an_empty_folder_is_clean_and_stays_empty(cli: Cli) -> None:
    result = cli("doctor")
    assert (result.code, result.err, cli.files()) == (0, "", [])
    assert len(result.out.splitlines()) == 1


def test_a_used_folder_is_clean(used: Cli) -> None:
    before = contents(used)
    for words in (("doctor",), ("doctor", "--repair")):
        result = used(*words)
        assert (result.code, result.err) == (0, "")
        assert "damage:" not in result.out and "repaired:" not in result.out
    assert contents(used) == before


@pytest.mark.parametrize("data", [b"", b"\0" * 50, b'{"format":"corecoach.store"}\n{}'])
def test_damage_is_said_with_its_file_and_left_until_repair_is_asked_for(used: Cli, data: bytes) -> None:
    month(used).write_bytes(data)
    before = contents(used)
    for _look in range(2):
        result = used("doctor")
        assert (result.code, result.err) == (1, "")
        assert any(line.startswith(f"damage: {month(used).name}: ") for line in result.out.splitlines())
        assert "--repair" in result.out
    assert contents(used) == before
    result = used("doctor", "--repair")
    assert result.code == 0 and f"repaired: {month(used).name}: " in result.out
    assert data in contents(used).values(), "the damaged file is kept"
    assert used("doctor").code == 0
    assert [row["score"] for row in used("pain", "list", "--json").json] == [1, 2, 3]


def test_damage_that_cannot_be_repaired_stays_said(used: Cli) -> None:
    newer = b'{"format":"corecoach.store","version":9,"sha256":"x","bytes":2}\n{}'
    month(used).write_bytes(newer)
    for words in (("doctor",), ("doctor", "--repair")):
        result = used(*words)
        assert result.code == 1 and "newer" in result.out
    assert month(used).read_bytes() == newer


def test_a_record_of_locks_of_a_newer_program_is_left_alone(used: Cli) -> None:
    ledger = used.home / "people" / "me" / "ledger.json"
    newer = b'{"format":"corecoach.store","version":9,"sha256":"x","bytes":2}\n{}'
    ledger.write_bytes(newer)
    for words in (("doctor",), ("doctor", "--repair")):
        result = used(*words)
        assert result.code == 1 and "newer" in result.out + result.err
        assert len(result.complaints) <= 1
    assert ledger.read_bytes() == newer
    assert used.play("cat-camel", {}).code == 1, "who cannot read the locks starts nothing"


def test_nothing_is_repaired_while_another_uses_the_folder(used: Cli) -> None:
    month(used).write_bytes(b"")
    other = HomeLock(used.home)
    assert other.acquire()
    try:
        result = used("doctor", "--repair")
        assert (result.code, result.out, len(result.complaints)) == (1, "", 1)
        assert used("doctor").code == 1, "looking needs no lock"
    finally:
        other.release()
    assert month(used).read_bytes() == b""


def test_it_has_no_other_words(cli: Cli) -> None:
    assert cli("doctor", "--fix").code == 2
    assert cli("doctor", "file").code == 2
