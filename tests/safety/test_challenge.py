"""The short name of a lockout: always the same, and no slip in reading it out goes unnoticed."""

import random
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.safety.challenge import (
    ALPHABET,
    challenge_of,
    cleaned,
    grouped,
    is_challenge,
    is_spelled,
    number_of,
    spelled,
)

IDS = [f"{random.Random(7).getrandbits(120):030x}{n:02x}" for n in range(200)]
CHALLENGES = [challenge_of(i) for i in IDS]
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_the_alphabet_is_the_one_without_letters_that_look_alike() -> None:
    assert ALPHABET == CROCKFORD


def test_seven_letters_are_the_first_35_bits_of_the_hash() -> None:
    for lockout_id, challenge in zip(IDS, CHALLENGES, strict=True):
        bits = "".join(
            f"{byte:08b}" for byte in sha256(f"corecoach lockout 1 {lockout_id}".encode()).digest()
        )
        body = "".join(CROCKFORD[int(bits[at : at + 5], 2)] for at in range(0, 35, 5))
        assert challenge[:7] == body and len(challenge) == 8


def test_names_written_down_stay_good() -> None:
    """Somebody may have it on paper already when the program is updated."""
    assert (challenge_of("a"), challenge_of("00" * 16)) == ("VVX1A61C", "HK70MF2B")


def test_every_challenge_is_one_and_hardly_two_are_alike() -> None:
    assert all(map(is_challenge, CHALLENGES))
    assert len(set(CHALLENGES)) == len(IDS)


def test_every_single_wrong_letter_is_noticed() -> None:
    for challenge in CHALLENGES:
        for place in range(8):
            for letter in set(ALPHABET) - {challenge[place]}:
                assert not is_challenge(challenge[:place] + letter + challenge[place + 1 :])


def test_every_swap_of_neighbours_is_noticed() -> None:
    swapped = 0
    for challenge in CHALLENGES:
        for at in range(7):
            wrong = challenge[:at] + challenge[at + 1] + challenge[at] + challenge[at + 2 :]
            assert is_challenge(wrong) == (wrong == challenge)
            swapped += wrong != challenge
    assert swapped > 1000


@given(st.text(ALPHABET, min_size=7, max_size=7))
def test_of_all_last_letters_one_fits(body: str) -> None:
    assert sum(is_challenge(body + last) for last in ALPHABET) == 1


@pytest.mark.parametrize(
    "text", ["", "A", "ABCDEFG", "ABCDEFGH0", "ABCDEFGU", "ÄBCDEFGH", "0000000\n", "٠" * 8]
)
def test_what_is_no_challenge(text: str) -> None:
    assert not is_challenge(text)


@given(st.text(max_size=12))
def test_any_text_can_be_asked_about(text: str) -> None:
    assert not is_challenge(cleaned(text)) or len(cleaned(text)) == 8


@pytest.mark.parametrize("challenge", CHALLENGES[:20])
def test_what_is_typed_may_be_small_spaced_and_dashed(challenge: str) -> None:
    for typed in (
        challenge.lower(), grouped(challenge), f" {challenge[:4]} – {challenge[4:]}\n",
        "\u2011".join(challenge), "\u00a0".join(challenge.lower()),
        challenge.replace("0", "o").replace("1", "l"), challenge.replace("0", "O").replace("1", "I"),
        challenge.replace("1", "i"), challenge.replace("1", "L"),
    ):  # fmt: skip
        assert cleaned(typed) == challenge


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
def test_any_dash_may_stand_between_groups(dash: str) -> None:
    assert cleaned(f"{dash}ABCD{dash}{dash}EFGH{dash}") == "ABCDEFGH"


def test_in_groups_of_four() -> None:
    assert grouped("ABCDEFGH") == "ABCD-EFGH"
    assert grouped("ABCDEFGHJKMN") == "ABCD-EFGH-JKMN"


@given(st.integers(0, 2**60 - 1))
def test_a_number_is_spelled_and_read_back(number: int) -> None:
    text = spelled(number, 12)
    assert len(text) == 12 and is_spelled(text) and number_of(text) == number
