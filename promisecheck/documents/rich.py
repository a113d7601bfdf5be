"""Paragraphs and tables of a rich format to blocks, by the same recognisers as text.

Each paragraph is set as the line that a writer of Markdown would have typed, so that turns,
fields, mail headers and signatures are found in every format alike. What the source itself says
(this is a heading, an item, a table) is not guessed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from promisecheck.documents.assemble import assemble
from promisecheck.documents.bar_tables import LAST_HEAD_LINE, BarTable
from promisecheck.documents.blocktext import BlockText, joined
from promisecheck.documents.dialogue import Dialogue, find_dialogue
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
from promisecheck.documents.headings import plain_heading
from promisecheck.documents.items import item
from promisecheck.documents.joining import join
from promisecheck.documents.lines import Line
from promisecheck.documents.markdown_blocks import BOLD_LEVEL, short_heading
from promisecheck.documents.messages import attributed, mail_header_lines, signed
from promisecheck.documents.page import Page, survey
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.quotes import find_answers, unquote_mail
from promisecheck.documents.recognise import Found, Recogniser, field_line, recognised, ruler, table
from promisecheck.documents.turns import turn
from promisecheck.model import Anchor, Block, Document, Field, Place

_LONGEST_BOLD: Final = 70
_NO_PLACE: Final = Place(1, 1)


def compose(elements: Iterable[Element], path: str, kind: str) -> Document:
    """The document of these paragraphs and tables. ``path`` is how it is reported."""
    script = _Script()
    for element in elements:
        script.add(element)
    page = _survey(script)
    pieces = join(recognised(page, _recognisers(script)), page.wrapping.goes_on)
    blocks = assemble(pieces, _render)
    return Document(
        path,
        kind,
        tuple(script.relocate(block) for block in blocks),
        tuple(script.relocate_field(found) for found in page.fields),
    )


@dataclass(slots=True)
class _Script:
    """The lines as they are set, each number with its place in the source."""

    lines: list[Line] = field(default_factory=list)
    places: list[Place] = field(default_factory=lambda: [_NO_PLACE])
    roles: dict[int, Paragraph] = field(default_factory=dict)
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
            front = _front(part) if index == 0 else " " * (2 * part.level + 2) * _is_item(part)
            number = self._number(replace(part.place, column=part.place.column + at))
            self.roles[number] = part
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
                built.space()
                built.add(bare, self._number(replace(part.place, column=column)), 1)
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
        part = self.roles.get(one.place.line)
        start = one.place.column - 1
        for offset, place in part.pieces if part else ():
            at = one.offset + offset - start
            if one.offset < at < end:
                yield Anchor(at, place)

    def relocate_field(self, found: Field) -> Field:
        """The field with its place in the source."""
        return replace(found, place=self._place(found.place))

    def _place(self, place: Place) -> Place:
        source = self.places[place.line]
        part, offset = self.roles.get(place.line), place.column - 1
        for start, piece in part.pieces if part else ():
            if start > place.column - 1:
                break
            source, offset = piece, place.column - 1 - start
        return replace(source, column=max(source.column + offset, 1))


def _is_item(part: Paragraph) -> bool:
    return part.role is Role.ITEM


def _front(part: Paragraph) -> str:
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


def _survey(script: _Script) -> Page:
    lines = unquote_mail(script.lines)
    dialogue = find_dialogue(lines)
    answers = find_answers(script.lines, dialogue.turns)
    if answers:
        lines = [script.lines[i] if i in answers else line for i, line in enumerate(lines)]
        dialogue = Dialogue(dict(sorted((dialogue.turns | answers).items())))
    return survey(lines, dialogue, script.tables)


def _render(piece: Piece) -> BlockText:
    return joined(piece.lines)


def _recognisers(script: _Script) -> Sequence[Recogniser]:
    by_looks = short_heading if script.headed else plain_heading
    return (
        partial(_structured, script.roles),
        mail_header_lines,
        attributed,
        turn,
        signed,
        table,
        field_line,
        partial(_bold, script.roles),
        ruler,
        by_looks,
        item,
    )


def _structured(roles: dict[int, Paragraph], page: Page, at: int, _sender: str) -> Found | None:
    """What the source says is a heading or code."""
    part = roles.get(page.lines[at].number)
    if part is None or part.role not in (Role.HEADING, Role.CODE, Role.RULE):
        return None
    if part.role is Role.RULE:
        return Found((Piece(PieceKind.RULE, (page.lines[at],)),), at + 1)
    end = at + 1
    while end < len(page.lines) and roles.get(page.lines[end].number) is part:
        end += 1
    front = len(_front(part))
    first = page.lines[at].cut(front)
    lines = (first, *(line.strip() for line in page.lines[at + 1 : end] if not line.blank))
    kind = PieceKind.HEADING if part.role is Role.HEADING else PieceKind.CODE
    return Found((Piece(kind, lines, level=part.level),), end)


def _bold(roles: dict[int, Paragraph], page: Page, at: int, _sender: str) -> Found | None:
    """A paragraph wholly in bold: a heading, or a question or sentence on its own."""
    line = page.lines[at]
    part = roles.get(line.number)
    if part is None or not part.bold or part.role is not Role.TEXT:
        return None
    words = line.text.strip()
    if len(words) <= _LONGEST_BOLD and not words.endswith((".", "?", "!")):
        return Found((Piece(PieceKind.HEADING, (line.strip(),), level=BOLD_LEVEL),), at + 1)
    return Found((Piece(PieceKind.TEXT, (line,), line.indent, apart=True),), at + 1)
