"""The colours of the figure and its scene: by role from the design tokens, and the body a person chose."""

from copy import copy
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

from corecoach.coach.settings import SKINS, Body
from corecoach.ui.look import Look

# How much of the line's colour a hem and a shadow take.
_HEM = 0.35
_SHADE = 0.26
_SHADES = 8
_PALE = 0.28


class Tone(NamedTuple):
    """The colours of one material: its fill, its outline, a hem, and shadows from none to full."""

    fill: QColor
    line: QColor
    hem: QColor
    shades: tuple[QColor, ...]

    def shade(self, strength: float) -> QColor:
        """The colour of a shadow; strength 0 to 1."""
        return self.shades[min(_SHADES - 1, max(0, round(strength * (_SHADES - 1))))]


def mix(a: QColor, b: QColor, share: float) -> QColor:
    """The opaque colour between two: `share` 0 is the first, 1 the second."""
    return QColor.fromRgbF(*(
        getattr(a, channel)() * (1 - share) + getattr(b, channel)() * share
        for channel in ("redF", "greenF", "blueF")
    ))  # fmt: skip


def tone(fill: QColor, line: QColor) -> Tone:
    """A material from its fill and its line."""
    shades = tuple(mix(fill, line, _SHADE * n / (_SHADES - 1)) for n in range(_SHADES))
    return Tone(fill, line, mix(fill, line, _HEM), shades)


class Palette:
    """All colours of one theme and body."""

    def __init__(self, look: Look, body: Body, field: str = "") -> None:
        """With a colour role as `field`, that is all that lies behind: a wall stands out from it."""
        skin = "plain" if body.plain else f"skin-{min(SKINS - 1, max(0, body.skin))}"
        self.hair_style = "bald" if body.plain else body.hair
        self.has_face = not body.plain
        self.skin, self.skin_far = self._pair(look, skin)
        self.shirt, self.shirt_far = self._pair(look, "shirt")
        self.shorts, self.shorts_far = self._pair(look, "shorts")
        self.face = look.color(f"figure.{skin}.face")
        hair = "short" if self.hair_style == "bald" else self.hair_style
        self.hair = tone(look.color(f"figure.hair-{hair}.fill"), look.color(f"figure.hair-{hair}.line"))
        self.ghost = look.color("figure.ghost")
        self.scene = {role: look.color(f"scene.{role}") for role in SCENE_ROLES}
        self.has_horizon = not field
        if field:
            self.scene |= {role: look.color(field) for role in ("bg", "ground")}
        self.prop = {role: look.color(f"prop.{role}") for role in PROP_ROLES}
        self.muscle = look.color("muscle.fill")
        self.muscle_soft = look.color("muscle.soft")
        self.muscle_line = look.color("muscle.line")
        self.arrow = look.color("arrow.fill")
        self.halo = look.color("arrow.halo")

    def as_ghost(self) -> "Palette":
        """The same in one pale colour, without a face."""
        pale = copy(self)
        colour = mix(self.scene["bg"], self.ghost, _PALE)
        pale.skin = pale.skin_far = pale.shirt = pale.shirt_far = tone(colour, colour)
        pale.shorts = pale.shorts_far = pale.hair = pale.skin
        pale.has_face = False
        return pale

    @staticmethod
    def _pair(look: Look, material: str) -> tuple[Tone, Tone]:
        line = look.color(f"figure.{material}.line")
        near, far = look.color(f"figure.{material}.fill"), look.color(f"figure.{material}.far")
        return tone(near, line), tone(far, line)


SCENE_ROLES: Final = ("bg", "ground", "floor", "mat", "mat-edge", "shadow", "wall", "wall-edge")
PROP_ROLES: Final = ("main", "dark", "soft", "soft-edge", "strap")
