"""A few words for a line that is read from two metres."""

import re
from collections.abc import Iterable

# As long as a cue.
LONGEST_LINE = 90
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")


def one_line(texts: Iterable[str]) -> str:
    """The first sentences of these texts that fit into 90 characters together. Of a first one that is too
    long by itself, as many words as fit, with an ellipsis."""
    sentences = [s for text in texts for s in _BETWEEN_SENTENCES.split(" ".join(text.split())) if s]
    line = ""
    for sentence in sentences:
        longer = f"{line} {sentence}".lstrip()
        if len(longer) > LONGEST_LINE:
            return line or _cut(sentence)
        line = longer
    return line


def _cut(sentence: str) -> str:
    words = sentence[:LONGEST_LINE].rpartition(" ")[0] or sentence[: LONGEST_LINE - 1]
    return f"{words}…"
