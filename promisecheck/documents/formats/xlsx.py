"""Excel workbooks (.xlsx, .xlsm): every sheet, read as a stream so that large ones stay small."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from promisecheck.documents.formats.numbers import built_in, shown_number
from promisecheck.documents.formats.ooxml import Parts
from promisecheck.documents.limits import beyond
from promisecheck.documents.markup import attribute, child, finished, local
from promisecheck.documents.sheets import Sheet, check_cells, read_sheets
from promisecheck.documents.terms import Terms
from promisecheck.model import Document

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LAST_COLUMN: Final = 16_384


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share: texts, number formats and the day that counts as the first."""

    texts: list[str]
    formats: list[str]
    from_1904: bool


def read_xlsx(data: bytes, path: str, terms: Terms) -> Document:
    """Reads an Excel workbook. ``path`` is how it is reported."""
    parts = Parts.of(data, path, terms.limits)
    main = parts.main("xl/workbook.xml")
    relations = parts.relations(main)
    root = parts.root(main)
    targets = {relation.kind: relation.target for relation in relations.values()}
    properties = child(root, "workbookPr")
    book = _Book(
        _shared(parts, targets.get("sharedStrings")),
        _formats(parts, targets.get("styles")),
        properties is not None and attribute(properties, "date1904") in ("1", "true"),
    )
    sheets = child(root, "sheets")
    listed = [
        (attribute(one, "name") or "", relations[relation].target)
        for one in (sheets if sheets is not None else ())
        if (relation := attribute(one, "id") or "") in relations
    ]
    return read_sheets(_sheets(parts, listed, book), path, "xlsx")


def _sheets(parts: Parts, listed: list[tuple[str, str]], book: _Book) -> Iterator[Sheet]:
    count = 0
    for name, part in listed:
        sheet = _sheet(parts, name, part, book, count)
        count += len(sheet.cells)
        yield sheet


def _shared(parts: Parts, part: str | None) -> list[str]:
    if part is None:
        return []
    texts: list[str] = []
    size, most = 0, parts.package.limits.characters
    with parts.package.opened(part) as stream:
        for one in finished(stream, parts.name, ("si",)):
            text = _words(one)
            size += len(text)
            texts.append(text)
            if size > most or len(texts) > most // 10:
                raise beyond(parts.name, "holds too much text", "characters")
    return texts


def _words(element: etree._Element) -> str:
    """The text of a cell's runs; how a word is pronounced is left out."""
    return "".join(
        one.text or ""
        for one in element.iter("{*}t")
        if (above := one.getparent()) is None or local(above) != "rPh"
    )


def _formats(parts: Parts, part: str | None) -> list[str]:
    """The number format of each cell style."""
    if part is None:
        return []
    root = parts.root(part)
    own = {}
    for one in root.iter("{*}numFmt"):
        own[one.get("numFmtId")] = str(one.get("formatCode") or "General")
    formats = []
    styles = child(root, "cellXfs")
    for one in styles if styles is not None else ():
        number = one.get("numFmtId") or "0"
        known = own.get(number)
        formats.append(known or (built_in(int(number)) if number.isdigit() else "General"))
    return formats


def _sheet(parts: Parts, name: str, part: str, book: _Book, count: int) -> Sheet:
    cells: dict[tuple[int, int], str] = {}
    merged: list[tuple[int, int, int, int]] = []
    row_number, column = -1, -1
    with parts.package.opened(part) as stream:
        for one in finished(stream, parts.name, ("c", "row", "mergeCell")):
            kind = local(one)
            if kind == "mergeCell":
                merged.extend(_range(one.get("ref") or ""))
            elif kind == "row":
                row_number, column = row_number + 1, -1
            else:
                row_number, column = _place(one, row_number, column)
                text = _shown(one, book)
                if text:
                    cells[row_number, column] = text
                    check_cells(count + len(cells), parts.name, parts.package.limits.cells)
    return Sheet(name, cells, merged, _drawn(parts, part))


def _place(cell: etree._Element, row: int, column: int) -> tuple[int, int]:
    """Row and column of a cell; one that does not say stands beside the last."""
    found = _REFERENCE.fullmatch(cell.get("r") or "")
    if found is None:
        return max(row, 0), min(column + 1, _LAST_COLUMN)
    return int(found[2]) - 1, min(_column(found[1]), _LAST_COLUMN)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _range(reference: str) -> Iterator[tuple[int, int, int, int]]:
    found = [_REFERENCE.fullmatch(part) for part in reference.split(":")]
    if len(found) == 2 and found[0] and found[1]:
        top, bottom = int(found[0][2]) - 1, int(found[1][2]) - 1
        yield top, _column(found[0][1]), bottom, _column(found[1][1])


def _shown(cell: etree._Element, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _words(cell).strip()
    raw = next((one.text or "" for one in cell if local(one) == "v"), "").strip()
    if not raw or kind == "e":
        return ""
    if kind == "s":
        known = raw.isdigit() and int(raw) < len(book.texts)
        return book.texts[int(raw)].strip() if known else ""
    if kind == "b":
        return "TRUE" if raw == "1" else "FALSE"
    if kind in ("str", "d"):
        return raw
    return _number(raw, cell.get("s") or "", book)


def _number(raw: str, style: str, book: _Book) -> str:
    at = int(style) if style.isdigit() else 0
    code = book.formats[at] if at < len(book.formats) else "General"
    try:
        return shown_number(float(raw), code, book.from_1904)
    except (ValueError, OverflowError):
        return raw


def _drawn(parts: Parts, part: str) -> tuple[str, ...]:
    """The text of shapes and text boxes on the sheet."""
    found = []
    for relation in parts.relations(part).values():
        if relation.kind != "drawing":
            continue
        for one in parts.root(relation.target).iter("{*}txBody"):
            for paragraph in one.iter("{*}p"):
                text = _words(paragraph).strip()
                if text:
                    found.append(text)
    return tuple(found)
