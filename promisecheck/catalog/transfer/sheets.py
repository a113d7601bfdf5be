"""CSV, xlsx and JSON files as rows of texts, each with its place; and rows as such files."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from promisecheck.errors import UsageError

_UNPACKED: Final = 500_000_000  # bytes
MOST_ROWS: Final = 100_000
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row by the head of their column, as texts; ``place`` as in "row 7"."""

    place: str
    values: Mapping[str, str]


def read_csv(data: bytes) -> Iterator[Row]:
    """The rows of a CSV file with a row of heads; commas, semicolons and tabs may part cells."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UsageError("this is no CSV file that can be read; save it as CSV again") from error
    yield from _rows(rows)


def read_xlsx(data: bytes, sheet: str | None = None) -> Iterator[Row]:
    """The rows of a sheet of a workbook (the first, unless named), which begins with heads."""
    from openpyxl import load_workbook

    _refuse_bomb(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # the library raises whatever a damaged file makes it trip over
        raise UsageError("this is no xlsx workbook that can be read; save it again") from error
    if sheet is not None and sheet not in book.sheetnames:
        raise UsageError(f"there is no sheet {sheet}; there are {', '.join(book.sheetnames)}")
    page = book[sheet] if sheet is not None else book.worksheets[0]
    found = page.iter_rows(values_only=True, max_row=MOST_ROWS)
    yield from _rows([[_text(value) for value in row] for row in found])


def _refuse_bomb(data: bytes) -> None:
    """Raises ``UsageError`` where the workbook would unfold to more than any sheet of features."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UsageError("this is no xlsx workbook that can be read; save it again") from error
    if size > _UNPACKED:
        raise UsageError("this workbook is too large once it is unpacked; split it")


def _rows(rows: Sequence[Sequence[str]]) -> Iterator[Row]:
    """Rows below the first one that is not empty, which holds the heads; empty ones left out."""
    begin = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if begin is None:
        raise UsageError("the sheet is empty")
    heads = [head.strip() for head in rows[begin]]
    for number, row in enumerate(rows[begin + 1 :], begin + 2):
        values = {h: _unquoted(cell.strip()) for h, cell in zip(heads, row, strict=False) if h}
        if any(values.values()):
            yield Row(f"row {number}", values)


def _unquoted(text: str) -> str:
    """Without the quote by which an export keeps a sheet from reading a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def _text(value: Any) -> str:  # noqa: ANN401 - a cell holds whatever a sheet knows
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def read_json(data: bytes) -> Any:  # noqa: ANN401 - JSON holds anything
    """What a JSON file holds. Raises ``UsageError`` where it is none."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        place = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UsageError(f"this is no JSON file{place}") from error


def as_csv(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file that no spreadsheet takes a formula from."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_quoted(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _quoted(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_xlsx(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook with one sheet; every cell is a text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    page = book.create_sheet("features")
    page.append(list(heads))
    for row in rows:
        made = []
        for text in row:
            cell = WriteOnlyCell(page, value=text)
            cell.data_type = "s"  # a text that begins with "=" is no formula
            made.append(cell)
        page.append(made)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
