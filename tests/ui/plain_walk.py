"""A walk from page to page under an eye that reads them, and which pages each walk has to come past."""

from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import iter_modules

from hands import AtWindow, settle
from plain_eye import Eye, names_of, whole_ones
from PySide6.QtWidgets import QWidget

import corecoach.ui.pages
import corecoach.ui.practice.pages
from corecoach.ui.practice.shell import Shell

# What each walk comes past. Pages of the clinician's side are called `practice.` and their name.
WALKS = {
    "files": {
        "WelcomePage", "OfferPage", "TrustStepPage", "RefusedFilePage", "NoticePage", "ResultPage",
        "SignaturePage",
    },
    "places": {"TodayPage", "ProgrammePage", "LibraryPage", "ExercisePage", "SettingsPage", "AboutYouPage"},
    "session": {
        "GatePage", "Player", "SummaryPage", "StoppedPage", "PainNowPage", "DrillPage", "NoticePage",
        "MorningPage", "DosePage",
    },
    "packs": {
        "PacksPage", "PackAnswersPage", "PackRunningPage", "TodayPage", "PackOverPage", "PackSignPage",
        "PackAdvicePage", "PackLogPage", "LookAgainPage", "NoticePage",
    },
    "locks": {"LockoutPage", "UnlockPage", "ClearancePage", "EmergencyPage", "TodayPage"},
    "records": {
        "LockoutPage", "TrendPage", "DiaryPage", "CheckInPage", "FunctionPage", "RatingPage", "NamingPage",
    },
    "patients": {
        "practice.SetupPage", "practice.KeyPage", "practice.PatientsPage", "practice.PatientDetailsPage",
        "practice.EditorStartPage", "practice.ClearancePage", "practice.CodePage",
        "practice.EmptyOverviewPage", "practice.PracticeSettingsPage", "practice.PracticeUnlockPage",
        "practice.UnreadablePage",
    },
    "editor": {
        "practice.EditorPage", "practice.PreviewPage", "practice.TemplatePage", "practice.SignPage",
        "practice.SignedPage", "practice.HandoutPage",
    },
    "own exercise": {"practice.ExerciseStartPage", "practice.OwnExercisePage"},
    "back": {"practice.OverviewPage", "practice.WhosePage", "RefusedFilePage", "NoticePage"},
}  # fmt: skip

# They show words of the program and of its library, and none of a file or a person.
OWN_WORDS = {
    "ChangePage", "TicksPage", "UntruePage", "FollowUpPage", "WherePage", "ReadingPage", "ReadingCardPage",
    "RoutinePage", "RoutinesPage",
}  # fmt: skip


class Walk:
    """One walk; `over` at its end."""

    def __init__(self, name: str, at: AtWindow, eye: Eye) -> None:
        self._name, self._at, self._eye = name, at, eye
        self._seen: set[str] = set()

    def sees(self, page: str, whole: str = "", cut: str = "") -> set[str]:
        """This page is there, and shows the texts with these names whole, and of others the beginning. All
        that is shown."""
        self.settle()
        assert name_of(type(self._body)) == page
        shown = self._eye.read(self._at.world.window)
        missing = set(whole.split()) - whole_ones(shown) | set(cut.split()) - names_of(shown)
        assert not missing, (page, missing)
        self._seen.add(page)
        return shown

    def settle(self) -> None:
        """Wait for what is read or made bit by bit."""
        settle()
        while self._at.world.director._files._turns.busy:
            settle()
        self._at.world.settle()
        settle()

    def over(self) -> None:
        """Every page of the walk was seen."""
        assert self._seen == WALKS[self._name]

    @property
    def _body(self) -> QWidget:
        page = self._at.page
        return page.body if isinstance(page, Shell) else page


def name_of(page: type[QWidget]) -> str:
    """How a page is called here."""
    there = "practice." if page.__module__.startswith(corecoach.ui.practice.pages.__name__) else ""
    return there + page.__name__


def all_pages() -> set[str]:
    """Every page of both sides."""
    found = set()
    for room in (corecoach.ui.pages, corecoach.ui.practice.pages):
        for module in iter_modules(room.__path__, f"{room.__name__}."):
            members = getmembers(import_module(module.name), isclass)
            found |= {c for _name, c in members if c.__module__ == module.name and issubclass(c, QWidget)}
    return {name_of(c) for c in found if c.__name__.endswith("Page") and not c.__name__.startswith("_")}
