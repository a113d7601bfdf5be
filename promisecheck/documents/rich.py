"""Paragraphs and tables of a rich format to blocks, by the same recognisers as text.

Each paragraph is set as the line that a writer of Markdown would have typed, so that turns,
fields, mail headers and signatures are found in every format alike. What the source itself says
(this is a heading, an item, a table) is not guessed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from promisecheck.documents.assemble import assemble
from promisecheck.documents.blocktext import BlockText, joined
from promisecheck.documents.dialogue import Dialogue, find_dialogue
from promisecheck.documents.flow import (
    Element,
    Paragraph,
    Role,
)
from promisecheck.documents.headings import plain_heading
from promisecheck.documents.items import item
from promisecheck.documents.joining import join
from promisecheck.documents.markdown_blocks import BOLD_LEVEL, short_heading
from promisecheck.documents.messages import attributed, mail_header_lines, signed
from promisecheck.documents.page import Page, survey
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.quotes import find_answers, unquote_mail
from promisecheck.documents.recognise import Found, Recogniser, field_line, recognised, ruler, table
from promisecheck.documents.script import Script, typed_front
from promisecheck.documents.turns import turn
from promisecheck.model import Document

_LONGEST_BOLD: Final = 70


def compose(elements: Iterable[Element], path: str, kind: str) -> Document:
    """The document of these paragraphs and tables. ``path`` is how it is reported."""
    script = Script()
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


def _survey(script: Script) -> Page:
    lines = unquote_mail(script.lines)
    dialogue = find_dialogue(lines)
    answers = find_answers(script.lines, dialogue.turns)
    if answers:
        lines = [script.lines[i] if i in answers else line for i, line in enumerate(lines)]
        dialogue = Dialogue(dict(sorted((dialogue.turns | answers).items())))
    return survey(lines, dialogue, script.tables)


def _render(piece: Piece) -> BlockText:
    return joined(piece.lines)


def _recognisers(script: Script) -> Sequence[Recogniser]:
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
    front = len(typed_front(part))
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
