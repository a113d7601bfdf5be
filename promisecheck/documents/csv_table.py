"""CSV and TSV to blocks: preamble, header row, cells, several tables in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.csv_dialect import declared_delimiter, find_delimiter
from promisecheck.documents.csv_header import Row, filled_cells, header_at, holds_field
from promisecheck.documents.csv_scan import RawCell, Source, scan
from promisecheck.documents.fields import find_fields, is_known
from promisecheck.documents.limits import Limits, beyond
from promisecheck.documents.lines import Line, split_lines
from promisecheck.documents.tables import Table, table_blocks
from promisecheck.documents.terms import Terms
from promisecheck.model import Block, BlockKind, Document, Field, Place, Zone


def read_csv(text: str, path: str, terms: Terms) -> Document:
    """Reads CSV; the delimiter is found out. ``path`` is how the document is reported."""
    sign, start = declared_delimiter(text)
    body = " " * start + text[start:]
    return _read(body, path, terms.limits, sign or find_delimiter(text), "csv")


def read_tsv(text: str, path: str, terms: Terms) -> Document:
    """Reads values parted by tabs, or by what else parts them."""
    return _read(text, path, terms.limits, find_delimiter(text, "\t"), "tsv")


def _read(text: str, path: str, limits: Limits, delimiter: str, kind: str) -> Document:
    source = Source.of(text, split_lines(text, path, limits))
    rows = _rows(source, scan(text, delimiter), path, limits.csv_cells)
    blocks, fields = read_rows(rows)
    return Document(path, kind, tuple(blocks), tuple(fields))


def read_rows(rows: Sequence[Row], first: int = 0) -> tuple[list[Block], list[Field]]:
    """The blocks and fields of a sheet's rows; its tables are numbered from ``first``."""
    blocks: list[Block] = []
    fields: list[Field] = []
    above: Table | None = None
    for number, segment in enumerate(_segments(rows), first):
        part = _read_segment(segment, above, number)
        above = above if part.table.about else part.table
        blocks.extend(sorted(part.blocks(), key=_position))
        fields.extend(part.fields)
    return blocks, fields


def _position(block: Block) -> tuple[int, int]:
    place = block.anchors[0].place
    return place.line, place.column


def _rows(source: Source, raw_rows: Iterable[list[RawCell]], path: str, most: int) -> list[Row]:
    kept: list[list[RawCell]] = []
    filled = 0
    for row in raw_rows:
        kept.append(row)
        filled += sum(cell.start < cell.end for cell in row)
        if filled > most:
            raise beyond(path, f"larger than {most:,} filled cells", "csv-cells")
    return [tuple(map(source.cell, row)) for row in kept]


def _segments(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows between empty rows."""
    segment: list[Row] = []
    for row in rows:
        if any(cell.text for cell in row):
            segment.append(row)
        elif segment:
            yield segment
            segment = []
    if segment:
        yield segment


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows between two empty rows: what they say of the document, and a table."""

    preamble: tuple[Row, ...]
    table: Table
    fields: tuple[Field, ...]

    def blocks(self) -> Iterator[Block]:
        for row in self.preamble:
            for cell in row:
                if cell.text:
                    yield Block(cell.text, cell.anchors, BlockKind.CELL, Zone.HEADER)
        yield from table_blocks(self.table, Block("", (), BlockKind.CELL))


def _read_segment(rows: list[Row], above: Table | None, number: int) -> _Part:
    if above is None and _is_about(rows):
        return _Part((), Table(number, (), tuple(rows), about=True), _pair_fields(rows))
    at = header_at(rows)
    if at is None:
        alone = above is None and _are_headlines(rows)
        before, after = (rows, []) if alone else _split_preamble(rows)
        return _Part(tuple(before), _headless(after, above, number), _cell_fields(before))
    before, after = _split_preamble(rows[at + 1 :])
    preamble = (*rows[:at], *before)
    fields = (*_pair_fields(rows[:at]), *_cell_fields(preamble))
    return _Part(preamble, Table(number, rows[at], tuple(after)), fields)


def _headless(rows: list[Row], above: Table | None, number: int) -> Table:
    """Rows without a header row: the table above goes on, or labels with remarks."""
    if above is None:
        return Table(number, (), tuple(rows))
    usual = (
        sorted(filled_cells(row) for row in above.rows)[len(above.rows) // 2] if above.rows else 0
    )
    if 2 * sum(filled_cells(row) >= 0.75 * usual for row in rows) >= len(rows):
        return Table(number, above.header, tuple(rows), goes_on=True)
    return Table(number, (), tuple(rows), labelled=True)


def _is_about(rows: Sequence[Row]) -> bool:
    """Rows of a name and a value each."""
    if any(filled_cells(row) > 2 or not row[0].text for row in rows):
        return False
    known = sum(is_known(row[0].text) and len(row[0].text) <= 30 for row in rows)
    return known >= 2 and known >= 0.4 * len(rows)


def _split_preamble(rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Parts rows that speak of the document from the rows of the table below them."""
    width = max((len(row) for row in rows), default=0)
    key = _common_key(rows)
    at = 0
    while at < min(len(rows) - 1, 4) and _speaks_of_document(rows[at], width, key):
        at += 1
    return rows[:at], rows[at:]


def _are_headlines(rows: Sequence[Row]) -> bool:
    """Rows above all tables that hold titles and fields ("Supplier: Pinlight", "Plan: Team")."""
    beside = [row for row in rows if filled_cells(row) > 1]
    return bool(beside) and all(any(holds_field(cell.text) for cell in row) for row in beside)


def _common_key(rows: Sequence[Row]) -> str:
    """The number, of a quote say, that the first cell of every row repeats, or ""."""
    keys = {row[0].text for row in rows}
    key = keys.pop() if len(keys) == 1 and len(rows) > 1 else ""
    return key if any(map(str.isdigit, key)) else ""


def _speaks_of_document(row: Row, width: int, key: str) -> bool:
    first = row[0].text if any(map(str.isalnum, row[0].text)) and row[0].text != key else ""
    texts = [first, *(cell.text for cell in row[1:])]
    told = [text for text in texts if text]
    if width < 3 or len(told) == width:
        return False
    return any(holds_field(text) for text in told) or (len(told) == 1 and not first)


def _pair_fields(rows: Sequence[Row]) -> tuple[Field, ...]:
    return tuple(
        Field(row[0].text.rstrip(":"), row[1].text, row[0].anchors[0].place)
        for row in rows
        if len(row) > 1
        and row[0].text
        and row[1].text
        and filled_cells(row) == 2
        and not holds_field(row[0].text)
    )


def _cell_fields(rows: Sequence[Row]) -> tuple[Field, ...]:
    return tuple(
        Field(spot.name, spot.value, _place(cell, spot.start))
        for row in rows
        for cell in row
        for spot in find_fields(Line(1, cell.text))
        if cell.text and spot.value
    )


def _place(cell: BlockText, offset: int) -> Place:
    return Block(cell.text, cell.anchors).place(offset)
