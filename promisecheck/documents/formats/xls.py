"""Old Excel workbooks (.xls)."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

import xlrd
from xlrd.sheet import Sheet as RawSheet

from promisecheck.documents.formats.numbers import shown_number
from promisecheck.documents.sheets import Sheet, check_cells, read_sheets
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document


def read_xls(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a workbook. ``path`` is how it is reported."""
    try:
        book = xlrd.open_workbook(file_contents=data, logfile=StringIO(), formatting_info=True)
    except Exception as error:  # xlrd raises whatever its unpacking of numbers does
        if "encrypt" in str(error).casefold():
            raise ReadError(f"{path}: is protected by a password; save it without one") from error
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    return read_sheets(_sheets(book, path, terms.limits.cells), path, "xls")


def _sheets(book: xlrd.Book, path: str, most: int) -> Iterator[Sheet]:
    count = 0
    for raw in book.sheets():
        cells = {
            (row, column): text
            for row in range(raw.nrows)
            for column in range(raw.row_len(row))
            if (text := _shown(raw, row, column, book))
        }
        count += len(cells)
        check_cells(count, path, most)
        merged = [(top, left, below - 1, right - 1) for top, below, left, right in raw.merged_cells]
        yield Sheet(raw.name, cells, merged)


def _shown(raw: RawSheet, row: int, column: int, book: xlrd.Book) -> str:
    cell = raw.cell(row, column)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return str(cell.value).strip()
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        code = book.format_map[book.xf_list[cell.xf_index or 0].format_key].format_str
        return shown_number(float(cell.value), str(code or "General"), book.datemode == 1)
    return ""
