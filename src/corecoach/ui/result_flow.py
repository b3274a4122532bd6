"""Results for the clinician: what is in the file, who can read it, where it is saved, and what to do then."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from corecoach.coach import Coach
from corecoach.ui.dates import plain_date_words
from corecoach.ui.look import Look
from corecoach.ui.pages.results import ResultDraft, ResultPage
from corecoach.ui.save_flow import Paper, SaveFlow
from corecoach.ui.window import Window
from corecoach.words import _, ngettext

if TYPE_CHECKING:
    from corecoach.ui.director import Director

_KB = 1024


class ResultFlow:
    """`back` leads to where the person came from."""

    def __init__(
        self, director: "Director", window: Window, coach: Coach, back: Callable[[], object]
    ) -> None:
        self._director, self._window, self._coach, self._back = director, window, coach, back

    def begin(self) -> None:
        """Say what is in the file and ask who can read it."""
        can_seal = self._coach.results.can_seal
        draft = ResultDraft(sealed=can_seal)

        def make(look: Look) -> QWidget:
            page = ResultPage(look, draft, clinician=self._clinician(), can_seal=can_seal)
            page.save_requested.connect(self._save)
            page.decline_requested.connect(lambda _none: self._back())
            return page

        self._window.show_page(make)

    def _save(self, sealed: bool) -> None:
        def write(path: Path) -> None:
            self._coach.results.write(path, sealed=sealed)

        today = self._coach.clock.now().date()
        paper = Paper(
            bar=_("Results"),
            question=_("Save your results"),
            name=f"{_('My results')} {today.isoformat()}.ccresult",
            kinds=_("CoreCoach results (*.ccresult)"),
            saved=_("Your results are saved"),
            failed=_("Your results could not be saved"),
            what_next=tuple(self._next(sealed)),
            write=write,
            told=self._told,
            unmade=_(
                "The key in your programme cannot be used. Go back, and choose “Anyone who has the file”."
            ),
        )
        SaveFlow(self._window, self._coach, paper, self._back).begin()

    def _clinician(self) -> str:
        programme = self._coach.programme
        return programme.author.name if programme else ""

    def _told(self, path: Path) -> tuple[str, ...]:
        """Of which day the file is, and how large."""
        today = self._coach.clock.now().date()
        try:
            bytes_ = path.stat().st_size
        except OSError:
            return ()
        size = ngettext("{n} KB", "{n} KB", -(-bytes_ // _KB)).format(n=-(-bytes_ // _KB))
        return (_("Made on {day}, {size}.").format(day=plain_date_words(today), size=size),)

    def _next(self, sealed: bool) -> list[str]:
        name = self._clinician() or _("your physio")
        words = [_("Give the file to {name}, on a stick or by e-mail.").format(name=name)]
        if sealed:
            return [*words, _("Only {name} can read it.").format(name=name)]
        return [*words, _("Anyone who gets this file can read about your health. Do not leave it about.")]
