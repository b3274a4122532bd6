"""The envelope of a CoreCoach file: format, version, a body, and the signature over the body."""

from collections.abc import Callable, Iterable
from typing import Any, Literal, Protocol, TypeVar

import msgspec
from msgspec import Struct

from corecoach.exchange.keys import SigningKey
from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.signature import canonical, is_intact
from corecoach.exchange.strict_json import read_json
from corecoach.words import _

MAX_BYTES = 2 * 1024 * 1024
VERSION = 1


class Signature(Struct, frozen=True, forbid_unknown_fields=True):
    """An Ed25519 signature over the canonical JSON of the body, both in base64."""

    algorithm: Literal["ed25519"]
    key: str
    value: str


class Envelope(Protocol):
    """A file read whole."""

    @property
    def signature(self) -> Signature | None:
        """The signature over the body, if the file has one."""
        ...


File = TypeVar("File", bound=Envelope)


class Kind(Struct, frozen=True):
    """What a file is called, under which key its body stands, and the words for a file of another kind."""

    format: str
    body: str
    another: str


def read_envelope(
    data: bytes, type_: type[File], kind: Kind, check: Callable[[File], Iterable[Problem]]
) -> File | list[Problem]:
    """The file in `data`, or every problem found; `check` says what of it does not fit together."""
    value, problem = read_json(data, MAX_BYTES)
    if problem:
        return [problem]
    problems = wrong_kind(value, kind) or shape_problems(value, type_)
    if problems:
        return problems
    try:
        file = msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        return [Problem(kind.body, str(error), _("see the description of the file format"))]
    return [*check(file), *_signature_problems(value[kind.body], file.signature)] or file


def write_envelope(file: Struct) -> bytes:
    """The file as indented UTF-8 JSON that reads back to the same value."""
    return msgspec.json.format(msgspec.json.encode(file, order="deterministic"), indent=1) + b"\n"


def signature_over(body: Struct, key: SigningKey) -> Signature:
    """The signature over the body as `write_envelope` writes it."""
    written = msgspec.json.decode(msgspec.json.encode(body))
    return Signature("ed25519", key.public, key.sign(canonical(written)))


def wrong_kind(value: Any, kind: Kind) -> list[Problem]:
    """Another kind of file or a later version is said first: the rest would only be noise."""
    if not isinstance(value, dict):
        return [Problem("", _("this is not a CoreCoach file"), _("a CoreCoach file begins with a brace"))]
    if value.get("format") != kind.format:
        return [Problem("format", kind.another, _('must be "{name}"').format(name=kind.format))]
    version = value.get("version")
    if type(version) is not int or version != VERSION:
        what = _("version {n} cannot be read by this CoreCoach").format(n=str(version)[:20])
        return [Problem("version", what, _("version {n} is allowed").format(n=VERSION))]
    return []


def _signature_problems(body: Any, signature: Signature | None) -> list[Problem]:
    if signature is None or is_intact(body, signature.key, signature.value):
        return []
    return [Problem("signature", _("the file was changed after it was signed"), _("ask for it again"))]
