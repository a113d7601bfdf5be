"""Recogniser of list items, with a mark or set in under what leads in to them."""

from __future__ import annotations

from typing import Final

from promisecheck.documents.marks import Mark, marks_near
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.recognise import Found
from promisecheck.documents.titles import is_title
from promisecheck.documents.wrapping import ends_sentence

_LONGEST_LIST: Final = 40


def item(page: Page, at: int, _sender: str) -> Found | None:
    """A list item."""
    line = page.lines[at]
    mark = page.marks[at]
    if mark is None and _is_set_in_list(page, at):
        return Found((Piece(PieceKind.ITEM, (line.strip(),), line.indent),), at + 1)
    if mark is None or not _is_item(page, at, mark):
        return None
    return Found((Piece(PieceKind.ITEM, (line.cut(mark.end),), mark.indent),), at + 1)


def _is_set_in_list(page: Page, at: int) -> bool:
    """A line without a mark, set in under one that leads in to a list."""
    line = page.lines[at]
    if not line.indent:
        return False
    first = at
    while (
        first > max(at - _LONGEST_LIST, 0)
        and not page.gap_above(first)
        and page.lines[first - 1].indent == line.indent
    ):
        first -= 1
    if page.gap_above(first):
        return False
    before, above = page.lines[at - 1], page.lines[first - 1]
    if page.wrapping.middle(before, line) and page.wrapping.long(before, line):
        return False
    if above.indent > line.indent or page.marks[first - 1] is not None:
        return False
    return above.text.rstrip().endswith(":") or is_title(above.text, 75, 12)


def _is_item(page: Page, at: int, mark: Mark) -> bool:
    """Whether the mark is one, and not a number or dash in the middle of a sentence."""
    if mark.doubtful or page.gap_above(at) or not (mark.numbered or mark.text in "-–—"):
        return True
    above = page.lines[at - 1]
    if page.marks[at - 1] or is_title(above.text):
        return True
    if any(mark.style == other.style for other in marks_near(page.lines, page.marks, at)):
        return True
    return ends_sentence(above.text) or not page.wrapping.long(above, page.lines[at])
