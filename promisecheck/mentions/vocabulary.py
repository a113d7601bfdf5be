"""Word lists that matching needs, read once from the data files of this room.

``common_words.txt`` is the commoner part of SymSpell's English frequency dictionary (MIT
licence, Wolf Garbe; see NOTICE): a word that stands in it is no misspelling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from promisecheck.text.words import stem
from promisecheck.text.yaml_data import load_data

_UNLISTED = 1_000_000  # rank of a word that is not common
_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class WordLists:
    """``words.yaml``; see there for what each list is for."""

    function: frozenset[str]
    generic: frozenset[str]
    changing_before: frozenset[str]
    tiny: frozenset[str]
    before_bare: frozenset[str]
    before_verb: frozenset[str]
    several: frozenset[str]
    deeds: frozenset[str]
    after_bare: frozenset[str]
    parting: frozenset[str]
    people: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The word lists of ``words.yaml``."""
    lists = load_data(_DATA / "words.yaml")
    return WordLists(**{name: frozenset(values) for name, values in lists.items()})


@cache
def plain_stems() -> frozenset[str]:
    """The stems of the words that tell no feature from another: function words and generic ones."""
    return function_stems() | generic_stems()


@cache
def function_stems() -> frozenset[str]:
    """The stems of function words."""
    return frozenset(map(stem, word_lists().function))


@cache
def generic_stems() -> frozenset[str]:
    """The stems of the heads that many a feature's name has."""
    return frozenset(map(stem, word_lists().generic))


def noun_rank(norm: str) -> int:
    """The rank of a noun among the common words, of its singular where that is more common."""
    ranks = common_words()
    return min(ranks.get(norm, _UNLISTED), ranks.get(norm.removesuffix("s"), _UNLISTED))


@cache
def common_words() -> Mapping[str, int]:
    """Common English words of four letters and more, in lower case, with their rank from 0."""
    listed = (_DATA / "common_words.txt").read_text(encoding="ascii").split()
    return dict(zip(listed, range(len(listed)), strict=True))
