"""Tables of a PDF that go on over the end of a page."""

from __future__ import annotations

from dataclasses import replace

from promisecheck.documents.flow import Grid, GridCell

Row = tuple[GridCell, ...]


def carried_on(above: Grid, below: Grid) -> Grid | None:
    """One table of the last of a page and the first of the next; ``None`` where they are two.

    They are one where both have as many columns and the second repeats the header row, or names
    no columns of its own. A row whose first cell is empty goes on with the row above.
    """
    first, rest = above.rows[0], below.rows
    if len(first) != len(rest[0]):
        return None
    if _texts(first) == _texts(rest[0]):
        rest = rest[1:]
    elif below.header_rows:
        return None
    rows = list(above.rows)
    if rest and not rest[0][0].text and len(rows) > 1:
        rows[-1] = _joined(rows[-1], rest[0])
        rest = rest[1:]
    return replace(above, rows=(*rows, *rest))


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row]


def _joined(above: Row, below: Row) -> Row:
    """The row with what each cell says on the next page."""
    return tuple(
        replace(one, paragraphs=one.paragraphs + two.paragraphs)
        for one, two in zip(above, below, strict=True)
    )
