"""Sessions that the person chose: recorded, and no sitting of the programme."""

import pytest
from coach_samples import Person, routine_of
from msgspec.structs import replace

from corecoach.prescription import Item, Routine
from corecoach.session import SessionRecord


@pytest.mark.parametrize("name", ["try.cat-camel", "minute"])
def test_a_session_of_ones_own_is_recorded_and_counts_for_no_programme(person: Person, name: str) -> None:
    person.take_in("one-minute")
    own = person.coach.as_own(Routine(name, "Cat-camel", (Item("cat-camel"),)))
    record, _saved = person.coach.finish(person.play(own))
    assert (record.outcome, record.programme) == ("finished", None)
    assert person.stored(SessionRecord) == [record]
    today = person.coach.today()
    assert today.done_this_week == 0 and today.next is not None and today.next.done_today == 0


def test_an_id_of_the_programme_is_changed_and_any_other_stays(person: Person) -> None:
    own = Routine("minute", "Mine", (Item("cat-camel"),))
    assert person.coach.as_own(own) is own
    person.take_in("one-minute")
    assert person.coach.as_own(own) == replace(own, id="own.minute")
    other = replace(own, id="try.cat-camel")
    assert person.coach.as_own(other) is other


def test_a_part_of_a_routine_of_the_programme_still_counts_for_it(person: Person) -> None:
    person.take_in("one-minute")
    whole = routine_of(person, "minute")
    record, _saved = person.coach.finish(person.play(replace(whole, items=whole.items[1:])))
    assert person.coach.programme is not None
    assert record.programme == person.coach.programme.id
