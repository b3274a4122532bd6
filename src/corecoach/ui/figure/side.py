"""The body from the side: far limbs, trunk and head, near limbs, each group with one outline."""

from collections.abc import Callable, Mapping
from typing import Final

from corecoach.figure.framing import lane
from corecoach.figure.rig import Frames
from corecoach.ui.figure import trunk
from corecoach.ui.figure.head import covers_ear, eye, face_lines, head_shape, jaw_line
from corecoach.ui.figure.ink import Ink, Part, Shift, lit
from corecoach.ui.figure.palette import Palette, Tone
from corecoach.ui.figure.side_shapes import SIDE_PARTS
from corecoach.ui.figure.strap import Strap

_LEG: Final = ("thigh", "shin", "foot", "toes")
ORDER: Final = ("arm_f", "leg_f", "neck", "trunk", "head", "leg_n", "arm_n")


class SideFigure:
    """Paints one pose from the side."""

    def __init__(
        self, ink: Ink, palette: Palette, frames: Frames, hands: Mapping[str, str], strap: str | None = None
    ) -> None:
        self.ink, self.palette, self.frames, self.hands = ink, palette, frames, hands
        self._strap = Strap(ink, palette, frames, strap) if strap else None
        self._world = ink.camera.world()

    def piece(self, name: str) -> None:
        """Paint a piece of the order. Raises KeyError for an unknown one."""
        part, _, side = name.partition("_")
        if side:
            limbs: dict[str, Callable[[str], None]] = {
                "arm": self.arm, "uarm": self.upper_arm, "farm": self.forearm, "leg": self.leg,
            }  # fmt: skip
            limbs[part](side)
        else:
            pieces: dict[str, Callable[[], None]] = {
                "neck": self.neck,
                "trunk": self.trunk,
                "head": self.head,
            }
            pieces[part]()

    def _skin(self, side: str) -> Tone:
        return self.palette.skin if side == "n" else self.palette.skin_far

    def leg(self, side: str) -> None:
        """Skin from hip to toes, then the shorts over it."""
        frames, shift, skin = self.frames, lane(f"leg_{side}"), self._skin(side)
        bones = {bone: frames[f"{bone}_{side}"] for bone in _LEG}
        self.ink.group([self.ink.part(SIDE_PARTS, name, bone, shift) for name, bone in bones.items()], skin)
        self.ink.shade(SIDE_PARTS, "thigh", bones["thigh"], skin, shift)
        self.ink.shade(SIDE_PARTS, "shin", bones["shin"], skin, shift)
        if self.ink.detail:
            self.ink.strands(SIDE_PARTS, "toes", bones["toes"], skin.line, shift)
        if self._strap and self._strap.foot == side:
            self._strap.band()
        self._shorts(side, shift)

    def _shorts(self, side: str, shift: Shift) -> None:
        ink, tone = self.ink, self.palette.shorts if side == "n" else self.palette.shorts_far
        world, thigh = ink.camera.world(shift), self.frames[f"thigh_{side}"]
        parts = [
            ink.part(SIDE_PARTS, "shorts", thigh, shift),
            Part(trunk.seat(self.frames, side, ink.line), world),
        ]
        if side == "n":
            parts.append(Part(trunk.hips(self.frames, ink.line), self._world))
        ink.group(parts, tone)
        ink.shade(SIDE_PARTS, "shorts", thigh, tone, shift)
        ink.hem(SIDE_PARTS, "shorts", thigh, tone, shift)
        if side == "n":
            ink.fill(trunk.band(self.frames), self._world, tone.hem)

    def arm(self, side: str) -> None:
        """Forearm, hand and sleeve; the hand closes over the strap."""
        if self._strap:
            self._strap.half(side)
        self._arm_skin(side, ("uarm", "farm", "hand"))
        self._sleeve(side)

    def upper_arm(self, side: str) -> None:
        """The arm above the elbow alone."""
        self._arm_skin(side, ("uarm",))
        self._sleeve(side)

    def forearm(self, side: str) -> None:
        """The arm below the elbow alone."""
        self._arm_skin(side, ("farm", "hand"))

    def _arm_skin(self, side: str, bones: tuple[str, ...]) -> None:
        ink, shift, skin = self.ink, lane(f"arm_{side}"), self._skin(side)
        hand = f"hand_{self.hands[side]}"
        frames = {bone: self.frames[f"{bone}_{side}"] for bone in bones}
        names = {bone: hand if bone == "hand" else bone for bone in bones}
        ink.group([ink.part(SIDE_PARTS, names[bone], frames[bone], shift) for bone in bones], skin)
        for bone in bones:
            if bone != "hand":
                ink.shade(SIDE_PARTS, bone, frames[bone], skin, shift)
        if "hand" in frames and ink.detail:
            ink.strands(SIDE_PARTS, hand, frames["hand"], skin.line, shift)

    def _sleeve(self, side: str) -> None:
        ink, tone = self.ink, self.palette.shirt if side == "n" else self.palette.shirt_far
        shift, frame = lane(f"arm_{side}"), self.frames[f"uarm_{side}"]
        ink.group([ink.part(SIDE_PARTS, "sleeve", frame, shift)], tone)
        ink.shade(SIDE_PARTS, "sleeve", frame, tone, shift)
        ink.hem(SIDE_PARTS, "sleeve", frame, tone, shift)

    def neck(self) -> None:
        """The neck, under the collar."""
        self.ink.group([Part(trunk.neck(self.frames, self.ink.line), self._world)], self.palette.skin)

    def trunk(self) -> None:
        """The shirt."""
        ink, shirt, frames = self.ink, self.palette.shirt, self.frames
        ink.group([Part(trunk.trunk(frames, ink.line), self._world)], shirt)
        light = lit(frames["tho1"])
        ink.fill(trunk.shadow(frames, light < 0), self._world, shirt.shade(abs(light)))

    def head(self) -> None:
        """Head, face and hair, over the collar."""
        ink, palette, frame = self.ink, self.palette, self.frames["head"]
        at = ink.camera.bone(frame)
        ink.group([self._head_part("head")], palette.skin)
        ink.fill(trunk.nape(self.frames), self._world, palette.skin.fill)
        if ink.detail and palette.has_face:
            ink.lines(jaw_line(), at, palette.skin.shades[-1], 0.9)
            ink.lines(face_lines(), at, palette.face, 0.8)
            ink.fill(eye(), at, palette.face)
        style = palette.hair_style
        if style != "bald":
            ink.group([self._head_part(style)], palette.hair)
        if ink.detail and not covers_ear(style):
            ink.group([self._head_part("ear")], palette.skin)

    def _head_part(self, name: str) -> Part:
        return Part(head_shape(name, self.ink.line), self.ink.camera.bone(self.frames["head"]))
