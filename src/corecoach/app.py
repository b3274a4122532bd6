"""Builds every object once, by constructor, and starts the window."""

import locale
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from corecoach.clock import Clock
from corecoach.coach import Settings
from corecoach.diary import CannotRead, FromTheFuture
from corecoach.home import Home
from corecoach.library import AssetError, Library
from corecoach.ui.application import Application
from corecoach.ui.director import Director
from corecoach.ui.first_paint import AfterFirstPaint
from corecoach.ui.look import Look, load_fonts, load_more_fonts
from corecoach.ui.preferences import SettingsInUse
from corecoach.ui.window import Window
from corecoach.words import _, use_language

if TYPE_CHECKING:
    from corecoach.audio.sounder import Sounder

    MakeSounder = Callable[[Path, str], Sounder]

FIRST_SIZE = (1280, 800)


class App:
    """The objects of a running window. Tests build one with their own clock and file chooser."""

    def __init__(
        self, home: Home, *, clock: Clock | None = None, sounder: "MakeSounder | None" = None
    ) -> None:
        self.home = home
        library = Library()
        load_fonts(library.folder)
        value = home.settings()
        if not value.country:
            value = _with_country(value)
        use_language(value.language, library.folder / "locale")
        self.settings = SettingsInUse(value, home.save_settings)
        self.coach = home.coach(library, clock)
        self.window = Window(self._look(value))
        make, sounds = sounder or make_sounder, library.folder / "sounds"
        self.director = Director(
            self.window,
            self.coach,
            self.settings,
            lambda: make(sounds, value.language),
            choose_programme,
            lambda: home.practice(library, self.coach.clock),
        )
        self.settings.changed.connect(self._on_settings)

    def begin(self, file: Path | None = None) -> None:
        """Show the window with its first page."""
        self.window.resize(*FIRST_SIZE)
        self.director.begin(file)
        self.window.show()

    def show_trouble(self, why: str) -> None:
        """The records cannot be opened: say so, and what to do in an emergency all the same."""
        from corecoach.ui.pages.notice import NoticePage
        from corecoach.ui.widgets import Kind

        number = self.coach.library.emergency.of(self.settings.value.country).number
        lines = [
            _("Nothing was changed. Exercise stays locked until the records can be read."),
            why,
            _("In an emergency call {number}, or your local emergency number.").format(number=number),
        ]
        ways = [(_("Close"), Kind.PRIMARY, self.window.close)]
        title = _("CoreCoach cannot open your records")
        self.window.show_page(lambda look: NoticePage(look, title, lines, ways, bar="CoreCoach"))
        self.window.show()

    def come_forward(self, file: Path | None) -> None:
        """A second start: raise the window, and show what its file holds."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if file is not None:
            self.director.receive(file)

    def _look(self, value: Settings) -> Look:
        dark = value.theme == "dark" or (value.theme == "system" and _system_is_dark())
        folder = self.window.look.assets if hasattr(self, "window") else self.coach.library.folder
        scale = value.text_scale / 100
        return Look(folder, dark=dark, scale=scale, still=value.less_movement, body=value.body)

    def _on_settings(self, value: Settings) -> None:
        look = self._look(value)
        if not look.is_like(self.window.look):
            self.window.set_look(look)


def make_sounder(sounds: Path, language: str) -> "Sounder":
    """Tones and voice in processes of their own; imported when the first session or the settings open."""
    from corecoach.audio.sounder import Sounder

    return Sounder(sounds, language=language)


def run_window(folder: Path | None, file: Path | None) -> int:
    """Open the window and run until it closes; or hand `file` to the window that is open already."""
    home = Home(folder)
    Application.setApplicationName("CoreCoach")
    Application.setDesktopFileName("corecoach")
    application = Application(sys.argv[:1])
    # Asking for Fusion by name makes Qt look through all style plug-ins; mostly it is there already.
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    lock = home.lock()
    if not lock.acquire():
        return _second_start(home, file)
    app = App(home)
    try:
        app.begin(file)
    except (CannotRead, FromTheFuture, AssetError) as error:
        app.show_trouble(str(error))
    application.open_with(app.come_forward)
    # Everything that the first paint does not need comes after it.
    AfterFirstPaint(app.window, lambda: _after_first_paint(app))
    try:
        return application.exec()
    finally:
        lock.release()


def _second_start(home: Home, file: Path | None) -> int:
    from corecoach.ui.single import hand_over

    if hand_over(home.folder, file):
        return 0
    sys.stderr.write(_("corecoach: another CoreCoach uses this data folder; close it first") + "\n")
    return 1


def _after_first_paint(app: App) -> None:
    from corecoach.ui.charts_ahead import ChartsAhead
    from corecoach.ui.quick_start import wake_collector
    from corecoach.ui.reminder import Reminder
    from corecoach.ui.single import Listener

    wake_collector()
    Reminder(app.director, app.window, app.coach, app.settings)
    load_more_fonts(app.coach.library.folder)
    Listener(app.home.folder, app.come_forward, app.window)
    app.director.look_again()
    clinician = app.settings.value.workspace == "clinician"
    if clinician:
        from corecoach.ui.practice.editor_ahead import EditorAhead

        EditorAhead(app.window)
    # In a place; not in a session or a check, and not while something lies on the skin.
    ChartsAhead(app.window, lambda: (clinician or bool(app.window.place)) and app.window.bar is None)


def choose_programme(parent: QWidget) -> Path | None:
    """Ask for a programme file."""
    kinds = _("CoreCoach programme (*.corecoach *.txt)") + ";;" + _("All files (*)")
    path, _kind = QFileDialog.getOpenFileName(parent, _("Open a programme"), str(Path.home()), kinds)
    return Path(path) if path else None


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _with_country(value: Settings) -> Settings:
    """A first guess at the country from the system's language, such as en_GB."""
    from msgspec.structs import replace

    name = locale.getlocale()[0] or ""
    code = name.partition("_")[2][:2].upper()
    return replace(value, country=code) if len(code) == 2 and code.isalpha() else value
