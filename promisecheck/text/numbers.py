"""Reads numbers as people write them: "1,5", "10k", "1.2 million", "two hundred and fifty"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from promisecheck.text import units
from promisecheck.text.tokens import Kind, Token, kind_at, touches, word_at

_MOST_WORDS: Final = 12  # of one number
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Number(NamedTuple):
    """A number that was read, and the index of the token behind it.

    ``vague`` marks "hundreds of" and "several thousand", which are at least that much.
    """

    value: float
    behind: int
    vague: bool = False


def read_number(line: Sequence[Token], at: int) -> Number | None:
    """The number that begins at the token, in digits or in words, or ``None``."""
    number = _read_once(line, at)
    return _without_repetition(line, number) if number else None


def _read_once(line: Sequence[Token], at: int) -> Number | None:
    kind, number = kind_at(line, at), None
    if kind is Kind.NUMBER:
        value = literal(line[at].text, word_at(line, at + 1) in units.table().percent)
        number = _scaled(line, Number(value, at + 1))
    elif kind is Kind.WORD:
        number = _in_words(line, at)
    return _and_a_half(line, number) if number else None


@lru_cache(maxsize=4096)
def literal(written: str, percent: bool = False) -> float:
    """The value of digits as people write them.

    A sign before three digits groups thousands ("1.000", "1,000"), any other is a decimal
    sign ("1.5", "1,5"), and so is it in a percentage ("99.999 %").
    """
    fraction = _FRACTIONS.get(written[-1], 0.0)
    digits = written.rstrip("½¼¾")
    signs = [char for char in digits if not char.isdecimal()]
    if not signs:
        return int(digits or "0") + fraction
    whole, last, rest = digits.rpartition(signs[-1])
    grouping = len(rest) == 3 and whole != "0" and len(set(signs)) == 1
    if last in ".," and (not grouping or (percent and len(signs) == 1)):
        return float(f"{_bare(whole)}.{rest}") + fraction
    return int(_bare(digits)) + fraction


def _bare(digits: str) -> str:
    return "".join(char for char in digits if char.isdecimal())


def _scaled(line: Sequence[Token], number: Number) -> Number:
    """The number times a "k" that touches it or a "million" behind it."""
    table, at = units.table(), number.behind
    if kind_at(line, at) is not Kind.WORD:
        return number
    scale = table.attached_scales.get(line[at].text) if touches(line, at) else None
    scale = scale or table.scales.get(line[at].low)
    return Number(number.value * scale, at + 1) if scale else number


def _in_words(line: Sequence[Token], at: int) -> Number | None:
    table, low = units.table(), line[at].low
    if low in table.vague_scales:
        behind = at + 2 if word_at(line, at + 1) == "of" else at + 1
        return Number(table.vague_scales[low], behind, vague=True)
    if low in table.vague_factors and word_at(line, at + 1) in table.scales:
        value = table.vague_factors[low] * table.scales[word_at(line, at + 1)]
        return Number(value, at + 2, vague=True)
    if low == "half":
        return _half(line, at + 1)
    if low in ("a", "an"):
        return _sum_of_words(line, at + 1) if word_at(line, at + 1) in table.scales else None
    return _sum_of_words(line, at) if low in table.numbers or low in table.scales else None


def _half(line: Sequence[Token], at: int) -> Number | None:
    """The number of "half a million", from the token behind "half" on."""
    at += word_at(line, at) in ("a", "an")
    scale = units.table().scales.get(word_at(line, at))
    return Number(scale / 2, at + 1) if scale else None


def _sum_of_words(line: Sequence[Token], at: int) -> Number:
    """Adds number words up: "two", "hundred", "and", "fifty"; a scale alone counts one."""
    table, total, current = units.table(), 0.0, 0.0
    for _ in range(_MOST_WORDS):
        low = word_at(line, at)
        if scale := table.scales.get(low):
            current = (current or 1.0) * scale
        else:
            current += table.numbers[low]
        if current >= 1000:
            total, current = total + current, 0.0
        joint = at + 1 + (word_at(line, at + 1) in ("and", "-"))
        if not _continues(line, joint, total, current):
            return Number(total + current, at + 1)
        at = joint
    return Number(total + current, at)


def _continues(line: Sequence[Token], at: int, total: float, current: float) -> bool:
    """Whether the word goes on with the number: "five" after "twenty", "fifty" after "hundred"."""
    table, low = units.table(), word_at(line, at)
    if low in table.scales:
        return word_at(line, at - 1) != "and"
    if low not in table.numbers:
        return False
    hundreds = current % 100 == 0 and total + current > 0
    room = 100 if hundreds else 10 if current % 10 == 0 and current % 100 >= 20 else 1
    joint = word_at(line, at - 1)
    return 0 < table.numbers[low] < room and not (joint == "and" and not hundreds)


def _and_a_half(line: Sequence[Token], number: Number) -> Number:
    behind = number.behind
    if [word_at(line, behind + step) for step in range(3)] == ["and", "a", "half"]:
        return Number(number.value + 0.5, behind + 3)
    return number


def _without_repetition(line: Sequence[Token], number: Number) -> Number:
    """Steps over the same number again in brackets: "30 (thirty) days"."""
    if word_at(line, number.behind) != "(":
        return number
    again = _read_once(line, number.behind + 1)
    if again and again.value == number.value and word_at(line, again.behind) == ")":
        return number._replace(behind=again.behind + 1)
    return number
