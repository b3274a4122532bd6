"""The lock of the clinician's side: what opens it, what closes it, what is behind it."""

from datetime import timedelta
from pathlib import Path

import pytest
from hands import Key, Worlds, settle
from practice_at import AtDesk, at_desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from corecoach.coach import SaveFailed
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.practice.shell import Shell
from corecoach.ui.practice.tries import FIRST_S, FREE, MOST_S, Tries

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Margaret", "Ellis", "20417", "Álvarez", "Kowalska", "Okafor", "Tom Bright")


def is_locked(there: AtDesk) -> bool:
    shown = " ".join((there.title, there.words(), there.at.page.accessibleName()))
    return not there.desk.practice.is_open and "Locked" in shown and not any(n in shown for n in NAMES)


def test_the_passphrase_opens_and_a_key_locks(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.desk.show_clearance(there.files["Margaret Ellis"])
    settle()
    assert "Margaret Ellis" in there.title
    there.at.press(Key.Key_L, modifier=CTRL)
    assert is_locked(there)
    there.unlock()
    # Where one was.
    assert there.desk.practice.is_open and "Margaret Ellis" in there.title
    there.at.choose("Lock")
    assert is_locked(there)


def test_nothing_leads_past_the_lock(worlds: Worlds) -> None:
    there = at_desk(worlds)
    file = there.files["Margaret Ellis"]
    there.desk.lock()
    there.desk.show_tab(file, "clearance")
    there.desk.show_patients()
    there.desk.come_in()
    there.at.press(Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_Comma, modifier=CTRL)
    there.at.press(Key.Key_Escape)
    settle()
    # Esc is the way out, to the person's side; nothing of a patient is there.
    assert not there.desk.practice.is_open and not any(name in there.words() for name in NAMES)


def test_it_locks_by_itself_after_the_minutes_that_were_chosen(worlds: Worlds) -> None:
    there = at_desk(worlds, lock_after_min=5)
    clock = there.at.world.clock
    idle = there.desk.idle
    clock.move(4 * 60)
    idle.look()
    assert there.desk.practice.is_open
    there.at.press(Key.Key_Down)
    clock.move(4 * 60)
    idle.look()
    assert there.desk.practice.is_open
    clock.move(61)
    idle.look()
    assert is_locked(there) and not idle.runs


def test_whoever_wakes_the_machine_too_late_is_stopped_at_the_first_key(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.at.world.clock.move(timedelta(hours=9).total_seconds())
    there.at.press(Key.Key_Down)
    assert is_locked(there)


def test_a_dialog_goes_with_it(worlds: Worlds) -> None:
    there = at_desk(worlds)
    dialog = QDialog(there.at.window)
    dialog.setWindowTitle("Save Margaret Ellis.corecoach")
    dialog.open()
    settle()
    there.desk.lock()
    settle()
    assert not dialog.isVisible() and is_locked(there)


class Popup(QMenu):
    """A menu that is open. The offscreen platform opens none without a warning."""

    is_open = True

    def close(self) -> bool:
        """See QWidget.close."""
        self.is_open = False
        return True


def test_menus_that_are_open_go_with_it(worlds: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    there = at_desk(worlds)
    menus = [Popup(there.at.window), Popup(there.at.window)]
    monkeypatch.setattr(
        QApplication, "activePopupWidget", lambda: next((m for m in menus if m.is_open), None)
    )
    there.desk.lock()
    assert not any(menu.is_open for menu in menus)


def test_a_wrong_passphrase_is_one_line_and_many_cost_time(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.desk.lock()
    settle()
    for _try in range(FREE):
        there.unlock("not this one at all")
        assert "does not open the key" in there.words()
    there.unlock("not this one at all")
    assert "Too many tries. Try again in 15 s." in there.words()
    assert not there.at.button("Open").isEnabled()
    # Locking or leaving makes nobody forget it.
    there.desk.leave()
    there.at.world.director.workspace.enter()
    settle()
    assert "Too many tries" in there.words()
    there.at.world.clock.move(FIRST_S)
    there.desk.begin()
    settle()
    there.unlock()
    assert there.desk.practice.is_open


def test_the_pause_grows_to_a_limit_and_the_right_one_ends_it(worlds: Worlds) -> None:
    clock = worlds(sample="", begin=False).world.clock
    tries, waits = Tries(clock), []
    for _try in range(FREE + 12):
        tries.wrong()
        waits.append(tries.wait_s)
        clock.move(tries.wait_s)
    assert waits[:FREE] == [0] * FREE and waits[FREE : FREE + 3] == [15, 30, 60]
    assert waits[-1] == MOST_S and waits == sorted(waits)
    tries.right()
    tries.wrong()
    assert tries.wait_s == 0


def test_leaving_locks_and_leads_to_the_person(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.desk.lock()
    settle()
    there.at.choose("Leave the workspace")
    assert isinstance(there.at.page, TodayPage) and not there.desk.is_shown
    assert there.at.world.app.settings.value.workspace == "person"
    # The lock key is no way back.
    there.at.press(Key.Key_L, modifier=CTRL)
    assert isinstance(there.at.page, TodayPage)


def test_a_file_waits_behind_the_lock(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.desk.lock()
    settle()
    there.at.world.director.receive(there.at.world.coach.library.sample_programme)
    settle()
    assert "Your file opens as soon as you are in." in there.words()
    there.unlock()
    assert "For whom do you want to begin with this programme?" in there.words()


def test_a_file_that_waits_survives_wrong_tries(worlds: Worlds, tmp_path: Path) -> None:
    there = at_desk(worlds)
    there.desk.lock()
    (tmp_path / "odd.ccresult").write_bytes(b"no result")
    there.desk.open_file(tmp_path / "odd.ccresult")
    settle()
    there.unlock("not this one at all")
    there.unlock()
    assert "CoreCoach cannot use this file. Nothing was changed." in there.words()


def test_what_was_looked_for_is_forgotten(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.at.type("marg")
    there.desk.lock()
    settle()
    there.unlock()
    assert isinstance(there.at.page, Shell) and "5 patients" in there.words()


def test_what_cannot_be_put_away_is_said_above_the_lock(
    worlds: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = at_desk(worlds)
    flow = there.desk.patients()
    monkeypatch.setattr(flow, "leave", lambda: there.desk.tell(SaveFailed("disk-full")), raising=False)
    there.desk.lock()
    settle()
    assert "The last change could not be saved. The disk is full." in there.words() and is_locked(there)


def test_today_is_the_lock_while_the_clinicians_side_is_chosen(worlds: Worlds) -> None:
    there = at_desk(worlds)
    there.desk.lock()
    there.at.world.director.go("today")
    settle()
    assert is_locked(there)
