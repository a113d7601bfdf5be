"""What texts, sheets and slides of LibreOffice share: paragraphs, lists, tables, styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, said
from promisecheck.documents.limits import Limits
from promisecheck.documents.markup import attribute, child, local, parse
from promisecheck.documents.packed import Package
from promisecheck.errors import ReadError
from promisecheck.model import Place

_LEFT_OUT: Final = frozenset(
    "annotation annotation-end tracked-changes note-citation ruby-text sequence-decls forms "
    "binary-data title desc variable-decls page-number page-count".split()
)
_CONTAINERS: Final = frozenset("section text-box index-body table-of-content".split())
_FRAMES: Final = frozenset("frame custom-shape rect ellipse g a shape-group text-box".split())
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


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says: its own name or that of the style it comes from, and whether bold."""

    name: str = ""
    bold: bool = False


@dataclass(slots=True)
class Looks:
    """The styles of a file, and which lists count."""

    styles: dict[str, Look] = field(default_factory=dict)
    counted: dict[tuple[str, int], bool] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Learns the styles of a part."""
        for one in root.iter("{*}style"):
            name = attribute(one, "name") or ""
            parent = attribute(one, "parent-style-name") or ""
            weight = (
                attribute(found, "font-weight")
                if (found := child(one, "text-properties")) is not None
                else None
            )
            above = self.styles.get(parent, Look())
            shown = attribute(one, "display-name") or name
            inherited = above.name or parent
            own = shown if not parent or not _is_automatic(name) else inherited
            bold = above.bold if weight is None else weight == "bold" or weight >= "600"
            self.styles[name] = Look(own.replace("_20_", " ").casefold(), bold)
        for one in root.iter("{*}list-style"):
            for level in one:
                number = attribute(level, "level") or "1"
                if number.isdigit():
                    key = (attribute(one, "name") or "", int(number) - 1)
                    self.counted[key] = local(level) == "list-level-style-number" and bool(
                        attribute(level, "num-format")
                    )

    def of(self, element: etree._Element) -> Look:
        """The look of a paragraph or span."""
        return self.styles.get(attribute(element, "style-name") or "", Look())


def _is_automatic(name: str) -> bool:
    return name[:1] in "PTLF" and name[1:].isdigit()


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
            elif name in _CONTAINERS or name in _FRAMES:
                yield from self.elements(one, depth + 1)

    def paragraph(self, one: etree._Element) -> Iterator[Element]:
        """A paragraph or heading, then what is anchored in it."""
        self.count += 1
        look = self.looks.of(one)
        written = _Written()
        _walk(one, written, self.looks, look.bold)
        yield self._as_paragraph(one, written, look)
        if self.page:
            self.page += written.breaks
        for frame in written.frames:
            yield from (part for part in self.elements(frame) if said(part))

    def _as_paragraph(self, one: etree._Element, written: _Written, look: Look) -> Paragraph:
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


def span(element: etree._Element, name: str, most: int = 1000) -> int:
    """A count that an attribute gives, 1 where it does not."""
    text = attribute(element, name) or "1"
    return min(max(int(text), 1), most) if text.isdigit() and len(text) < 9 else 1


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


@dataclass(slots=True)
class _Written:
    """What a paragraph holds."""

    parts: list[str] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)
    breaks: int = 0
    bold: bool = False
    plain: bool = False

    def add(self, text: str | None, bold: bool) -> None:
        """Adds words; line ends of the source are no line ends, and space does not set in."""
        if text and not self.parts:
            text = text.lstrip()
        if text:
            self.parts.append(" ".join(text.split("\n")))
            if any(map(str.isalnum, text)):
                self.bold, self.plain = self.bold or bold, self.plain or not bold


def _walk(element: etree._Element, written: _Written, looks: Looks, bold: bool) -> None:
    written.add(element.text, bold)
    for one in element:
        _inline(one, written, looks, bold)
        written.add(one.tail, bold)


def _inline(one: etree._Element, written: _Written, looks: Looks, bold: bool) -> None:
    name = local(one)
    if name == "s":
        written.parts.append(" " * span(one, "c", 200))
    elif name in ("tab", "line-break"):
        written.parts.append("\t" if name == "tab" else "\n")
    elif name == "soft-page-break":
        written.breaks += 1
    elif name in _FRAMES and name != "a":
        written.frames.append(one)
    elif name == "note":
        body = child(one, "note-body")
        if body is not None:
            written.frames.append(body)
    elif name == "span":
        look = looks.of(one)
        _walk(one, written, looks, look.bold or bold)
    elif name and name not in _LEFT_OUT:
        _walk(one, written, looks, bold)
