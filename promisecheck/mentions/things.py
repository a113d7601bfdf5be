"""Which feature of a catalog is which whole thing of the thesaurus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from promisecheck.mentions.thesaurus import Stems, stems_of, thesaurus
from promisecheck.mentions.vocabulary import function_stems, generic_stems, plain_stems

_NAME_ONLY = "<"
_BEGINNING = 3  # letters of a word that its stem has, too
_SHORT = 4  # letters of an acronym, which with a generic head may be any word

Content = frozenset[str]


def owned_things(
    phrases: Iterable[tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[str, str, str]]:
    """Other wordings as (wording, the catalog's phrase, the feature), for phrases with features.

    A thing belongs to the one feature that has a phrase of its meaning; a thing that several
    features have tells nothing and is left out.
    """
    owners: dict[int, set[str]] = {}
    alias: dict[int, str] = {}
    given = [(phrase, features, stems_of(phrase)) for phrase, features in phrases]
    members = _members_like([spelt for _, _, spelt in given])
    for phrase, features, spelt in given:
        for number in _meant(spelt, members):
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


class _Member(NamedTuple):
    """A member of a thing: its stems, those that count, of these no heads, and the thing."""

    stems: Stems
    content: Content
    special: Content
    thing: int


def _meant(spelt: Stems, members: dict[Content, list[_Member]]) -> set[int]:
    """The things that a phrase of the catalog means.

    One of the two may have a generic head more ("booking engine" for "bookings"), but not each
    another one: "phone support" is no "phone app". Where the order tells two things apart
    ("speech to text", "text to speech"), the one that is spelt like the phrase is meant.
    """
    content, special = _weighed(spelt)
    like = members.get(special, [])
    same = [member for member in like if member.content == content]
    if same:
        alike = {member.thing for member in same if member.stems == spelt}
        return alike or {member.thing for member in same}
    if not special or (len(special) == 1 and len(next(iter(special))) <= _SHORT):
        return set()
    return {
        member.thing
        for member in like
        if member.content <= content or (content <= member.content and len(content) > 1)
    }


def _members_like(phrases: Collection[Stems]) -> dict[Content, list[_Member]]:
    """Those members that may be meant by a phrase, by their stems that are no heads.

    Most have a longest word that no phrase has, and are left out before they are stemmed.
    """
    found: dict[Content, list[_Member]] = {_weighed(spelt)[1]: [] for spelt in phrases}
    known = plain_stems().union(*phrases)
    beginnings = {stem[:_BEGINNING] for stem in known}
    for number, wordings in enumerate(thesaurus().things):
        for wording in wordings:
            longest = max(wording.strip("<>").replace("-", " ").split(), key=len)
            if longest[:_BEGINNING].lower() in beginnings:
                spelt = stems_of(wording)
                member = _Member(spelt, *_weighed(spelt), number)
                if member.special in found:
                    found[member.special].append(member)
    return found


def _weighed(spelt: Stems) -> tuple[Content, Content]:
    """The stems that count, and of these the ones that are no generic heads.

    Function words count only where without them a phrase would be a single word.
    """
    content = frozenset(spelt)
    if len(spelt) > 1 and len(content - function_stems()) > 1:
        content -= function_stems()
    return content, content - generic_stems()
