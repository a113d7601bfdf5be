"""Tables of web pages: their rows, and which of them are there for their looks only."""

from __future__ import annotations

from lxml import etree

from promisecheck.documents.markup import local


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of the table itself, not those of tables in it."""
    rows = []
    for one in table:
        if local(one) == "tr":
            rows.append(one)
        elif local(one) in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in one if local(row) == "tr")
    return rows


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row."""
    return [one for one in row if local(one) in ("td", "th")]


def names_columns(row: etree._Element) -> bool:
    """Whether the source says that the cells of the row name columns."""
    above, cells = row.getparent(), cells_of(row)
    if above is not None and local(above) == "thead":
        return True
    return bool(cells) and all(local(one) == "th" for one in cells)


def span(cell: etree._Element, name: str) -> int:
    """How many columns or rows the cell covers."""
    text = (cell.get(name) or "1").strip()
    return min(max(int(text), 1), 1000) if text.isdecimal() and len(text) < 5 else 1


def sets_side_by_side(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Whether the table is there for its looks: it holds tables, headings or a single column."""
    if any(True for _ in table.iterdescendants("table")):
        return True
    if table.get("role") == "presentation":
        return True
    if any(True for _ in table.iterdescendants("th")):
        return False
    if any(True for _ in table.iterdescendants("h1", "h2", "h3", "h4", "blockquote")):
        return True
    return sum(len(cells_of(row)) > 1 for row in rows) < 2
