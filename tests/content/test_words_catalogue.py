"""The catalogue of sentences: complete, up to date, and made of sentences that can be translated."""

import ast
import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from corecoach.library import Library
from corecoach.prescription import Exercise
from corecoach.safety import RuleSet

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "corecoach"
ASSETS = ROOT / "assets"
CATALOGUE = ASSETS / "locale" / "corecoach.pot"

# Texts of assets, looked up where they are shown: `_(item.title)`. All of them are in the catalogue.
ASSET_FIELDS = {
    "name", "short_name", "title", "question", "symptom", "start", "advice", "what_for", "breathing", "note",
    "summary", "for_whom", "frequency", "words", "said",
}  # fmt: skip
# The same through a variable, by file.
ASSET_LOOKUPS = {
    "coach/session_cases.py": {"note"},
    "practice/warning_words.py": {"symptom"},
    "practice/words_around.py": {"note"},
    "ui/exercise_words.py": {"question"},
    "ui/pages/exercise.py": {"line"},
    "ui/pages/function_ticks.py": {"lead", "line"},
    "ui/pages/pack_sign.py": {"line"},
    "ui/pages/reading.py": {"point", "sign"},
    "ui/pages/routine.py": {"note", "sign"},
    "ui/pages/routine_words.py": {"note"},
    "ui/pages/summary.py": {"note"},
    "ui/pages/today.py": {"name"},
    "ui/player/cue_words.py": {"own or cues.start"},
    "ui/player/stage.py": {"step"},
    "ui/practice/shelf_entries.py": {"note"},
    "ui/print/exercise_pdf.py": {"line"},
    "ui/print/programme_packs.py": {"note"},
    "ui/print/programme_page.py": {"title"},
    "ui/print/programme_said.py": {"sentence"},
}

Message = str | tuple[str, ...]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corecoach_words", ROOT / "tools" / "words.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ids(catalogue: Catalog) -> set[Message]:
    return {tuple(m.id) if isinstance(m.id, list | tuple) else m.id for m in catalogue if m.id}


@pytest.fixture(scope="module")
def committed() -> set[Message]:
    with CATALOGUE.open("rb") as file:
        return ids(read_po(file))


def firsts(catalogue: set[Message]) -> set[str]:
    """The sentences for one, of those with a plural."""
    return {one[0] for one in catalogue if isinstance(one, tuple)}


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Calls of functions in a source file, each with the name that is called."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node


SOURCES = sorted(SOURCE.rglob("*.py"))
CALLS = [(path, name, call) for path in SOURCES for name, call in calls(path)]
SENTENCES = [(path, call) for path, name, call in CALLS if name == "_"]
PLURALS = [(path, call) for path, name, call in CALLS if name == "ngettext"]


def place(path: Path, call: ast.Call) -> str:
    return f"{path.relative_to(SOURCE).as_posix()}:{call.lineno}: {ast.unparse(call)}"


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def is_asset_text(path: Path, node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in ASSET_FIELDS
    return ast.unparse(node) in ASSET_LOOKUPS.get(path.relative_to(SOURCE).as_posix(), set())


def test_the_catalogue_is_up_to_date(committed: set[Message]) -> None:
    fresh = ids(tool().catalogue())
    assert committed - fresh == set(), "run: make words"
    assert fresh - committed == set(), "run: make words"


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    made = tool()
    for name in ("one", "two"):
        made.main([str(tmp_path / name)])
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_the_catalogue_tells_no_date_machine_or_line() -> None:
    text = CATALOGUE.read_text("utf-8")
    assert "Date" not in text.partition("\n\n")[0]
    assert str(ROOT) not in text and str(Path.home()) not in text
    places = [word for line in re.findall(r"^#: (.*)$", text, re.MULTILINE) for word in line.split()]
    assert places
    assert [p for p in places if not (ROOT / p).is_file()] == []


def test_every_sentence_of_the_source_is_there(committed: set[Message]) -> None:
    """By Babel's own reader, another way than the tool's: a call that one of them overlooks shows."""
    said: set[Message] = set()
    for path in SOURCES:
        found = extract_from_file("python", path, {"_": None, "ngettext": (1, 2)})
        said |= {tuple(text) if isinstance(text, tuple) else text for _line, text, *_rest in found}
    assert len(SENTENCES) > 300 and len(said) > 300
    assert {one for one in said if isinstance(one, str)} - committed - firsts(committed) == set()
    assert {one for one in said if isinstance(one, tuple)} - committed == set()


def test_a_sentence_inside_an_f_string_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, folder = tool(), tmp_path / "src" / "corecoach"
    folder.mkdir(parents=True)
    (folder / "one.py").write_text(
        """words = f"{_('Rest')} {ngettext('{n} day', '{n} days', 2)} {_(name)}"\n"""
    )
    monkeypatch.setattr(made, "ROOT", tmp_path)
    assert [s.text for s in made.code_sentences()] == ["Rest", ("{n} day", "{n} days")]


def test_plurals_are_there(committed: set[Message]) -> None:
    assert len(PLURALS) > 10
    said = {(literal(call.args[0]), literal(call.args[1])) for _path, call in PLURALS}
    assert said - {one for one in committed if isinstance(one, tuple)} == set()


def test_texts_of_assets_are_there(committed: set[Message]) -> None:
    rules = msgspec.json.decode((ASSETS / "safety" / "rules.json").read_bytes(), type=RuleSet)
    shown = {gate.question for gate in rules.gates}
    shown |= {text for item in rules.items for text in (item.title, item.question, item.symptom)}
    shown |= {modifier.question for modifier in rules.modifiers}
    shown |= {rule.title for rule in (*rules.persons, *rules.numeric)}
    for path in (ASSETS / "exercises").glob("*.json"):
        e = msgspec.json.decode(path.read_bytes(), type=Exercise)
        shown |= {e.name, e.short_name, e.what_for, e.breathing, *e.steps, *e.mistakes, *e.stop_if}
        shown |= {cue for cue in msgspec.structs.astuple(e.cues) if cue}
        shown |= {caution.note for caution in e.cautions.values()}
    for card in Library(ASSETS).education:
        shown |= {card.title, card.summary, *card.points, *card.emergency, *card.today}
    for t in Library(ASSETS).templates:
        shown |= {t.title, t.for_whom, t.frequency, *t.move_on, *t.hold_back, *(r.title for r in t.routines)}
    for q in Library(ASSETS).questionnaires.values():
        shown |= {q.title, *q.intro, *(sentence.words for sentence in q.sentences)}
    thermal = Library(ASSETS).thermal_rules
    assert thermal is not None
    shown |= {row.words for row in (*thermal.conditions, *thermal.ticks, *thermal.signs)}
    shown |= {tick.said for tick in thermal.ticks} | {t for sign in thermal.signs for t in sign.advice}
    shown |= {text for p in Library(ASSETS).protocols for text in (p.title, p.note)}
    numbers = json.loads((ASSETS / "safety" / "emergency-numbers.json").read_text("utf-8"))
    shown |= {country["name"] for country in numbers["countries"]}
    assert shown - committed == set()


def test_every_sentence_is_a_literal_or_an_asset_text() -> None:
    """A sentence put together at run time is in no catalogue: no f-strings, no `+`, no `.format` inside."""
    other = [
        place(path, call)
        for path, call in SENTENCES
        if literal(call.args[0]) is None and not is_asset_text(path, call.args[0])
    ]
    assert other == []


def test_plural_sentences_are_literals() -> None:
    other = [place(p, call) for p, call in PLURALS if not (literal(call.args[0]) and literal(call.args[1]))]
    assert other == []


def test_placeholders_have_names() -> None:
    """`{}` and `{0}` cannot be put in another order by somebody who does not see the code."""
    texts = [(p, c, literal(a)) for p, c in SENTENCES + PLURALS for a in c.args[:2]]
    nameless = [place(p, c) for p, c, text in texts if text and re.search(r"\{\d*\}", text)]
    assert nameless == []


@pytest.mark.parametrize("path", sorted(ASSET_LOOKUPS))
def test_the_exceptions_are_needed(path: str) -> None:
    used = {ast.unparse(call.args[0]) for p, call in SENTENCES if p == SOURCE / path}
    assert used >= ASSET_LOOKUPS[path]
