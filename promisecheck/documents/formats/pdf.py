"""PDF files: the text of each page in reading order, with headings, lists and tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pypdfium2 as pdfium

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role
from promisecheck.documents.formats.pdf_layout import (
    Segment,
    TableArea,
    find_tables,
    is_mark,
    segments,
)
from promisecheck.documents.formats.pdf_tables import carried_on
from promisecheck.documents.formats.pdf_words import page_words
from promisecheck.documents.labels import stamped_label
from promisecheck.documents.limits import Limits, beyond
from promisecheck.documents.lines import Line
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.documents.wrapping import mid_sentence
from promisecheck.errors import ReadError
from promisecheck.model import Document, Place

_DIGITS: Final = re.compile(r"\d+")
_NUMBERED: Final = re.compile(r"(?:page|seite|pagina|p\.?)?\s*#\s*(?:(?:of|/|von|de|van|-)\s*#)?")
_BULLETS: Final = frozenset("•‣▪▫◦●○■□➤➢►▶→⇒–—-*·∙o")
_LARGER: Final = 1.15
_EDGE: Final = 0.09
_INDENT: Final = 3.0
_LONGEST_HEADING: Final = 150


@dataclass(slots=True)
class _Page:
    """A page's segments, and how high it is."""

    number: int
    height: float
    found: list[Segment]


def read_pdf(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a PDF. ``path`` is how it is reported."""
    pages = list(_pages(data, path, terms.limits))
    if not any(page.found for page in pages):
        raise ReadError(
            f"{path}: holds no text, only pictures of pages; "
            "save it with text recognition (OCR) or ask for the original"
        )
    fringe = _take_fringe(pages)
    setter = _Setter(_heading_levels(pages))
    for page in pages:
        setter.page(page)
    elements = [*setter.elements, *_below(fringe)]
    return compose(elements, path, "pdf")


def _pages(data: bytes, path: str, limits: Limits) -> Iterator[_Page]:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError(f"{path}: is protected by a password; save it without one") from error
        raise ReadError(f"{path}: the PDF is damaged; save or send it again") from error
    try:
        if len(pdf) > limits.pages:
            raise beyond(path, f"has more than {limits.pages:,} pages", "pages")
        size = 0
        for number in range(len(pdf)):
            page = _read_page(pdf, number)
            size += sum(len(segment.words) for segment in page.found)
            if size > limits.words:
                raise beyond(path, f"holds more than {limits.words:,} words", "words")
            yield page
    finally:
        pdf.close()


def _read_page(pdf: pdfium.PdfDocument, number: int) -> _Page:
    try:
        page = pdf[number]
    except pdfium.PdfiumError:  # one broken page is as an empty one
        return _Page(number + 1, 1.0, [])
    try:
        return _Page(number + 1, page.get_height(), segments(page_words(page)))
    except pdfium.PdfiumError:
        return _Page(number + 1, 1.0, [])
    finally:
        page.close()


def _body_size(pages: Sequence[_Page]) -> float:
    """The font size in which most words are set."""
    sizes = Counter(
        round(word.size, 1) for page in pages for segment in page.found for word in segment.words
    )
    return max(sizes, key=lambda size: (sizes[size], -size), default=10.0)


def _heading_levels(pages: Sequence[_Page]) -> dict[int, int]:
    """Font size to the level of its headings; the largest is a title where it stands once."""
    body = _body_size(pages)
    found = [
        segment
        for page in pages
        for segment in page.found
        if segment.size >= _LARGER * body and len(segment.text) <= _LONGEST_HEADING
    ]
    sizes = sorted({round(segment.size) for segment in found}, reverse=True)
    titles = [one for one in found if sizes and round(one.size) == sizes[0]]
    first = next((segment for page in pages for segment in page.found), None)
    top = 1 if len(titles) == 1 and titles[0] is first else 2
    return {size: min(level, 6) for level, size in enumerate(sizes, top)}


def _take_fringe(pages: Sequence[_Page]) -> list[tuple[int, Segment]]:
    """Takes out what recurs at the edges of pages; each text once, the footers last."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_known(one) for one in page.found if _at_edge(page, one)})
    often = {text for text, count in edges.items() if count >= max(2, 0.4 * len(pages))}
    kept: dict[str, tuple[int, Segment]] = {}
    for page in pages:
        inside = []
        for one in page.found:
            text = _known(one)
            numbered = _NUMBERED.fullmatch(text) is not None
            if not _at_edge(page, one) or (text not in often and not numbered):
                inside.append(one)
            elif not numbered:
                kept.setdefault(text, (page.number, one))
        page.found = inside
    return list(kept.values())


def _known(segment: Segment) -> str:
    return _DIGITS.sub("#", segment.text.casefold()).strip()


def _at_edge(page: _Page, segment: Segment) -> bool:
    return segment.bottom < _EDGE * page.height or segment.top > (1 - _EDGE) * page.height


def _below(fringe: Sequence[tuple[int, Segment]]) -> list[Paragraph]:
    """The recurring texts below a ruler."""
    made = [
        Paragraph(one.text, Place(one.line, 1, page=number), tight=at > 0)
        for at, (number, one) in enumerate(fringe)
    ]
    return [replace(made[0], text="---", role=Role.RULE), *made] if made else []


@dataclass(slots=True)
class _Setter:
    """Sets segments as paragraphs, joining the lines of one."""

    levels_by_size: dict[int, int]
    elements: list[Element] = field(default_factory=list)
    last: Segment | None = None
    item_at: float = 0.0
    levels: list[float] = field(default_factory=list)
    number: int = 1
    right: float = 0.0

    def page(self, page: _Page) -> None:
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
                parts = tuple(Paragraph(one.text, self._place(one)) for one in row.get(column, ()))
                cells.append(GridCell(parts))
            rows.append(tuple(cells))
        first = [one for cell in table.rows[0].values() for one in cell]
        others = [one for row in table.rows[1:] for cell in row.values() for one in cell]
        headed = all(one.bold for one in first) and not all(one.bold for one in others)
        return Grid(tuple(rows), int(headed))

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
        hyphen = above.text.endswith("-") and segment.text[:1].islower() and space == " "
        start = len(above.text) + (0 if hyphen else len(space))
        text = above.text + ("" if hyphen else space) + segment.text
        pieces = (*above.pieces, (start, self._place(segment)))
        bold = above.bold and segment.bold
        self.elements[-1] = replace(above, text=text, pieces=pieces, bold=bold)

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
        if len(segment.text) > _LONGEST_HEADING:
            return 0
        return self.levels_by_size.get(round(segment.size), 0)


def _marked(segment: Segment) -> bool:
    return len(segment.words) > 1 and is_mark(segment.words[0].text)
