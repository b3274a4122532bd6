"""From page to page: the first start, files, scores, what could not be saved, and what a stop leads to."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMainWindow

from corecoach.audio.link import AudioLink
from corecoach.audio.protocol import Role
from corecoach.audio.sounder import Sounder
from corecoach.coach import Coach
from corecoach.diary import Diary, NotSaved
from corecoach.home import Home
from corecoach.safety import Tier
from corecoach.session import SessionFeedback
from corecoach.ui.pages.about_you import AboutYouPage
from corecoach.ui.pages.drill import DrillPage
from corecoach.ui.pages.emergency import EmergencyPage
from corecoach.ui.pages.follow_up import FollowUpPage
from corecoach.ui.pages.gate import GatePage
from corecoach.ui.pages.library import LibraryPage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.offer import OfferPage
from corecoach.ui.pages.packs import PacksPage
from corecoach.ui.pages.programme import ProgrammePage
from corecoach.ui.pages.refused_file import RefusedFilePage
from corecoach.ui.pages.settings import SettingsPage
from corecoach.ui.pages.stopped import StoppedPage
from corecoach.ui.pages.summary import SummaryPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.pages.trend import TrendPage
from corecoach.ui.pages.welcome import WelcomePage
from corecoach.ui.player.player import Player
from corecoach.ui.widgets import ScoreRow
from corecoach.ui.widgets.field import Field
from corecoach.ui.widgets.press_card import PressCard

SAMPLES = Path(__file__).parents[2] / "assets" / "routines" / "samples"
STEADY = SAMPLES / "steady-core.corecoach"
CTRL = Qt.KeyboardModifier.ControlModifier


def fresh(at: AtWindow) -> Coach:
    """What the next start would find on disk."""
    return Home(at.world.app.home.folder).coach(at.world.coach.library, at.world.clock)


def scores(at: AtWindow) -> list[int]:
    return [score.score for score in fresh(at).pain_scores()]


def new(worlds: Worlds) -> AtWindow:
    """A first start."""
    return worlds(sample="", welcomed=False)


# -- the first start --------------------------------------------------------------------------------------


def introduce(at: AtWindow, age: str = "44") -> list[Callable[[], object]]:
    """What it takes to say who one is, when there is nothing to say: each an action of its own."""
    none = [b for b in seen(at.page, QAbstractButton) if b.text() == "None of these"]
    asked = [b for b in seen(at.page, QAbstractButton) if b.accessibleName().endswith(": No")]
    age_field = seen(at.page, Field)[0]

    def write() -> None:
        at.click(age_field)
        at.type(age)

    ticks = [lambda box=box: at.click(box) for box in (*asked, *none)]
    return [write, *ticks, lambda: at.choose("Save")]


def test_from_the_first_start_into_the_first_session(worlds: Worlds) -> None:
    at, actions = new(worlds), 0
    assert isinstance(at.page, WelcomePage)

    def act(action: Callable[[], object]) -> None:
        nonlocal actions
        action()
        actions += 1

    act(lambda: at.choose("Try the one-minute sample"))
    assert isinstance(at.page, AboutYouPage)
    for action in introduce(at):
        act(action)
    for question in range(1, 6):
        act(lambda n=question: at.choose(f"Question {n}: No"))
    act(lambda: at.score(2))
    act(lambda: at.choose("Start the session"))
    assert isinstance(at.page, Player)
    # Once: who somebody is, six actions. Each day: four or five answers, the score, Start.
    assert actions == 1 + 6 + 7
    assert fresh(at).programme is not None
    assert Home(at.world.app.home.folder).settings().welcomed


def test_who_leaves_the_first_gate_finds_today_and_is_not_welcomed_again(worlds: Worlds) -> None:
    at = new(worlds)
    at.choose("Try the one-minute sample")
    at.press(Key.Key_Escape)
    assert isinstance(at.page, TodayPage)
    at.world.director.begin()
    settle()
    assert isinstance(at.page, TodayPage)


def test_a_file_opened_at_the_first_start_is_offered_on_the_welcome_page(worlds: Worlds) -> None:
    at = worlds(sample="", welcomed=False, begin=False)
    at.world.director.begin(STEADY)
    settle()
    assert isinstance(at.page, WelcomePage)
    assert "Steady core, eight weeks" in at.words()
    assert fresh(at).programme is None
    at.choose("Use this programme")
    assert isinstance(at.page, AboutYouPage)
    # The programme knows a year of birth; whoever sits here says it themselves.
    assert seen(at.page, Field)[0].text() == ""
    programme = fresh(at).programme
    assert programme is not None and programme.title == "Steady core, eight weeks"


def test_a_bad_file_at_the_first_start_is_refused_and_leads_back_to_the_welcome(
    worlds: Worlds, tmp_path: Path
) -> None:
    path = tmp_path / "mine.corecoach"
    path.write_text("{}")
    at = worlds(sample="", welcomed=False, begin=False)
    at.world.director.begin(path)
    settle()
    assert isinstance(at.page, RefusedFilePage)
    at.choose("Back")
    assert isinstance(at.page, WelcomePage)


def test_settings_of_the_welcome_page_hold_at_once(worlds: Worlds) -> None:
    at = new(worlds)
    at.choose("Text size 150 percent")
    assert Home(at.world.app.home.folder).settings().text_scale == 150
    assert at.world.window.look.scale == 1.5
    assert isinstance(at.page, WelcomePage)


# -- programme files --------------------------------------------------------------------------------------


def test_a_file_that_cannot_be_used_changes_nothing(worlds: Worlds, tmp_path: Path) -> None:
    at = worlds()
    before = fresh(at).taken_in
    for n, content in enumerate((b"", b"{", b"\xff\xfe", b'{"format": "x"}', None)):
        path = tmp_path / f"{n}.corecoach"
        if content is not None:
            path.write_bytes(content)
        at.world.director.open_file(path)
        settle()
        assert isinstance(at.page, RefusedFilePage)
        assert "Nothing was changed" in at.words()
        at.press(Key.Key_Escape)
        assert isinstance(at.page, TodayPage)
        assert fresh(at).taken_in == before


@pytest.mark.parametrize("take", [True, False])
def test_another_programme_takes_the_place_of_the_old_one_only_when_told(worlds: Worlds, take: bool) -> None:
    at = worlds()
    at.world.director.open_file(SAMPLES / "one-minute.corecoach")
    settle()
    assert isinstance(at.page, OfferPage)
    assert "takes the place of Steady core" in at.words()
    at.choose("Use this programme" if take else "Not now")
    assert isinstance(at.page, TodayPage)
    programme = fresh(at).programme
    assert programme is not None
    assert programme.title == ("One minute" if take else "Steady core, eight weeks")


def test_the_file_chooser_can_be_left_and_used(worlds: Worlds) -> None:
    at = worlds(sample="")
    director, asked = at.world.director, []

    def choose(parent: object) -> Path | None:
        asked.append(parent)
        return STEADY if len(asked) > 1 else None

    director._files._choose_file = choose
    at.choose("Open my programme file")
    assert isinstance(at.page, TodayPage)
    at.choose("Open my programme file")
    assert isinstance(at.page, OfferPage)
    assert asked == [at.world.window] * 2


# -- a score on Today -------------------------------------------------------------------------------------


def test_one_tap_saves_and_undo_withdraws(worlds: Worlds) -> None:
    at = worlds()
    at.score(4)
    assert scores(at) == [4]
    assert "Saved 4 at 09:05." in at.words()
    at.choose("Undo")
    assert scores(at) == []
    assert "One tap saves it." in at.words()
    assert seen(at.page, ScoreRow)[0].score is None


def test_a_second_tap_corrects_the_first(worlds: Worlds) -> None:
    at = worlds()
    at.score(4)
    at.score(6)
    assert scores(at) == [6]
    at.choose("Undo")
    assert scores(at) == []


def test_a_tap_of_the_same_cell_again_leaves_one_score(worlds: Worlds) -> None:
    at = worlds()
    at.score(4)
    at.score(4)
    assert scores(at) == [4]


@pytest.mark.parametrize("hours", [3, 14])
def test_a_tap_much_later_is_another_score(worlds: Worlds, hours: int) -> None:
    at = worlds()
    at.score(4)
    at.world.clock.set_wall(at.world.clock.now() + timedelta(hours=hours))
    at.score(6)
    assert scores(at) == [4, 6]
    at.choose("Undo")
    assert scores(at) == [4]


def test_a_tap_after_a_session_is_another_score(worlds: Worlds) -> None:
    at = worlds()
    at.score(4)
    at.choose("Start Weeks 1-2 (learn)")
    at.press(Key.Key_Escape)
    assert isinstance(at.page, TodayPage)
    at.world.clock.move(60)
    at.score(6)
    assert scores(at) == [4, 6]


def test_a_score_can_be_given_by_keys(worlds: Worlds) -> None:
    at = worlds()
    at.until(lambda: getattr(at.focus, "score", None) == 0)
    at.press(Key.Key_Right, Key.Key_Right)
    assert scores(at) == []
    at.press(Key.Key_Return)
    assert scores(at) == [2]


# -- what could not be saved ------------------------------------------------------------------------------


class Disk:
    """A disk that can be full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        add = Diary.add

        def guarded(diary: Diary, *records: Any) -> None:
            if self.full:
                raise NotSaved("disk-full", "2026-11.json")
            add(diary, *records)

        monkeypatch.setattr(Diary, "add", guarded)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def has_strip(at: AtWindow) -> bool:
    return any(b.text() == "Retry" for b in seen(at.window, QAbstractButton))


def test_what_is_not_saved_stays_in_sight_until_it_is(worlds: Worlds, disk: Disk) -> None:
    at = worlds()
    disk.full = True
    at.score(5)
    assert "Your disk is full." in at.words()
    assert scores(at) == []
    for place in ("2", "3", "1"):
        at.press(Key(ord(place)), modifier=CTRL)
        assert has_strip(at)
    at.choose("Retry")
    assert has_strip(at)
    disk.full = False
    at.choose("Retry")
    assert not has_strip(at)
    assert scores(at) == [5]


def test_the_next_save_that_works_takes_everything_along(worlds: Worlds, disk: Disk) -> None:
    at = worlds()
    disk.full = True
    at.score(5)
    at.choose("Undo")
    at.score(7)
    disk.full = False
    at.press(Key.Key_3, Key.Key_1, modifier=CTRL)
    at.world.clock.move(60)
    at.score(2)
    assert not has_strip(at)
    assert scores(at) == [7, 2]


def test_a_session_that_cannot_be_saved_goes_on_and_says_so(worlds: Worlds, disk: Disk) -> None:
    at = worlds(sample="one-minute")
    disk.full = True
    at.session(100)
    assert isinstance(at.page, SummaryPage)
    assert has_strip(at)
    at.choose("Save and finish")
    assert has_strip(at)
    disk.full = False
    at.choose("Retry")
    assert [s.outcome for s in fresh(at).sessions()] == ["finished"]


def test_a_lockout_that_cannot_be_saved_locks_and_is_said_on_its_page(worlds: Worlds, disk: Disk) -> None:
    at = worlds(begin=False)
    at.session(20)
    at.type("H")
    disk.full = True
    at.press(Key.Key_3)
    answer(at, "leg_numb", "yes")
    assert isinstance(at.page, LockoutPage)
    assert "This could not be saved yet. Keep the app open." in at.words()
    assert has_strip(at)
    at.press(Key.Key_1, modifier=CTRL)
    assert not at.button("Start Weeks 1-2 (learn)").isEnabled()
    disk.full = False
    at.choose("Retry")
    assert [x.tier for x in fresh(at).lockouts()] == [Tier.SOON]


def test_a_strip_about_damage_stays_until_it_was_read(worlds: Worlds, disk: Disk) -> None:
    at = worlds()
    at.score(4)
    at.score(5)
    (month,) = at.world.app.home.folder.rglob("2026-11.json")
    month.write_bytes(month.read_bytes().replace(b"4", b"5"))
    again = worlds(home=at.world.app.home.folder, sample="")
    assert "was damaged" in again.words()
    again.score(3)
    again.press(Key.Key_3, modifier=CTRL)
    assert "was damaged" in again.words()
    disk.full = True
    again.press(Key.Key_1, modifier=CTRL)
    again.score(2)
    assert "Your disk is full." in again.words()
    disk.full = False
    again.choose("Retry")
    assert "was damaged" in again.words()
    again.choose("I have read this")
    assert "damaged" not in again.words()


# -- after a stop -----------------------------------------------------------------------------------------


def stopped(worlds: Worlds) -> AtWindow:
    at = worlds(begin=False)
    at.session(20)
    at.type("H")
    assert isinstance(at.page, StoppedPage)
    return at


def answer(at: AtWindow, item: str, given: str) -> None:
    """Answer one item so, and all others with No."""
    page = at.page
    assert isinstance(page, DrillPage)
    for name in page._rows:
        page.press(name, given if name == item else "no")  # type: ignore[arg-type]
        settle()
    if "Yes, that is right" in [b.text() for b in seen(page, QAbstractButton)]:
        at.choose("Yes, that is right")
        return
    at.choose("Continue")
    follow_up = at.page
    if isinstance(follow_up, FollowUpPage):
        follow_up.press(item, "new")
        settle()
        at.choose("Continue")


def card(at: AtWindow, start: str) -> QAbstractButton:
    return next(c for c in seen(at.page, PressCard) if c.accessibleName().startswith(start))


def test_a_nerve_sign_locks_on_disk_before_its_page_shows(worlds: Worlds) -> None:
    at = stopped(worlds)
    shown: list[tuple[str, list[Tier]]] = []
    window, show = at.world.window, at.world.window.show_page

    def spy(factory: Any, **places: Any) -> None:
        on_disk = [x.tier for x in fresh(at).lockouts()]
        show(factory, **places)
        shown.append((type(window.page).__name__, on_disk))

    window.show_page = spy  # type: ignore[method-assign]
    at.click(card(at, "A new feeling in a leg"))
    answer(at, "leg_numb", "yes")
    assert shown == [("DrillPage", []), ("FollowUpPage", []), ("LockoutPage", [Tier.SOON])]
    lockout = fresh(at).lockouts()[0]
    assert lockout.answers == {"leg_numb": "yes"}
    assert lockout.exercise is not None


@pytest.mark.parametrize(("key", "item"), [(Key.Key_3, "ces_saddle"), (Key.Key_4, "chest_pain")])
def test_an_emergency_after_a_stop_goes_straight_to_help(worlds: Worlds, key: Key, item: str) -> None:
    at = stopped(worlds)
    at.press(key)
    page = at.page
    assert isinstance(page, DrillPage)
    page.press(item, "yes")
    settle()
    at.choose("Yes, that is right")
    assert isinstance(at.page, EmergencyPage)
    assert [x.tier for x in fresh(at).lockouts()] == [Tier.EMERGENCY]


def test_chest_pain_asks_once_more_and_then_shows_help(worlds: Worlds) -> None:
    at = stopped(worlds)
    at.press(Key.Key_5)
    assert isinstance(at.page, NoticePage)
    assert fresh(at).lockouts() == ()
    at.choose("No, change it")
    assert isinstance(at.page, StoppedPage)
    at.press(Key.Key_5)
    at.choose("Yes, that is right")
    assert isinstance(at.page, EmergencyPage)
    assert [x.tier for x in fresh(at).lockouts()] == [Tier.EMERGENCY]


def test_a_rest_leads_back_through_the_safety_check_to_the_same_exercise(worlds: Worlds) -> None:
    at = worlds(begin=False)
    at.session(20)
    at.press(Key.Key_Right, Key.Key_Right)
    at.type("H")
    at.press(Key.Key_1)
    at.choose("Carry on from this exercise")
    assert isinstance(at.page, GatePage)
    at.answer("No", "No", "No", "No")
    at.score(3)
    at.choose("Start the session")
    page = at.page
    assert isinstance(page, Player)
    programme = fresh(at).programme
    assert programme is not None
    wanted = programme.routines[0].items[2].exercise
    assert page._timeline.phases[0].exercise == wanted


def test_a_stop_by_mistake_asks_the_three_questions_too(worlds: Worlds) -> None:
    at = stopped(worlds)
    at.click(card(at, "I pressed it by mistake"))
    assert isinstance(at.page, GatePage)


def test_pain_that_names_nothing_new_ends_at_the_summary_with_its_reason(worlds: Worlds) -> None:
    at = stopped(worlds)
    at.press(Key.Key_2)
    at.score(5)
    answer(at, "", "no")
    assert isinstance(at.page, NoticePage)
    assert "Leave this exercise out if it hurts." in at.words()
    at.choose("End and save")
    assert isinstance(at.page, SummaryPage)
    at.choose("Save and finish")
    said = fresh(at)._saver.read(SessionFeedback)
    assert {f.stop_reason for f in said} == {"pain", None}


def test_the_reason_for_a_stop_is_written_before_anything_else_is_asked(worlds: Worlds) -> None:
    at = stopped(worlds)
    at.press(Key.Key_2)
    assert [f.stop_reason for f in fresh(at)._saver.read(SessionFeedback)] == ["pain"]


# -- after a session --------------------------------------------------------------------------------------


def test_the_summary_saves_the_score_after_and_returns_to_today(worlds: Worlds) -> None:
    at = worlds(begin=False, sample="one-minute")
    at.session(100)
    at.score(3, row=0)
    at.score(6, row=1)
    at.choose("Save and finish")
    assert isinstance(at.page, TodayPage)
    assert [(s.kind, s.score) for s in fresh(at).pain_scores()] == [("before", 4), ("after", 3)]
    said = fresh(at)._saver.read(SessionFeedback)
    assert [(f.pain_after, f.effort) for f in said] == [(3, 6)]
    assert "Done for today" in at.words() or "1 of " in at.words()


def test_a_summary_without_answers_stores_no_score(worlds: Worlds) -> None:
    at = worlds(begin=False, sample="one-minute")
    at.session(100)
    at.choose("Save and finish")
    assert [s.kind for s in fresh(at).pain_scores()] == ["before"]


def test_the_check_after_a_session_saves_first(worlds: Worlds) -> None:
    at = worlds(begin=False, sample="one-minute")
    at.session(100)
    at.score(5, row=0)
    at.choose("Check it")
    assert isinstance(at.page, GatePage)
    assert [s.score for s in fresh(at).pain_scores()] == [4, 5]


@pytest.mark.parametrize("moment", ["running", "paused"])
def test_a_window_closed_in_a_session_writes_what_was_done(worlds: Worlds, moment: str) -> None:
    at = worlds(begin=False)
    at.session(200)
    if moment == "paused":
        at.press(Key.Key_Space)
    at.world.window.close()
    settle()
    (record,) = fresh(at).sessions()
    assert record.outcome == "ended"
    assert record.active_s > 150
    assert at.world.director.flow().conductor is None


# -- places and settings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        (Key.Key_1, TodayPage),
        (Key.Key_2, LibraryPage),
        (Key.Key_3, ProgrammePage),
        (Key.Key_4, PacksPage),
        (Key.Key_5, TrendPage),
        (Key.Key_Comma, SettingsPage),
    ],
)
def test_ctrl_and_a_number_goes_to_a_place(worlds: Worlds, keys: Key, page: type) -> None:
    at = worlds()
    at.press(Key.Key_3, modifier=CTRL)
    at.press(keys, modifier=CTRL)
    assert isinstance(at.page, page)


def test_numbers_are_those_of_the_places_and_no_others_lead_anywhere(worlds: Worlds) -> None:
    at = worlds()
    numbered = [place.id for place in at.world.director.places() if not place.foot]
    found = []
    for digit in "123456789":
        at.world.director.go("settings")
        at.press(Key(ord(digit)), modifier=CTRL)
        found.append(at.world.window.place)
    assert found == numbered + ["settings"] * (9 - len(numbered))


def test_every_place_can_be_clicked_wide_and_narrow(worlds: Worlds) -> None:
    at = worlds()
    for words, page in (("Programme", ProgrammePage), ("Pain trend", TrendPage), ("Settings", SettingsPage),
                        ("New symptom?", GatePage)):  # fmt: skip
        at.choose(words)
        assert isinstance(at.page, page)


@pytest.mark.parametrize("scene", ["gate", "session", "offer"])
def test_no_shortcut_leaves_a_flow(worlds: Worlds, scene: str) -> None:
    at = worlds()
    if scene == "offer":
        at.world.director.offer(STEADY)
    elif scene == "gate":
        at.world.director.start("weeks-1-2")
    else:
        at.session(20)
    kind = type(at.page)
    at.press(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_Comma, modifier=CTRL)
    at.press(Key.Key_S, modifier=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert type(at.page) is kind


def test_text_size_by_keys_stops_at_both_ends(worlds: Worlds) -> None:
    at = worlds()
    sizes = []
    for key in [Key.Key_Plus] * 5 + [Key.Key_Minus] * 5 + [Key.Key_Equal, Key.Key_0]:
        at.press(key, modifier=CTRL)
        sizes.append(at.world.app.settings.value.text_scale)
        assert at.world.window.look.scale == sizes[-1] / 100
    assert sizes == [125, 150, 175, 200, 200, 175, 150, 125, 100, 100, 125, 100]
    assert isinstance(at.page, TodayPage)


def test_text_size_by_keys_works_in_a_session_and_keeps_it(worlds: Worlds) -> None:
    at = worlds(begin=False)
    at.session(20)
    before = at.world.director.flow().conductor
    at.press(Key.Key_Plus, modifier=CTRL)
    assert at.world.window.look.scale == 1.25
    assert at.world.director.flow().conductor is before
    at.press(Key.Key_Space)
    assert before is not None and before.moment.state == "paused"


def test_another_theme_holds_at_once_and_is_kept(worlds: Worlds) -> None:
    at = worlds()
    light = at.world.window.grab().toImage().pixelColor(640, 790)
    at.world.app.settings.change(theme="dark")
    settle()
    dark = at.world.window.grab().toImage().pixelColor(640, 790)
    assert light.lightness() > 200 > 80 > dark.lightness()
    assert Home(at.world.app.home.folder).settings().theme == "dark"
    assert isinstance(at.page, TodayPage)


# -- sound ------------------------------------------------------------------------------------------------


def test_a_session_runs_the_same_with_children_that_cannot_start(worlds: Worlds) -> None:
    at = worlds()
    sounds = at.world.coach.library.folder / "sounds"
    links = {
        str(role): AudioLink(role, sounds, program=["/nonexistent/child"])
        for role in (Role.TONES, Role.VOICE)
    }
    dead = Sounder(sounds, tones=links[str(Role.TONES)], voice=links[str(Role.VOICE)], parent=at.world.window)
    at.world.director.__dict__["sounder"] = dead
    at.world.director.audio.tune()
    at.session(30)
    at.type("VMVM")
    at.press(Key.Key_Space)
    at.type("H")
    assert isinstance(at.page, StoppedPage)
    assert [s.outcome for s in fresh(at).sessions()] == ["stopped"]
    dead.close()


def test_the_window_is_one_window(worlds: Worlds) -> None:
    at = worlds()
    assert isinstance(at.window, QMainWindow)


def test_the_range_of_the_trend_outlives_its_page(worlds: Worlds) -> None:
    at = worlds()
    at.world.add_scores(60)
    for range_, days in (("Show 1 year", 365), ("Show All", None)):
        at.press(Key.Key_5, modifier=CTRL)
        at.choose(range_)
        at.world.app.settings.change(theme="dark" if days else "light")
        settle()
        assert isinstance(at.page, TrendPage)
        assert at.page.days == days


# -- closing ----------------------------------------------------------------------------------------------


def test_a_window_with_something_unsaved_stays_once_and_then_goes(worlds: Worlds, disk: Disk) -> None:
    at = worlds()
    at.score(4)
    disk.full = True
    at.world.clock.move(3600)
    at.score(6)
    at.world.window.close()
    settle()
    assert at.window.isVisible() and has_strip(at)
    at.world.window.close()
    assert not at.window.isVisible()


def test_closing_tries_once_more_to_save(worlds: Worlds, disk: Disk) -> None:
    at = worlds()
    disk.full = True
    at.score(6)
    disk.full = False
    at.world.window.close()
    assert not at.window.isVisible()
    assert scores(at) == [6]


def test_a_session_whose_record_cannot_be_written_at_closing_is_kept_until_it_can(
    worlds: Worlds, disk: Disk
) -> None:
    at = worlds(begin=False)
    at.session(60)
    disk.full = True
    at.world.window.close()
    settle()
    assert at.window.isVisible() and has_strip(at)
    disk.full = False
    at.choose("Retry")
    assert [s.outcome for s in fresh(at).sessions()] == ["ended"]
    assert at.world.director.audio.sounder._tones.on == at.world.app.settings.value.sound
