"""The body from the front, and from above when it lies: the front skeleton, turned."""

from collections.abc import Callable, Mapping
from typing import Final

from corecoach.figure.rig import Frames
from corecoach.ui.figure import torso
from corecoach.ui.figure.front_head import front_eyes, front_face, front_head
from corecoach.ui.figure.front_shapes import FRONT_PARTS
from corecoach.ui.figure.ink import Ink, Part
from corecoach.ui.figure.palette import Palette, Tone

ORDER: Final = ("leg_r", "leg_l", "torso", "head", "arm_r", "arm_l")
# A limb that points at the viewer shows less than this of its length, and no seam.
_FORESHORTENED: Final = 0.5
# From here on the nearer ear lies on the hair, not behind the face, and the nape is seen below it.
_TURNED_DEG: Final = 12
_NAPE_DEG: Final = 53
_LEG: Final = ("thigh", "shin", "foot")


def top_order(left_abd_deg: float, right_abd_deg: float) -> tuple[str, ...]:
    """The order from above: the leg that crosses the midline comes over the other."""
    lower, upper = ("r", "l") if left_abd_deg <= right_abd_deg else ("l", "r")
    return ("arm_r", "arm_l", f"leg_{lower}", "torso", f"leg_{upper}", "head")


class FrontFigure:
    """Paints one pose from the front. `twists` are the turns of pelvis and chest, `face` that of the face to
    the person's left (degrees)."""

    def __init__(
        self,
        ink: Ink,
        palette: Palette,
        frames: Frames,
        hands: Mapping[str, str],
        *,
        twists: tuple[float, float] = (0.0, 0.0),
        thumb: str = "out",
        face: float = 0.0,
    ) -> None:
        self.ink, self.palette, self.frames, self.hands = ink, palette, frames, hands
        # Each whole degree is drawn once and kept.
        self._face = round(face)
        self._hips, self._chest = (torso.narrowed(twist) for twist in twists)
        self._thumb_in = thumb == "in"
        self._world = ink.camera.world()
        self._painted_legs: list[str] = []
        self._torso_painted = False

    def piece(self, name: str) -> None:
        """Paint a piece of the order. Raises KeyError for an unknown one."""
        part, _, side = name.partition("_")
        if side:
            limbs: dict[str, Callable[[str], None]] = {"arm": self.arm, "leg": self.leg}
            limbs[part](side)
        else:
            pieces: dict[str, Callable[[], None]] = {"torso": self.torso, "head": self.head}
            pieces[part]()

    def leg(self, side: str) -> None:
        """Skin from hip to toes; its shorts too when it lies over the torso."""
        ink, flipped, skin = self.ink, side == "r", self.palette.skin
        bones = {bone: self.frames[f"{bone}_{side}"] for bone in _LEG}
        ink.group([ink.part(FRONT_PARTS, n, bone, flipped=flipped) for n, bone in bones.items()], skin)
        ink.shade(FRONT_PARTS, "thigh", bones["thigh"], skin, flipped=flipped)
        ink.shade(FRONT_PARTS, "shin", bones["shin"], skin, flipped=flipped)
        if ink.detail:
            ink.strands(FRONT_PARTS, "foot", bones["foot"], skin.line, flipped=flipped)
            ink.strands(FRONT_PARTS, "knee", bones["shin"], skin.shades[-1], flipped=flipped)
        self._painted_legs.append(side)
        if self._torso_painted:
            self._shorts([side])

    def _shorts(self, sides: list[str]) -> None:
        ink, tone = self.ink, self.palette.shorts
        thighs = {side: self.frames[f"thigh_{side}"] for side in sides}
        parts = [
            ink.part(FRONT_PARTS, "shorts", thigh, flipped=side == "r") for side, thigh in thighs.items()
        ]
        ink.group([Part(torso.hips(self.frames, self._hips, ink.line), self._world), *parts], tone)
        for side, thigh in thighs.items():
            ink.shade(FRONT_PARTS, "shorts", thigh, tone, flipped=side == "r")
            ink.hem(FRONT_PARTS, "shorts", thigh, tone, flipped=side == "r")
            if thigh.shown > _FORESHORTENED:
                ink.strands(FRONT_PARTS, "inseam", thigh, tone.line, width=1.0, flipped=side == "r")
        ink.fill(torso.band(self.frames, self._hips), self._world, tone.hem)

    def torso(self) -> None:
        """Neck, shirt, and the shorts of the legs painted so far."""
        ink, palette = self.ink, self.palette
        ink.group([Part(torso.neck(self.frames, ink.line), self._world)], palette.skin)
        shirt = torso.torso(self.frames, self._chest, self._hips, ink.line)
        ink.group([Part(shirt, self._world)], palette.shirt)
        line = torso.neckline(self.frames)
        ink.lines(line, self._world, palette.shirt.line, 2.0)
        ink.fill(line, self._world, palette.skin.fill)
        self._shorts(self._painted_legs)
        self._torso_painted = True

    def arm(self, side: str) -> None:
        """Forearm, hand and sleeve; the shoulder runs into the shirt."""
        self._arm_skin(side)
        ink, flipped, shirt, frame = self.ink, side == "r", self.palette.shirt, self.frames[f"uarm_{side}"]
        ink.group([ink.part(FRONT_PARTS, "sleeve", frame, flipped=flipped)], shirt)
        ink.shade(FRONT_PARTS, "sleeve", frame, shirt, flipped=flipped)
        ink.hem(FRONT_PARTS, "sleeve", frame, shirt, flipped=flipped)
        ink.fill(torso.yoke(self.frames, side, self._chest), self._world, shirt.fill)

    def _arm_skin(self, side: str) -> None:
        ink, flipped, skin = self.ink, side == "r", self.palette.skin
        upper, lower, hand = (self.frames[f"{bone}_{side}"] for bone in ("uarm", "farm", "hand"))
        style = "hand_fist" if self.hands[side] == "fist" else "hand_open"
        # A thumb on the other side is the other hand's shape.
        other = flipped == self._thumb_in
        parts = [("uarm", upper, flipped), ("farm", lower, flipped), (style, hand, not other)]
        ink.group([ink.part(FRONT_PARTS, name, bone, flipped=flip) for name, bone, flip in parts], skin)
        ink.shade(FRONT_PARTS, "uarm", upper, skin, flipped=flipped)
        ink.shade(FRONT_PARTS, "farm", lower, skin, flipped=flipped)
        if ink.detail:
            ink.strands(FRONT_PARTS, style, hand, skin.line, flipped=not other)

    def head(self) -> None:
        """Head, face and hair. Turned aside, the nape and the nearer ear come into view."""
        ink, palette, at = self.ink, self.palette, self.ink.camera.bone(self.frames["head"])
        style, turned = palette.hair_style, abs(self._face) > _TURNED_DEG
        far, near = ("ear_l", "ear_r") if self._face > 0 else ("ear_r", "ear_l")
        ears = () if style == "long" else (far,) if turned else (far, near)
        self._head(palette.skin, *ears)
        self._head(palette.skin, "head")
        if ink.detail and palette.has_face:
            ink.lines(front_face(self._face), at, palette.face, 0.8)
            ink.fill(front_eyes(self._face), at, palette.face)
        if style != "bald":
            self._head(palette.hair, style, *(("nape",) if ears and abs(self._face) > _NAPE_DEG else ()))
        if ears == (far,):
            self._head(palette.skin, near)

    def _head(self, colours: Tone, *names: str) -> None:
        at = self.ink.camera.bone(self.frames["head"])
        self.ink.group([Part(front_head(name, self.ink.line, self._face), at) for name in names], colours)
