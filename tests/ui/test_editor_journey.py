"""From an open workspace to a signed programme of six exercises for a new patient, by the keyboard alone."""

from hands import Key, Worlds, seen
from practice_at import PASSPHRASE, AtDesk, at_desk
from PySide6.QtCore import Qt

from corecoach.exchange import ProgrammeFile
from corecoach.practice.signing import read_in
from corecoach.ui.practice.pages.editor import EditorPage
from corecoach.ui.practice.pages.editor_sign import SignPage
from corecoach.ui.practice.pages.editor_start import EditorStartPage
from corecoach.ui.practice.widgets.warning_card import WarningCard

CTRL = Qt.KeyboardModifier.ControlModifier
# As one would type it: a word, or two letters of it, and Enter.
WANTED = ("pelvic", "bird dog", "bridge", "dead bug", "curl", "child")
# 90 when this was written. At one key a second that is half of three minutes.
MOST_KEYS = 110


class Counting:
    """Presses keys and counts them."""

    def __init__(self, there: AtDesk) -> None:
        self.there, self.count = there, 0

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += len(keys)
        self.there.at.press(*keys, modifier=modifier)

    def type(self, text: str) -> None:
        self.press(*(Qt.Key(ord(char.upper())) for char in text))

    def until(self, words: str, most: int = 12) -> None:
        """Tab to the button with these words."""
        button = self.there.at.button(words)
        for _press in range(most):
            if self.there.at.focus is button:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not get to {words!r}")


def page(there: AtDesk, kind):  # type: ignore[no-untyped-def]
    found = seen(there.at.window, kind)
    assert found, there.title
    return found[0]


def test_six_exercises_are_signed_within_three_minutes_of_keys(worlds: Worlds) -> None:
    there = at_desk(worlds, people=False)
    hand = Counting(there)
    # Nobody is there yet: the keyboard is on the way to add somebody.
    hand.press(Key.Key_Return)
    hand.type("ana lima")
    hand.press(Key.Key_Return)
    assert "ana lima" in there.title
    page(there, EditorStartPage)
    hand.until("Begin with an empty one")
    hand.press(Key.Key_Return)
    editor = page(there, EditorPage)
    for words in WANTED:
        hand.type(words)
        hand.press(Key.Key_Return)
    assert editor.exercises.rows.count == len(WANTED)
    _change_three_doses(hand, editor)
    _settle_warnings(there, hand)
    hand.press(Key.Key_Return)
    page(there, SignPage)
    hand.type(PASSPHRASE)
    hand.press(Key.Key_Return)
    there.finish()
    (file,) = (there.desk.practice.patient_file(row.patient.id) for row in there.desk.practice.patients())
    (copy,) = file.signed()
    read = read_in(copy.path.read_bytes(), there.desk.practice.library)
    assert isinstance(read, ProgrammeFile) and read.signature is not None
    assert len(read.programme.routines[0].items) == len(WANTED)
    assert hand.count <= MOST_KEYS


def _change_three_doses(hand: Counting, editor: EditorPage) -> None:
    hand.press(Key.Key_F6)
    for value in ("3", "12", "6"):
        hand.type(value)
        hand.press(Key.Key_Tab)


def _settle_warnings(there: AtDesk, hand: Counting) -> None:
    """Take what is proposed: the keyboard goes on to the next one, and at last to the way to sign."""
    editor = page(there, EditorPage)
    hand.press(Key.Key_F6)
    for _warning in range(12):
        if there.at.focus is editor.side.foot.button:
            return
        if isinstance(there.at.focus, WarningCard):
            # The card is read out first; its button comes next.
            hand.press(Key.Key_Tab)
        hand.press(Key.Key_Return)
    raise AssertionError([w.title for w in editor._view.open_warnings])
