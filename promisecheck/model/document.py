"""A document as its reader leaves it: blocks with their places, headings and table headers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    TURN = "turn"  # one speaker's words in a chat or transcript


class Zone(StrEnum):
    """Which part of a document a block belongs to."""

    BODY = "body"
    HEADER = "header"  # mail headers, front matter, "Plan: Team" lines
    QUOTED = "quoted"  # an earlier message, quoted in a reply
    SIGNATURE = "signature"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Place:
    """A point in a source. Formats without lines fill what they have."""

    line: int
    column: int
    page: int | None = None
    paragraph: int | None = None
    slide: int | None = None
    sheet: str | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Says where ``Block.text[offset]`` stands; what follows runs on from there."""

    offset: int
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a block. Level 1 is the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table cell stands. ``row`` counts data rows from 0, ``column`` from 0.

    ``headers`` are the column headers of the whole table ("" where there is none), ``values``
    the texts of all cells of this row; both have the table's width.
    """

    table: int
    row: int
    column: int
    headers: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def header(self) -> str:
        """This cell's column header, or ""."""
        return self.headers[self.column] if self.column < len(self.headers) else ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document that is read as one: a paragraph, bullet, cell, turn, heading.

    ``text`` is what a reader sees: markup gone, wrapped lines joined by one space.
    ``headings`` are the headings above, outermost first. ``lead_ins`` are what leads in to a
    bullet, outermost first: the sentence before the list ("You get:") and the parent bullets.
    ``speaker`` is the label of a turn as written ("Rasmus (Loomwork)"), or the sender of a
    quoted or sent message; ``depth`` the quoting level (0: not quoted).
    """

    text: str
    anchors: tuple[Anchor, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    zone: Zone = Zone.BODY
    headings: tuple[Heading, ...] = ()
    lead_ins: tuple[str, ...] = ()
    speaker: str = ""
    depth: int = 0
    cell: Cell | None = None

    def place(self, offset: int) -> Place:
        """Where ``text[offset]`` stands in the source."""
        behind = bisect_right(self.anchors, offset, key=lambda anchor: anchor.offset)
        anchor = self.anchors[max(behind - 1, 0)]
        at = anchor.place
        column = at.column + offset - anchor.offset
        return Place(at.line, column, at.page, at.paragraph, at.slide, at.sheet, at.cell)


@dataclass(frozen=True, slots=True)
class Field:
    """What a document says about itself: ``Plan: Team`` in a header, front matter, quote head."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A source as blocks in reading order."""

    path: str
    format: str
    blocks: tuple[Block, ...]
    fields: tuple[Field, ...] = ()
