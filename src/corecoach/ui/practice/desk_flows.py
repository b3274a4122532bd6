"""The flows of the clinician's side, each made when it is first needed."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QObject

from corecoach.practice.patient import PatientFile
from corecoach.ui.practice.shell import CLEARANCE, OVERVIEW

if TYPE_CHECKING:
    from corecoach.ui.practice.clearance_flow import ClearanceFlow
    from corecoach.ui.practice.desk import Desk
    from corecoach.ui.practice.editor_flow import EditorFlow
    from corecoach.ui.practice.exercise_flow import ExerciseFlow
    from corecoach.ui.practice.files_flow import FilesFlow
    from corecoach.ui.practice.overview_flow import OverviewFlow
    from corecoach.ui.practice.patients_flow import PatientsFlow
    from corecoach.ui.practice.practice_settings_flow import PracticeSettingsFlow
    from corecoach.ui.practice.setup_flow import SetupFlow

F = TypeVar("F", bound=QObject)


class TabFlow(Protocol):
    """What leads through a tab of a patient."""

    def show(self, file: PatientFile) -> object:
        """Show it."""
        ...


class DeskFlows(QObject):
    """What a desk has of flows. One that has something to put away first has a method `leave`, one that
    has something to save before the window closes has a method `stow`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._flows: dict[str, QObject] = {}

    def tab(self, tab: str) -> TabFlow:
        """What leads through a tab of a patient; through the programme where there is no such tab."""
        flows: dict[str, Callable[[], TabFlow]] = {OVERVIEW: self.overview, CLEARANCE: self.clearance}
        return flows.get(tab, self.editor)()

    def editor(self) -> "EditorFlow":
        """The way through a programme as it is written."""
        from corecoach.ui.practice.editor_flow import EditorFlow

        desk = self._desk
        return self._flow("editor", lambda: EditorFlow(desk, desk.window, desk.practice))

    def overview(self) -> "OverviewFlow":
        """The way through what came back."""
        from corecoach.ui.practice.overview_flow import OverviewFlow

        desk = self._desk
        return self._flow("overview", lambda: OverviewFlow(desk, desk.window, desk.practice))

    def exercises(self) -> "ExerciseFlow":
        """The way through own exercises."""
        from corecoach.ui.practice.exercise_flow import ExerciseFlow

        desk = self._desk
        return self._flow(
            "exercises", lambda: ExerciseFlow(desk, desk.window, desk.practice, desk.half_written)
        )

    def clearance(self) -> "ClearanceFlow":
        """The way to clear a lockout."""
        from corecoach.ui.practice.clearance_flow import ClearanceFlow

        return self._flow("clearance", lambda: ClearanceFlow(self._desk))

    def patients(self) -> "PatientsFlow":
        """The way through the patients."""
        from corecoach.ui.practice.patients_flow import PatientsFlow

        return self._flow("patients", lambda: PatientsFlow(self._desk))

    def files(self) -> "FilesFlow":
        """Files that are opened."""
        from corecoach.ui.practice.files_flow import FilesFlow

        return self._flow("files", lambda: FilesFlow(self._desk))

    def own_settings(self) -> "PracticeSettingsFlow":
        """The settings of the workspace."""
        from corecoach.ui.practice.practice_settings_flow import PracticeSettingsFlow

        return self._flow("settings", lambda: PracticeSettingsFlow(self._desk))

    def setting_up(self) -> "SetupFlow":
        """The way to a key."""
        from corecoach.ui.practice.setup_flow import SetupFlow

        return self._flow("setup", lambda: SetupFlow(self._desk))

    def stow(self) -> None:
        """Save what is being written, before the window closes or shows something else."""
        for flow in tuple(self._flows.values()):
            getattr(flow, "stow", lambda: None)()

    def _take_flows(self) -> Mapping[str, QObject]:
        flows, self._flows = self._flows, {}
        return flows

    @property
    def _desk(self) -> "Desk":
        return cast("Desk", self)

    def _flow(self, name: str, make: Callable[[], F]) -> F:
        if name not in self._flows:
            self._flows[name] = make()
        return self._flows[name]  # type: ignore[return-value]


def drop(flows: Mapping[str, QObject]) -> None:
    """Let each put away what it has, whatever becomes of the others. Raises what the first one raised."""
    failed: Exception | None = None
    for flow in flows.values():
        try:
            getattr(flow, "leave", lambda: None)()
        except Exception as error:
            failed = failed or error
        flow.deleteLater()
    if failed is not None:
        raise failed
