"""When a single word of a name, without the rest of the name, still means the feature.

"Approvals are in", "- Approvals", "the approvals" mean the order approvals of the catalog;
"sales approvals" may be another thing, and "approved" is no noun.
"""

from __future__ import annotations

from promisecheck.mentions.hits import Hit, Likeness
from promisecheck.mentions.units import Unit
from promisecheck.mentions.vocabulary import noun_rank, word_lists
from promisecheck.text.words import Word

_SPECIAL = 1900  # rank from which a word seldom means anything but the feature
_SHORTEST_SINGULAR = 3
_PARTING = frozenset(".,;:!?()[]\n/–—")
_OPENING = frozenset(".,;!?(")


def same_noun(norm: str, written: str) -> bool:
    """Whether the words are one noun, with a plural or possessive ending at most."""
    if written == norm:
        return True
    longer, shorter = (written, norm) if len(written) > len(norm) else (norm, written)
    if longer is norm and len(shorter) < _SHORTEST_SINGULAR:
        return False  # "ATS" is no plural of "at"
    return longer in (shorter + "s", shorter + "es", shorter + "'s")


def stands_bare(unit: Unit, hit: Hit, found: tuple[Word, ...], text: str) -> bool:
    """Whether that word of the statement can be read as the feature."""
    if hit.like is not Likeness.SAME or hit.first != hit.last or not same_noun(unit.norm, hit.norm):
        return False
    if noun_rank(hit.norm) < _SPECIAL:
        return _opens(found, hit.first, text)
    return ends_its_phrase(found, hit.first, text) and begins_its_phrase(found, hit.first, text)


def _opens(found: tuple[Word, ...], i: int, text: str) -> bool:
    """A common word must open the statement and be all there is of its phrase."""
    numbered = i == 1 and found[0].norm.isdigit() and text[found[0].end] in ").:"
    if i and not numbered:
        return False
    gap = text[found[i].end : found[i].end + 1]
    follows = found[i + 1].norm if i + 1 < len(found) else ""
    return (gap != "" and gap in _OPENING) or follows == "of"


def ends_its_phrase(found: tuple[Word, ...], i: int, text: str) -> bool:
    """Whether no noun follows word ``i`` that it could belong to."""
    if i + 1 == len(found):
        return True
    gap = text[found[i].end : found[i + 1].start]
    return any(char in _PARTING for char in gap) or (
        gap == " "
        and (
            found[i + 1].norm in word_lists().function
            or found[i + 1].norm in word_lists().after_bare
        )
    )


def begins_its_phrase(found: tuple[Word, ...], i: int, text: str) -> bool:
    """Whether no noun stands before word ``i`` that could make another thing of it."""
    if i == 0:
        return True
    gap = text[found[i - 1].end : found[i].start]
    lists = word_lists()
    before = found[i - 1].norm
    return any(char in _PARTING for char in gap) or (
        gap == " " and (before.isdigit() or before in lists.function or before in lists.before_bare)
    )
