"""Sheets of a workbook to a document: the same rows as a CSV file, each cell with its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.csv_table import read_rows
from promisecheck.documents.limits import beyond
from promisecheck.model import Anchor, Block, Document, Field, Place

_BLANK = BlockText()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's texts by row and column, both from 0, and what else stands on it.

    ``merged`` are ranges of first row, first column, last row and last column.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()
    beside: Sequence[str] = field(default_factory=tuple)


def column_name(column: int) -> str:
    """``A`` for 0, ``AB`` for 27."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def check_cells(count: int, path: str, most: int) -> None:
    """Raises ``ReadError`` where there are more filled cells than ``most``."""
    if count > most:
        raise beyond(path, f"larger than {most:,} filled cells", "cells")


def read_sheets(sheets: Iterable[Sheet], path: str, kind: str) -> Document:
    """The document of all sheets in their order. ``path`` is how it is reported."""
    blocks: list[Block] = []
    fields: list[Field] = []
    tables = 0
    for sheet in sheets:
        found, named = read_rows(_rows(sheet), tables)
        tables = max((b.cell.table + 1 for b in found if b.cell), default=tables)
        blocks.extend(replace(one, anchors=_anchors(one, sheet)) for one in found)
        fields.extend(replace(one, place=_place(one.place, sheet.name)) for one in named)
        blocks.extend(_beside(sheet))
    return Document(path, kind, tuple(blocks), tuple(fields))


def _rows(sheet: Sheet) -> list[tuple[BlockText, ...]]:
    cells = dict(sheet.cells)
    _fill_merged(cells, sheet.merged)
    if not cells:
        return []
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        by_row.setdefault(row, {})[column] = text
    first = min(column for _, column in cells)
    return [
        tuple(_cell(by_row[row], row, column) for column in range(first, max(by_row[row]) + 1))
        if row in by_row
        else (_BLANK,)
        for row in _with_gaps(sorted(by_row))
    ]


def _with_gaps(rows: Sequence[int]) -> list[int]:
    """The rows, with -1 where empty ones part them."""
    made: list[int] = []
    for row in rows:
        if made and row > made[-1] + 1:
            made.append(-1)
        made.append(row)
    return made


def _cell(row: Mapping[int, str], number: int, column: int) -> BlockText:
    text = row.get(column, "").strip()
    if not text:
        return _BLANK
    built = BlockText()
    # The line says the row and the column says the cell until both become a place.
    built.replace(" ".join(text.split("\n")), number + 1, column + 1)
    return built


def _fill_merged(
    cells: dict[tuple[int, int], str], merged: Sequence[tuple[int, int, int, int]]
) -> None:
    """A cell merged over several rows says the same for each, in the first column only once."""
    for top, left, bottom, _ in merged:
        text = cells.get((top, left), "")
        if text and left and bottom - top < 1000:
            for row in range(top + 1, bottom + 1):
                cells.setdefault((row, left), text)


def _anchors(block: Block, sheet: Sheet) -> tuple[Anchor, ...]:
    return tuple(Anchor(one.offset, _place(one.place, sheet.name)) for one in block.anchors)


def _place(place: Place, sheet: str) -> Place:
    return Place(place.line, 1, sheet=sheet, cell=f"{column_name(place.column - 1)}{place.line}")


def _beside(sheet: Sheet) -> Iterable[Block]:
    for text in sheet.beside:
        yield Block(text, (Anchor(0, Place(1, 1, sheet=sheet.name)),))
