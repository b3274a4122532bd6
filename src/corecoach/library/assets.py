"""Where the assets lie, and reading one of them strictly."""

import os
import sys
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


class AssetError(Exception):
    """An asset is missing or damaged. The message says which file and what is wrong."""


def assets_folder() -> Path:
    """The assets folder: CORECOACH_ASSETS, beside the source tree, or where an install put it.

    Raises AssetError when there is none.
    """
    named = os.environ.get("CORECOACH_ASSETS")
    places = [Path(named)] if named else []
    places += [Path(__file__).resolve().parents[3] / "assets", Path(sys.prefix) / "share" / "corecoach"]
    for place in places:
        if (place / "exercises").is_dir():
            return place
    raise AssetError("assets: the folder with exercises and safety rules was not found")


def read_asset(path: Path, type_: type[T]) -> T:
    """The asset as its type. Raises AssetError for one that is missing, damaged or of another shape."""
    return decoded(path, read_bytes(path), type_)


def read_bytes(path: Path) -> bytes:
    """What is in an asset. Raises AssetError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssetError(f"{path.name}: cannot be read ({error.strerror})") from error


def decoded(path: Path, data: bytes, type_: type[T]) -> T:
    """What was read from `path`, as its type. Raises AssetError when it is damaged or of another shape."""
    try:
        return msgspec.json.decode(data, type=type_)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise AssetError(f"{path.name}: {error}") from error
