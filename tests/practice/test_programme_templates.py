"""Templates as drafts: as the clinical file says, ready to be signed, and own ones without a person."""

import json
from datetime import date, timedelta

import msgspec
import pytest
from drafts import CODES, EXERCISES, ID, NEARLY, TODAY, draft, found, item, programme
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from practice_samples import LIBRARY

from corecoach.exchange import ProgrammeFile, write_programme
from corecoach.exchange.programme_file import FORMAT, read_programme
from corecoach.practice import edits
from corecoach.practice.draft import USUAL_LIMITS, Draft, DraftSlot
from corecoach.practice.templates import draft_of_own, draft_of_template, own_template
from corecoach.prescription import BaselineEntry, DosageChange, Item, Template

TEMPLATES = {template.id: template for template in LIBRARY.templates if not template.single}
each = pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)

# Read off the programmes facts, sections 4.1 to 4.8, by hand: weeks to the review, then phase by phase its
# weeks and what is done on which days, how often.
PLANS = """
acute-first-days 2
  1: one-session mon-sun 3
subacute-return 6
  5: one-session mon-fri 1, walk mon-sun 1, breathing sat,sun 1
core-stability-8w 6
  2: weeks-1-2 mon,tue,thu,fri 1, walk wed,sat 1
  2: weeks-3-4 mon,tue,thu,fri 1, walk wed,sat 1
  2: weeks-5-6 mon,tue,thu,fri 1, walk wed,sat 1
  2: weeks-7-8 mon,tue,thu,fri 1, walk wed,sat 1
desk-worker 6
  6: once-a-day mon-fri 1, walk sat,sun 1
flexion-bias 6
  6: one-session mon-sun 1, walk mon-sun 3
extension-bias 4
  2: full-session mon-sun 2, mini-dose mon-sun 4
  2: full-session mon-sun 1
older-adult-gentle 6
  8: one-session mon,wed,fri 1, mobility tue,sat 1, walk mon-fri 1
maintenance 12
  12: one-session mon,wed,fri 1, walk mon-fri 1
"""
WALKS_S = {
    "subacute-return": 600, "core-stability-8w": 1200, "desk-worker": 1200, "flexion-bias": 300,
    "older-adult-gentle": 300, "maintenance": 600,
}  # fmt: skip
# What is pointed out in each for somebody without cautions; nothing of it stands in the way of signing.
TOLD = {
    "acute-first-days": ["no-progression"],
    "core-stability-8w": ["below-range", "reading-time"],
    "desk-worker": ["reading-time", "unplanned", "no-progression"],
    "extension-bias": ["sessions", "no-progression"],
    "flexion-bias": ["no-progression"],
    "maintenance": ["below-range", "no-progression"],
    "older-adult-gentle": ["no-progression"],
    "subacute-return": ["reading-time", "no-progression"],
}


def made(template: Template) -> Draft:
    return draft_of_template(template, ID, TODAY)


def read(of: Draft) -> object:
    data = write_programme(ProgrammeFile(FORMAT, 1, programme(of)))
    return read_programme(data, LIBRARY.exercises, thermal=LIBRARY.thermal_rules)


def days_words(days: tuple[str, ...]) -> str:
    spans = {7: "mon-sun", 5: "mon-fri"}
    return spans.get(len(days), ",".join(days))


def plan_words(of: Draft) -> list[str]:
    def words(slot: DraftSlot) -> str:
        return f"{slot.routine} {days_words(slot.days)} {slot.per_day}"

    return [f"  {phase.weeks}: " + ", ".join(map(words, phase.schedule)) for phase in of.phases]


def test_there_are_eight() -> None:
    assert set(TEMPLATES) == set(TOLD)
    assert len(TEMPLATES) == 8


def test_weeks_days_and_reviews_are_those_of_the_facts() -> None:
    lines = []
    for name in [line.split()[0] for line in PLANS.strip().split("\n") if not line.startswith(" ")]:
        of = made(TEMPLATES[name])
        assert of.review_by is not None
        lines.append(f"{name} {(of.review_by - TODAY).days // 7}")
        lines += plan_words(of)
    assert "\n".join(lines) == PLANS.strip()


@each
def test_each_can_be_signed_as_it_stands(template: Template) -> None:
    file = read(made(template))
    assert isinstance(file, ProgrammeFile), file
    assert file.programme.pain_limits == USUAL_LIMITS


@each
def test_all_of_it_is_there_and_nothing_of_a_person(template: Template) -> None:
    of = made(template)
    assert (of.title, of.template, of.id, of.version) == (template.title, template.id, ID, 0)
    assert [r.id for r in of.routines[: len(template.routines)]] == [r.id for r in template.routines]
    assert of.routines[0].items == template.routines[0].items
    assert (of.baseline, of.confirmations, of.cautions, of.kept) == ((), (), (), ())


@each
def test_what_each_is_told(template: Template) -> None:
    remarks = found(made(template))
    assert [remark.kind for remark in remarks] == TOLD[template.id]
    assert {remark.severity for remark in remarks} == {"know"}


@pytest.mark.parametrize(("name", "seconds"), WALKS_S.items())
def test_walks_are_as_long_as_planned(name: str, seconds: int) -> None:
    walk = made(TEMPLATES[name]).routine("walk")
    assert walk is not None
    exercise = EXERCISES["graded-walk"]
    assert exercise.dosage.changed(walk.items[0].dosage).hold_s == seconds


def test_what_does_not_suit_is_left_in_and_pointed_out() -> None:
    of = made(TEMPLATES["maintenance"])
    avoided = {r.exercise for r in found(of, ["osteoporosis"]) if r.kind == "avoid"}
    assert avoided == {"mcgill-curl-up"}
    assert "mcgill-curl-up" in {item.exercise for item in of.routines[0].items}


# -- own ones -------------------------------------------------------------------------------------------

SECRETS = ("Margaret", "20417", "breast cancer", "since her fall")


def personal() -> Draft:
    """A draft with something of a person wherever there can be anything."""
    protocol = {
        "id": "own",
        "title": "Heat",
        "reason": "since her fall",
        "note": "Margaret",
        "allows": ["injury"],
    }
    one = draft(
        item("side-bridge-full", note="Margaret, go easy since her fall.", hold_s=30),
        title="Margaret's core",
        baseline=(BaselineEntry("leg_tingle", TODAY, note="breast cancer"),),
        confirmations=("osteoporosis_plan_confirmed", "20417"),
        cautions=("osteoporosis",),
        template="maintenance",
        version=4,
        protocols=(protocol,),
    )  # fmt: skip
    return edits.keep_warning(one, found(one)[0].key, "Margaret can do it")


def test_an_own_template_holds_nothing_of_the_person() -> None:
    own = own_template(personal(), "Strong core", "own-1")
    text = json.dumps(msgspec.to_builtins(own))
    assert [secret for secret in (*SECRETS, "osteoporosis", "leg_tingle", "injury") if secret in text] == []
    assert (own.id, own.title, own.version, own.review_by, own.changed_at) == (
        "own-1",
        "Strong core",
        0,
        None,
        None,
    )
    assert own.routines[0].items == (Item("side-bridge-full", DosageChange(hold_s=30)),)


def test_notes_can_be_kept() -> None:
    own = own_template(personal(), "Strong core", "own-1", notes=True)
    assert own.routines == personal().routines


@given(NEARLY, st.dates(date(2026, 1, 1), date(2036, 1, 1)))
def test_an_own_template_comes_back_as_the_same_programme(of: Draft, day: date) -> None:
    own = own_template(of, "Own", "own-1", notes=True)
    again = draft_of_own(own, ID, day)
    assert (again.id, again.template, again.review_by) == (ID, "own-1", day + timedelta(weeks=6))
    assert (again.routines, again.phases, again.pain_limits) == (of.routines, of.phases, of.pain_limits)
    assert own_template(again, "Own", "own-1", notes=True) == own
    signable = isinstance(read(replace(of, baseline=(), confirmations=(), cautions=())), ProgrammeFile)
    assert isinstance(read(again), ProgrammeFile) == signable


@given(NEARLY, st.lists(st.sampled_from(CODES), max_size=3))
def test_no_draft_leaves_anything_of_a_person(of: Draft, cautions: list[str]) -> None:
    own = own_template(replace(of, cautions=tuple(cautions)), "Own", "own-1")
    assert (own.baseline, own.confirmations, own.cautions, own.kept, own.review_by) == ((), (), (), (), None)
    assert {item.note for routine in own.routines for item in routine.items} <= {""}


@each
def test_plans_name_routines_that_are_there(template: Template) -> None:
    ids = [routine.id for routine in (*template.routines, *template.beside)]
    assert len(set(ids)) == len(ids)
    assert {slot.routine for phase in template.phases for slot in phase.schedule} <= set(ids)
    assert {r.id for r in template.beside} <= {s.routine for p in template.phases for s in p.schedule}
