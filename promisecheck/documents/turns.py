"""Recognisers of a speaker's words, and of a question with its answer on one line."""

from __future__ import annotations

import re
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.recognise import Found

_INLINE_ANSWER: Final = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?(?P<asker>q|question|customer|them|they|him|her)\d{0,2}\s?:\s+"
    r"(?P<question>\S.*?\?)\s+(?:[-–/]\s+)?(?P<answerer>a|answer|ans|me|us|we)\d{0,2}\s?:\s+"
    r"(?P<answer>\S.*)$",
    re.IGNORECASE,
)


def turn(page: Page, at: int, _sender: str) -> Found | None:
    """A speaker's label with or without words behind it."""
    found = page.dialogue.turns.get(at)
    line = page.lines[at]
    if found is None:
        return _question_and_answer(line, at)
    said = line.cut(found.end)
    below = page.next_filled(at)
    if not said.text and (below is None or below in page.dialogue.turns):
        return None
    if not said.text:
        return Found((Piece(PieceKind.SPEAKER, (line,), label=found.label),), at + 1)
    pieces = [Piece(PieceKind.TURN, (said,), line.indent, label=found.label)]
    if page.dialogue.single:
        pieces.append(Piece(PieceKind.SPEAKER, (line,)))
    return Found(tuple(pieces), at + 1)


def _question_and_answer(line: Line, at: int) -> Found | None:
    """A question with its answer on the same line ("Q: hours? A: not yet")."""
    found = _INLINE_ANSWER.match(line.text)
    if found is None:
        return None
    pieces = [
        Piece(PieceKind.TURN, (line.cut(*found.span(part)),), line.indent, label=found[name])
        for name, part in (("asker", "question"), ("answerer", "answer"))
    ]
    return Found((*pieces, Piece(PieceKind.SPEAKER, (line,))), at + 1)
