"""Text from files on paper and in exports: as it is written, without a link or a picture of its own."""

import csv
import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from handout_samples import LIBRARY, Paper, accepted, tight
from marked import MARKUPS, OWN, STEPS, Lived, names_in, signed
from plain_eye import Eye, open_eye, whole_ones

from corecoach.clock import ManualClock
from corecoach.coach import Coach, Offer
from corecoach.coach.exports import write_calendar, write_csv, write_json
from corecoach.exchange import ProgrammeFile
from corecoach.home import Home
from corecoach.pain import PainScore
from corecoach.tour.world import NOW
from corecoach.ui.print.exercise_pdf import exercise_pdf
from corecoach.ui.print.handover_out import write_page
from corecoach.ui.print.report_out import write_report
from corecoach.words import tongue

pytestmark = pytest.mark.usefixtures("qapp")
SINCE = NOW.date() - timedelta(days=41)


@pytest.fixture(autouse=True)
def eye(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Eye]:
    """An eye on the file that markup names, and on links."""
    with open_eye(monkeypatch) as eye:
        yield eye


@pytest.fixture
def coach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """Somebody with the marked programme and marked records of some weeks."""
    monkeypatch.setattr("os.fsync", lambda _fd: None)
    clock = ManualClock(NOW - timedelta(days=20))
    coach = Home(tmp_path / "home").coach(LIBRARY, clock)
    offer = coach.offer(signed())
    assert isinstance(offer, Offer), offer
    coach.take_in(offer)
    coach.save_profile(44, (), ("hip-pain",), {"cold_reaction": "no", "morning_stiff": "no"})
    clock.set_wall(NOW)
    Lived(coach, NOW).save()
    return coach


def run(pdf: bytes, *words: str) -> str:
    return subprocess.run(words, input=pdf, capture_output=True, check=True, timeout=60).stdout.decode()


def plain_paper(pdf: bytes, names: str, pictures: int = 0) -> str:
    """The PDF says these texts letter by letter; nothing on it can be pressed, and it has only its own
    `pictures`. All that it says."""
    text = tight(run(pdf, "pdftotext", "-raw", "-enc", "UTF-8", "-", "-"))
    missing = [n for n in names.split() if not any(n + tight(markup) in text for markup in MARKUPS)]
    assert missing == []
    assert run(pdf, "pdfinfo", "-url", "-").splitlines()[1:] == []
    assert b"/Link" not in pdf and b"/URI" not in pdf
    assert len(run(pdf, "pdfimages", "-list", "-").splitlines()) - 2 == pictures
    return text


# -- paper --------------------------------------------------------------------------------------------------

HANDOUT = (
    "zTitle zPat zAuthor zRole zRegis zTact zPhase zRou zNamef zNames zNotef zNotes zWhatf zWhats zAirf zAirs"
    " zStopf zStops zStepfp zStepfq zStepsp zStepsq zPack zPnote"
)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("two", [False, True], ids=["one language", "two"])
def test_a_handout(large: bool, two: bool) -> None:
    file = accepted(signed())
    second = tongue("pseudo", LIBRARY.folder) if two else None
    plain = Paper(unmarked(), large=large, second=second)
    pictures = len(run(plain.data, "pdfimages", "-list", "-").splitlines()) - 2
    plain_paper(Paper(file, large=large, second=second).data, HANDOUT, pictures)


def unmarked() -> ProgrammeFile:
    """The same programme without any markup."""
    data = signed()
    for markup in MARKUPS:
        data = data.replace(json.dumps(markup)[1:-1].encode(), b"")
    value = json.loads(data)
    del value["signature"]
    return accepted(json.dumps(value).encode())


def test_the_page_of_an_exercise(coach: Coach) -> None:
    for name, at, pictures in ((OWN, "f", 2), (STEPS, "s", 0)):
        view = coach.exercise_view(name)
        assert view is not None
        names = " ".join(f"z{word}{at}" for word in ("What", "Air", "Stop", "Mis", "Note", "Cau", "Rev"))
        pdf = exercise_pdf(view, LIBRARY.folder, "1")
        plain_paper(pdf, f"zAuthor zStep{at}p zStep{at}q {names}", pictures)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_the_pain_report(coach: Coach, tmp_path: Path, large: bool) -> None:
    out = tmp_path / "report.pdf"
    write_report(coach, out, since=SINCE, until=None, large=large, assets=LIBRARY.folder)
    text = plain_paper(out.read_bytes(), "zTitle zActa zActb zFba zFbb zFbc zScore zCby zCrole")
    # The head ends where its line does.
    assert "zPat<img" in text


def test_the_page_for_the_clinician(coach: Coach, tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    write_page(coach.handover(), out, assets=LIBRARY.folder)
    names = "zPat zTitle zAuthor zBase zConf zItem zCby zCrole zCtel zCnote zItf"
    plain_paper(out.read_bytes(), names)


# -- for other programs -------------------------------------------------------------------------------------


def written(coach: Coach, out: Path, write: Callable[[Coach, Path], object]) -> str:
    write(coach, out)
    return out.read_bytes().decode("utf-8-sig")


def test_a_spreadsheet_has_the_words_and_no_formula(coach: Coach, tmp_path: Path) -> None:
    # With an apostrophe each is the text that it was; a gap in it is a blank.
    texts = {
        "=1+1": "'=1+1",
        "+1": "'+1",
        "-1": "'-1",
        "@SUM(A1)": "'@SUM(A1)",
        "\t=1+1": "' '=1+1",
        '=HYPERLINK("//e.org")': '\'=HYPERLINK("//e.org")',
        "a;=1+1": "a;'=1+1",
    }
    coach.save(*(PainScore(f"f{n}", NOW, "worst", 5, text) for n, text in enumerate(texts)))
    text = written(coach, tmp_path / "all.csv", write_csv)
    cells = {cell for row in csv.reader(text.splitlines()) for cell in row}
    assert {"zScore", "zFba", "zFbb", "zFbc", "zPack", "zActa", "zItf"} <= whole_ones(cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert set(texts.values()) <= cells


def test_another_program_gets_the_words(coach: Coach, tmp_path: Path) -> None:
    text = written(coach, tmp_path / "all.json", write_json)
    values = set(_strings(json.loads(text)))
    assert {"zScore", "zFba", "zFbb", "zFbc", "zPack", "zActa", "zItf"} <= whole_ones(values)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def test_a_calendar_gets_no_word_of_a_file(coach: Coach, tmp_path: Path) -> None:
    text = written(coach, tmp_path / "days.ics", write_calendar)
    assert "SUMMARY:Exercises" in text and "<" not in text
    assert names_in(text.replace("\r\n ", "")) == []
