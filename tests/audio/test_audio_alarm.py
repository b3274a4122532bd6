"""What must not be missed: as the person wants it while calm, and in every way there is when loud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from audio_stand_ins import ANSWER, IGNORE, PATIENT, READY, SOUNDS, LoopWatch, StandIn, Until

from corecoach.audio import children
from corecoach.audio.link import AudioLink, AudioState, Patience
from corecoach.audio.sounder import Sounder, Status

OFF, READY_STATE, FAILED = AudioState.OFF, AudioState.READY, AudioState.FAILED
BOTH_READY, BOTH_OFF = Status(READY_STATE, READY_STATE), Status(OFF, OFF)
WORDS = "Time is up. Take the pack off."
# A link forgets a cue in less time than these children need to get ready.
HASTY = Patience(start_s=30.0, answer_s=10.0, stale_s=0.02)


class Stage:
    """A sounder and the logs of its two children."""

    def __init__(self, folder: Path, *, patience: Patience = PATIENT, delay_s: float = 0.0) -> None:
        self.tones, self.voice = StandIn(folder / "tones.log"), StandIn(folder / "voice.log")
        parts = {"tones": self.tones, "voice": self.voice}
        links = {
            role: AudioLink(
                role, SOUNDS, program=s.program(READY, ANSWER, delay_s=delay_s), patience=patience
            )
            for role, s in parts.items()
        }
        self.sounder = Sounder(SOUNDS, **links)

    def switch(self, until: Until, *, tones: bool = True, voice: bool = True) -> Sounder:
        """Switch on what the person wants, and wait for it."""
        self.sounder.set_tones(tones, 70)
        self.sounder.set_voice(voice, 80, -20)
        self.sounder.warm_up()
        wanted = Status(READY_STATE if tones else OFF, READY_STATE if voice else OFF)
        until(lambda: self.sounder.status() == wanted)
        return self.sounder

    def heard(self) -> tuple[list[str], list[str]]:
        """What the children were asked for, without a wish for silence."""
        logs = (self.tones, self.voice)
        return tuple([o for o in s.orders() if o != "hush"] for s in logs)  # type: ignore[return-value]


@pytest.fixture
def stage(tmp_path: Path, qapp: object) -> Iterator[Stage]:
    stage = Stage(tmp_path)
    yield stage
    stage.sounder.close()


# -- calm ------------------------------------------------------------------------------------------------


def test_a_calm_alarm_is_heard_as_the_person_hears_cues(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.alarm("alarm", WORDS, loud=False)
    until(lambda: stage.heard() == (["play alarm 70"], [f"say 80 -20 {WORDS}"]))


def test_it_takes_the_place_of_what_is_being_said(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.cue(None, "A long sentence about an exercise")
    until(lambda: len(stage.voice.orders()) == 1)
    sounder.alarm("alarm", WORDS, loud=False)
    until(lambda: len(stage.voice.orders()) == 3)
    assert stage.voice.orders()[1:] == ["hush", f"say 80 -20 {WORDS}"]


def test_words_that_waited_for_their_tone_are_forgotten(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.cue("start", "Hold")
    sounder.alarm("alarm", WORDS, loud=False)
    until(lambda: stage.heard()[1] == [f"say 80 -20 {WORDS}"])


def test_no_cue_speaks_over_an_alarm_whose_words_still_come(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.alarm("alarm", WORDS, loud=False)
    sounder.cue("tick", "Three")
    until(lambda: stage.heard() == (["play alarm 70"], [f"say 80 -20 {WORDS}"]))
    sounder.cue(None, "Two")
    until(lambda: stage.heard()[1][1:] == ["say 80 -20 Two"])


def test_a_calm_alarm_starts_nothing_that_is_off(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, voice=False)
    sounder.alarm("alarm", WORDS, loud=False)
    until(lambda: stage.heard() == (["play alarm 70"], []))
    assert sounder.status() == Status(READY_STATE, OFF)
    assert stage.voice.pids() == []


def test_it_is_not_lost_while_the_children_get_ready(tmp_path: Path, until: Until) -> None:
    """A speech engine takes seconds to wake; a cue would be dropped then."""
    stage = Stage(tmp_path, patience=HASTY, delay_s=0.3)
    stage.sounder.set_tones(True, 70)
    stage.sounder.set_voice(True, 80, -20)
    stage.sounder.alarm("alarm", "The first call", loud=False)
    stage.sounder.alarm("alarm", WORDS, loud=False)
    until(lambda: stage.heard() == (["play alarm 70"], [f"say 80 -20 {WORDS}"]))
    stage.sounder.close()


def test_what_was_answered_meanwhile_is_not_called_out_late(tmp_path: Path, until: Until) -> None:
    stage = Stage(tmp_path, delay_s=0.3)
    stage.sounder.set_tones(True, 70)
    stage.sounder.set_voice(True, 80, -20)
    stage.sounder.alarm("alarm", WORDS, loud=False)
    stage.sounder.alarm_over()
    until(lambda: stage.sounder.status() == BOTH_READY)
    stage.sounder.cue("tick", "Go on")
    until(lambda: stage.heard() == (["play tick 70"], ["say 80 -20 Go on"]))
    stage.sounder.close()


# -- loud ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tones", "voice"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_loud_alarm_is_heard_in_both_ways_at_full_volume(
    stage: Stage, until: Until, tones: bool, voice: bool
) -> None:
    sounder = stage.switch(until, tones=tones, voice=voice)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: stage.heard() == (["play alarm-loud 100"], [f"say 100 -20 {WORDS}"]))
    sounder.alarm_over()
    wanted = Status(READY_STATE if tones else OFF, READY_STATE if voice else OFF)
    assert sounder.status() == wanted
    sounder.cue("tick", "Go on")
    until(lambda: stage.heard()[0][1:] == (["play tick 70"] if tones else []))
    until(lambda: stage.heard()[1][1:] == (["say 80 -20 Go on"] if voice else []))
    assert sounder.status() == wanted


def test_the_words_wait_for_a_tone_that_sounds_for_the_alarm_only(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, tones=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: sounder.status() == BOTH_READY)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    assert 1_000 < sounder._after_tone.remainingTime() < 2_000


def test_cues_obey_the_settings_while_an_alarm_goes_on(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, tones=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: len(stage.heard()[1]) == 1)
    sounder.cue("tick", "Three")
    until(lambda: stage.heard()[1][1:] == ["say 80 -20 Three"])
    # The child for tones may get ready later than the one for words; the tick is not among its orders.
    until(lambda: stage.heard()[0] == ["play alarm-loud 100"])


def test_called_again_it_starts_no_more_children(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, tones=False, voice=False)
    for n in range(3):
        sounder.alarm("alarm-loud", f"Call {n}", loud=True)
        until(lambda n=n: stage.heard()[1][-1:] == [f"say 100 -20 Call {n}"])  # type: ignore[misc]
    assert len(stage.tones.pids()) == len(stage.voice.pids()) == 1
    sounder.alarm_over()
    assert sounder.status() == BOTH_OFF
    until(lambda: not children._living)


def test_a_calm_alarm_after_a_loud_one_is_calm_again(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, voice=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: stage.heard() == (["play alarm-loud 100"], [f"say 100 -20 {WORDS}"]))
    sounder.alarm("alarm", "Another pack", loud=False)
    until(lambda: stage.heard()[0][1:] == ["play alarm 70"])
    assert len(stage.heard()[1]) == 1


def test_over_without_an_alarm_does_nothing(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.cue("tick", "Three")
    sounder.alarm_over()
    until(lambda: stage.heard() == (["play tick 70"], ["say 80 -20 Three"]))
    assert sounder.status() == BOTH_READY


def test_over_is_silent_at_once(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    sounder.alarm_over()
    until(lambda: stage.tones.orders()[-1:] == ["hush"] and stage.voice.orders()[-1:] == ["hush"])
    assert stage.heard()[1] == []


# -- settings that change meanwhile ----------------------------------------------------------------------


def test_what_is_switched_off_in_a_loud_alarm_is_off_after_it(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    sounder.set_tones(False, 10)
    sounder.set_voice(False, 10, 0)
    until(lambda: stage.heard() == (["play alarm-loud 100"], [f"say 100 0 {WORDS}"]))
    sounder.alarm("alarm-loud", "Again", loud=True)
    until(lambda: stage.heard()[1][1:] == ["say 100 0 Again"])
    sounder.alarm_over()
    assert sounder.status() == BOTH_OFF
    sounder.cue("tick", "Go on")
    assert sounder.status() == BOTH_OFF


def test_what_is_switched_on_in_a_loud_alarm_stays_on(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, tones=False, voice=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: sounder.status() == BOTH_READY)
    sounder.set_tones(True, 40)
    sounder.set_voice(True, 50, 10)
    sounder.alarm_over()
    assert sounder.status() == BOTH_READY
    sounder.cue("tick", "Go on")
    until(lambda: stage.heard()[0][-1:] == ["play tick 40"] and stage.heard()[1][-1:] == ["say 50 10 Go on"])


def test_other_settings_do_not_touch_what_sounds_for_the_alarm(stage: Stage, until: Until) -> None:
    """Any change of the settings sets tones and voice once more."""
    sounder = stage.switch(until, tones=False, voice=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    sounder.set_tones(False, 70)
    sounder.set_voice(False, 80, -20)
    until(lambda: stage.heard() == (["play alarm-loud 100"], [f"say 100 -20 {WORDS}"]))


def test_a_calm_alarm_ends_for_who_switches_off(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.alarm("alarm", WORDS, loud=False)
    sounder.set_voice(False, 80, -20)
    sounder.set_tones(False, 70)
    assert sounder.status() == BOTH_OFF and not sounder._after_tone.isActive()


def test_close_ends_what_sounds_for_the_alarm_only(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until, tones=False, voice=False)
    sounder.alarm("alarm-loud", WORDS, loud=True)
    sounder.close()
    assert sounder.status() == BOTH_OFF
    until(lambda: not children._living)


def test_a_window_that_stays_after_a_wish_to_close_still_calls(stage: Stage, until: Until) -> None:
    sounder = stage.switch(until)
    sounder.close()
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: stage.heard() == (["play alarm-loud 100"], [f"say 100 -20 {WORDS}"]))


# -- children that fail ----------------------------------------------------------------------------------


def with_voice(folder: Path, program: list[str], patience: Patience = PATIENT) -> Sounder:
    """Tones that work beside another voice. A loud alarm would start the app's own."""
    tones = StandIn(folder / "tones.log").program(READY, ANSWER)
    return Sounder(
        SOUNDS,
        tones=AudioLink("tones", SOUNDS, program=tones, patience=PATIENT),
        voice=AudioLink("voice", SOUNDS, program=program, patience=patience),
    )


def test_what_failed_is_tried_once_more_in_a_loud_alarm(
    tmp_path: Path, stand_in: StandIn, until: Until
) -> None:
    sounder = with_voice(tmp_path, stand_in.program("sys.exit(1)\n"))
    sounder.set_voice(True, 80, 0)
    sounder.warm_up()
    until(lambda: sounder.status().voice is FAILED)
    # A link starts its child anew by itself, once.
    assert len(stand_in.pids()) == 2
    sounder.alarm("alarm", WORDS, loud=False)
    assert sounder.status().voice is FAILED
    for _call in range(3):
        sounder.alarm("alarm-loud", WORDS, loud=True)
        until(lambda: sounder.status().voice is FAILED)
    assert len(stand_in.pids()) == 4
    sounder.alarm_over()
    # The next alarm is another day, perhaps with another machine beside it.
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: sounder.status().voice is FAILED)
    assert len(stand_in.pids()) == 6
    sounder.close()


def test_what_works_again_gives_the_alarm(tmp_path: Path, until: Until) -> None:
    """The engine failed earlier on; meanwhile somebody has plugged in what it needs."""
    flag, voice = tmp_path / "plugged", StandIn(tmp_path / "voice.log")
    only_then = f"import os\nos.path.exists({str(flag)!r}) or sys.exit(1)\n"
    sounder = with_voice(tmp_path, voice.program(only_then, READY, ANSWER))
    sounder.set_voice(True, 80, 0)
    sounder.warm_up()
    until(lambda: sounder.status().voice is FAILED)
    flag.touch()
    sounder.alarm("alarm-loud", WORDS, loud=True)
    until(lambda: voice.orders() == [f"say 100 0 {WORDS}"])
    sounder.alarm_over()
    assert sounder.status().voice is READY_STATE
    sounder.close()


def test_children_that_cannot_be_started_stop_nothing(until: Until) -> None:
    links = {
        role: AudioLink(role, SOUNDS, program=["/no/such/program"], patience=PATIENT)
        for role in ("tones", "voice")
    }
    sounder = Sounder(SOUNDS, **links)
    for _call in range(3):
        sounder.alarm("alarm-loud", WORDS, loud=True)
        until(lambda: sounder.status() == Status(FAILED, FAILED))
    sounder.alarm_over()
    assert sounder.status() == BOTH_OFF


def test_nobody_waits_for_a_child_that_hangs(
    tmp_path: Path, stand_in: StandIn, until: Until, loop_watch: LoopWatch
) -> None:
    sounder = with_voice(tmp_path, stand_in.program(READY, IGNORE), Patience(30.0, answer_s=0.2))
    for _call in range(4):
        sounder.alarm("alarm-loud", WORDS, loud=True)
        turns = loop_watch.turns
        until(lambda turns=turns: loop_watch.turns > turns + 20)  # type: ignore[misc]
    sounder.alarm_over()
    assert sounder.status() == BOTH_OFF
