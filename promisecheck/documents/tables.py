"""Rows of a table to blocks: each cell with its column headers and its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.vocabulary import words
from promisecheck.model import Block, BlockKind, Cell, Heading, Zone

_CODE: Final = re.compile(r"[\W\d_]*|[A-Za-z]{0,4}[\W\d_]*\d[\W\w]{0,6}")
SECTION_LEVEL: Final = 8


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table below its header row, which is empty where there is none."""

    number: int
    header: tuple[BlockText, ...]
    rows: tuple[tuple[BlockText, ...], ...]
    about: bool = False  # a table of the document's own fields
    goes_on: bool = False  # the header row stands in an earlier part of the table
    labelled: bool = False  # the first cell of each row leads in to the others

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row) for row in (self.header, *self.rows)), default=0)


def table_blocks(table: Table, like: Block) -> Iterator[Block]:
    """The blocks of the cells in reading order; the rest of each is as in ``like``.

    A cell of several statements becomes as many blocks, all with that cell.
    """
    headers = _texts(table.header, table.width)
    for cell in table.header:
        if cell.text and not table.goes_on:
            yield replace(_cell(like, cell), zone=_header_zone(like))
    under = replace(like, zone=Zone.HEADER) if table.about else like
    for number, row in enumerate(table.rows):
        values = _texts(row, len(headers))
        if _is_section(values):
            cell = next(cell for cell in row if cell.text)
            yield replace(_cell(like, cell), kind=BlockKind.HEADING)
            under = replace(like, headings=(*like.headings, Heading(SECTION_LEVEL, cell.text)))
            continue
        yield from _row_blocks(table, Row(number, headers, values), row, under)


@dataclass(frozen=True, slots=True)
class Row:
    """A row's number, its column headers, and the texts of its cells."""

    number: int
    headers: tuple[str, ...]
    values: tuple[str, ...]


def _row_blocks(table: Table, row: Row, cells: Sequence[BlockText], like: Block) -> Iterator[Block]:
    label = (row.values[0],) if table.labelled and row.values[0] else ()
    for column, cell in enumerate(cells):
        if not row.values[column]:
            continue
        place = Cell(table.number, row.number, column, row.headers, row.values)
        lead_ins = like.lead_ins + label if column else like.lead_ins
        inner: tuple[str, ...] = ()
        for text, anchors in cell.statements():
            yield Block(
                text=text,
                anchors=anchors,
                kind=BlockKind.CELL,
                zone=like.zone,
                headings=like.headings,
                lead_ins=lead_ins + inner,
                speaker=like.speaker,
                depth=like.depth,
                cell=place,
            )
            inner = (text,) if text.endswith(":") else inner


def _header_zone(like: Block) -> Zone:
    return Zone.QUOTED if like.zone is Zone.QUOTED else Zone.HEADER


def _cell(like: Block, built: BlockText) -> Block:
    return replace(like, text=built.text, anchors=built.anchors, kind=BlockKind.CELL)


def _texts(row: Sequence[BlockText], width: int) -> tuple[str, ...]:
    return tuple(cell.text for cell in row) + ("",) * (width - len(row))


def _is_section(values: Sequence[str]) -> bool:
    """A row of three columns or more that has words in its first alone."""
    if len(values) < 3 or not values[0] or any(values[1:]):
        return False
    ended = values[0].endswith((".", "!", "?", ";"))
    return not ended and not _CODE.fullmatch(values[0]) and len(values[0]) <= 80


def names_columns(values: Sequence[str]) -> int:
    """How many of the cells are words that name columns."""
    return sum(_names_column(value) for value in values)


def _names_column(value: str) -> bool:
    parts = re.findall(r"[\w#]+", value.casefold().replace("_", " "))
    known = words("column_words")
    return 0 < len(parts) <= 5 and (parts[0] in known or (len(parts) <= 3 and parts[-1] in known))
