"""Goes through a web page and gathers the paragraphs and tables that a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role
from promisecheck.documents.formats.html_state import State, inside, is_hidden, within
from promisecheck.documents.formats.html_tables import (
    cells_of,
    names_columns,
    rows_of,
    sets_side_by_side,
    span,
)
from promisecheck.documents.formats.html_words import ShownLine, Words, placed
from promisecheck.documents.limits import beyond
from promisecheck.documents.markup import line_of, local
from promisecheck.model import Place

_UNSEEN: Final = frozenset(
    "script style template noscript head title meta link select option datalist svg math "
    "object iframe audio video canvas colgroup button".split()
)
_APART: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure section article header footer "
    "aside nav main fieldset form details body html".split()
)
_LINES: Final = frozenset(
    "div li dt dd tr td th address figcaption summary center caption legend thead tbody "
    "tfoot".split()
)
_DEEPEST: Final = 200


@dataclass(slots=True)
class HtmlReader:
    """Goes through a page once; ``most`` is how many characters it may say."""

    name: str
    most: int
    words: Words
    found: list[Element] = field(default_factory=list)
    gap: bool = True
    bold: bool = False
    plain: bool = False
    begun: bool = False  # the item that is read has had its first paragraph
    size: int = 0

    def walk(self, element: etree._Element, state: State) -> None:
        """Reads what stands inside of an element."""
        self._text(element.text, state)
        for one in element:
            self.words.line = max(self.words.line, line_of(one))
            if not local(one):  # a comment
                self.words.line += (one.text or "").count("\n")
            elif state.nesting < _DEEPEST:
                self._element(one, state)
            self._text(one.tail, state)

    def _element(self, one: etree._Element, state: State) -> None:
        name = local(one)
        if name in _UNSEEN or is_hidden(one):
            return
        if name == "br":
            self.words.end_line()
        elif name == "hr":
            self.flush(state)
            self.found.append(Paragraph("---", Place(self.words.line, 1), Role.RULE))
            self.gap = True
        elif name == "img":
            alt = (one.get("alt") or "").strip()
            if state.in_cell and len(alt) <= 30:
                self._show(f" {alt} ", state)
        elif name == "input":
            if one.get("type") == "checkbox":
                self._show("☑ " if one.get("checked") is not None else "☐ ", state)
        elif name == "table":
            self._table(one, state)
        elif name in _APART or name in _LINES:
            self._block(one, name, state)
        else:
            self.walk(one, within(one, name, state))

    def _text(self, text: str | None, state: State) -> None:
        if not text:
            return
        self.size += len(text)
        if self.size > self.most:
            raise beyond(self.name, "holds too much text", "characters")
        self.words.add(text, kept=state.kept)
        self._weigh(text, state)

    def _show(self, text: str, state: State) -> None:
        self.words.show(text)
        self._weigh(text, state)

    def _weigh(self, text: str, state: State) -> None:
        if any(map(str.isalnum, text)):
            self.bold, self.plain = self.bold or state.bold, self.plain or not state.bold

    def flush(self, state: State) -> None:
        """Ends the paragraph that is being read."""
        if self.words.begun:
            self._add(self.words.taken(kept=state.kept), state)
        else:
            self.words.taken(kept=False)
        self.bold = self.plain = False

    def _add(self, lines: list[ShownLine], state: State) -> None:
        role, level = state.role, state.level
        if role is Role.ITEM and self.begun:
            role, level = Role.TEXT, level + 1
        if role is Role.ITEM:
            self.begun = bool(lines)
        if role is Role.HEADING and not lines:
            return
        bold = self.bold and not self.plain and role is Role.TEXT and len(lines) < 2
        broken = [[line] for line in lines] if role is Role.TEXT and lines else [lines]
        tight = not self.gap and role is Role.TEXT
        for part in broken:
            text, pieces = placed(part)
            place = pieces[0][1] if pieces else Place(self.words.line, 1)
            depth, mark = state.depth, state.mark
            self.found.append(Paragraph(text, place, role, level, mark, depth, bold, tight, pieces))
            tight = True
        self.gap = False

    def _block(self, one: etree._Element, name: str, state: State) -> None:
        self.flush(state)
        self.gap = self.gap or name in _APART
        inner = inside(one, name, state)
        if name == "li":
            self.begun = False
        self.walk(one, inner)
        self.flush(inner)
        self.gap = self.gap or name in _APART
        if name == "li":
            self.begun = True

    def _table(self, one: etree._Element, state: State) -> None:
        self.flush(state)
        self.gap = True
        rows = rows_of(one)
        if sets_side_by_side(one, rows):
            self.walk(one, state)
            self.flush(state)
        else:
            self.found.append(self._grid(rows, state))
        self.gap = True

    def _grid(self, rows: list[etree._Element], state: State) -> Grid:
        made: list[tuple[GridCell, ...]] = []
        named = 0
        for row in rows:
            named += names_columns(row) and named == len(made)
            cells = [one for one in cells_of(row) if not is_hidden(one)]
            made.append(tuple(self._cell(one, state) for one in cells))
        return Grid(tuple(made), named, state.depth)

    def _cell(self, one: etree._Element, state: State) -> GridCell:
        self.words.line = max(self.words.line, line_of(one))
        inner = HtmlReader(self.name, self.most, self.words, size=self.size)
        cell = State(depth=state.depth, in_cell=True, nesting=state.nesting + 1)
        inner.walk(one, cell)
        inner.flush(cell)
        self.size = inner.size
        parts = (part for part in inner.found if isinstance(part, Paragraph))
        filled = tuple(part for part in parts if part.text.strip())
        return GridCell(filled, span(one, "colspan"), span(one, "rowspan"))
