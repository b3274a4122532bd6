"""Commands on an empty data folder."""

from pathlib import Path

import pytest
from cli_samples import Cli


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Nothing there yet, and no folder from the environment."""
    monkeypatch.delenv("CORECOACH_HOME", raising=False)
    return Cli(tmp_path / "Zoë’s data", capsys)
