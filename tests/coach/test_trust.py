"""Whose signature a file carries, and whose word ends a lock that was there before."""

from datetime import timedelta
from typing import Any

import pytest
from clinician_samples import (
    ANA,
    ANOTHER_KEY,
    KEY,
    PASSPHRASE,
    a_key,
    code_for,
    file_for,
    programme,
    signed,
    take_in,
    unsigned,
)
from coach_samples import TUESDAY, Person, ledger_text
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.coach import Offer, TakenIn
from corecoach.coach.trust import Signer, Trust, may_end, signers, trust_in, trust_in_hand, trust_of
from corecoach.exchange import ProgrammeFile, Signature
from corecoach.exchange.keys import fingerprint
from corecoach.safety import Clearance, Lockout

BEN = replace(ANA, name="Ben Okafor")
MINUTE = programme("one-minute").id


def trust(person: Person, data: bytes) -> Trust:
    """What is said of a file before it is taken in."""
    offer = person.coach.offer(data)
    assert isinstance(offer, Offer), offer
    return trust_of(person.coach, offer.file)


# -- what is said of a file --------------------------------------------------------------------------------


def test_the_first_signed_file_shows_its_letters_and_is_known_from_then_on(person: Person) -> None:
    said = trust(person, signed(author=ANA))
    assert (said.kind, said.before, said.is_doubtful) == ("first", None, False)
    assert said.signer == Signer(ANA, KEY.public)
    assert said.signer.fingerprint == fingerprint(KEY.public)
    assert trust(person, signed(author=ANA)).kind == "first", "looking stores nothing"
    take_in(person, signed(author=ANA))
    since = person.clock.now()
    person.wait(24)
    again = trust(person, signed("one-minute", author=ANA))
    assert (again.kind, again.signer) == ("known", Signer(ANA, KEY.public, since))
    person.restart()
    assert trust(person, signed("one-minute", author=ANA)) == again


@pytest.mark.parametrize(
    ("author", "kind"),
    [(ANA, "changed"), (replace(ANA, name="  dr ana   RUIZ "), "changed"), (BEN, "new-clinician")],
    ids=["same name", "same name spelled otherwise", "another name"],
)
def test_another_key_is_doubtful_and_both_are_named(person: Person, author: Any, kind: str) -> None:
    take_in(person, signed(author=ANA))
    said = trust(person, signed(author=author, key=ANOTHER_KEY))
    assert (said.kind, said.is_doubtful) == (kind, True)
    assert said.signer == Signer(author, ANOTHER_KEY.public)
    assert said.before == Signer(ANA, KEY.public, person.clock.now())


def test_an_unsigned_file_is_told_from_one_after_a_signed_one(person: Person) -> None:
    assert trust(person, unsigned()) == Trust("unsigned", None, None)
    take_in(person, unsigned())
    assert trust(person, unsigned()).kind == "unsigned"
    assert trust(person, signed()).kind == "first", "no signed one was there"
    take_in(person, signed(author=ANA))
    said = trust(person, unsigned())
    assert (said.kind, said.is_doubtful, said.signer) == ("unsigned-after-signed", True, None)
    assert said.before == Signer(ANA, KEY.public, person.clock.now())
    take_in(person, unsigned())
    assert trust(person, unsigned()).kind == "unsigned-after-signed", "one that was used makes none usual"
    assert trust(person, signed(author=ANA)).kind == "known"


def test_of_two_keys_that_were_accepted_both_are_known(person: Person) -> None:
    first = person.clock.now()
    take_in(person, signed(author=ANA))
    person.wait(48)
    take_in(person, signed(author=BEN, key=ANOTHER_KEY))
    assert trust(person, signed(author=ANA)).signer == Signer(ANA, KEY.public, first)
    said = trust(person, signed(author=BEN, key=ANOTHER_KEY))
    assert said.kind == "known"
    assert trust(person, signed(author=BEN, key=a_key())).kind == "changed", "by the name of who signed last"
    assert [s.author for s in signers(person.coach.all_taken_in())] == [ANA, BEN]


def test_a_name_is_what_a_file_says_and_a_key_cannot_be_borrowed(person: Person) -> None:
    take_in(person, signed(author=ANA))
    read = person.coach.offer(signed(author=ANA, key=ANOTHER_KEY))
    assert isinstance(read, Offer) and read.file.signature
    borrowed = replace(read.file, signature=replace(read.file.signature, key=KEY.public))
    from corecoach.exchange import write_programme

    assert isinstance(person.coach.offer(write_programme(borrowed)), list)


def test_the_programme_in_hand(person: Person) -> None:
    assert trust_in_hand(person.coach) is None
    take_in(person, signed(author=ANA))
    since = person.clock.now()
    person.wait(24)
    take_in(person, signed("one-minute", author=ANA))
    said = trust_in_hand(person.coach)
    assert said and (said.kind, said.signer) == ("known", Signer(ANA, KEY.public, since))
    take_in(person, unsigned())
    said = trust_in_hand(person.coach)
    assert said and (said.kind, said.signer) == ("unsigned-after-signed", None)


def test_nothing_is_kept_of_a_file_that_was_only_looked_at(person: Person) -> None:
    take_in(person, signed(author=ANA))
    before = ledger_text(person)
    trust(person, signed(author=BEN, key=ANOTHER_KEY))
    person.restart()
    assert ledger_text(person) == before


# -- whose word ends a lock --------------------------------------------------------------------------------


@pytest.fixture
def handed_over(person: Person) -> Person:
    """Somebody locked under one clinician's programme, who took in one signed with another key since."""
    take_in(person, signed(author=ANA, in_person=True))
    person.reported(ces_saddle="yes")
    person.wait(1)
    take_in(person, signed("one-minute", author=BEN, key=ANOTHER_KEY, in_person=True))
    return person


def its(person: Person) -> Lockout:
    (lockout,) = person.coach.lockouts()
    return lockout


STEADY = programme().id
NEW: dict[str, Any] = {"key": ANOTHER_KEY, "of": MINUTE}
OLD: dict[str, Any] = {"key": KEY, "of": STEADY}


def test_a_new_key_ends_no_lock_from_before_it(handed_over: Person) -> None:
    coach, lockout = handed_over.coach, its(handed_over)
    assert coach.unlock_by_code(lockout, code_for(handed_over, lockout, **NEW)) == "wrong"
    path = file_for(handed_over, lockout, **NEW)
    for refused in (coach.unlock_by_file(lockout, path), coach.unlock_all_by_file(path)):
        assert isinstance(refused, list)
        assert "before you had a programme of this clinician" in refused[0].what
    assert handed_over.restart().lockouts() == (lockout,)
    assert handed_over.stored(Clearance) == []


def test_who_was_the_clinician_then_still_ends_it(handed_over: Person) -> None:
    lockout = its(handed_over)
    way = handed_over.coach.ways_out()[lockout.id]
    assert (way.code, way.file, way.clinician) == (True, True, ANA.name)
    assert handed_over.coach.unlock_by_code(lockout, code_for(handed_over, lockout, **OLD)) == "cleared"
    (clearance,) = handed_over.stored(Clearance)
    assert clearance.clinician == ANA.name
    assert handed_over.restart().lockouts() == ()


def test_their_file_does_too(handed_over: Person) -> None:
    lockout = its(handed_over)
    assert handed_over.coach.unlock_all_by_file(file_for(handed_over, lockout, **OLD)) == {
        lockout.id: "cleared"
    }


def test_the_passphrase_of_the_new_one_counts_for_nothing(person: Person) -> None:
    take_in(person, signed(author=ANA))
    lockout = person.reported(ces_saddle="yes")
    take_in(person, signed("one-minute", author=BEN, key=ANOTHER_KEY, in_person=True))
    assert not person.coach.ways_out()[lockout.id].passphrase
    assert person.coach.unlock_in_person(lockout, PASSPHRASE, (), 4) == "wrong"


def test_a_lock_made_since_then_is_for_the_new_one(handed_over: Person) -> None:
    second = handed_over.reported(leg_weak="yes")
    coach = handed_over.coach
    assert coach.unlock_by_code(second, code_for(handed_over, second, **OLD)) == "wrong"
    assert coach.unlock_by_code(second, code_for(handed_over, second, **NEW)) == "cleared"
    assert its(handed_over).answers == {"ces_saddle": "yes"}


def test_saying_it_again_brings_no_lock_from_before_along(handed_over: Person) -> None:
    first = its(handed_over)
    handed_over.wait(30)
    again = handed_over.reported(ces_saddle="yes")
    assert again.id != first.id
    handed_over.wait(1)
    assert handed_over.coach.unlock_by_code(again, code_for(handed_over, again, **NEW)) == "cleared"
    assert handed_over.restart().lockouts() == (first,)


def test_a_file_that_names_both_ends_its_own_and_says_so(handed_over: Person) -> None:
    first, second = its(handed_over), handed_over.reported(leg_weak="yes")
    done = handed_over.coach.unlock_all_by_file(file_for(handed_over, first, second, **NEW))
    assert done == {first.id: "wrong", second.id: "cleared"}
    assert handed_over.restart().lockouts() == (first,)


def test_taking_the_new_one_in_again_and_setting_the_clock_change_nothing(handed_over: Person) -> None:
    lockout, clock = its(handed_over), handed_over.clock
    now = clock.now()
    clock.set_wall(now - timedelta(days=300))
    take_in(handed_over, signed("one-minute", author=BEN, key=ANOTHER_KEY))
    clock.set_wall(now)
    handed_over.restart()
    code = code_for(handed_over, lockout, **NEW)
    assert handed_over.coach.unlock_by_code(lockout, code) == "wrong"
    assert its(handed_over) == lockout


def test_there_is_an_end_where_the_one_from_then_is_out_of_reach(handed_over: Person) -> None:
    lockout, coach = its(handed_over), handed_over.coach
    assert coach.ways_out()[lockout.id].details == "later"
    assert coach.clear(lockout, "Ben Okafor", "physio", handed_over.clock.now()) == "waiting"
    handed_over.wait(23)
    handed_over.screen()
    assert coach.lockouts() == (lockout,), "not before a day"
    handed_over.wait(2)
    handed_over.screen()
    assert handed_over.restart().lockouts() == ()
    (clearance,) = handed_over.stored(Clearance)
    assert clearance.level == "L1"


def test_typed_details_end_nothing_for_which_a_code_can_be_had(handed_over: Person) -> None:
    first = its(handed_over)
    handed_over.wait(1)
    second = handed_over.reported(ces_saddle="yes", ces_bowel="yes")
    assert handed_over.coach.ways_out()[second.id].details == "no"
    handed_over.coach.clear(first, "Ben Okafor", "physio", handed_over.clock.now())
    handed_over.wait(25)
    handed_over.screen()
    assert handed_over.restart().lockouts() == (second,)


def test_the_first_key_of_all_ends_what_was_locked_before_it(person: Person) -> None:
    take_in(person, unsigned())
    lockout = person.reported(ces_saddle="yes")
    take_in(person, signed(author=ANA))
    assert person.coach.unlock_by_code(lockout, code_for(person, lockout, key=KEY, of=STEADY)) == "cleared"


def test_programmes_taken_in_by_an_earlier_version_are_of_keys_known_before(person: Person) -> None:
    lockout = person.reported(ces_saddle="yes")
    for n, data in enumerate((signed(author=ANA), signed("one-minute", author=BEN, key=ANOTHER_KEY))):
        offer = person.coach.offer(data)
        assert isinstance(offer, Offer)
        person.coach.save(TakenIn(f"old{n}", person.clock.now(), offer.file))
    assert '"locked"' not in ledger_text(person)
    assert person.restart().unlock_by_code(lockout, code_for(person, lockout, **NEW)) == "cleared"


# -- in any order ------------------------------------------------------------------------------------------

Steps = st.lists(st.sampled_from(["A", "B", "C", "-", "lock"]), max_size=12)


@given(Steps)
def test_no_order_lets_a_key_end_what_stood_when_it_came_second(steps: list[str]) -> None:
    stored: list[TakenIn] = []
    locks: list[str] = []
    # By hand: for each lock the keys known before it, and the key that came first of all.
    before: dict[str, set[str]] = {}
    seen: list[str] = []
    for n, step in enumerate(steps):
        if step == "lock":
            locks.append(f"lock{n}")
            before[f"lock{n}"] = set(seen)
            continue
        signature = None if step == "-" else Signature("ed25519", step, "")
        file = ProgrammeFile("corecoach.programme", 1, programme(), signature)
        stored.append(TakenIn(f"t{n}", TUESDAY + timedelta(hours=n), file, tuple(locks)))
        seen += [] if step == "-" else [step]
    for taken in (t for t in stored if t.file.signature):
        key = taken.file.signature.key if taken.file.signature else ""
        for lock in locks:
            assert may_end(stored, taken, lock) == (key in before[lock] or key == seen[0])
    assert [signer.key for signer in signers(stored)] == list(dict.fromkeys(seen))
    kinds = [trust_in(stored[:n], t.file).kind for n, t in enumerate(stored)]
    assert kinds.count("first") == bool(seen)
