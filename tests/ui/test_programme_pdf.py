"""A programme on paper, read back with poppler and a reader of codes: it says what the programme says."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from handout_samples import GB, LIBRARY, NAMES, Paper, accepted, of, printed, programmes, sample, tight
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from corecoach.exchange import ProgrammeFile, write_programme
from corecoach.exchange.keys import SigningKey, fingerprint
from corecoach.exchange.packed import pack
from corecoach.exchange.programme_file import sign_programme
from corecoach.library import Library
from corecoach.prescription import (
    DosageChange,
    Exercise,
    Item,
    Programme,
    ProgrammePhase,
    Routine,
    Slot,
    resolve,
)
from corecoach.safety import Tier
from corecoach.ui.print.programme_dose import paper_dose_words, time_words
from corecoach.ui.print.programme_exercise import LIBRARY_PAIN_LINE
from corecoach.ui.print.programme_page import exercises_of
from corecoach.ui.print.programme_pictures import key_poses, pose_words
from corecoach.words import Tongue, tongue, use_language

pytestmark = pytest.mark.usefixtures("qapp")
KEY = SigningKey(bytes(range(32)))
ICE = json.loads((Path(__file__).parents[1] / "samples" / "thermal" / "ice-10-5.json").read_text("utf-8"))
NOTE_COUNTS = "Your physio's note counts where it differs from a step."
DAYS = {"mon": "Mon", "tue": "Tue", "wed": "Wed", "thu": "Thu", "fri": "Fri", "sat": "Sat", "sun": "Sun"}


def in_order(text: str, lines: list[str]) -> None:
    """Every line stands in the text, one after the other."""
    at = 0
    for line in lines:
        found = text.find(tight(line), at)
        assert found >= 0, (line, text[at : at + 600])
        at = found + len(tight(line))


def slot_line(programme: Programme, slot: Slot) -> str:
    """A routine with its days, as the paper has it; written from the file's format."""
    order = [routine.id for routine in programme.routines]
    letter = f"{chr(65 + order.index(slot.routine))}: " if len(order) > 1 else ""
    title = programme.routines[order.index(slot.routine)].title
    days = "every day" if len(slot.days) == 7 else ", ".join(DAYS[d] for d in DAYS if d in slot.days)
    often = "" if slot.per_day == 1 else f", {slot.per_day} times a day"
    return f"{letter}{title}: {days}{often}"


def prescribed_lines(programme: Programme) -> list[str]:
    """Everything prescribed, in the order of the file."""
    found = []
    for routine in programme.routines:
        found.append(routine.title)
        for number, item in enumerate(resolve(routine, exercises_of(programme, LIBRARY.exercises)), 1):
            found += [
                f"{number}.{item.exercise.name}",
                item.exercise.what_for,
                f"Dose: {paper_dose_words(item)}",
            ]
            limits = [f"{item.limits.max_sets} sets"] if item.limits.max_sets else []
            limits += [f"{item.limits.max_reps} times"] if item.limits.max_reps else []
            limits += [f"hold {time_words(item.limits.max_hold_s)}"] if item.limits.max_hold_s else []
            found += [f"Never more than: {', '.join(limits)}."] if limits else []
            found += [f"Note: {item.note}", NOTE_COUNTS] if item.note else []
    return found


def says_the_programme(paper: Paper, programme: Programme) -> None:
    """Whether the paper says what the programme says, and nothing that it does not."""
    text, author, limits = paper.text, programme.author, programme.pain_limits
    born = f", born {programme.patient.birth_year}" if programme.patient.birth_year else ""
    by = ", ".join(part for part in (author.name, author.role, author.registration) if part)
    in_order(text, [programme.title, f"For {programme.patient.name}{born}", f"By {by}", author.contact])
    in_order(text, [f"Stop when pain goes above {limits.stop_above}, or up by more than {limits.stop_rise}."])
    in_order(text, ["The morning after", f"Is pain {limits.next_morning_rise} point"])
    in_order(text, [slot_line(programme, slot) for phase in programme.phases for slot in phase.schedule])
    in_order(text, prescribed_lines(programme))
    count = sum(len(routine.items) for routine in programme.routines)
    assert text.count("Dose:") == count
    assert text.count("Note:") == sum(bool(i.note) for r in programme.routines for i in r.items)


# -- the programme, exactly ---------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("name", NAMES)
def test_a_sample_on_paper_says_what_the_file_says(name: str, large: bool) -> None:
    programme, paper = sample(name).programme, printed(name, large=large)
    says_the_programme(paper, programme)
    exercises, text = exercises_of(programme, LIBRARY.exercises), paper.text
    for exercise in exercises.values():
        in_order(text, [*exercise.steps, exercise.breathing])
        in_order(text, [line for line in exercise.stop_if if line != LIBRARY_PAIN_LINE])
    # The limit of the programme stands once with each exercise, and no other one beside it.
    limits = programme.pain_limits
    own = f"Pain goes above {limits.stop_above}, or up by more than {limits.stop_rise}: your physio set this."
    assert text.count(tight(own)) == len(exercises)
    assert tight(LIBRARY_PAIN_LINE) not in text


def test_the_line_that_the_limits_of_a_programme_replace_is_in_every_exercise_of_the_library() -> None:
    assert all(LIBRARY_PAIN_LINE in exercise.stop_if for exercise in LIBRARY.exercises.values())


# A sixth of the usual count: each is a document that poppler reads.
@settings(
    max_examples=settings().max_examples // 6,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programmes())
def test_any_programme_on_paper_says_what_it_says(programme: Programme) -> None:
    says_the_programme(Paper(of(programme)), programme)


def test_when_it_was_made_by_when_it_is_looked_at_and_whose_key_it_has() -> None:
    programme = sample("one-minute").programme
    text = Paper(sign_programme(programme, KEY)).text
    in_order(text, ["Made on 2 November 2026. To be reviewed by"])
    in_order(
        text, [f"Letters of the signature: {fingerprint(KEY.public)}.", "CoreCoach shows the same letters"]
    )
    in_order(Paper(of(programme)).text, ["The file of this programme is not signed."])


def of_one(item: Item, **change: object) -> Programme:
    """A programme of one exercise."""
    programme = sample("one-minute").programme
    routines = (replace(programme.routines[0], items=(item,)),)
    return replace(programme, routines=routines, **change)


def test_what_a_person_has_to_do_differently_stands_with_the_exercise() -> None:
    programme = of_one(Item("bird-dog"), cautions=("wrist-pain",))
    paper = Paper(of(programme))
    in_order(paper.text, ["Bird dog", "Do it this way", "Lean on your fist or forearm.", "Start"])
    assert "Doitthisway" not in Paper(of(replace(programme, cautions=()))).text


def test_steps_stand_once_and_are_pointed_to_where_an_exercise_comes_again() -> None:
    text = printed("steady-core").text
    first = LIBRARY.exercises["cat-camel"].steps[1]
    assert text.count(tight(first)) == 1
    assert text.count(tight("see routine A, number 1.")) == 3


@pytest.mark.parametrize(
    ("name", "poses"),
    [
        ("cat-camel", ("neutral", "cat", "camel")),
        ("prone-lying", ("rest",)),
        ("graded-walk", ("near_strike", "near_flat", "near_mid")),
        ("clamshell", ("closed", "open")),
    ],
)
def test_the_key_poses_are_shown_in_their_order(name: str, poses: tuple[str, ...]) -> None:
    figure = LIBRARY.exercises[name].figure
    assert figure is not None
    assert key_poses(figure) == poses


def images(paper: Paper) -> int:
    """How many pictures there are in it."""
    words = ("pdfimages", "-list", "-")
    done = subprocess.run(words, input=paper.data, capture_output=True, check=True, timeout=60)
    return len(done.stdout.splitlines()) - 2


def test_an_own_exercise_is_shown_by_its_figure_or_by_its_steps_alone() -> None:
    programme = sample("own-exercises").programme
    with_figure = [e for e in programme.exercises if e.figure]
    assert len(with_figure) == 1 and images(Paper(of(programme))) == 2
    bare = replace(programme, exercises=tuple(replace(e, figure=None) for e in programme.exercises))
    assert images(Paper(of(bare))) == 0


@pytest.mark.parametrize(
    ("name", "change", "captions"),
    [
        ("cat-camel", {}, ["Start", "Move", "Move"]),
        ("bird-dog", {}, ["Start", "Hold"]),
        ("bird-dog", {"hold_s": 0}, ["Start", "Move"]),
        ("front-plank-full", {}, ["Start", "Hold", "Back"]),
        ("graded-walk", {}, ["Start", "Move", "Move"]),
        ("prone-lying", {}, ["Stay"]),
    ],
)
def test_a_picture_says_hold_only_where_the_dose_does(
    name: str, change: dict[str, int], captions: list[str]
) -> None:
    exercise = LIBRARY.exercises[name]
    assert exercise.figure is not None
    dosage = exercise.dosage.changed(DosageChange(**change))
    poses = key_poses(exercise.figure)
    assert [pose_words(exercise.figure, pose, dosage) for pose in poses] == captions


def walks(*minutes: int) -> Programme:
    """A phase of two weeks for each walk of so many minutes."""
    routines = tuple(
        Routine(f"r{n}", f"Walk {n}", (Item("graded-walk", DosageChange(hold_s=60 * time)),))
        for n, time in enumerate(minutes)
    )
    phases = tuple(ProgrammePhase(r.title, 2, (Slot(r.id, ("mon",)),)) for r in routines)
    return replace(sample("one-minute").programme, routines=routines, phases=phases)


def test_a_dose_that_changes_says_from_when() -> None:
    text = Paper(of(walks(5, 10))).text
    in_order(text, ["Dose: 5 minutes", "Weeks 1 to 2: this dose. From week 3: 10 minutes (routine B)."])
    in_order(text, ["Dose: 10 minutes", "From week 3: this dose."])
    in_order(text, ["Do each dose as it is written.", "Dose: 5 minutes", "Add a few minutes each week."])


def test_a_dose_that_stays_says_no_weeks() -> None:
    assert "thisdose" not in Paper(of(walks(5, 5))).text


def test_a_note_counts_and_stands_before_the_steps() -> None:
    text = Paper(of(of_one(Item("graded-walk", note="Stay at 5.")))).text
    in_order(text, ["Dose: 10 minutes", "Note: Stay at 5.", NOTE_COUNTS, "How to do it"])


# -- what must never be missing -----------------------------------------------------------------------------

# For each sign that the rules call an emergency, by hand, the line of the box that names it.
EMERGENCIES = {
    "ces_saddle": "New numbness or tingling between your legs",
    "ces_bladder_empty": "New trouble starting, stopping, holding or feeling your pee or poo.",
    "ces_bladder_leak": "New trouble starting, stopping, holding or feeling your pee or poo.",
    "ces_bowel": "New trouble starting, stopping, holding or feeling your pee or poo.",
    "legs_both": "Pain, tingling, numbness or weakness in both legs.",
    "leg_weak_severe": "A foot that drags, or a leg that gives way.",
    "trauma_major": "A hard knock, crash or fall that started the pain.",
    "very_unwell": "Very ill, muddled, pale or fast breathing",
    "chest_pain": "Chest pain, sudden bad breathlessness or fainting.",
    "breathless": "Chest pain, sudden bad breathlessness or fainting.",
    "collapse": "Chest pain, sudden bad breathlessness or fainting.",
    "sudden_tearing": "Sudden, very bad pain in your back or tummy.",
}


LIBRARY_SIGNS = next(card for card in LIBRARY.education if card.id == "get-help-now").emergency


def test_the_box_names_every_emergency_of_the_rules_and_the_number_to_call() -> None:
    rules = LIBRARY.rules
    assert rules is not None
    assert {item.id for item in rules.items if item.yes.tier is Tier.EMERGENCY} == set(EMERGENCIES)
    text = Paper(sample("one-minute"), country=LIBRARY.emergency.of("US")).text
    in_order(text, ["Call 911 now, or your local emergency number, for any of these"])
    for line in set(EMERGENCIES.values()):
        in_order(text, [line])
    in_order(
        text, ["None of those? Speak to a clinician today for any of these", "A high temperature, shivers"]
    )
    in_order(text, ["Stop exercising at once for any of these", "Dizzy, faint or sick", "Heart racing"])
    # Pain above the limit stops one exercise: it is no sign of that list.
    in_order(text, ["Heart racing", "Pain in a session", "Stop when pain goes above"])


# What the rules send to emergency care only when it gets worse.
WORSE = "A weak leg or unsteady walking that is getting worse."


def test_leg_weakness_is_told_apart_as_the_rules_do() -> None:
    rules = LIBRARY.rules
    assert rules is not None
    worse = {i.id: i.statuses["worse"].tier for i in rules.items if "worse" in i.statuses}
    new = {item.id: item.yes.tier for item in rules.items}
    raised = {i for i in worse if worse[i] is Tier.EMERGENCY and new[i] is not Tier.EMERGENCY}
    assert raised == {"leg_weak", "walk_unsteady"} and {new[i] for i in raised} == {Tier.URGENT}
    text = printed("one-minute").text
    in_order(text, ["Call 999 now", "Leg weakness that comes on as you exercise.", WORSE])
    in_order(text, [WORSE, "None of those? Speak to a clinician today", "One leg or foot that has become"])


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("name", NAMES)
def test_the_emergencies_stand_on_the_first_page(name: str, large: bool) -> None:
    first = printed(name, large=large).pages[0]
    in_order(first, ["Call 999 now", *LIBRARY_SIGNS, WORSE, "Do not wait to see if it passes."])


@pytest.mark.parametrize("letters", [10, 120, 400])
def test_they_stand_there_whatever_else_has_to_be_said(letters: int) -> None:
    programme = sample("one-minute").programme
    author = replace(programme.author, name="W" * min(letters, 120), contact="W" * letters)
    patient = replace(programme.patient, name="W" * min(letters, 120))
    paper = Paper(of(replace(programme, author=author, patient=patient)), large=True)
    in_order(paper.pages[0], ["Call 999 now", *LIBRARY_SIGNS, WORSE, "Do not wait to see if it passes."])
    assert tight(f"For {patient.name}") in paper.text


def test_without_the_page_to_read_the_box_is_made_of_the_rules(tmp_path: Path) -> None:
    for part in ("exercises", "safety", "fonts", "theme", "thermal"):
        (tmp_path / part).symlink_to(LIBRARY.folder / part)
    (tmp_path / "education").mkdir()
    (tmp_path / "education" / "bad.json").write_text("{")
    from corecoach.ui.print.programme_pdf import programme_pdf

    paper = Paper(sample("one-minute"))
    paper.data = programme_pdf(sample("one-minute"), Library(tmp_path), country=GB, version="1")
    rules = LIBRARY.rules
    assert rules is not None
    in_order(paper.text, [rules.item(name).title for name in EMERGENCIES])


def test_that_nobody_has_reviewed_it_stands_there_as_long_as_it_is_true() -> None:
    in_order(printed("one-minute").text, ["No clinician has reviewed the texts of CoreCoach's library."])


def test_ice_and_heat_are_told_step_by_step_with_when_to_stop() -> None:
    ice = ICE | {"author": "clinician", "note": "Kitchen <b>towel</b>."}
    text = Paper(of(replace(sample("one-minute").programme, protocols=(ice,)))).text
    in_order(text, ["Ice and heat", "Ice 10 5", "Note: Kitchen <b>towel</b>."])
    in_order(text, ["1.Look at your skin", "2.Ice: 5 minutes", "3.Look at your skin", "4.Ice: 10 minutes"])
    in_order(text, ["At most 4 times a day. Not on more than 3 days in a row."])
    in_order(text, ["Then no ice and no heat for 2 hours."])
    in_order(text, ["There will be a cloth between the pack and my skin"])
    in_order(text, ["Take it off at once", "The skin is white, waxy, grey, patchy, hard or blue"])


def test_a_protocol_of_another_time_is_not_left_out_silently() -> None:
    text = Paper(of(replace(sample("one-minute").programme, protocols=({"title": "x"},)))).text
    in_order(text, ["A plan for ice or heat in this programme cannot be read. Ask your physio."])


# -- the diary ----------------------------------------------------------------------------------------------


def with_phases(*phases: ProgrammePhase) -> ProgrammeFile:
    """The eight weeks with other phases, and one exercise a routine."""
    programme = sample("steady-core").programme
    routines = tuple(replace(routine, items=routine.items[:1]) for routine in programme.routines)
    return of(replace(programme, phases=phases, routines=routines))


def test_the_diary_has_a_row_for_each_week_and_a_letter_for_each_sitting() -> None:
    routine = sample("steady-core").programme.routines[1].id
    slot = Slot(routine, ("mon", "thu"), per_day=2)
    text = Paper(with_phases(ProgrammePhase("Two", 3, (slot,)))).text
    diary = text[text.index("Tickabox") :]
    assert [diary.count(f"Week{n}") for n in (1, 2, 3, 4)] == [1, 1, 1, 0]
    assert diary.count("Week1BBBBPain") == 1 or diary.count("Week1PainBBBB") == 1
    in_order(diary, ["Write the date when each week begins on the line below it."])
    in_order(diary, ["After the last week the plan of that week goes on until your physio changes it."])


@pytest.mark.parametrize("large", [False, True])
def test_a_long_programme_says_how_the_diary_goes_on(large: bool) -> None:
    slot = Slot(sample("steady-core").programme.routines[0].id, ("mon",))
    paper = Paper(with_phases(ProgrammePhase("Long", 104, (slot,))), large=large)
    assert re.findall(r"Week(\d+)", paper.text[paper.text.index("Tickabox") :])[-1] == "12"
    in_order(paper.text, ["Weeks 13 to 104: use copies of this diary"])
    # The names of the days stand above the weeks on each of its pages.
    assert all("MonTueWed" in page for page in paper.pages if "Week7" in page)


def test_more_sittings_than_boxes_are_counted_instead() -> None:
    slot = Slot(sample("steady-core").programme.routines[0].id, ("tue",), per_day=24)
    in_order(Paper(with_phases(ProgrammePhase("Often", 1, (slot,)))).text, ["Tick a box", "of 24"])


# -- the code -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("name", ["one-minute", "own-exercises"])
def test_the_code_on_the_paper_is_the_signed_programme(name: str, large: bool) -> None:
    file = sign_programme(sample(name).programme, KEY)
    (text,) = Paper(file, large=large).codes()
    assert text == pack(write_programme(file))
    assert accepted(text.encode()) == file


def test_a_file_of_another_tool_is_packed_as_it_was_signed() -> None:
    data = json.dumps(json.loads(write_programme(sample("one-minute")))).encode()
    (text,) = Paper(accepted(data), data=data).codes()
    assert text == pack(data)


def wordy(programme: Programme) -> Programme:
    """The same with notes in which no word comes again, so that they cannot be packed small."""
    note = iter(range(1, 10**6))

    def noted(routine: Routine) -> Routine:
        fresh = (
            " ".join(str(next(note) * 7919**2 % 10**6) for _word in range(50)) for _item in routine.items
        )
        return replace(routine, items=tuple(map(lambda i, n: replace(i, note=n), routine.items, fresh)))

    return replace(programme, routines=tuple(map(noted, programme.routines)))


def test_a_programme_that_no_code_holds_says_so_and_points_to_the_file() -> None:
    programme = wordy(sample("steady-core").programme)
    paper = Paper(of(programme))
    in_order(
        paper.text, ["This programme is too long for a QR code, which holds 4296 letters. Use the file."]
    )
    assert paper.codes() == []
    says_the_programme(paper, programme)


# -- the paper ----------------------------------------------------------------------------------------------


def test_every_page_says_its_title_and_its_number() -> None:
    file, pages = sample("steady-core"), printed("steady-core").pages
    for number, page in enumerate(pages, 1):
        assert page.endswith(tight(f"{file.programme.title} Page {number} of {len(pages)}"))


def test_large_print_is_nowhere_smaller_than_18_points() -> None:
    text = printed("desk-worker", large=True).said("-bbox-layout")
    heights = re.findall(r'<word xMin="\S+" yMin="(\S+)" xMax="\S+" yMax="(\S+)"', text)
    # Of a font of 18 points the highest letters and the lowest are 1.2 times as far apart.
    assert min(float(low) - float(top) for top, low in heights) >= 21.5


@pytest.mark.parametrize("large", [False, True])
def test_nothing_runs_off_the_paper(large: bool) -> None:
    programme = sample("own-exercises").programme
    lines = {"title": "W" * 80, "patient": replace(programme.patient, name="W" * 120)}
    lines["author"] = replace(programme.author, registration="M\n" * 200, contact="W" * 400)
    items = tuple(replace(i, note="\n" * 398 + "W") for i in programme.routines[0].items)
    routines = (replace(programme.routines[0], title="W" * 80, items=items),)
    stop = tuple(f"{n} " + "W" * 390 for n in range(40))
    own = tuple(replace(e, stop_if=stop, name="W" * 200) for e in programme.exercises)
    paper = Paper(of(replace(programme, **lines, routines=routines, exercises=own)), large=large)
    # The margins are 11 mm wide.
    margin = int(10.9 / 25.4 * 100)
    for page in paper.drawn(100):
        edges = (page[:margin], page[-margin:], page[:, :margin], page[:, -margin:])
        assert all((edge == 255).all() for edge in edges)
    assert paper.text.count("W" * 40) > 2


EVIL = "<img src=x> <a href='http://x.example'>y</a> &amp; <b>z</b> <script>"


def evil(exercise: Exercise) -> Exercise:
    """An exercise with markup in every word."""
    return replace(exercise, name=EVIL, what_for=EVIL, steps=(EVIL, EVIL), breathing=EVIL, stop_if=(EVIL,))


@pytest.mark.parametrize("two", [False, True])
def test_text_of_a_file_is_shown_as_it_is_typed_and_fetches_nothing(two: bool) -> None:
    programme = sample("own-exercises").programme
    items = tuple(replace(item, note=EVIL) for item in programme.routines[0].items)
    routine = replace(programme.routines[0], title=EVIL, items=items)
    changed = replace(
        programme,
        title=EVIL,
        author=replace(programme.author, name=EVIL, role=EVIL, registration=EVIL, contact=EVIL),
        patient=replace(programme.patient, name=EVIL),
        phases=tuple(replace(phase, title=EVIL) for phase in programme.phases),
        routines=(routine,),
        exercises=tuple(evil(exercise) for exercise in programme.exercises),
        protocols=(ICE | {"title": EVIL[:80], "note": EVIL},),
    )
    paper = Paper(of(changed), second=tongue("pseudo", LIBRARY.folder) if two else None)
    # Title, patient, four of the author, phase and week, routine; six words of each exercise; ice.
    assert paper.text.count(tight(EVIL)) >= 8 + 1 + 2 * 7 + 1
    assert images(paper) == 2 and b"/URI" not in paper.data


# -- two languages ------------------------------------------------------------------------------------------


@pytest.fixture
def german(tmp_path: Path) -> Tongue:
    """A small catalogue."""
    catalogue = Catalog(locale="de")
    for english, german in {
        "": "",
        LIBRARY.exercises["cat-camel"].name: "Katze und Kamel",
        LIBRARY.exercises["cat-camel"].steps[0]: "Auf alle viere, Hände unter die Schultern.",
        "Pain, tingling, numbness or weakness in both legs.": "Schmerz oder Schwäche in beiden Beinen.",
        "Note: {note}": "Notiz: {note}",
        **dict(zip(DAYS.values(), ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), strict=True)),
    }.items():
        catalogue.add(english, german)
    place = tmp_path / "de" / "LC_MESSAGES" / "corecoach.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)
    found = tongue("de", tmp_path)
    assert found is not None
    return found


def test_a_second_language_stands_beside_the_first_where_there_is_one(german: Tongue) -> None:
    file = sample("steady-core")
    paper = Paper(file, second=german)
    says = paper.text
    for words in ("Katze und Kamel", "Auf alle viere, Hände unter die Schultern.", "Mon Mo"):
        assert tight(words) in says
    # Both stand at the same height, in a column each.
    boxes = re.findall(r'<word xMin="(\S+)" yMin="(\S+)".*>(\w+)', paper.said("-bbox-layout"))
    left = next((float(x), float(y)) for x, y, word in boxes if word == "weakness")
    right = next((float(x), float(y)) for x, y, word in boxes if word == "Schmerz")
    assert right[0] > 300 > left[0] and abs(left[1] - right[1]) < 1


def test_what_has_no_translation_is_said_once(german: Tongue) -> None:
    file = sample("steady-core")
    one, two = printed("steady-core").text, Paper(file, second=german).text
    breathing = tight(LIBRARY.exercises["cat-camel"].breathing)
    assert one.count(breathing) == two.count(breathing) == 1
    assert one.count("Callnow") == two.count("Callnow")


def test_the_language_in_use_stays_in_use(german: Tongue) -> None:
    use_language("en")
    Paper(sample("one-minute"), second=german)
    from corecoach.words import _

    assert _("Mon") == "Mon"


def test_in_a_process_without_a_screen(tmp_path: Path) -> None:
    code = (
        "from handout_samples import Paper, sample; import sys;"
        "sys.stdout.buffer.write(Paper(sample('one-minute')).data)"
    )
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "QT_QPA_PLATFORM")}
    environment["PYTHONPATH"] = str(Path(__file__).parent)
    words = (sys.executable, "-c", code)
    done = subprocess.run(words, capture_output=True, check=True, env=environment, timeout=60)
    assert done.stdout.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("sides", "turned"), [(None, False), ("left", True), ("left-right", True), ("right", False)]
)
def test_the_pictures_show_the_side_that_is_trained(
    sides: str | None, turned: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is trained on the left alone is not drawn on the right."""
    from corecoach.ui.print.exercise_picture import PaperPicture

    seen: set[bool] = set()
    draw = PaperPicture.key_pose

    def watched(self: PaperPicture, *args: object, turned: bool = False) -> None:
        seen.add(turned)
        draw(self, *args, turned=turned)  # type: ignore[arg-type]

    monkeypatch.setattr(PaperPicture, "key_pose", watched)
    exercise = LIBRARY.exercises["side-bridge-knees"]
    assert exercise.figure is not None and not exercise.figure.mirror
    assert Paper(of(of_one(Item(exercise.id, sides=sides)))).text  # type: ignore[arg-type]
    assert seen == {turned}
