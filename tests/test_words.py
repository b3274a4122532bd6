"""Words: the source's English, catalogues where there are some, and the pseudo-language for layouts."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from corecoach.words import PSEUDO, _, languages_there, ngettext, stretch, tongue, use_language


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A test that spoke another language leaves none behind."""
    use_language("en")
    yield
    use_language("en")


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A folder with a German catalogue."""
    catalogue = Catalog(locale="de")
    catalogue.add("", "")
    catalogue.add("Pause", "Anhalten")
    catalogue.add(("{n} day", "{n} days"), ("{n} Tag", "{n} Tage"))
    place = tmp_path / "de" / "LC_MESSAGES" / "corecoach.mo"
    place.parent.mkdir(parents=True)
    with place.open("wb") as file:
        write_mo(file, catalogue)
    return tmp_path


def test_a_catalogue_is_spoken_and_what_it_lacks_stays_english(locale: Path) -> None:
    use_language("de", locale)
    assert (_("Pause"), _("Stop")) == ("Anhalten", "Stop")
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == ["{n} Tage", "{n} Tag", "{n} Tage"]


@pytest.mark.parametrize("language", ["en", "xx", "", "de", "../../etc"])
def test_a_language_without_a_catalogue_is_english(tmp_path: Path, language: str) -> None:
    for folder in (tmp_path, tmp_path / "nowhere", None):
        use_language(language, folder)
        assert _("Pause") == "Pause"
        assert [ngettext("day", "days", n) for n in (0, 1, 2)] == ["days", "day", "days"]


def test_nothing_stays_nothing_in_every_language(locale: Path) -> None:
    for language in ("en", "de", PSEUDO):
        use_language(language, locale)
        assert _("") == ""


def test_a_change_of_language_holds_for_what_is_asked_next(locale: Path) -> None:
    use_language("de", locale)
    use_language(PSEUDO)
    assert _("Pause") not in ("Pause", "Anhalten")
    use_language("en")
    assert _("Pause") == "Pause"


def test_the_pseudo_language_marks_singular_and_plural() -> None:
    use_language(PSEUDO)
    assert ngettext("day", "days", 1) == stretch("day") != "day"
    assert ngettext("day", "days", 2) == stretch("days")


NAMES = st.sampled_from(["n", "path", "why", "name"])
TEXTS = st.lists(
    st.text(string.ascii_letters + " .,", max_size=12) | NAMES.map(lambda n: f"{{{n}}}"), min_size=1
)


@given(TEXTS.map("".join).filter(bool))
def test_stretching_keeps_what_is_filled_in_and_is_always_longer(text: str) -> None:
    longer = stretch(text)
    assert len(longer) > len(text)
    fields = [
        field for _text, field, _spec, _conversion in string.Formatter().parse(text) if field is not None
    ]
    assert [f for _t, f, _s, _c in string.Formatter().parse(longer) if f is not None] == fields


def test_stretching_shows_in_every_sentence() -> None:
    assert stretch("Call 999 now") != "Call 999 now"
    assert len(stretch("Stop if anything on the list starts.")) >= 1.3 * len(
        "Stop if anything on the list starts."
    )


# -- a second language beside the one in use ----------------------------------------------------------------


def test_the_languages_that_are_there_are_those_with_a_catalogue(locale: Path) -> None:
    (locale / "fr" / "LC_MESSAGES").mkdir(parents=True)
    (locale / "corecoach.pot").write_text("")
    assert languages_there(locale) == ("de",)
    assert languages_there(locale / "nowhere") == ()


@pytest.mark.parametrize("language", ["en", "fr", "", "../de", "/", "de/../de"])
def test_a_language_that_is_not_there_is_none(locale: Path, language: str) -> None:
    assert tongue(language, locale) is None


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_damaged_catalogue_is_none(locale: Path, content: bytes) -> None:
    (locale / "de" / "LC_MESSAGES" / "corecoach.mo").write_bytes(content)
    assert tongue("de", locale) is None


def test_a_second_language_speaks_meanwhile_and_the_first_goes_on(locale: Path) -> None:
    german = tongue("de", locale)
    assert german is not None and german.language == "de"
    assert german.say(lambda: f"{_('Pause')}, {ngettext('{n} day', '{n} days', 2)}") == "Anhalten, {n} Tage"
    assert _("Pause") == "Pause"
    with pytest.raises(ZeroDivisionError):
        german.say(lambda: str(1 // 0))
    assert _("Pause") == "Pause"


def test_what_is_not_all_translated_is_not_said_in_a_second_language(locale: Path) -> None:
    german = tongue("de", locale)
    assert german is not None
    assert german.say(lambda: _("Pause") + _("Stop")) is None
    assert german.say(lambda: ngettext("{n} week", "{n} weeks", 1)) is None
    assert german.say(lambda: _("Pause")) == "Anhalten"
    # The catalogue in use is another one, and stays without a mark.
    use_language("de", locale)
    assert (_("Pause"), _("Stop")) == ("Anhalten", "Stop")


def test_the_pseudo_language_can_be_the_second(locale: Path) -> None:
    pseudo = tongue(PSEUDO, locale)
    assert pseudo is not None and pseudo.say(lambda: _("Pause")) == stretch("Pause")
