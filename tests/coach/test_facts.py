"""All that a person recorded, as flat facts: what stands, what does not, and no secret."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from coach_samples import TUESDAY, Person, by_physio, in_programme, routine_of
from pack_samples import END, FINE, ON, User

from corecoach.coach import MONTHLY
from corecoach.coach.check_ins import CheckIn
from corecoach.coach.coach import LEDGER
from corecoach.coach.end_cases import Try
from corecoach.coach.facts import facts_of
from corecoach.exchange.facts import Fact
from corecoach.pain import PainScore
from corecoach.pain.scores import Flare
from corecoach.prescription.programme import ClearanceTerms, PassphraseHash
from corecoach.safety import Clearance, Stamp
from corecoach.session import Command
from corecoach.thermal.record import PackRecord

DAY = timedelta(days=1)


def facts(person: Person, record: str, **bounds: Any) -> list[Fact]:
    """The facts of one kind of record."""
    return [fact for fact in facts_of(person.coach, **bounds) if fact.record == record]


def told(found: list[Fact]) -> list[tuple[str, str, object]]:
    """Which fact, of what, and the number or the words."""
    return [(f.name, f.about, f.text if f.value is None else f.value) for f in found]


def test_nothing_recorded_is_no_fact(nobody: Person) -> None:
    assert facts_of(nobody.coach) == ()


# -- pain ------------------------------------------------------------------------------------------------


def test_a_score_with_all_that_was_said_beside_it(person: Person) -> None:
    said = CheckIn(
        4, worst=7, leg=2, places=("back-left", "leg-left"), relief=False, note="a note", flare=True
    )
    person.coach.pain.check_ins.add(said, "day")
    assert sorted(told(facts(person, "pain"))) == [
        ("place", "day", "back-left"),
        ("place", "day", "leg-left"),
        ("relief", "day", "no"),
        ("score", "day", 4),
        ("score", "leg", 2),
        ("score", "worst", 7),
    ]
    (score,) = (f for f in facts(person, "pain") if (f.name, f.about) == ("score", "day"))
    assert (score.text, score.unit, score.status) == ("a note", "points", "stands")
    assert (score.at, score.day) == (TUESDAY, TUESDAY.date())
    assert [(f.text, f.day) for f in facts(person, "flare")] == [("yes", TUESDAY.date())]


def test_a_correction_stands_and_the_old_score_is_there_as_corrected(person: Person) -> None:
    first, _saved = person.coach.add_pain(4)
    person.wait(1)
    person.coach.pain.check_ins.correct(first, 6)
    found = {f.value: f for f in facts(person, "pain")}
    assert {value: f.status for value, f in found.items()} == {4: "corrected", 6: "stands"}
    assert (found[6].corrects, found[6].at, found[6].corrected_at) == (first.id, first.at, person.clock.now())


def test_a_score_that_was_taken_back_is_there_once(person: Person) -> None:
    score, _saved = person.coach.add_pain(4)
    person.wait(1)
    person.coach.withdraw_pain(score)
    back = [(f.name, f.value, f.status, f.corrects) for f in facts(person, "pain")]
    assert back == [("score", 4, "withdrawn", ""), ("withdrawal", None, "withdrawal", score.id)]


@pytest.mark.parametrize(("hours", "status"), [(48, "stands"), (49, "late")])
def test_a_score_entered_late_says_so(person: Person, hours: int, status: str) -> None:
    person.coach.add_pain(4, "day", TUESDAY - timedelta(hours=hours))
    (score,) = facts(person, "pain")
    assert (score.status, score.entered_at, score.at) == (status, TUESDAY, TUESDAY - timedelta(hours=hours))


def test_what_stands_is_what_the_coach_says_stands(person: Person) -> None:
    for n in range(6):
        score, _saved = person.coach.add_pain(n)
        person.wait(1)
        if n % 2:
            person.coach.pain.check_ins.correct(score, 10 - n)
        if n % 3 == 0:
            person.coach.withdraw_pain(score)
    standing = sorted((s.id, s.score) for s in person.coach.pain_scores())
    kept = [f for f in facts(person, "pain") if f.name == "score" and f.status in ("stands", "late")]
    assert sorted((f.id, f.value) for f in kept) == standing


def test_of_a_flare_that_was_taken_back_nothing_stands(person: Person) -> None:
    today, at = TUESDAY.date(), [TUESDAY + timedelta(hours=n) for n in range(4)]
    said = (False, True, None, True)
    person.coach.save(*(Flare("abcd"[n], at[n], today, said[n]) for n in range(3)))
    rows = [("flare", "no", "corrected"), ("flare", "yes", "withdrawn"), ("withdrawal", "", "withdrawal")]
    assert [(f.name, f.text, f.status) for f in facts(person, "flare")] == rows
    person.coach.save(Flare("d", at[3], today, said[3]))
    rows.append(("flare", "yes", "stands"))
    assert [(f.name, f.text, f.status) for f in facts(person, "flare")] == rows


def test_of_a_flare_what_was_said_last_of_the_day_stands(person: Person) -> None:
    today, yesterday = TUESDAY.date(), TUESDAY.date() - DAY
    person.coach.save(
        Flare("a", TUESDAY, today, True),
        Flare("b", TUESDAY + timedelta(hours=1), today, False),
        Flare("c", TUESDAY, yesterday, True),
    )
    assert {f.id: (f.name, f.text, f.day, f.status) for f in facts(person, "flare")} == {
        "a": ("flare", "yes", today, "corrected"),
        "b": ("flare", "no", today, "stands"),
        "c": ("flare", "yes", yesterday, "stands"),
    }


# -- what was done ---------------------------------------------------------------------------------------


def a_session(person: Person, *, stop: Command | None = None) -> Any:
    """A sitting of the programme; its record."""
    person.take_in("one-minute")
    assert person.coach.programme is not None
    what = routine_of(person, person.coach.programme.routines[0].id)
    record, _saved = person.coach.finish(person.play(by_physio(what, person.coach.programme), stop=stop))
    return record


def test_a_session_and_each_exercise_of_what_was_prescribed(person: Person) -> None:
    record = a_session(person, stop=Command.STOP)
    session = {f.name: f for f in facts(person, "session")}
    assert session["outcome"].text == "stopped"
    assert (session["title"].text, session["title"].about) == (record.title, record.routine)
    assert session["active"].value == record.active_s
    assert session["pain_before"].value == 3
    assert {f.id for f in session.values()} == {record.id}
    done = facts(person, "exercise")
    assert {f.of for f in done} == {record.id}
    assert Counter(f.id for f in done) == {f"{record.id}.{n + 1}": 6 for n in range(len(record.items))}
    for name in ("reps_done", "reps_prescribed"):
        assert [f.value for f in done if f.name == name] == [getattr(item, name) for item in record.items]
    assert [f.value for f in done if f.name == "hold_done"] == [item.hold_done_s for item in record.items]
    assert {f.text for f in done if f.name == "skipped"} <= {"yes", "no"}


def test_what_was_said_after_it(person: Person) -> None:
    record = a_session(person)
    person.coach.feedback(record, pain=2, effort=None, note="fine\nso far", form_kept=True)
    found = facts(person, "feedback")
    assert told(found) == [("pain_after", "", 2), ("note", "", "fine\nso far"), ("form_kept", "", "yes")]
    assert {f.of for f in found} == {record.id}


def test_ice_and_heat_each_time_that_it_was_on(tmp_path: Any) -> None:
    user = User(tmp_path / "data")
    user.begin("heat_chronic_20", FINE, ON)
    user.after(4).say(END)
    (record,) = user.stored(PackRecord)
    pack = facts(user, "pack")
    assert told(pack)[:2] == [("title", "heat_chronic_20", record.title), ("outcome", "", record.outcome)]
    on = [f for f in pack if f.name == "on"]
    assert [(f.about, f.value, f.unit, f.at) for f in on] == [
        (used.mode, used.exposed_s, "s", used.on.at) for used in record.applications
    ]
    assert facts(user, "pack-ticks") and {f.about for f in facts(user, "pack-ticks")} == {"heat_chronic_20"}


# -- what was answered -----------------------------------------------------------------------------------


def test_a_check_and_the_lock_that_it_led_to(person: Person) -> None:
    person.screen(leg_weak="yes")
    check = told(facts(person, "check"))
    assert ("item", "leg_weak", "yes") in check and ("pain_now", "", 3) in check
    lockout = told(facts(person, "lockout"))
    assert ("item", "leg_weak", "yes") in lockout and ("lock", "", "all_exercise") in lockout


def test_a_clearance_names_its_lockout_and_who_gave_it(person: Person) -> None:
    lockout = person.reported(leg_weak="yes")
    person.wait(1)
    record = Clearance("c", person.clock.now(), lockout.id, "L2", "A. Example", "physiotherapist", note="ok")
    person.coach.save(record)
    found = facts(person, "clearance")
    assert {f.of for f in found} == {lockout.id}
    assert {f.name: f.text for f in found} == {
        "level": "L2", "clinician": "A. Example", "role": "physiotherapist", "note": "ok",
    }  # fmt: skip


def test_function_by_what_was_asked(person: Person) -> None:
    function = person.coach.pain.function
    function.name_activities(["climb stairs", "=sit"])
    function.rate([4, 7])
    function.tick([2, 9])
    function.say_change(-3, 6)
    assert told(facts(person, "activities")) == [("activity", "", "climb stairs"), ("activity", "", "=sit")]
    assert told(facts(person, "psfs")) == [
        ("rating", "climb stairs", 4),
        ("rating", "=sit", 7),
        ("score", "", 5.5),
    ]
    assert told(facts(person, "rmdq")) == [
        ("sentence", "2", "yes"),
        ("sentence", "9", "yes"),
        ("score", "", 2),
    ]
    assert told(facts(person, "change")) == [("change", "", -3), ("effort", "", 6)]
    assert {f.of for f in facts(person, "psfs")} == {facts(person, "activities")[0].id}


def test_an_answer_taken_back_says_so_and_its_withdrawal_has_no_number(person: Person) -> None:
    function = person.coach.pain.function
    function.name_and_rate(["climb stairs"], [4])
    function.tick([2])
    function.say_change(-3)
    for said in (*function.view().ratings, *function.view().rmdq, *function.view().changes):
        person.clock.move(60)
        function.take_back(said)
        person.clock.move(60)
    function.rate([7])
    for record in ("psfs", "rmdq", "change"):
        gone = [f for f in facts(person, record) if f.status == "withdrawn"]
        (withdrawal,) = [f for f in facts(person, record) if f.status == "withdrawal"]
        assert {f.id for f in gone} == {withdrawal.corrects} and gone
        assert (withdrawal.name, withdrawal.value) == ("withdrawal", None)
    stand = [f.value for f in facts_of(person.coach) if f.status == "stands" and f.name == "score"]
    assert stand == [7]


def test_about_you_and_the_programme(person: Person) -> None:
    person.about(61, "osteoporosis")
    person.take_in("steady-core")
    assert ("age", "", 61) in told(facts(person, "about-you"))
    assert ("modifier", "", "osteoporosis") in told(facts(person, "about-you"))
    assert person.coach.programme is not None
    programme = {f.name: f.text for f in facts(person, "programme")}
    assert programme["title"] == person.coach.programme.title
    assert programme["issued"] == person.coach.programme.issued.isoformat()


def test_no_secret_and_nothing_of_what_was_tried_is_a_fact(person: Person) -> None:
    key, salt, hash_ = "k" * 42 + "A=", "s" * 21 + "A==", "h" * 42 + "A="
    in_programme(person, clearance=ClearanceTerms(key, PassphraseHash(salt, hash_)))
    person.coach.save(Try("t", TUESDAY, "lockout", Stamp(TUESDAY)))
    found = facts_of(person.coach)
    assert "programme" in {f.record for f in found}
    assert not [f for f in found if f.id == "t"]
    text = msgspec.json.encode(found).decode()
    assert not [secret for secret in (key, salt, hash_) if secret in text]


def test_every_kind_of_record_has_facts_or_is_left_out_on_purpose() -> None:
    left_out = {"advice", "try"}
    tags = {kind.__struct_config__.tag for kind in (*MONTHLY, *LEDGER)}
    named = {
        "pain", "flare", "session", "feedback", "dose", "pack", "pack-look", "pack-answers", "pack-ticks",
        "screening", "lockout", "clearance", "pending", "profile", "taken-in", "activities", "psfs", "rmdq",
        "change",
    }  # fmt: skip
    assert tags == named | left_out


# -- a period --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "scores"),
    [(None, None, [1, 2, 3]), (0, 0, [2]), (0, None, [2, 3]), (None, 0, [1, 2]), (1, 1, [3]), (2, None, [])],
)
def test_a_period_has_both_its_days(
    person: Person, since: int | None, until: int | None, scores: list[int]
) -> None:
    at = datetime.combine(TUESDAY.date(), TUESDAY.timetz())
    person.coach.save(*(PainScore(f"s{n}", at + (n - 2) * DAY, "now", n) for n in (1, 2, 3)))
    first, last = (None if n is None else TUESDAY.date() + n * DAY for n in (since, until))
    assert [f.value for f in facts(person, "pain", since=first, until=last)] == scores


def test_whether_a_fact_stands_is_said_by_records_of_other_days_too(person: Person) -> None:
    score, _saved = person.coach.add_pain(4)
    person.wait(30)
    person.coach.withdraw_pain(score)
    (found,) = facts(person, "pain", until=TUESDAY.date())
    assert found.status == "withdrawn"


def test_facts_come_in_the_order_of_their_moments(person: Person) -> None:
    a_session(person)
    person.coach.add_pain(3)
    person.coach.add_pain(5, "day", TUESDAY - DAY)
    moments = [f.at for f in facts_of(person.coach)]
    assert moments == sorted(moments)
    assert all(isinstance(f.day, date) for f in facts_of(person.coach))
