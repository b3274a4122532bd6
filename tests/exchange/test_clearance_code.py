"""Clearance codes: the terms come through whole, and for no other lockout, key or code."""

import hmac
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.exchange.clearance_code import KEPT_LOCKS, CodeTerms, make_code, read_code
from corecoach.safety import Lock
from corecoach.safety.challenge import ALPHABET, challenge_of, grouped

KEY = bytes(range(32))
CHALLENGE = challenge_of("a lockout")
DAY = date(2026, 11, 22)
TERMS = CodeTerms(("progression", "heat"), 6, DAY)
KEEPS = [keep for n in range(5) for keep in combinations(KEPT_LOCKS, n)]
DAYS = st.dates(date(2026, 1, 1), date(2100, 1, 1))


def test_the_locks_that_can_stay_are_locks() -> None:
    assert set(KEPT_LOCKS) < set(Lock)


@given(st.binary(min_size=32, max_size=32), st.text(max_size=40), st.sampled_from(KEEPS),
       st.integers(1, 16), DAYS, st.data())  # fmt: skip
def test_the_terms_come_through(
    key: bytes, lockout: str, keep: tuple[str, ...], weeks: int, examined: date, data: Any
) -> None:
    challenge, terms = challenge_of(lockout), CodeTerms(keep, weeks, examined)
    today = data.draw(st.dates(examined, terms.review_by))
    code = make_code(key, challenge, terms)
    assert len(code) == 12 and set(code) <= set(ALPHABET)
    assert read_code(key, challenge, code, today) == terms
    assert read_code(key, grouped(challenge).lower(), f" {grouped(code).lower()} ", today) == terms


def test_the_bits_lie_as_the_file_format_says() -> None:
    """Worked out here anew: 4 bits of locks, 4 of weeks less one, 8 of the day, 44 of the keyed hash."""
    payload = (0b0110 << 12) | (5 << 8) | (DAY - date(2026, 1, 1)).days % 256
    message = b"corecoach code 1 " + CHALLENGE.encode() + payload.to_bytes(2, "big")
    proof = f"{int.from_bytes(hmac.digest(KEY, message, 'sha256'), 'big'):0256b}"[:44]
    bits = f"{payload:016b}{proof}"
    assert make_code(KEY, CHALLENGE, TERMS) == "".join(
        ALPHABET[int(bits[at : at + 5], 2)] for at in range(0, 60, 5)
    )


def test_the_order_of_the_locks_is_no_matter() -> None:
    swapped = CodeTerms(("heat", "progression"), 6, DAY)
    assert make_code(KEY, CHALLENGE, swapped) == make_code(KEY, CHALLENGE, TERMS)


@pytest.mark.parametrize("terms", [TERMS, CodeTerms((), 1, DAY), CodeTerms(KEPT_LOCKS, 16, DAY)])
def test_every_single_wrong_letter_is_refused(terms: CodeTerms) -> None:
    code = make_code(KEY, CHALLENGE, terms)
    for place in range(12):
        for letter in set(ALPHABET) - {code[place]}:
            assert read_code(KEY, CHALLENGE, code[:place] + letter + code[place + 1 :], DAY) == "wrong"


def test_swapped_letters_are_refused() -> None:
    code = make_code(KEY, CHALLENGE, TERMS)
    for one, two in combinations(range(12), 2):
        letters = list(code)
        letters[one], letters[two] = letters[two], letters[one]
        if "".join(letters) != code:
            assert read_code(KEY, CHALLENGE, "".join(letters), DAY) == "wrong"


def test_a_code_is_for_one_lockout_and_one_key() -> None:
    code = make_code(KEY, CHALLENGE, TERMS)
    for n in range(200):
        assert read_code(KEY, challenge_of(f"lockout {n}"), code, DAY) == "wrong"
        assert read_code(bytes([n]) + KEY[1:], CHALLENGE, code, DAY) == ("wrong" if n else TERMS)


@pytest.mark.parametrize(
    "text",
    ["", "ABCD-EFGH", "A" * 11, "A" * 13, "U" * 12, "Ä" * 12, "ABCD-EFGH-JKM?", "\ud800" * 12, "0" * 500],
)
def test_what_is_no_code_is_malformed(text: str) -> None:
    assert read_code(KEY, CHALLENGE, text, DAY) == "malformed"


@given(st.text(max_size=16) | st.text(ALPHABET, min_size=12, max_size=12))
def test_whatever_is_typed_is_refused_in_a_word(text: str) -> None:
    assert read_code(KEY, CHALLENGE, text, DAY) in ("malformed", "wrong")


@pytest.mark.parametrize("weeks", [1, 6, 16])
def test_it_is_good_on_the_day_of_the_review_and_not_the_day_after(weeks: int) -> None:
    terms = CodeTerms((), weeks, DAY)
    code, last = make_code(KEY, CHALLENGE, terms), DAY + timedelta(weeks=weeks)
    assert terms.review_by == last
    assert read_code(KEY, CHALLENGE, code, last) == terms
    assert read_code(KEY, CHALLENGE, code, last + timedelta(days=1)) == "expired"


def test_an_examination_still_to_come_is_not_good() -> None:
    code = make_code(KEY, CHALLENGE, CodeTerms((), 16, DAY))
    assert read_code(KEY, CHALLENGE, code, DAY - timedelta(days=1)) == "expired"


@pytest.mark.parametrize(
    "examined", [date(2026, 1, 1), date(2026, 9, 13), date(2026, 9, 14), date(2027, 5, 28)]
)
def test_days_wrap_after_256_and_the_latest_is_meant(examined: date) -> None:
    code = make_code(KEY, CHALLENGE, CodeTerms((), 16, examined))
    assert code == make_code(KEY, CHALLENGE, CodeTerms((), 16, examined + timedelta(days=256)))
    for ago in range(256):
        terms = read_code(KEY, CHALLENGE, code, examined + timedelta(days=ago))
        assert terms == ("expired" if ago > 112 else CodeTerms((), 16, examined))


def test_a_clock_before_the_first_day_is_no_crash() -> None:
    assert read_code(KEY, CHALLENGE, make_code(KEY, CHALLENGE, TERMS), date(2020, 1, 1)) == "expired"


@pytest.mark.parametrize(
    "terms", [CodeTerms((), 0, DAY), CodeTerms((), 17, DAY), CodeTerms(("all_exercise",), 6, DAY)]
)
def test_terms_no_code_can_carry_are_a_bug(terms: CodeTerms) -> None:
    with pytest.raises(ValueError):
        make_code(KEY, CHALLENGE, terms)
