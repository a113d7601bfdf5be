"""Shortened names that are words of the trade in a document, and no feature of the catalog.

Who means a feature writes its name out once and shortens it then. A text which says "berth
planning" on every page, and never "tidal berth planning", speaks of what ports do anyway.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from promisecheck.mentions.vocabulary import plain_stems
from promisecheck.model import MatchKind, Mention
from promisecheck.text.words import words

_OFTEN = 2  # times in one document
_SHORTENABLE = frozenset({MatchKind.VARIANT, MatchKind.TYPO, MatchKind.PARAPHRASE})

Term = tuple[tuple[str, ...], frozenset[str]]
"""The features that the words may shorten, and the words' stems."""


class TradeTerms(NamedTuple):
    """Shortened names that one document never writes out.

    ``terms`` it uses again and again: they are no features. ``heads`` are the last words of longer
    names ("the ledger"): too little to take what is said of them for a promise.
    """

    terms: frozenset[Term]
    heads: frozenset[Term]


def trade_terms(mentions: Iterable[Mention]) -> TradeTerms:
    """What one document uses of names that it never writes out.

    ``mentions`` are all of the document; those taken from a question count for nothing.
    """
    shortened: Counter[Term] = Counter()
    heads: set[Term] = set()
    written_out: set[tuple[str, ...]] = set()
    for mention in mentions:
        if mention.match.kind is MatchKind.ANSWER:
            continue
        if _is_shortened(mention):
            shortened[term_of(mention)] += 1
            if is_head_alone(mention):
                heads.add(term_of(mention))
        else:
            written_out.add(mention.features)
    unwritten = {term: times for term, times in shortened.items() if term[0] not in written_out}
    often = frozenset(term for term, times in unwritten.items() if times >= _OFTEN)
    return TradeTerms(often, frozenset(heads & unwritten.keys()))


def term_of(mention: Mention) -> Term:
    """What makes two mentions the same shortening of the same name."""
    return mention.features, _telling_stems(mention.text)


def is_head_alone(mention: Mention) -> bool:
    """Whether the last word of a longer name is all that is left of it, and no name by itself.

    A capital makes it one, but for the capital of a sentence's first word.
    """
    left, name = words(mention.text), words(mention.match.alias)
    alone = len(left) == 1 < len(name) and left[0].stem == name[-1].stem
    opens = mention.start == mention.statement.start
    return alone and (opens or mention.text.islower())


def _is_shortened(mention: Mention) -> bool:
    """Whether words of the name are left out that are more than function words and generic ones."""
    if mention.match.kind not in _SHORTENABLE:
        return False
    return len(_telling_stems(mention.text)) < len(_telling_stems(mention.match.alias))


def _telling_stems(phrase: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(phrase)) - plain_stems()
