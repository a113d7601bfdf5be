"""Reads amounts without an end: "unlimited", "as many as you like", "without limit", "forever"."""

from __future__ import annotations

import math
from collections.abc import Sequence

from promisecheck.text.amounts import Amount
from promisecheck.text.measures import nouns_before, read_nouns, read_rates
from promisecheck.text.quantity_words import Boundless, words
from promisecheck.text.tokens import Token, word_at

_MOST_INSIDE = 6  # words between "as many" and "as you like"


def read_boundless(line: Sequence[Token], at: int) -> Amount | None:
    """The unlimited amount that begins at the token, or ``None``."""
    if word_at(line, at) == "as" and word_at(line, at + 1) in ("many", "much"):
        return _as_many(line, at)
    hit = words().boundless.at(line, at)
    if hit is None:
        return None
    if hit.value is Boundless.TIME:
        free = word_at(line, at - 1) in words().not_unlimited_time
        return None if free else _amount(at, hit.behind, unit="second")
    if hit.value is Boundless.TRAIL:
        return _amount(at, hit.behind, nouns=nouns_before(line, at))
    return _lead(line, at, hit.behind)


def _lead(line: Sequence[Token], at: int, behind: int) -> Amount:
    """ "unlimited API calls per month", or "API calls are unlimited"."""
    while word_at(line, behind) in words().inside_unlimited:
        behind += 1
    named = read_nouns(line, behind)
    rates = read_rates(line, named.behind)
    nouns = named.stems
    if not nouns:
        subject = at
        while word_at(line, subject - 1) in words().copulas:
            subject -= 1
        nouns = nouns_before(line, subject) if subject < at else ()
    return _amount(at, max(named.behind, rates.behind), nouns=nouns, per=(*named.per, *rates.per))


def _as_many(line: Sequence[Token], at: int) -> Amount | None:
    """ "as many users as you like", "as much as you need"."""
    for joint in range(at + 2, min(at + 3 + _MOST_INSIDE, len(line))):
        if word_at(line, joint) != "as":
            continue
        for verb in range(joint + 2, min(joint + 5, len(line))):
            if word_at(line, verb) in words().you_like:
                return _amount(at, verb + 1, nouns=read_nouns(line, at + 2).stems)
    return None


def _amount(
    first: int,
    behind: int,
    unit: str = "",
    nouns: tuple[str, ...] = (),
    per: tuple[str, ...] = (),
) -> Amount:
    return Amount(first, behind, math.inf, unit, nouns, tuple(sorted(set(per))), unlimited=True)
