"""Columns in UTF-8 bytes, which reviewdog counts in, from columns in characters.

A report does not hold the source, only the text of the blocks with claims in it, their speakers
and the table cells before them. What else stands in a line, markup for the most part, is taken for
ASCII.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from promisecheck.model import Block, Claim, Place


def byte_columns(claim: Claim) -> tuple[int, int] | None:
    """The claim's first column and the one past its last, from 1 in bytes of their lines.

    ``None`` where they cannot be known: the source has no lines, or the claim stands elsewhere
    than its words.
    """
    location, mention = claim.location, claim.mention
    block, start = mention.statement.block, location.start
    if _has_no_lines(start) or block.place(mention.start) != start:
        return None
    before = start.column + _extra(block, start.line, mention.start)
    last = location.end_column + _extra(block, location.end_line, mention.end)
    return before, last


def _has_no_lines(place: Place) -> bool:
    other = (place.page, place.paragraph, place.slide, place.sheet, place.cell)
    return any(value is not None for value in other)


def _extra(block: Block, line: int, end: int) -> int:
    """How many bytes more than characters stand in the line before ``block.text[end]``."""
    cells = block.cell.values[: block.cell.column] if block.cell else ()
    return sum(_surplus(text) for text in (_label(block, line), *cells, *_pieces(block, line, end)))


def _label(block: Block, line: int) -> str:
    """The speaker, where the line is long enough before the words to begin with the name."""
    first = block.anchors[0].place
    return block.speaker if first.line == line and first.column > len(block.speaker) else ""


def _pieces(block: Block, line: int, end: int) -> Iterator[str]:
    """The pieces of the block's text that stand in the line, up to ``end``."""
    offsets = [*(anchor.offset for anchor in block.anchors), len(block.text)]
    for anchor, (start, stop) in zip(block.anchors, pairwise(offsets), strict=True):
        if anchor.place.line == line and start < end:
            yield block.text[start : min(stop, end)]


def _surplus(text: str) -> int:
    return 0 if text.isascii() else len(text.encode("utf-8", "surrogatepass")) - len(text)
