"""JSON read strictly: right encoding, no key twice, no numbers that JSON does not have."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from corecoach.exchange.problems import Problem, path_text
from corecoach.words import _

# Enough to see that a file is too large, without reading all of a wrong one.
_READ_AT_MOST = 16 * 1024 * 1024
# A programme is ten levels deep; much more would exhaust those who walk through it.
_DEEPEST = 40
# Above it other readers of JSON round.
_LARGEST = 2**53 - 1
_HALF_LETTER = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_file(path: Path) -> bytes | Problem:
    """The bytes of a file (of a very large one only the beginning), or why it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(_READ_AT_MOST)
    except OSError as error:
        return Problem(
            "", _("cannot be opened ({reason})").format(reason=error.strerror), _("a file you may read")
        )


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_json(data: bytes, max_bytes: int) -> tuple[Any, Problem | None]:
    """The value in `data` and no problem, or None and the problem."""
    if not data:
        return None, Problem("", _("the file is empty"), _("ask for it again"))
    if len(data) > max_bytes:
        size = _("the file has {n} bytes").format(n=len(data))
        return None, Problem("", size, _("at most {n} are allowed").format(n=max_bytes))
    if data.startswith(_BYTE_ORDER_MARK):
        what = _("the file begins with a byte order mark")
        return None, Problem(_("byte 0"), what, _("a CoreCoach file is UTF-8 without one"))
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_pairs, parse_constant=_no_constant)
        strange = _strange(value)
        return (None, strange) if strange else (value, None)
    except UnicodeDecodeError as error:
        where = _("byte {n}").format(n=error.start)
        return None, Problem(where, _("this is not text"), _("a CoreCoach file is JSON in UTF-8"))
    except json.JSONDecodeError as error:
        where = _("line {line}, column {column}").format(line=error.lineno, column=error.colno)
        return None, Problem(
            where, _("the file is damaged or cut off here"), _("a CoreCoach file is whole JSON")
        )
    except _Refused as refused:
        return None, refused.problem
    except (RecursionError, ValueError):
        return None, Problem(
            "", _("the file is not built like one of ours"), _("a CoreCoach file is plain JSON")
        )


def _strange(value: Any) -> Problem | None:
    """What JSON can spell, but nobody can keep or pass on."""
    found = _strange_part(value, _DEEPEST)
    if found is None:
        return None
    path, what, allowed = found
    return Problem(path_text(reversed(path)), what, allowed)


def _strange_part(value: Any, deeper: int) -> tuple[list[str | int], str, str] | None:
    """The path (innermost part first), the fault and what is allowed."""
    if isinstance(value, str) and _HALF_LETTER.search(value):
        return [], _("half a letter stands here"), _("whole letters only")
    if isinstance(value, int | float) and not abs(value) <= _LARGEST:
        return [], _("this number is too large"), _("at most {n}").format(n=_LARGEST)
    if not isinstance(value, dict | list):
        return None
    if deeper == 0:
        return [], _("too many groups inside each other"), _("at most {n}").format(n=_DEEPEST)
    parts: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        found = _strange_part(key, deeper) or _strange_part(part, deeper - 1)
        if found:
            found[0].append(key)
            return found
    return None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _Refused(Problem(key[:60], _("this key stands twice"), _("each key may stand once")))
        result[key] = value
    return result


def _no_constant(name: str) -> NoReturn:
    raise _Refused(
        Problem("", _("{name} is not a number").format(name=name), _("numbers are written in digits"))
    )
