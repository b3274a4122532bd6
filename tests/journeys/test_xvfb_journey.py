"""The real window on a real X server, from outside: nothing but keys, clicks, window titles and the diary."""

import shutil
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from screen import Person, missing_tools, until

from corecoach.coach import Settings
from corecoach.coach.end_cases import Try
from corecoach.exchange import write_programme
from corecoach.exchange.clearance_code import CodeTerms, make_code
from corecoach.exchange.keys import SigningKey, new_key, open_key
from corecoach.exchange.programme_file import sign_programme
from corecoach.home import Home
from corecoach.library import Library
from corecoach.prescription import ClearanceTerms
from corecoach.safety import challenge_of
from corecoach.session import SessionRecord

SAMPLE = Path(__file__).parents[1] / "samples" / "one-minute.corecoach"
MISSING = missing_tools()
pytestmark = [
    pytest.mark.journey,
    pytest.mark.timeout(300),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]


@pytest.fixture
def person(display: str, tmp_path: Path) -> Iterator[Person]:
    """Somebody who has never used CoreCoach."""
    person = Person(display, tmp_path)
    yield person
    person.leave()


def sessions(person: Person) -> list[SessionRecord]:
    return Home(person.home).coach().sessions()


def scores(person: Person) -> list[tuple[str, int]]:
    return [(row["kind"], row["score"]) for row in person.run("pain", "list", "--json")]


def known(person: Person) -> None:
    """Let the person be past the first start, with the sample taken in."""
    home = Home(person.home)
    home.save_settings(Settings(welcomed=True, country="GB", voice=False))
    coach = home.coach()
    coach.take_in(coach.offer_file(SAMPLE))  # type: ignore[arg-type]
    coach.save_profile(44, (), (), {"cold_reaction": "no", "morning_stiff": "no"})


def introduce(person: Person) -> None:
    """Say who one is, by keys: an age, the country as it is, and nothing of what is asked."""
    library = Library()
    assert library.rules is not None
    modifiers, cautions = len(library.rules.modifiers), sum(not c.implied_by for c in library.cautions)
    person.sees("About you")
    person.press("4", "4", "Tab")
    person.press(*["Tab"] * (modifiers + 1), "space")
    # Each of the two questions has three answers; No is the first.
    person.press("Tab", "space", *["Tab"] * 3, "space")
    person.press(*["Tab"] * (cautions + 3), "space", "Tab", "Return")


def answer_and_start(person: Person, score: str) -> None:
    """No to the four questions of the first check, to the one about the last hours, a score, and Start."""
    person.sees("Safety check")
    person.press("n", "n", "n", "n", "n", score, "Tab", "Return")
    person.sees("Session player")


def test_a_file_from_the_physio_to_a_finished_session_and_its_trend(person: Person) -> None:
    window = person.start(str(SAMPLE))
    person.sees("Welcome")
    person.press("Tab", "Tab", "Return")
    introduce(person)
    answer_and_start(person, "4")
    assert scores(person) == [("before", 4)]
    person.sees("Well done, that's finished", patience_s=150)
    assert [s.outcome for s in sessions(person)] == ["finished"]
    person.press("2", "ctrl+Return")
    person.sees("Today")
    assert scores(person) == [("before", 4), ("after", 2)]
    person.press("ctrl+5")
    person.sees("Pain trend")
    person.press("alt+F4")
    assert window.wait(20) == 0
    (record,) = sessions(person)
    assert all(item.complete for item in record.items)
    assert (record.pain_before, record.title) == (4, "One minute")


def test_the_sample_stopped_early_by_key(person: Person) -> None:
    window = person.start()
    person.sees("Welcome")
    person.press("Tab", "Tab", "Return")
    introduce(person)
    answer_and_start(person, "3")
    person.press("space", "space", "h")
    person.sees("Stopped. Well done for saying so. Nothing more will run. What did you feel?")
    assert [s.outcome for s in sessions(person)] == ["stopped"]
    person.press("1")
    person.sees("Take the rest you need")
    person.press("Tab", "Return")
    person.sees("Stopped early. That was right.")
    person.press("1", "0", "ctrl+Return")
    person.sees("Today")
    assert scores(person) == [("before", 3), ("after", 10)]
    person.press("alt+F4")
    assert window.wait(20) == 0


def test_a_stop_by_mouse_and_a_sign_that_locks_for_the_next_start_too(person: Person) -> None:
    known(person)
    window = person.start()
    person.sees("Today")
    person.press("Return")
    answer_and_start(person, "3")
    person.click(200, 738)
    person.sees("Stopped. Well done for saying so. Nothing more will run. What did you feel?")
    person.press("3")
    person.sees("Safety check")
    person.press("y", "Return")
    person.sees("Get emergency help now")
    # It was on disk before its page appeared: whoever sees the page finds it there, also after a kill -9.
    assert locked(person) == ["EMERGENCY"]
    window.kill()
    window.wait(20)
    assert locked(person) == ["EMERGENCY"]
    person.start()
    person.sees("Today")
    person.press("Return", "Return", "space")
    person.press("ctrl+5")
    person.sees("Pain trend")
    assert len(sessions(person)) == 1


def test_a_code_read_out_on_the_telephone_unlocks_and_nothing_else_does(person: Person) -> None:
    key = known_with_signature(person)
    lockout = Home(person.home).coach().report({"leg_weak": "yes"}).lockout
    assert lockout is not None
    terms = CodeTerms((), 6, lockout.at.date())
    code = make_code(key, challenge_of(lockout.id), terms)
    wrong = make_code(key, challenge_of("another"), terms)
    person.start()
    person.sees("Today")
    person.click(1161, 114)
    person.sees("What is locked, and why")
    person.press("Tab", "Return")
    person.sees("Unlock with your clinician")
    person.write(wrong)
    person.press("Return")
    until(lambda: len(Home(person.home).coach()._saver.read(Try)) == 1, "the wrong code on disk")
    assert locked(person) == ["URGENT"]
    # The page is drawn anew after a try: a key there and back, and the first field has the keyboard.
    person.press("Tab", "shift+Tab")
    person.write(code)
    person.press("Return")
    person.sees("Today")
    assert locked(person) == []


def known_with_signature(person: Person) -> bytes:
    """Past the first start, with a programme that a clinician has signed; the secret for codes."""
    known(person)
    coach = Home(person.home).coach()
    made = new_key("four quiet blue herons")
    assert isinstance(made, bytes) and coach.programme is not None
    key = open_key(made, "four quiet blue herons")
    assert isinstance(key, SigningKey)
    secret = key.clearance_key(coach.programme.id)
    terms = ClearanceTerms(b64encode(secret).decode())
    offer = coach.offer(write_programme(sign_programme(replace(coach.programme, clearance=terms), key)))
    coach.take_in(offer)  # type: ignore[arg-type]
    return secret


def locked(person: Person) -> list[str]:
    """What a start of its own would find locked."""
    return [str(x.tier) for x in Home(person.home).coach(settle=False).lockouts()]


def test_a_window_that_dies_in_a_session_loses_no_more_than_a_moment(person: Person) -> None:
    known(person)
    window = person.start()
    person.sees("Today")
    person.press("Return")
    answer_and_start(person, "5")
    until(lambda: any(person.home.rglob("in-hand.json")), "a note of the session in hand")
    window.kill()
    window.wait(20)
    person.start()
    person.sees("Today")
    (record,) = sessions(person)
    assert (record.outcome, record.pain_before) == ("ended", 5)


def test_a_second_start_raises_the_first_window_and_hands_it_the_file(person: Person, tmp_path: Path) -> None:
    known(person)
    first = person.start()
    person.sees("Today")
    other = person.start(home=tmp_path / "other")
    until(lambda: person.active_pid() == other.pid, "another window on top")
    mine = tmp_path / "my file.corecoach"
    shutil.copy(SAMPLE, mine)
    second = person.start(str(mine))
    assert second.wait(30) == 0
    until(lambda: person.active_pid() == first.pid, "the first window to come to the front")
    person.sees("Programme file")
    person.press("Escape")
    person.sees("Today")
    assert person.start().wait(30) == 0
    assert first.poll() is None
