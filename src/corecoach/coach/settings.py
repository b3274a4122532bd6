"""What the person prefers. One small file for this machine, not part of the diary."""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

Percent = Annotated[int, Meta(ge=0, le=100)]
Hour = Annotated[int, Meta(ge=0, le=23)]
ThemeName = Literal["light", "dark", "system"]
LockAfter = Literal[5, 10, 15, 30]
LOCK_AFTER: tuple[LockAfter, ...] = (5, 10, 15, 30)
Hair = Literal["short", "long", "bun"]
HAIRS: tuple[Hair, ...] = ("short", "long", "bun")
SKINS = 5
# The average of a day is asked for from this hour on, or from an earlier one of the reminder.
EVENING = 17
# The hours of sleep where nobody has set others.
NIGHT_FROM, NIGHT_TO = 23, 6


class Body(Struct, frozen=True, forbid_unknown_fields=True):
    """How the figure looks: skin 0 (light) to 4 (dark), hair, or a plain body without a face."""

    skin: Annotated[int, Meta(ge=0, le=SKINS - 1)] = 1
    hair: Hair = "short"
    plain: bool = False


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """Preferences; every one has a working default. `voice_rate` is -100 (slow) to 100 (fast). No ice or
    heat starts in the hours of sleep, from `night_from` to `night_to`. `reminder_hour`: when to remind of the
    day's score; None: never. `workspace`: whose side of the program is shown; `lock_after_min`: after how
    many minutes without key or mouse the clinician's side locks."""

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
    night_from: Hour = NIGHT_FROM
    night_to: Hour = NIGHT_TO
    reminder_hour: Hour | None = 20
    workspace: Literal["person", "clinician"] = "person"
    lock_after_min: LockAfter = 10

    @property
    def evening_from(self) -> int:
        """The hour from which on the average of the day is asked for."""
        return EVENING if self.reminder_hour is None else min(EVENING, self.reminder_hour)

    def __post_init__(self) -> None:
        """A night without hours is none: whoever wrote it into the file gets the usual one."""
        if self.night_from == self.night_to:
            force_setattr(self, "night_from", NIGHT_FROM)
            force_setattr(self, "night_to", NIGHT_TO)
