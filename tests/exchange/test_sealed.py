"""Sealed bytes: opened by one key alone, and not to be changed unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from corecoach.exchange.sealed import Sealed, box_public, seal, unseal

SECRET, ANOTHER = bytes(range(32)), bytes(range(1, 33))
TO = box_public(SECRET)


@given(st.binary(max_size=400))
def test_what_was_sealed_comes_out_again_for_one_key_only(data: bytes) -> None:
    sealed = seal(data, TO)
    assert unseal(sealed, SECRET) == data
    assert unseal(sealed, ANOTHER) is None
    assert unseal(replace(sealed, to=box_public(ANOTHER)), ANOTHER) is None


def test_the_same_bytes_are_sealed_differently_each_time() -> None:
    one, other = seal(b"twice", TO), seal(b"twice", TO)
    assert one.box != other.box and one.by != other.by
    assert unseal(Sealed(one.to, other.by, one.box), SECRET) is None


def test_no_letter_of_a_sealed_box_can_be_changed() -> None:
    sealed = seal(b"self-reported, not examined", TO)
    for n, letter in enumerate(sealed.box):
        other = "A" if letter != "A" else "B"
        assert unseal(replace(sealed, box=sealed.box[:n] + other + sealed.box[n + 1 :]), SECRET) is None


@pytest.mark.parametrize("box", ["", "A", "AAAA", "AAAA" * 4, "not base64!"])
def test_what_was_never_sealed_is_not_opened(box: str) -> None:
    assert unseal(Sealed(TO, TO, box), SECRET) is None


def test_nothing_is_sealed_to_what_is_no_key() -> None:
    with pytest.raises(ValueError):
        seal(b"", "AAAA")
