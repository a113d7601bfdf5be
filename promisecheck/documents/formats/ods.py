"""Spreadsheets of LibreOffice (.ods): cells as they are shown."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from promisecheck.documents.flow import said
from promisecheck.documents.formats.opendocument import Reader, open_package
from promisecheck.documents.formats.opendocument_styles import Looks
from promisecheck.documents.formats.opendocument_text import span
from promisecheck.documents.markup import attribute, child, local, parse
from promisecheck.documents.sheets import Sheet, check_cells, read_sheets
from promisecheck.documents.terms import Terms
from promisecheck.model import Document

_LAST_COLUMN = 16_384
_MOST_REPEATED = 50


def read_ods(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a spreadsheet. ``path`` is how it is reported."""
    package = open_package(data, path, terms.limits)
    content = parse(package, "content.xml")
    body = child(content, "body", "spreadsheet")
    tables = [one for one in body if local(one) == "table"] if body is not None else []
    return read_sheets(_sheets(tables, path, terms.limits.cells), path, "ods")


def _sheets(tables: list[etree._Element], path: str, most: int) -> Iterator[Sheet]:
    count = 0
    for table in tables:
        sheet = _sheet(table, path, count, most)
        count += len(sheet.cells)
        yield sheet


def _sheet(table: etree._Element, path: str, count: int, most: int) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    at = 0
    for row in table.iter("{*}table-row"):
        repeated = span(row, "number-rows-repeated", 2_000_000)
        for column, cell in _cells(row):
            text = _text(cell)
            if not text:
                continue
            for more in range(min(repeated, _MOST_REPEATED)):
                cells[at + more, column] = text
            check_cells(count + len(cells), path, most)
            rows, columns = span(cell, "number-rows-spanned"), span(cell, "number-columns-spanned")
            if rows > 1:
                merged.append((at, column, at + rows - 1, column + columns - 1))
        at += repeated
    return Sheet(attribute(table, "name") or "", cells, merged)


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = 0
    for one in row:
        if local(one) not in ("table-cell", "covered-table-cell"):
            continue
        repeated = span(one, "number-columns-repeated", _LAST_COLUMN)
        for more in range(min(repeated, _MOST_REPEATED)):
            yield column + more, one
        column += repeated


def _text(cell: etree._Element) -> str:
    if not len(cell):
        return ""
    found = (said(one) for one in Reader(Looks()).elements(cell))
    return " ".join(text for text in found if text)
