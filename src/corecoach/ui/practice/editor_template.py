"""The way to a template of one's own, and back to the editor."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from corecoach.coach import SaveResult
from corecoach.practice.practice import Practice
from corecoach.practice.rows import TemplateRow
from corecoach.ui.look import Look
from corecoach.ui.practice.dense import dense
from corecoach.ui.practice.editor_session import EditorSession
from corecoach.ui.practice.pages.editor_template import LONGEST_TITLE, TemplateDraft, TemplatePage
from corecoach.words import _

if TYPE_CHECKING:
    from corecoach.ui.practice.desk import Desk


class Templating:
    """Asks for a title, and keeps the programme under it. `done` gets what became of it, and what to say."""

    def __init__(
        self,
        desk: "Desk",
        practice: Practice,
        session: EditorSession,
        back: Callable[[], object],
        done: Callable[[SaveResult, str], object],
    ) -> None:
        self._desk, self._practice, self._session = desk, practice, session
        self._back, self._done = back, done
        title = session.draft.title.strip() or _("My template")
        self._draft = TemplateDraft(title[:LONGEST_TITLE])

    def show(self) -> None:
        """Show the page."""
        self._desk.show_step(self._page, self._session.file)

    def _page(self, look: Look) -> QWidget:
        page = TemplatePage(dense(look), self._own(), self._began(), self._draft)
        page.save_requested.connect(lambda _none: self._save())
        page.remove_requested.connect(self._remove)
        page.back_requested.connect(lambda _none: self._back())
        return page

    def _own(self) -> tuple[TemplateRow, ...]:
        return tuple(row for row in self._practice.templates() if row.own)

    def _began(self) -> TemplateRow | None:
        return next((row for row in self._own() if row.id == self._session.draft.template), None)

    def _save(self) -> None:
        title = self._draft.title.strip()
        result = self._practice.save_template(self._session.draft, title, self._place(title))
        self._back()
        words = _("Saved as your template: {title}. Nothing of the patient is in it.")
        self._done(result, words.format(title=title))

    def _place(self, title: str) -> str:
        """The id of the template that it takes the place of; empty for a new one."""
        began = self._began()
        if began is not None and self._draft.instead:
            return began.id
        return next((row.id for row in self._own() if row.title.strip() == title), "")

    def _remove(self, template: str) -> None:
        """Asked twice: a template that is gone does not come back."""
        if self._draft.asked == template:
            self._practice.remove_template(template)
            self._draft.asked = ""
        else:
            self._draft.asked = template
        self.show()
