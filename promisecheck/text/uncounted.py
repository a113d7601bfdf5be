"""Numbers that count nothing: years, days of a month, and the ends of names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from promisecheck.text import units
from promisecheck.text.measures import time_word
from promisecheck.text.quantity_words import words
from promisecheck.text.tokens import Kind, Token, is_hyphen, kind_at, touches, word_at

_YEARS: Final = range(1900, 2100)
_NEAR_YEARS: Final = range(2015, 2050)
_VERBS: Final = frozenset({"may", "march", "mar"})  # months only with a capital
_LAST_WEEK: Final = 53
LAST_DAY: Final = 31


def is_name(line: Sequence[Token], at: int, behind: int, value: float, measured: bool) -> bool:
    """Whether ``line[at:behind]`` is no amount: "SOC 2", "day 1", "31 March", "per 1,000".

    ``measured`` says that a unit stands behind the number.
    """
    before = word_at(line, at - 1)
    dated = is_month(line, at - 1) or is_month(line, behind)
    divided = before == "per" or (before == "/" and not _is_with(line, at))
    if divided or (dated and value <= LAST_DAY) or _is_position(line, at, behind):
        return True
    if measured:
        return False
    if _letters_touch(line, at) or _is_fraction(line, behind):
        return True
    if time_word(before):
        return _is_numbered_time(line, at, value) and word_at(line, behind) != "-"
    return is_numbered_product(line, at) or _is_version(line, at) or _is_second_half(line, at)


def _is_with(line: Sequence[Token], at: int) -> bool:
    """Whether "with" stands before the number, written "w/"."""
    return word_at(line, at - 2) == "w" and touches(line, at - 1) and not touches(line, at)


def _is_position(line: Sequence[Token], at: int, behind: int) -> bool:
    """Whether the number begins the text and stands apart: the 40 of "40   Gate, second entry"."""
    return at == 0 and behind < len(line) and line[behind].start - line[behind - 1].end > 1


def is_numbered_product(line: Sequence[Token], at: int) -> bool:
    """Whether the word before the number is one that numbers belong to: "Office 2024", "no. 5"."""
    before = word_at(line, at - 1)
    if before == "." and touches(line, at - 1):
        before = word_at(line, at - 2)
    return before in words().named_by_number and time_word(before) is None


def is_year(line: Sequence[Token], at: int, counts: bool) -> bool:
    """Whether the number is a year: one that ``counts`` nothing, or one behind "in", "by", "Q3"."""
    written = line[at].text
    if len(written) != 4 or not written.isdecimal():
        return False
    dated = word_at(line, at - 1) in words().before_years or kind_at(line, at - 1) is Kind.OPAQUE
    if (dated or is_month(line, at - 1)) and int(written) in _NEAR_YEARS:
        return True
    return int(written) in _YEARS and not counts


def _is_numbered_time(line: Sequence[Token], at: int, value: float) -> bool:
    """Whether it is "day 1" or "week 12", and not the 500 of "each month 500 runs"."""
    rate = word_at(line, at - 2) in (*units.table().rate_words, "a", "an", "/")
    return not rate and value <= _LAST_WEEK


def _is_second_half(line: Sequence[Token], at: int) -> bool:
    """Whether it is the 117 of "RFP 26-117"."""
    return is_hyphen(line, at - 1) and kind_at(line, at - 2) is Kind.NUMBER


def _is_version(line: Sequence[Token], at: int) -> bool:
    """Whether an abbreviation stands before a decimal, as in "SAML 2.0"."""
    before = line[at - 1].text if at > 0 else ""
    return len(before) > 1 and before.isupper() and "." in line[at].text


def _letters_touch(line: Sequence[Token], at: int) -> bool:
    """Whether letters touch the number that are neither a unit nor a word: "2FA", "5G"."""
    letters = line[at + 1].text if touches(line, at + 1) else ""
    word = len(letters) > 1 and not letters.isupper()
    return letters.isalpha() and not word and letters not in units.table().attached_scales


def is_month(line: Sequence[Token], at: int) -> bool:
    """Whether the token is the name of a month."""
    low = word_at(line, at)
    return low in words().months and (low not in _VERBS or line[at].text[0].isupper())


def _is_fraction(line: Sequence[Token], at: int) -> bool:
    """Whether it is the 7 of "7/12"."""
    return word_at(line, at) == "/" and kind_at(line, at + 1) is Kind.NUMBER
