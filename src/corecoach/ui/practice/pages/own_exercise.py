"""The page of one own exercise: its words, dose and cautions on the left, its poses on the right."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from corecoach.practice.key_poses import standing
from corecoach.practice.own_exercise import ExerciseDraft
from corecoach.ui.look import Look
from corecoach.ui.pages.asked import held
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.exercise_problem_words import Fault
from corecoach.ui.practice.pages.own_exercise_cautions import CautionsForm
from corecoach.ui.practice.pages.own_exercise_dose import DoseForm
from corecoach.ui.practice.pages.own_exercise_frame import Header, scrolled
from corecoach.ui.practice.pages.own_exercise_words import WordsForm
from corecoach.ui.practice.widgets.draft_form import Change, DraftForm
from corecoach.ui.practice.widgets.forms import fault_line, said, small_button
from corecoach.ui.practice.widgets.pose_editor import PoseAt, PoseEditor
from corecoach.ui.practice.widgets.segments import Segments
from corecoach.ui.widgets import Kind, Text, column, grow, row
from corecoach.words import _, ngettext

_LEFT_PX, _LEFT_MEDIUM_PX = 470, 400


@dataclass
class ExerciseAt:
    """Where somebody is on the page. It belongs to the caller, so that it outlives the page."""

    tab: str = "words"
    pose: PoseAt = field(default_factory=PoseAt)
    scroll: dict[str, int] = field(default_factory=dict)


class OwnExercisePage(QWidget):
    """`changed` carries the ExerciseDraft and a name for the change: changes in a row with the same one are
    one step of undo. The others carry nothing."""

    changed = Signal(object, str)
    save_requested = Signal(object)
    cancel_requested = Signal(object)
    undo_requested = Signal(object)
    redo_requested = Signal(object)

    def __init__(self, look: Look, draft: ExerciseDraft, cautions: Sequence[str], at: ExerciseAt) -> None:
        """`cautions` are the codes of the library; `at` is filled in place."""
        super().__init__()
        look = dense(look)
        self.look, self._draft, self._at = look, draft, at
        self._faults: tuple[Fault, ...] = ()
        self.setAccessibleName(_("Own exercise"))
        self.header = Header(look)
        codes = tuple(dict.fromkeys([*cautions, *draft.cautions]))
        self._forms: dict[str, DraftForm] = {
            "words": WordsForm(look), "dose": DoseForm(look), "cautions": CautionsForm(look, codes)
        }  # fmt: skip
        self.poses: PoseEditor | None = None
        self._pose_faults: QWidget | None = None
        self._lay_out()
        self._listen()
        self.show_draft(draft)
        self.show_tab(at.tab)

    # -- what is shown ----------------------------------------------------------------------------------

    @property
    def draft(self) -> ExerciseDraft:
        """What is shown."""
        return self._draft

    def show_draft(self, draft: ExerciseDraft) -> None:
        """Show a draft, as after an undo."""
        before, self._draft = self._draft, draft
        for form in self._forms.values():
            form.show_draft(draft)
        self.header.show_name(draft.name)
        if (draft.figure is None) != (self.poses is None):
            self._put_poses()
        elif self.poses is not None and draft.figure is not None:
            if draft.figure != self.poses.figure:
                self.poses.show_figure(draft.figure)
            if before.dosage != draft.dosage:
                self.poses.show_dosage(draft.dosage)

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Say whether there is anything to take back, or to do again."""
        self.header.allow(undo=can_undo, redo=can_redo)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Say what is wrong, beside what it is about."""
        self._faults = tuple(faults)
        for form in self._forms.values():
            form.show_faults(self._faults)
        self._tell_poses()
        count = len(self._faults)
        words = ngettext("{n} thing to put right", "{n} things to put right", count).format(n=count)
        self._sum.setText(words if count else _("Nothing is missing."))
        self._sum.set_role("danger" if count else "ink-2")
        self._to_first.setVisible(count > 0)

    def focus_first(self) -> None:
        """Give the keyboard to what comes first where somebody is."""
        if self._at.tab == "poses" and self.poses is not None:
            self.poses.focus_first()
        else:
            self._tabs.focus_first()

    def go_to_fault(self) -> None:
        """Go to the first thing that is wrong."""
        if not self._faults:
            return
        first = self._faults[0]
        if first.tab == "poses":
            self.show_tab("poses" if self.look.narrow else self._at.tab)
            if self.poses is not None:
                self.poses.show_key(first.key)
            return
        self.show_tab(first.tab)
        self._forms[first.tab].focus_on(first.where)

    # -- parts ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        look, side = self.look, self.look.px(20)
        names = [("words", _("Words")), ("dose", _("Dose")), ("cautions", _("Cautions"))]
        if look.narrow:
            names.append(("poses", _("Poses")))
        self._tabs = Segments(look, names, name=_("Part"), value=self._at.tab)
        self._pane, self._right = QStackedWidget(), QWidget()
        self._areas = {name: scrolled(look, form) for name, form in self._forms.items()}
        for area in self._areas.values():
            self._pane.addWidget(area)
        self._right.setLayout(column())
        left = held(column(row(self._tabs, None), self._pane, self._foot(), gap=look.px(12)))
        right = scrolled(look, self._right, fills=True)
        body = row(left, grow(right), gap=look.px(12), margins=(side, look.px(14), side, look.px(14)))
        if look.narrow:
            self._pane.addWidget(right)
            body = row(left, margins=(side, look.px(14), side, look.px(14)))
        else:
            left.setFixedWidth(look.text_px(_LEFT_MEDIUM_PX if look.width == "medium" else _LEFT_PX))
        box = column(self.header, held(body))
        box.setStretch(1, 1)
        self.setLayout(box)
        self._put_poses()

    def _foot(self) -> QWidget:
        look = self.look
        self._sum = said(look, "", "ink-2")
        self._to_first = small_button(look, _("Go to the first"), Kind.SECONDARY, on_click=self.go_to_fault)
        self._to_first.hide()
        return held(row(grow(self._sum), self._to_first, gap=look.px(10)))

    def _put_poses(self) -> None:
        """The pose editor, or a way to begin one where the exercise has no figure."""
        layout, look = self._right.layout(), self.look
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.poses, self._pose_faults = None, None
        if self._draft.figure is None:
            words = Text(
                look, _("This exercise has no figure. Its steps are shown instead."), "body", "ink-2"
            )
            begin = small_button(look, _("Begin with somebody standing"), icon="plus", on_click=self._begin)
            layout.addWidget(held(column(words, row(begin, None), None, gap=look.px(12))))
            return
        self.poses = PoseEditor(look, self._draft.figure, self._draft.dosage, self._at.pose)
        self.poses.changed.connect(self._on_figure)
        layout.addWidget(self.poses)
        self._pose_faults = QWidget()
        self._pose_faults.setLayout(column(gap=look.px(4), margins=(0, look.px(8), 0, 0)))
        layout.addWidget(self._pose_faults)
        self._tell_poses()

    def _tell_poses(self) -> None:
        """The first lines on the poses, below them."""
        layout = self._pose_faults.layout() if self._pose_faults is not None else None
        if layout is None:
            return
        while (item := layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = [fault.line for fault in self._faults if fault.tab == "poses"]
        for line in lines[:2]:
            layout.addWidget(fault_line(self.look, line))

    # -- what somebody does -----------------------------------------------------------------------------

    def _listen(self) -> None:
        self._tabs.chosen.connect(self.show_tab)
        for form in self._forms.values():
            form.edited.connect(self._on_edit)
        self.header.asked.connect(lambda what: getattr(self, f"{what}_requested").emit(None))
        for keys, what in (
            ("Ctrl+Z", "undo"),
            ("Ctrl+Y", "redo"),
            ("Ctrl+Shift+Z", "redo"),
            ("Ctrl+S", "save"),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(getattr(self, f"{what}_requested").emit, None))

    def show_tab(self, tab: str) -> None:
        """Show a part. Where poses stand beside the others, theirs is that of the words."""
        self._at.tab = tab
        shown = tab if self.look.narrow or tab != "poses" else "words"
        self._tabs.show_value(shown)
        self._pane.setCurrentIndex([*self._forms, "poses"].index(shown))

    def _on_edit(self, change: Change, name: str) -> None:
        self._change(change(self._draft), name)

    def _on_figure(self, figure: object, name: str) -> None:
        self._change(replace(self._draft, figure=figure), name)

    def _begin(self) -> None:
        self._change(replace(self._draft, figure=standing()), "")

    def _change(self, draft: ExerciseDraft, name: str) -> None:
        if draft != self._draft:
            self.show_draft(draft)
            self.changed.emit(draft, name)
