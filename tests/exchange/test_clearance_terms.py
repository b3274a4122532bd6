"""The terms of clearance in a programme: they may be absent, and are exactly so long and so spelled."""

import base64
import json
from typing import Any

import pytest
from exchange_samples import STEADY, STEADY_VALUE, accepted, changed, refused

from corecoach.exchange import write_programme
from corecoach.exchange.keys import SigningKey
from corecoach.exchange.programme_file import sign_programme
from corecoach.prescription import ClearanceTerms, PassphraseHash

KEY = SigningKey(bytes(range(32)))


def base(n: int) -> str:
    """So many bytes in base64, with bits at the end that are not zero."""
    return base64.b64encode(b"\xff" * n).decode()


HASH = {"salt": base(16), "hash": base(32)}


def with_terms(terms: Any) -> str:
    """The eight-week sample with terms of clearance."""
    return changed(("programme.clearance", terms))


def test_a_programme_without_terms_is_as_it_was() -> None:
    file = accepted(STEADY)
    assert file.programme.clearance is None
    assert accepted(with_terms(None)) == file == accepted(write_programme(file))


def test_a_programme_signed_before_there_were_terms_is_intact() -> None:
    programme = STEADY_VALUE["programme"]
    assert "clearance" not in programme
    payload = json.dumps(programme, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    signature = {"algorithm": "ed25519", "key": KEY.public, "value": KEY.sign(payload)}
    assert accepted(changed(("signature", signature))).signature
    (problem,) = refused(changed(("signature", signature), ("programme.clearance", {"key": base(32)})))
    assert problem.where == "signature"


@pytest.mark.parametrize("terms", [{"key": base(32)}, {"key": base(32), "passphrase": HASH}])
def test_terms_are_read_written_and_signed(terms: Any) -> None:
    file = accepted(with_terms(terms))
    known = PassphraseHash(**HASH) if "passphrase" in terms else None
    assert file.programme.clearance == ClearanceTerms(base(32), known)
    assert accepted(write_programme(file)) == file
    signed = sign_programme(file.programme, KEY)
    assert accepted(write_programme(signed)) == signed


def misspelled(n: int) -> str:
    """The same bytes to a careless reader: a bit to spare is one."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = base(n).rstrip("=")
    other = text[:-1] + letters[letters.index(text[-1]) ^ 1] + "=" * (-len(text) % 4)
    assert base64.b64decode(other, validate=True) == b"\xff" * n
    return other


@pytest.mark.parametrize("name", ["key", "passphrase.salt", "passphrase.hash"])
@pytest.mark.parametrize("change", [-3, -1, 1, 3, None, "\n", "x", "", "first letter gone"])
def test_a_secret_of_another_length_or_spelling_is_refused(name: str, change: Any) -> None:
    terms: Any = {"key": base(32), "passphrase": dict(HASH)}
    n = 16 if name == "passphrase.salt" else 32
    part = terms["passphrase"] if "." in name else terms
    wrong = {None: misspelled(n), "": "", "first letter gone": base(n)[1:]}
    added = base(n + change) if isinstance(change, int) else f"{base(n)}{change}"
    part[name.rpartition(".")[2]] = wrong.get(change, added)
    (problem,) = refused(with_terms(terms))
    assert problem.where == f"programme.clearance.{name}"
    assert problem.allowed == f"{n} bytes in base64"


@pytest.mark.parametrize(
    ("terms", "where"),
    [({}, ".key"), ([], ""), ("", ""), ({"key": None}, ".key"), ({"key": base(32), "pin": "1"}, ".pin"),
     ({"key": base(32), "passphrase": {"salt": base(16)}}, ".passphrase.hash"),
     ({"key": base(32), "passphrase": "four words"}, ".passphrase")],
)  # fmt: skip
def test_terms_of_another_shape_are_refused(terms: Any, where: str) -> None:
    assert [p.where for p in refused(with_terms(terms))] == [f"programme.clearance{where}"]
