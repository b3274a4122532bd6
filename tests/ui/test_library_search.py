"""What is found in the library, by words and by choices."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.coach.library_view import Entry
from corecoach.library import Library
from corecoach.prescription import Exercise
from corecoach.prescription.suitability import Suitability
from corecoach.ui.library_search import LibraryDraft, Shelf, folded

EXERCISES = Library(Path(__file__).parents[2] / "assets").exercises
FREE = Suitability(None, True)
AVOID = Suitability("avoid", False)


def entry(exercise: Exercise, suits: Suitability = FREE, **more: bool) -> Entry:
    return Entry(exercise, suits, more.get("locked", False), more.get("in_programme", False))


ALL = [entry(EXERCISES[name]) for name in EXERCISES]
SHELF = Shelf(ALL)


def found(**chosen: Any) -> set[str]:
    return set(SHELF.find(LibraryDraft(**chosen)).shown)


@pytest.mark.parametrize(
    ("search", "some", "none"),
    [
        ("bird", {"bird-dog", "bird-dog-leg"}, {"cat-camel"}),
        ("BIRD  dog leg", {"bird-dog-leg"}, {"bird-dog", "cat-camel"}),
        ("glute", {"glute-bridge"}, {"front-plank-full"}),
        ("cámel", {"cat-camel"}, {"bird-dog"}),
        ("childs pose", {"childs-pose"}, {"cat-camel"}),
        ("bottom", {"bird-dog"}, {"chin-tuck"}),
        ("towel", {"hamstring-stretch-supine"}, {"bird-dog"}),
        ("hands and knees", {"bird-dog", "cat-camel"}, {"wall-sit"}),
        ("knee sitting", set(), {"bird-dog"}),
        ("irddog", set(), {"bird-dog"}),
        ("xylophone", set(), {*EXERCISES}),
    ],
)
def test_every_word_must_begin_a_word_of_it(search: str, some: set[str], none: set[str]) -> None:
    hits = found(search=search)
    assert some <= hits and not hits & none


def test_nothing_typed_and_nothing_chosen_finds_all() -> None:
    assert found() == found(search="  -- ") == set(EXERCISES)


@pytest.mark.parametrize("name", sorted(EXERCISES))
def test_each_is_found_by_its_name_and_by_its_short_name(name: str) -> None:
    assert name in found(search=EXERCISES[name].name)
    assert name in found(search=EXERCISES[name].short_name.upper())


@given(st.text(max_size=12), st.text(max_size=12))
def test_more_words_find_no_more(one: str, other: str) -> None:
    assert found(search=f"{one} {other}") <= found(search=one)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert all(c.isalnum() or c == " " for c in folded(text))


@pytest.mark.parametrize(
    ("chosen", "fits"),
    [
        ({"goal": "core"}, lambda e: e.category == "core"),
        ({"position": "prone"}, lambda e: e.position == "prone"),
        ({"thing": "chair"}, lambda e: "chair" in e.equipment),
        ({"thing": "none"}, lambda e: e.equipment == ("none",)),
        ({"level": "4"}, lambda e: e.difficulty == 4),
        ({"goal": "stretch", "thing": "mat"}, lambda e: e.category == "stretch" and "mat" in e.equipment),
    ],
)
def test_choices_narrow_what_is_found(chosen: dict[str, str], fits: Any) -> None:
    expected = {name for name in EXERCISES if fits(EXERCISES[name])}
    assert expected and found(**chosen) == expected


def test_mine_and_what_can_be_done_today() -> None:
    names = ["bird-dog", "cat-camel", "wall-sit", "clamshell"]
    mine, locked, avoid, free = (EXERCISES[name] for name in names)
    shelf = Shelf(
        [entry(mine, in_programme=True), entry(locked, locked=True), entry(avoid, AVOID), entry(free)]
    )
    assert shelf.find(LibraryDraft(mine=True)).shown == ("bird-dog",)
    assert shelf.find(LibraryDraft(doable=True)).shown == ("bird-dog", "clamshell")
    assert shelf.find(LibraryDraft(mine=True, doable=True)).shown == ("bird-dog",)


def test_what_is_to_be_avoided_is_counted_and_shown_on_request() -> None:
    shelf = Shelf([entry(EXERCISES["bird-dog"], AVOID), entry(EXERCISES["wall-sit"])])
    hidden = shelf.find(LibraryDraft())
    assert (hidden.shown, hidden.to_avoid) == (("wall-sit",), 1)
    assert shelf.find(LibraryDraft(search="sit")).to_avoid == 0
    assert shelf.find(LibraryDraft(show_hidden=True)).shown == ("bird-dog", "wall-sit")
    prescribed = entry(EXERCISES["bird-dog"], AVOID, in_programme=True)
    assert Shelf([prescribed]).find(LibraryDraft()).shown == ("bird-dog",)


def test_showing_all_forgets_all_but_the_wish_to_see_what_is_hidden() -> None:
    draft = LibraryDraft("a", "core", "prone", "mat", "1", True, True, True, True, 40, "bird-dog")
    draft.show_all()
    assert draft == LibraryDraft(show_hidden=True, more=True)
