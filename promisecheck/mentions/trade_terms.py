"""Shortened names that are words of the trade in a document, and no feature of the catalog.

Who means a feature writes its name out once and shortens it then. A text which says "code search"
on every page, and never "structural code search", speaks of searching code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from promisecheck.mentions.vocabulary import word_lists
from promisecheck.model import MatchKind, Mention
from promisecheck.text.words import stem, words

_OFTEN = 2  # times in one document
_SHORTENABLE = frozenset({MatchKind.VARIANT, MatchKind.TYPO, MatchKind.PARAPHRASE})

Term = tuple[tuple[str, ...], frozenset[str]]
"""The features that the words may shorten, and the words' stems."""


def trade_terms(mentions: Iterable[Mention]) -> frozenset[Term]:
    """The shortened names that one document uses again and again and never writes out.

    ``mentions`` are all of the document; those taken from a question count for nothing.
    """
    shortened: Counter[Term] = Counter()
    written_out: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.match.kind is MatchKind.ANSWER:
            continue
        if is_shortened(mention):
            shortened[term_of(mention)] += 1
        else:
            written_out.add(mention.features)
    return frozenset(
        term for term, times in shortened.items() if times >= _OFTEN and term[0] not in written_out
    )


def term_of(mention: Mention) -> Term:
    """What makes two mentions the same shortening of the same name."""
    return mention.features, _telling_stems(mention.text)


def is_shortened(mention: Mention) -> bool:
    """Whether words of the name are left out that are more than function words and generic ones."""
    if mention.match.kind not in _SHORTENABLE:
        return False
    said, name = _telling_stems(mention.text), _telling_stems(mention.match.alias)
    return len(said) < len(name) and not name <= said


def _telling_stems(phrase: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(phrase)) - _plain_stems()


@cache
def _plain_stems() -> frozenset[str]:
    lists = word_lists()
    return frozenset(stem(word) for word in (*lists.function, *lists.generic))
