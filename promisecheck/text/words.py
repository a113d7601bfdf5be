"""Words of a text with their places, folded and stemmed so that inflected forms meet.

Stems are those of the English Snowball stemmer (https://snowballstem.org/algorithms/english/),
after British and American spellings have been brought together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

# A number with its points is one word ("1.3", "10,000"), so are "don't" and "C++".
_WORD = re.compile(r"\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]+(?:['’ʼ][^\W_]+)*(?:\+\+|#(?!\w))?")
_SNOWBALL = Stemmer.Stemmer("english")

# Letters that a British spelling holds, the spelling, and what becomes of it. Applied to catalog
# and text alike, so a word that only looks British ("promise") does no harm.
_SPELLINGS = (
    ("is", re.compile(r"is(e[dsr]?|ing|ations?|ers?)$"), r"iz\1"),
    ("ys", re.compile(r"ys(e[dsr]?|ing)$"), r"yz\1"),
    ("our", re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ful)?$"), r"or\1"),
    ("ll", re.compile(r"(?<=[a-z]{3}[aeo])ll(ed|ing|er|ers)$"), r"l\1"),
    ("ogue", re.compile(r"ogue(s?)$"), r"og\1"),
    ("re", re.compile(r"^(cent|met|lit|theat|fib)re(s?)$"), r"\1er\2"),
    ("ce", re.compile(r"^(licen|defen|offen)ce(s?)$"), r"\1se\2"),
    ("programme", re.compile(r"^programme(s?)$"), r"program\1"),
    ("cheque", re.compile(r"^cheque(s?)$"), r"check\1"),
)


@dataclass(slots=True)
class Word:  # not frozen, because every word of every document becomes one
    """``text[start:end]`` with its folded form and its stem."""

    start: int
    end: int
    norm: str
    stem: str


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in lower case without accents, with plain apostrophes."""
    if word.isascii():
        return word.lower()
    flat = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(char for char in flat if not unicodedata.combining(char))
    return kept.replace("’", "'").replace("ʼ", "'")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word in any case. Words with digits are only folded."""
    norm = fold(word)
    if not norm.isalpha():
        norm = norm.removesuffix("'s").removesuffix("'")
        if not norm.isalpha():
            return norm
    if len(norm) > 4:
        for letters, pattern, spelling in _SPELLINGS:
            if letters in norm:
                norm = pattern.sub(spelling, norm)
    stemmed: str = _SNOWBALL.stemWord(norm)
    return stemmed


@lru_cache(maxsize=65536)
def _folded_and_stemmed(word: str) -> tuple[str, str]:
    return fold(word), stem(word)


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of ``text``, where their places do not matter."""
    return tuple(map(stem, _WORD.findall(text)))


@lru_cache(maxsize=8192)
def words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of ``text[start:end]``, with offsets into ``text``."""
    stop = len(text) if end is None else end
    return tuple(
        Word(*match.span(), *_folded_and_stemmed(match.group()))
        for match in _WORD.finditer(text, start, stop)
    )
