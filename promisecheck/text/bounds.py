"""Reads how a number is meant from what stands around it: "up to", "or more", "Seats: "."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from promisecheck.text import units
from promisecheck.text.measures import Nouns, noun, read_nouns, read_rates
from promisecheck.text.phrases import Hit
from promisecheck.text.quantity_words import Bound, words
from promisecheck.text.tokens import Kind, Token, touches, word_at

_LONGEST_LABEL: Final = 8  # words before ":"
_FARTHEST_NOUN: Final = 12  # words before the number


def bound_before(line: Sequence[Token], at: int) -> Hit[Bound] | None:
    """The bound that ends before the number: "up to", "more than"."""
    return words().bounds_before.before(line, _behind_fillers(line, at))


def _behind_fillers(line: Sequence[Token], at: int) -> int:
    """The index behind what stands before the number, words like "about" left out."""
    while at > 0 and word_at(line, at - 1) in words().about:
        at -= 1
    return at


def bound_behind(line: Sequence[Token], at: int) -> Hit[Bound] | None:
    """ "or more", "max", and a "+" without space before it."""
    if word_at(line, at) == "+" and not touches(line, at):
        return None
    return words().bounds_behind.at(line, at)


def named_earlier(line: Sequence[Token], at: int, behind: int, per: Sequence[str]) -> Nouns:
    """What ``line[at:behind]`` counts at the rate ``per``, where only words before it say so.

    In "Seats: 250" it is the label, in "webhooks, up to 50", "webhooks, 50 in all" and "webhooks,
    50 per site" any noun before.
    """
    label = _read_label(line, at)
    if label.stems or label.per or not units.table().seconds.keys().isdisjoint(per):
        return label
    if not (per or words().points_back.at(line, behind) or bound_before(line, at)):
        return label
    return Nouns(_stems_before(line, at), at)


def _stems_before(line: Sequence[Token], at: int) -> tuple[str, ...]:
    near = line[max(at - _FARTHEST_NOUN, 0) : at]
    stops = words().not_nouns | units.table().numbers.keys()
    return tuple(
        noun(token.text) for token in near if token.kind is Kind.WORD and token.low not in stops
    )


def _read_label(line: Sequence[Token], at: int) -> Nouns:
    """The nouns and the rate of "API requests per minute: 600" and "Seats (max. 250)"."""
    hit = bound_before(line, at)
    end = hit.first if hit else at
    if word_at(line, end - 1) not in words().labels:
        return Nouns((), at)
    first = end - 1
    while first > 0 and end - first <= _LONGEST_LABEL and line[first - 1].kind is Kind.WORD:
        first -= 1
    label = line[first : end - 1]
    if len(label) > 2 and label[1].low == "of" and noun(label[0].text) in generic_stems():
        label = label[2:]  # "Number of seats: 250"
    named = read_nouns(label, 0)
    nouns = tuple(stem for stem in named.stems if stem not in generic_stems())
    rates = read_rates(label, named.behind)
    return Nouns(nouns, at, (*named.per, *rates.per))


@cache
def generic_stems() -> frozenset[str]:
    """The stems of words that say nothing on what is counted, such as "limit" and "rate"."""
    return frozenset(noun(word) for word in words().generic)
