"""Settings: every row saves at once; there is no Apply button."""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from corecoach.coach.settings import Settings
from corecoach.ui.look import TEXT_SCALES, Look
from corecoach.ui.pages.settings_figure import figure_card
from corecoach.ui.pages.settings_packs import packs_card
from corecoach.ui.pages.settings_reminder import reminder_card
from corecoach.ui.pages.settings_rows import Pair, beside, between, card, level, line_up
from corecoach.ui.pages.settings_workspace import workspace_card
from corecoach.ui.widgets import Button, Page, Segmented, Switch, Text, column, grow, row
from corecoach.ui.widgets.choice import Choice
from corecoach.ui.widgets.slider import Slider
from corecoach.words import _

VOICE_RATES = range(-100, 101, 10)
VOLUMES = range(0, 101, 10)


class SettingsPage(Page):
    """`changed` carries the new Settings after each change; `try_requested` asks to hear the voice,
    `about_requested` to change what the person said about themselves, `workspace_requested` to go to the
    clinician's side."""

    changed = Signal(object)
    try_requested = Signal(object)
    about_requested = Signal(object)
    workspace_requested = Signal(object)

    def __init__(
        self,
        look: Look,
        settings: Settings,
        *,
        countries: Sequence[tuple[str, str, str]],
        audio_line: str,
        version: str,
    ) -> None:
        """`countries` are (code, name, emergency number); a row with the code "" has the number to show
        when no country is chosen."""
        super().__init__(look, name=_("Settings"))
        self._settings, self._version = settings, version
        self._numbers = {code: number for code, _name, number in countries}
        self._countries = country_options(countries)
        reading, sound = self._reading(look), self._sound(look, audio_line)
        place, keys, about = self._place(look), self._keys(look), self._about(look)
        figure = figure_card(look, settings.body, lambda body: self._change(body=body))
        packs = packs_card(
            look, settings, lambda begins, ends: self._change(night_from=begins, night_to=ends)
        )
        scores = reminder_card(look, settings, lambda hour: self._change(reminder_hour=hour))
        clinicians = workspace_card(look, lambda: self.workspace_requested.emit(None))
        if look.width == "wide":
            sides = [[reading, figure, keys, about], [sound, place, scores, packs, clinicians]]
        else:
            sides = [[reading, sound, place, scores, packs, figure, keys, about, clinicians]]
        self.fill(column(self._head(look), beside(look, sides), None, gap=look.px(14)))

    def show_audio_line(self, text: str) -> None:
        """Show what is the matter with the sound; an empty text hides the line."""
        self._audio_line.setText(text)
        self._audio_line.setVisible(bool(text))

    def focus_first(self) -> None:
        """Give the keyboard to the first row."""
        self._text_size.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- cards ------------------------------------------------------------------------------------------

    def _head(self, look: Look) -> QWidget:
        head = QWidget()
        title = grow(Text(look, _("Settings"), "title-m"))
        words = Text(look, _("Changes save as you make them"), "body", "ink-2", wrap=look.narrow)
        head.setLayout(column(title, words, gap=2) if look.narrow else row(title, words))
        return head

    def _reading(self, look: Look) -> QWidget:
        themes = (("light", _("Light")), ("dark", _("Dark")), ("system", _("As system")))
        colors = Segmented(look, themes, name=_("Colours"), value=self._settings.theme)
        colors.chosen.connect(lambda theme: self._change(theme=theme))
        still = Switch(
            look,
            _("Less movement on screen"),
            on=self._settings.less_movement,
            on_change=lambda on: self._change(less_movement=on),
        )
        return card(
            look,
            _("Reading"),
            *self._text_size_rows(look),
            Pair(look, _("Colours"), colors),
            Pair(look, _("Less movement on screen"), still),
        )

    def _text_size_rows(self, look: Look) -> tuple[QWidget, ...]:
        value = Text(look, _percent(self._settings.text_scale), "label", wrap=False)
        slider = Slider(
            look,
            _("Text size"),
            TEXT_SCALES,
            self._settings.text_scale,
            lambda percent: self._change(text_scale=percent),
            labels=[_percent(scale) for scale in TEXT_SCALES],
        )
        slider.valueChanged.connect(lambda percent: value.setText(_percent(percent)))
        self._text_size = slider
        letters = QWidget()
        # The two letters show what the slider does, in the sizes of its ends.
        small, big = Text(look, _("A"), "label", wrap=False), Text(look, _("A"), "label", wrap=False)
        small.setFont(look.font("label", 18))
        big.setFont(look.font("label", 36))
        # Beside the track, not beside the labels below it.
        letters.setLayout(row(level(small), slider, level(big), gap=10))
        return Pair(look, _("Text size"), value), letters

    def _sound(self, look: Look, audio_line: str) -> QWidget:
        settings = self._settings
        speak = Switch(
            look,
            _("Speak the steps and counts"),
            on=settings.voice,
            on_change=lambda on: self._change(voice=on),
        )
        hear = Button(
            look,
            _("Try"),
            icon="play",
            icon_filled=True,
            on_click=lambda: self.try_requested.emit(None),
            name=_("Try the voice"),
        )
        speed = Slider(
            look, _("Speed"), VOICE_RATES, settings.voice_rate, lambda rate: self._change(voice_rate=rate)
        )
        chime = Switch(
            look, _("Chime at each change"), on=settings.sound, on_change=lambda on: self._change(sound=on)
        )
        volume = Slider(look, _("Volume"), VOLUMES, settings.volume, lambda v: self._change(volume=v))
        speed_row = Pair(look, _("Speed"), between(look, _("Slower"), speed, _("Faster")), stretch=True)
        volume_row = Pair(look, _("Volume"), between(look, _("Quieter"), volume, _("Louder")), stretch=True)
        line_up(speed_row, volume_row)
        self._audio_line = Text(look, "", "body", "ink-2")
        sound = card(
            look,
            _("Voice and sound"),
            Pair(look, _("Speak the steps and counts"), speak),
            Pair(look, _("Voice"), hear),
            speed_row,
            Pair(look, _("Chime at each change"), chime),
            volume_row,
            self._audio_line,
        )
        self.show_audio_line(audio_line)
        return sound

    def _place(self, look: Look) -> QWidget:
        choice = Choice(look, _("Country"), self._countries, self._settings.country, self._choose_country)
        self._number = Text(look, "", "title-m", wrap=False)
        self._number_row = Pair(look, _("Emergency number"), self._number)
        self._number_words = Text(look, "", "body", "ink-2")
        you = Button(look, _("Change"), on_click=lambda: self.about_requested.emit(None))
        you.setAccessibleName(_("Change what you told us about yourself"))
        place = card(
            look,
            _("Place and person"),
            Pair(look, _("Country"), choice),
            self._number_row,
            self._number_words,
            Pair(look, _("Age, health and what is hard for you"), you),
        )
        self._show_number()
        return place

    def _keys(self, look: Look) -> QWidget:
        switch = Switch(
            look,
            _("Single-letter keys"),
            on=self._settings.single_keys,
            on_change=lambda on: self._change(single_keys=on),
        )
        meaning = (
            _("Letters such as Y and N answer questions or act in a session."),
            _("When this is off, only H still works, because it stops a session."),
        )
        words = Text(look, " ".join(meaning), "body", "ink-2")
        return card(look, _("Keys"), Pair(look, _("Single-letter keys"), switch), words)

    def _about(self, look: Look) -> QWidget:
        words = (
            _("CoreCoach guides exercise. It does not diagnose, and it is not an emergency service."),
            _("No clinician has reviewed its content yet."),
        )
        licences = _("Licence: MIT. Font: Figtree, SIL Open Font Licence. Icons: Lucide, ISC licence.")
        return card(
            look,
            _("About"),
            Text(look, _("CoreCoach {version}").format(version=self._version), "label"),
            Text(look, " ".join(words), "body"),
            Text(look, licences, "body", "ink-2"),
        )

    # -- changes ----------------------------------------------------------------------------------------

    def _change(self, **fields: Any) -> None:
        self._settings = replace(self._settings, **fields)
        self.changed.emit(self._settings)

    def _choose_country(self, code: str) -> None:
        self._change(country=code)
        self._show_number()

    def _show_number(self) -> None:
        number = self._numbers.get(self._settings.country, "")
        self._number.setText(number)
        self._number_row.setVisible(bool(number))
        checked = _("Not checked yet. Or use your local emergency number.")
        self._number_words.setText(checked if number else _("Use your local emergency number."))


def _percent(value: int) -> str:
    return _("{n} %").format(n=value)


def country_options(countries: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Codes and names to choose from; `countries` are (code, name, emergency number)."""
    named = [(code, name) for code, name, _number in countries if code]
    return [("", _("Another country")), *named]
