"""Tables of rich formats: which rows name the columns, and what the table is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from promisecheck.documents.bar_tables import about_document
from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.csv_header import header_at
from promisecheck.documents.flow import Grid, GridCell, squared
from promisecheck.documents.tables import Table
from promisecheck.documents.vocabulary import words

Render = Callable[[GridCell], BlockText]
_MOST_HEADER_ROWS: Final = 3
_LONGEST_NAME: Final = 40


def table_of(grid: Grid, number: int, render: Render, *, in_head: bool) -> Table:
    """The table with its header row; ``in_head`` says that it may be about the document."""
    cells = [row for row in squared(grid) if row]
    named = min(grid.header_rows, _MOST_HEADER_ROWS, len(cells) - 1)
    rows = tuple(_rendered(row, render) for row in cells)
    if named > 0:
        header = _joined_headers(cells[:named], render) if named > 1 else rows[0]
        if not any(cell.text for cell in header):
            header = ()
        rest = rows[named:]
        return about_document(number, header, rest) if in_head else Table(number, header, rest)
    if in_head and (about := about_document(number, (), rows)).about:
        return about
    if _names_columns(rows):
        return Table(number, rows[0], rows[1:])
    return Table(number, (), rows)


def _names_columns(rows: Sequence[tuple[BlockText, ...]]) -> bool:
    """Whether the first row names the columns, where the source does not say it."""
    if len(rows) < 2:
        return False
    if header_at(rows) == 0:
        return True
    first = [cell.text for cell in rows[0]]
    filled = [text for text in first if text]
    if len(first) < 3 or len(filled) < len(first) - 1 or len(set(filled)) < len(filled):
        return False
    return not any(_says_something(text) for text in filled)


def _says_something(text: str) -> bool:
    """Whether a cell is an answer, a number or a sentence rather than a name."""
    bare = text.casefold().strip(" .!")
    return (
        len(text) > _LONGEST_NAME
        or any(map(str.isdigit, text))
        or not any(map(str.isalpha, text))
        or bare.split()[0] in words("answer_cells")
    )


def _rendered(row: Sequence[GridCell | None], render: Render) -> tuple[BlockText, ...]:
    return tuple(render(cell) if cell else BlockText() for cell in row)


def _joined_headers(
    rows: Sequence[Sequence[GridCell | None]], render: Render
) -> tuple[BlockText, ...]:
    """Each column's headers from top to bottom; one over several columns counts for each."""
    width = max(map(len, rows))
    made = []
    for column in range(width):
        over = [_over(row, column) for row in rows]
        parts = [cell for cell in dict.fromkeys(over) if cell and cell.text]
        whole = GridCell(tuple(part for cell in parts for part in cell.paragraphs))
        made.append(render(whole))
    return tuple(made)


def _over(row: Sequence[GridCell | None], column: int) -> GridCell | None:
    at = min(column, len(row) - 1)
    while at > 0 and row[at] is None:
        at -= 1
    cell = row[at] if at >= 0 else None
    return cell if cell and at + cell.columns > column else None
