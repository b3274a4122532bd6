"""Every fault in the shape of a value, by the JSON schema of its type, in words for a person."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from corecoach.exchange.problems import Problem, path_text
from corecoach.words import _


def shape_problems(value: Any, type_: type) -> list[Problem]:
    """What in `value` does not fit `type_`, one problem a place, in the order of the file."""
    errors = sorted(_validator(type_).iter_errors(value), key=lambda e: _position(value, e.absolute_path))
    # One error comes for each key that is missing, and each names them all.
    return list(dict.fromkeys(problem for error in errors for problem in _problems(error)))


def _position(value: Any, path: Iterable[str | int]) -> list[int]:
    """Where the place at `path` stands, as something to sort by."""
    position = []
    for part in path:
        position.append(part if isinstance(part, int) else list(value).index(part))
        value = value[part]
    return position


@lru_cache
def _validator(type_: type) -> Any:
    # jsonschema takes a tenth of a second to import; only reading a file needs it.
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import extend

    # To JSON 5.0 is a whole number; to the types here it is not.
    checker = Draft202012Validator.TYPE_CHECKER.redefine(
        "integer", lambda _checker, value: type(value) is int
    )
    strict = extend(Draft202012Validator, type_checker=checker)
    formats = FormatChecker()
    formats.checks("date-time")(_is_moment)
    return strict(msgspec.json.schema(type_), format_checker=formats)


def _is_moment(value: object) -> bool:
    """jsonschema itself checks moments only with a further package, and would let one without a zone pass."""
    try:
        msgspec.convert(value, Annotated[datetime, Meta(tz=True)])
    except msgspec.ValidationError:
        return not isinstance(value, str)
    return True


def _problems(error: Any) -> Iterator[Problem]:
    if error.validator == "anyOf":
        yield from _of_any(error)
        return
    where = path_text(error.absolute_path)
    for what, allowed, key in _words(error):
        yield Problem(f"{where}.{key}" if key and where else key or where, what, allowed)


def _of_any(error: Any) -> Iterator[Problem]:
    """Of several allowed shapes, report on the one that the value is nearest to: the one whose type fits."""
    fitting = [
        e for e in error.context if not (e.validator in ("type", "const", "enum") and not e.relative_path)
    ]
    if fitting:
        for inner in fitting:
            yield from _problems(inner)
        return
    types = [t for branch in error.validator_value for t in _type_names(branch) if t != "null"]
    what = _("{value} is of the wrong kind").format(value=_short(error.instance))
    yield Problem(path_text(error.absolute_path), what, _("must be {kinds}").format(kinds=_kinds(types)))


def _type_names(branch: dict[str, Any]) -> list[str]:
    if "type" in branch:
        kinds = branch["type"]
        return [kinds] if isinstance(kinds, str) else list(kinds)
    return ["object" if "$ref" in branch else "string"]


def _words(error: Any) -> Iterable[tuple[str, str, str]]:
    """(what, allowed, key) for one schema error."""
    value, limit = error.instance, error.validator_value
    shown = _short(value)
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            allowed = _("allowed here: {names}").format(names=", ".join(known))
            return [(_("unknown key"), allowed, key) for key in value if key not in known]
        case "required":
            return [(_("is missing"), _("it must be there"), key) for key in limit if key not in value]
        case "type":
            kinds = [limit] if isinstance(limit, str) else limit
            allowed = _("must be {kinds}").format(kinds=_kinds(kinds))
            return [(_("{value} is of the wrong kind").format(value=shown), allowed, "")]
        case "minimum" | "maximum":
            return [(_("{value} is out of range").format(value=shown), _range(error.schema), "")]
        case "minLength" | "maxLength" | "minItems" | "maxItems":
            return [(_("has {n} parts or letters").format(n=len(value)), _length(error.schema), "")]
        case "enum" | "const":
            names = limit if isinstance(limit, list) else [limit]
            allowed = _("must be one of: {names}").format(names=", ".join(map(str, names)))
            return [(_("{value} is not known").format(value=shown), allowed, "")]
        case "format" if limit == "date-time":
            allowed = _("a time with its zone like 2026-11-02T08:15:00+01:00")
            return [(_("{value} is not a time with its zone").format(value=shown), allowed, "")]
        case "format":
            return [(_("{value} is not a date").format(value=shown), _("a date like 2026-11-02"), "")]
        case "pattern":
            return [(_("{value} is not written right").format(value=shown), _pattern(str(limit)), "")]
        case _:
            return [(_("{value} does not fit").format(value=shown), str(error.message)[:200], "")]


def _range(schema: dict[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if high is None:
        return _("must be {low} or more").format(low=low)
    return _("must be from {low} to {high}").format(low=low, high=high)


def _length(schema: dict[str, Any]) -> str:
    low = schema.get("minLength", schema.get("minItems", 0))
    high = schema.get("maxLength", schema.get("maxItems"))
    if high is None:
        return _("must have {low} or more").format(low=low)
    return _("must have from {low} to {high}").format(low=low, high=high)


def _pattern(pattern: str) -> str:
    if "[0-9a-f]{8}" in pattern:
        return _("an id like 7d0f4c5e-0b1a-4f43-9c3e-2f6a4f0f8a01")
    if "[a-z]{2,3}" in pattern:
        return _("a language like en or en-GB")
    if "[0-9a-f-]" in pattern:
        return _("an id of digits, the letters a to f and dashes")
    if "A-Za-z0-9+/" in pattern:
        return _("{n} bytes in base64").format(n=16 if "==" in pattern else 32)
    return _("lower-case letters, digits and - _ . only")


def _kinds(kinds: Iterable[str]) -> str:
    names = {
        "integer": _("a whole number"),
        "number": _("a number"),
        "string": _("text in quotes"),
        "array": _("a list"),
        "object": _("a group in braces"),
        "boolean": _("true or false"),
        "null": _("null"),
    }
    return _(" or ").join(dict.fromkeys(names[kind] for kind in kinds))


def _short(value: Any) -> str:
    if isinstance(value, dict | list):
        return _("this group") if isinstance(value, dict) else _("this list")
    text = msgspec.json.encode(value).decode() if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 40 else f"{text[:37]}..."
