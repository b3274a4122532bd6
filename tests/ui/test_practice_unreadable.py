"""Records on the clinician's side that cannot be opened: it is said, and nothing is done to them."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from hands import Worlds, settle
from practice_at import AtDesk, at_desk

from corecoach.practice.patient import LogLine, PatientFile, ResultRow

SAID = "CoreCoach cannot open the records of this patient. Nothing was changed."
NEWER = "A newer CoreCoach wrote it"


@pytest.fixture
def there(worlds: Worlds) -> AtDesk:
    return at_desk(worlds)


def from_the_future(path: Path) -> bytes:
    """Make a file one that a later version wrote; what is in it then."""
    line, _newline, payload = path.read_bytes().partition(b"\n")
    whole = sha256(b"corecoach.store 2\n" + payload).hexdigest().encode()
    line = line.replace(b'"version":1', b'"version":2')
    line = re.sub(rb'"sha256":"[0-9a-f]+"', b'"sha256":"' + whole + b'"', line)
    path.write_bytes(line + b"\n" + payload)
    return path.read_bytes()


def written(there: AtDesk, name: str) -> tuple[PatientFile, Path]:
    """A patient of whom there is this file."""
    file, now = there.files["Tom Bright"], there.at.world.clock.now()
    if name == "draft.json":
        file.save_draft(file.draft())
    elif name == "log.json":
        file.note(LogLine(now, "signed"))
    else:
        row = ResultRow("r" * 32, now, now, None, now.date(), 1, False, True)
        file.note_result(row)
        file.save_details(result_at=now)
    return file, file.folder / name


@pytest.mark.parametrize(
    ("name", "tab"), [("draft.json", "editor"), ("log.json", "clearance"), ("results.json", "overview")]
)
def test_a_tab_says_so_and_leads_back(there: AtDesk, name: str, tab: str) -> None:
    file, path = written(there, name)
    before = from_the_future(path)
    there.desk.show_tab(file, tab)
    settle()
    assert all(words in there.words() for words in (SAID, NEWER, "Tom Bright"))
    there.at.choose("All patients")
    assert "5 patients" in there.words()
    assert path.read_bytes() == before


def test_the_other_tabs_are_still_there(there: AtDesk) -> None:
    file, path = written(there, "draft.json")
    from_the_future(path)
    there.desk.show_editor(file)
    settle()
    there.at.choose("Clearance")
    assert SAID not in there.words() and "Tom Bright: Clearance" in there.title


def test_who_unlocks_into_one_is_told(there: AtDesk) -> None:
    file, path = written(there, "draft.json")
    there.desk.show_editor(file)
    there.desk.lock()
    settle()
    from_the_future(path)
    there.unlock()
    assert SAID in there.words()


@pytest.mark.parametrize("tab", ["editor", "clearance", "overview"])
def test_whatever_goes_wrong_there_is_a_page(
    there: AtDesk, monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    def fail(_file: PatientFile) -> None:
        raise LookupError("anything")

    monkeypatch.setattr(getattr(there.desk, tab)(), "show", fail)
    with pytest.raises(LookupError):
        there.desk.show_tab(there.files["Tom Bright"], tab)
    settle()
    assert SAID in there.words() and there.at.button("All patients").isVisible()


def test_nobody_who_is_in_stays_on_the_lock(there: AtDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    there.desk.lock()
    there.desk.open_file(there.at.world.coach.library.sample_programme)
    settle()
    there.desk.practice.open("four quiet blue herons")

    def fail(_path: Path) -> None:
        raise LookupError("anything")

    monkeypatch.setattr(there.desk.files(), "open", fail)
    with pytest.raises(LookupError):
        there.desk.come_in()
    settle()
    assert "5 patients" in there.words()


def test_a_workspace_that_a_later_version_wrote_is_left_alone(there: AtDesk, worlds: Worlds) -> None:
    path = there.desk.practice.folder / "clinician.json"
    before = from_the_future(path)
    there.at.window.close()
    again = AtDesk(worlds(home=there.at.world.app.home.folder, sample="", workspace="clinician"))
    settle()
    assert "CoreCoach cannot open this workspace. Nothing was changed." in again.words()
    again.at.choose("Leave the workspace")
    assert not again.desk.is_shown and path.read_bytes() == before
