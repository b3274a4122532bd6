"""Milliseconds in a real window of a clinician with 200 patients and 500 signed programmes."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from corecoach.app import App
from corecoach.coach import Settings
from corecoach.home import Home
from corecoach.practice.patient import PatientFile
from corecoach.practice.practice import Practice
from corecoach.prescription import Author
from corecoach.ui.practice.editor_ahead import EditorAhead
from corecoach.ui.practice.widgets.dose_cell import DoseCell

PATIENTS, PROGRAMMES, ROUNDS = 200, 500, 12
PASSPHRASE = "four quiet blue herons"
KEYS = ("2", "Tab", "1", "Tab", "4", "Tab", "Down", "Up", "Tab", "5")


def fill(practice: Practice) -> list[PatientFile]:
    """Patients with drafts and signed programmes, as a year or two of work leaves them."""
    practice.set_up(Author("Ana Ruiz", "physiotherapist"), PASSPHRASE)
    templates = [row.id for row in practice.templates()]
    files = [practice.add_patient(f"Patient {n:03d} Example")[0] for n in range(PATIENTS)]
    for n, file in enumerate(files):
        draft = practice.from_template(templates[n % len(templates)], file)
        file.save_draft(draft)
        signed = practice.sign(file, draft, PASSPHRASE) if n == 0 else None
        assert not isinstance(signed, list), signed
        if signed is not None:
            data, programme = signed.data, signed.programme
        # Copies of one signed file: what is measured is reading many, not signing them.
        for _copy in range(PROGRAMMES // PATIENTS + n % 2):
            file.keep_signed(programme, data, practice.clock.now())
    return files


def took(app: App, action: Callable[[], object]) -> float:
    """Milliseconds until it is laid out and painted."""
    began = time.perf_counter()
    action()
    QApplication.processEvents()
    app.window.repaint()
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print the list of patients, the editor first and later, and a key press in it (median and worst)."""
    QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        home.save_settings(Settings(welcomed=True, country="GB", workspace="clinician"))
        names = [file.patient.id for file in fill(home.practice())]
        app = App(home)
        app.begin()
        desk = app.director.practice()
        desk.practice.open(PASSPHRASE)
        ahead = EditorAhead(app.window)
        while not ahead.is_done:
            # As the window does while the passphrase is typed.
            QApplication.processEvents()
        print(took(app, desk.show_patients))
        settle()
        opened = [open_editor(app, name) for name in names[:ROUNDS]]
        print(opened[0])
        print(statistics.median(opened[1:]))
        presses = [press for _round in range(ROUNDS) for press in pressed(app)]
        print(statistics.median(presses))
        print(max(presses))
        app.window.close()


def settle() -> None:
    """Let what a page does after it was painted be done, as somebody does who looks at it."""
    until = time.monotonic() + 0.5
    while time.monotonic() < until:
        QApplication.processEvents()


def open_editor(app: App, patient: str) -> float:
    """Milliseconds from the wish to the painted editor of a patient."""
    desk = app.director.practice()
    took_ms = took(app, lambda: desk.show_editor(desk.practice.patient_file(patient)))
    assert app.window.page is not None
    settle()
    return took_ms


def pressed(app: App) -> list[float]:
    """Milliseconds of each of some keys in the grid of doses, from the press to the painted page."""
    cells = [cell for cell in app.window.findChildren(DoseCell) if cell.isVisible()]
    cells[0].setFocus()
    settle()
    found = [took(app, lambda key=key: press(app, key)) for key in KEYS]  # type: ignore[misc]
    assert app.window.focusWidget() is not cells[0], "the keys reach the editor"
    return found


def press(app: App, key: str) -> None:
    """Press a key on what has the keyboard in the window; without a window manager none is ever active."""
    cell = app.window.focusWidget()
    assert isinstance(cell, DoseCell), cell
    QTest.keyClick(cell, code(key))


def code(key: str) -> Qt.Key:
    """The key of a name."""
    found: Qt.Key = getattr(Qt.Key, f"Key_{key}")
    return found


if __name__ == "__main__":
    main()
