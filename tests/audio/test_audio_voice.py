"""The real speech engine of this machine, where it has one, with a speech service of the test's own."""

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from audio_stand_ins import LoopWatch, Until

from corecoach.audio.link import AudioLink, AudioState, Patience

MakeLink = Callable[..., AudioLink]
PATIENCE = Patience(start_s=20.0, answer_s=1.0)
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs speech-dispatcher")


class Service:
    """The speech service that a child starts for itself in a runtime folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._pid_file = folder / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"

    def send(self, number: int) -> None:
        os.kill(int(self._pid_file.read_text()), number)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    folder = Path(tempfile.mkdtemp(prefix="cc-"))  # short: the path of a socket has a limit
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.delenv("SPEECHD_ADDRESS", raising=False)
    service = Service(folder)
    yield service
    with suppress(OSError, ValueError):
        service.send(signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def voice(make_link: MakeLink, service: Service, until: Until) -> AudioLink:
    """A voice that is ready to speak; skips the test where there is none."""
    link = make_link(role="voice", patience=PATIENCE)
    link.start()
    until(lambda: link.state is not AudioState.STARTING)
    if link.state is not AudioState.READY:
        pytest.skip("needs an audio output, speech-dispatcher and speech-dispatcher-espeak-ng")
    return link


def test_it_speaks_the_language_and_can_be_interrupted(
    voice: AudioLink, until: Until, loop_watch: LoopWatch
) -> None:
    assert voice.detail.startswith("speechd English")
    for words in ("Lift your arm. Hold.", "Three", "Two"):
        voice.say(words, 0, -20)
        until(lambda: voice._unanswered == 0)
    voice.hush()
    until(lambda: voice._unanswered == 0)
    assert voice.state is AudioState.READY


def test_a_speech_service_that_hangs_while_speaking_is_survived(
    voice: AudioLink, service: Service, until: Until, loop_watch: LoopWatch
) -> None:
    voice.say("A sentence that will never be finished, because the service stops.", 0, 0)
    until(lambda: voice._unanswered == 0)
    service.send(signal.SIGSTOP)
    voice.say("Two", 0, 0)
    until(lambda: voice.state is AudioState.STARTING)
    service.send(signal.SIGCONT)
    until(lambda: voice.state is AudioState.READY)
