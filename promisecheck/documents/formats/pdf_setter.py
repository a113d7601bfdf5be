"""Sets the stretches of words of a PDF as paragraphs, items, headings and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role
from promisecheck.documents.formats.pdf_broken_tables import carried_on
from promisecheck.documents.formats.pdf_headings import LONGEST_HEADING
from promisecheck.documents.formats.pdf_segments import PdfPage, Segment, is_mark
from promisecheck.documents.formats.pdf_tables import TableArea, find_tables
from promisecheck.documents.labels import stamped_label
from promisecheck.documents.lines import Line
from promisecheck.documents.wrapping import mid_sentence
from promisecheck.model import Place

_BULLETS: Final = frozenset("•‣▪▫◦●○■□➤➢►▶→⇒–—-*·∙o")
_INDENT: Final = 3.0


@dataclass(slots=True)
class PdfSetter:
    """Sets segments as paragraphs, joining the lines of one."""

    levels_by_size: dict[int, int]
    elements: list[Element] = field(default_factory=list)
    last: Segment | None = None
    item_at: float = 0.0
    levels: list[float] = field(default_factory=list)
    number: int = 1
    right: float = 0.0

    def page(self, page: PdfPage) -> None:
        """Sets one more page."""
        self.number = page.number
        tables = find_tables(page.found)
        taken = {
            id(one)
            for table in tables
            for row in table.rows
            for cell in row.values()
            for one in cell
        }
        loose = [one for one in page.found if id(one) not in taken]
        self.right = max((one.right for one in loose), default=0.0)
        fresh = True
        things: list[Segment | TableArea] = [*loose, *tables]
        for thing in sorted(things, key=lambda one: one.order):
            if isinstance(thing, TableArea):
                self._table(self._grid(thing), fresh=fresh)
                self.last = None
            else:
                self._segment(thing, fresh=fresh)
            fresh = False

    def _place(self, segment: Segment) -> Place:
        return Place(segment.line, 1, page=self.number)

    def _grid(self, table: TableArea) -> Grid:
        rows = []
        for row in table.rows:
            cells = []
            for column in range(table.columns):
                cells.append(self._cell(row.get(column, ())))
            rows.append(tuple(cells))
        first = [one for cell in table.rows[0].values() for one in cell]
        others = [one for row in table.rows[1:] for cell in row.values() for one in cell]
        headed = all(one.bold for one in first) and not all(one.bold for one in others)
        return Grid(tuple(rows), int(headed))

    def _cell(self, found: Sequence[Segment]) -> GridCell:
        made: Paragraph | None = None
        for one in found:
            made = self._joined(made, one) if made else Paragraph(one.text, self._place(one))
        return GridCell((made,) if made else ())

    def _table(self, grid: Grid, *, fresh: bool) -> None:
        above = self.elements[-1] if self.elements and fresh else None
        whole = carried_on(above, grid) if isinstance(above, Grid) else None
        if whole is not None:
            self.elements[-1] = whole
        else:
            self.elements.append(grid)

    def _segment(self, segment: Segment, *, fresh: bool) -> None:
        last = self.last
        above = self.elements[-1] if self.elements else None
        self.last = segment
        if not isinstance(above, Paragraph) or last is None:
            self._add(segment, tight=False)
        elif fresh:
            on = above.role in (Role.TEXT, Role.ITEM) and mid_sentence(above.text, segment.text)
            self._join(above, segment) if on and not _marked(segment) else self._add(
                segment, tight=False
            )
        elif segment.line == last.line and segment.left > last.right:
            self._join(above, segment, "   ")
        elif self._goes_on(above, last, segment):
            self._join(above, segment)
        else:
            near = 0 <= segment.top - last.bottom < 0.75 * segment.size
            self._add(segment, tight=near and abs(segment.size - last.size) < 1)

    def _goes_on(self, above: Paragraph, last: Segment, segment: Segment) -> bool:
        """Whether the line goes on with the paragraph above."""
        gap = segment.top - last.bottom
        if abs(segment.size - last.size) > 0.8 or (segment.bold != last.bold and above.bold):
            return False
        if not -0.5 * segment.size < gap < 0.9 * segment.size or self._begins(segment):
            return False
        if above.role is Role.ITEM and segment.left < self.item_at - _INDENT:
            set_in = segment.left > self.levels[-1] - _INDENT
            return set_in and mid_sentence(above.text, segment.text)
        if above.role is Role.HEADING:
            return self._level(segment) == above.level
        room = self.right - last.right
        return segment.words[0].right - segment.words[0].left + 0.4 * segment.size > room

    def _begins(self, segment: Segment) -> bool:
        """Whether the line begins an item, a numbered heading or what somebody says."""
        return _marked(segment) or stamped_label(Line(1, segment.text)) is not None

    def _join(self, above: Paragraph, segment: Segment, space: str = " ") -> None:
        self.elements[-1] = self._joined(above, segment, space)

    def _joined(self, above: Paragraph, segment: Segment, space: str = " ") -> Paragraph:
        """The paragraph with the words of the segment behind it."""
        hyphen = above.text.endswith("-") and segment.text[:1].islower() and space == " "
        start = len(above.text) + (0 if hyphen else len(space))
        text = above.text + ("" if hyphen else space) + segment.text
        pieces = (*above.pieces, (start, self._place(segment)))
        return replace(above, text=text, pieces=pieces, bold=above.bold and segment.bold)

    def _add(self, segment: Segment, *, tight: bool) -> None:
        place, level = self._place(segment), self._level(segment)
        mark = segment.words[0].text
        if _marked(segment) and not (level and mark not in _BULLETS):
            self._add_item(segment, mark, place)
            return
        self.levels.clear()
        if level:
            self.elements.append(Paragraph(segment.text, place, Role.HEADING, level))
        else:
            part = Paragraph(segment.text, place, bold=segment.bold, tight=tight)
            self.elements.append(part)

    def _add_item(self, segment: Segment, mark: str, place: Place) -> None:
        while self.levels and segment.left < self.levels[-1] - _INDENT:
            self.levels.pop()
        if not self.levels or segment.left > self.levels[-1] + _INDENT:
            self.levels.append(segment.left)
        self.item_at = segment.words[1].left
        words = " ".join(word.text for word in segment.words[1:])
        level = min(len(self.levels) - 1, 9)
        if mark in _BULLETS:
            self.elements.append(Paragraph(words, place, Role.ITEM, level, "-"))
        elif mark[0].isalnum() or mark[0] == "(":
            self.elements.append(Paragraph(words, place, Role.ITEM, level, mark))
        else:
            self.elements.append(Paragraph(words, place, Role.ITEM, level, f"- {mark}"))

    def _level(self, segment: Segment) -> int:
        """The level of the heading that a larger font makes, or 0."""
        if len(segment.text) > LONGEST_HEADING:
            return 0
        return self.levels_by_size.get(round(segment.size), 0)


def _marked(segment: Segment) -> bool:
    return len(segment.words) > 1 and is_mark(segment.words[0].text)
