"""What a rich format holds, in reading order: paragraphs and tables, before they become blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from promisecheck.model import Place


class Role(StrEnum):
    """What the source says that a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    CODE = "code"
    RULE = "rule"  # a ruler, or another break that nothing leads over


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``text`` may hold line breaks and begins at ``place``.

    ``level`` is a heading's level from 1, or how far an item or a paragraph below it is set in,
    from 0. ``mark`` is what stands in front of an item. ``depth`` is the quoting level. ``tight``
    says that no gap parts it from the paragraph above. An empty text is a gap.
    ``pieces`` says where in the source the text goes on, by rising offset.
    """

    text: str
    place: Place
    role: Role = Role.TEXT
    level: int = 0
    mark: str = "-"
    depth: int = 0
    bold: bool = False
    tight: bool = False
    pieces: tuple[tuple[int, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its paragraphs, and how many columns and rows it covers."""

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1

    @property
    def text(self) -> str:
        """The words of the cell."""
        return " ".join(part.text for part in self.paragraphs if part.text).strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``header_rows`` is how many rows the source says name columns, or 0."""

    rows: tuple[tuple[GridCell, ...], ...]
    header_rows: int = 0
    depth: int = 0


Element = Paragraph | Grid


def squared(grid: Grid, most_columns: int = 1000) -> list[list[GridCell | None]]:
    """The rows with as many cells as they have columns.

    A cell that covers several columns stands in the first, ``None`` in the others; one that
    covers several rows stands in each of them, but in the first column only once.
    """
    rows: list[list[GridCell | None]] = []
    waiting: dict[int, tuple[GridCell, int]] = {}
    for row in grid.rows:
        made: list[GridCell | None] = []
        for cell in row:
            _fill_from_above(made, waiting)
            at = len(made)
            if at >= most_columns:
                break
            if cell.rows > 1:
                waiting[at] = (cell, cell.rows - 1)
            made.append(cell)
            made.extend([None] * (min(cell.columns, most_columns) - 1))
        _fill_from_above(made, waiting)
        rows.append(made)
    return rows


def _fill_from_above(made: list[GridCell | None], waiting: dict[int, tuple[GridCell, int]]) -> None:
    while (at := len(made)) in waiting:
        cell, left = waiting.pop(at)
        if left > 1:
            waiting[at] = (cell, left - 1)
        made.append(cell if at else None)
        made.extend([None] * (cell.columns - 1))


def flattened(grid: Grid) -> list[Paragraph]:
    """The paragraphs of a table that only sets its contents side by side."""
    return [
        replace(part, depth=grid.depth)
        for row in grid.rows
        for cell in row
        for part in cell.paragraphs
    ]


def is_layout(grid: Grid) -> bool:
    """Whether the table has but one row or column, so that nothing is related by it."""
    filled = [[cell for cell in row if cell.text] for row in grid.rows]
    return not grid.header_rows and (
        sum(map(bool, filled)) < 2 or max(map(len, filled), default=0) < 2
    )


def said(element: Element) -> str:
    """The words of a paragraph or of a table's cells."""
    if isinstance(element, Paragraph):
        return element.text.strip()
    return "\n".join(cell.text for row in element.rows for cell in row).strip()


def as_written(elements: Sequence[Element]) -> list[Element]:
    """Where the writer parts paragraphs by empty ones, as in plain text, the others stand close.

    Elsewhere the empty ones are left out.
    """
    if not _has_gaps(elements):
        return [one for one in elements if not isinstance(one, Paragraph) or one.text.strip()]
    return [
        replace(one, tight=True) if isinstance(one, Paragraph) and one.role is Role.TEXT else one
        for one in elements
    ]


def titled(elements: Sequence[Element]) -> list[Element]:
    """The elements with a title, whose level is -1, above the other headings."""
    if not any(isinstance(one, Paragraph) and one.level < 0 for one in elements):
        return list(elements)
    return [
        replace(one, level=max(one.level, 0) + 1)
        if isinstance(one, Paragraph) and one.role is Role.HEADING
        else one
        for one in elements
    ]


def _has_gaps(elements: Sequence[Element]) -> bool:
    parts = [one for one in elements if isinstance(one, Paragraph) and one.role is Role.TEXT]
    empty = sum(not part.text.strip() for part in parts)
    return empty >= 2 and empty >= 0.1 * len(parts)
