"""What the way through own exercises needs around it: a shelf to keep them, and a desk to come from."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveResult
from corecoach.library import Library
from corecoach.prescription import Author, Exercise
from corecoach.ui.look import Look


class ExerciseShelf(Protocol):
    """Where own exercises are kept, and who they are of."""

    @property
    def library(self) -> Library:
        """What there is to start from."""

    @property
    def author(self) -> Author:
        """Who writes it."""

    def own_exercises(self) -> tuple[Exercise, ...]:
        """The clinician's own exercises."""

    def save_exercise(self, exercise: Exercise) -> SaveResult:
        """Keep an own exercise."""


class Desk(Protocol):
    """Where the flow came from, and who says what could not be saved. Behind its lock it shows nothing."""

    def show_over(self, make: Callable[[Look], QWidget]) -> None:
        """Show a page."""

    def show_patients(self) -> None:
        """Show all patients."""

    def say(self) -> None:
        """Say what waits, or nothing."""

    def tell(self, result: SaveResult, again: Callable[[], SaveResult] | None = None) -> None:
        """Say what could not be saved."""
