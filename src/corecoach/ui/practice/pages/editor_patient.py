"""What a programme says of the patient: title, review, pain limits, cautions, known signs, confirmations."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.practice.draft import Draft
from corecoach.prescription import BaselineEntry
from corecoach.ui.look import Look
from corecoach.ui.practice.day_typed import coming_day
from corecoach.ui.practice.editor_person import PersonChoices
from corecoach.ui.practice.editor_state import Edit
from corecoach.ui.practice.editor_view import EditorView
from corecoach.ui.practice.language_names import LANGUAGES, language_name
from corecoach.ui.practice.pages.editor_limits import LimitsCard
from corecoach.ui.practice.patient_words import short_day
from corecoach.ui.practice.widgets.forms import (
    SmallChoice,
    SmallField,
    SmallTick,
    flowing,
    held,
    labelled,
    said,
    small_button,
    strong,
)
from corecoach.ui.practice.widgets.known_sign import KnownSign
from corecoach.ui.practice.widgets.leaving_undo import leave_undo
from corecoach.ui.practice.widgets.scrolling import Scrolling
from corecoach.ui.practice.widgets.signed_list import SignedList, SignedRow
from corecoach.ui.widgets import Card, column, row
from corecoach.ui.widgets.card import Part
from corecoach.words import _

LONGEST_TITLE, REVIEW_WEEKS = 80, 6


class PatientPane(QWidget):
    """`edit_requested` carries an Edit, `give_requested` (`file` or `handout`, version). Known signs are
    built anew when one comes or goes."""

    edit_requested = Signal(object)
    give_requested = Signal(object)

    def __init__(
        self, look: Look, choices: PersonChoices, today: date, signed: Sequence[SignedRow] = ()
    ) -> None:
        """`signed` are the versions that were handed over before."""
        super().__init__()
        self._look, self._choices, self._today = look, choices, today
        self.setAccessibleName(_("Patient"))
        self._draft: Draft | None = None
        self._title = self._field(_("Title of the programme"), LONGEST_TITLE, self._set_title)
        self._review = self._field(_("Review by"), 30, self._type_review, width=170)
        self._fault = said(look, _("That is no day from today on. Write 3 Feb 2027."), "danger")
        self._fault.hide()
        self._language = SmallChoice(
            look, _("Language of your words"), tuple(LANGUAGES.items()), "en",
            lambda code: self._edit(lambda d: replace(d, language=code)),
        )  # fmt: skip
        self._limits = LimitsCard(look)
        self._limits.edit_requested.connect(self.edit_requested)
        self._signs_box = QVBoxLayout()
        self._signs_box.setSpacing(look.px(8))
        self._signs: list[KnownSign] = []
        self._built: tuple[str, ...] | None = None
        self._add = SmallChoice(
            look, _("Add a sign that you have assessed"), (("", _("Add a sign")), *choices.items), "",
            self._add_sign,
        )  # fmt: skip
        self._plans = self._ticks(choices.plans, lambda d: d.confirmations, _confirmed)
        self._cautions = self._ticks(choices.cautions, lambda d: d.cautions, _minded)
        self._area = area = Scrolling()
        self._versions = self._signed(signed) if signed else None
        cards = [*self._cards(), *([self._versions] if self._versions else [])]
        area.setWidget(held(column(*cards, None, gap=look.px(12))))
        self.setLayout(column(area))

    def focus_first(self) -> None:
        """Give the keyboard to the title."""
        self._title.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_signed(self) -> None:
        """Give the keyboard to the newest signed version."""
        if self._versions is not None:
            self._versions.focus_first()
            self._area.bring(self._versions)

    def show_view(self, view: EditorView) -> None:
        """Show another value; what is typed stays."""
        draft = self._draft = view.draft
        if self._title.text() != draft.title:
            self._title.setText(draft.title)
        day = short_day(draft.review_by) if draft.review_by else ""
        if coming_day(self._review.text(), self._today) != draft.review_by and not self._review.hasFocus():
            self._review.setText(day)
            self._fault.hide()
        if self._language.findData(draft.language) < 0:
            self._language.addItem(language_name(draft.language), draft.language)
        self._language.setCurrentIndex(self._language.findData(draft.language))
        self._limits.show_limits(draft.pain_limits, view.typed)
        self._show_signs(draft)
        for ticks, on in ((self._plans, draft.confirmations), (self._cautions, draft.cautions)):
            for code, tick in ticks.items():
                tick.blockSignals(True)
                tick.setChecked(code in on)
                tick.blockSignals(False)

    # -- parts ------------------------------------------------------------------------------------------

    def _cards(self) -> list[Part]:
        look = self._look
        weeks = small_button(
            look, _("In {n} weeks").format(n=REVIEW_WEEKS),
            on_click=lambda: self._set_review(self._today + timedelta(weeks=REVIEW_WEEKS)),
        )  # fmt: skip
        review = labelled(look, _("Review by"), held(row(self._review, weeks, gap=look.px(8))), self._fault)
        language = labelled(look, _("Language of your words"), self._language)
        programme = self._card(
            _("Programme"), labelled(look, _("Title"), self._title), flowing(look, review, language, gap=24)
        )
        signs = self._card(
            _("Signs that you know and have assessed"),
            said(
                look,
                _("The safety check asks whether they changed. While they are the same, it goes on."),
                "ink-2",
            ),
            held(self._signs_box),
            held(row(self._add, None)),
        )
        parts: list[Part] = [programme, self._limits, signs]
        if self._plans:
            parts.append(self._card(_("You confirm a plan, because"), *self._plans.values()))
        parts.append(self._card(_("Cautions"), _two_columns(look, list(self._cautions.values()))))
        return parts

    def _signed(self, rows: Sequence[SignedRow]) -> SignedList:
        return SignedList(self._look, rows, self._today, lambda *what: self.give_requested.emit(what))

    def _card(self, title: str, *parts: QWidget) -> QWidget:
        look = self._look
        return Card(look, strong(look, title), *parts, gap=look.px(8), radius="control", padding=(16, 12))

    def _field(
        self, name: str, longest: int, on_change: Callable[[str], object], width: float = 0
    ) -> SmallField:
        field = SmallField(self._look, name, "", lambda _text: None, longest=longest, width=width)
        field.textEdited.connect(lambda text: on_change(text))
        leave_undo(field)
        return field

    def _ticks(
        self,
        options: tuple[tuple[str, str], ...],
        has: Callable[[Draft], tuple[str, ...]],
        put: Callable[[Draft, tuple[str, ...]], Draft],
    ) -> dict[str, SmallTick]:
        def change(code: str, on: bool) -> None:
            def edit(draft: Draft) -> Draft:
                others = tuple(c for c in has(draft) if c != code)
                return put(draft, (*others, code) if on else others)

            self._edit(edit)

        return {code: SmallTick(self._look, words, False, partial(change, code)) for code, words in options}

    # -- known signs ------------------------------------------------------------------------------------

    def _show_signs(self, draft: Draft) -> None:
        built = tuple(entry.item for entry in draft.baseline)
        if built != self._built:
            self._built = built
            self._build_signs(draft)
        for sign, entry in zip(self._signs, draft.baseline, strict=True):
            sign.show_entry(entry)

    def _build_signs(self, draft: Draft) -> None:
        while (taken := self._signs_box.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = dict(self._choices.items)
        self._signs = []
        for n, entry in enumerate(draft.baseline):
            title = names.get(entry.item, entry.item)
            sign = KnownSign(
                self._look,
                title,
                entry,
                self._today,
                partial(self._change_sign, n),
                partial(self._drop_sign, n),
            )
            self._signs.append(sign)
            self._signs_box.addWidget(sign)

    def _add_sign(self, item: str) -> None:
        self._add.setCurrentIndex(0)
        if item:
            entry = BaselineEntry(item, self._today)
            self._edit(lambda d: replace(d, baseline=(*d.baseline, entry)))

    def _change_sign(self, at: int, entry: BaselineEntry, key: str) -> None:
        def change(draft: Draft) -> Draft:
            entries = tuple(entry if n == at else old for n, old in enumerate(draft.baseline))
            return replace(draft, baseline=entries)

        self._edit(change, f"sign:{at}:{key}" if key else "")

    def _drop_sign(self, at: int) -> None:
        self._edit(lambda d: replace(d, baseline=d.baseline[:at] + d.baseline[at + 1 :]))

    # -- the rest ---------------------------------------------------------------------------------------

    def _edit(self, change: Callable[[Draft], Draft], key: str = "") -> None:
        self.edit_requested.emit(Edit(change, key))

    def _set_title(self, text: str) -> None:
        self._edit(lambda d: replace(d, title=text), "title")

    def _type_review(self, text: str) -> None:
        day = coming_day(text, self._today)
        self._fault.setVisible(bool(text.strip()) and day is None)
        if day is not None or not text.strip():
            self._edit(lambda d: replace(d, review_by=day), "review")

    def _set_review(self, day: date) -> None:
        self._review.setText(short_day(day))
        self._fault.hide()
        self._edit(lambda d: replace(d, review_by=day))


def _confirmed(draft: Draft, codes: tuple[str, ...]) -> Draft:
    return replace(draft, confirmations=codes)


def _minded(draft: Draft, codes: tuple[str, ...]) -> Draft:
    return replace(draft, cautions=codes)


def _two_columns(look: Look, parts: list[SmallTick]) -> QWidget:
    if look.narrow:
        return held(column(*parts))
    half = (len(parts) + 1) // 2
    box = row(gap=look.px(16))
    for some in (parts[:half], parts[half:]):
        box.addWidget(held(column(*some, None)), 1)
    return held(box)
