"""Pieces to blocks: who speaks, under which headings, after which lead-in, in which zone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.outline import Outline, lead_in
from promisecheck.documents.pieces import Piece, PieceKind, Reach
from promisecheck.documents.tables import Table, table_blocks
from promisecheck.model import Block, BlockKind, Zone

Render = Callable[[Piece], BlockText]

_KINDS: Final = {
    PieceKind.HEADING: BlockKind.HEADING,
    PieceKind.ITEM: BlockKind.ITEM,
    PieceKind.TURN: BlockKind.TURN,
}
_ZONES: Final = {
    PieceKind.FIELD: Zone.HEADER,
    PieceKind.HEAD: Zone.HEADER,
    PieceKind.MAIL: Zone.HEADER,
    PieceKind.ATTRIBUTION: Zone.HEADER,
    PieceKind.SIGNATURE: Zone.SIGNATURE,
    PieceKind.CODE: Zone.CODE,
}


def assemble(pieces: Iterable[Piece], render: Render) -> list[Block]:
    """The blocks of the pieces, in their order."""
    outline = Outline()
    return [block for piece in pieces for block in _blocks(outline, piece, render)]


def _blocks(outline: Outline, piece: Piece, render: Render) -> Iterator[Block]:
    if piece.kind is PieceKind.GAP:
        outline.gap = True
        outline.end_at_gap()
    elif piece.kind is PieceKind.RULE:
        outline.leave_list()
        outline.before = ""
        outline.level = max(outline.level + piece.level, 0)
    elif piece.kind is PieceKind.SPEAKER:
        outline.speaker = piece.label
        outline.leave_list()
    elif piece.table is not None:
        yield from _table(outline, piece, piece.table)
    elif (built := render(piece)).text:
        _follow_messages(outline, piece)
        outline.go_to(_depth(outline, piece))
        yield _make(outline, piece, built)
        _advance(outline, piece, built.text)


def _table(outline: Outline, piece: Piece, table: Table) -> Iterator[Block]:
    outline.go_to(_depth(outline, piece))
    lead = lead_in(outline.before, directly=False) if outline.before.endswith(":") else ""
    outline.leave_list()
    like = Block(
        text="",
        anchors=(),
        zone=_zone(piece, outline.depth),
        headings=tuple(outline.headings),
        lead_ins=(lead,) if lead else (),
        speaker=outline.sender(outline.depth),
        depth=outline.depth,
    )
    yield from table_blocks(table, like)
    outline.before, outline.gap = "", False


def _follow_messages(outline: Outline, piece: Piece) -> None:
    """Keeps track of whose message it is."""
    if piece.kind is PieceKind.ATTRIBUTION:
        outline.speaker = ""
        outline.level += max(piece.level, 0)
        outline.senders[_depth(outline, piece) + (1 if piece.level == 0 else 0)] = piece.label
    elif piece.kind is PieceKind.MAIL and piece.label:
        outline.speaker = ""
        outline.senders[_depth(outline, piece)] = piece.label
    elif piece.kind is PieceKind.TURN:
        outline.speaker = piece.label or outline.speaker
    elif piece.kind is PieceKind.HEADING and piece.label:
        outline.senders[_depth(outline, piece)] = piece.label


def _depth(outline: Outline, piece: Piece) -> int:
    return piece.line.depth + outline.level


def _make(outline: Outline, piece: Piece, built: BlockText) -> Block:
    depth = _depth(outline, piece)
    item = piece.kind is PieceKind.ITEM or _continues_item(outline, piece)
    if piece.kind is PieceKind.ITEM:
        outline.enter_item(piece.indent)
    elif not item and piece.kind is not PieceKind.CODE:
        outline.leave_list()
    if piece.kind is PieceKind.HEADING:
        outline.leave_headings(piece.level)
    spoken = outline.speaker if piece.kind in _SPOKEN else ""
    return Block(
        text=built.text,
        anchors=built.anchors,
        kind=_kind(piece, item, spoken),
        zone=_zone(piece, depth),
        headings=tuple(outline.headings),
        lead_ins=outline.lead_ins() if item else (),
        speaker=spoken or outline.sender(depth),
        depth=depth,
    )


_LEADING: Final = frozenset(
    {PieceKind.HEADING, PieceKind.TEXT, PieceKind.ITEM, PieceKind.TURN, PieceKind.FIELD}
)
_SPOKEN: Final = frozenset({PieceKind.TURN, PieceKind.TEXT, PieceKind.ITEM})


def _continues_item(outline: Outline, piece: Piece) -> bool:
    """A paragraph set in as far as the words of the item above it."""
    if piece.kind is not PieceKind.TEXT or not outline.items:
        return False
    while outline.items and outline.items[-1][0] >= piece.indent:
        outline.items.pop()
    return bool(outline.items)


def _kind(piece: Piece, item: bool, spoken: str) -> BlockKind:
    if item:
        return BlockKind.ITEM
    if piece.kind is PieceKind.TEXT and spoken:
        return BlockKind.TURN
    return _KINDS.get(piece.kind, BlockKind.PARAGRAPH)


def _zone(piece: Piece, depth: int) -> Zone:
    zone = _ZONES.get(piece.kind)
    if zone is not None:
        return zone
    return Zone.QUOTED if depth else Zone.BODY


def _advance(outline: Outline, piece: Piece, text: str) -> None:
    """Takes the piece just made into account for what follows."""
    if piece.kind is PieceKind.HEADING:
        outline.enter_heading(piece.level, text)
        outline.list_level = piece.level if piece.reach is Reach.LIST else 0
        outline.gap_level = piece.level if piece.reach is Reach.GAP else 0
        outline.speaker = ""
    if piece.kind is PieceKind.ITEM:
        outline.note_item(piece.indent, text)
    leads = piece.kind in _LEADING and (piece.kind is not PieceKind.TURN or text.endswith(":"))
    outline.before = text if leads else ""
    outline.after_heading = piece.kind is PieceKind.HEADING
    outline.gap = False
