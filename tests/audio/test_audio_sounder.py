"""The app's one port for sound, with stand-in children."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from audio_stand_ins import ANSWER, PATIENT, READY, SOUNDS, StandIn, Until
from pytestqt.qtbot import QtBot

from corecoach.audio import children
from corecoach.audio.link import AudioLink, AudioState
from corecoach.audio.sounder import Sounder, Status

OFF, READY_STATE = AudioState.OFF, AudioState.READY


class Stage:
    """A sounder and the logs of its two children."""

    def __init__(self, folder: Path) -> None:
        self.tones, self.voice = StandIn(folder / "tones.log"), StandIn(folder / "voice.log")
        tones = AudioLink("tones", SOUNDS, program=self.tones.program(READY, ANSWER), patience=PATIENT)
        voice = AudioLink("voice", SOUNDS, program=self.voice.program(READY, ANSWER), patience=PATIENT)
        self.sounder = Sounder(SOUNDS, tones=tones, voice=voice)

    def switch_both_on(self, until: Until) -> Sounder:
        self.sounder.set_tones(True, 70)
        self.sounder.set_voice(True, 80, -20)
        self.sounder.warm_up()
        until(lambda: self.sounder.status() == Status(READY_STATE, READY_STATE))
        return self.sounder


@pytest.fixture
def stage(tmp_path: Path, qapp: object) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.sounder.close()


def test_everything_is_off_at_first(stage: Stage) -> None:
    stage.sounder.cue("tick", "Three")
    stage.sounder.warm_up()
    stage.sounder.set_tones(True, 70)
    assert stage.sounder.status() == Status(OFF, OFF)
    assert not children._living


def test_tone_first_then_words(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue("start", "Hold")
    until(lambda: stage.tones.orders() == ["play start 70"])
    assert stage.voice.orders() == []
    until(lambda: stage.voice.orders() == ["say 80 -20 Hold"])


def test_words_without_a_tone_do_not_wait(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue(None, "Breathe out")
    assert sounder._after_tone.remainingTime() == 0
    until(lambda: stage.voice.orders() == ["say 80 -20 Breathe out"])
    assert stage.tones.orders() == []


def test_the_newest_words_win(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue("tick", "Two")
    sounder.cue("tick", "One")
    until(lambda: len(stage.voice.orders()) == 1)
    assert stage.voice.orders() == ["say 80 -20 One"]


def test_a_sound_that_is_not_there_does_not_delay_the_words(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue("nothing", "Hold")
    assert sounder._after_tone.remainingTime() == 0


def test_hush_silences_both_and_forgets_the_words(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue("start", "Hold")
    sounder.hush()
    until(lambda: stage.tones.orders()[-1:] == ["hush"] and stage.voice.orders() == ["hush"])
    assert not sounder._after_tone.isActive()


def test_the_voice_alone_can_be_switched_off(stage: Stage, until: Until, qtbot: QtBot) -> None:
    sounder = stage.switch_both_on(until)
    with qtbot.waitSignal(sounder.status_changed) as change:
        sounder.set_voice(False, 80, 0)
    assert change.args == [Status(READY_STATE, OFF)]
    sounder.cue("tick", "Three")
    until(lambda: stage.tones.orders() == ["play tick 70"])
    assert sounder.status().voice is OFF


def test_a_new_volume_does_not_start_anything_anew(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.set_tones(True, 30)
    sounder.cue("tick", None)
    until(lambda: stage.tones.orders() == ["play tick 30"])
    assert len(stage.tones.pids()) == 1


def test_what_failed_is_not_tried_again_until_switched_on_again(tmp_path: Path, until: Until) -> None:
    broken = AudioLink("voice", SOUNDS, program=["/no/such/program"], patience=PATIENT)
    sounder = Sounder(SOUNDS, voice=broken)
    sounder.set_voice(True, 80, 0)
    sounder.warm_up()
    until(lambda: sounder.status().voice is AudioState.FAILED)
    sounder.cue("tick", "Three")
    assert sounder.status().voice is AudioState.FAILED
    sounder.set_voice(False, 80, 0)
    sounder.set_voice(True, 80, 0)
    sounder.warm_up()
    assert sounder.status().voice is AudioState.STARTING
    sounder.close()


def test_close_ends_both_and_later_cues_wake_nobody(stage: Stage, until: Until) -> None:
    sounder = stage.switch_both_on(until)
    sounder.cue("start", "Hold")
    sounder.close()
    sounder.cue("start", "Hold")
    assert sounder.status() == Status(OFF, OFF)
    until(lambda: not children._living)
