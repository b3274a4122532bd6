"""An empty programme: what it can begin with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from corecoach.practice import edits
from corecoach.practice.draft import Draft
from corecoach.practice.practice import Practice
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_whole import planned
from corecoach.ui.practice.pages.editor_start import EditorStartPage
from corecoach.ui.practice.shell import EDITOR
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class Beginning:
    """Chooses a template, or none, and goes on to the editor."""

    def __init__(
        self,
        desk: "Desk",
        practice: Practice,
        session: EditorSession,
        go_on: Callable[[], object],
        edit: Callable[[Edit], object],
    ) -> None:
        self._desk, self._practice, self._session = desk, practice, session
        self._go_on, self._edit = go_on, edit

    def show(self) -> None:
        """Show the templates."""
        self._desk.show(self._page, self._session.file, EDITOR)

    def _page(self, look: Look) -> QWidget:
        page = EditorStartPage(
            dense(look), self._practice.templates(), self._session.state, self._session.patient
        )
        page.template_requested.connect(self._begin_with)
        page.empty_requested.connect(lambda _none: self._begin_empty())
        page.remove_requested.connect(self._remove)
        return page

    def _begin_with(self, template: str) -> None:
        draft = self._practice.from_template(template, self._session.file)
        self._begin(lambda _old: draft)

    def _begin_empty(self) -> None:
        name = self._session.patient

        def change(old: Draft) -> Draft:
            return _empty(old, _("Programme for {name}").format(name=name))

        self._begin(change)

    def _begin(self, change: Callable[[Draft], Draft]) -> None:
        self._session.state.row = -1
        self._edit(Edit(change))
        self._go_on()

    def _remove(self, template: str) -> None:
        self._practice.remove_template(template)
        self.show()


def _empty(draft: Draft, title: str) -> Draft:
    """One routine on three days of one phase: the least that can be handed over, but for its exercises."""
    from msgspec.structs import replace

    draft = replace(draft, title=draft.title or title[:80])
    draft = edits.add_routine(draft, _("Routine {n}").format(n=1))
    return planned(draft, draft.routines[-1].id)
