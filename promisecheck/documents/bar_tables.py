"""Tables drawn with bars (``| a | b |``), with or without a header row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.fields import is_known
from promisecheck.documents.lines import Line
from promisecheck.documents.tables import Table
from promisecheck.model import Field

RenderLines = Callable[[Sequence[Line]], BlockText]

_DELIMITER: Final = re.compile(r"\s*\|?(?:\s*:?-{1,}:?\s*\|)+(?:\s*:?-+:?\s*)?$|\s*\|\s*:?-+:?\s*$")
_BORDER: Final = re.compile(r"\s*[+|][-=+|:\s]{3,}[+|]\s*$")
_FRAMED: Final = re.compile(r"\s*\|.*\|\s*$")
_BAR: Final = re.compile(r"\\.|`[^`\n]+`|\|")
LAST_HEAD_LINE: Final = 40
_GENERIC: Final = frozenset({"field", "key", "property", "item", "parameter", "name", "detail"})


@dataclass(frozen=True, slots=True)
class BarTable:
    """A table and the index of the line after it."""

    table: Table
    end: int


def find_bar_tables(lines: Sequence[Line], render: RenderLines) -> dict[int, BarTable]:
    """The tables among the lines by the index of their first line."""
    found: dict[int, BarTable] = {}
    at = 0
    while at < len(lines):
        rows = _rows_from(lines, at) if "|" in lines[at].text else None
        if rows is None:
            at += 1
            continue
        end, header, body = rows
        found[at] = BarTable(_table(lines, len(found), header, body, render), end)
        at = end
    return found


def _rows_from(lines: Sequence[Line], at: int) -> tuple[int, int | None, list[int]] | None:
    """The index after the table at ``at``, its header's index, and its rows' indexes."""
    start = at + 1 if _BORDER.match(lines[at].text) and not _delimits(lines[at].text) else at
    if start >= len(lines):
        return None
    header = start if start + 1 < len(lines) and _heads(lines, start) else None
    framed = header is None
    if framed and not _FRAMED.match(lines[start].text) and not _delimits(lines[start].text):
        return None
    end = start
    body: list[int] = []
    while end < len(lines) and _belongs(lines[end], lines[start].depth, framed):
        if not _BORDER.match(lines[end].text) and not _delimits(lines[end].text):
            body.append(end)
        end += 1
    if header is not None:
        body.remove(header)
    return (end, header, body) if body or header is not None else None


def _delimits(text: str) -> bool:
    return "-" in text and _DELIMITER.match(text) is not None


def _heads(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at ``at`` has as many cells as the row of dashes below it."""
    line, below = lines[at], lines[at + 1]
    if line.depth != below.depth or "|" not in line.text:
        return False
    if _delimits(line.text):
        return False
    if _BORDER.match(below.text) and "+" in below.text:
        return True
    return _delimits(below.text) and len(split_row(line)) == len(split_row(below))


def _belongs(line: Line, depth: int, framed: bool) -> bool:
    if line.depth != depth or line.blank:
        return False
    if framed:
        return bool(_FRAMED.match(line.text) or _BORDER.match(line.text))
    return "|" in line.text or bool(_BORDER.match(line.text))


def split_row(line: Line) -> tuple[Line, ...]:
    """The cells of a row; bars that are escaped or within code do not part cells."""
    text = line.text
    bars = [found.start() for found in _BAR.finditer(text) if found.group() == "|"]
    edges = [-1, *bars, len(text)]
    cells = [line.cut(a + 1, b) for a, b in pairwise(edges)]
    if text.lstrip().startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and bars and not text[bars[-1] + 1 :].strip():
        cells = cells[:-1]
    return tuple(cells)


def _table(
    lines: Sequence[Line], number: int, header: int | None, body: list[int], render: RenderLines
) -> Table:
    heads = _cells(lines[header], render) if header is not None else ()
    rows = tuple(_cells(lines[index], render) for index in body)
    if not any(cell.text for cell in heads):
        heads = ()
    first = header if header is not None else body[0]
    return (
        about_document(number, heads, rows)
        if first < LAST_HEAD_LINE
        else Table(number, heads, rows)
    )


def about_document(
    number: int, heads: tuple[BlockText, ...], rows: tuple[tuple[BlockText, ...], ...]
) -> Table:
    """The table of these rows, marked where it is about the document."""
    if not _is_about(heads, rows):
        return Table(number, heads, rows)
    generic = not heads or heads[0].text.casefold() in _GENERIC
    return Table(number, heads if generic else (), rows if generic else (heads, *rows), True)


def _cells(line: Line, render: RenderLines) -> tuple[BlockText, ...]:
    return tuple(render((cell,)) for cell in split_row(line))


def _is_about(heads: tuple[BlockText, ...], rows: tuple[tuple[BlockText, ...], ...]) -> bool:
    """Two columns, of which the first names fields."""
    if any(len(row) != 2 for row in rows) or len(heads) not in (0, 2) or not rows:
        return False
    known = sum(is_known(row[0].text) for row in rows)
    if not heads or heads[0].text.casefold() in _GENERIC:
        return known >= 2 or known == len(rows)
    return is_known(heads[0].text) and known >= 2 and known >= 0.6 * len(rows)


def table_fields(table: Table) -> tuple[Field, ...]:
    """The fields of a table that is about the document."""
    if not table.about:
        return ()
    return tuple(
        Field(row[0].text.rstrip(":"), row[1].text, row[0].anchors[0].place)
        for row in table.rows
        if len(row) == 2 and row[0].text and row[1].text
    )
