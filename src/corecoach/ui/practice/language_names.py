"""Languages under the names that they call themselves."""

# The languages that a programme can say it is written in; the words themselves are the clinician's.
LANGUAGES = {
    "en": "English", "de": "Deutsch", "es": "Español", "fr": "Français", "it": "Italiano",
    "nl": "Nederlands", "pl": "Polski", "pt": "Português",
}  # fmt: skip


def language_name(code: str) -> str:
    """`Deutsch`, with the region of `de-AT` in brackets; the code where no name is known."""
    base, _dash, region = code.replace("_", "-").partition("-")
    name = LANGUAGES.get(base)
    if name is None:
        return code
    return f"{name} ({region})" if region else name
