"""What the person prefers. One small file for this machine, not part of the diary."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Percent = Annotated[int, Meta(ge=0, le=100)]
ThemeName = Literal["light", "dark", "system"]
Hair = Literal["short", "long", "bun"]
HAIRS: tuple[Hair, ...] = ("short", "long", "bun")
SKINS = 5


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """How the figure looks: skin 0 (light) to 4 (dark), hair, or a plain body without a face."""

    skin: Annotated[int, Meta(ge=0, le=SKINS - 1)] = 1
    hair: Hair = "short"
    plain: bool = False


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Preferences; every one has a working default. `voice_rate` is -100 (slow) to 100 (fast)."""

    text_scale: Literal[100, 125, 150, 175, 200] = 100
    theme: ThemeName = "system"
    less_movement: bool = False
    sound: bool = True
    volume: Percent = 80
    voice: bool = True
    voice_rate: Annotated[int, Meta(ge=-100, le=100)] = -10
    single_keys: bool = True
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2})?$")] = ""
    language: Annotated[str, Meta(max_length=12)] = "en"
    welcomed: bool = False
    body: Body = Body()
