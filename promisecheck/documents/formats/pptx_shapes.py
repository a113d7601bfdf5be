"""The paragraphs and tables of the shapes of a PowerPoint slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role
from promisecheck.documents.formats.ooxml import shown
from promisecheck.documents.formats.symbols import symbol
from promisecheck.documents.markup import attribute, child, local
from promisecheck.model import Place

_TITLES: Final = {"ctrTitle": 1, "title": 2}
_LISTS: Final = frozenset({"body", "obj", ""})
_FRINGE: Final = frozenset({"sldNum", "dt"})
_TICKS: Final = frozenset("✓✔✗✘☑☒☐")
_DEEPEST: Final = 100


def placeholder(shape: etree._Element) -> str | None:
    """The kind of placeholder that a shape fills, "" for any content, ``None`` for none."""
    for one in shape:
        if local(one).startswith("nv"):
            found = child(one, "nvPr", "ph")
            return None if found is None else attribute(found, "type") or ""
    return None


@dataclass(slots=True)
class ShapeReader:
    """Goes through the shapes of one slide and counts its paragraphs."""

    slide: int
    count: int = 0

    def shapes(self, tree: etree._Element, depth: int = 0) -> Iterator[Element]:
        """The paragraphs and tables of the shapes, those in groups too."""
        for one in tree:
            name = local(one)
            if name == "sp":
                yield from self._shape(one)
            elif name == "graphicFrame":
                table = next(one.iter("{*}tbl"), None)
                if table is not None:
                    yield self._table(table)
            elif name == "grpSp" and depth < _DEEPEST:
                yield from self.shapes(one, depth + 1)
            elif name == "AlternateContent":
                alternative = shown(one)
                if alternative is not None and depth < _DEEPEST:
                    yield from self.shapes(alternative, depth + 1)

    def _shape(self, shape: etree._Element) -> Iterator[Element]:
        body = child(shape, "txBody")
        kind = placeholder(shape)
        if body is None or kind in _FRINGE:
            return
        if kind in _TITLES:
            text = " ".join(part.text for part in self.paragraphs(body, bulleted=False))
            if text:
                place = Place(max(self.count, 1), 1, slide=self.slide)
                words = text.replace("\n", " ")
                yield Paragraph(words, place, Role.HEADING, _TITLES[kind])
            return
        yield from self.paragraphs(body, bulleted=kind in _LISTS)

    def paragraphs(self, body: etree._Element, bulleted: bool) -> Iterator[Paragraph]:
        """The paragraphs of a text; ``bulleted`` says that they are items unless they say not."""
        number = 0
        for one in body:
            if local(one) != "p":
                continue
            text, bold = _text(one)
            if not text:
                continue
            self.count += 1
            place = Place(self.count, 1, slide=self.slide)
            properties = child(one, "pPr")
            number += 1
            mark = _mark(properties, bulleted, number)
            if mark:
                level = attribute(properties, "lvl") if properties is not None else None
                depth = int(level) if level and level.isdigit() else 0
                yield Paragraph(text, place, Role.ITEM, min(depth, 9), mark)
            else:
                yield Paragraph(text, place, bold=bold)

    def _table(self, table: etree._Element) -> Grid:
        properties = child(table, "tblPr")
        named = properties is not None and attribute(properties, "firstRow") in ("1", "true")
        rows = tuple(
            tuple(
                self._cell(cell)
                for cell in row
                if local(cell) == "tc"
                and attribute(cell, "hMerge") not in ("1", "true")
                and attribute(cell, "vMerge") not in ("1", "true")
            )
            for row in table
            if local(row) == "tr"
        )
        return Grid(rows, int(named))

    def _cell(self, cell: etree._Element) -> GridCell:
        body = child(cell, "txBody")
        parts = tuple(self.paragraphs(body, bulleted=False)) if body is not None else ()
        return GridCell(parts, _span(cell, "gridSpan"), _span(cell, "rowSpan"))


def _span(cell: etree._Element, name: str) -> int:
    text = attribute(cell, name) or "1"
    return min(max(int(text), 1), 1000) if text.isdigit() and len(text) < 5 else 1


def _text(paragraph: etree._Element) -> tuple[str, bool]:
    """The words of a paragraph, and whether all are in bold."""
    parts: list[str] = []
    bold = []
    for one in paragraph:
        if local(one) == "br":
            parts.append("\n")
        elif local(one) in ("r", "fld"):
            text = "".join(part.text or "" for part in one if local(part) == "t")
            parts.append(text.replace("\v", "\n"))
            properties = child(one, "rPr")
            if text.strip():
                bold.append(properties is not None and attribute(properties, "b") in ("1", "true"))
    return "".join(parts).strip(), bool(bold) and all(bold)


def _mark(properties: etree._Element | None, bulleted: bool, number: int) -> str:
    for one in properties if properties is not None else ():
        name = local(one)
        if name == "buNone":
            return ""
        if name == "buAutoNum":
            return f"{number}."
        if name == "buChar":
            sign = symbol(attribute(one, "char") or "")
            return f"- {sign}" if sign in _TICKS else "-"
        if name == "buBlip":
            return "-"
    return "-" if bulleted else ""
