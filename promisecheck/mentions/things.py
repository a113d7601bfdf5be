"""Which feature of a catalog is which whole thing of the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from promisecheck.mentions.thesaurus import Stems, stems_of, thesaurus
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.text.words import stem

_SHORT = 4  # letters of an acronym, which with another word beside it may be any word


def owned_things(
    phrases: Iterable[tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[str, str, str]]:
    """Other wordings as (wording, the catalog's phrase, the feature), for phrases with features.

    A thing belongs to the one feature that has a phrase of its meaning; a thing that several
    features have tells nothing and is left out.
    """
    members = _members()
    owners: dict[int, set[str]] = {}
    alias: dict[int, str] = {}
    for phrase, features in phrases:
        stems = stems_of(phrase)
        short = len(stems) > 1 and all(len(stem) <= _SHORT for stem in _key(stems))
        for number in () if short else members.get(_key(stems), ()):
            owners.setdefault(number, set()).update(features)
            alias.setdefault(number, phrase)
    for number, features_of in sorted(owners.items()):
        if len(features_of) == 1:
            for wording in thesaurus().things[number]:
                yield wording, alias[number], next(iter(features_of))


@cache
def _members() -> dict[frozenset[str], tuple[int, ...]]:
    found: dict[frozenset[str], tuple[int, ...]] = {}
    for number, wordings in enumerate(thesaurus().things):
        for wording in wordings:
            key = _key(stems_of(wording))
            if number not in found.get(key, ()):
                found[key] = (*found.get(key, ()), number)
    return found


@cache
def _plain_stems() -> tuple[frozenset[str], frozenset[str]]:
    lists = word_lists()
    return frozenset(map(stem, lists.function)), frozenset(map(stem, lists.generic))


def _key(stems: Stems) -> frozenset[str]:
    """The stems that count: no function words, no generic heads if anything else is left."""
    function, generic = _plain_stems()
    content = frozenset(stems) - function
    special = content - generic
    return special or content or frozenset(stems)
