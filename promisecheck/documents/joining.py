"""Joins lines that were wrapped: paragraphs, items and turns that run on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from promisecheck.documents.lines import Line
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.wrapping import mid_sentence

GoesOn = Callable[[Line, Line], bool]
"""Whether the second line goes on from the first."""

_MOST_LINES = 400
_OPEN = frozenset({PieceKind.TEXT, PieceKind.ITEM, PieceKind.TURN})


def join(pieces: Iterable[Piece], goes_on: GoesOn) -> Iterator[Piece]:
    """The pieces with each line of text that goes on joined to what it goes on from."""
    open_piece: Piece | None = None
    grown: list[Line] = []
    for piece in pieces:
        if (
            open_piece is not None
            and len(grown) < _MOST_LINES
            and _goes_on(open_piece, grown[-1], piece, goes_on)
        ):
            grown.append(piece.line)
            continue
        if open_piece is not None:
            yield _grown(open_piece, grown)
        if piece.kind in _OPEN:
            open_piece, grown = piece, list(piece.lines)
        else:
            open_piece = None
            yield piece
    if open_piece is not None:
        yield _grown(open_piece, grown)


def _grown(piece: Piece, lines: list[Line]) -> Piece:
    return replace(piece, lines=tuple(lines)) if len(lines) > len(piece.lines) else piece


def _goes_on(piece: Piece, last: Line, following: Piece, goes_on: GoesOn) -> bool:
    if following.kind is not PieceKind.TEXT or piece.apart or following.apart:
        return False
    line = following.line
    if line.number != last.number + 1 or line.depth != last.depth:
        return False
    if goes_on(last, line):
        return True
    hanging = piece.kind is PieceKind.ITEM and following.indent > piece.indent
    return hanging and mid_sentence(last.text, line.text.strip())
