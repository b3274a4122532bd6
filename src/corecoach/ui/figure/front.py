"""The body from the front, and from above when it lies: the front skeleton, turned."""

from collections.abc import Callable, Mapping
from typing import Final

from corecoach.figure.rig import Frame, Frames
from corecoach.ui.figure import torso
from corecoach.ui.figure.front_head import front_eyes, front_face, front_head
from corecoach.ui.figure.front_shapes import front_lines, front_path, front_shape
from corecoach.ui.figure.ink import Ink, Part, lit
from corecoach.ui.figure.palette import Palette, Tone

ORDER: Final = ("leg_r", "leg_l", "torso", "head", "arm_r", "arm_l")
_BONES: Final = {"leg": ("thigh", "shin", "foot"), "arm": ("uarm", "farm", "hand")}


def top_order(left_abd_deg: float, right_abd_deg: float) -> tuple[str, ...]:
    """The order from above: the leg that crosses the midline comes over the other."""
    lower, upper = ("r", "l") if left_abd_deg <= right_abd_deg else ("l", "r")
    return ("arm_r", "arm_l", f"leg_{lower}", "torso", f"leg_{upper}", "head")


class FrontFigure:
    """Paints one pose from the front. `twists` are the turns of pelvis and chest (degrees)."""

    def __init__(
        self,
        ink: Ink,
        palette: Palette,
        frames: Frames,
        hands: Mapping[str, str],
        *,
        twists: tuple[float, float] = (0.0, 0.0),
        thumb: str = "out",
    ) -> None:
        self.ink, self.palette, self.frames, self.hands = ink, palette, frames, hands
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

    def _part(self, name: str, frame: Frame, right: bool) -> Part:
        return Part(front_shape(name, right, self.ink.line), self.ink.camera.bone(frame))

    def _shade(self, name: str, frame: Frame, right: bool, tone: Tone) -> None:
        light = -lit(frame) if right else lit(frame)
        path = front_path(f"shade_{name}_{'back' if light > 0 else 'front'}", right)
        self.ink.fill(path, self.ink.camera.bone(frame), tone.shade(abs(light)))

    def leg(self, side: str) -> None:
        """Skin from hip to toes; its shorts too when it lies over the torso."""
        right, skin = side == "r", self.palette.skin
        bones = [self.frames[f"{bone}_{side}"] for bone in _BONES["leg"]]
        self.ink.group([self._part(n, b, right) for n, b in zip(_BONES["leg"], bones, strict=True)], skin)
        self._shade("thigh", bones[0], right, skin)
        self._shade("shin", bones[1], right, skin)
        if self.ink.detail:
            self.ink.lines(front_lines("foot", right), self.ink.camera.bone(bones[2]), skin.line, 0.7)
            self.ink.lines(front_lines("knee", right), self.ink.camera.bone(bones[1]), skin.shades[-1], 0.9)
        self._painted_legs.append(side)
        if self._torso_painted:
            self._shorts([side])

    def _shorts(self, sides: list[str]) -> None:
        ink, tone = self.ink, self.palette.shorts
        parts = [Part(torso.hips(self.frames, self._hips, ink.line), self._world)]
        thighs = [(side == "r", self.frames[f"thigh_{side}"]) for side in sides]
        ink.group(parts + [self._part("shorts_leg", frame, right) for right, frame in thighs], tone)
        for right, frame in thighs:
            self._shade("shorts", frame, right, tone)
            at = ink.camera.bone(frame)
            ink.fill(front_path("shorts_hem", right), at, tone.hem)
            ink.lines(front_lines("inseam", right), at, tone.line)
        ink.fill(torso.band(self.frames, self._hips), self._world, tone.hem)

    def torso(self) -> None:
        """Neck, shirt, and the shorts of the legs painted so far."""
        ink, palette = self.ink, self.palette
        ink.group([Part(torso.neck(self.frames, ink.line), self._world)], palette.skin)
        ink.group([Part(torso.torso(self.frames, self._chest, ink.line), self._world)], palette.shirt)
        line = torso.neckline(self.frames)
        ink.lines(line, self._world, palette.shirt.line, 2.0)
        ink.fill(line, self._world, palette.skin.fill)
        self._shorts(self._painted_legs)
        self._torso_painted = True

    def arm(self, side: str) -> None:
        """Forearm, hand and sleeve; the shoulder runs into the shirt."""
        ink, right, skin, shirt = self.ink, side == "r", self.palette.skin, self.palette.shirt
        bones = {bone: self.frames[f"{bone}_{side}"] for bone in _BONES["arm"]}
        hand = "hand_fist" if self.hands[side] == "fist" else "hand_open"
        # A thumb on the other side is the other hand's shape.
        flipped = right == self._thumb_in
        parts = [self._part("uarm", bones["uarm"], right), self._part("farm", bones["farm"], right)]
        ink.group([*parts, self._part(hand, bones["hand"], not flipped)], skin)
        for bone in ("uarm", "farm"):
            self._shade(bone, bones[bone], right, skin)
        if ink.detail:
            ink.lines(front_lines(hand, not flipped), ink.camera.bone(bones["hand"]), skin.line, 0.7)
        ink.group([self._part("sleeve", bones["uarm"], right)], shirt)
        self._shade("sleeve", bones["uarm"], right, shirt)
        ink.fill(front_path("cuff", right), ink.camera.bone(bones["uarm"]), shirt.hem)
        ink.fill(torso.yoke(self.frames, side, self._chest), self._world, shirt.fill)

    def head(self) -> None:
        """Head, face and hair."""
        ink, palette, at = self.ink, self.palette, self.ink.camera.bone(self.frames["head"])
        style = palette.hair_style
        if style != "long":
            ink.group([Part(front_head("ears", ink.line), at)], palette.skin)
        ink.group([Part(front_head("head", ink.line), at)], palette.skin)
        if ink.detail and palette.has_face:
            ink.lines(front_face(), at, palette.face, 0.8)
            ink.fill(front_eyes(), at, palette.face)
        if style != "bald":
            ink.group([Part(front_head(style, ink.line), at)], palette.hair)
