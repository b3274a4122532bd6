"""Colours, type and spacing from the design tokens, for one theme and one text size."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from PySide6.QtGui import QColor, QFont, QFontDatabase

from corecoach.coach.settings import Body

FAMILY = "Figtree Tab"
TEXT_SCALES = (100, 125, 150, 175, 200)
WidthClass = Literal["wide", "medium", "narrow", "tiny"]

# Big type sits better a little tighter (px at 100 %).
_SPACING_PX = {"title-m": -0.2, "title-l": -0.6, "player-name": -0.4, "player-phase": 1.0}


# The weights that Today shows; the others wait until after the first paint.
_FIRST_WEIGHTS = ("Regular", "SemiBold", "Bold")
_MORE_WEIGHTS = ("Medium", "ExtraBold")


@cache
def load_fonts(assets: Path) -> None:
    """Register the shipped font; without it Qt falls back to a font of the system."""
    for weight in _FIRST_WEIGHTS:
        QFontDatabase.addApplicationFont(str(assets / "fonts" / f"FigtreeTab-{weight}.ttf"))


@cache
def load_more_fonts(assets: Path) -> None:
    """Register the weights that the player and the tables need as well."""
    for weight in _MORE_WEIGHTS:
        QFontDatabase.addApplicationFont(str(assets / "fonts" / f"FigtreeTab-{weight}.ttf"))


@cache
def read_tokens(assets: Path) -> dict[str, Any]:
    """The design tokens of the assets folder."""
    tokens: dict[str, Any] = msgspec.json.decode((assets / "theme" / "tokens.json").read_bytes())
    return tokens


def width_class(width_px: float, scale: float) -> WidthClass:
    """The class of a window by its effective width: width divided by the text scale."""
    effective = width_px / scale
    if effective >= 1120:
        return "wide"
    if effective >= 960:
        return "medium"
    return "narrow" if effective >= 640 else "tiny"


class Look:
    """How everything looks: passed to every widget, never global. A change makes a new one."""

    def __init__(
        self,
        assets: Path,
        *,
        dark: bool = False,
        scale: float = 1.0,
        still: bool = False,
        width: WidthClass = "wide",
        body: Body | None = None,
    ) -> None:
        """`scale` is the text size, 1.0 to 2.0; `still` is the wish for less movement; `body` is how the
        figure looks."""
        self.assets = assets
        self.dark = dark
        self.scale = scale
        self.still = still
        self.width = width
        self.body = body or Body()
        self._tokens = read_tokens(assets)
        self._colors = self._tokens["color"]["dark" if dark else "light"]

    def with_width(self, width: WidthClass) -> "Look":
        """The same look for another width class."""
        return self._like(width=width)

    def with_scale(self, scale: float) -> "Look":
        """The same look in another text size, for a part that must fit its place."""
        return self._like(scale=scale)

    def is_like(self, other: "Look") -> bool:
        """Whether everything looks the same in another one; the width is the window's."""
        mine, theirs = (look._choices() | {"width": "wide"} for look in (self, other))
        return mine == theirs

    def _choices(self) -> dict[str, Any]:
        names = ("dark", "scale", "still", "width", "body")
        return {name: getattr(self, name) for name in names}

    def _like(self, **changes: Any) -> "Look":
        return Look(self.assets, **(self._choices() | changes))

    @property
    def narrow(self) -> bool:
        """Whether a page has one column."""
        return self.width in ("narrow", "tiny")

    def color(self, role: str) -> QColor:
        """The colour of a role, such as `ink` or `phase.hold.fill`. Raises KeyError for an unknown one."""
        value: Any = self._colors
        for part in role.split("."):
            value = value[part]
        return _color(str(value))

    def px(self, at_100: float) -> int:
        """Spacing: grows by half of what the text grows."""
        return round(at_100 * (1 + (self.scale - 1) / 2))

    def text_px(self, at_100: float) -> int:
        """A length that grows with the text."""
        return round(at_100 * self.scale)

    def control_px(self, base: float, line: float = 26) -> int:
        """Height of a control: its base, or a line of text with 11 px above and below."""
        return max(round(base), round(line * self.scale) + 22)

    def font(self, token: str, size_px: float | None = None) -> QFont:
        """The font of a type token; `size_px` overrides its size at 100 % and is not scaled."""
        entry = self._tokens["type"][token]
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(size_px if size_px is not None else entry["px"] * self.scale)))
        font.setWeight(QFont.Weight(entry["weight"]))
        if token in _SPACING_PX:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _SPACING_PX[token])
        return font

    def radius(self, name: str) -> int:
        """A corner radius of the tokens; radii do not scale."""
        return int(self._tokens["radius"][name])


@cache
def _color(value: str) -> QColor:
    if value.startswith("rgba("):
        red, green, blue, alpha = value[5:-1].split(",")
        return QColor(int(red), int(green), int(blue), round(float(alpha) * 255))
    return QColor(value)
