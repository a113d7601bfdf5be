"""Catalog words as people shorten them in notes: "temp", "recs", "mgr", "acct", "classrm"."""

from __future__ import annotations

from collections.abc import Iterable

from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.text.words import stem

_VOWELS = frozenset("aeiouy")
_SHORTEST = 3
_LONGEST = 7
_COMMON = 4000  # rank up to which a word is itself, not a short form
_LEAST_DROPPED = 3  # letters that a prefix leaves out, so that "car" is not short for "card"


class Shorthand:
    """Knows the longer words of a catalog and what a shortened word may stand for."""

    def __init__(self, norms: Iterable[str]) -> None:
        self._by_initial: dict[str, list[str]] = {}
        for norm in sorted(set(norms)):
            if norm.isascii() and norm.isalpha() and len(norm) >= _SHORTEST + 2:
                self._by_initial.setdefault(norm[0], []).append(norm)
        self._known: dict[str, tuple[str, ...]] = {}

    def stands_for(self, norm: str) -> tuple[str, ...]:
        """Stems of the catalog words that ``norm`` shortens; () for most words."""
        if not _SHORTEST <= len(norm) <= _LONGEST or norm[0] not in self._by_initial:
            return ()
        known = self._known.get(norm)
        if known is None:
            known = self._known[norm] = self._find(norm)
        return known

    def _find(self, norm: str) -> tuple[str, ...]:
        lists = word_lists()
        if norm in lists.function or norm in lists.tiny or not norm.isalpha():
            return ()
        if common_words().get(norm, _COMMON) < _COMMON:
            return ()
        bare = norm.removesuffix("s") if len(norm) > _SHORTEST else norm
        found = (
            stem(word)
            for word in self._by_initial[norm[0]]
            if _is_prefix(bare, word) or _is_skeleton(norm, word)
        )
        return tuple(dict.fromkeys(found))


def _is_prefix(short: str, word: str) -> bool:
    """Cut off after a consonant, with some of the word left out."""
    cut = len(word) - len(short) >= _LEAST_DROPPED and short[-1] not in _VOWELS
    return cut and word.startswith(short)


def _is_skeleton(short: str, word: str) -> bool:
    """The word with vowels (and perhaps a consonant or two) left out, its ends kept."""
    if len(word) - len(short) < 2 or short[-1] != word[-1] or len(short) * 3 < len(word):
        return False
    letters = iter(word)
    if not all(letter in letters for letter in short):
        return False
    dropped = len(word) - len(short)
    vowels = sum(a in _VOWELS for a in word) - sum(a in _VOWELS for a in short)
    return vowels * 2 >= dropped
