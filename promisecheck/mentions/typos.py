"""Misspelt words of the catalog, by edit distance. The only place that uses RapidFuzz here.

The distance is optimal string alignment: insertion, deletion, substitution and the swap of two
neighbours each cost one. Real misspellings of words are one such step away in 86 of 100 cases
and keep their first letter in 98 of 100.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from promisecheck.mentions.vocabulary import common_words

_SHORTEST = 5
_TWO_STEPS_FROM = 9


class Spelling:
    """Knows the words of a catalog and finds those that a misspelt word may stand for."""

    def __init__(self, norms: Iterable[str], acronyms: Iterable[str] = ()) -> None:
        self._by_initial: dict[str, list[str]] = {}
        for norm in sorted(set(norms)):
            if norm.isalpha() and len(norm) >= _SHORTEST:
                self._by_initial.setdefault(norm[0], []).append(norm)
        self._swapped = _swapped(sorted(acronyms))
        self._known: dict[str, tuple[str, ...]] = {}

    def corrections(self, norm: str) -> tuple[str, ...]:
        """Catalog words that ``norm`` misspells, nearest first; () for a word that exists.

        Acronyms are too short for any slip but the swap of two letters ("SCROM").
        """
        if len(norm) < _SHORTEST - 1 or not norm.isalpha():
            return ()
        known = self._known.get(norm)
        if known is None:
            known = self._known[norm] = self._find(norm)
        return known

    def _find(self, norm: str) -> tuple[str, ...]:
        if norm in self._swapped:
            return (self._swapped[norm],)
        swapped_start = norm[1] if len(norm) > 1 else ""
        choices = [
            *self._by_initial.get(norm[0], ()),
            *(self._by_initial.get(swapped_start, ()) if swapped_start != norm[0] else ()),
        ]
        if norm in common_words():
            return tuple(word for word in choices if _is_swap(norm, word))
        near = [word for word in choices if _may_be_near(norm, word)]
        return _within_distance(norm, near) if near else ()


def _swapped(acronyms: list[str]) -> dict[str, str]:
    """The longer acronyms by what they become where two letters change places."""
    return {
        norm[:i] + norm[i + 1] + norm[i] + norm[i + 2 :]: norm
        for norm in acronyms
        if norm.isalpha() and len(norm) >= _SHORTEST - 1 and norm not in common_words()
        for i in range(len(norm) - 1)
        if norm[i] != norm[i + 1]
    }


def _may_be_near(norm: str, word: str) -> bool:
    """Whether lengths and letters leave it open: RapidFuzz is seldom needed, and slow to load."""
    allowed = _allowed(norm, word)
    if abs(len(norm) - len(word)) > allowed:
        return False
    return len(set(norm).symmetric_difference(word)) <= 2 * allowed


def _within_distance(norm: str, choices: list[str]) -> tuple[str, ...]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    hits: list[tuple[str, Any, Any]] = extract(
        norm, choices, scorer=OSA.distance, score_cutoff=2, limit=4
    )
    return tuple(word for word, distance, _ in hits if 0 < distance <= _allowed(norm, word))


def _allowed(norm: str, word: str) -> int:
    length = min(len(norm), len(word))
    if length >= _TWO_STEPS_FROM:
        return 2
    return 1 if max(len(norm), len(word)) >= _SHORTEST else 0


def _is_swap(norm: str, word: str) -> bool:
    """Whether two neighbours changed places: the slip that makes real words of real words."""
    if len(norm) != len(word) or len(norm) < _SHORTEST:
        return False
    differ = [i for i in range(len(norm)) if norm[i] != word[i]]
    if len(differ) != 2 or differ[1] != differ[0] + 1:
        return False
    i, j = differ
    return norm[i] == word[j] and norm[j] == word[i]
