"""Headings that are known by their looks: titles, capitals, underlines, numbers, short lines."""

from __future__ import annotations

from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind, Reach
from promisecheck.documents.recognise import Found
from promisecheck.documents.titles import (
    LONGEST_TITLE,
    begins_with_date,
    has_two_sentences,
    heads_lines_below,
    heads_list,
    heads_paragraph,
    is_capitals,
    is_greeting,
    is_title,
    numbered_title,
    underline_level,
)
from promisecheck.documents.wrapping import ends_open

SHORT_LEVEL: Final = 3


def plain_heading(page: Page, at: int, _sender: str) -> Found | None:
    """A heading of plain text."""
    level = underline_level(page.lines, at)
    if level:
        return heading(page.lines[at], at + 2, level)
    return looks_like_heading(page, at)


def looks_like_heading(page: Page, at: int) -> Found | None:
    """A line that is a heading by its looks."""
    if not page.gap_above(at):
        return None
    level = _level(page, at)
    if not level:
        return None
    line = page.lines[at]
    number = numbered_title(line) if page.marks[at] else 0
    return heading(line.cut(number), at + 1, level, _reach(page, at, level))


def heading(line: Line, end: int, level: int, reach: Reach = Reach.SECTION) -> Found:
    """The line as a heading."""
    return Found((Piece(PieceKind.HEADING, (line.strip(),), level=level, reach=reach),), end)


def _reach(page: Page, at: int, level: int) -> Reach:
    if level != SHORT_LEVEL or numbered_title(page.lines[at]):
        return Reach.SECTION
    below = page.next_filled(at)
    if begins_with_date(page.lines[at].text):
        return Reach.GAP
    listed = below is not None and page.marks[below] is not None
    return Reach.LIST if listed or heads_list(page.lines, page.marks, at) else Reach.SECTION


def _level(page: Page, at: int) -> int:
    """The level of the heading that the line is by its looks, or 0."""
    line = page.lines[at]
    if _is_first(page, at):
        return 1 if _is_document_title(page, at) else 0
    if page.next_filled(at) is None or _answers_or_greets(page, at):
        return 0
    if page.marks[at] is not None:
        return _numbered_level(page, at)
    if is_capitals(line.text) and not page.shouts:
        return 2
    if line.text.rstrip().endswith(":") and _leads_in(page, at):
        return 0
    if heads_list(page.lines, page.marks, at):
        return SHORT_LEVEL
    if heads_lines_below(page.lines, page.marks, at):
        return SHORT_LEVEL
    alone = not line.depth and heads_paragraph(page.lines, page.marks, at)
    return SHORT_LEVEL if alone else 0


def _leads_in(page: Page, at: int) -> bool:
    """Whether a turn or a table comes next."""
    below = page.next_filled(at)
    return below in page.dialogue.turns or below in page.tables


def _answers_or_greets(page: Page, at: int) -> bool:
    """Whether the line stands below a quoted one, a mail's header, or within a list item."""
    above = page.previous_filled(at)
    if above is None:
        return False
    if page.lines[at].indent > 0 and page.marks[above] and not page.marks[at]:
        return True
    return page.lines[above].depth > page.lines[at].depth or page.in_mail_head(above)


def _is_first(page: Page, at: int) -> bool:
    return at < 20 and page.previous_filled(at) is None


def _is_document_title(page: Page, at: int) -> bool:
    text = page.lines[at].text.strip()
    below = page.next_filled(at)
    if below is None or len(text) > LONGEST_TITLE or text.endswith(tuple(".!?,;:")):
        return False
    if is_greeting(text) or has_two_sentences(text) or not any(map(str.isalpha, text)):
        return False
    if ends_open(text):
        return False
    return not page.wrapping.goes_on(page.lines[at], page.lines[at + 1])


def _numbered_level(page: Page, at: int) -> int:
    """A numbered line that stands alone above its text ("1. SCOPE", "2. Today")."""
    line = page.lines[at]
    offset = numbered_title(line)
    mark, below = page.marks[at], page.next_filled(at)
    if not offset or mark is None or below is None:
        return 0
    under = page.marks[below]
    listed = below == at + 1 and under is not None and under.style != mark.style
    if not is_title(line.text[offset:], 75 if listed else 50, 12):
        return 0
    if is_capitals(line.text[offset:]):
        return 2
    if line.indent > 0 or line.depth:
        return 0
    neighbours = (
        page.marks[near] for near in (below, page.previous_filled(at)) if near is not None
    )
    alike = any(near and near.style == mark.style for near in neighbours)
    set_in = page.lines[below].indent > 0
    return 0 if alike or set_in else SHORT_LEVEL
