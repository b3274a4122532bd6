"""The way through ice and heat at a whole window: start, other pages, alarm, end, closing, next start."""

from typing import Any

import pytest
from hands import AtWindow, Key, Worlds, seen, settle
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QSystemTrayIcon

from corecoach.audio.sounder import Sounder
from corecoach.coach.pack_run import PackInHand
from corecoach.diary import NotSaved, Preferences
from corecoach.safety import Lock
from corecoach.thermal.record import PackAnswers, PackRecord
from corecoach.thermal.running import PackCommand, PackState
from corecoach.ui.pack_flow import PackFlow
from corecoach.ui.pages.gate import GatePage
from corecoach.ui.pages.lockout import LockoutPage
from corecoach.ui.pages.notice import NoticePage
from corecoach.ui.pages.pack_answers import PackAnswersPage
from corecoach.ui.pages.pack_log import PackLogPage
from corecoach.ui.pages.pack_over import LookAgainPage, PackOverPage
from corecoach.ui.pages.pack_running import PackRunningPage
from corecoach.ui.pages.pack_sign import PackAdvicePage, PackSignPage
from corecoach.ui.pages.pack_untrue import UntruePage
from corecoach.ui.pages.packs import PacksPage
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets.pack_bar import PackBar

C, S = PackCommand, PackState


class Alarms(list[tuple[str, bool]]):
    """What was called out, and whether loudly."""

    def watch(self, at: AtWindow, patch: pytest.MonkeyPatch) -> None:
        kind: Any = type(at.world.director.audio.sounder)
        patch.setattr(kind, "alarm", lambda _self, _sound, words, *, loud: self.append((words, loud)))


@pytest.fixture
def alarms() -> Alarms:
    return Alarms()


def flow(at: AtWindow) -> PackFlow:
    return at.world.director.packs()


def ready(at: AtWindow, protocol: str = "heat_subacute") -> None:
    """All answered and ticked, with one way chosen."""
    packs = at.world.coach.packs
    packs.shelf.save_answers((), ())
    at.world.director.go("packs")
    draft, chosen = flow(at).draft, packs.shelf.protocol(protocol)
    assert chosen is not None
    draft.choose_aim(chosen.aims[0])
    draft.protocol = protocol
    draft.ticks |= {t.id for t in packs.shelf.ticks_asked(chosen).ticks}
    at.world.window.redraw()
    settle()


def start(at: AtWindow, protocol: str = "heat_subacute") -> None:
    """Up to the first check."""
    ready(at, protocol)
    at.page.start_requested.emit(None)  # type: ignore[attr-defined]
    settle()
    assert isinstance(at.page, PackRunningPage)


def put_on(at: AtWindow, protocol: str = "heat_subacute") -> None:
    """With the pack on."""
    start(at, protocol)
    flow(at).run.command(C.FINE)
    flow(at).run.command(C.PUT_ON)
    assert state(at) is S.ON


def state(at: AtWindow) -> PackState:
    running = at.world.coach.packs.run.running
    assert running is not None
    return running.state


def wait(at: AtWindow, seconds: float) -> None:
    at.world.clock.move(seconds)
    flow(at).run.clock.look()
    settle()


def records(at: AtWindow) -> list[PackRecord]:
    return at.world.app.home.coach()._saver.read(PackRecord)


# -- the start -----------------------------------------------------------------------------------------------


def test_who_has_answered_nothing_is_asked_first(worlds: Worlds) -> None:
    at = worlds()
    at.world.director.go("packs")
    assert isinstance(at.page, PacksPage)
    flow(at).show_answers()
    settle()
    assert isinstance(at.page, PackAnswersPage)
    at.choose("None of these")
    at.choose("Continue")
    assert isinstance(at.page, PacksPage)
    assert [a.conditions for a in at.world.coach._saver.read(PackAnswers)] == [()]


def test_a_page_that_was_left_open_is_ticked_again(worlds: Worlds) -> None:
    at = worlds()
    ready(at)
    at.world.clock.move(601)
    at.page.start_requested.emit(None)  # type: ignore[attr-defined]
    assert isinstance(at.page, PacksPage) and flow(at).draft.ticks == set()
    assert at.world.coach.packs.run.running is None


@pytest.mark.covers("RT3")
def test_what_cannot_be_kept_on_disk_is_not_started(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    at = worlds()
    ready(at)

    def fail(*_: object) -> None:
        raise NotSaved("disk-full", "pack-on.json")

    with monkeypatch.context() as broken:
        broken.setattr(Preferences, "save", fail)
        at.page.start_requested.emit(None)  # type: ignore[attr-defined]
        settle()
    assert isinstance(at.page, PacksPage) and not at.world.coach.packs.run.is_live
    assert any("disk is full" in label.text() for label in seen(at.window, QLabel))


def test_one_that_is_not_true_locks_and_says_so(worlds: Worlds) -> None:
    at = worlds()
    ready(at)
    flow(at)._report("feel")
    assert isinstance(at.page, LockoutPage)
    assert {lock for x in at.world.coach.lockouts() for lock in x.locks} == {Lock.HEAT, Lock.ICE}
    at.world.director.go("packs")
    view = at.world.coach.packs.choice.view("stiff")
    assert not any(card.suggested for card in view.cards)


# -- while it runs -------------------------------------------------------------------------------------------


def test_other_pages_are_used_with_the_small_clock_in_sight(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    at.page.pages_requested.emit(None)  # type: ignore[attr-defined]
    settle()
    assert isinstance(at.page, TodayPage) and isinstance(at.world.window.bar, PackBar)
    for place in ("library", "programme", "trend", "settings"):
        at.world.director.go(place)
        settle()
        assert at.world.window.bar is not None and at.world.window.bar.isVisible()
    at.world.director.go("packs")
    assert isinstance(at.page, PackRunningPage) and at.world.window.bar is None


@pytest.mark.covers("RT2")
def test_when_time_is_over_its_page_comes_back_and_it_calls_louder(
    worlds: Worlds, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds()
    put_on(at)
    alarms.watch(at, monkeypatch)
    at.page.pages_requested.emit(None)  # type: ignore[attr-defined]
    wait(at, 300)
    assert isinstance(at.page, PackRunningPage) and at.window.windowTitle() == "Skin check - CoreCoach"
    wait(at, 61)
    assert [loud for _words, loud in alarms] == [False, True]
    assert "off now" in alarms[1][0]


def test_a_safety_check_keeps_its_page_and_the_bar_says_it(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    at.page.pages_requested.emit(None)  # type: ignore[attr-defined]
    at.world.director.go("symptom")
    wait(at, 300)
    assert isinstance(at.page, GatePage) and isinstance(at.world.window.bar, PackBar)
    at.world.window.bar.open_requested.emit(None)
    assert isinstance(at.page, PackRunningPage)


def test_no_session_starts_with_something_on_the_skin(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    at.page.pages_requested.emit(None)  # type: ignore[attr-defined]
    programme = at.world.coach.programme
    assert programme is not None
    at.world.director.start(programme.routines[0].id)
    assert isinstance(at.page, PackRunningPage)


@pytest.mark.covers("RT4")
def test_stop_is_one_click_also_from_another_page(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    at.page.pages_requested.emit(None)  # type: ignore[attr-defined]
    settle()
    assert at.world.window.bar is not None
    at.world.window.bar.stop_requested.emit(None)  # type: ignore[attr-defined]
    assert isinstance(at.page, PackSignPage) and state(at) is S.OVER
    assert [r.outcome for r in records(at)] == ["stopped"]


# -- the end -------------------------------------------------------------------------------------------------


def test_to_the_end_and_when_it_is_safe_again(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    wait(at, 300)
    at.press(Key.Key_N)
    wait(at, 600)
    at.press(Key.Key_N)
    assert isinstance(at.page, PackOverPage) and at.world.window.bar is None
    (record,) = records(at)
    assert record.outcome == "finished" and record.seconds("heat") == 900
    at.world.director.go("packs")
    assert at.world.coach.packs.choice.view("stiff").card("heat_subacute").safe_from is not None  # type: ignore[union-attr]


@pytest.mark.covers("RT7")
def test_what_is_seen_is_named_and_what_to_do_is_said(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    wait(at, 300)
    at.press(Key.Key_Y)
    assert isinstance(at.page, PackSignPage)
    assert records(at)[-1].rest_h == {"cold": 24, "heat": 24}, "until it is named"
    at.page.chosen.emit("bright_red")  # type: ignore[attr-defined]
    settle()
    assert isinstance(at.page, PackAdvicePage)
    assert at.world.coach.packs.shelf.records()[-1].rest_h == {"heat": 4}


def test_the_skin_is_looked_at_once_more(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    flow(at).run.command(C.END)
    assert isinstance(at.page, PackOverPage)
    at.world.director.go("today")
    flow(at).after.ask_to_look_again()
    assert isinstance(at.page, TodayPage), "not before ten minutes"
    at.world.clock.move(900)
    flow(at).after.ask_to_look_again()
    assert isinstance(at.page, LookAgainPage)
    at.page.normal.emit(True)  # type: ignore[attr-defined]
    assert isinstance(at.page, PacksPage)
    flow(at).after.ask_to_look_again()
    assert isinstance(at.page, PacksPage), "once"


def test_the_log_is_corrected_by_a_new_record(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    wait(at, 300)
    wait(at, 1800)
    at.press(Key.Key_N)
    flow(at).run.command(C.END)
    flow(at).after.show_log()
    assert isinstance(at.page, PackLogPage)
    (record,) = records(at)
    at.page.correct_requested.emit((record, {0: 8.0}))
    assert len(records(at)) == 2
    (entry,) = at.world.coach.packs.after.entries()
    assert entry.record.seconds("heat") == 480 and entry.before == (record,)


# -- closing, and the next start -----------------------------------------------------------------------------


def test_with_a_pack_on_closing_asks_and_a_press_too_many_keeps_it_open(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    for _wish in range(2):
        assert not at.world.window.close()
        settle()
        assert isinstance(at.page, NoticePage) and state(at) is S.ON
    assert isinstance(at.world.window.bar, PackBar), "Stop is in sight"
    at.press(Key.Key_Space)
    assert isinstance(at.page, PackRunningPage) and state(at) is S.ON


def test_with_nothing_on_a_second_wish_to_close_passes(worlds: Worlds) -> None:
    at = worlds()
    start(at)
    assert not at.world.window.close()
    assert at.world.window.close()
    stored = Preferences(at.world.app.home.person / "pack-on.json", PackInHand).load().running
    assert stored is not None and stored.state is S.CHECK


@pytest.mark.covers("RT2")
def test_time_over_breaks_into_the_question_at_closing(
    worlds: Worlds, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds()
    put_on(at)
    alarms.watch(at, monkeypatch)
    at.world.window.close()
    wait(at, 300)
    assert isinstance(at.page, PackRunningPage) and len(alarms) == 1


@pytest.mark.covers("RT2")
def test_a_window_that_stays_for_what_cannot_be_saved_still_calls(
    worlds: Worlds, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds()
    put_on(at)
    alarms.watch(at, monkeypatch)
    at.world.window.closing.emit()
    at.world.window.stayed.emit()
    (timer,) = flow(at).run.clock.findChildren(QTimer)
    assert timer.isActive()
    wait(at, 300)
    assert len(alarms) == 1


def test_what_cannot_be_read_of_a_use_is_said_and_ice_and_heat_rest(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    flow(at).run.clock.stop_timers()
    flow(at).run._awake.stop()
    (at.world.app.home.person / "pack-on.json").write_bytes(b"damaged")
    again = worlds(home=at.world.app.home.folder, sample="")
    assert isinstance(again.page, TodayPage)
    assert any("Take off now" in label.text() for label in seen(again.window, QLabel))
    assert again.world.coach.packs.shelf.records()[-1].rest_h == {"cold": 24, "heat": 24}
    assert not again.world.coach.had_pack_on


def test_a_yes_at_the_first_check_asks_what_it_is_and_rests(worlds: Worlds) -> None:
    at = worlds()
    start(at)
    at.press(Key.Key_Y)
    assert isinstance(at.page, UntruePage)
    at.press(Key.Key_Escape)
    assert isinstance(at.page, PacksPage)
    assert [r.rest_h for r in records(at)] == [{"heat": 4}]
    assert at.world.coach.packs.after.entries() == (), "nothing was used"


def test_closing_with_the_pack_off_writes_what_was_used(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    wait(at, 120)
    at.world.window.close()
    settle()
    at.choose("It is off: end, and close")
    assert not at.window.isVisible()
    assert [r.outcome for r in records(at)] == ["ended"]


def test_keeping_it_open_leads_back_and_asks_again_next_time(worlds: Worlds) -> None:
    at = worlds()
    put_on(at)
    at.world.window.close()
    settle()
    at.choose("Keep CoreCoach open")
    assert isinstance(at.page, PackRunningPage)
    assert not at.world.window.close()


@pytest.mark.covers("RT3")
def test_after_a_crash_the_first_page_is_what_is_on(
    worlds: Worlds, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = worlds()
    put_on(at)
    flow(at).run.clock.stop_timers()
    flow(at).run._awake.stop()
    again = worlds(home=at.world.app.home.folder, sample="", begin=False)
    alarms.watch(again, monkeypatch)
    again.world.clock.move(at.world.clock.seconds() - again.world.clock.seconds() + 900)
    again.world.director.begin()
    settle()
    assert isinstance(again.page, PackRunningPage) and state(again) is S.DUE
    assert alarms and alarms[0][1], "called loudly at once"
    assert again.window.windowTitle() == "Take the heat off now - CoreCoach"
    again.press(Key.Key_N)
    assert isinstance(again.page, PackOverPage)
    assert [r.outcome for r in records(again)] == ["ended"], "what is found again begins nothing"


def test_cut_off_in_a_rest_it_is_over_and_said(worlds: Worlds) -> None:
    at = worlds()
    put_on(at, "ice_intermittent")
    for _check in range(2):
        wait(at, 300)
        flow(at).run.command(C.FINE)
    assert state(at) is S.REST
    flow(at).run.clock.stop_timers()
    flow(at).run._awake.stop()
    again = worlds(home=at.world.app.home.folder, sample="", begin=False)
    again.world.clock.move(at.world.clock.seconds() - again.world.clock.seconds() + 60)
    again.world.director.begin()
    settle()
    assert isinstance(again.page, TodayPage)
    assert any("has ended" in label.text() for label in seen(again.window, QLabel))
    assert [r.outcome for r in records(again)] == ["ended"]


def test_the_sounds_are_the_projects_own(worlds: Worlds) -> None:
    folder = worlds().world.coach.library.folder / "sounds"
    assert (folder / "alarm.wav").is_file() and (folder / "alarm-loud.wav").is_file()
    assert hasattr(Sounder, "alarm") and hasattr(Sounder, "alarm_over")


# Said by the offscreen platform, which has no tray of its own.
@pytest.mark.qt_log_ignore("systemTrayWindowChanged", r"does not support raise", extend=True)
def test_with_a_tray_closing_puts_it_away_and_time_over_brings_it_back(
    worlds: Worlds, alarms: Alarms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    notes: list[str] = []
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, title, *_rest: notes.append(title))
    at = worlds()
    put_on(at)
    alarms.watch(at, monkeypatch)
    assert not at.world.window.close()
    assert not at.window.isVisible() and state(at) is S.ON
    wait(at, 300)
    assert at.window.isVisible() and notes[-1] == "Skin check"
    assert [loud for _words, loud in alarms] == [False]
    flow(at).run.command(C.END)
    assert at.world.window.close()
