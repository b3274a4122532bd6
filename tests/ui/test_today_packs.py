"""The card "Ice and heat" on Today: what it says, and where it leads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hands import Key, Worlds, seen
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from corecoach.coach.views import PacksToday, Today
from corecoach.ui.look import Look
from corecoach.ui.pages.today import TodayPage
from corecoach.ui.widgets.pack_tiles import PacksCard, PackTile, from_words, side_words
from corecoach.words import PSEUDO, use_language

NOW = datetime(2026, 11, 17, 16, 30, tzinfo=UTC)
SOON, LATER = NOW.replace(hour=17, minute=5), NOW.replace(hour=19, minute=0)


def stand(**changes: Any) -> PacksToday:
    usual: dict[str, Any] = {
        "ice_from": None, "heat_from": None, "ice_locked": False, "heat_locked": False, "running": False,
    }  # fmt: skip
    return PacksToday(**(usual | changes))


def card(qtbot: QtBot, look: Look, packs: PacksToday) -> tuple[PacksCard, list[str]]:
    chosen: list[str] = []
    made = PacksCard(look, packs, NOW, chosen.append)
    qtbot.addWidget(made)
    made.resize(430, 160)
    made.show()
    return made, chosen


def tiles(where: QWidget) -> list[str]:
    return [tile.accessibleName() for tile in where.findChildren(PackTile)]


@pytest.fixture
def pseudo() -> Iterator[None]:
    use_language(PSEUDO)
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("packs", "side", "ice", "heat"),
    [
        (stand(), "Ready to use", "Ready to use", "Ready to use"),
        (stand(ice_from=SOON, heat_from=LATER), "Not yet", "From 17:05", "From 19:00"),
        # Of one of them only it would not be true.
        (stand(ice_from=SOON), "", "From 17:05", "Ready to use"),
        (stand(ice_locked=True), "", "Locked", "Ready to use"),
        (stand(ice_locked=True, heat_locked=True), "Locked", "Locked", "Locked"),
        (stand(ice_locked=True, heat_from=SOON), "Not yet", "Locked", "From 17:05"),
        # A lock does not end when the wait does.
        (stand(ice_locked=True, ice_from=SOON, heat_from=SOON), "Not yet", "Locked", "From 17:05"),
        (stand(running=True), "In use now", "See the timer", "See the timer"),
        (stand(running=True, heat_locked=True), "In use now", "See the timer", "Locked"),
        (stand(fault=True), "", "Not available", "Not available"),
        (stand(fault=True, ice_from=SOON), "", "Not available", "Not available"),
    ],
)
def test_it_says_how_both_stand(
    qtbot: QtBot, look: Look, packs: PacksToday, side: str, ice: str, heat: str
) -> None:
    assert side_words(packs) == side
    made, _chosen = card(qtbot, look, packs)
    assert tiles(made) == [f"Ice: {ice}", f"Heat: {heat}"]
    words = [label.text() for label in made.findChildren(QLabel)]
    assert [w for w in ("Ice", ice, "Heat", heat) if w not in words] == []
    assert side == "" or side in words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (SOON, "From 17:05"),
        (NOW.replace(hour=0) + timedelta(days=1), "From 00:30 tomorrow"),
        (NOW + timedelta(days=2), "From 16:30 on Thu 19"),
        # On the clock of the place, whatever zone the moment comes with.
        (SOON.astimezone(timezone(timedelta(hours=9))), "From 17:05"),
    ],
)
def test_a_time_has_its_day_where_it_is_not_today(at: datetime, words: str) -> None:
    assert from_words(at, NOW) == words


@pytest.mark.parametrize("packs", [stand(), stand(ice_locked=True, heat_locked=True), stand(fault=True)])
def test_each_tile_says_which_was_chosen_also_when_it_is_locked(
    qtbot: QtBot, look: Look, packs: PacksToday
) -> None:
    made, chosen = card(qtbot, look, packs)
    ice, heat = made.findChildren(PackTile)
    qtbot.mouseClick(heat, Qt.MouseButton.LeftButton)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(ice, key)
    assert chosen == ["heat", "ice", "ice"]


def test_locked_and_open_do_not_look_the_same(qtbot: QtBot, look: Look) -> None:
    made, _chosen = card(qtbot, look, stand(ice_locked=True))
    locked, ready = (tile.grab().toImage() for tile in made.findChildren(PackTile))
    other, _again = card(qtbot, look, stand())
    ice = other.findChildren(PackTile)[0].grab().toImage()
    assert len({image.pixelColor(6, image.height() // 2).rgb() for image in (locked, ready, ice)}) == 3


# -- on the page -----------------------------------------------------------------------------------------


def test_the_card_is_there_without_a_programme(worlds: Worlds) -> None:
    at = worlds(sample="")
    assert tiles(at.page) == ["Ice: Ready to use", "Heat: Ready to use"]


def test_it_stands_beside_the_week_and_where_there_is_no_room_below_it(worlds: Worlds) -> None:
    at = worlds()
    (packs,) = seen(at.page, PacksCard)
    week = next(label for label in seen(at.page, QLabel) if label.text() == "This week").parentWidget()
    assert week is not None
    assert packs.mapTo(at.page, packs.rect().topLeft()).y() == week.mapTo(at.page, week.rect().topLeft()).y()
    assert packs.height() == week.height()
    at.world.app.settings.change(text_scale=200)
    at.world.settle()
    (packs,) = seen(at.page, PacksCard)
    week = next(label for label in seen(at.page, QLabel) if label.text() == "This week").parentWidget()
    assert week is not None
    assert (
        packs.mapTo(at.page, packs.rect().topLeft()).y() > week.mapTo(at.page, week.rect().bottomLeft()).y()
    )


def test_the_page_says_what_was_asked_for(worlds: Worlds, qtbot: QtBot) -> None:
    at = worlds()
    today: Today = at.world.coach.today()
    page = TodayPage(Look(at.world.coach.library.folder), today, number="999")
    qtbot.addWidget(page)
    page.resize(1068, 800)
    page.show()
    asked: list[object] = []
    page.packs_requested.connect(asked.append)
    for tile in page.findChildren(PackTile):
        tile.click()
    assert asked == ["ice", "heat"]


def test_tab_comes_to_the_tiles_after_the_score(worlds: Worlds) -> None:
    at = worlds()
    names: list[str] = []
    for _press in range(30):
        at.press(Key.Key_Tab)
        names.append(at.focus.accessibleName() if at.focus else "")
    here = names.index("Ice: Ready to use")
    assert names[here + 1] == "Heat: Ready to use"


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("packs", [stand(), stand(ice_from=NOW + timedelta(days=3), heat_from=SOON)])
@pytest.mark.parametrize(
    ("width", "scale", "kind"), [(330, 1.0, "medium"), (420, 1.0, "wide"), (460, 2.0, "tiny")]
)
def test_its_words_wrap_where_there_is_little_room(
    qtbot: QtBot, look: Look, packs: PacksToday, width: int, scale: float, kind: Any
) -> None:
    made, _chosen = card(qtbot, Look(look.assets, scale=scale, width=kind), packs)
    made.resize(width, made.heightForWidth(width))
    assert made.minimumSizeHint().width() <= width
    for label in made.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
