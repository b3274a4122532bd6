"""The page of ice or heat while it runs: what it shows when time is over; nothing moves or is cut off."""

import pytest
from fitting import cut_off
from hands import Worlds, settle
from msgspec.structs import replace
from pack_use import FINE, ON, WAYS, Paints, Use
from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from corecoach.thermal.running import PackState
from corecoach.tour.pack_run_scenes import do, run_packs
from corecoach.tour.world import World
from corecoach.ui.look import Look
from corecoach.ui.pack_panel import Face, PackPanel
from corecoach.ui.pages.pack_faces import face_of

# -- when time is over ------------------------------------------------------------------------------------


def test_a_minute_over_time_is_said_in_danger_colours(worlds: Worlds) -> None:
    use = Use(worlds, "due")
    assert (tone(use), use.page.panel.face.color) == ("ask", "phase.ice")  # type: ignore[union-attr]
    use.do(78)
    face = use.page.panel.face
    assert face is not None and tone(use) == "danger"
    assert (face.color, face.icon) == ("phase.locked", "octagon-alert")
    assert (face.time, face.below) == ("1:30", "over time")
    assert has_danger_ink(use)
    # Also on a page that is made anew at such a time.
    assert has_danger_ink(Use(worlds, "late"))


def has_danger_ink(use: Use) -> bool:
    """Whether the words on the card have the ink of danger."""
    card, ink = use.page.card.grab().toImage(), use.at.world.window.look.color("on-danger-soft").rgb()
    return any(card.pixel(x, y) == ink for x in range(90, 400) for y in range(20, 200))


def tone(use: Use) -> str:
    assert use.page.card.say is not None
    return use.page.card.say.tone


@pytest.mark.parametrize("protocol", ["ice_acute", "ice_intermittent", "heat_chronic_20", "heat_wrap_note"])
@pytest.mark.parametrize("late_s", [0, 29, 61, 250, 280, 569, 575, 700, 1200, 6900, 7300])
def test_what_it_says_of_a_late_answer_is_what_happens(worlds: Worlds, protocol: str, late_s: int) -> None:
    """Who is told to go on goes on, and who is told to take it off is not left with it on."""
    at = worlds(sample="", begin=False)
    run_packs(at.world, protocol, FINE, ON)
    run = at.world.coach.packs.run
    moment = run.moment()
    assert moment is not None and moment.left_s is not None
    do(at.world, moment.left_s + late_s)
    moment = run.moment()
    assert moment is not None and moment.running.state is PackState.DUE
    told = moment.goes_on
    run.act(FINE)
    assert run.running is not None
    assert told == (run.running.state is PackState.ON)


def test_a_use_that_was_found_again_says_so_first(worlds: Worlds) -> None:
    def close(world: World) -> None:
        world.coach.packs.run.recover()

    use = Use(worlds, "late", before=close)
    assert use.words.startswith("Ice, 15 minutes | ") and "CoreCoach was closed while it was on." in use.words
    assert "No, and the pack is off" in use.buttons
    use = Use(worlds, "on", before=close)
    assert "CoreCoach was closed while the ice was on. The time went on." in use.words
    assert [row.words for row in use.page.steps.shown_rows()] == ["Ice"]


def test_a_time_that_nobody_can_know_is_not_said(worlds: Worlds) -> None:
    def restart(world: World) -> None:
        world.clock.restart()
        world.coach.packs.run.recover()

    face = Use(worlds, "on", before=restart).page.panel.face
    assert face is not None and (face.time, face.below) == ("?", "time not known")


# -- what it looks like -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((1280, 800), 200), ((1024, 640), 200)])
def test_nothing_moves_from_one_state_to_the_next(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    use = Use(worlds, "ready", size=size, text_scale=scale)
    page = use.page
    parts = (page.panel, page.card, page.bar.stop, page.bar.end, page.steps, page.top.sound)
    before = [part.geometry() for part in parts]
    for act in (ON, 301, 61, FINE, 500):
        use.do(act)
        assert [part.geometry() for part in parts] == before
        # The room was given for the longest of all that it may have to say.
        assert page.card.words_left() == 0
    use.page.end()
    settle()
    assert [part.geometry() for part in parts] == before


@pytest.mark.parametrize("size", [(800, 560), (1024, 640), (800, 1100), (2560, 1440)])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_is_cut_off_at_any_size(worlds: Worlds, size: tuple[int, int], scale: int) -> None:
    for way in ("check", "ready", "on", "late", "change", "wrap"):
        use = Use(worlds, way, size=size, text_scale=scale)
        assert cut_off(use.at.window) == [], way
        # The question is read before it is answered.
        assert use.page.card.words_left() == 0, way


def test_a_second_look_at_the_same_second_paints_nothing(worlds: Worlds) -> None:
    for way in ("on", "late", "rest", "ready", "wrap"):
        use = Use(worlds, way)
        # Away from the full minute, at which the time on the line below may change.
        use.do(0.2)
        paints = Paints(use.page)
        use.do(0.3)
        assert paints.kinds == [], way


def test_a_second_paints_the_time_and_no_more(worlds: Worlds) -> None:
    use = Use(worlds, "on")
    paints = Paints(use.page)
    use.do(1)
    assert "PackPanel" in paints.kinds
    assert not set(paints.kinds) & {"StepList", "OnceButton", "Button", "Icon"}


@pytest.mark.parametrize("share", [0.02, 0.26, 0.51, 0.77, 0.99])
def test_what_is_painted_of_the_panel_in_a_second_is_all_that_changed(
    qtbot: QtBot, look: Look, share: float
) -> None:
    face = Face("phase.ice", "ICE", "snowflake", "5:24", "of 10 minutes", share, "Next: skin check")
    panel = PackPanel(look)
    qtbot.addWidget(panel)
    panel.resize(520, 616)
    panel.show_face(face)
    before = panel.grab().toImage()
    parts: list[QRect] = []
    panel.update = parts.append  # type: ignore[method-assign, assignment]
    panel.show_face(replace(face, time="5:23", share=share - 1 / 60))
    after = panel.grab().toImage()
    changed = [
        (x, y)
        for x in range(520)
        for y in range(616)
        # Less is the edge of a curve that ends elsewhere.
        if abs(before.pixelColor(x, y).lightness() - after.pixelColor(x, y).lightness()) > 40
        and not any(part.contains(x, y) for part in parts)
    ]
    assert len(parts) == 2 and changed == []


@pytest.mark.parametrize("way", ["on", "late", "wrap", "paused"])
@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 100), ((1024, 640), 200), ((800, 560), 200)])
def test_the_time_is_inside_the_ring(worlds: Worlds, way: str, size: tuple[int, int], scale: int) -> None:
    panel = Use(worlds, way, size=size, text_scale=scale).page.panel
    assert panel.face is not None
    _font, place = panel._digits(panel.face)
    ring = panel._ring_rect()
    corner = QPointF(place.width() / 2, abs(place.center().y() - ring.center().y()) + place.height() / 2)
    far = QPointF.dotProduct(corner, corner) ** 0.5
    assert ring.width() / 6 < far < ring.width() / 2 - 11 * panel._unit
    assert panel.rect().contains(ring.toRect())


@pytest.mark.parametrize("dark", [False, True])
def test_what_is_read_from_afar_has_the_strongest_contrast(look: Look, worlds: Worlds, dark: bool) -> None:
    dressed = Look(look.assets, dark=dark)
    for way in WAYS:
        face = face_of(Use(worlds, way).moment)
        field, ink = ("soft", "on-soft") if face.soft else ("fill", "on-fill")
        pair = (dressed.color(f"{face.color}.{field}"), dressed.color(f"{face.color}.{ink}"))
        assert contrast(*pair) >= 7, (way, face.color)


def contrast(one: QColor, other: QColor) -> float:
    """As in WCAG 2."""
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def light(color: QColor) -> float:
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in color.getRgbF()[:3]]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
