"""The page for the clinician, made of records: what is on it, in which order, and what is never made up."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from corecoach.coach.handover_view import build_handover
from corecoach.coach.taken_in import TakenIn
from corecoach.exchange import ProgrammeFile, read_programme
from corecoach.exchange.handover import Event, Handover, read_handover, write_handover
from corecoach.library import Library
from corecoach.pain import PainKind, PainScore
from corecoach.safety import (
    Advice,
    Answer,
    Clearance,
    Fired,
    Lock,
    Lockout,
    PendingClearance,
    ProfileRecord,
    Screening,
    Stamp,
    Tier,
    active,
    challenge_of,
)
from corecoach.session import ItemRecord, SessionFeedback, SessionRecord
from corecoach.thermal.protocol import Mode
from corecoach.thermal.record import Application, PackRecord

LIBRARY = Library(Path(__file__).parents[2] / "assets")
RULES = LIBRARY.rules
assert RULES is not None
STEADY = Path(__file__).parents[1] / "samples" / "steady-core.corecoach"
INDIA = timezone(timedelta(hours=5, minutes=30))
LISBON = timezone(timedelta(0))
NOW = datetime(2026, 11, 25, 21, 30, tzinfo=INDIA)
ALL_NO: Mapping[str, Answer] = {"G1": "no", "G2": "no", "G3": "no"}


def at(day: int, hour: int = 8, minute: int = 0, zone: timezone = LISBON) -> datetime:
    """A moment of the month."""
    return datetime(2026, 11, day, hour, minute, tzinfo=zone)


def made(**records: Any) -> Handover:
    """The page of some records, which every file can hold."""
    usual: dict[str, Any] = {"now": NOW, "app_version": "0.1.0", "rules": RULES}
    handover = build_handover(**(usual | records))
    assert read_handover(write_handover(handover)) == handover
    return handover


def check(moment: datetime, answers: Mapping[str, Answer] = {}, **more: Any) -> Screening:
    """A safety check with all its gates, of which those with an item that is not No are Yes."""
    gates = {g.id: "yes" for g in RULES.gates if any(answers.get(i, "no") != "no" for i in g.items)}
    fields = {"gates": {**ALL_NO, **gates}, "items": dict(answers), "pain_now": 3} | more
    return Screening(id=moment.isoformat(), at=moment, rules_version="r1", **fields)


def lockout(name: str, moment: datetime, **more: Any) -> Lockout:
    """A lockout of one sign."""
    usual: dict[str, Any] = {
        "tier": Tier.EMERGENCY,
        "locks": (Lock.ALL_EXERCISE, Lock.HEAT, Lock.ICE),
        "fired": (
            Fired("item:ces_saddle", ("ces_saddle",), "CLIN-A"),
            Fired("C1", ("ces_saddle",), "CLIN-A"),
        ),
        "answers": {"ces_saddle": "yes"},
        "statuses": {"ces_saddle": "new"},
        "rules_version": "r1",
    }
    return Lockout(id=name, at=moment, **(usual | more))


def kinds(events: Iterable[Event]) -> list[str]:
    """What each entry says."""
    names = ("checks", "locked", "cleared", "waiting", "advice")
    return [name for event in events for name in names if getattr(event, name)]


def score(moment: datetime, value: int, kind: PainKind = "now", **more: Any) -> PainScore:
    """A pain score."""
    return PainScore(id=f"{moment} {kind}", at=moment, kind=kind, score=value, **more)


# -- the whole ------------------------------------------------------------------------------------------


def test_nothing_recorded_is_a_page_that_says_nothing() -> None:
    page = made()
    assert (page.mark, page.app_version, page.made_at) == ("self-reported, not examined", "0.1.0", NOW)
    assert page.rules_version == RULES.rules_version
    assert (page.plan, page.last_session, page.events, page.symptoms) == (None, None, (), ())
    assert (page.person.name, page.person.age, page.person.entered) == ("", None, None)
    assert (page.heat_and_ice.uses, page.heat_and_ice.note) == ((), "none recorded")


def test_without_the_rules_ids_stand_for_words() -> None:
    records = {"screenings": [check(at(20), {"ces_saddle": "yes"})], "lockouts": [lockout("a", at(20, 9))]}
    page = made(rules=None, **records, profile=ProfileRecord("p", at(1), 50, ("diabetes",)))
    assert page.rules_version is None
    checks = page.events[-1].checks
    assert checks is not None
    assert [(n.question.id, n.question.words) for n in checks.items] == [("ces_saddle", "ces_saddle")]
    assert [g.question.words for g in checks.gates] == ["G1"]
    assert page.person.modifiers[0].words == "diabetes"
    (symptom,) = page.symptoms
    assert (symptom.item.words, symptom.first_reported) == ("ces_saddle", at(20))


def test_an_id_of_newer_rules_stands_for_its_words() -> None:
    page = made(lockouts=[lockout("a", at(20), answers={"of_tomorrow": "unsure"}, statuses={})])
    locked = page.events[0].locked
    assert locked is not None
    assert [(a.question.words, a.status) for a in locked.items] == [("of_tomorrow", None)]


# -- the timeline ---------------------------------------------------------------------------------------


def test_days_with_no_to_everything_are_one_entry() -> None:
    days = [check(at(day)) for day in (10, 11, 11, 13)]
    # A single question that was due that day, and No to it, is no other answer.
    days[2] = check(at(11, 18), {"weight_loss": "no"})
    (event,) = made(screenings=days).events
    assert event.checks is not None
    assert event.checks.times == (at(10), at(11), at(11, 18), at(13))
    assert (event.checks.gates, event.checks.items, event.checks.said_no) == ((), (), ())


def test_a_symptom_or_a_lock_between_them_parts_the_days() -> None:
    days = [check(at(10)), check(at(11), {"leg_numb": "unsure"}), check(at(12)), check(at(14))]
    events = made(screenings=days, lockouts=[lockout("a", at(13))]).events
    assert kinds(events) == ["checks", "locked", "checks", "checks", "checks"]
    assert [e.at for e in events] == [at(14), at(13), at(12), at(11), at(10)]


def test_the_same_symptom_day_after_day_is_one_entry_until_its_status_changes() -> None:
    def numb(day: int, status: str) -> Screening:
        return check(at(day), {"leg_numb": "yes", "leg_tingle": "no"}, statuses={"leg_numb": status})

    events = made(
        screenings=[numb(10, "new"), numb(11, "known_unchanged"), numb(12, "known_unchanged")]
    ).events
    found = [(e.checks.times, e.checks.items[0].status, e.checks.said_no) for e in events if e.checks]
    assert [(len(times), status) for times, status, _no in found] == [(2, "known_unchanged"), (1, "new")]
    assert [n.id for n in found[0][2]] == ["leg_tingle"]


def test_a_check_says_who_answered_and_what_was_not_no() -> None:
    said = {"ces_saddle": "unsure", "ces_bowel": "no"}
    one = check(
        at(20, zone=INDIA), said, flu_like=True, answered_by="carer", statuses={"ces_saddle": "worse"}
    )
    checks = made(screenings=[one]).events[0].checks
    assert checks is not None
    assert (checks.answered_by, checks.flu_like, checks.rules_version) == ("carer", True, "r1")
    assert [(g.question.id, g.answer) for g in checks.gates] == [("G1", "yes")]
    assert checks.gates[0].question.words == RULES.gate("G1").question
    (item,) = checks.items
    assert (item.question.words, item.answer, item.status) == (
        "Numb or tingling between your legs", "unsure", "worse",
    )  # fmt: skip
    assert [n.id for n in checks.said_no] == ["ces_bowel"]


def test_something_felt_and_nothing_named_is_not_a_no() -> None:
    one = check(at(20), gates={**ALL_NO, "G2": "yes"}, items={"fever": "no"})
    checks = made(screenings=[check(at(19)), one]).events[0].checks
    assert checks is not None
    assert [g.question.id for g in checks.gates] == ["G2"]
    assert [n.id for n in checks.said_no] == ["fever"]


def test_a_check_of_which_only_the_score_was_asked_again_is_the_answers_once() -> None:
    first = check(at(20), {"leg_numb": "yes"})
    again = check(at(20, 17), {"leg_numb": "yes"}, asked=Stamp(at(20)), stamp=Stamp(at(20, 17)))
    (event,) = made(screenings=[first, again]).events
    assert event.checks is not None and event.checks.times == (at(20),)


def test_a_record_without_an_answer_says_no_to_nothing() -> None:
    assert made(screenings=[check(at(20), gates={}, items={})]).events == ()


def test_times_keep_their_own_zone_and_order() -> None:
    # Half past seven in India is two in the morning in Lisbon: earlier, although the clock shows more.
    events = made(screenings=[check(at(20, 7, 30, INDIA)), check(at(20, 6), {"leg_numb": "yes"})]).events
    assert [e.at.isoformat() for e in events] == ["2026-11-20T06:00:00+00:00", "2026-11-20T07:30:00+05:30"]


def test_of_one_moment_the_answers_come_before_the_lock_and_its_page() -> None:
    shown = Advice("x", at(20), "a", "emergency", "Call 999.", "r1")
    page = made(
        screenings=[check(at(20), {"ces_saddle": "yes"})], lockouts=[lockout("a", at(20))], advice=[shown]
    )
    assert kinds(page.events) == ["advice", "locked", "checks"]


# -- locks ----------------------------------------------------------------------------------------------


def test_a_lock_has_its_short_name_rules_and_version() -> None:
    locked = made(lockouts=[lockout("a", at(20))], in_force=[lockout("a", at(20))]).events[0].locked
    assert locked is not None
    assert (locked.challenge, locked.rules_version) == (challenge_of("a"), "r1")
    assert [(f.rule.id, [i.id for i in f.items], f.clears) for f in locked.fired] == [
        ("item:ces_saddle", ["ces_saddle"], "CLIN-A"), ("C1", ["ces_saddle"], "CLIN-A"),
    ]  # fmt: skip
    assert (locked.tier, locked.ends_by, locked.locks_now) == (Tier.EMERGENCY, "examination", locked.locks)
    assert locked.items[0].question.words == "Numb or tingling between your legs"


def test_what_is_in_force_is_what_the_caller_says() -> None:
    one, two = lockout("a", at(20)), lockout("b", at(21))
    cleared = Clearance("c", at(22), "a", "L2", keep=(Lock.HEAT,))
    in_force = active([one, two], [cleared], at(23))
    page = made(lockouts=[one, two], in_force=in_force, clearances=[cleared])
    assert [e.locked.locks_now for e in page.events if e.locked] == [two.locks, (Lock.HEAT,)]
    assert [e.locked.locks_now for e in made(lockouts=[one, two]).events if e.locked] == [(), ()]


def test_a_rule_on_a_person_or_a_score_has_words() -> None:
    fired = (Fired("P5", (), "CLIN"), Fired("N1", (), "RE-24"), Fired("records-damaged", ("f.json",), "CLIN"))
    locked = made(lockouts=[lockout("a", at(20), fired=fired, answers={})]).events[0].locked
    assert locked is not None
    words = ["Your bones are thin", "Pain that rose too far in an exercise", "records-damaged"]
    assert [f.rule.words for f in locked.fired] == words
    assert locked.fired[2].items[0].words == "f.json"


def test_a_clearance_says_who_what_stays_and_until_when() -> None:
    given = Clearance(
        "c", at(22), "a", "L2", clinician="A. Example", role="physio", assessed_at=at(21, 15, 0, INDIA),
        keep=(Lock.PROGRESSION,), review_by=date(2027, 1, 4), contact="01", note="<b>slowly</b>",
    )  # fmt: skip
    cleared = made(clearances=[given]).events[0].cleared
    assert cleared is not None
    assert (cleared.challenge, cleared.level, cleared.clinician) == (challenge_of("a"), "L2", "A. Example")
    assert (cleared.keep, cleared.review_by) == ((Lock.PROGRESSION,), date(2027, 1, 4))
    assert (cleared.assessed_at, cleared.note) == (at(21, 15, 0, INDIA), "<b>slowly</b>")


def test_details_typed_in_wait_until_a_clearance_comes() -> None:
    typed = PendingClearance("p", at(22), "a", "C. Example", "GP", at(21), Stamp(at(22)))
    locked = {"lockouts": [lockout("a", at(20))], "pending": [typed]}
    waiting = made(**locked, in_force=[lockout("a", at(20))]).events[0].waiting
    assert waiting is not None and waiting.waits
    after = made(**locked, clearances=[Clearance("c", at(23), "a", "L1")]).events[1].waiting
    assert after is not None and not after.waits


# -- advice ---------------------------------------------------------------------------------------------


def test_the_same_words_shown_again_are_one_entry_with_every_time() -> None:
    def shown(day: int, text: str, **more: Any) -> Advice:
        return Advice(f"{day}{text}", at(day), "a", "lockout", text, "r1", **more)

    records = [shown(20, "Stop.\nCall."), shown(21, "Stop.\nCall."), shown(22, "", acknowledged=True)]
    events = made(advice=[*records, shown(23, "Other words.")]).events
    other, first = (event.advice for event in events)
    assert first is not None and other is not None
    assert (first.text, first.times, first.acknowledged) == ("Stop.\nCall.", (at(20), at(21)), (at(22),))
    assert (other.text, other.times, other.acknowledged) == ("Other words.", (at(23),), ())


def test_going_on_from_a_page_whose_words_were_lost_is_kept() -> None:
    gone = Advice("x", at(20), "a", "lockout", "", "r1", acknowledged=True)
    advice = made(advice=[gone]).events[0].advice
    assert advice is not None
    assert (advice.text, advice.times, advice.acknowledged) == ("", (at(20),), (at(20),))


# -- symptoms -------------------------------------------------------------------------------------------


def test_first_reported_is_the_earliest_record_that_was_not_no() -> None:
    screenings = [
        check(at(12), {"leg_numb": "no", "leg_tingle": "yes"}),
        check(at(16), {"leg_numb": "yes"}, statuses={"leg_numb": "worse"}),
        check(at(14, zone=INDIA), {"leg_numb": "unsure"}),
    ]
    found = {s.item.id: s for s in made(screenings=screenings).symptoms}
    numb = found["leg_numb"]
    assert (numb.first_reported, numb.last_reported) == (at(14, zone=INDIA), at(16))
    assert (numb.answer, numb.status, numb.no_from) == ("yes", "worse", None)
    assert found["leg_tingle"].status is None


def test_a_later_no_counts_to_the_item_and_not_to_a_gate_that_asks_for_what_is_new() -> None:
    days = [
        check(at(12), {"leg_numb": "yes", "leg_tingle": "yes"}),
        check(at(13), {"leg_numb": "yes", "leg_tingle": "no"}),
    ]
    found = {s.item.id: s.no_from for s in made(screenings=[*days, check(at(15))]).symptoms}
    assert found == {"leg_numb": None, "leg_tingle": at(13)}


def test_what_scores_answer_was_asked_of_nobody() -> None:
    scored = dict.fromkeys(("pain_jump", "pain_severe_days", "pain_severe_now"), "no")
    found = made(screenings=[check(at(12), {"leg_numb": "yes", "leg_tingle": "no", **scored})])
    (said,) = (event.checks for event in found.events if event.checks)
    assert [item.id for item in said.said_no] == ["leg_tingle"]


def test_a_sign_that_only_a_lock_holds_is_a_symptom_too() -> None:
    page = made(
        lockouts=[lockout("a", at(20), answers={"pain_severe_now": "yes", "fever": "no"}, statuses={})]
    )
    assert [(s.item.id, s.first_reported) for s in page.symptoms] == [("pain_severe_now", at(20))]


def test_symptoms_of_one_moment_come_most_urgent_first() -> None:
    one = check(at(20), {"fever": "yes", "trauma_major": "yes"})
    page = made(screenings=[check(at(18), {"ces_saddle": "yes"}), one])
    assert [s.item.id for s in page.symptoms] == ["trauma_major", "fever", "ces_saddle"]


# -- pain -----------------------------------------------------------------------------------------------


def test_a_day_without_a_score_is_there_and_empty() -> None:
    pain = made(scores=[score(at(25), 0), score(at(24, 8), 4, "before"), score(at(24, 9), 6, "after")]).pain
    assert [d.date for d in pain] == [date(2026, 11, n) for n in range(12, 26)]
    assert (pain[-1].now, pain[-1].before, pain[-1].day) == ((0,), (), ())
    assert (pain[-2].before, pain[-2].after, pain[-2].next_morning) == ((4,), (6,), ())
    assert all(d.now == d.before == d.after == d.next_morning == d.day == () for d in pain[:-2])


def test_scores_stand_in_the_order_given_each_on_the_day_of_its_own_zone() -> None:
    # Half past eleven at night in Lisbon is the next day in India.
    scores = [
        score(at(20, 23, 30), 7),
        score(at(20, 9), 2),
        score(at(11), 9),
        score(at(21, 1, 0, INDIA), 5, "day"),
    ]
    found = {d.date.day: (d.now, d.day) for d in made(scores=scores).pain if d.now or d.day}
    assert found == {20: ((2, 7), ()), 21: ((), (5,))}


def test_a_score_that_was_corrected_or_taken_back_is_not_there() -> None:
    first = score(at(20), 7)
    again = PainScore("b", at(20, 9), "now", 2, corrects=first.id)
    gone = PainScore("c", at(21), "now", 8, withdrawn=True)
    assert [d.now for d in made(scores=[first, again, gone]).pain if d.now] == [(2,)]


# -- ice and heat ---------------------------------------------------------------------------------------


SIGNS = {"white": "The skin is white", "numb_massage": "The skin is numb"}


def on(moment: datetime, mode: Mode = "ice", minutes: float = 15, **more: Any) -> Application:
    """One time that something was on."""
    off = Stamp(moment + timedelta(minutes=minutes), "boot", minutes * 60)
    return Application(mode, 0, 0, Stamp(moment, "boot", 0.0), off, minutes * 60, **more)


def used(*applications: Application, **more: Any) -> PackRecord:
    """A use of ice or heat, written when it began."""
    at_ = applications[0].on.at
    usual: dict[str, Any] = {
        "id": f"p {at_}", "at": at_, "ended_at": applications[-1].off.at, "protocol": "x", "title": "x",
        "min_gap_min": 120, "outcome": "finished",
    }  # fmt: skip
    return PackRecord(applications=applications, **(usual | more))


def uses(*packs: PackRecord) -> tuple[str, ...]:
    """The lines on ice and heat."""
    found = made(packs=packs, signs=SIGNS).heat_and_ice
    assert found.note == ""
    return found.uses


def test_each_use_is_a_line_the_newest_first() -> None:
    assert uses(used(on(at(20))), used(on(at(24, 20, 10), "wrap", 180)), used(on(at(21), "heat", 20))) == (
        "24 Nov 20:10: heat wrap 180 min",
        "21 Nov 08:00: heat 20 min",
        "20 Nov 08:00: ice 15 min",
    )


def test_the_time_after_the_end_and_what_ended_it_are_said() -> None:
    late = on(at(24, 20, 10), minutes=18, overdue_s=180.0)
    assert uses(used(late, outcome="sign", signs=("white",), rest_h={"cold": 24})) == (
        "24 Nov 20:10: ice 18 min; 3 min of it after the time was over; stopped: The skin is white",
    )


@pytest.mark.parametrize(
    ("more", "end"),
    [
        ({}, ""),
        ({"outcome": "ended"}, "; ended early"),
        ({"outcome": "stopped"}, "; stopped: something hurt"),
        ({"outcome": "sign"}, "; stopped: something was seen or felt on the skin"),
        # What newer rules name is not left out.
        ({"outcome": "sign", "signs": ("white", "of_tomorrow")}, "; stopped: The skin is white, of_tomorrow"),
        ({"outcome": "ended", "signs": ("numb_massage",)}, "; ended early: The skin is numb"),
        ({"note": "a <b>towel</b>"}, "; note: a <b>towel</b>"),
    ],
)
def test_how_it_ended(more: dict[str, Any], end: str) -> None:
    assert uses(used(on(at(20)), **more)) == (f"20 Nov 08:00: ice 15 min{end}",)


@pytest.mark.parametrize(
    ("applications", "words"),
    [
        ([on(at(20)), on(at(20, 9), "heat", 10)], "ice 15 min, heat 10 min"),
        (
            [on(at(20), "heat", 3), on(at(20, 8, 3), minutes=1), on(at(20, 8, 4), "heat", 3)],
            "heat 6 min (2 times), ice 1 min",
        ),
        ([on(at(20), minutes=0.2)], "ice under 1 min"),
        ([on(at(20), minutes=10.4, overdue_s=24.0)], "ice 10 min"),
        ([on(at(20), "ice-massage", 5)], "ice massage 5 min"),
        # A whole day stands for what nobody knows; it must not look like what was measured.
        ([on(at(20), minutes=1440, overdue_s=85_000.0, unknown=True)], "ice, time not known"),
    ],
)
def test_what_was_on_and_for_how_long(applications: list[Application], words: str) -> None:
    assert uses(used(*applications)) == (f"20 Nov 08:00: {words}",)


def test_times_that_the_person_changed_stand_beside_what_was_measured() -> None:
    first = used(on(at(20), minutes=45, overdue_s=1800.0))
    again = used(on(at(20), minutes=20, overdue_s=300.0), id="c", corrects=first.id, at=at(21), note="asleep")
    assert uses(first, again) == (
        "20 Nov 08:00: ice 20 min; 5 min of it after the time was over;"
        " times changed by the person, before: ice 45 min; note: asleep",
    )


def test_what_was_seen_later_is_no_change_of_the_times() -> None:
    first = used(on(at(20)), outcome="sign")
    named = used(on(at(20)), outcome="sign", signs=("white",), id="c", corrects=first.id, at=at(20, 9))
    assert uses(first, named) == ("20 Nov 08:00: ice 15 min; stopped: The skin is white",)


def test_two_weeks_count_by_the_clock_of_the_place() -> None:
    # It is 25 November in India: the first day is the 12th.
    lines = uses(used(on(at(11, 23, 59))), used(on(at(12, 0, 0))), used(on(at(12, 23, 30))))
    assert lines == ("12 Nov 23:30: ice 15 min", "12 Nov 00:00: ice 15 min")


def test_what_does_not_fit_into_the_file_is_counted() -> None:
    many = [used(on(at(24) + timedelta(minutes=5 * n), minutes=1)) for n in range(63)]
    assert len(uses(*many[3:])) == 60
    found = made(packs=many).heat_and_ice
    assert (len(found.uses), found.note) == (60, "3 older uses are left out")
    assert found.uses[0].startswith("24 Nov 13:10") and found.uses[-1].startswith("24 Nov 08:15")


def test_a_line_without_end_is_cut_so_that_the_file_can_be_read() -> None:
    assert len(uses(used(on(at(20)), note="n" * 5000))[0]) == 2000


# -- the last session -----------------------------------------------------------------------------------


def session(outcome: str, *items: ItemRecord, day: int = 20, **more: Any) -> SessionRecord:
    """A session of some exercises."""
    usual: dict[str, Any] = {"programme": None, "active_s": 60.0, "pain_before": None} | more
    start, end = at(day), at(day, 8, 30)
    return SessionRecord(
        id=f"s{day}", at=start, ended_at=end, routine="r", title=f"Day {day}", outcome=outcome, items=items,
        **usual,
    )  # fmt: skip


def item(name: str, done: int, of: int = 5, *, skipped: bool = False, hold_s: float = 0.0) -> ItemRecord:
    """One exercise."""
    return ItemRecord(name, name.title(), of, done, 10.0, hold_s, skipped)


def test_it_is_the_latest_session_and_unknown_stays_unknown() -> None:
    records = [session("finished", item("a", 5), day=21), session("stopped", item("b", 1), day=19)]
    last = made(sessions=records).last_session
    assert last is not None
    assert (last.title, last.outcome, last.stopped_in, last.stop_reason) == ("Day 21", "finished", None, None)
    assert (last.pain_before, last.pain_after, last.effort, last.note) == (None, None, None, "")


def test_the_reason_of_a_stop_and_what_was_said_later_come_together() -> None:
    said = [
        SessionFeedback("f2", at(20, 9), "s20", 0, 7, "<b>left</b> & right"),
        SessionFeedback("f1", at(20, 8, 31), "s20", None, None, stop_reason="pain"),
        SessionFeedback("f3", at(20, 9), "other", 9, 9, "of another"),
    ]
    stopped = session("stopped", item("a", 5), item("b", 2), item("c", 0), pain_before=4)
    last = made(sessions=[stopped], feedback=said).last_session
    assert last is not None and last.stopped_in is not None and last.stop_reason is not None
    assert (last.pain_before, last.pain_after, last.effort) == (4, 0, 7)
    assert last.note == "<b>left</b> & right"
    assert (last.stop_reason.id, last.stop_reason.words) == (
        "pain",
        "My back pain went up, or it is sharp or new",
    )
    assert last.stopped_in.words == "B"
    done = [(e.exercise.words, e.reps_done, e.reps_prescribed, e.skipped) for e in last.exercises]
    assert done == [("A", 5, 5, False), ("B", 2, 5, False), ("C", 0, 5, False)]


@pytest.mark.parametrize("new", [True, False, None])
def test_whether_something_new_came_on_after_it(new: bool | None) -> None:
    said = [
        SessionFeedback("f1", at(20, 8, 31), "s20", None, None, stop_reason="pain"),
        SessionFeedback("f2", at(20, 9), "s20", 3, 7, anything_new=new),
    ]
    last = made(sessions=[session("stopped", item("a", 5))], feedback=said).last_session
    assert last is not None and last.anything_new is new


def test_where_it_stopped() -> None:
    def where(*items: ItemRecord) -> str | None:
        last = made(sessions=[session("stopped", *items)]).last_session
        assert last is not None
        return last.stopped_in.id if last.stopped_in else None

    assert where(item("a", 0), item("b", 0)) == "a"
    assert where(item("a", 5), item("b", 0)) == "b"
    assert where(item("a", 5), item("b", 0, hold_s=3.0), item("c", 0)) == "b"
    assert where(item("a", 2, skipped=True), item("b", 0)) == "b"
    assert where(item("a", 5)) is None


# -- person and plan ------------------------------------------------------------------------------------


def test_the_person_is_as_entered() -> None:
    said = ProfileRecord("p", at(2), 0, ("anticoagulant",), ("wrist-pain",), ("morning_stiff",))
    person = made(profile=said).person
    assert (person.name, person.birth_year, person.age, person.entered) == ("", None, 0, at(2))
    assert [(m.id, m.words) for m in person.modifiers] == [("anticoagulant", "Do you take a blood thinner?")]
    assert (person.cautions, [n.id for n in person.asked]) == (("wrist-pain",), ["morning_stiff"])


def test_the_plan_is_the_one_in_hand() -> None:
    file = read_programme(STEADY.read_bytes(), LIBRARY.exercises)
    assert isinstance(file, ProgrammeFile)
    page = made(taken_in=TakenIn("t", at(3), file))
    assert (page.person.name, page.person.birth_year) == ("Sample Patient", 1961)
    plan = page.plan
    assert plan is not None
    assert (plan.id, plan.title) == (file.programme.id, file.programme.title)
    assert (plan.author, plan.taken_in, plan.signed) == (file.programme.author, at(3), False)
    (known,) = plan.baseline
    assert (known.item.words, known.side, known.reaches) == (
        "Pins and needles in one leg or foot",
        "left",
        "calf",
    )
