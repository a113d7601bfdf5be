"""Paragraphs and tables as lines that a writer of Markdown would have typed, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from promisecheck.documents.bar_tables import LAST_HEAD_LINE, BarTable
from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.flow import (
    Element,
    Grid,
    GridCell,
    Paragraph,
    Role,
    flattened,
    is_layout,
)
from promisecheck.documents.flow_tables import table_of
from promisecheck.documents.lines import Line
from promisecheck.model import Anchor, Block, Field, Place

_NO_PLACE: Final = Place(1, 1)
Pieces = tuple[tuple[int, Place], ...]


@dataclass(slots=True)
class Script:
    """The lines as they are set, each number with its place in the source."""

    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=lambda: [_NO_PLACE])
    roles: dict[int, Paragraph] = field(default_factory=dict)
    pieces: dict[int, Pieces] = field(default_factory=dict)
    tables: dict[int, BarTable] = field(default_factory=dict)
    above: Element | None = None
    headed: bool = False

    def add(self, element: Element) -> None:
        """Sets one more paragraph or table below the others."""
        if isinstance(element, Grid):
            if is_layout(element):
                for part in flattened(element):
                    self.add(part)
                return
            self._gap()
            self._add_table(element)
        else:
            if not _goes_with(self.above, element):
                self._gap()
            self._add_paragraph(element)
        self.above = element

    def _number(self, place: Place) -> int:
        self.places.append(place)
        return len(self.places) - 1

    def _gap(self) -> None:
        if self.lines and not self.lines[-1].blank:
            self.lines.append(Line(self._number(_NO_PLACE), ""))

    def _add_paragraph(self, part: Paragraph) -> None:
        at = 0
        for index, text in enumerate(part.text.split("\n")):
            front = typed_front(part) if index == 0 else " " * (2 * part.level + 2) * _is_item(part)
            number = self._number(replace(part.place, column=part.place.column + at))
            self.roles[number] = part
            self.pieces[number] = _pieces_of(part, at, at + len(text))
            self.lines.append(Line(number, front + text, 1 - len(front), part.depth))
            at += len(text) + 1
        self.headed = self.headed or part.role is Role.HEADING

    def _add_table(self, grid: Grid) -> None:
        place = next(
            (part.place for row in grid.rows for cell in row for part in cell.paragraphs),
            _NO_PLACE,
        )
        at = len(self.lines)
        self.lines.append(Line(self._number(place), "|", depth=grid.depth))
        made = table_of(grid, len(self.tables), self._render_cell, in_head=at < LAST_HEAD_LINE)
        self.tables[at] = BarTable(made, at + 1)

    def _render_cell(self, cell: GridCell) -> BlockText:
        built = BlockText()
        for part in cell.paragraphs:
            at = 0
            for text in part.text.split("\n"):
                bare = text.strip()
                lead = len(text) - len(text.lstrip())
                column = part.place.column + at + lead
                number = self._number(replace(part.place, column=column))
                self.pieces[number] = _pieces_of(part, at + lead, at + len(text))
                built.space()
                built.add(bare, number, 1)
                at += len(text) + 1
        return built

    def relocate(self, block: Block) -> Block:
        """The block with the places of the source."""
        ends = [*(one.offset for one in block.anchors[1:]), len(block.text)]
        anchors = [
            anchor
            for one, end in zip(block.anchors, ends, strict=True)
            for anchor in self._anchors(one, end)
        ]
        return replace(block, anchors=tuple(anchors))

    def _anchors(self, one: Anchor, end: int) -> Iterator[Anchor]:
        """The anchor with the place of the source, and those of pieces up to ``end``."""
        yield Anchor(one.offset, self._place(one.place))
        start = one.place.column - 1
        for offset, place in self.pieces.get(one.place.line, ()):
            at = one.offset + offset - start
            if one.offset < at < end:
                yield Anchor(at, place)

    def relocate_field(self, found: Field) -> Field:
        """The field with its place in the source."""
        return replace(found, place=self._place(found.place))

    def _place(self, place: Place) -> Place:
        source = self.places[place.line]
        offset = place.column - 1
        for start, piece in self.pieces.get(place.line, ()):
            if start > place.column - 1:
                break
            source, offset = piece, place.column - 1 - start
        return replace(source, column=max(source.column + offset, 1))


def _is_item(part: Paragraph) -> bool:
    return part.role is Role.ITEM


def typed_front(part: Paragraph) -> str:
    """What a writer of Markdown would have typed in front of the paragraph."""
    if part.role is Role.HEADING:
        return "#" * part.level + " "
    if part.role is Role.ITEM:
        return "  " * part.level + part.mark + " "
    return "  " * part.level if part.role is Role.TEXT else ""


def _goes_with(above: Element | None, part: Paragraph) -> bool:
    """Whether no gap parts the paragraph from what stands above."""
    if not isinstance(above, Paragraph) or part.depth != above.depth:
        return False
    return part.tight or (part.role is above.role and part.role in (Role.ITEM, Role.CODE))


def _pieces_of(part: Paragraph, start: int, end: int) -> Pieces:
    """The pieces of the paragraph's text from ``start`` to ``end``, by offsets from there."""
    return tuple((at - start, place) for at, place in part.pieces if at < end)
