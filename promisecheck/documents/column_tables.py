"""Tables of plain text whose columns are only set apart by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.bar_tables import BarTable, RenderLines
from promisecheck.documents.lines import Line
from promisecheck.documents.tables import Table, names_columns

_CHUNK: Final = re.compile(r"\S+(?: \S+)*")
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_DASHES: Final = re.compile(r"[-=_─═]{2,}")
_FIGURE: Final = re.compile(
    r"[^\w\s]{0,2}\d[\d.,' ]*\s?\S{0,4}|incl\.?|free|[-–✓✗]|yes|no", re.IGNORECASE
)


def find_column_tables(
    lines: Sequence[Line], render: RenderLines, first_number: int = 0
) -> dict[int, BarTable]:
    """The tables among the lines by the index of their first line.

    A table has a line that names columns, by its words or by the dashes around it, or all but
    the first of them ("  us   them"), and two rows or more of two cells or more.
    """
    found: dict[int, BarTable] = {}
    at = 0
    while at < len(lines):
        end = _region_end(lines, at)
        table = _table(lines, at, end, render, first_number + len(found)) if end - at >= 3 else None
        if table is not None:
            found[at] = table
        at = max(end, at + 1)
    return found


def _chunks(line: Line) -> list[tuple[int, int]]:
    return [found.span() for found in _CHUNK.finditer(line.text)]


def _is_dashes(line: Line) -> bool:
    parts = line.text.split()
    return bool(parts) and all(_DASHES.fullmatch(part) for part in parts)


def _region_end(lines: Sequence[Line], at: int) -> int:
    """The index after the lines from ``at`` on that have two cells or are dashes."""
    end = at
    while end < len(lines) and not lines[end].blank and lines[end].depth == lines[at].depth:
        if not _is_dashes(lines[end]) and len(_chunks(lines[end])) < 2:
            break
        end += 1
    return end


def _table(
    lines: Sequence[Line], start: int, end: int, render: RenderLines, number: int
) -> BarTable | None:
    rows = [index for index in range(start, end) if not _is_dashes(lines[index])]
    ruled = len(rows) < end - start
    if len(rows) < 3:
        return None
    head = rows[0]
    named = names_columns([lines[head].text[a:b] for a, b in _chunks(lines[head])])
    figures = sum(bool(_FIGURE.fullmatch(_last(lines[index]))) for index in rows[1:])
    if figures < 0.6 * len(rows[1:]):
        return None
    columns = _columns(lines[start:end], lines[head])
    if named == 0 and _leaves_first_open(lines[head], [lines[index] for index in rows[1:]]):
        columns = [(0, columns[0][0] - 1), *columns]
    elif named < 1 or not (ruled or named >= 2):
        return None
    cells = [_placed(lines[index], columns) for index in rows]
    header, *body = [tuple(render((cell,)) for cell in row) for row in cells]
    return BarTable(Table(number, header, tuple(body)), end)


def _leaves_first_open(head: Line, rows: Sequence[Line]) -> bool:
    """Whether the column names stand over all but the first column, which holds what rows name."""
    names = _chunks(head)
    behind = [row for row in rows if len(_chunks(row)) == len(names) + 1]
    firsts = [(row, *_chunks(row)[0]) for row in behind]
    named = [row for row, a, b in firsts if b < names[0][0] and _WORD.search(row.text, a, b)]
    return len(names) >= 2 and len(named) >= 0.8 * len(rows)


def _columns(region: Sequence[Line], head: Line) -> list[tuple[int, int]]:
    """Where the columns stand: as wide as dashes draw them, else as the words of their names."""
    named = _chunks(head)
    drawn = (_chunks(line) for line in region if _is_dashes(line))
    return next((spans for spans in drawn if len(spans) == len(named)), named)


def _last(line: Line) -> str:
    start, end = _chunks(line)[-1]
    return line.text[start:end]


def _placed(line: Line, columns: Sequence[tuple[int, int]]) -> list[Line]:
    """The line's cells; stretches of text go to the column that they overlap most or are near."""
    chunks = _chunks(line)
    spans: dict[int, tuple[int, int]] = {}
    last = 0
    for place, chunk in enumerate(chunks):
        column = place if len(chunks) == len(columns) else _nearest(columns, chunk, last)
        start = spans[column][0] if column in spans else chunk[0]
        spans[column] = (start, chunk[1])
        last = column
    blank = (len(line.text), len(line.text))
    return [line.cut(*spans.get(column, blank)) for column in range(len(columns))]


def _nearest(columns: Sequence[tuple[int, int]], chunk: tuple[int, int], first: int) -> int:
    """The column from ``first`` on that the stretch overlaps most or stands nearest to."""
    return max(range(first, len(columns)), key=lambda column: _overlap(columns[column], chunk))


def _overlap(column: tuple[int, int], chunk: tuple[int, int]) -> int:
    return min(column[1], chunk[1]) - max(column[0], chunk[0])
