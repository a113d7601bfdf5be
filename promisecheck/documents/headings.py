"""Headings that are known by their looks: titles, capitals, underlines, numbers, short lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.marks import find_mark
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.recognise import Found
from promisecheck.documents.titles import (
    heads_lines_below,
    heads_list,
    heads_paragraph,
    is_capitals,
    is_greeting,
    is_title,
    numbered_title,
    underline_level,
)

LIST_LEVEL: Final = 3


def plain_heading(page: Page, at: int, _sender: str) -> Found | None:
    """A heading of plain text."""
    level = underline_level(page.lines, at)
    if level:
        return _one(page.lines[at], at + 2, level)
    if page.gap_above(at) and (level := short_heading(page, at)):
        line = page.lines[at]
        found = _one(line.cut(number_end(page, at)), at + 1, level)
        listed = level == LIST_LEVEL and heads_list(page.lines, at)
        return list_heading(found) if listed else found
    return None


def _one(line: Line, end: int, level: int) -> Found:
    return Found((Piece(PieceKind.HEADING, (line.strip(),), level=level),), end)


def list_heading(found: Found) -> Found:
    """The heading as one that stands over a list and nothing after it."""
    return Found(tuple(replace(piece, apart=True) for piece in found.pieces), found.end)


def short_heading(page: Page, at: int) -> int:
    """The level of the heading that the line is by its looks, or 0."""
    line = page.lines[at]
    if _is_first(page, at):
        return 1 if _is_document_title(page, at) else 0
    if find_mark(line) is not None:
        return _numbered_level(page, at)
    if page.next_filled(at) is None:
        return 0
    if is_capitals(line.text):
        return 2
    if heads_list(page.lines, at):
        return LIST_LEVEL
    if line.depth:
        return LIST_LEVEL if heads_lines_below(page.lines, at) else 0
    return LIST_LEVEL if heads_lines_below(page.lines, at) or heads_paragraph(page.lines, at) else 0


def _is_first(page: Page, at: int) -> bool:
    return all(line.blank for line in page.lines[:at]) and at < 20


def _is_document_title(page: Page, at: int) -> bool:
    text = page.lines[at].text.strip()
    below = page.next_filled(at)
    if below is None or len(text) > 110 or text.endswith((",", ";")):
        return False
    if text.endswith((".", "!", "?")) and len(text.split()) > 4:
        return False
    if is_greeting(text) or not any(char.isalpha() for char in text):
        return False
    return not page.wrapping.goes_on(page.lines[at], page.lines[at + 1])


def _numbered_level(page: Page, at: int) -> int:
    """A numbered line that stands alone above its text ("1. SCOPE", "2. Today")."""
    line = page.lines[at]
    offset = numbered_title(line)
    if not offset or not is_title(line.text[offset:], 50):
        return 0
    if is_capitals(line.text[offset:]):
        return 2
    mark, below = find_mark(line), page.next_filled(at)
    if mark is None or below is None or line.indent > 0 or line.depth:
        return 0
    neighbours = [page.lines[below], *_filled_above(page, at)]
    alike = any((m := find_mark(near)) and m.style == mark.style for near in neighbours)
    set_in = below == at + 1 and page.lines[below].indent > 0 and not find_mark(page.lines[below])
    return 0 if alike or set_in else LIST_LEVEL


def _filled_above(page: Page, at: int) -> list[Line]:
    return [line for line in page.lines[max(at - 3, 0) : at] if not line.blank][-1:]


def number_end(page: Page, at: int) -> int:
    """The offset behind the number in front of a heading, or 0."""
    return numbered_title(page.lines[at]) if find_mark(page.lines[at]) else 0
