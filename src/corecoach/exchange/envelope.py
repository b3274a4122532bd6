"""The envelope of a CoreCoach file: format, version, a body, and the signature over the body."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from corecoach.exchange.problems import Problem
from corecoach.exchange.shape import shape_problems
from corecoach.exchange.signature import canonical, is_intact
from corecoach.exchange.strict_json import read_json
from corecoach.words import _

if TYPE_CHECKING:
    # Only who signs needs a key.
    from corecoach.exchange.keys import SigningKey

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
T = TypeVar("T")


class Kind(Struct, frozen=True):
    """What a file is called, under which key its body stands, and the words for a file of another kind."""

    format: str
    body: str
    another: str
    most_bytes: int = MAX_BYTES


def read_envelope(
    data: bytes, type_: type[File], kind: Kind, check: Callable[[File], Iterable[Problem]]
) -> File | list[Problem]:
    """The file in `data`, or every problem found; `check` says what of it does not fit together."""
    value, problem = read_json(data, kind.most_bytes)
    if problem:
        return [replace(problem, cause="foreign")]
    problems = wrong_kind(value, kind)
    if problems:
        return problems
    file = of_shape(value, type_, kind.body)
    if isinstance(file, list):
        return file
    problems = _signature_problems(value[kind.body], file.signature) or _spelling_problems(data, value, file)
    return [*check(file), *problems] or file


def of_shape(value: Any, type_: type[T], where: str) -> T | list[Problem]:
    """The value as one of `type_`, or what does not fit. The schema takes a hundred times longer than the
    type, and has words for a person: it is asked only about what is refused."""
    try:
        return msgspec.convert(value, type_)
    except msgspec.ValidationError as error:
        found = shape_problems(value, type_)
        return found or [Problem(where, str(error), _("see the description of the file format"))]


def write_envelope(file: Struct) -> bytes:
    """The file as indented UTF-8 JSON that reads back to the same value."""
    return msgspec.json.format(msgspec.json.encode(file, order="deterministic"), indent=1) + b"\n"


def signature_over(body: Struct, key: "SigningKey") -> Signature:
    """The signature over the body as `write_envelope` writes it."""
    written = msgspec.json.decode(msgspec.json.encode(body))
    return Signature("ed25519", key.public, key.sign(canonical(written)))


def wrong_kind(value: Any, kind: Kind) -> list[Problem]:
    """Another kind of file or a later version is said first: the rest would only be noise."""
    if not isinstance(value, dict):
        what, allowed = _("this is not a CoreCoach file"), _("a CoreCoach file begins with a brace")
        return [Problem("", what, allowed, "foreign")]
    if value.get("format") != kind.format:
        ours = str(value.get("format")).startswith("corecoach.")
        allowed = _('must be "{name}"').format(name=kind.format)
        return [Problem("format", kind.another, allowed, "" if ours else "foreign")]
    version = value.get("version")
    if type(version) is not int or version != VERSION:
        what = _("version {n} cannot be read by this CoreCoach").format(n=str(version)[:20])
        return [Problem("version", what, _("version {n} is allowed").format(n=VERSION))]
    return []


def _spelling_problems(data: bytes, value: Any, file: Envelope) -> list[Problem]:
    """A signed file has one spelling, so that nothing in it can be changed, not even what means the same."""
    if file.signature is None:
        return []
    # Like all that looks at signatures it is read when a signed file comes.
    from corecoach.exchange.spelling import is_usual

    if is_usual(data, value):
        return []
    what = _("something in this signed file is spelled in an unusual way")
    return [Problem("", what, _("the file as it was signed; ask for it again"), "changed")]


def _signature_problems(body: Any, signature: Signature | None) -> list[Problem]:
    if signature is None or is_intact(body, signature.key, signature.value):
        return []
    what = _("the file was changed after it was signed")
    return [Problem("signature", what, _("ask for it again"), "changed")]
