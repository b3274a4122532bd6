"""What goes back to the clinician: all that counts, nothing secret, and by the same computer each time."""

from datetime import timedelta
from pathlib import Path

import pytest
from clinician_samples import KEY, programme, take_in
from coach_samples import Person, full_disk
from msgspec.structs import replace

from corecoach.diary import NotSaved
from corecoach.exchange.programme_file import sign_programme, write_programme
from corecoach.exchange.result_file import ResultFile, read_result
from corecoach.exchange.sealed import box_public, unseal
from corecoach.practice.signing import signed_file
from corecoach.safety import Screening

BOX = KEY.box_key()


def read(path: Path) -> ResultFile:
    result = read_result(path.read_bytes(), lambda sealed: unseal(sealed, BOX))
    assert isinstance(result, ResultFile), result
    return result


def test_without_a_programme_there_is_nobody_to_seal_it_to(person: Person, tmp_path: Path) -> None:
    results, out = person.coach.results, tmp_path / "back.ccresult"
    assert not results.can_seal
    with pytest.raises(ValueError, match="nobody"):
        results.write(out, sealed=True)
    results.write(out, sealed=False)
    assert (read(out).result.programme, read(out).result.name) == (None, "")


def test_no_secret_of_the_programme_leaves(person: Person, tmp_path: Path) -> None:
    data = signed_file(programme(), KEY)
    take_in(person, data)
    out = tmp_path / "back.ccresult"
    person.coach.results.write(out, sealed=False)
    (taken,) = read(out).result.records.programmes
    assert taken.programme.clearance is None and taken.programme.results_key is None
    secret = person.coach.programme and person.coach.programme.clearance
    assert secret and secret.key.encode() not in out.read_bytes()


def test_the_same_computer_signs_with_the_same_key(person: Person, tmp_path: Path) -> None:
    one, other = tmp_path / "one.ccresult", tmp_path / "other.ccresult"
    person.coach.results.write(one, sealed=False)
    person.restart()
    person.coach.results.write(other, sealed=False)
    assert read(one).signature.key == read(other).signature.key
    assert read(one).result.id != read(other).result.id


def test_a_key_that_cannot_be_kept_signs_nothing(person: Person, tmp_path: Path) -> None:
    with full_disk(), pytest.raises(NotSaved):
        person.coach.results.write(tmp_path / "back.ccresult", sealed=False)
    assert not (tmp_path / "back.ccresult").exists()


def test_sealed_it_is_for_the_clinician_alone(person: Person, tmp_path: Path) -> None:
    take_in(person, signed_file(programme(), KEY))
    out = tmp_path / "back.ccresult"
    person.coach.results.write(out, sealed=True)
    assert b"records" not in out.read_bytes()
    assert isinstance(read_result(out.read_bytes()), list)
    assert read(out).result.programme == programme().id


def test_the_days_asked_for_bring_late_corrections_along(person: Person) -> None:
    old, _saved = person.coach.add_pain(7)
    person.clock.move(20 * 86400)
    recent, _saved = person.coach.add_pain(3)
    person.coach.withdraw_pain(old)
    since = (person.clock.now() - timedelta(days=2)).date()
    scores = person.coach.results.build(since).records.scores
    assert old.id not in {s.id for s in scores}
    assert {s.corrects for s in scores} == {None, old.id} and recent.id in {s.id for s in scores}


def test_a_programme_signed_without_a_results_key_takes_no_seal(person: Person) -> None:
    take_in(person, write_programme(sign_programme(programme(), KEY)))
    assert not person.coach.results.can_seal
    take_in(person, write_programme(sign_programme(replace(programme(), results_key=box_public(BOX)), KEY)))
    assert person.coach.results.can_seal


def test_what_was_asked_about_the_person_stays_with_them(person: Person, tmp_path: Path) -> None:
    person.coach.save_profile(71, (), (), {"cold_reaction": "no", "morning_stiff": "no"})
    person.screen()
    person.reported(leg_numb="yes")
    out = tmp_path / "back.ccresult"
    person.coach.results.write(out, sealed=False)
    data, records = out.read_bytes(), read(out).result.records
    assert b"cold_reaction" not in data and b"morning_stiff" not in data
    assert len(records.checks) == len(person.coach.recorded(Screening)) - 1
    assert any(check.items.get("leg_numb") == "yes" for check in records.checks)


def test_what_of_it_locked_something_stands_in_the_lockout(person: Person, tmp_path: Path) -> None:
    person.coach.save_profile(71, (), (), {"cold_reaction": "yes", "morning_stiff": "no"})
    out = tmp_path / "back.ccresult"
    person.coach.results.write(out, sealed=False)
    records = read(out).result.records
    assert [x.answers for x in records.lockouts] == [{"cold_reaction": "yes"}]
    assert b"morning_stiff" not in out.read_bytes()
