"""The real child process: what it says, and that it never outlives the app."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from audio_stand_ins import SOUNDS, SRC, Until, is_gone, is_live

from corecoach.audio import children, helper, output
from corecoach.audio.link import AudioLink, AudioState, Patience
from corecoach.audio.protocol import Play, Say
from corecoach.audio.speech import Speech, choose_engine, choose_locale
from corecoach.audio.tones import Tones, loudness

MakeLink = Callable[..., AudioLink]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes in /proc")
APP = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from corecoach.audio.link import AudioLink, AudioState
app = QCoreApplication([])
link = AudioLink("tones", Path(sys.argv[1]))
def tell(state):
    if state in (AudioState.READY, AudioState.SILENT):
        sys.stdout.write(f"{link._child.processId()}\\n")
        sys.stdout.flush()
        END
link.state_changed.connect(tell)
link.start()
app.exec()
"""


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SRC), "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def running(*command: str) -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        [sys.executable, *command], stdin=pipe, stdout=pipe, stderr=pipe, text=True, env=environment()
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_it_answers_every_line_and_prints_nothing_else() -> None:
    lines = (
        "1 ping\n2 play tick 0\n3 play nothing 5\n4 say 5 0 hello\nwhat\n5 dance\n6 hush\n7 quit\n8 ping\n"
    )
    with running("-m", "corecoach.audio", "tones", str(SOUNDS)) as child:
        said, _ = child.communicate(lines, timeout=30)
    first, *rest = said.splitlines()
    assert first in ("ready tones none", "ready tones device")
    assert rest == ["1 ok", "2 ok", "3 bad", "4 bad", "0 bad", "5 bad", "6 ok", "7 ok"]
    assert child.returncode == 0


def test_a_last_line_without_its_end_is_not_obeyed() -> None:
    with running("-m", "corecoach.audio", "tones", str(SOUNDS)) as child:
        said, _ = child.communicate("1 ping\n2 pi", timeout=30)
    assert said.splitlines()[1:] == ["1 ok"]


@pytest.mark.parametrize("arguments", [[], ["drums"]])
def test_an_unknown_role_is_refused(arguments: list[str]) -> None:
    with running("-m", "corecoach.audio", *arguments) as child:
        said, told = child.communicate(timeout=30)
    assert (child.returncode, said) == (2, "")
    assert told.startswith("usage:")


def test_the_link_brings_it_to_life_and_closes_it(make_link: MakeLink, until: Until) -> None:
    link = make_link()
    link.start()
    until(lambda: is_live(link))
    link.play("tick", 0)
    until(lambda: link._unanswered == 0)
    assert is_live(link)
    assert link._child is not None
    pid = link._child.processId()
    link.close()
    until(lambda: not children._living)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@linux
def test_it_ends_when_the_app_is_killed(until: Until) -> None:
    with running("-c", APP.replace("END", "pass"), str(SOUNDS)) as app:
        assert app.stdout is not None
        pid = int(app.stdout.readline())
        assert not is_gone(pid)
        app.kill()
        until(lambda: is_gone(pid))


@linux
@pytest.mark.parametrize("stopped", [False, True], ids=["healthy", "stopped"])
def test_it_ends_with_an_app_that_closes_nothing(until: Until, stopped: bool) -> None:
    stop = "import os; os.kill(link._child.processId(), 19); " if stopped else ""
    with running("-c", APP.replace("END", f"{stop}app.quit()"), str(SOUNDS)) as app:
        said, told = app.communicate(timeout=30)
    assert (app.returncode, told) == (0, "")
    until(lambda: is_gone(int(said)))


@pytest.mark.skipif(not hasattr(signal, "alarm"), reason="the system has no alarm signal")
def test_a_child_that_hangs_ends_itself() -> None:
    code = "import time; from corecoach.audio import helper as h; h.HANG_S = 1; h.heed_signals()\n"
    code += "with h.self_destruct(): pass\nwith h.self_destruct(): time.sleep(60)"
    with running("-c", code) as child:
        child.communicate(timeout=30)
    assert child.returncode == -signal.SIGALRM


def test_libraries_that_print_do_not_disturb_the_answers() -> None:
    code = "import os; from corecoach.audio import helper as h; a = h.keep_output_clean()\n"
    code += "os.write(1, b'noise'); os.write(a, b'answer')"
    with running("-c", code) as child:
        said, told = child.communicate(timeout=30)
    assert (said, told) == ("answer", "noise")


def test_an_app_that_no_longer_reads_ends_the_child() -> None:
    with running("-m", "corecoach.audio", "tones", str(SOUNDS)) as child:
        assert child.stdin is not None and child.stdout is not None
        child.stdout.readline()
        child.stdout.close()
        child.stdin.write("1 ping\n")
        child.stdin.flush()
        assert child.wait(30) == 0
        child.stdout = None


def test_without_the_systems_sound_libraries_nothing_is_heard_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", None)
    tones, speech = Tones(SOUNDS), Speech("en_GB")
    assert (tones.prepare(), speech.prepare()) == ("none", "none")
    assert tones.perform(Play("tick", 50)) and speech.perform(Say("Hold", 50, 0))
    assert not tones.perform(Say("Hold", 50, 0)) and not speech.perform(Play("tick", 50))
    tones.hush()
    speech.hush()


@pytest.mark.parametrize(
    ("cards", "heard"),
    [
        ("00-00: ALC257 : playback 1 : capture 1\n", True),
        ("01-00: USB Mic : capture 1\n", False),
        (None, False),
    ],
)
def test_a_sound_card_that_qt_cannot_use_still_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cards: str | None, heard: bool
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.setattr(output, "SOUND_CARDS", tmp_path / "pcm")
    if cards is not None:
        (tmp_path / "pcm").write_text(cards)
    assert output.can_be_heard() is heard


def test_a_folder_that_is_not_there_has_no_sounds(tmp_path: Path) -> None:
    assert not Tones(tmp_path / "none").perform(Play("tick", 50))
    assert not Tones(None).perform(Play("tick", 50))


@pytest.mark.parametrize(
    ("engines", "chosen"),
    [([], None), (["mock"], None), (["mock", "flite"], "flite"), (["flite", "mock", "speechd"], "speechd")],
)
def test_the_engine_that_only_pretends_is_never_chosen(engines: list[str], chosen: str | None) -> None:
    assert choose_engine(engines) == chosen


@pytest.mark.parametrize(
    ("wanted", "own", "offered", "chosen"),
    [
        ("en_GB", "C", ["de_DE", "en_US", "en_GB"], "en_GB"),
        ("en_GB", "en_US", ["en_GB", "en_US"], "en_US"),
        ("en_GB", "de_DE", ["de_DE", "en_US", "en_AU"], "en_AU"),
        ("en_GB", "de_DE", ["de_DE", "eno_XX"], None),
    ],
)
def test_the_voice_speaks_the_language_of_the_words(
    wanted: str, own: str, offered: list[str], chosen: str | None
) -> None:
    assert choose_locale(wanted, own, offered) == chosen


def test_loudness_follows_the_slider() -> None:
    assert (loudness(0), loudness(50), loudness(100)) == (0.0, 0.25, 1.0)


def test_the_app_itself_never_loads_the_sound_modules() -> None:
    code = "import sys, corecoach.audio.sounder, corecoach.audio.awake\n"
    code += "heavy = {'PySide6.QtMultimedia', 'PySide6.QtTextToSpeech', 'wakepy'}\n"
    code += "sys.exit(bool(heavy & set(sys.modules)))"
    with running("-c", code) as app:
        app.communicate(timeout=30)
    assert app.returncode == 0


def test_the_app_gives_up_before_the_child_does() -> None:
    assert Patience().start_s < helper.HANG_S


def test_states_are_complete() -> None:
    assert {state.name for state in AudioState} == {"OFF", "STARTING", "READY", "SILENT", "FAILED"}
