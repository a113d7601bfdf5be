"""Recognisers that plain text and Markdown share.

Each looks at one line of a page and says what begins there, or ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from promisecheck.documents.labels import label_above
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import OUTERMOST, Piece, PieceKind
from promisecheck.documents.titles import LONGEST_TITLE, is_rule, worded_rule


class Found(NamedTuple):
    """What a recogniser found, and the index of the line that comes after."""

    pieces: tuple[Piece, ...]
    end: int


Recogniser = Callable[[Page, int, str], Found | None]
"""Looks at the line of that index; the text is the sender of the message it stands in."""


def recognised(page: Page, recognisers: Sequence[Recogniser]) -> Iterator[Piece]:
    """The pieces of a page, in order; what no recogniser knows is text."""
    at, sender = 0, ""
    while at < len(page.lines):
        line = page.lines[at]
        if line.blank:
            yield Piece(PieceKind.GAP, (line,))
            at += 1
            continue
        found = _first_found(page, at, sender, recognisers)
        pieces = found.pieces if found else (Piece(PieceKind.TEXT, (line,), line.indent),)
        for piece in pieces:
            if piece.kind in (PieceKind.MAIL, PieceKind.ATTRIBUTION) and piece.label:
                sender = piece.label
            yield piece
        at = found.end if found else at + 1


def _first_found(
    page: Page, at: int, sender: str, recognisers: Sequence[Recogniser]
) -> Found | None:
    for recogniser in recognisers:
        found = recogniser(page, at, sender)
        if found is not None:
            return found
    return None


def table(page: Page, at: int, _sender: str) -> Found | None:
    """A table drawn with bars."""
    found = page.tables.get(at)
    if found is None:
        return None
    return Found((Piece(PieceKind.TABLE, (page.lines[at],), table=found.table),), found.end)


def field_line(page: Page, at: int, _sender: str) -> Found | None:
    """A line of the document's head."""
    line = page.lines[at]
    if page.is_field(at):
        mark = page.marks[at]
        return Found((Piece(PieceKind.FIELD, (line.cut(mark.end if mark else 0),)),), at + 1)
    first = page.dialogue.begins_talk
    if first is None or page.dialogue.single or page.mail_heads or is_rule(line):
        return None
    titled = page.next_filled(-1) == at and len(line.text) <= LONGEST_TITLE
    if titled or at >= min(first, page.head_end) or len(line.text) > 200:
        return None
    return Found((Piece(PieceKind.HEAD, (line.strip(),)),), at + 1)


def ruler(page: Page, at: int, _sender: str) -> Found | None:
    """A ruler, with or without words in it."""
    line = page.lines[at]
    if is_rule(line):
        return Found((Piece(PieceKind.RULE, (line,)),), at + 1)
    span = worded_rule(line)
    if span is None:
        return None
    title = line.cut(*span)
    sender = label_above(title)
    piece = Piece(PieceKind.HEADING, (title,), level=2, label=sender.label if sender else "")
    if page.next_filled(at) in page.mail_heads and not line.depth:
        return Found((Piece(PieceKind.RULE, (line,), level=OUTERMOST), piece), at + 1)
    return Found((piece,), at + 1)
