"""From a new patient to a signed file, to the person's computer, and back: what is stored and what not."""

import hashlib
import shutil
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from practice_samples import ANA, LIBRARY, NOW, WORDS, Clinic, Patient, small_draft, taken

from corecoach.clock import ManualClock
from corecoach.coach import Saved, SaveFailed
from corecoach.exchange import Problem
from corecoach.exchange.clearance_code import CodeTerms
from corecoach.exchange.keys import open_key
from corecoach.practice.clearances import FileTerms, Misfit
from corecoach.practice.edits import add_routine
from corecoach.practice.signing import Signed
from corecoach.practice.taking import Unknown
from corecoach.safety import Lock, challenge_of


def patient_of(clinic: Clinic, tmp_path: Path) -> Patient:
    """A person who took in what was signed for them."""
    return Patient(tmp_path, clinic.signed(clinic.patient()).data, clinic.clock)


# -- the clinician --------------------------------------------------------------------------------------


def test_a_practice_opens_with_its_passphrase_alone(clinic: Clinic) -> None:
    fingerprint = clinic.practice.fingerprint
    clinic.restart()
    assert clinic.practice.is_set_up and not clinic.practice.is_open
    assert isinstance(clinic.practice.open("another few words here"), Problem)
    assert not clinic.practice.is_open
    assert clinic.practice.open(WORDS) is None and clinic.practice.is_open
    assert clinic.practice.fingerprint == fingerprint and len(fingerprint) == 19
    clinic.practice.close()
    assert not clinic.practice.is_open


def test_a_second_key_never_replaces_the_first(clinic: Clinic) -> None:
    key = clinic.practice.backup()
    assert isinstance(clinic.practice.set_up(ANA, "some other long words"), Problem)
    assert isinstance(clinic.practice.restore(key, ANA, WORDS), Problem)
    assert clinic.practice.backup() == key


def test_a_copy_of_the_key_is_the_same_clinician_elsewhere(clinic: Clinic, tmp_path: Path) -> None:
    elsewhere = Clinic.__new__(Clinic)
    elsewhere.home, elsewhere.clock = type(clinic.home)(tmp_path / "new computer"), clinic.clock
    elsewhere.restart()
    assert isinstance(elsewhere.practice.restore(clinic.practice.backup(), ANA, "not these words"), Problem)
    assert not elsewhere.practice.is_set_up
    assert elsewhere.practice.restore(clinic.practice.backup(), ANA, WORDS) == Saved()
    assert elsewhere.practice.fingerprint == clinic.practice.fingerprint


def test_another_passphrase_opens_the_same_key(clinic: Clinic) -> None:
    before = clinic.practice.fingerprint
    assert isinstance(clinic.practice.change_passphrase(WORDS, "short"), Problem)
    assert isinstance(clinic.practice.change_passphrase("not these words", "a new long passphrase"), Problem)
    assert clinic.practice.change_passphrase(WORDS, "a new long passphrase") == Saved()
    clinic.restart()
    assert isinstance(clinic.practice.open(WORDS), Problem)
    assert clinic.practice.open("a new long passphrase") is None
    assert clinic.practice.fingerprint == before


# -- patients and programmes ----------------------------------------------------------------------------


def test_patients_are_found_by_any_part_of_their_name_or_number(clinic: Clinic) -> None:
    for name in ("Margaret Ellis", "Zoë Müller", "Jorge Núñez"):
        clinic.patient(name)
    clinic.restart()
    found = {
        s: [r.patient.name for r in clinic.practice.patients(s)] for s in ("zoe", "ELL mar", "nunez", "x")
    }
    assert found == {
        "zoe": ["Zoë Müller"], "ELL mar": ["Margaret Ellis"], "nunez": ["Jorge Núñez"], "x": [],
    }  # fmt: skip
    assert len(clinic.practice.patients("20417")) == 3


def test_an_archived_patient_is_kept_apart(clinic: Clinic) -> None:
    file = clinic.patient()
    file.save_details(archived=True)
    clinic.restart()
    assert clinic.practice.patients() == ()
    assert [row.patient.id for row in clinic.practice.patients(archived=True)] == [file.patient.id]


def test_a_folder_that_cannot_be_read_is_named_and_left(clinic: Clinic) -> None:
    file = clinic.patient()
    for path in file.folder.glob("patient.json*"):
        path.write_bytes(b"?")
    clinic.restart()
    assert clinic.practice.patients() == ()
    assert clinic.practice.unread() == (file.folder.name,)
    assert (file.folder / "patient.json").read_bytes() == b"?"


def test_a_draft_is_there_again_after_a_start(clinic: Clinic) -> None:
    file = clinic.patient()
    draft = small_draft(file)
    assert file.save_draft(draft) == Saved()
    clinic.restart()
    assert clinic.practice.patient_file(file.patient.id).draft() == draft


def test_what_cannot_be_saved_is_said_and_nothing_is_lost(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    file = clinic.patient()
    draft = small_draft(file)
    file.save_draft(draft)

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.write", full)
        assert file.save_draft(add_routine(draft, "More")) == SaveFailed("disk-full")
        done = clinic.practice.sign(file, draft, WORDS)
        assert isinstance(done, Signed) and done.saved == SaveFailed("disk-full")
    assert file.draft() == draft and file.signed() == ()
    assert file.patient.many == 0 and not done.path.exists()


def test_a_signed_programme_is_kept_as_it_was_handed_over(clinic: Clinic) -> None:
    file = clinic.patient()
    first = clinic.signed(file)
    assert first.path.read_bytes() == first.data and first.version == 1
    again = clinic.signed(file)
    assert [copy.version for copy in file.signed()] == [2, 1]
    assert again.programme.id == first.programme.id, "a new version is the same programme"
    row = clinic.practice.patients()[0]
    assert (row.title, row.signed_on) == ("Steady core", NOW.date())
    assert [line.what for line in file.log()] == ["signed", "signed"]


def test_an_unfinished_draft_is_not_signed(clinic: Clinic) -> None:
    file = clinic.patient()
    faults = clinic.practice.faults(file, file.draft())
    assert faults and all(fault.where for fault in faults)
    assert isinstance(clinic.practice.sign(file, file.draft(), WORDS), list)
    assert clinic.practice.faults(file, small_draft(file)) == []
    assert file.patient.many == 0


def test_the_passphrase_of_the_key_is_not_used_in_person(clinic: Clinic) -> None:
    file = clinic.patient()
    assert isinstance(clinic.practice.sign(file, small_draft(file), WORDS, WORDS), list)
    assert isinstance(clinic.practice.sign(file, small_draft(file), WORDS, "too short"), list)
    done = clinic.practice.sign(file, small_draft(file), WORDS, "in person, hands on")
    assert isinstance(done, Signed) and done.programme.clearance is not None
    assert done.programme.clearance.passphrase is not None


def test_files_are_readable_by_their_owner_only(clinic: Clinic) -> None:
    file = clinic.patient()
    file.save_draft(small_draft(file))
    clinic.signed(file)
    modes = {stat.S_IMODE(p.stat().st_mode) for p in clinic.practice.folder.rglob("*") if p.is_file()}
    folders = {stat.S_IMODE(p.stat().st_mode) for p in clinic.practice.folder.rglob("*") if p.is_dir()}
    assert modes == {0o600} and folders == {0o700}


def test_the_secret_key_lies_nowhere_in_the_open(clinic: Clinic) -> None:
    file = clinic.patient()
    clinic.signed(file)
    key = open_key(clinic.practice.backup(), WORDS)
    assert not isinstance(key, Problem)
    secrets = {key._raw, key.box_key(), key._raw.hex().encode(), WORDS.encode()}
    for path in clinic.practice.folder.rglob("*"):
        if path.is_file():
            assert not any(secret in path.read_bytes() for secret in secrets), path


# -- results --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sealed", [False, True])
def test_what_a_person_recorded_comes_back(clinic: Clinic, tmp_path: Path, sealed: bool) -> None:
    person = patient_of(clinic, tmp_path)
    clinic.clock.move(86400)
    person.session(1)
    person.score(4)
    data = person.results(sealed=sealed)
    assert (b"cat-camel" in data) != sealed
    done = taken(clinic, data)
    assert (done.device, done.row.sealed, done.merged.different) == ("first", sealed, 0)
    mirror = done.patient.mirror()
    assert mirror is not None
    assert mirror.sessions() == person.coach.sessions()
    assert mirror.pain_scores() == person.coach.pain_scores()
    assert mirror.programme is not None and mirror.programme.clearance is None
    assert next((done.patient.folder / "results").iterdir()).read_bytes() == data


def test_a_sealed_result_is_not_read_while_the_workspace_is_locked(clinic: Clinic, tmp_path: Path) -> None:
    person = patient_of(clinic, tmp_path)
    data = person.results(sealed=True)
    clinic.practice.close()
    assert isinstance(clinic.practice.take_result(data), list)


def test_files_that_overlap_are_merged_without_doubles(clinic: Clinic, tmp_path: Path) -> None:
    person = patient_of(clinic, tmp_path)
    files = []
    for n in range(3):
        clinic.clock.move(86400)
        person.session(n)
        person.score(n)
        files.append(person.results())
    for data in (files[2], files[0], files[1], files[2]):
        done = taken(clinic, data)
    assert len(done.patient.results()) == 3
    mirror = done.patient.mirror()
    assert mirror is not None and mirror.clock.now() == clinic.clock.now()
    assert mirror.sessions() == person.coach.sessions()
    assert [row.new for row in done.patient.results()] == [0, 0, done.patient.results()[-1].new]


def test_another_computer_is_noticed(clinic: Clinic, tmp_path: Path) -> None:
    file = clinic.patient()
    data = clinic.signed(file).data
    one, other = Patient(tmp_path / "one", data, clinic.clock), Patient(tmp_path / "two", data, clinic.clock)
    assert taken(clinic, one.results()).device == "first"
    assert taken(clinic, one.results("again.ccresult")).device == "known"
    asked = clinic.practice.take_result(other.results())
    assert isinstance(asked, Unknown) and asked.another and asked.of == "Margaret Ellis"
    assert len(file.results()) == 2, "nothing is taken in before somebody said so"
    done = clinic.practice.take_result(other.results("again.ccresult"), file)
    assert not isinstance(done, list | Unknown) and done.device == "other"


def test_a_result_of_an_unknown_programme_asks_whose_it_is(clinic: Clinic, tmp_path: Path) -> None:
    elsewhere = Clinic(tmp_path / "another clinic")
    person = patient_of(elsewhere, tmp_path)
    data = person.results()
    found = clinic.practice.take_result(data)
    assert isinstance(found, Unknown) and found.name == "Margaret Ellis" and found.birth_year == 1960
    mine = clinic.patient()
    assert mine.results() == ()
    done = clinic.practice.take_result(data, mine)
    assert not isinstance(done, list | Unknown) and done.patient is mine


# -- clearances -----------------------------------------------------------------------------------------


def test_a_code_ends_the_lockout_it_was_given_for_and_is_logged_without_itself(
    clinic: Clinic, tmp_path: Path
) -> None:
    file = clinic.patient()
    person = Patient(tmp_path, clinic.signed(file).data, clinic.clock)
    person.coach.lock_for_damage()
    lockout = person.coach.lockouts()[0]
    challenge = challenge_of(lockout.id)
    terms = CodeTerms(("strengthening",), 4, clinic.clock.now().date())
    code = clinic.practice.code(file, challenge, terms, WORDS)
    assert isinstance(code, str), code
    assert person.coach.unlock_by_code(lockout, code) == "cleared"
    assert [x.locks for x in person.coach.lockouts()] == [(Lock.STRENGTHENING,)]
    line = file.log()[0]
    assert (line.what, line.keep, line.until) == ("code", ("strengthening",), terms.review_by)
    assert code.replace("-", "") not in (file.folder / "log.json").read_text().replace("-", "")


def test_a_clearance_file_ends_it_too(clinic: Clinic, tmp_path: Path) -> None:
    file = clinic.patient()
    person = Patient(tmp_path, clinic.signed(file).data, clinic.clock)
    person.coach.lock_for_damage()
    clinic.clock.move(3600)
    challenge = challenge_of(person.coach.lockouts()[0].id)
    data = clinic.practice.clearance(file, (challenge,), FileTerms((), 6, clinic.clock.now()), WORDS)
    assert isinstance(data, bytes), data
    (tmp_path / "end.ccclear").write_bytes(data)
    assert list(person.coach.unlock_all_by_file(tmp_path / "end.ccclear").values()) == ["cleared"]  # type: ignore[union-attr]
    assert person.coach.lockouts() == ()


def test_what_cannot_be_said_in_a_clearance_is_refused(clinic: Clinic) -> None:
    file = clinic.patient()
    today = clinic.clock.now().date()
    good = challenge_of("a" * 32)
    assert isinstance(clinic.practice.code(file, good, CodeTerms((), 6, today), WORDS), Problem)
    clinic.signed(file)
    wrong = "ABCDEFGH" if good != "ABCDEFGH" else "ABCDEFGJ"
    for challenge, examined in (
        (wrong, today), (good, today + timedelta(days=1)), (good, today - timedelta(weeks=7)),
    ):  # fmt: skip
        refused = clinic.practice.code(file, challenge, CodeTerms((), 6, examined), WORDS)
        assert isinstance(refused, Misfit)
    midnight = clinic.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert isinstance(clinic.practice.clearance(file, (good,), FileTerms((), 6, midnight), WORDS), Misfit)
    assert isinstance(clinic.practice.code(file, good, CodeTerms((), 6, today), "other words here"), Problem)
    assert [line.what for line in file.log()] == ["signed"]


def test_a_practice_without_anything_asks_for_nothing(tmp_path: Path) -> None:
    from corecoach.home import Home

    practice = Home(tmp_path).practice(LIBRARY)
    assert not practice.is_set_up and practice.fingerprint == "" and practice.patients() == ()
    assert practice.own_exercises() == () and practice.favourites == frozenset()
    assert not (tmp_path / "practice").exists(), "looking writes nothing"


# -- what goes wrong half way ---------------------------------------------------------------------------


def lost_details(clinic: Clinic) -> None:
    """The key is there, and who it is of is not."""
    for path in clinic.practice.folder.glob("clinician.json*"):
        path.unlink()
    clinic.restart()


def test_a_key_whose_details_were_lost_is_gone_on_with(clinic: Clinic) -> None:
    fingerprint = clinic.practice.fingerprint
    for again in (
        lambda words: clinic.practice.set_up(ANA, words),
        lambda words: clinic.practice.restore(b"{}", ANA, words),
    ):
        lost_details(clinic)
        assert not clinic.practice.is_set_up
        assert isinstance(again("some other long words"), Problem)
        assert again(WORDS) == Saved()
        assert clinic.practice.fingerprint == fingerprint


def test_a_copy_that_is_on_disk_is_never_replaced(clinic: Clinic) -> None:
    file = clinic.patient()
    first = clinic.signed(file)
    file.save_details(many=0)
    second = clinic.signed(file)
    assert (first.version, second.version) == (1, 2)
    assert first.path.read_bytes() == first.data and second.path.read_bytes() == second.data


def test_a_result_that_was_taken_in_half_is_finished_by_taking_it_again(
    clinic: Clinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = patient_of(clinic, tmp_path)
    data = person.results()
    with monkeypatch.context() as patch:
        full = lambda *_args, **_changes: SaveFailed("disk-full")  # noqa: E731
        patch.setattr("corecoach.practice.patient.PatientFile.save_details", full)
        assert taken(clinic, data).saved == SaveFailed("disk-full")
    done = taken(clinic, data)
    assert done.saved == Saved() and done.patient.mirror() is not None
    assert [line.what for line in done.patient.log()].count("result") == 1


def test_nothing_is_given_that_cannot_be_logged(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    file = clinic.patient()
    clinic.signed(file)
    challenge, now = challenge_of("a" * 32), clinic.clock.now()
    monkeypatch.setattr("corecoach.practice.patient.PatientFile.note", lambda *_a: SaveFailed("disk-full"))
    assert isinstance(clinic.practice.code(file, challenge, CodeTerms((), 6, now.date()), WORDS), Problem)
    assert isinstance(clinic.practice.clearance(file, (challenge,), FileTerms((), 6, now), WORDS), Problem)


def test_a_new_key_gives_no_code_for_a_programme_of_the_old_one(clinic: Clinic) -> None:
    file = clinic.patient()
    clinic.signed(file)
    (clinic.practice.folder / "key.json").unlink()
    lost_details(clinic)
    assert clinic.practice.set_up(ANA, WORDS) == Saved()
    file = clinic.practice.patient_file(file.patient.id)
    challenge, terms = challenge_of("a" * 32), CodeTerms((), 6, clinic.clock.now().date())
    assert isinstance(clinic.practice.code(file, challenge, terms, WORDS), Problem)
    clinic.signed(file)
    assert isinstance(clinic.practice.code(file, challenge, terms, WORDS), str)


def test_a_file_from_the_future_is_refused_and_moves_nothing(clinic: Clinic, tmp_path: Path) -> None:
    file = clinic.patient()
    ahead = ManualClock(NOW + timedelta(days=9000))
    person = Patient(tmp_path, clinic.signed(file).data, ahead)
    refused = clinic.practice.take_result(person.results())
    assert isinstance(refused, list) and refused[0].where == "result.made_at"
    assert file.patient.result_at is None and not file.mirror_folder.exists()


def test_a_copy_of_a_folder_does_not_take_its_place(clinic: Clinic) -> None:
    file = clinic.patient()
    shutil.copytree(file.folder, file.folder.with_name(f"{file.folder.name} (copy)"))
    clinic.restart()
    found = clinic.practice.patient_file(file.patient.id)
    assert found.folder == file.folder
    assert clinic.practice.unread() == (f"{file.folder.name} (copy)",)


def test_a_patient_of_a_later_version_is_left_alone_and_hides_nobody(clinic: Clinic) -> None:
    one, other = clinic.patient("One"), clinic.patient("Other")
    payload = b'{"what": "nobody knows yet"}'
    digest = hashlib.sha256(b"corecoach.store 2\n" + payload).hexdigest()
    head = f'{{"format":"corecoach.store","version":2,"sha256":"{digest}","bytes":{len(payload)}}}\n'
    (one.folder / "patient.json").write_bytes(head.encode() + payload)
    clinic.restart()
    assert [row.patient.id for row in clinic.practice.patients()] == [other.patient.id]
    assert clinic.practice.unread() == (one.folder.name,)
