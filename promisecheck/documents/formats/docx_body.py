"""The paragraphs and tables of a Word part in reading order, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.flow import (
    Element,
    Grid,
    GridCell,
    Paragraph,
    Role,
    flattened,
    is_layout,
    said,
)
from promisecheck.documents.formats.docx_styles import (
    Numbering,
    Style,
    outline_level,
    read_numbering,
)
from promisecheck.documents.formats.docx_tables import cells_of, first_row_named, merged, rows_of
from promisecheck.documents.formats.docx_text import Written, read_text
from promisecheck.documents.formats.ooxml import Parts, Relation, on, shown
from promisecheck.documents.markup import attribute, child, local, value
from promisecheck.model import Place

_CONTAINERS: Final = frozenset("sdtContent customXml ins moveTo smartTag body".split())


@dataclass(slots=True)
class DocxReader:
    """Goes through the body once; counts paragraphs, pages and the items of lists."""

    parts: Parts
    styles: dict[str, Style]
    lists: Numbering
    pages: bool = False
    page: int = 1
    count: int = 0
    in_body: bool = True
    notes: list[tuple[str, str]] = field(default_factory=list)

    def place(self) -> Place:
        """Where the paragraph is that was read last."""
        page = self.page if self.pages else None
        return Place(max(self.count, 1), 1, page, self.count if self.in_body else None)

    def aside(self, root: etree._Element) -> list[Element]:
        """The elements of a part that is not the body."""
        self.in_body = False
        found = [one for one in self.elements(root) if said(one)]
        self.in_body = True
        return found

    def elements(self, root: etree._Element) -> Iterator[Element]:
        """The paragraphs and tables below ``root`` in their order."""
        for one in root:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one)
            elif name == "tbl":
                yield from self._table(one)
            elif name == "sdt":
                content = child(one, "sdtContent")
                if content is not None and child(one, "sdtPr", "showingPlcHdr") is None:
                    yield from self.elements(content)
            elif name == "AlternateContent":
                alternative = shown(one)
                if alternative is not None:
                    yield from self.elements(alternative)
            elif name in _CONTAINERS:
                yield from self.elements(one)

    def _paragraph(self, one: etree._Element) -> Iterator[Element]:
        self.count += self.in_body
        properties = child(one, "pPr")
        style = self.styles.get(value(properties, "pStyle") or "", self.styles.get("", Style()))
        written = read_text(one, style.bold)
        if child(properties, "pageBreakBefore") is not None and self.pages:
            self.page += 1
        yield self._as_paragraph(written, style, properties)
        self.page += written.breaks
        self.notes.extend(written.notes)
        for box in written.boxes:
            yield from (one for one in self.elements(box) if said(one))

    def _as_paragraph(
        self, written: Written, style: Style, properties: etree._Element | None
    ) -> Paragraph:
        place = self.place()
        level = outline_level(properties) or style.level
        if not written.text:
            return Paragraph("", place)
        if style.is_title:
            return Paragraph(written.text, place, Role.HEADING, -1)
        if level:
            return Paragraph(written.text, place, Role.HEADING, level)
        if style.role is Role.CODE:
            return Paragraph(written.text, place, Role.CODE)
        numbering = _list_of(properties, style)
        if numbering is None:
            return Paragraph(written.set_in, place, depth=style.depth, bold=written.is_bold)
        mark = self.lists.mark(*numbering)
        if not mark:
            return Paragraph(written.text, place, Role.TEXT, numbering[1] + 1)
        return Paragraph(written.text, place, Role.ITEM, numbering[1], mark)

    def _table(self, one: etree._Element) -> Iterator[Element]:
        rows: list[tuple[GridCell, ...]] = []
        nested: list[Element] = []
        named = 0
        for row in rows_of(one):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            mark = child(properties, "tblHeader")
            named += on(mark, attribute(mark, "val") if mark is not None else None) and (
                named == len(rows)
            )
            rows.append(tuple(self._cell(cell, nested) for cell in cells_of(row)))
        grid = Grid(merged(rows), named or first_row_named(one))
        yield from flattened(grid) if is_layout(grid) else (grid,)
        yield from nested

    def _cell(self, cell: etree._Element, nested: list[Element]) -> GridCell:
        inside = [one for one in self.elements(cell) if said(one)]
        paragraphs = tuple(one for one in inside if isinstance(one, Paragraph))
        nested.extend(one for one in inside if isinstance(one, Grid))
        properties = child(cell, "tcPr")
        span = value(properties, "gridSpan") or "1"
        merge = value(properties, "vMerge")
        goes_on = merge is not None and merge != "restart"
        columns = int(span) if span.isdigit() else 1
        return GridCell(() if goes_on else paragraphs, max(columns, 1), -1 if goes_on else 1)

    def notes_of(self, relations: dict[str, Relation]) -> Iterator[Element]:
        """The footnotes and endnotes that the text refers to."""
        for kind in ("footnote", "endnote"):
            wanted = [number for name, number in self.notes if name == f"{kind}Reference"]
            target = next((r.target for r in relations.values() if r.kind == f"{kind}s"), None)
            if not wanted or target is None:
                continue
            texts = {attribute(one, "id"): one for one in self.parts.root(target)}
            for number in dict.fromkeys(wanted):
                if (note := texts.get(number)) is not None:
                    yield from self.aside(note)


def _list_of(properties: etree._Element | None, style: Style) -> tuple[str, int] | None:
    """The list and level of a paragraph; list 0 takes it out of its style's list."""
    own = read_numbering(properties)
    if own is None:
        return style.numbering if style.numbering and style.numbering[0] != "0" else None
    number = own[0] or (style.numbering[0] if style.numbering else "")
    return None if number in ("0", "") else (number, own[1])
