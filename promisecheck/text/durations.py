"""Reads lengths of time that begin with no number: "for a year", "every 15 minutes", "hourly"."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.text import units
from promisecheck.text.amounts import Amount, read_amount, to_base
from promisecheck.text.measures import time_word
from promisecheck.text.quantity_words import Bound, words
from promisecheck.text.tokens import Token, word_at


def read_duration(line: Sequence[Token], at: int) -> Amount | None:
    """The length of time that begins at the token, or ``None``."""
    low = word_at(line, at)
    if low in ("every", "each"):
        return _repeated(line, at)
    if low in words().times_of:
        return _times(line, at)
    if low in units.table().rate_adverbs:
        return _time(at, at + 1, 1, units.table().rate_adverbs[low], every=True)
    if low == "half":
        return _half(line, at)
    if low in ("a", "an", "the"):
        return _with_article(line, at)
    return None


def _time(first: int, behind: int, count: float, word: str, every: bool = False) -> Amount:
    value = to_base(count, units.table().units[word])
    return Amount(first, behind, value, "second", every=every)


def _repeated(line: Sequence[Token], at: int) -> Amount | None:
    """ "every 15 minutes", "every hour", "every other day"."""
    if word_at(line, at + 1) in ("other", "second") and time_word(word_at(line, at + 2)):
        return _time(at, at + 3, 2, time_word(word_at(line, at + 2)) or "", every=True)
    single = at + 1 + (word_at(line, at + 1) in words().lengths)
    if word := time_word(word_at(line, single)):
        return _time(at, single + 1, 1, word, every=True)
    amount = read_amount(line, at + 1)
    if amount is None or amount.unit != "second":
        return None
    return amount._replace(first=at, every=True)


def _times(line: Sequence[Token], at: int) -> Amount | None:
    """ "twice a day", "once per hour"."""
    joint, word = word_at(line, at + 1), time_word(word_at(line, at + 2))
    if word is None or joint not in ("a", "an", "per", "every", "each"):
        return None
    return _time(at, at + 3, 1 / words().times_of[word_at(line, at)], word, every=True)


def _half(line: Sequence[Token], at: int) -> Amount | None:
    """ "half an hour", "half-year", "half a day"."""
    unit = at + 1 + (word_at(line, at + 1) in ("a", "an", "-"))
    word = time_word(word_at(line, unit))
    return _time(at, unit + 1, 0.5, word) if word and word != "quarter" else None


def _with_article(line: Sequence[Token], at: int) -> Amount | None:
    """ "a year", "a whole year", "an hour and a half", "within the hour"."""
    if at > 0 and not _may_be_length(line, at):
        return None
    if [word_at(line, at + step) for step in (1, 2, 3, 4)] == ["quarter", "of", "an", "hour"]:
        return _time(at, at + 5, 0.25, "hour")
    unit = at + 1
    if word_at(line, unit) in (*words().lengths, "half"):
        unit += 1
    word = time_word(word_at(line, unit))
    if word is None or not _is_length(line, at, unit):
        return None
    if word_at(line, unit - 1) == "half":
        return _time(at, unit + 1, 0.5, word)
    more = [word_at(line, unit + step) for step in (1, 2, 3)] == ["and", "a", "half"]
    amount = _time(at, unit + 1 + 3 * more, 1.5 if more else 1, word)
    bound = words().bounds_before.before(line, at)
    return amount._replace(bound=bound.value if bound else Bound.EXACT)


def _may_be_length(line: Sequence[Token], at: int) -> bool:
    if word_at(line, at - 1) == "of" and word_at(line, at - 2).startswith("quarter"):
        return False
    whole = word_at(line, at + 1) in words().lengths
    return whole or word_at(line, at - 1) in words().before_durations


def _is_length(line: Sequence[Token], at: int, unit: int) -> bool:
    """Not "in the year 2027", "a second site" or "a month-end report"."""
    behind = word_at(line, unit + 1)
    if word_at(line, at) == "the" and word_at(line, at - 1) != "within":
        return False
    if word_at(line, unit) == "second":
        return not behind or behind in words().not_behind_second
    return behind != "-"
