"""Which feature of a catalog is which whole thing of the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from promisecheck.mentions.thesaurus import Stems, stems_of, thesaurus
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.text.words import stem

_NAME_ONLY = "<"
_SHORT = 4  # letters of an acronym, which with a generic head may be any word


def owned_things(
    phrases: Iterable[tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[str, str, str]]:
    """Other wordings as (wording, the catalog's phrase, the feature), for phrases with features.

    A thing belongs to the one feature that has a phrase of its meaning; a thing that several
    features have tells nothing and is left out.
    """
    owners: dict[int, set[str]] = {}
    alias: dict[int, str] = {}
    for phrase, features in phrases:
        for number in _meant(phrase):
            owners.setdefault(number, set()).update(features)
            alias.setdefault(number, phrase)
    for number, features_of in sorted(owners.items()):
        if len(features_of) == 1:
            for wording in thesaurus().things[number]:
                if not is_name_only(wording):
                    yield wording, alias[number], next(iter(features_of))


def is_name_only(wording: str) -> bool:
    """Whether a member is how catalogs name the thing, but too common a word in texts."""
    return wording.startswith(_NAME_ONLY)


def _meant(phrase: str) -> frozenset[int]:
    """The things that a phrase of the catalog means.

    One of the two may have a generic head more ("booking engine" for "bookings"), but not each
    another one: "phone support" is no "phone app".
    """
    content = _content(stems_of(phrase))
    if content in _members():
        return frozenset(number for _, number in _members()[content])
    special = content - _plain_stems()[1]
    if not special or (len(special) == 1 and len(next(iter(special))) <= _SHORT):
        return frozenset()
    near = _members_without_heads().get(special, ())
    return frozenset(
        number
        for member, number in near
        if member <= content or (content <= member and len(content) > 1)
    )


Members = dict[frozenset[str], tuple[tuple[frozenset[str], int], ...]]


@cache
def _members() -> Members:
    """Each member by the stems that count, with these stems and the number of its thing."""
    found: Members = {}
    for number, wordings in enumerate(thesaurus().things):
        for content in {_content(stems_of(wording)) for wording in wordings}:
            found[content] = (*found.get(content, ()), (content, number))
    return found


@cache
def _members_without_heads() -> Members:
    """The same by the stems that are no generic heads."""
    generic = _plain_stems()[1]
    found: Members = {}
    for content, members in _members().items():
        if special := content - generic:
            found[special] = (*found.get(special, ()), *members)
    return found


@cache
def _plain_stems() -> tuple[frozenset[str], frozenset[str]]:
    lists = word_lists()
    return frozenset(map(stem, lists.function)), frozenset(map(stem, lists.generic))


def _content(stems: Stems) -> frozenset[str]:
    """The stems without function words, unless these make a phrase of a single word."""
    content = frozenset(stems) - _plain_stems()[0]
    return content if len(content) > 1 or len(stems) == 1 else frozenset(stems)
