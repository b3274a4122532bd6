"""The pain report on paper, read back with poppler: what it says is what the screen says, in letters."""

import os
import re
import stat
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from report_samples import (
    ASSETS,
    NOTE,
    SAMPLES,
    TODAY,
    a_coach,
    at,
    days_before,
    eight_weeks,
    falling,
    programme_of,
    session,
)

from corecoach import __version__
from corecoach.coach import Coach
from corecoach.coach.report import build_report
from corecoach.coach.report_views import Note
from corecoach.diary import NotSaved
from corecoach.pain import PainScore
from corecoach.pain.function import Activities, PsfsRating
from corecoach.ui.print.report_notes import MOST_OF_ONE, notes_lines
from corecoach.ui.print.report_out import write_report
from corecoach.ui.print.report_pdf import report_pdf
from corecoach.ui.print.report_words import number, signed
from corecoach.ui.trend_beside import screen_words
from corecoach.words import use_language

pytestmark = pytest.mark.usefixtures("qapp")
NOT_REVIEWED = "Self-reported, not examined. No clinician has reviewed CoreCoach or this page."


def _run(*words: str) -> str:
    return subprocess.run(words, capture_output=True, check=True, timeout=60).stdout.decode()


class Paper:
    """A report as it was written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def pages(self) -> list[str]:
        """The text of every page, with all white space as single blanks."""
        text = _run("pdftotext", "-layout", "-enc", "UTF-8", str(self.path), "-")
        return [" ".join(page.split()) for page in text.split("\f")[:-1]]

    @property
    def text(self) -> str:
        """The text of all pages in the order in which it is read."""
        return " ".join(_run("pdftotext", "-raw", "-enc", "UTF-8", str(self.path), "-").split())

    def info(self, name: str) -> str:
        """A line of `pdfinfo`."""
        found = re.search(rf"^{name}:\s*(.*)$", _run("pdfinfo", str(self.path)), re.MULTILINE)
        assert found
        return found[1]

    def sizes(self) -> set[float]:
        """The heights of all words of the text, in points."""
        text = _run("pdftotext", "-bbox-layout", str(self.path), "-")
        lines = re.findall(r'<word xMin="\S+" yMin="(\S+)" xMax="\S+" yMax="(\S+)"', text)
        return {round(float(low) - float(top), 1) for top, low in lines}


@pytest.fixture
def coach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Coach:
    """Nothing recorded yet."""
    # That what is written survives a power cut is tested with the diary.
    monkeypatch.setattr("os.fsync", lambda _fd: None)
    return a_coach(tmp_path / "home")


def written(coach: Coach, path: Path, *, large: bool = False, **days: date) -> Paper:
    """Write the report and read it."""
    span: dict[str, Any] = {"since": None, "until": None} | days
    write_report(coach, path, large=large, assets=ASSETS, **span)
    return Paper(path)


@pytest.fixture
def paper(coach: Coach, tmp_path: Path) -> Paper:
    """The report of somebody with eight weeks of records."""
    return written(eight_weeks(coach), tmp_path / "report.pdf")


# -- the paper ------------------------------------------------------------------------------------------


def test_usual_records_fill_one_or_two_pages_of_a4(paper: Paper) -> None:
    assert paper.info("Pages") in ("1", "2") and "A4" in paper.info("Page size")
    assert paper.info("Title") == "CoreCoach: pain report"
    assert paper.info("Creator") == f"CoreCoach {__version__}"


def test_every_page_says_whose_it_is_and_that_nobody_reviewed_it(paper: Paper) -> None:
    pages = paper.pages
    assert len(pages) == int(paper.info("Pages"))
    for n, page in enumerate(pages, 1):
        assert "Sample Patient, born 1961" in page and "16 Oct 2026 to 26 Nov 2026" in page
        assert NOT_REVIEWED in page and f"CoreCoach {__version__}." in page
        assert f"Page {n} of {len(pages)}" in page


@pytest.mark.parametrize(("programmes", "size_pt"), [(9, 10.0), (50, 9.5), (60, 8.5)])
def test_two_pages_are_in_the_largest_letters_that_fit(
    coach: Coach, tmp_path: Path, programmes: int, size_pt: float
) -> None:
    changes = tuple((days_before(n), f"Steady core, part {n}") for n in range(programmes))
    paper = Paper(tmp_path / "report.pdf")
    paper.path.write_bytes(report_pdf(replace(build_report(eight_weeks(coach)), changes=changes), ASSETS))
    assert paper.info("Pages") == "2"
    # A title is in letters of 1.2 times the size, which are 1.2 times as high as that.
    titles = {round(1.44 * size, 1) for size in (10.0, 9.5, 9.0, 8.5, 8.0)}
    assert titles & paper.sizes() == {round(1.44 * size_pt, 1)}


def test_all_of_it_is_lines_and_letters(paper: Paper) -> None:
    assert len(_run("pdfimages", "-list", str(paper.path)).splitlines()) == 2
    fonts = _run("pdffonts", str(paper.path)).splitlines()[2:]
    assert fonts and all(
        "FigtreeTab" in line and line.split()[-5:-2] == ["yes", "no", "yes"] for line in fonts
    )


def test_large_print_is_large(coach: Coach, tmp_path: Path) -> None:
    eight_weeks(coach)
    usual = written(coach, tmp_path / "usual.pdf")
    large = written(coach, tmp_path / "large.pdf", large=True)
    assert int(large.info("Pages")) > int(usual.info("Pages"))
    # Of a font of 18 points the highest letters and the lowest are 1.2 times as far apart.
    assert max(usual.sizes()) < max(large.sizes()) and min(large.sizes()) >= 14 and 21.6 in large.sizes()
    # The same is said.
    assert all(words in large.text for words in screen_words(build_report(coach).view))
    assert NOT_REVIEWED in " ".join(large.text.split()) and NOTE in large.text


# -- what it says ---------------------------------------------------------------------------------------


def test_it_says_what_the_screen_says(coach: Coach, paper: Paper) -> None:
    said = screen_words(coach.trend(42))
    assert any("Falling by about half a point a week; scores on 36 of 42 days." in words for words in said)
    assert " ".join(said) in paper.text


def test_the_numbers_are_those_of_the_trend(coach: Coach, paper: Paper) -> None:
    trend, text = coach.trend(42).trend, paper.text
    assert trend.slope_per_week is not None and trend.ci95_wide is not None and trend.change is not None
    low, high = trend.ci95_wide
    slope = f"{signed(trend.slope_per_week, 2)} a week (95 % interval {signed(low, 2)} to {signed(high, 2)})"
    assert f"Slope {slope}" in text
    assert f"Days scored {trend.n} of {trend.days} days" in text
    start = coach.trend(42).start
    assert start is not None and trend.current is not None and trend.baseline != start
    assert f"First baseline {number(start)}" in text and f"Now {number(trend.current)}" in text
    assert text.count("aseline ") - text.count("First baseline ") == 0
    assert f"Change {signed(trend.current - start)} (−50 %): meaningfully better" in text
    assert f"Direction {trend.verdict}" in text
    report = build_report(coach)
    assert f"Weighted mean {number(report.ewma)}" in text
    assert f"{number(report.gaps.after)} on average ({report.gaps.after_n} days)" in text
    assert "Entered late 1 score, drawn, not counted" in text


def test_the_table_has_a_row_a_week(coach: Coach, paper: Paper) -> None:
    weeks, text = build_report(coach).weeks, paper.text
    assert len(weeks) == 6
    for week in weeks:
        done = f"{week.done} of {week.prescribed}"
        rest = [week.flares, week.ice, week.heat, week.locked]
        row = f"{week.days} of 7 {number(week.median)} {week.lowest} to {week.highest} {done}"
        assert " ".join([row, *(str(count) for count in rest if count)]) in text
    assert "16 Oct – 22 Oct" in text and "20 Nov – 26 Nov" in text


def test_sessions_flares_locks_programmes_and_function(paper: Paper) -> None:
    text = paper.text
    assert "14 of 23 prescribed sessions done (61 %). 4 that were not done fell on days with all" in text
    assert "Besides: 1 chosen by the person, 1 stopped with “Something hurts”." in text
    assert "3 days were called a flare by the person: 22 Oct, 23 Oct, 17 Nov." in text
    assert "2 Nov 2026 08:00 +00:00 Locked (SOON): all exercises and stretches. Said: One leg or foot" in text
    assert "Cleared by Dr Ada Example, GP (L1). Reflexes normal." in text
    assert "In hand: Steady core, part two. 8 Nov 2026: Steady core, part two" in text
    assert "Put on socks: 3, then 6" in text and "Mean: 3, then 5.7 Change +2.7. Better by 2 or more" in text
    assert "Of 24: 12 on 12 Oct 2026, 6 on 11 Nov 2026. Change −6: meaningfully better" in text
    assert "14 Nov 2026, better (+2), effort of exercise 5 of 10" in text


def test_it_names_no_cause_and_promises_nothing(paper: Paper) -> None:
    text = paper.text.lower()
    assert not re.search(r"\b(because|caused|due to|cure|diagnos\w*|safe|you are fine)\b", text)
    assert "no proof of a cause" in text


def test_it_says_which_score_it_shows(paper: Paper) -> None:
    assert "Your score: Whole day" in paper.text and "Scores, 0 to 10 Whole day" in paper.text


def test_the_chart_has_its_words(paper: Paper) -> None:
    first = paper.pages[0]
    for words in (
        "Higher is more pain",
        "Your score",
        "Middle of the last 7 days",
        "Sessions",
        "Locked",
        "26 Nov",
    ):
        assert words in first


# -- signals --------------------------------------------------------------------------------------------


def test_without_a_signal_it_says_which_there_are(paper: Paper) -> None:
    assert "Signals None of the three. Stopped: 2 or more days with a session planned" in paper.text


def test_signals_come_first(coach: Coach, tmp_path: Path) -> None:
    taken = programme_of(coach, 40)
    rising = [PainScore(f"d{n}", at(n), "day", round(8 - n / 6)) for n in range(8, 36)]
    coach.save(taken, *rising)
    text = written(coach, tmp_path / "r.pdf").text
    stopped, silent = text.index("Stopped No session of the programme"), text.index("Silent Nothing was")
    assert stopped < silent < text.index("The person reads")
    assert "Silent Nothing was recorded for 7 whole days, since 19 Nov 2026." in text
    assert "Rising" in written(coach, tmp_path / "p.pdf", until=days_before(8)).text


def test_a_lock_is_named_in_the_place_of_stopped(coach: Coach, tmp_path: Path) -> None:
    coach.save(programme_of(coach, 30), *falling(30))
    coach.report({"leg_weak": "yes"}, None)
    today = coach.clock.now()
    coach.clock.set_wall(today.replace(day=30))  # type: ignore[attr-defined]
    text = written(coach, tmp_path / "r.pdf").text
    assert "Locked No session on the last" in text and "All exercise was locked." in text
    assert "Stopped No session of the programme on" in text
    assert "Still locked:" in text


def test_leg_pain_that_rises_is_named(coach: Coach, tmp_path: Path) -> None:
    coach.save(*(PainScore(f"l{n}", at(n), "leg", round(9 - n / 4)) for n in range(28)))
    text = written(coach, tmp_path / "r.pdf").text
    assert "Rising: leg pain The leg pain scores of the last 28 days" in text


def test_what_a_physiotherapist_asks_first(coach: Coach, tmp_path: Path) -> None:
    worst = [PainScore(f"w{n}", at(n), "worst", s) for n, s in ((3, 6), (2, 9), (1, 7))]
    around = [PainScore(f"b{n}", at(n, 9), "before", n + 2, relief=n == 1) for n in (1, 2)]
    coach.save(*worst, *around, PainScore("m", at(1, 7), "next-morning", 3))
    text = written(coach, tmp_path / "r.pdf").text
    assert "Worst of the day median 7, highest 9 (3 days)" in text
    assert "Pain relief taken before 1 of 2 scores that say" in text
    assert "With sessions medians (scores): before 3.5 (2), next morning 3 (1)" in text


def test_a_single_activity_takes_three_points(coach: Coach, tmp_path: Path) -> None:
    ratings = [PsfsRating(f"p{n}", at(n), "a", (score,)) for n, score in ((20, 3), (2, 5))]
    coach.save(Activities("a", at(20), ("Socks",)), *ratings)
    assert "Change +2. Less than 3: within the error" in written(coach, tmp_path / "r.pdf").text


def test_large_print_says_when_it_was_made_and_leaves_no_page_half_empty(
    coach: Coach, tmp_path: Path
) -> None:
    eight_weeks(coach)
    pages = written(coach, tmp_path / "r.pdf", large=True).pages
    assert all("made 26 Nov 2026 15:30 +00:00" in page for page in pages)
    # The table does not fit below the numbers; what comes after it does.
    assert "In numbers" in pages[1] and "Week by week" not in pages[1] and "Flares" in pages[1]


# -- what is missing, and what is much ------------------------------------------------------------------


def test_of_nobody_and_nothing(coach: Coach, tmp_path: Path) -> None:
    paper = written(coach, tmp_path / "r.pdf")
    text = paper.text
    assert paper.info("Pages") == "1"
    assert "First baseline not known" in text and "Change not known" in text
    assert "Worst of the day not asked or not said" in text
    assert "Pain relief not said with any score" in text and "no score before or after" in text
    assert "No session was prescribed in this time." in text and "No programme was taken in." in text
    assert "No day was called a flare." in text and "None in this time." in text
    assert "What was written" not in text


def test_a_missing_week_is_empty_not_nought(coach: Coach, tmp_path: Path) -> None:
    coach.save(PainScore("a", at(20), "day", 4), PainScore("b", at(0, 9), "day", 6))
    text = written(coach, tmp_path / "r.pdf").text
    assert "13 Nov – 19 Nov 0 of 7 20 Nov" in text


def test_two_years_still_fit_on_two_pages(coach: Coach, tmp_path: Path) -> None:
    lines = (SAMPLES / "pain-two-years.csv").read_text().split()[1:]
    given = [(date.fromisoformat(day), score) for day, _comma, score in (x.partition(",") for x in lines)]
    moved = TODAY - max(day for day, _score in given)
    hour = at(0, 9).timetz()
    moments = [(datetime.combine(day + moved, hour), int(score)) for day, score in given if score]
    coach.save(*(PainScore(f"{n}", when, "day", score) for n, (when, score) in enumerate(moments)))
    paper = written(coach, tmp_path / "r.pdf", since=days_before(729))
    assert paper.info("Pages") in ("1", "2")
    assert "Every 4 weeks" in paper.text


def test_notes_are_cut_politely_and_counted(coach: Coach, tmp_path: Path) -> None:
    notes = [f"Note number {n}: " + "the back was stiff and the stairs were slow, " * 9 for n in range(30)]
    coach.save(*(PainScore(f"n{n}", at(n), "day", 5, note=note) for n, note in enumerate(notes, 1)))
    paper = written(coach, tmp_path / "r.pdf")
    text = paper.text
    shown = text.count("Note number")
    assert 0 < shown < 30 and f"{30 - shown} older notes are in the diary." in text
    assert text.count("… (goes on in the diary)") == shown
    assert paper.info("Pages") == "2"
    assert max(len(part) for part in re.findall(r"Note number .*?…", text)) <= MOST_OF_ONE + 20


def test_what_somebody_typed_is_printed_as_it_was_typed(coach: Coach, paper: Paper, tmp_path: Path) -> None:
    assert NOTE in paper.text
    taken = programme_of(coach, 9, title="<img src='/etc/passwd'> & co")
    name = replace(taken.programme.patient, name="Maria <Magdalena> " * 6)
    file = replace(taken.file, programme=replace(taken.programme, patient=name))
    coach.save(replace(taken, id="z", at=at(0, 9), file=file))
    text = written(coach, tmp_path / "typed.pdf").text
    assert "<img src='/etc/passwd'> & co" in text
    assert "Maria <Magdalena> Maria" in text and "born 1961, made 26 Nov 2026 15:30 +00:00" in text


def test_many_locks_are_counted(coach: Coach, tmp_path: Path) -> None:
    for _n in range(12):
        coach.report({"leg_weak": "yes"}, None)
    text = written(coach, tmp_path / "r.pdf").text
    left = len(build_report(coach).locks) - 8
    assert (f"and {left} more" in text) == (left > 0)


def test_another_language_keeps_every_number(coach: Coach, tmp_path: Path) -> None:
    eight_weeks(coach)
    use_language("pseudo")
    paper = written(coach, tmp_path / "r.pdf")
    assert NOTE in paper.text and "−0.47" in paper.text and int(paper.info("Pages")) <= 3


# -- the file -------------------------------------------------------------------------------------------


def test_it_is_for_the_owner_alone(paper: Paper) -> None:
    if os.name != "nt":
        assert stat.S_IMODE(paper.path.stat().st_mode) == 0o600
    assert [p.name for p in paper.path.parent.iterdir() if p.is_file()] == ["report.pdf"]


def test_what_cannot_be_written_leaves_what_was_there(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.pdf"
    path.write_text("of last week")

    def full(_path: Path) -> int:
        raise OSError(28, "no space")

    monkeypatch.setattr("corecoach.diary.ground.create_file", full)
    with pytest.raises(NotSaved) as failed:
        written(coach, path)
    assert failed.value.reason == "disk-full" and path.read_text() == "of last week"


def test_a_period_that_ends_before_it_begins_is_refused(coach: Coach, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="before it ends"):
        written(coach, tmp_path / "r.pdf", since=TODAY, until=days_before(1))
    assert not (tmp_path / "r.pdf").exists()


def test_signs_of_a_stop_are_in_the_words_of_the_button(coach: Coach, tmp_path: Path) -> None:
    taken = programme_of(coach, 9)
    coach.save(taken, session(taken, 3, "weeks-1-2", "stopped"))
    assert "1 stopped with “Something hurts”" in written(coach, tmp_path / "r.pdf").text


def test_a_note_of_ice_or_heat_says_so() -> None:

    assert list(notes_lines([Note(at(1), "pack", "Too cold.")])) == [
        "<b>25 Nov 2026</b>, ice or heat, Too cold."
    ]
