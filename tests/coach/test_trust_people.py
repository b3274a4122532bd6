"""For whom a file is, and whether it is the one in use: what a person is told before they take it in."""

from datetime import timedelta

import pytest
from clinician_samples import ANOTHER_KEY, programme, signed, take_in, unsigned
from coach_samples import Person
from msgspec.structs import replace

from corecoach.coach import Offer
from corecoach.coach.editions import edition_of
from corecoach.coach.trust import Trust, TwoPeople, trust_in_hand, trust_of
from corecoach.prescription import Patient

WILFRED, MARGARET = Patient("Wilfred Hughes", 1955), Patient("Margaret Ellis", 1950)
ID = "0f0e0d0c-0b0a-4908-8706-050403020100"


def trust(person: Person, data: bytes) -> Trust:
    offer = person.coach.offer(data)
    assert isinstance(offer, Offer), offer
    return trust_of(person.coach, offer.file)


def edition(person: Person, data: bytes) -> str:
    offer = person.coach.offer(data)
    assert isinstance(offer, Offer), offer
    return edition_of(person.coach.all_taken_in(), offer.file)


def test_a_known_signature_on_a_file_for_somebody_else_is_doubtful(person: Person) -> None:
    assert trust(person, signed(patient=MARGARET)).people is None, "nobody was there before"
    take_in(person, signed(patient=WILFRED))
    said = trust(person, signed("one-minute", patient=MARGARET))
    assert (said.kind, said.people) == ("known", TwoPeople(MARGARET, WILFRED))
    assert said.is_doubtful and not said.doubts_signature
    take_in(person, signed("one-minute", patient=MARGARET))
    assert trust(person, signed(patient=WILFRED)).people == TwoPeople(WILFRED, MARGARET)
    here = trust_in_hand(person.coach)
    assert here is not None and here.people is None


@pytest.mark.parametrize(
    "patient",
    [
        Patient("wilfred  HUGHES ", 1955),
        Patient("Wílfred Hughes", 1955),
        Patient("Wilfred Hughes"),
        Patient("WilfredHughes"),
    ],
    ids=["capitals and spaces", "accents", "no year", "no space"],
)
def test_another_spelling_is_nobody_else(person: Person, patient: Patient) -> None:
    take_in(person, signed(patient=WILFRED))
    assert not trust(person, signed("one-minute", patient=patient)).is_doubtful
    take_in(person, signed("one-minute", patient=patient))
    assert not trust(person, signed(patient=WILFRED)).is_doubtful


def test_another_year_of_birth_is_somebody_else(person: Person) -> None:
    take_in(person, signed(patient=WILFRED))
    younger = replace(WILFRED, birth_year=1985)
    assert trust(person, signed(patient=younger)).people == TwoPeople(younger, WILFRED)


def test_who_tried_the_sample_is_nobody_else(person: Person) -> None:
    take_in(person, unsigned("one-minute"))
    assert not trust(person, signed(patient=WILFRED)).is_doubtful
    take_in(person, signed(patient=WILFRED))
    take_in(person, unsigned("one-minute"))
    assert trust(person, signed(patient=MARGARET)).people == TwoPeople(MARGARET, WILFRED)


def test_an_unsigned_programme_of_ones_own_counts(person: Person) -> None:
    take_in(person, unsigned(id=ID, patient=WILFRED))
    said = trust(person, unsigned(id=ID, patient=MARGARET))
    assert (said.kind, said.people) == ("unsigned", TwoPeople(MARGARET, WILFRED))
    assert said.is_doubtful


def test_the_same_an_older_and_a_newer_one(person: Person) -> None:
    first = programme()
    assert edition(person, signed()) == "new"
    take_in(person, signed())
    assert edition(person, signed()) == "same"
    assert edition(person, signed(title="Steady on")) == "new", "changed on the same day"
    assert edition(person, signed(issued=first.issued - timedelta(days=1))) == "older"
    assert edition(person, signed("one-minute")) == "new", "another programme"
    assert edition(person, signed(key=ANOTHER_KEY)) == "new", "by somebody else"
    take_in(person, signed(title="Steady on"))
    assert edition(person, signed()) == "older", "taken in before, of the same day"
