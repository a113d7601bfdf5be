"""What texts, sheets and slides of LibreOffice share: paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, said
from promisecheck.documents.formats.opendocument_styles import Look, Looks
from promisecheck.documents.formats.opendocument_text import FRAMES, WrittenText, read_words, span
from promisecheck.documents.limits import Limits
from promisecheck.documents.markup import attribute, local, parse
from promisecheck.documents.packed import Package
from promisecheck.errors import ReadError
from promisecheck.model import Place

_CONTAINERS: Final = frozenset("section text-box index-body table-of-content".split())
_QUOTES: Final = frozenset({"quotations", "block text", "quote"})
_CODE: Final = frozenset({"source code"})
_MOST_REPEATED: Final = 100


def open_package(data: bytes, name: str, limits: Limits) -> Package:
    """The file's parts. Raises ``ReadError`` where a password protects it."""
    package = Package(data, name, limits)
    if "META-INF/manifest.xml" in package:
        root = parse(package, "META-INF/manifest.xml")
        if any(True for _ in root.iter("{*}encryption-data")):
            raise ReadError(f"{name}: is protected by a password; save it without one")
    return package


@dataclass(slots=True)
class Reader:
    """Goes through text once; ``slide`` and ``page`` go into the places where they are set."""

    looks: Looks
    count: int = 0
    slide: int | None = None
    page: int | None = None
    numbered: bool = True

    def place(self) -> Place:
        """Where the paragraph is that was read last."""
        paragraph = self.count if self.numbered else None
        return Place(max(self.count, 1), 1, self.page, paragraph, self.slide)

    def elements(self, root: etree._Element, depth: int = 0) -> Iterator[Element]:
        """The paragraphs and tables below ``root`` in their order."""
        for one in root:
            name = local(one)
            if name in ("p", "h"):
                yield from self.paragraph(one)
            elif name == "list":
                yield from self._list(one, attribute(one, "style-name") or "", 0)
            elif name == "table":
                yield from self.table(one)
            elif name == "soft-page-break" and self.page:
                self.page += 1
            elif name in _CONTAINERS or name in FRAMES:
                yield from self.elements(one, depth + 1)

    def paragraph(self, one: etree._Element) -> Iterator[Element]:
        """A paragraph or heading, then what is anchored in it."""
        self.count += 1
        look = self.looks.of(one)
        written = WrittenText()
        read_words(one, written, self.looks, look.bold)
        yield self._as_paragraph(one, written, look)
        if self.page:
            self.page += written.breaks
        for frame in written.frames:
            yield from (part for part in self.elements(frame) if said(part))

    def _as_paragraph(self, one: etree._Element, written: WrittenText, look: Look) -> Paragraph:
        set_in = "".join(written.parts).rstrip()
        text = set_in.strip()
        place = self.place()
        if not text:
            return Paragraph("", place)
        if look.name == "title":
            return Paragraph(text, place, Role.HEADING, -1)
        if local(one) == "h":
            level = attribute(one, "outline-level") or "1"
            return Paragraph(text, place, Role.HEADING, int(level) if level.isdigit() else 1)
        if look.name in _CODE:
            return Paragraph(text, place, Role.CODE)
        bold = written.bold and not written.plain
        return Paragraph(set_in.strip("\n\t"), place, bold=bold, depth=int(look.name in _QUOTES))

    def _list(self, one: etree._Element, style: str, level: int) -> Iterator[Element]:
        number = 0
        for item in one:
            if local(item) not in ("list-item", "list-header"):
                continue
            number += local(item) == "list-item"
            counts = self.looks.counted.get((style, level), False)
            mark = f"{number}." if counts else "-"
            yield from self._item(item, style, level, mark)

    def _item(self, item: etree._Element, style: str, level: int, mark: str) -> Iterator[Element]:
        begun = local(item) == "list-header"
        for one in item:
            if local(one) == "list":
                if level < 20:
                    yield from self._list(one, attribute(one, "style-name") or style, level + 1)
                continue
            for part in self.elements([one]):  # type: ignore[arg-type]
                if not isinstance(part, Paragraph) or part.role is not Role.TEXT:
                    yield part
                elif part.text and not begun:
                    begun = True
                    yield replace(part, role=Role.ITEM, level=level, mark=mark)
                elif part.text:
                    yield replace(part, level=level + 1)

    def table(self, one: etree._Element) -> Iterator[Element]:
        """A table, then the tables within its cells."""
        nested: list[Element] = []
        rows: list[tuple[GridCell, ...]] = []
        named = 0
        for row, heads in _rows(one, False):
            named += heads and named == len(rows)
            rows.append(tuple(self._cell(cell, nested) for cell in _cells(row)))
        yield Grid(tuple(rows), named or attribute(one, "use-first-row-styles") == "true")
        yield from nested

    def _cell(self, cell: etree._Element, nested: list[Element]) -> GridCell:
        inside = [part for part in self.elements(cell) if said(part)]
        nested.extend(part for part in inside if isinstance(part, Grid))
        parts = tuple(part for part in inside if isinstance(part, Paragraph))
        columns, rows = span(cell, "number-columns-spanned"), span(cell, "number-rows-spanned")
        return GridCell(parts, columns, rows)


def _rows(table: etree._Element, heads: bool) -> Iterator[tuple[etree._Element, bool]]:
    for one in table:
        name = local(one)
        if name == "table-row":
            yield one, heads
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(one, heads or name == "table-header-rows")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for one in row:
        if local(one) == "table-cell":
            for _ in range(span(one, "number-columns-repeated", _MOST_REPEATED)):
                yield one
