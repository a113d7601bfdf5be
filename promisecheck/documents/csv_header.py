"""Which row of a CSV table names its columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.fields import find_fields, is_known
from promisecheck.documents.lines import Line
from promisecheck.documents.tables import names_columns

Row = tuple[BlockText, ...]

_NUMBER: Final = re.compile(r"[\W\d]*\d[\W\d]*|[A-Z]{0,3}[$€£]?[\d.,]+\W*")
_SEARCHED: Final = 12
_LONGEST_HEADER: Final = 60
_LONGEST_REMARK: Final = 240  # characters


def header_at(rows: Sequence[Row]) -> int | None:
    """The index of the row that names the columns."""
    usual = max(filled_cells(row) for row in rows)
    firsts = Counter(row[0].text for row in rows)
    possible = [
        index
        for index, row in enumerate(rows[:_SEARCHED])
        if _could_be_header(row, usual) and (firsts[row[0].text] == 1 or not row[0].text)
    ]
    named = {index: names_columns([cell.text for cell in rows[index]]) for index in possible}
    best = max(possible, key=lambda index: (named[index], -index), default=None)
    if best is not None and named[best] >= max(2, 0.4 * filled_cells(rows[best])):
        return best
    first = next((index for index, row in enumerate(rows) if filled_cells(row) > 1), 0)
    below = rows[first + 1 :]
    differs = first in possible and below and _differs(rows[first], below)
    return first if differs and (len(below) > 1 or first) else None


def _could_be_header(row: Row, usual: int) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if len(texts) < 2 or len(texts) < 0.6 * usual or len(set(texts)) < len(texts):
        return False
    return all(
        len(text) <= _LONGEST_HEADER and not _is_number(text) and not _holds_known_field(text)
        for text in texts
    )


def _holds_known_field(text: str) -> bool:
    """Whether a cell is a field that documents have: "If not: when?" may name a column."""
    return any(is_known(spot.name) for spot in find_fields(Line(1, text)))


def _is_number(text: str) -> bool:
    return len(text) <= 40 and _NUMBER.fullmatch(text) is not None


def _differs(row: Row, below: Sequence[Row]) -> bool:
    """Whether a column holds numbers, much longer texts, or the same few answers below."""
    for column, cell in enumerate(row):
        texts = [other[column].text for other in below[:20] if column < len(other)]
        filled = [text for text in texts if text]
        numbers = sum(_is_number(text) for text in filled)
        long = sum(len(text) > 2 * len(cell.text) + 20 for text in filled)
        if filled and max(numbers, long) > 0.5 * len(filled):
            return True
        if column and len(filled) >= 3 and _are_answers(cell.text, filled):
            return True
    return False


def _are_answers(header: str, texts: Sequence[str]) -> bool:
    """Whether the texts repeat themselves and the header is none of them."""
    return header not in texts and 2 * len(set(texts)) <= len(texts) + 1


def filled_cells(row: Row) -> int:
    """How many cells of the row are not blank."""
    return sum(bool(cell.text) for cell in row)


def holds_field(text: str) -> bool:
    """Whether a cell names a field of the document ("Plan: Team")."""
    return len(text) <= _LONGEST_REMARK and bool(find_fields(Line(1, text)))
