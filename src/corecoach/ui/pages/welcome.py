"""The first start, on one page: who it is for, text size, country, and what to begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from corecoach.coach.settings import Settings
from corecoach.coach.taken_in import Offer
from corecoach.coach.trust import trust_in
from corecoach.ui.look import Look
from corecoach.ui.pages.trust_parts import Letters
from corecoach.ui.programme_words import author_words, routines_words
from corecoach.ui.trust_words import lines_of, title_words
from corecoach.ui.widgets import Button, Card, FlowPage, Icon, Kind, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.choice_card import ChoiceCard
from corecoach.ui.widgets.mark import Mark
from corecoach.ui.widgets.options import Options
from corecoach.words import _, ngettext

SIZES = (100, 125, 150, 200)
SAMPLE_PX = 22


@dataclass
class WelcomeDraft:
    """Whose side is chosen, `person` or `clinician`. It outlives the page; no setting holds it yet."""

    side: str = "person"


class WelcomePage(QWidget):
    """Every choice has a working default: one action leads on. `settings_changed` carries new Settings, the
    wishes carry the offer or None. `workspace_requested` leads to the clinician's side."""

    settings_changed = Signal(object)
    sample_requested = Signal(object)
    open_requested = Signal(object)
    accept_requested = Signal(object)
    decline_requested = Signal(object)
    workspace_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        settings: Settings,
        *,
        countries: Sequence[tuple[str, str, str]],
        draft: WelcomeDraft | None = None,
        offer: Offer | None = None,
        offer_minutes: int = 0,
    ) -> None:
        """`countries` are (code, name, emergency number); `offer_minutes` is the length of a session."""
        super().__init__()
        self.look, self._settings, self._offer = look, settings, offer
        self._draft = draft or WelcomeDraft(settings.workspace)
        self._numbers = {code: number for code, _name, number in countries}
        self.setAccessibleName(_("Welcome"))
        begin = [self._accept(offer, offer_minutes)] if offer else [self._begin(), self._set_up()]
        # Whoever opens a programme has one to do.
        who = [] if offer else [self._who()]
        parts = [Text(look, _("Welcome"), "title-l"), *who, self._sizes(), self._country(countries), *begin]
        self.setLayout(self._stacked(parts) if look.narrow else self._beside(parts))
        if not offer:
            self._show_side()

    def focus_first(self) -> None:
        """Give the keyboard to the text size: it is asked first."""
        chosen = next((card for card in self._cards if card.isChecked()), self._cards[0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the two halves ---------------------------------------------------------------------------------

    def _beside(self, parts: Sequence[QWidget]) -> QBoxLayout:
        """The form as wide as in the design, and a tinted panel to its left."""
        medium = self.look.width == "medium"
        gap = 12 if medium else 14 if self._offer else 32
        body = FlowPage(self.look, *parts, foot=self._statement(), max_width=668, gap=gap)
        box = row()
        box.addWidget(_Panel(self.look), 4 if medium else 5)
        box.addWidget(body, 8)
        return box

    def _stacked(self, parts: Sequence[QWidget]) -> QBoxLayout:
        """One column; the panel shrinks to a card on top, and what it says about the data comes last."""
        look = self.look
        head = Card(look, _brand(look), look.px(8), _lead(look), fill="primary-soft", edge=None)
        return row(FlowPage(look, head, *parts, _privacy(look, "ink-2"), self._statement(), gap=22))

    def _statement(self) -> Text:
        words = _("CoreCoach guides exercise. It does not diagnose, and it is not an emergency service.")
        return Text(self.look, words, "small", "ink-2")

    # -- what is asked ----------------------------------------------------------------------------------

    def _who(self) -> QWidget:
        """A clinician sets up a workspace; everybody else begins with a programme."""
        question = _("Who is this for?")
        options = (("person", _("Me. My back hurts")), ("clinician", _("I am a physio or clinician")))
        self._sides = Options(self.look, options, name=question, value=self._draft.side)
        self._sides.chosen.connect(self._choose_side)
        return _asked(self.look, question, self._sides)

    def _choose_side(self, side: str) -> None:
        self._draft.side = side
        self._show_side()

    def _show_side(self) -> None:
        clinicians = self._draft.side == "clinician"
        self._own_begin.setVisible(not clinicians)
        self._their_begin.setVisible(clinicians)

    def _sizes(self) -> QWidget:
        look, cards = self.look, QWidget()
        cards.setAccessibleName(_("Text size"))
        self._cards = [self._size_card(percent) for percent in SIZES]
        cards.setLayout(row(*self._cards, gap=12))
        return _asked(look, _("Which can you read easily from where you lie?"), cards)

    def _size_card(self, percent: int) -> ChoiceCard:
        below = _("{n} %").format(n=percent)
        name = _("Text size {n} percent").format(n=percent)
        sample = _("Hold {n}").format(n=8)
        card = ChoiceCard(self.look, sample, below, sample_px=SAMPLE_PX * percent / 100, name=name)
        card.setChecked(percent == self._settings.text_scale)
        card.clicked.connect(lambda: self._change(text_scale=percent))
        return card

    def _country(self, countries: Sequence[tuple[str, str, str]]) -> QWidget:
        look, code = self.look, self._settings.country
        options = [(code, name) for code, name, _number in countries]
        if code not in self._numbers:
            options.insert(0, (code, _("Choose your country")))
        choice = Choice(look, _("Country"), options, code, lambda chosen: self._change(country=chosen))
        self._number = Text(look, "", "label")
        self._number_words = Text(look, "", "body", "ink-2")
        number = row(Icon(look, "phone"), _below(self._number_words, self._number), gap=look.px(12))
        self._show_number()
        if look.width == "tiny":
            return _asked(look, _("Where are you?"), _held(column(choice, number, gap=look.px(10))))
        box = row(gap=look.px(20))
        box.addWidget(choice, 6)
        box.addLayout(number, 5)
        return _asked(look, _("Where are you?"), _held(box))

    def _show_number(self) -> None:
        number = self._numbers.get(self._settings.country, "")
        self._number_words.setText(
            _("Emergency number") if number else _("It tells CoreCoach which emergency number to show.")
        )
        self._number.setText(number)
        self._number.setVisible(bool(number))

    def _change(self, **changed: object) -> None:
        """Keep what was changed before as well, in case the page is not drawn anew."""
        settings = replace(self._settings, **changed)
        if settings != self._settings:
            self._settings = settings
            self._show_number()
            self.settings_changed.emit(settings)

    # -- what to begin with -----------------------------------------------------------------------------

    def _begin(self) -> QWidget:
        look = self.look
        choices = (
            (
                self._button(_("Try the one-minute sample"), Kind.PRIMARY, "play", self.sample_requested),
                _("Two gentle exercises. It takes one minute. No clinician has reviewed it."),
            ),
            (
                self._button(_("Open my programme file"), Kind.SECONDARY, "folder-down", self.open_requested),
                _("You got it from your physio. It ends in .corecoach"),
            ),
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(look.px(12))
        grid.setHorizontalSpacing(look.px(18))
        grid.setColumnStretch(1, 1)
        for n, (button, words) in enumerate(choices):
            line = Text(look, words, "small" if look.width == "medium" else "body", "ink-2")
            grid.addWidget(button, 2 * n, 0)
            if look.narrow:
                grid.addWidget(line, 2 * n + 1, 0, 1, 2)
            else:
                grid.addWidget(line, 2 * n, 1)
        self._own_begin = _asked(look, _("How do you want to begin?"), _held(grid))
        return self._own_begin

    def _set_up(self) -> QWidget:
        look = self.look
        words = _("You write programmes, sign them, and read the results that come back. All of it is files.")
        button = Button(
            look, _("Set up your workspace"), Kind.PRIMARY, icon="arrow-right", height=56,
            on_click=lambda: self.workspace_requested.emit(None),
        )  # fmt: skip
        parts = column(row(button, None), Text(look, words, "body", "ink-2"), gap=look.px(12))
        self._their_begin = _asked(look, _("For your patients"), _held(parts))
        return self._their_begin

    def _accept(self, offer: Offer, minutes: int) -> QWidget:
        look, programme = self.look, offer.file.programme
        size = routines_words(len(programme.routines)) + "."
        if minutes:
            length = ngettext("A session takes {n} minute.", "A session takes {n} minutes.", minutes)
            size = " ".join((size, length.format(n=minutes)))
        by = _("By {author}.").format(author=author_words(programme))
        card = Card(
            look,
            Text(look, programme.title, "title-s"),
            Text(look, _("For {name}").format(name=programme.patient.name), "label"),
            Text(look, " ".join((by, size)), "body", "ink-2"),
            *_signature(look, offer),
            gap=look.px(3),
            padding=(22, 16),
        )
        use = self._button(_("Use this programme"), Kind.PRIMARY, "check", self.accept_requested)
        decline = self._button(_("Not now"), Kind.SECONDARY, "", self.decline_requested)
        other = self._button(_("Open another file"), Kind.QUIET, "", self.open_requested)
        gap, ways = look.px(14), (use, decline, other)
        buttons = row(*ways, None, gap=gap) if look.width == "wide" else column(*ways, gap=gap)
        return _asked(look, _("Your programme"), _held(column(card, buttons, gap=gap)))

    def _button(self, words: str, kind: Kind, icon: str, wish: SignalInstance) -> Button:
        filled = icon == "play"
        return Button(
            self.look,
            words,
            kind,
            icon=icon,
            icon_filled=filled,
            height=56,
            on_click=lambda: wish.emit(self._offer),
        )


def _signature(look: Look, offer: Offer) -> list[QWidget]:
    """On the first start nothing was taken in before: a signature is the first one."""
    trust = trust_in((), offer.file)
    lines: list[QWidget] = [Text(look, line, "body", "ink-2") for line in lines_of(trust, date.max)]
    if trust.signer is None:
        ask = Text(look, _("Ask your physio for a signed one."), "body", "ink-2")
        return [Text(look, title_words(trust), "body", "ink-2"), *lines, ask]
    return [Text(look, title_words(trust), "label"), Letters(look, trust.signer, token="title-s"), *lines]


def _below(*parts: QWidget) -> QWidget:
    """Parts below each other that take the width that is left."""
    return grow(_held(column(*parts)))


def _held(layout: QBoxLayout | QGridLayout) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)
    return holder


def _asked(look: Look, question: str, answer: QWidget) -> QWidget:
    return _held(column(Text(look, question, "title-s"), answer, gap=look.px(10)))


def _brand(look: Look) -> QBoxLayout:
    return row(Mark(look), Text(look, _("CoreCoach"), "title-s", "on-primary-soft"), None, gap=look.px(14))


def _lead(look: Look) -> Text:
    words = _("Timed exercises you can follow from the floor, with a voice to count for you.")
    return Text(look, words, "lead", "on-primary-soft")


def _privacy(look: Look, role: str) -> QWidget:
    words = _("Everything stays on this computer. No account. No internet needed.")
    return _held(row(Icon(look, "hard-drive", role), grow(Text(look, words, "body", role)), gap=look.px(12)))


class _Panel(QWidget):
    """The tinted side: what this is, and that nothing leaves the computer."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._fill = look.color("primary-soft")
        side = look.px(28 if look.width == "medium" else 40)
        title = Text(look, _("Back exercises,\na little each day"), "title-l", "on-primary-soft")
        parts = (_brand(look), None, title, _lead(look), None, _privacy(look, "on-primary-soft"))
        self.setLayout(column(*parts, gap=look.px(10), margins=(side, look.px(30), side, look.px(30))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the side."""
        QPainter(self).fillRect(QRectF(self.rect()), self._fill)
