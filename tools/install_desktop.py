"""`make install-desktop`, `make uninstall-desktop`: the menu entry and the kinds of file on Linux."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "packaging" / "linux"
ENTRY = "applications/corecoach.desktop"
# Where each file of packaging/linux goes, under the folder for data (share).
PLACES = {
    "corecoach.desktop": ENTRY,
    "corecoach.metainfo.xml": "metainfo/corecoach.metainfo.xml",
    "corecoach.svg": "icons/hicolor/scalable/apps/corecoach.svg",
    "corecoach-mime.xml": "mime/packages/corecoach.xml",
}
# Programs that read a folder anew, and what has to be there for that. Icons are found without a cache; one
# that is made here would hide those that other programs put beside it later.
READERS = (
    ("update-mime-database", (), "mime", "packages"),
    ("update-desktop-database", ("-q",), "applications", ""),
    ("gtk-update-icon-cache", ("-q", "-f", "-t"), "icons/hicolor", "icon-theme.cache"),
)
KINDS = "*.corecoach, *.ccresult and *.ccclear"
_SPECIAL = '"`$\\'


def data_folder(prefix: Path | None) -> Path:
    """The share folder of a prefix; without one, that of the person."""
    if prefix is not None:
        return prefix.absolute() / "share"
    given = Path(os.environ.get("XDG_DATA_HOME", ""))
    # The specification: a relative path is to be ignored.
    return given if given.is_absolute() else Path.home() / ".local" / "share"


def quoted(command: str) -> str:
    """A path as one word of an Exec line: quoted, then escaped as every value of a desktop entry is."""
    inside = "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in command)
    return f'"{escaped(inside)}"'.replace("%", "%%")


def escaped(value: str) -> str:
    """A value of a desktop entry."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def entry(template: str, command: str) -> str:
    """The desktop entry that starts `command` with the file that was opened."""
    lines = {
        "Exec=corecoach %f": f"Exec={quoted(command)} %f",
        "TryExec=corecoach": f"TryExec={escaped(command)}",
    }
    return "".join(f"{lines.get(line, line)}\n" for line in template.splitlines())


def contents(command: str) -> dict[str, bytes]:
    """What is installed: the place of each file under the share folder, and what is in it."""
    files = {place: (SOURCE / name).read_bytes() for name, place in PLACES.items()}
    return files | {ENTRY: os.fsencode(entry(files[ENTRY].decode(), command))}


def install(share: Path, command: str) -> list[str]:
    """Write every file that is not there as it should be; one line for each."""
    said = []
    for place, data in contents(command).items():
        path = share / place
        if path.is_file() and path.read_bytes() == data:
            said.append(f"was there  {path}")
        else:
            write(path, data)
            said.append(f"wrote      {path}")
    return said


def write(path: Path, data: bytes) -> None:
    """Write a file that everybody may read, in one step: a desktop that looks sees all or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.chmod(0o644)
    new.replace(path)


def uninstall(share: Path) -> list[str]:
    """Remove the files that `install` writes, and nothing else; one line for each that was there."""
    there = [path for place in PLACES.values() if (path := share / place).is_file() or path.is_symlink()]
    for path in there:
        path.unlink()
    return [f"removed    {path}" for path in there]


def tell_desktop(share: Path) -> tuple[list[str], bool]:
    """Let the desktop read the folders anew; a line for each program, and whether all went well."""
    said, well = [], True
    for program, options, folder, needed in READERS:
        found = shutil.which(program)
        if not (share / folder / needed).exists():
            continue
        if found is None:
            said.append(f"skipped    {program}: not on this system")
            continue
        done = subprocess.run(
            [found, *options, str(share / folder)], capture_output=True, text=True, check=False
        )  # fmt: skip
        if done.returncode == 0:
            said.append(f"ran        {program}")
        else:
            well = False
            said.append(f"failed     {program}: {done.stderr.strip() or done.returncode}")
    return said, well


def is_looked_into(share: Path) -> bool:
    """Whether a desktop with this environment looks for entries there."""
    usual = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return share in (data_folder(None), *map(Path, usual.split(":")))


def main(words: Sequence[str] | None = None) -> int:
    """Install or uninstall, and say what was done."""
    options = _parser().parse_args(words)
    share = data_folder(options.prefix)
    try:
        return _take_out(share) if options.uninstall else _put_in(share, options.command)
    except OSError as error:
        print(f"{error.filename or share}: {error.strerror}", file=sys.stderr)
        return 1


def _put_in(share: Path, given: Path | None) -> int:
    command = given or _command_beside()
    if command is None:
        print(
            "The command corecoach is not installed beside this Python; nothing was changed.", file=sys.stderr
        )
        return 1
    said = install(share, str(command))
    after, well = tell_desktop(share)
    print(*said, *after, sep="\n")
    print(f"The desktop starts {command}, and opens {KINDS} with it.")
    if not is_looked_into(share):
        print(f"It does so once {share} is named in XDG_DATA_DIRS.")
    return 0 if well else 1


def _take_out(share: Path) -> int:
    said = uninstall(share)
    if not said:
        print(f"Nothing of CoreCoach was in {share}.")
        return 0
    after, well = tell_desktop(share)
    print(*said, *after, sep="\n")
    return 0 if well else 1


def _command_beside() -> Path | None:
    """The command of the Python that runs this, such as that of a virtual environment."""
    command = Path(sys.executable).absolute().parent / "corecoach"
    return command if command.is_file() else None


def _absolute(word: str) -> Path:
    path = Path(word)
    if not path.is_absolute():
        raise argparse.ArgumentTypeError("an absolute path is needed")
    return path


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="install_desktop.py", description=__doc__)
    parser.add_argument("--uninstall", action="store_true", help="remove what was installed")
    parser.add_argument(
        "--prefix",
        type=Path,
        help="install under PREFIX/share, such as /usr/local; else for this person alone",
    )
    parser.add_argument("--command", type=_absolute, help="the command that the desktop starts")
    return parser


if __name__ == "__main__":
    sys.exit(main())
