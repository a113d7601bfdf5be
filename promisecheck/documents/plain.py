"""Plain text to blocks: mails, notes, chats, transcripts, letters."""

from __future__ import annotations

from typing import Final

from promisecheck.documents.assemble import assemble
from promisecheck.documents.blocktext import BlockText, joined
from promisecheck.documents.headings import plain_heading
from promisecheck.documents.joining import join
from promisecheck.documents.lines import split_lines
from promisecheck.documents.page import survey
from promisecheck.documents.pieces import Piece
from promisecheck.documents.recognise import (
    Recogniser,
    attributed,
    field_line,
    item,
    mail_header_lines,
    recognised,
    ruler,
    signed,
    table,
    turn,
)
from promisecheck.model import Document


def read_plain(text: str, path: str) -> Document:
    """Reads plain text. ``path`` is how the document is reported."""
    page = survey(split_lines(text, path), joined)
    pieces = join(recognised(page, _RECOGNISERS), page.wrapping.goes_on)
    return Document(path, "text", tuple(assemble(pieces, _render)), page.fields)


def _render(piece: Piece) -> BlockText:
    return joined(piece.lines)


_RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    mail_header_lines,
    attributed,
    turn,
    table,
    signed,
    field_line,
    ruler,
    plain_heading,
    item,
)
