"""The body from the side: it rests on the floor, and small pictures leave small things out."""

import pytest
from figure_pictures import FIGURES, SIDE, side_paths

from corecoach.coach.settings import HAIRS, Body
from corecoach.figure.framing import lane
from corecoach.ui.figure.side import ORDER
from corecoach.ui.look import Look

# Flesh and cloth give way a little; hair more. Half a line lies below each edge. H.
LOWEST, LOWEST_HAIR, RESTING = -0.0075, -0.0125, 0.002


def lowest(look: Look, name: str, key: str, piece: str, body: Body) -> float:
    """The lowest place of a piece above the floor of its lane, H."""
    paths = side_paths(look, FIGURES[name], key, piece, body)
    return -max(rect.bottom() for rect in paths.filled) / 1000 - lane(piece)[1]


@pytest.mark.parametrize("name", [n for n in SIDE if FIGURES[n].props != () or n == "wall-sit"])
def test_the_body_neither_sinks_nor_floats(look: Look, name: str) -> None:
    for key in FIGURES[name].keys:
        found = {piece: lowest(look, name, key, piece, Body()) for piece in ORDER}
        assert min(found.values()) >= LOWEST, (key, found)
        assert min(found.values()) <= RESTING, (key, found)


@pytest.mark.parametrize("hair", HAIRS)
@pytest.mark.parametrize("name", ["glute-bridge", "hamstring-stretch-supine"])
def test_no_hair_sinks_deep(look: Look, name: str, hair: str) -> None:
    for key in FIGURES[name].keys:
        assert lowest(look, name, key, "head", Body(hair=hair)) >= LOWEST_HAIR  # type: ignore[arg-type]


def test_small_pictures_have_no_lines_and_fewer_shapes(look: Look) -> None:
    for piece in ("head", "arm_n", "leg_n"):
        large, small = (
            side_paths(look, FIGURES["bird-dog"], "start", piece, Body(), scale) for scale in (170.0, 169.0)
        )
        assert small.lines == 0 < large.lines
        assert len(small.filled) <= len(large.filled)


def test_a_plain_body_has_no_face(look: Look) -> None:
    assert side_paths(look, FIGURES["bird-dog"], "start", "head", Body(plain=True)).lines == 0


def test_a_piece_that_is_not_known_is_refused(look: Look) -> None:
    with pytest.raises(KeyError):
        side_paths(look, FIGURES["bird-dog"], "start", "tail_n", Body())
