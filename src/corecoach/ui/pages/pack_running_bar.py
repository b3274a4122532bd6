"""The buttons around a running use of ice or heat: the bar below, the line above, and what was found."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from corecoach.coach.pack_views import PackMoment
from corecoach.thermal.running import PackState
from corecoach.ui.look import Look
from corecoach.ui.pack_cues import pack_name
from corecoach.ui.pack_moment_words import mode_of
from corecoach.ui.pages.pack_running_card import OnceButton
from corecoach.ui.pages.pack_running_words import MainWish
from corecoach.ui.widgets import Button, Card, Icon, Kind, Text, grow, row
from corecoach.words import _


class RunningBar:
    """Stop at the left, the main button of the state and the early end at the right. Stop is never off."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        *,
        on_stop: Callable[[], object],
        on_main: Callable[[], object],
        on_end: Callable[[], object],
    ) -> None:
        words = _("Something hurts: stop")
        self._look = look
        self.stop = Button(look, words, Kind.STOP, icon="octagon-x", height=84, on_click=on_stop)
        self.main = OnceButton(
            look, _("Pause"), Kind.PRIMARY, icon="pause", icon_filled=True, height=84, on_click=on_main
        )
        self.end = OnceButton(look, _("End early"), height=84, on_click=on_end)
        self._wish: MainWish | None = None
        self._place, self._unit, self._letters = QRect(), 1.0, True
        for button in (self.stop, self.main, self.end):
            button.setParent(parent)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.main.hide()

    def show_main(self, wish: MainWish | None) -> None:
        """Show the main button of a state, or none; the others stay where they are."""
        if wish == self._wish:
            return
        self._wish = wish
        if wish is not None:
            self.main.icon_name = wish.icon
            self.main.setAccessibleName(wish.words)
            self._arrange()
        self.main.setVisible(wish is not None)

    def arrange(self, place: QRect, unit: float, *, letters: bool) -> None:
        """Put the buttons into a place; `letters`: Q ends."""
        self._place, self._unit, self._letters = place, unit, letters
        self._arrange()

    def _arrange(self) -> None:
        look, place, unit = self._look, self._place, self._unit
        big, gap = look.scale > 1.3, round(14 * unit)
        font = look.font("title-s", max(18 * look.scale, 24 * unit * min(look.scale, 1.55)))
        room = place.width() - 2 * gap
        shares = (0.29, 0.42, 0.29) if big else (0.325, 0.44, 0.235)
        widths = [min(round(room * share), round(560 * unit)) for share in shares]
        words = self._wish.words if self._wish else ""
        self.main.setText(self._wish.short if self._wish and big else words)
        self.stop.setText(_("Hurts: stop") if big else _("Something hurts: stop"))
        self.stop.setAccessibleName(_("Something hurts: stop"))
        caps = ("H", "Space", "Q" if self._letters else "")
        right = place.right() + 1
        lefts = (place.x(), right - widths[2] - gap - widths[1], right - widths[2])
        for button, x, width, cap in zip((self.stop, self.main, self.end), lefts, widths, caps, strict=True):
            button.key = "" if big else cap
            button.fit(font, unit, width)
            button.setGeometry(x, place.y(), width, place.height())


class RunningTop:
    """What runs, the way to other pages, and the sound."""

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        title: str,
        *,
        sound: bool,
        on_pages: Callable[[], object],
        on_sound: Callable[[], object],
    ) -> None:
        self._look = look
        self.title = Text(look, title, "title-s", wrap=False, parent=parent)
        self.pages = Button(look, _("Other pages"), Kind.PLAIN, icon="menu", on_click=on_pages)
        words = _("Sound on") if sound else _("Sound off")
        self.sound = Button(look, words, Kind.PLAIN, icon="bell", on_click=on_sound)
        for button in (self.pages, self.sound):
            button.setParent(parent)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def arrange(self, place: QRect, unit: float, *, letters: bool) -> None:
        """Title at the left, buttons at the right; with large text the buttons take all of it."""
        look = self._look
        big = look.scale > 1.3
        font = look.font("body", max(18 * look.scale, 18 * unit * look.scale))
        self.sound.key = "M" if letters and not big else ""
        x = place.right() + 1
        for button in (self.sound, self.pages):
            button.rescale(font, unit if not big else look.scale)
            width = round(button.sizeHint().width() + 26 * unit)
            x -= width
            button.setGeometry(x, place.y(), width, place.height())
        self._arrange_title(place, x - round(20 * unit), unit)

    def _arrange_title(self, place: QRect, right: int, unit: float) -> None:
        font = self._look.font("title-s", max(20 * self._look.scale, 20 * unit * self._look.scale))
        self.title.setFont(font)
        fits = self.title.sizeHint().width() <= right - place.x()
        self.title.setVisible(fits)
        self.title.setGeometry(place.x(), place.y(), max(0, right - place.x()), place.height())


def closed_words(moment: PackMoment) -> str:
    """What happened to a use that was found again."""
    pack = pack_name(mode_of(moment.running))
    return _("CoreCoach was closed while the {pack} was on.").format(pack=pack)


def found_strip(look: Look, moment: PackMoment) -> Card:
    """A use that was found again after CoreCoach was closed; what is over time comes first."""
    pack, due = pack_name(mode_of(moment.running)), moment.running.state is PackState.DUE
    if due:
        off = _("Take the {pack} off now.").format(pack=pack)
        words = f"{off} {_('CoreCoach was closed while it was on.')}"
    else:
        words = f"{closed_words(moment)} {_('The time went on.')}"
    tone, icon = ("danger", "octagon-alert") if due else ("caution", "triangle-alert")
    ink = f"on-{tone}-soft"
    text = Text(look, words, "title-s", ink)
    parts = row(Icon(look, icon, ink, 28), grow(text), gap=look.px(14))
    card = Card(
        look, parts, fill=f"{tone}-soft", edge="danger" if due else "caution-line", edge_px=2,
        radius="control", padding=(20, 10),
    )  # fmt: skip
    card.setAccessibleName(words)
    return card
