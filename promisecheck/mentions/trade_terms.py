"""Shortened names that are words of the trade in a document, and no feature of the catalog.

Who means a feature writes its name out once and shortens it then. A text which says "berth
planning" on every page, and never "tidal berth planning", speaks of what ports do anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from promisecheck.mentions.vocabulary import plain_stems
from promisecheck.model import MatchKind, Mention
from promisecheck.text.words import words

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
        if _is_shortened(mention):
            shortened[term_of(mention)] += 1
        else:
            written_out.add(mention.features)
    return frozenset(
        term for term, times in shortened.items() if times >= _OFTEN and term[0] not in written_out
    )


def term_of(mention: Mention) -> Term:
    """What makes two mentions the same shortening of the same name."""
    return mention.features, _telling_stems(mention.text)


def _is_shortened(mention: Mention) -> bool:
    """Whether words of the name are left out that are more than function words and generic ones."""
    if mention.match.kind not in _SHORTENABLE:
        return False
    return len(_telling_stems(mention.text)) < len(_telling_stems(mention.match.alias))


def _telling_stems(phrase: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(phrase)) - plain_stems()
