"""What a reader recognises line by line, before it becomes blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.tables import Table


class PieceKind(StrEnum):
    """What a line or a group of lines is."""

    GAP = "gap"  # a blank line
    RULE = "rule"  # a ruler without words
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    TURN = "turn"  # a speaker's words behind a label on the same line
    SPEAKER = "speaker"  # a label on a line of its own, words below
    FIELD = "field"  # "Plan: Team" in the head of a document
    HEAD = "head"  # another line of the head
    MAIL = "mail"  # a line of a mail's header
    ATTRIBUTION = "attribution"  # "On Monday Jane wrote:", "-----Original Message-----"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"  # text that follows a signature
    CODE = "code"
    TABLE = "table"


OUTERMOST: Final = -1000
"""The level of a ruler that ends all earlier messages."""


class Reach(StrEnum):
    """How far down a heading stands over what follows."""

    SECTION = "section"  # up to the next heading
    LIST = "list"  # over the list below it
    GAP = "gap"  # up to the next blank line


@dataclass(slots=True)
class Piece:
    """Lines that are one thing, their marks cut off.

    ``indent`` is where the marks stood, ``level`` a heading's level or how many earlier messages
    begin here, ``label`` who speaks (a
    turn, an attribution, a mail's ``From``) or the kind of a mail header line. ``apart`` says
    that nothing may be joined to it, ``reach`` how far a heading reaches.
    """

    kind: PieceKind
    lines: tuple[Line, ...]
    indent: int = 0
    level: int = 0
    label: str = ""
    apart: bool = False
    table: Table | None = None
    reach: Reach = Reach.SECTION

    @property
    def line(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """The lines joined by a space, marks within them still there."""
        return " ".join(line.text.strip() for line in self.lines)
