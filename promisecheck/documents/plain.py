"""Plain text to blocks: mails, notes, chats, transcripts, letters."""

from __future__ import annotations

from typing import Final

from promisecheck.documents.assemble import assemble
from promisecheck.documents.bar_tables import find_bar_tables
from promisecheck.documents.blocktext import BlockText, joined
from promisecheck.documents.column_tables import find_column_tables
from promisecheck.documents.dialogue import Dialogue, find_dialogue
from promisecheck.documents.headings import plain_heading
from promisecheck.documents.items import item
from promisecheck.documents.joining import join
from promisecheck.documents.lines import Line, split_lines
from promisecheck.documents.messages import attributed, mail_header_lines, signed
from promisecheck.documents.page import Page, survey
from promisecheck.documents.pieces import Piece
from promisecheck.documents.quotes import find_answers, unquote_mail
from promisecheck.documents.recognise import Recogniser, field_line, recognised, ruler, table
from promisecheck.documents.terms import Terms
from promisecheck.documents.turns import turn
from promisecheck.model import Document


def read_plain(text: str, path: str, terms: Terms) -> Document:
    """Reads plain text. ``path`` is how the document is reported."""
    page = _survey(split_lines(text, path, terms.limits))
    pieces = join(recognised(page, _RECOGNISERS), page.wrapping.goes_on)
    return Document(path, "text", tuple(assemble(pieces, _render)), page.fields)


def _survey(source: list[Line]) -> Page:
    lines = unquote_mail(source)
    dialogue = find_dialogue(lines)
    answers = find_answers(source, dialogue.turns)
    if answers:
        lines = [source[i] if i in answers else line for i, line in enumerate(lines)]
        dialogue = Dialogue(dict(sorted((dialogue.turns | answers).items())))
    tables = find_bar_tables(lines, joined)
    tables |= find_column_tables(lines, joined, len(tables))
    return survey(lines, dialogue, tables)


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
