"""Programme files: what is read, what is refused and in which words, and what is written."""

import json
import re
from datetime import date
from typing import Any

import msgspec
import pytest
from exchange_samples import (
    ABSENT,
    LIBRARY,
    ONE_MINUTE,
    SAMPLES,
    STEADY,
    STEADY_VALUE,
    accepted,
    an_exercise,
    changed,
    lines,
    refused,
)

from corecoach.exchange import (
    MAX_BYTES,
    Problem,
    ProgrammeFile,
    read_file,
    read_programme,
    reading_programme,
    write_programme,
)
from corecoach.library import AssetError, Library
from corecoach.prescription import resolve
from corecoach.session import compile_timeline

FILES = sorted(SAMPLES.glob("*.corecoach"))
ITEM = "programme.routines.0.items.2"
SLOT = "programme.phases.0.schedule.0"

FIGURE = "programme.exercises[0].figure"
OUT, BACK = f"{FIGURE}.sequence[0]", f"{FIGURE}.sequence[2]"
SLIDE = "is to stay where it is, and slides by 0.0154"

# Each refused sample: the place, and words of the fault and of what is allowed.
REFUSED = {
    "cut-in-half": [("line 1, column 2001", "damaged or cut off", "whole JSON")],
    "empty": [("", "the file is empty", "ask for it again")],
    "figure-foot-slides": [
        (OUT, f"far heel (heel_f) {SLIDE}", "at most 0.0050"),
        (OUT, f"far ball of the foot (ball_f) {SLIDE}", "at most 0.0050"),
        (BACK, f"far heel (heel_f) {SLIDE}", "at most 0.0050"),
        (BACK, f"far ball of the foot (ball_f) {SLIDE}", "at most 0.0050"),
    ],
    "figure-foot-under-the-floor": [
        (f"{FIGURE}.keys.bent", "near ball of the foot (ball_n) is 0.0045", "at most 0.0030"),
        (f"{FIGURE}.keys.bent", "near tip of the toes (toe_n) is 0.0083", "at most 0.0030"),
    ],
    "figure-knee-beyond-its-limit": [
        (f"{FIGURE}.keys.bent.angles.knee_n", "near knee (knee_n) is at 160 degrees", "0 to 155 degrees")
    ],
    "hold-of-a-day": [
        ("programme.routines[0].items[2].dosage.hold_s", "86400 is out of range", "from 0 to 1800")
    ],
    "not-json": [("byte 21", "this is not text", "JSON in UTF-8")],
    "reps-do-not-match-sets": [
        ("programme.routines[0].items[2].dosage.reps", "3 numbers for 2 sets", "one number a set")
    ],
    "reps-negative": [("programme.routines[0].items[0].dosage.reps", "-3 is out of range", "from 1 to 50")],
    "routine-id-twice": [
        ("programme.routines[1].id", '"weeks-1-2" stands twice', "each id may stand once"),
        ("programme.phases[1].schedule[0].routine", 'no routine "weeks-3-4"', "weeks-5-6"),
    ],
    "schedule-names-no-routine": [
        ("programme.phases[0].schedule[0].routine", 'no routine "evening"', "weeks-1-2, weeks-3-4")
    ],
    "unknown-exercise": [
        ("programme.routines[0].items[0].exercise", '"jumping-jack" is not an exercise', "id of an exercise")
    ],
    "unknown-key": [
        ("programme.pain_limits.stop_abov", "unknown key", "allowed here: stop_above, stop_rise")
    ],
    "version-from-the-future": [("version", "version 99 cannot be read", "version 1 is allowed")],
}


# -- what is read --------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_sample_is_read_and_can_be_led_through(path: Any) -> None:
    file = accepted(path.read_bytes())
    exercises = {**LIBRARY.exercises, **{own.id: own for own in file.programme.exercises}}
    for routine in file.programme.routines:
        assert compile_timeline(routine.id, resolve(routine, exercises)).total_s > 30


def test_what_is_read_is_what_was_written_down() -> None:
    programme = accepted(STEADY).programme
    stated = STEADY_VALUE["programme"]
    assert (programme.id, programme.title) == (stated["id"], stated["title"])
    assert (programme.issued, programme.review_by) == (date(2026, 11, 2), date(2026, 12, 14))
    assert programme.pain_limits.stop_above == stated["pain_limits"]["stop_above"]
    assert [r.id for r in programme.routines] == [r["id"] for r in stated["routines"]]
    assert [p.weeks for p in programme.phases] == [p["weeks"] for p in stated["phases"]]
    for routine, said in zip(programme.routines, stated["routines"], strict=True):
        for item, words in zip(routine.items, said["items"], strict=True):
            assert (item.exercise, item.note) == (words["exercise"], words.get("note", ""))
            for name, value in words.get("dosage", {}).items():
                assert getattr(item.dosage, name) == (tuple(value) if isinstance(value, list) else value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_is_read_back_the_same_and_written_the_same(path: Any) -> None:
    file = accepted(path.read_bytes())
    written = write_programme(file)
    assert accepted(written) == file
    assert write_programme(accepted(written)) == written
    assert written.endswith(b"}\n") and len(written) < MAX_BYTES


OPTIONAL = ("review_by", "baseline", "confirmations", "cautions", "protocols", "exercises")


@pytest.mark.parametrize("absent", OPTIONAL)
def test_what_may_be_absent(absent: str) -> None:
    value = json.loads(changed())
    value["programme"].pop(absent, None)
    assert accepted(json.dumps(value))


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b><img src=x onerror=alert(1)>", "&lt;b&gt; &amp;", "{name} {0} %s %(x)s", "Größe – 腰痛 🙂 م",
     "a\tb", '"quoted" \\ back', "../../etc/passwd", "\u202eright to left", "zero\u0000byte"],
)  # fmt: skip
def test_text_stays_the_text_it_is(text: str) -> None:
    places = ("programme.title", "programme.patient.name", f"{ITEM}.note")
    file = accepted(changed(*((place, text) for place in places)))
    programme = file.programme
    assert {programme.title, programme.patient.name, programme.routines[0].items[2].note} == {text}
    assert accepted(write_programme(file)) == file
    (problem,) = refused(changed(("programme.pain_limits.stop_above", text)))
    assert problem.where == "programme.pain_limits.stop_above"


@pytest.mark.parametrize("text", ["<i>x</i>", "{x}", "a\nb", "\x1b[31mred", "x\u2028y", "x\x85y"])
def test_a_strange_key_or_value_is_told_on_one_plain_line(text: str) -> None:
    (line,) = lines(changed((f"programme.{text}", 1)))
    assert line.startswith("f: programme.") and ": unknown key; allowed here: id, title" in line
    assert line.isprintable()
    (line,) = lines(changed((f"{ITEM}.exercise", text)))
    assert line.isprintable() and "lower-case letters" in line


# -- what is refused -----------------------------------------------------------------------------------


def test_every_refused_sample_is_known_here() -> None:
    assert {path.stem for path in (SAMPLES / "refused").iterdir()} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_sample_says_where_what_and_what_is_allowed(name: str) -> None:
    data = read_file(SAMPLES / "refused" / f"{name}.corecoach")
    assert isinstance(data, bytes)
    found = refused(data)
    assert len(found) == len(REFUSED[name])
    for problem, (where, what, allowed) in zip(found, REFUSED[name], strict=True):
        assert problem.where == where
        assert what in problem.what
        assert allowed in problem.allowed
    line = found[0].line("my file")
    place = REFUSED[name][0][0] or "whole file"
    assert line == f"my file: {place}: {found[0].what}; {found[0].allowed}"


FAULTS = [
    ("format", "corecoach.result", "", "not a programme file", '"corecoach.programme"'),
    ("format", ABSENT, "", "not a programme file", '"corecoach.programme"'),
    ("version", ABSENT, "", "version None", "version 1"),
    ("version", True, "", "version True", "version 1"),
    ("version", 1.0, "", "version 1.0", "version 1"),
    ("version", "1", "", "version 1 ", "version 1"),
    ("programme", [], "", "this list is of the wrong kind", "a group in braces"),
    ("programme", ABSENT, "", "is missing", "must be there"),
    ("extra", 1, "", "unknown key", "allowed here: format, version, programme, signature"),
    ("programme.id", "7D0F4C5E", "", "not written right", "an id like 7d0f4c5e-"),
    ("programme.title", "", "", "has 0", "from 1 to 80"),
    ("programme.title", "x" * 81, "", "has 81", "from 1 to 80"),
    ("programme.title", None, "", "null is of the wrong kind", "text in quotes"),
    ("programme.title", ABSENT, "", "is missing", "must be there"),
    ("programme.language", "en_GB", "", "not written right", "en or en-GB"),
    ("programme.issued", "2026-02-30", "", "not a date", "like 2026-11-02"),
    ("programme.issued", "20261102", "", "not a date", "like 2026-11-02"),
    ("programme.issued", 20261102, "", "wrong kind", "text in quotes"),
    ("programme.review_by", False, "", "false is of the wrong kind", "text in quotes"),
    ("programme.author", None, "", "null is of the wrong kind", "a group in braces"),
    ("programme.patient.birth_year", 1899, "", "1899 is out of range", "from 1900 to 2100"),
    ("programme.patient.birth_year", "x", "", '"x" is of the wrong kind', "a whole number"),
    ("programme.pain_limits.stop_above", True, "", "true is of the wrong kind", "a whole number"),
    ("programme.pain_limits.stop_above", 5.0, "", "5.0 is of the wrong kind", "a whole number"),
    ("programme.pain_limits.stop_above", 11, "", "11 is out of range", "from 0 to 10"),
    ("programme.pain_limits.stop_rise", 0, "", "0 is out of range", "from 1 to 10"),
    ("programme.phases", [], "", "has 0", "from 1 to 20"),
    ("programme.phases", {}, "", "this group is of the wrong kind", "a list"),
    ("programme.phases.0.weeks", 105, "", "105 is out of range", "from 1 to 104"),
    (f"{SLOT}.days", [], "", "has 0", "from 1 to 7"),
    (f"{SLOT}.days", ["monday"], "[0]", '"monday" is not known', "mon"),
    (f"{SLOT}.days", ["mon", "mon"], "", "a day stands twice", "each day"),
    (f"{SLOT}.per_day", 25, "", "25 is out of range", "from 1 to 24"),
    ("programme.routines.0.id", "Morning!", "", "not written right", "lower-case"),
    ("programme.routines.0.id", "morning\n", "", "not written right", "lower-case"),
    ("programme.routines.0.items", [], "", "has 0", "from 1 to 30"),
    (f"{ITEM}.dosage.reps", "3", "", '"3" is of the wrong kind', "a whole number or a list"),
    (f"{ITEM}.dosage.reps", [4, 3, 51], "[2]", "51 is out of range", "from 1 to 50"),
    (f"{ITEM}.dosage.reps", [4, 3, True], "[2]", "true is of the wrong kind", "a whole number"),
    (f"{ITEM}.dosage.reps", [], "", "has 0", "from 1 to 10"),
    (f"{ITEM}.dosage.reps", [1], "", "1 numbers for 3 sets", "one number a set"),
    (f"{ITEM}.dosage.hold", 8, "", "unknown key", "hold_s"),
    (f"{ITEM}.dosage.sets", 0, "", "0 is out of range", "from 1 to 10"),
    (f"{ITEM}.dosage.rest_between_sets_s", -1, "", "-1 is out of range", "from 0 to 600"),
    (f"{ITEM}.note", "x" * 401, "", "has 401", "from 0 to 400"),
    ("programme.baseline", [{"item": "leg_tingle"}], "[0].assessed", "is missing", "must be there"),
    ("programme.exercises", [{}], "[0].id", "is missing", "must be there"),
    ("programme.protocols", [1], "[0]", "1 is of the wrong kind", "a group in braces"),
    ("signature", {"algorithm": "rsa", "key": "", "value": ""}, ".algorithm", '"rsa"', "ed25519"),
    ("signature", [], "", "this list is of the wrong kind", "a group in braces"),
]


@pytest.mark.parametrize(("path", "value", "inside", "what", "allowed"), FAULTS)
def test_one_fault_says_where_what_and_what_is_allowed(
    path: str, value: Any, inside: str, what: str, allowed: str
) -> None:
    problem = refused(changed((path, value)))[0]
    assert problem.where == re.sub(r"\.(\d+)", r"[\1]", path) + inside
    assert what in problem.what
    assert allowed in problem.allowed


@pytest.mark.parametrize("key", sorted(set(STEADY_VALUE["programme"]) - set(OPTIONAL)))
def test_what_must_be_there_may_neither_be_missing_nor_null(key: str) -> None:
    assert refused(changed((f"programme.{key}", ABSENT)))[0].where == f"programme.{key}"
    assert refused(changed((f"programme.{key}", None)))[0].where == f"programme.{key}"


def test_every_problem_is_listed_once_in_the_order_of_the_file() -> None:
    data = changed(
        ("programme.title", ABSENT),
        ("programme.author", ABSENT),
        ("programme.language", 5),
        ("programme.patient.nme", "x"),
        ("programme.pain_limits.stop_rise", -1),
        ("programme.phases.3.weeks", 0),
        ("programme.routines.0.items.5.dosage.sets", 99),
        ("programme.routines.0.items.1.dosage.reps", 0),
        ("signature", {"algorithm": "ed25519"}),
    )
    assert [problem.where for problem in refused(data)] == [
        "programme.title",
        "programme.author",
        "programme.language",
        "programme.patient.nme",
        "programme.pain_limits.stop_rise",
        "programme.phases[3].weeks",
        "programme.routines[0].items[1].dosage.reps",
        "programme.routines[0].items[5].dosage.sets",
        "signature.key",
        "signature.value",
    ]


def test_a_long_list_keeps_its_order() -> None:
    routine = STEADY_VALUE["programme"]["routines"][0]
    many = [routine | {"id": f"r{n}", "title": ""} for n in range(12)]
    where = [problem.where for problem in refused(changed(("programme.routines", many)))]
    assert where == [f"programme.routines[{n}].title" for n in range(12)]


# -- what only the whole file can tell -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("limits", "dosage", "field", "allowed"),
    [
        ({"max_sets": 2}, {"sets": 3, "reps": 2}, "sets", "at most 2"),
        ({"max_reps": 3}, {"sets": 3, "reps": [4, 3, 2]}, "reps", "at most 3"),
        ({"max_hold_s": 7}, {"hold_s": 8}, "hold_s", "at most 7"),
        ({"max_hold_s": 0}, {"hold_s": 1}, "hold_s", "at most 0"),
    ],
)
def test_a_dose_beyond_the_persons_limit_is_refused(
    limits: dict[str, int], dosage: dict[str, Any], field: str, allowed: str
) -> None:
    (problem,) = refused(changed((f"{ITEM}.limits", limits), (f"{ITEM}.dosage", dosage)))
    assert problem.where == f"programme.routines[0].items[2].dosage.{field}"
    assert "more than this person's limit" in problem.what
    assert problem.allowed == allowed


def test_a_limit_also_holds_for_what_comes_from_the_exercise() -> None:
    hold_s = LIBRARY.exercises["mcgill-curl-up"].dosage.hold_s
    assert STEADY_VALUE["programme"]["routines"][0]["items"][2]["exercise"] == "mcgill-curl-up"
    (problem,) = refused(changed((f"{ITEM}.limits", {"max_hold_s": hold_s - 1}), (f"{ITEM}.dosage", {})))
    assert problem.where.endswith("dosage.hold_s")


def test_a_dose_at_the_limit_is_accepted() -> None:
    limits = {"max_sets": 3, "max_reps": 4, "max_hold_s": 8}
    dosage = {"sets": 3, "reps": [4, 3, 2], "hold_s": 8}
    assert accepted(changed((f"{ITEM}.limits", limits), (f"{ITEM}.dosage", dosage)))


@pytest.mark.parametrize("tempo", ["slowly", "0-0-0", "0-hold-0"])
def test_an_exercise_with_nothing_to_time_is_refused(tempo: str) -> None:
    dosage = {"sets": 2, "reps": 2, "hold_s": 0, "tempo": tempo, "rest_between_reps_s": 9}
    (problem,) = refused(changed((f"{ITEM}.dosage", dosage), (f"{ITEM}.limits", {})))
    assert (problem.where, problem.what) == (
        "programme.routines[0].items[2].dosage", "there is nothing to time here",
    )  # fmt: skip


def test_an_own_exercise_can_be_prescribed() -> None:
    file = accepted(changed(("programme.exercises", [an_exercise()]), (f"{ITEM}", {"exercise": "own-cat"})))
    assert file.programme.exercises[0].name == "My own cat"
    assert accepted(write_programme(file)) == file


def test_own_exercises_need_ids_of_their_own_and_whole_doses() -> None:
    def uneven(value: Any) -> None:
        value["dosage"] |= {"sets": 2, "reps": [3, 2, 1]}

    taken = an_exercise(lambda value: value.update(id="bird-dog"))
    found = refused(changed(("programme.exercises", [an_exercise(), an_exercise(uneven), taken])))
    assert [problem.where for problem in found] == [
        "programme.exercises[1].id", "programme.exercises[1].dosage.reps", "programme.exercises[2].id",
    ]  # fmt: skip
    assert '"bird-dog" is already an exercise of the library' in found[2].what


def test_an_own_exercise_is_read_as_strictly_as_one_of_the_library() -> None:
    own = an_exercise(lambda value: value.update(steps=["only one"], difficulty=9, colour="red"))
    assert [problem.where for problem in refused(changed(("programme.exercises", [own])))] == [
        "programme.exercises[0].colour", "programme.exercises[0].difficulty", "programme.exercises[0].steps",
    ]  # fmt: skip


def test_reading_asks_only_for_the_exercises_that_the_file_names(tmp_path: Any) -> None:
    (tmp_path / "exercises").mkdir()
    for name in LIBRARY.exercises:
        (tmp_path / "exercises" / f"{name}.json").write_text("damaged")
    source = LIBRARY.folder / "exercises"
    used = {item["exercise"] for r in json.loads(ONE_MINUTE)["programme"]["routines"] for item in r["items"]}
    for name in used:
        (tmp_path / "exercises" / f"{name}.json").write_bytes((source / f"{name}.json").read_bytes())
    exercises = Library(tmp_path).exercises
    assert isinstance(read_programme(ONE_MINUTE, exercises), ProgrammeFile)
    with pytest.raises(AssetError):
        read_programme(STEADY, exercises)


# -- figures of its own exercises ------------------------------------------------------------------------


def two_of_their_own(**root: list[float]) -> bytes:
    """A programme with two exercises of its own, the second with its key `held` elsewhere."""
    figure = json.loads((LIBRARY.folder / "exercises" / "glute-bridge.json").read_text("utf-8"))["figure"]
    one = an_exercise(lambda value: value.update(figure=figure))
    keys = figure["keys"] | {name: figure["keys"][name] | {"root": at} for name, at in root.items()}
    other = one | {"id": "own-other", "name": "Another", "figure": figure | {"keys": keys}}
    return changed(("programme.exercises", [one, other])).encode()


def test_figures_are_looked_at_bit_by_bit_and_the_programme_comes_last() -> None:
    *waiting, read = reading_programme(two_of_their_own(), LIBRARY.exercises)
    assert isinstance(read, ProgrammeFile) and len(read.programme.exercises) == 2
    assert set(waiting) == {None} and len(waiting) > 100


def test_what_is_wrong_with_a_figure_refuses_the_programme_with_its_place() -> None:
    name = next(iter(json.loads(two_of_their_own())["programme"]["exercises"][1]["figure"]["keys"]))
    found = lines(two_of_their_own(**{name: [0.0, 0.9]}))
    assert all(line.startswith(f"f: programme.exercises[1].figure.keys.{name}: ") for line in found)


def test_no_figure_is_looked_at_while_anything_else_is_wrong() -> None:
    value = json.loads(two_of_their_own())
    value["programme"]["phases"][0]["schedule"][0]["routine"] = "none"
    (read,) = reading_programme(json.dumps(value).encode(), LIBRARY.exercises)
    assert isinstance(read, list) and len(read) == 1


def test_a_programme_without_figures_of_its_own_is_read_at_once() -> None:
    assert list(reading_programme(STEADY, LIBRARY.exercises)) == [accepted(STEADY)]


# -- the file as a whole -------------------------------------------------------------------------------


def test_a_file_that_cannot_be_opened_is_a_problem_with_a_reason(tmp_path: Any) -> None:
    missing = read_file(tmp_path / "nothing.corecoach")
    assert isinstance(missing, Problem)
    assert missing.line("f").startswith("f: whole file: cannot be opened (No such file")
    folder = read_file(tmp_path)
    assert isinstance(folder, Problem) and "cannot be opened" in folder.what


def test_a_very_large_file_is_not_read_whole(tmp_path: Any) -> None:
    path = tmp_path / "large.corecoach"
    with path.open("wb") as file:
        file.truncate(1 << 34)
    data = read_file(path)
    assert isinstance(data, bytes) and MAX_BYTES < len(data) <= 1 << 25
    (problem,) = refused(data)
    assert "at most 2097152" in problem.allowed


def test_two_mebibytes_are_allowed_and_not_a_byte_more() -> None:
    padded = STEADY + b" " * (MAX_BYTES - len(STEADY))
    assert accepted(padded) == accepted(STEADY)
    (problem,) = refused(padded + b" ")
    assert problem.what == f"the file has {MAX_BYTES + 1} bytes"


def test_a_programme_file_cannot_be_changed_once_read() -> None:
    with pytest.raises(AttributeError):
        accepted(STEADY).programme.title = "x"  # type: ignore[misc]
    assert msgspec.json.decode(write_programme(accepted(STEADY)), type=ProgrammeFile) == accepted(STEADY)
