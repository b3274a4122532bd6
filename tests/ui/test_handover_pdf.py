"""The page for the clinician on paper, read back with poppler: what a clinician can read, search and copy."""

import os
import re
import stat
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication

from corecoach.coach.handover_view import build_handover
from corecoach.coach.taken_in import TakenIn
from corecoach.diary import NotSaved
from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.library import Library
from corecoach.pain import PainScore
from corecoach.safety import (
    Advice,
    Case,
    Clearance,
    Lock,
    Lockout,
    PendingClearance,
    ProfileRecord,
    Screening,
    Stamp,
    active,
    challenge_of,
    grouped,
    triage,
)
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.thermal.record import Application, PackRecord
from corecoach.ui.print.handover_out import write_page
from corecoach.words import use_language

ASSETS = Path(__file__).parents[2] / "assets"
LIBRARY = Library(ASSETS)
RULES = LIBRARY.rules
assert RULES is not None
STEADY = Path(__file__).parents[1] / "samples" / "steady-core.corecoach"
INDIA = timezone(timedelta(hours=5, minutes=30))
LISBON = timezone(timedelta(0))
MARK = "Self-reported, not examined"
NO = {"G1": "no", "G2": "no", "G3": "no"}
ADVICE = "Call 999 now or go to A&E.\nSay this: I have back pain and new numbness.\nDo not drive yourself."


def at(day: int, hour: int = 8, minute: int = 15, zone: timezone = LISBON) -> datetime:
    """A moment of the month."""
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def check(day: int, gates: Any = NO, items: Any = None, **more: Any) -> Screening:
    """A safety check."""
    fields = {"rules_version": RULES.rules_version, "pain_now": 3} | more
    return Screening(id=f"c{day}", at=at(day), gates=dict(gates), items=items or {}, **fields)


ITEMS = dict.fromkeys(RULES.gate("G1").items, "no") | {"ces_saddle": "yes", "leg_weak": "unsure"}
FLAGGED = check(25, NO | {"G1": "yes"}, ITEMS, statuses={"ces_saddle": "new"}, answered_by="carer")
FOUND = triage(RULES, Case(answers=FLAGGED.items, statuses=FLAGGED.statuses))
LOCKED = Lockout(
    "emergency", at(25), FOUND.tier, FOUND.locks, FOUND.fired, {"ces_saddle": "yes", "leg_weak": "unsure"},
    RULES.rules_version, statuses={"ces_saddle": "new"},
)  # fmt: skip


def steady() -> ProgrammeFile:
    """A programme."""
    file = read_programme(STEADY.read_bytes(), LIBRARY.exercises)
    assert isinstance(file, ProgrammeFile)
    return file


def scores() -> list[PainScore]:
    """A score before and after every second day, and at other times two of a day."""
    before = [PainScore(f"b{n}", at(n), "before", 4) for n in range(12, 26, 2)]
    after = [PainScore(f"a{n}", at(n, 9), "after", 6) for n in range(12, 26, 2)]
    return [*before, *after, PainScore("n1", at(25, 7), "now", 7), PainScore("n2", at(25, 12), "now", 9)]


def usual() -> dict[str, Any]:
    """Two weeks of one person: quiet days, one session that was stopped, and then an emergency."""
    items = (
        ItemRecord("cat-camel", "Cat-camel", 8, 8, 0.0, 0.0, False),
        ItemRecord("mcgill-curl-up", "McGill curl-up", 9, 5, 72.0, 40.0, False),
    )
    session = SessionRecord(
        "s", at(23), at(23, 9), "morning", "Morning core", "x", "stopped", 600.0, 4, items
    )
    said = SessionFeedback("f", at(23, 9), "s", 6, 7, "Twinge; <b>not</b> after &amp; rest.", "pain")
    shown = Advice("ad", at(25, 9), LOCKED.id, "emergency", ADVICE, RULES.rules_version)
    gone = Advice("ack", at(25, 10), LOCKED.id, "lockout", "", RULES.rules_version, acknowledged=True)
    return {
        "now": at(25, 21, 30, INDIA),
        "app_version": "9.8.7",
        "rules": RULES,
        "screenings": [*(check(day) for day in range(12, 24)), FLAGGED],
        "lockouts": [LOCKED],
        "in_force": [LOCKED],
        "advice": [shown, gone],
        "scores": scores(),
        "sessions": [session],
        "feedback": [said],
        "profile": ProfileRecord("p", at(12), 64, ("anticoagulant",), ("wrist-pain",)),
        "taken_in": TakenIn("t", at(11), steady()),
    }


def _pack(began: datetime, outcome: Any, **more: Any) -> PackRecord:
    once = Application(
        "ice", 0, 0, Stamp(began), Stamp(began + timedelta(minutes=18)), 1080.0, overdue_s=180.0
    )
    end = began + timedelta(minutes=18)
    return PackRecord(f"k{began}", began, end, "x", "x", 120, outcome, (once,), **more)


def packs() -> list[PackRecord]:
    """Ice on each of twelve days, more often than not with something to say of it."""
    days = [_pack(at(n, 20, 10), "stopped" if n % 2 else "finished") for n in range(14, 25)]
    return [*days, _pack(at(25, 7, 10), "sign", signs=("white",))]


class Paper:
    """A PDF as it was written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def pages(self) -> list[str]:
        """The text of every page, with all white space as single blanks."""
        text = _run("pdftotext", "-raw", "-enc", "UTF-8", str(self.path), "-")
        return [" ".join(page.split()) for page in text.split("\f")[:-1]]

    @property
    def text(self) -> str:
        """The text of all pages."""
        return " ".join(self.pages)

    def info(self, name: str) -> str:
        """A line of `pdfinfo`."""
        found = re.search(rf"^{name}:\s*(.*)$", _run("pdfinfo", str(self.path)), re.MULTILINE)
        assert found
        return found[1]


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, timeout=60).stdout.decode()


@pytest.fixture
def paper(qapp: QApplication, tmp_path: Path) -> Any:
    """Writes the page of the usual records with some of them changed."""

    def write(**changes: Any) -> Paper:
        path = tmp_path / "page.pdf"
        write_page(build_handover(**(usual() | changes)), path, assets=ASSETS)
        return Paper(path)

    return write


def test_a_usual_case_is_one_page_of_a4(paper: Any) -> None:
    page = paper()
    assert (page.info("Pages"), len(page.pages)) == ("1", 1)
    assert "A4" in page.info("Page size") and page.info("Encrypted") == "no"


def test_it_says_that_nobody_examined_and_by_which_versions(paper: Any) -> None:
    text = paper().text
    assert text.count(MARK) == 2
    assert f"CoreCoach 9.8.7, safety rules {RULES.rules_version}." in text
    assert "made 25 Nov 2026 21:30 +05:30" in text and "Page 1 of 1" in text


def test_the_lock_in_force_comes_first_with_its_short_name_and_rules(paper: Any) -> None:
    text, name = paper().text, grouped(challenge_of(LOCKED.id))
    assert text.index("Locked now") < text.index(name) < text.index("Symptoms reported")
    assert "EMERGENCY, reported 25 Nov 2026 08:15 +00:00; ends only by an examination" in text
    assert "Locked: all exercises and stretches, heat packs, ice packs" in text
    assert "Numb or tingling between your legs: yes, new; One leg or foot is weaker: not sure" in text
    assert f"Rules {RULES.rules_version}: item:ces_saddle (CLIN-A)" in text
    assert all(f"{fired.rule} (" in text for fired in LOCKED.fired)
    assert "C1 (ces_saddle, leg_weak, CLIN-A)" in text


def test_the_timeline_has_answers_with_their_zone_and_who_gave_them(paper: Any) -> None:
    text = paper().text
    assert "12 Nov 2026 08:15 +00:00 to 23 Nov 2026 08:15 +00:00 No to all that was asked, 12 checks" in text
    assert "Question G1: yes, answered by a carer" in text
    assert "No to: Harder to pee, or harder to feel it; Leaking pee;" in text
    assert "G1: Since last time, is anything new or worse" in text


def test_advice_stands_word_for_word_with_when_and_whether_acknowledged(paper: Any) -> None:
    text = paper().text
    assert " ".join(ADVICE.split()) in text
    assert "25 Nov 2026 09:15 +00:00; acknowledged 25 Nov 2026 10:15 +00:00; rules" in text
    assert "not acknowledged" in paper(advice=usual()["advice"][:1]).text


def test_scores_that_nobody_gave_are_not_there(paper: Any) -> None:
    def table(text: str) -> str:
        return text[text.index("Wed 25") : text.index("Last session")]

    rows = "Wed 25 Before 4 4 4 4 4 4 4 After 6 6 6 6 6 6 6 Next morning Other times 7, 9 "
    assert table(paper().text) == rows
    assert table(paper(scores=[]).text) == "Wed 25 Before After Next morning Other times "
    assert "Pain before: 4 Pain after: not recorded" in paper(feedback=[]).text


def test_nought_is_a_score(paper: Any) -> None:
    said = SessionFeedback("f", at(23, 9), "s", 0, 0)
    text = paper(scores=[PainScore("n", at(25, 7), "now", 0)], feedback=[said]).text
    assert "Other times 0 Last session" in text and "Pain after: 0 Effort: 0" in text


def test_the_session_the_person_and_the_plan(paper: Any) -> None:
    text = paper().text
    assert "Morning core, 23 Nov 2026 08:15 +00:00, stopped" in text
    assert "Ended in: McGill curl-up Reason: My back pain went up, or it is sharp or new" in text
    assert "Cat-camel: 8 of 8; McGill curl-up: 5 of 9" in text
    assert "Pain before: 4 Pain after: 6 Effort: 7" in text
    assert "Sample Patient, age 64" in text and "Yes to: Do you take a blood thinner?" in text
    assert steady().programme.id in text and "Sample Physiotherapist, physiotherapist" in text
    assert "Pins and needles in one leg or foot (left, down to the calf, assessed 2 Nov 2026" in text
    assert "Heat and ice none recorded" in text


def test_ice_and_heat_of_two_weeks_still_fit_on_the_page(paper: Any) -> None:
    page = paper(packs=packs(), signs={"white": "The skin is white, waxy, grey, patchy, hard or blue"})
    assert (page.info("Pages"), len(page.pages)) == ("1", 1)
    text = page.text
    assert "Heat and ice 25 Nov 07:10: ice 18 min; 3 min of it after the time was over; stopped:" in text
    # The newest ten, and how many more there are.
    assert text.count(": ice 18 min") == 10 and "16 Nov 20:10" in text and "15 Nov 20:10" not in text
    assert "and 2 more" in text


def test_ten_uses_are_ten_uses(paper: Any) -> None:
    text = paper(packs=packs()[2:]).text
    assert text.count(": ice 18 min") == 10 and re.search(r"and \d+ more", text) is None


def test_uses_that_the_file_leaves_out_are_named(paper: Any) -> None:
    many = [_pack(at(25, 1) + timedelta(minutes=10 * n), "finished") for n in range(62)]
    text = paper(packs=many).text
    assert "and 50 more" in text and "2 older uses are left out" in text


def test_what_somebody_typed_is_printed_as_it_was_typed(paper: Any) -> None:
    assert "Note: Twinge; <b>not</b> after &amp; rest." in paper().text
    typed = Clearance(
        "c", at(24), "x", "L1", clinician="<img src='/etc/passwd'>", note="a < b\n\n&lt;i&gt; \x07"
    )
    text = paper(clearances=[typed]).text
    assert "<img src='/etc/passwd'>" in text and "a < b &lt;i&gt;" in text


def test_a_long_name_hides_nothing_of_the_head(paper: Any) -> None:
    file = steady()
    patient = structs.replace(file.programme.patient, name="Maria <Magdalena> " * 6)
    long = structs.replace(file, programme=structs.replace(file.programme, patient=patient))
    text = paper(taken_in=TakenIn("t", at(11), long)).text
    assert ", age 64, made 25 Nov 2026 21:30 +05:30" in text and "Self-reported, not examined" in text
    assert "Name: " + ("Maria <Magdalena> " * 6) in text


def test_text_without_a_space_does_not_run_off_the_paper(paper: Any) -> None:
    said = SessionFeedback("f", at(23, 9), "s", None, None, "W" * 400)
    assert paper(feedback=[said]).text.count("W") >= 400 - 1


def test_every_letter_can_be_searched_for(paper: Any) -> None:
    letters = "".join(map(chr, [*range(33, 127), *range(0xA1, 0x100)])).replace("\u00ad", "")
    said = SessionFeedback("f", at(23, 9), "s", None, None, " ".join(letters))
    assert " ".join(letters) in paper(feedback=[said]).text


def test_a_long_history_flows_on_with_the_mark_on_each_page(paper: Any) -> None:
    numb = [check(n, NO | {"G3": "yes"}, {"leg_numb": "yes"}, statuses={"leg_numb": s}) for n, s in (
        (n, ("new", "worse")[n % 2]) for n in range(1, 25)
    )]  # fmt: skip
    page = paper(screenings=[*numb, FLAGGED])
    assert len(page.pages) == int(page.info("Pages")) > 1
    for number, text in enumerate(page.pages, 1):
        assert text.count(MARK) == 2 and f"Page {number} of {len(page.pages)}" in text
        assert f"safety rules {RULES.rules_version}" in text
    first = page.pages[0]
    assert "Locked now" in first and "Advice shown, word for word" in first and "Plan" in first
    assert page.text.count("Question G3: yes") == 24


def test_a_lock_that_was_cleared_says_by_whom_and_what_stays(paper: Any) -> None:
    given = Clearance(
        "c", at(25, 12), LOCKED.id, "L2", clinician="A. Example", role="GP", assessed_at=at(25, 11),
        keep=(Lock.HEAT,), review_by=date(2027, 1, 4),
    )  # fmt: skip
    text = paper(clearances=[given], in_force=active([LOCKED], [given], at(25, 20))).text
    assert "A clinician cleared a part. Still locked: heat packs" in text
    assert f"Lock {grouped(challenge_of(LOCKED.id))} cleared (L2)" in text
    assert "A. Example, GP; assessed 25 Nov 2026 11:15 +00:00; stays locked: heat packs" in text
    assert "good until 4 Jan 2027" in text
    typed = PendingClearance("p", at(25, 18), LOCKED.id, "C. Example", "GP", at(25, 17), Stamp(at(25, 18)))
    assert "C. Example, GP; examined 25 Nov 2026 17:15 +00:00; waiting" in paper(pending=[typed]).text


def test_nothing_recorded_and_rules_damaged_is_a_page_too(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    write_page(build_handover(now=at(25), app_version="9.8.7", rules=None), path, assets=ASSETS)
    text = Paper(path).text
    assert "No lock is in force." in text and "safety rules damaged" in text and MARK in text
    assert "Yes to: not asked yet" in text and "No programme was taken in." in text


def test_it_can_speak_another_language(paper: Any) -> None:
    use_language("pseudo")
    try:
        text = paper().text
    finally:
        use_language("en")
    assert (
        "Self-reported" not in text
        and "item:ces_saddle (CLIN-A" in text
        and grouped(challenge_of(LOCKED.id)) in text
    )


def test_the_owner_alone_can_read_it_and_nothing_else_is_left(paper: Any, tmp_path: Path) -> None:
    paper()
    page = paper()
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(page.path.stat().st_mode) == 0o600


def test_a_page_that_cannot_be_written_leaves_the_one_before(
    paper: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = paper().path.read_bytes()

    def full(*_arguments: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved) as caught:
        paper(scores=[])
    assert caught.value.reason == "disk-full" and len(str(caught.value).splitlines()) == 1
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]
    assert (tmp_path / "page.pdf").read_bytes() == before


def test_a_command_without_a_screen_can_draw_it(tmp_path: Path) -> None:
    code = (
        "from datetime import *; from pathlib import Path; import sys\n"
        "from corecoach.coach.handover_view import build_handover\n"
        "from corecoach.ui.print.handover_out import write_page\n"
        "page = build_handover(now=datetime(2026, 11, 25, tzinfo=UTC), app_version='1', rules=None)\n"
        "write_page(page, Path(sys.argv[1]), assets=Path(sys.argv[2]))\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    command = [sys.executable, "-c", code, str(tmp_path / "page.pdf"), str(ASSETS)]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert MARK in Paper(tmp_path / "page.pdf").text
