"""What import contracts cannot see: parts of Qt, calls of the clock, sizes, and a sentence a module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "corecoach"
TREES = {
    path.relative_to(SRC).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(SRC.rglob("*.py"))
}
PURE = ("prescription", "pain", "figure", "safety", "session", "thermal")
PURE_FILES = [name for name in TREES if name.partition("/")[0] in PURE]

# What a pure room may take from the standard library: shapes of data and arithmetic, nothing of the world.
HARMLESS = {
    "bisect", "collections", "contextlib", "dataclasses", "datetime", "enum", "functools", "hashlib", "heapq",
    "itertools", "math", "operator", "re", "statistics", "types", "typing", "weakref",
}  # fmt: skip
# Calls that ask the world for something an argument should have brought.
WORLDLY = {
    "now",
    "today",
    "utcnow",
    "fromtimestamp",
    "open",
    "print",
    "input",
    "getenv",
    "__import__",
    "import_module",
}

LONGEST_FILE = 300


def imports(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """(module, name) for everything that is imported anywhere in a file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their room"
            yield from ((node.module or "", alias.name) for alias in node.names)


def parts_of_qt(name: str) -> set[str]:
    """The parts of Qt that a file imports, such as QtCore."""
    found = set()
    for module, imported in imports(TREES[name]):
        if module == "PySide6":
            found.add(imported)
        elif module.startswith("PySide6."):
            found.add(module.split(".")[1])
    return found


def called(tree: ast.AST) -> set[str]:
    """Names of everything that is called."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {f.id if isinstance(f, ast.Name) else getattr(f, "attr", "") for f in calls}


def test_the_source_was_found() -> None:
    assert len(TREES) > 150 and len(PURE_FILES) > 20


@pytest.mark.parametrize("name", PURE_FILES)
def test_a_pure_file_takes_only_what_is_harmless(name: str) -> None:
    for module, _name in imports(TREES[name]):
        top, _dot, rest = module.partition(".")
        if top == "corecoach":
            assert rest.partition(".")[0] in PURE, module
        else:
            assert top in HARMLESS | {"msgspec"}, module
    assert called(TREES[name]) & WORLDLY == set()


def test_nothing_harmless_was_made_up() -> None:
    assert sys.stdlib_module_names >= HARMLESS


@pytest.mark.parametrize(
    ("part", "places"),
    [
        ("QtMultimedia", ("audio/",)),
        ("QtTextToSpeech", ("audio/",)),
        ("QtNetwork", ("ui/single.py",)),
        ("QtWebEngineCore", ()),
        ("QtWebEngineWidgets", ()),
        ("QtWebSockets", ()),
        ("QtBluetooth", ()),
        ("QtSerialPort", ()),
    ],
)
def test_some_parts_of_qt_have_one_place(part: str, places: tuple[str, ...]) -> None:
    assert [
        name for name in TREES if part in parts_of_qt(name) and not name.startswith(places or ("-",))
    ] == []


# What takes markup in a text for its own, unless somebody thinks of it; and where that is done.
GUESSES_MARKUP = {
    "QLabel": {"ui/widgets/text.py"},
    "QTextDocument": {"ui/print/paper.py"}, "setHtml": {"ui/print/paper.py"},
    # Of a tray, with words of the program alone.
    "setToolTip": {"ui/notifier.py"},
    "QMessageBox": set(), "QInputDialog": set(), "QTextBrowser": set(), "QTextEdit": set(), "QToolTip": set(),
    "setWhatsThis": set(), "QErrorMessage": set(), "QProgressDialog": set(), "QWhatsThis": set(),
    "QStaticText": set(), "appendHtml": set(), "insertHtml": set(), "setMarkdown": set(),
}  # fmt: skip


@pytest.mark.parametrize("name", GUESSES_MARKUP)
def test_text_of_a_file_reaches_nothing_that_guesses_markup(name: str) -> None:
    """Whatever a file says is shown as it is written: only what asks for plain text shows words."""
    users = {file for file, tree in TREES.items() if name in named_in(tree)}
    assert users - ALSO_FOR_TYPES.get(name, set()) == GUESSES_MARKUP[name]


# They lay out what paper.py made, and make none themselves.
ALSO_FOR_TYPES = {"QTextDocument": {f for f in TREES if f.startswith("ui/print/")} - {"ui/print/paper.py"}}


def named_in(tree: ast.Module) -> set[str]:
    """Names and attributes that a file uses."""
    nodes = list(ast.walk(tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def test_only_a_socket_of_this_machine_is_opened() -> None:
    names = {
        name for tree in TREES.values() for module, name in imports(tree) if module == "PySide6.QtNetwork"
    }
    assert names <= {"QLocalServer", "QLocalSocket"}


def test_what_takes_long_to_import_is_not_imported_at_the_start() -> None:
    late = {"numpy", "pyqtgraph", "tinydb", "jsonschema", "cryptography", "wakepy"}
    late |= {"PySide6.QtMultimedia", "PySide6.QtTextToSpeech"}
    late |= {
        "corecoach.coach.library_view",
        "corecoach.exchange.figure_problems",
        "corecoach.library.education",
    }
    look = f"import sys, corecoach.app; print(sorted({late!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "")


@pytest.mark.parametrize("name", TREES)
def test_a_module_says_in_words_what_it_holds(name: str) -> None:
    assert ast.get_docstring(TREES[name])


def test_no_file_is_longer_than_a_few_screens() -> None:
    lines = {name: len((SRC / name).read_text("utf-8").splitlines()) for name in TREES}
    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == {}


def test_tests_have_names_of_their_own_and_no_packages() -> None:
    files = sorted((ROOT / "tests").rglob("*.py"))
    names = [path.name for path in files if path.name != "conftest.py"]
    assert sorted(set(names)) == sorted(names)
    assert "__init__.py" not in names
