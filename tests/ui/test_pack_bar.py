"""The small clock of ice and heat at the bottom of the window: what it says, and that it never moves."""

from itertools import product

import pytest
from fitting import cut_off
from hands import Worlds, settle
from pack_use import WAYS, Paints
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from corecoach.tour.pack_run_scenes import Act, do, run_packs
from corecoach.ui.look import Look
from corecoach.ui.widgets.pack_bar import PackBar, bar_face
from corecoach.words import use_language

SAID = {
    "check": ("Skin check: answer", "phase.ready"),
    "ready": ("Ready: put the ice on", "phase.ready"),
    "on": ("Ice 4:24", "phase.ice"),
    "due": ("Skin check: answer", "phase.ice"),
    "late": ("Take the ice off now", "phase.locked"),
    "last": ("Take the ice off now", "phase.locked"),
    "paused": ("Paused: the ice is off", "phase.ready"),
    "rest": ("Rest 4:10", "phase.rest"),
    "check-again": ("Skin check: answer", "phase.ready"),
    "change": ("Change to ice now", "phase.heat"),
    "wrap": ("Heat wrap 1 h 50 min", "phase.heat"),
}


class Bar:
    """The bar over Today, and what it asked for."""

    def __init__(self, worlds: Worlds, way: str, **given: object) -> None:
        self.at = worlds(sample="", begin=False, **given)
        protocol, acts = WAYS[way]
        run_packs(self.at.world, protocol, *acts)
        self.asked: list[str] = []
        self.at.world.window.show_bar(self._make)
        self.at.world.director.show_today()
        settle()

    def _make(self, look: Look) -> PackBar:
        moment = self.at.world.coach.packs.run.moment()
        assert moment is not None
        bar = PackBar(look, moment)
        bar.open_requested.connect(lambda _none: self.asked.append("open"))
        bar.stop_requested.connect(lambda _none: self.asked.append("stop"))
        return bar

    def dress(self, size: tuple[int, int], scale: int, language: str) -> None:
        """Draw it anew in another size, text size and language."""
        self.at.world.window.resize(*size)
        self.at.world.app.settings.change(text_scale=scale)
        use_language(language)
        self.at.world.window.redraw()
        settle()

    @property
    def bar(self) -> PackBar:
        bar = self.at.world.window.bar
        assert isinstance(bar, PackBar)
        return bar

    def do(self, *acts: Act) -> None:
        do(self.at.world, *acts)
        moment = self.at.world.coach.packs.run.moment()
        assert moment is not None
        self.bar.show_moment(moment)
        settle()


@pytest.mark.parametrize("way", WAYS)
def test_it_says_what_to_do_and_a_screen_reader_hears_it(worlds: Worlds, way: str) -> None:
    bar = Bar(worlds, way)
    words, color = SAID[way]
    face = bar.bar._clock._face
    assert face is not None and (face.spoken(), face.color) == (words, color)
    assert bar.bar._clock.accessibleName() == words


def test_it_opens_the_page_and_stops(worlds: Worlds) -> None:
    bar = Bar(worlds, "on")
    bar.at.choose("Open ice and heat")
    bar.at.choose("Stop: something hurts")
    assert bar.asked == ["open", "stop"]


def test_it_is_as_high_in_every_state(worlds: Worlds) -> None:
    heights: dict[int, set[int]] = {100: set(), 200: set()}
    for way in WAYS:
        bar = Bar(worlds, way)
        for scale, found in heights.items():
            bar.dress((1280, 800), scale, "en")
            found.add(bar.bar.height())
    assert [len(found) for found in heights.values()] == [1, 1]


def test_only_its_clock_is_painted_and_only_once_a_second(worlds: Worlds) -> None:
    bar = Bar(worlds, "on")
    paints = Paints(bar.bar)
    bar.do(0.3)
    assert paints.kinds == []
    bar.do(1)
    assert "_Clock" in paints.kinds and "Button" not in paints.kinds


@pytest.mark.parametrize("way", WAYS)
def test_its_words_fit(worlds: Worlds, way: str) -> None:
    bar = Bar(worlds, way)
    moment = bar.at.world.coach.packs.run.moment()
    assert moment is not None
    for dress in product([(800, 560), (1024, 640), (1280, 800)], [100, 200], ["en", "pseudo"]):
        bar.dress(*dress)
        assert bar.at.window.size().toTuple() == dress[0]
        face, clock = bar_face(moment), bar.bar._clock
        room, font = clock.words_rect(), clock._font(face)
        wrap = Qt.TextFlag.TextWordWrap
        found = QFontMetricsF(font).boundingRect(QRectF(0, 0, room.width(), 999), wrap, face.spoken())
        assert found.width() <= room.width() and found.height() <= clock.height(), dress
        assert font.pixelSize() >= 18, dress
        assert cut_off(bar.bar) == [], dress
