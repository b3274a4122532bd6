"""`make words`: collects every sentence a person reads into `assets/locale/corecoach.pot`.

Sentences come from the calls of `_` and `ngettext` in the source, and from the texts of the assets, which the
code looks up at the moment it shows them. The file tells no date, no machine and no line numbers, so the same
sentences always make the same bytes.

The source is read as a syntax tree. Babel's own reader goes by tokens, and before Python 3.12 an f-string is
one token: a call inside one would be lost.
"""

import ast
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "assets" / "locale" / "corecoach.pot"
# Functions that look up a sentence, and how many sentences they take.
FUNCTIONS = {"_": 1, "ngettext": 2}
HEADER = """\
# Sentences of CoreCoach. Made by tools/words.py: change the source or the assets, not this file.
msgid ""
msgstr ""
"Project-Id-Version: CoreCoach\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


class Sentence(NamedTuple):
    """What stands in the catalogue: a text or (one, many), the file it is from, and a word on its use."""

    text: str | tuple[str, ...]
    place: str
    use: str = ""


def main(arguments: Sequence[str]) -> None:
    """Write the catalogue to the file named on the command line, or to `assets/locale/`."""
    target = Path(arguments[0]) if arguments else TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(catalogue_bytes())


def catalogue_bytes() -> bytes:
    """The catalogue as it lies on disk."""
    body = io.BytesIO()
    # A width would break lines as the Babel at hand likes to: the same sentences, but other bytes.
    write_po(body, catalogue(), width=0, omit_header=True, sort_by_file=True, include_lineno=False)
    return HEADER.encode() + body.getvalue()


def catalogue() -> Catalog:
    """Every sentence once, with the files it is from."""
    made = Catalog()
    for text, place, use in (*code_sentences(), *asset_sentences()):
        made.add(text, locations=[(place, 0)], auto_comments=[use] if use else [])
    for message in made:
        # Sentences are filled by str.format; a percent sign in one is a percent sign.
        message.flags = {"python-brace-format"} if "{" in str(message.id) else set()
    return made


def code_sentences() -> Iterator[Sentence]:
    """What the source says, by calls of `_` and `ngettext` with literals, in the order of the lines."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        found = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        for call in sorted(found, key=lambda node: (node.lineno, node.col_offset)):
            texts = _texts(call)
            if texts:
                yield Sentence(texts[0] if len(texts) == 1 else texts, place)


def _texts(call: ast.Call) -> tuple[str, ...]:
    """The sentences a call looks up; none for another function, or one that looks up a text of an asset."""
    number = FUNCTIONS.get(call.func.id, 0) if isinstance(call.func, ast.Name) else 0
    given = [node.value for node in call.args[:number] if isinstance(node, ast.Constant)]
    texts = tuple(value for value in given if isinstance(value, str))
    return texts if len(texts) == number else ()


def asset_sentences() -> Iterator[Sentence]:
    """What the assets say to the person who exercises."""
    yield from _each("exercises", _exercise)
    yield from _each("routines", _routine)
    yield from _each("education", _card)
    yield from _each("questionnaires", _questionnaire)
    yield from _each("thermal", _protocol)
    yield from _file(ROOT / "assets" / "safety" / "rules.json", _rules)
    yield from _file(ROOT / "assets" / "safety" / "cautions.json", _cautions)
    yield from _file(ROOT / "assets" / "safety" / "thermal.json", _thermal)
    yield from _file(ROOT / "assets" / "safety" / "emergency-numbers.json", _countries)


def _each(folder: str, texts: Any) -> Iterator[Sentence]:
    for path in sorted((ROOT / "assets" / folder).glob("*.json")):
        yield from _file(path, texts)


def _file(path: Path, texts: Any) -> Iterator[Sentence]:
    place = path.relative_to(ROOT).as_posix()
    for text, use in texts(json.loads(path.read_text("utf-8"))):
        if text:
            yield Sentence(text, place, use)


def _exercise(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["name"], "name"
    yield data["short_name"], "short name: at most 22 letters"
    yield data["what_for"], "what it is for"
    yield from ((cue, "cue: at most 90 letters") for cue in data["cues"].values())
    yield from ((step, "step") for step in data["steps"])
    yield data["breathing"], "breathing"
    yield from ((mistake, "mistake") for mistake in data["mistakes"])
    yield from ((reason, "stop if") for reason in data["stop_if"])
    yield from ((caution["note"], "caution") for caution in data["cautions"].values())


def _routine(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["title"], "title"
    yield data["for"], "for whom"
    yield data["frequency"], "how often"
    for routine in data["routines"]:
        yield routine["title"], "title of a routine"
        yield from ((item.get("note", ""), "note") for item in routine["items"])
    yield from ((sign, "move on when") for sign in data["move_on"])
    yield from ((sign, "hold back when") for sign in data["hold_back"])


def _card(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["title"], "title of a page to read"
    yield data["summary"], "what it says, in a line"
    yield from ((point, "to read") for point in data["points"])
    yield from ((sign, "sign to call for at once") for sign in data["emergency"])
    yield from ((sign, "sign to speak to a clinician for today") for sign in data["today"])


def _questionnaire(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["title"], "title of a questionnaire"
    yield from ((line, "how to fill in a questionnaire") for line in data["intro"])
    use = "questionnaire: use its published translation, never one of your own"
    yield from ((sentence["words"], use) for sentence in data["sentences"])


def _protocol(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["title"], "title of a protocol of ice or heat"
    yield data["note"], "how to use it"


def _thermal(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((c["words"], "what makes ice or heat risky for the person") for c in data["conditions"])
    for tick in data["ticks"]:
        yield tick["words"], "must be true before ice or heat"
        yield tick["said"], "said by somebody for whom it is not true"
    for sign in data["signs"]:
        yield sign["words"], "seen on the skin or felt"
        yield from ((line, "what to do about it") for line in sign["advice"])


def _cautions(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((caution["question"], "what is hard for the person") for caution in data["cautions"])


def _rules(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((gate["question"], "question before every session") for gate in data["gates"])
    for item in data["items"]:
        yield item["title"], "symptom, as a title"
        yield item["question"], "symptom, as a question"
        yield item["symptom"], "symptom: completes 'I have ...'"
    yield from ((modifier["question"], "question about the person") for modifier in data["modifiers"])
    yield from ((rule["title"], "rule on the person, as a reason") for rule in data["persons"])
    yield from ((rule["title"], "rule on pain scores, as a reason") for rule in data["numeric"])


def _countries(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield data["unknown"]["words"], "beside the number for an unknown country"
    for country in data["countries"]:
        yield country["name"], "country"
        if any(letter.isalpha() for letter in country["advice"]):
            yield country["advice"], "advice line of a country"


if __name__ == "__main__":
    main(sys.argv[1:])
