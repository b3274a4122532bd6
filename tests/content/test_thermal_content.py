"""Ice and heat as shipped: the limits, what is asked, what is seen on the skin, and the protocols."""

import json
import re
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from corecoach.thermal import alarm
from corecoach.thermal.limits import broken
from corecoach.thermal.protocol import AIMS, MODES, Mode, Protocol
from corecoach.thermal.rules import Condition, ThermalRules

ASSETS = Path(__file__).resolve().parents[2] / "assets"
FILE = ASSETS / "safety" / "thermal.json"
RULES = msgspec.json.decode(FILE.read_bytes(), type=ThermalRules)
SCREENING = json.loads((ASSETS / "safety" / "rules.json").read_text("utf-8"))
PROTOCOLS = {
    path.stem: msgspec.json.decode(path.read_bytes(), type=Protocol)
    for path in sorted((ASSETS / "thermal").glob("*.json"))
}
LETTERS = {"i": "ice", "m": "ice-massage", "h": "heat", "w": "wrap", "r": "rest"}

# Read off the clinical facts, section 1.7 (and 1.4 to 1.6 where it names no number), by hand.
NUMBERS = """
TH01 most_min 20 reason_above_min 15
TH02 most_min 10 warn_above_min 7
TH03 patient_most_min 20 clinician_most_min 30 wrap_most_min 480
TH04
TH05 cold_most_min 30 heat_most_min 40 wall_most_min 60 contrast_wall_most_min 35 contrast_phase_most_min 4
 new_session_rest_min 30
TH06 phase_most_min 10 free_least_min 10 session_most_min 20 contrast_phase_most_min 2
 contrast_warm_least_min 3 contrast_session_most_min 10
TH06b gap_least_min 60
TH07 gap_least_min 60
TH08 rest_least_min 5 rest_wished_min 60
TH09 cold_most 8 heat_most 6 all_most 10
TH10 cold_most_min 120 heat_most_min 120
TH11 ice_first_most_min 5 ice_most_min 10 heat_most_min 10 wrap_most_min 120 first_use_most_min 5
TH12
TH13 repeats_most 10 steps_most 60 rest_most_min 1440
TH14 injury_h 48
TH15 thin_skin_from_age 65 thin_skin_min 5
TH16
TH17 most_degrees_c 45
TH18 cold_review_days 3 heat_review_days 14 wrap_most_days 7
TH19 least_age 18
TH20 valid_days 7
RT1
RT2 loud_after_s 60
RT3
RT4
RT5
RT6
RT7 rest_h 4 serious_rest_h 24
"""
# Section 1.5: what blocks (B) cold and heat, for what a clinician is asked (?), and what brings it along.
CONDITIONS = """
raynaud        B -
cold_allergy   B -
circulation    B B
clot           B B
cold_injury    B -
nerve_healing  B -
cancer_site    ? B
bleeding       - B
blood_thinner  - ? anticoagulant
infection      ? B
heart          ? ? known_heart_disease
cancer_history ? - cancer_history
diabetes       ? ? diabetes
rheumatoid     ? ?
skin_disease   ? B
ms             - ?
sickle         ? -
pregnant       ? B pregnant
fluid_metal    - ?
thin_skin      ? -
cannot_remove  - -
cannot_tell    B B
"""
# Section 1.4: where it is asked, hours of rest for this and for the other group, screening item, locks.
SIGNS = """
bright_red   ice ice-massage heat wrap |  4  0 |
white        ice ice-massage           | 24 24 |
blister      ice ice-massage heat wrap | 24 24 | skin_broken_site
weals_cold   ice ice-massage           | 24  0 | cold_reaction cold
weals_heat   heat wrap                 | 24  0 | heat_unsafe
mottled      heat wrap                 | 24  0 |
still_red    ice ice-massage heat wrap | 24  0 | skin_broken_site
net          heat wrap                 | 24  0 | - heat
numb         ice heat wrap             | 24 24 |
numb_massage ice-massage               |  0  0 |
"""
# Section 1.6: steps, gap in minutes, times a day, days in a row.
TABLE = {
    "ice_acute": ("s i5 s i10 s", 120, 4, 3),
    "ice_conservative": ("s i5 s", 240, 4, 3),
    "ice_intermittent": ("s i5 s i5 s r10 s i5 s i5 s", 120, 4, 3),
    "ice_massage": ("s m5 s", 120, 4, 5),
    "heat_subacute": ("s h5 s h10 s", 120, 4, 14),
    "heat_chronic_20": ("s h10 s h10 s", 120, 3, 14),
    "contrast_3_1": ("s h3 i1 h3 i1 s h3 i1 h3 i1 s h3 i1 h3 s", 240, 2, 7),
    "alternate_15_15": ("s i5 s i5 s i5 s r60 s h5 s h10 s", 120, 2, 7),
    "alternate_10_10_short": ("s i5 s i5 s r5 s h10 s", 180, 2, 7),
    "pre_exercise_heat": ("s h10 s", 120, 2, None),
    "post_exercise_ice": ("r5 s i5 s i5 s", 120, 2, None),
    "heat_wrap_note": ("s w120 s w120 s w120 s w120 s", 960, 1, 7),
}
NAMES = {
    "ice_acute": "Ice, 15 minutes",
    "ice_conservative": "Ice, short (5 minutes)",
    "ice_intermittent": "Ice, on and off",
    "ice_massage": "Ice massage",
    "heat_subacute": "Heat, 15 minutes",
    "heat_chronic_20": "Heat, 20 minutes",
    "contrast_3_1": "Heat and ice in turns",
    "alternate_15_15": "Ice, an hour's rest, then heat",
    "alternate_10_10_short": "Ice, then heat",
    "pre_exercise_heat": "Heat before exercise",
    "post_exercise_ice": "Ice after exercise",
    "heat_wrap_note": "Heat wrap (8 hours)",
}
AIMED = {
    "knock": ["ice_acute", "ice_conservative", "ice_intermittent", "ice_massage"],
    "stiff": [
        "heat_subacute", "ice_acute", "heat_chronic_20", "ice_conservative", "ice_massage",
        "alternate_15_15", "alternate_10_10_short", "contrast_3_1", "heat_wrap_note",
    ],
    "before": ["pre_exercise_heat"],
    "after": ["post_exercise_ice"],
}  # fmt: skip

BANNED = re.compile(
    r"""!|\b(fine|safe|safely|ok|okay|harmless|worry|worried|probably|cures?|cured|heals?|healed|guarantee\w*
    |promises?|will\ help|nothing\ serious|treats?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
AMERICAN = re.compile(r"\b(color|center|program|fiber|\w+ize[ds]?)\b", re.IGNORECASE)
LATIN = re.compile(
    r"urticaria|erythema|oedema|edema|ischaemi|vasospas|contraindicat|neuropath|dermatitis|thrombo|lumbar"
    r"|acute|chronic|malignan|cryo|hyper|hypo|transdermal|rubefacient",
    re.IGNORECASE,
)


def patient_words() -> dict[str, str]:
    """Everything that the person reads, by where it stands."""
    words = {f"condition {c.id}": c.words for c in RULES.conditions}
    for tick in RULES.ticks:
        words |= {f"tick {tick.id}": tick.words, f"tick {tick.id} said": tick.said}
    for sign in RULES.signs:
        words[f"sign {sign.id}"] = sign.words
        words |= {f"sign {sign.id} advice {n}": line for n, line in enumerate(sign.advice)}
    for protocol in PROTOCOLS.values():
        words |= {f"{protocol.id} title": protocol.title, f"{protocol.id} note": protocol.note}
    return words


WORDS = patient_words()


# -- the limits ---------------------------------------------------------------------------------------------


def test_the_numbers_are_those_of_the_clinical_facts() -> None:
    expected = {}
    for line in NUMBERS.strip().replace("\n ", " ").splitlines():
        limit, *rest = line.split()
        expected[limit] = dict(zip(rest[::2], map(int, rest[1::2]), strict=True))
    assert {limit.id: limit.numbers for limit in RULES.limits} == expected
    assert [limit.id for limit in RULES.limits] == list(expected)


def test_how_hard_each_limit_is() -> None:
    soft = {limit.id: limit.severity for limit in RULES.limits if limit.severity != "block"}
    assert soft == {"TH17": "warn", "TH18": "warn", "TH20": "ask"}


def test_every_number_stands_in_the_words_of_its_limit() -> None:
    # Where the words give the number in another unit, or as something that everybody knows.
    spoken = {"480": "8 hours", "1440": "a day", "120 wrap": "2 hours"}
    for limit in RULES.limits:
        for name, number in limit.numbers.items():
            key = "120 wrap" if (limit.id, name) == ("TH11", "wrap_most_min") else str(number)
            assert re.search(rf"\b{spoken.get(key, key)}\b", limit.rule), (limit.id, name)


@pytest.mark.covers("RT2")
def test_the_alarm_is_loud_when_its_limit_says() -> None:
    assert RULES.number("RT2", "loud_after_s") == alarm.LOUD_AFTER_S


def test_every_row_has_a_source_and_how_well_it_is_known() -> None:
    for row in (*RULES.limits, *RULES.conditions, *RULES.signs):
        assert row.source.startswith("Ice and heat facts, section 1."), row.id
        assert row.mark
    assert {limit.mark for limit in RULES.limits if limit.id.startswith("RT")} == {"P"}


def test_nobody_has_reviewed_it_yet_and_the_file_says_so() -> None:
    assert RULES.reviewed_by is None
    assert "no clinician has reviewed this" in RULES.source
    assert RULES.rules_version.startswith(RULES.updated.isoformat())
    for protocol in PROTOCOLS.values():
        assert (protocol.reviewed, protocol.reviewed_by) == (None, None)
        assert "No clinician has reviewed this." in protocol.source


def test_it_is_pinned() -> None:
    digits = sha256(FILE.read_bytes()).hexdigest()
    assert FILE.with_suffix(".sha256").read_text("utf-8") == f"{digits}  thermal.json\n"


# -- what is asked ------------------------------------------------------------------------------------------


@pytest.mark.covers("TH15")
def test_conditions_block_or_ask_as_the_facts_say() -> None:
    weights = {"B": "block", "?": "ask", "-": None}
    expected = []
    for line in CONDITIONS.strip().splitlines():
        name, ice, heat, *implied = line.split()
        expected.append((name, weights[ice], weights[heat], tuple(implied)))
    assert [(c.id, c.ice, c.heat, c.implied_by) for c in RULES.conditions] == expected


def test_only_modifiers_bring_a_condition_along() -> None:
    known = {row["id"] for row in SCREENING["modifiers"]}
    assert {m for c in RULES.conditions for m in c.implied_by} <= known


@pytest.mark.parametrize("condition", RULES.conditions, ids=lambda c: c.id)
def test_a_condition_can_be_said_of_oneself(condition: Condition) -> None:
    words = condition.words
    assert re.search(r"\b(I|my|me)\b", words, re.IGNORECASE)
    assert not words.endswith((".", "?")) and "?" not in words


SIX: list[tuple[Mode, ...]] = [
    ("ice",), ("heat",), ("ice", "heat"), ("heat", "ice"), ("ice-massage",), ("wrap",)
]  # fmt: skip


@pytest.mark.parametrize("modes", SIX, ids="-".join)
def test_what_must_be_true_before_each_use(modes: tuple[Mode, ...]) -> None:
    ticks = RULES.ticks_for(modes)
    usual = [t.id for t in ticks if t.id not in ("cloth", "moving", "over_clothing")]
    # Heat minds a patch wherever it is on the body, and any other heat.
    warm = bool({"heat", "wrap"} & set(modes))
    between = ["injury", "cream_heat"] if warm else ["cream"]
    assert usual == ["feel", "skin", *between, "new", "awake"]
    assert len(ticks) == (7 if warm else 6)
    assert {t.rule for t in ticks} == {"TH15", "TH16", "TH20"} | ({"TH14"} if warm else set())


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=lambda p: p.id)
def test_no_protocol_asks_for_more_than_seven(protocol: Protocol) -> None:
    assert len(RULES.ticks_of(protocol)) == (7 if "heat" in protocol.groups else 6)


def test_a_clinician_takes_away_the_tick_on_an_injury_and_no_other() -> None:
    heat = replace(PROTOCOLS["heat_subacute"], author="clinician", allows=("injury", "awake"), reason="Why.")
    assert [t.id for t in RULES.ticks_for(("heat",)) if t not in RULES.ticks_of(heat)] == ["injury"]
    for less in (replace(heat, reason=""), replace(heat, author="patient"), replace(heat, allows=())):
        assert RULES.ticks_of(less) == RULES.ticks_for(("heat",))


def test_ticks_answer_screening_items_that_lock_ice_or_heat() -> None:
    items = {row["id"]: row for row in SCREENING["items"]}
    named = {item for tick in RULES.ticks for item in tick.items}
    assert named == {"skin_numb_site", "skin_broken_site", "heat_unsafe", "drowsy_impaired"}
    assert all({"heat", "ice"} & set(items[item]["yes"]["locks"]) for item in named)
    assert {tick.id: tick.items for tick in RULES.ticks if tick.items} == {
        "feel": ("skin_numb_site",),
        "skin": ("skin_broken_site",),
        "injury": ("heat_unsafe",),
        "cream": ("heat_unsafe",),
        "cream_heat": ("heat_unsafe",),
        "awake": ("heat_unsafe", "drowsy_impaired"),
    }
    for tick in RULES.ticks:
        assert tick.rule in {limit.id for limit in RULES.limits}
        assert tick.said and tick.said != tick.words


# -- what is seen ------------------------------------------------------------------------------------------


def test_signs_lead_to_what_the_facts_say() -> None:
    expected = []
    for line in SIGNS.strip().splitlines():
        first, hours, after = (part.split() for part in line.split("|"))
        item = after[0] if after and after[0] != "-" else None
        expected.append((first[0], tuple(first[1:]), *map(int, hours), item, tuple(after[1:])))
    assert [(s.id, s.modes, s.rest_h, s.other_rest_h, s.item, s.locks) for s in RULES.signs] == expected
    assert [s.id for s in RULES.signs if s.fine] == ["numb_massage"]


@pytest.mark.covers("RT7")
def test_rests_are_those_of_the_limit() -> None:
    usual, serious = RULES.number("RT7", "rest_h"), RULES.number("RT7", "serious_rest_h")
    for sign in RULES.signs:
        assert sign.fine or sign.rest_h in (usual, serious)
        assert sign.other_rest_h in (0, serious)
    assert {s.id for s in RULES.signs if s.other_rest_h} == {"white", "blister", "numb"}


def test_the_items_of_signs_lock_what_the_sign_is_about() -> None:
    items = {row["id"]: row for row in SCREENING["items"]}
    for sign in RULES.signs:
        if sign.item:
            about = {"ice" if m.startswith("ice") else "heat" for m in sign.modes}
            assert about & set(items[sign.item]["yes"]["locks"]), sign.id


@pytest.mark.parametrize("mode", MODES)
def test_each_mode_asks_for_each_sign_once(mode: Mode) -> None:
    words = [sign.words for sign in RULES.signs if mode in sign.modes]
    assert len(words) == len(set(words)) >= 5


def test_advice_begins_with_what_to_do_now() -> None:
    for sign in RULES.signs:
        assert 2 <= len(sign.advice) <= 4
        assert re.match(r"(Take|Stop|Put)\b", sign.advice[0]), sign.id
        assert all(line.endswith(".") for line in sign.advice)


def test_what_the_facts_want_said() -> None:
    said = {sign.id: " ".join(sign.advice) for sign in RULES.signs}
    assert "Do not rub" in said["white"] and "No heat" in said["white"] and "30 minutes" in said["white"]
    assert "cool running water for 20 minutes" in said["blister"]
    for name in ("weals_cold", "weals_heat"):
        for part in ("faint", "throat", "breathing", "emergency help now"):
            assert part in said[name]
    assert "clinician" in said["net"] and "between your legs" in said["numb"]


# -- the protocols ------------------------------------------------------------------------------------------


def text(protocol: Protocol) -> str:
    """The steps as the clinical facts write them."""
    letters = {name: letter for letter, name in LETTERS.items()}
    return " ".join("s" if s.do == "check" else f"{letters[s.do]}{s.min}" for s in protocol.steps)


@pytest.mark.parametrize("name", TABLE)
def test_a_protocol_is_that_of_the_facts_and_breaks_no_limit(name: str) -> None:
    protocol = PROTOCOLS[name]
    found = (text(protocol), protocol.min_gap_min, protocol.max_per_day, protocol.max_days)
    assert found == TABLE[name]
    assert (protocol.id, protocol.title, protocol.author) == (name, NAMES[name], "patient")
    assert (protocol.repeats, protocol.reason, protocol.allows) == (1, "", ())
    assert [b for b in broken(protocol, RULES) if b.severity != "warn"] == []


def test_there_are_these_and_no_other() -> None:
    assert set(PROTOCOLS) == set(TABLE) == set(NAMES)
    first = [(p.id, [s.min for s in p.first_steps]) for p in PROTOCOLS.values() if p.first_steps]
    assert first == [("ice_acute", [None, 5, None])]


def test_each_wish_finds_its_protocols_in_order() -> None:
    ordered = sorted(PROTOCOLS.values(), key=lambda p: (p.order, p.id))
    assert {aim: [p.id for p in ordered if aim in p.aims] for aim in AIMS} == AIMED
    assert len({p.order for p in ordered}) == len(ordered)


def test_for_a_stiff_back_the_usual_ones_come_first() -> None:
    found = [PROTOCOLS[name] for name in AIMED["stiff"]]
    assert next(p.id for p in found if p.groups == ("heat",)) == "heat_subacute"
    assert next(p.id for p in found if p.groups == ("cold",)) == "ice_acute"
    assert next(p.id for p in found if len(p.groups) == 2) == "alternate_15_15"


def test_no_heat_is_offered_after_a_knock() -> None:
    assert all(PROTOCOLS[name].groups == ("cold",) for name in AIMED["knock"])


def test_turns_are_said_to_be_for_comfort() -> None:
    assert PROTOCOLS["contrast_3_1"].note == "For comfort. Not shown to help back pain."


# -- words --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", WORDS)
def test_words_are_short_and_plain(where: str) -> None:
    words = WORDS[where]
    assert words == " ".join(words.split())
    for pattern in (BANNED, AMERICAN, LATIN):
        assert not pattern.search(words), (words, pattern.search(words))
    assert all(len(sentence.split()) <= 18 for sentence in re.split(r"(?<=[.?:])\s+", words))
    if where.endswith(" note"):
        assert words.endswith(".") and words.count(". ") <= 1
