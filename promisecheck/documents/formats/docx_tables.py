"""Rows, cells and merged cells of Word tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from promisecheck.documents.flow import (
    GridCell,
)
from promisecheck.documents.markup import attribute, child, local


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of the table, those of content controls too."""
    for one in table:
        name = local(one)
        if name == "tr":
            yield one
        elif name in ("sdt", "customXml", "ins", "sdtContent"):
            yield from rows_of(one)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of the row, those of content controls too."""
    for one in row:
        name = local(one)
        if name == "tc":
            yield one
        elif name in ("sdt", "customXml", "sdtContent"):
            yield from cells_of(one)


def first_row_named(table: etree._Element) -> int:
    """1 where the table's look sets its first row apart."""
    look = child(table, "tblPr", "tblLook")
    if look is None:
        return 0
    first = attribute(look, "firstRow")
    if first is not None:
        return int(first in ("1", "true", "on"))
    digits = attribute(look, "val") or "0"
    try:
        return int(int(digits, 16) & 0x20 != 0)
    except ValueError:
        return 0


def merged(rows: list[tuple[GridCell, ...]]) -> tuple[tuple[GridCell, ...], ...]:
    """The rows with each cell that goes on from the one above counted to it."""
    above: dict[int, tuple[int, int]] = {}
    made: list[list[GridCell | None]] = []
    for number, row in enumerate(rows):
        at, kept = 0, []
        for cell in row:
            begun = above.get(at)
            start = made[begun[0]][begun[1]] if begun and cell.rows < 0 else None
            if begun and start is not None:
                made[begun[0]][begun[1]] = replace(start, rows=start.rows + 1)
            else:
                kept.append(replace(cell, rows=1))
                above[at] = (number, len(kept) - 1)
            at += cell.columns
        made.append(list(kept))
    return tuple(tuple(cell for cell in row if cell is not None) for row in made)
