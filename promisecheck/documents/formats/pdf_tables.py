"""The tables of a page: stretches of lines that stand in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from promisecheck.documents.formats.pdf_segments import Segment
from promisecheck.documents.labels import stamped_label
from promisecheck.documents.lines import Line

_FAR: Final = 2.5
_NEAR: Final = 4.0
_ROW_GAP: Final = 1.2
_LOOSE: Final = 1.5


@dataclass(slots=True)
class TableArea:
    """Rows of segments in columns: for each row, column to the segments of the cell."""

    rows: list[dict[int, list[Segment]]] = field(default_factory=list)
    columns: int = 0
    order: int = 0

    @property
    def bottom(self) -> float:
        """Where the lowest segment ends."""
        return max(s.bottom for row in self.rows for cell in row.values() for s in cell)


def find_tables(found: Sequence[Segment]) -> list[TableArea]:
    """The tables among the segments of a page."""
    lines: dict[int, list[Segment]] = {}
    for segment in found:
        lines.setdefault(segment.line, []).append(segment)
    rows = [sorted(lines[number], key=lambda one: one.left) for number in sorted(lines)]
    tables: list[TableArea] = []
    at = 0
    while at < len(rows):
        end, columns = _area(rows, at)
        area = [segment for row in rows[at:end] for segment in row]
        table = _table(area, columns) if end > at else None
        if table is not None:
            tables.append(table)
        at = max(end, at + 1)
    return tables


Column = tuple[float, float]


def _area(rows: Sequence[Sequence[Segment]], start: int) -> tuple[int, list[Column]]:
    """Where the rows in columns that begin at ``start`` end, and the columns."""
    if len(rows[start]) < 2:
        return start, []
    columns: list[Column] = []
    end, several, at = start, 0, start
    while at < len(rows):
        row = rows[at]
        if at > start and row[0].top - rows[at - 1][0].bottom > _FAR * row[0].size:
            break
        if len(row) > 1:
            merged = _with_row(columns, row)
            if len(merged) < max(len(columns), len(row), 2):
                break
            columns, several, end = merged, several + 1, at + 1
        elif (
            _fits(row[0], columns) is None
            or row[0].size > 1.1 * rows[start][0].size
            or _stands_off(rows, start, at)
        ):
            break
        elif row[0].left - columns[_fits(row[0], columns) or 0][0] < _NEAR:
            end = at + 1
        at += 1
    return (end, columns) if several >= 2 else (start, [])


def _stands_off(rows: Sequence[Sequence[Segment]], start: int, at: int) -> bool:
    """Whether a wider gap parts the row from those above than any that parts them."""
    gaps = [below[0].top - above[0].bottom for above, below in pairwise(rows[start : at + 1])]
    return len(gaps) > 1 and gaps[-1] > _LOOSE * max(0.0, *gaps[:-1]) + 1


def _with_row(columns: Sequence[Column], row: Sequence[Segment]) -> list[Column]:
    """The columns with the segments of a row in them; what overlaps becomes one."""
    spans = sorted([*columns, *((segment.left, segment.right) for segment in row)])
    merged: list[Column] = []
    for left, right in spans:
        if merged and left < merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _fits(segment: Segment, columns: Sequence[Column]) -> int | None:
    """The only column that the segment overlaps, or ``None``."""
    over = [
        index
        for index, (left, right) in enumerate(columns)
        if segment.left < right and segment.right > left
    ]
    return over[0] if len(over) == 1 else None


def _table(area: list[Segment], columns: Sequence[Column]) -> TableArea | None:
    """The rows of a table; ``None`` for text that is set in columns."""
    drawn = sorted(area, key=lambda one: one.order)
    placed = [(segment, _fits(segment, columns) or 0) for segment in drawn]
    moves = sum(one[1] != two[1] for one, two in pairwise(placed))
    lines = len({segment.line for segment in area})
    if _is_chat(area, lines):
        return None
    if moves < len(columns) and lines > 3:
        return None
    table = TableArea(columns=len(columns), order=drawn[0].order)
    by_cell = any(
        two[0].middle < one[0].middle - 0.5 * one[0].size for one, two in pairwise(placed)
    )
    if not by_cell:
        placed.sort(key=lambda one: (one[0].line, one[1]))
    last: tuple[Segment, int] | None = None
    for segment, column in placed:
        if last is None or _begins_row(segment, column, *last, by_cell=by_cell):
            table.rows.append({})
        table.rows[-1].setdefault(column, []).append(segment)
        last = segment, column
    return table


def _is_chat(area: Sequence[Segment], lines: int) -> bool:
    """Whether names with a time stand in front of what is said, and it is no table."""
    first: dict[int, str] = {}
    for segment in sorted(area, key=lambda one: one.left):
        first[segment.line] = f"{first.get(segment.line, '')}   {segment.text}".strip()
    return 2 * sum(stamped_label(Line(1, text)) is not None for text in first.values()) > lines


def _begins_row(
    segment: Segment, column: int, above: Segment, before: int, *, by_cell: bool
) -> bool:
    if segment.line == above.line or (column > before and by_cell):
        return False
    gap = segment.top - above.bottom
    if by_cell and column == before:
        return gap > _ROW_GAP * segment.size
    return by_cell or column == 0 or gap > _ROW_GAP * segment.size
