"""`corecoach clinician handout`: a programme on paper, for the person it is for."""

from argparse import Namespace
from pathlib import Path

from corecoach import __version__
from corecoach.cli.clinician_files import Lines, write_file
from corecoach.cli.out import DONE, REFUSED, USAGE, complain, say
from corecoach.cli.sources import read_in
from corecoach.display import missing_packages
from corecoach.exchange import Problem, ProgrammeFile, read_file
from corecoach.exchange.packed import unpacked
from corecoach.home import Home
from corecoach.library import Library
from corecoach.words import Tongue, _, languages_there, tongue


def handout(options: Namespace) -> int:
    """Write the handout of a programme file as a PDF."""
    missing = missing_packages(window=False)
    if missing:
        words = _("corecoach: drawing needs system libraries; install them with: apt install {packages}")
        complain(words.format(packages=" ".join(missing)))
        return USAGE
    library = Library()
    second = _second(options.second, library) if options.second else None
    known = {country.code for country in library.emergency.countries}
    if isinstance(second, str):
        complain(second)
        return USAGE
    if options.country and options.country not in known:
        complain(_("--country: {code} is not known; use two letters such as GB").format(code=options.country))
        return USAGE
    refused = _write(options, library, second)
    for line in refused:
        complain(line)
    return REFUSED if refused else DONE


def _second(language: str, library: Library) -> Tongue | str:
    """The second language, or the line that says which there are."""
    folder = library.folder / "locale"
    found = tongue(language, folder)
    if found is not None:
        return found
    there = ", ".join(languages_there(folder)) or _("none yet")
    words = _("--second: there is no translation for {language}; there are: {languages}")
    return words.format(language=language, languages=there)


def _write(options: Namespace, library: Library, second: Tongue | None) -> Lines:
    """Write the handout; lines that say why not, where it is refused."""
    source: Path = options.programme
    data = read_file(source)
    data = data if isinstance(data, Problem) else unpacked(data)
    if isinstance(data, Problem):
        return [data.line(str(source))]
    read = read_in(data, library)
    if not isinstance(read, ProgrammeFile):
        return [problem.line(str(source)) for problem in read]
    # What draws takes long to import.
    from corecoach.ui.print.programme_pdf import programme_pdf

    country = library.emergency.of(options.country or Home(options.home).settings().country)
    large = bool(options.large)
    pdf = programme_pdf(
        read, library, country=country, version=__version__, large=large, second=second, data=data
    )
    refused = write_file(options.out, pdf, source)
    if not refused:
        say(_("{path}: handout written").format(path=options.out))
    return refused
