"""Words with styles, laid out in lines of so many terminal cells.

Of Rich only the widths of characters are used: loading its texts and its console takes longer than
checking a note.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

_WORD = re.compile(r"\s*\S+\s*")

# Styles are written as terminals understand them.
PLAIN = ""
BOLD = "1"
DIM = "2"
UNDERLINE = "4"
RED = "31"
YELLOW = "33"
CYAN = "36"


def combined(*styles: str) -> str:
    """All of the styles at once."""
    return ";".join(styles)


class Styled(NamedTuple):
    """Words in one style."""

    text: str
    style: str = PLAIN

    def escaped(self) -> str:
        """The words as a terminal shows them in that style."""
        return f"\x1b[{self.style}m{self.text}\x1b[0m" if self.style and self.text else self.text


Line = tuple[Styled, ...]


def text_of(line: Line) -> str:
    """The words alone."""
    return "".join(piece.text for piece in line)


def carets(line: Line) -> Styled:
    """What marks the words of a style from the line below, wide characters counted as two cells."""
    return Styled("".join(("^" if style else " ") * cell_len(text) for text, style in line))


def wrapped(line: Line, width: int) -> list[Line]:
    """The line in as many as it takes, none wider than ``width`` cells; at least one.

    It is broken between words, a word that is wider than a line where the line ends. No line ends
    with a space.
    """
    text = text_of(line)
    bounds = [0, *_breaks(text, width), len(text)]
    return [
        _part(line, start, start + len(text[start:end].rstrip())) for start, end in pairwise(bounds)
    ]


def _breaks(text: str, width: int) -> list[int]:
    """Where new lines begin."""
    if cell_len(text) <= width:
        return []
    breaks: list[int] = []
    used = 0
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if used + cell_len(word.rstrip()) <= width:
            used += cell_len(word)
            continue
        pieces = chop_cells(word, width) if cell_len(word.rstrip()) > width else [word]
        for piece in pieces:
            if start:
                breaks.append(start)
            start += len(piece)
        used = cell_len(pieces[-1])
    return breaks


def _part(line: Line, start: int, end: int) -> Line:
    """The characters from ``start`` to ``end`` of the line's words."""
    parts, at = [], 0
    for text, style in line:
        if part := text[max(start - at, 0) : max(end - at, 0)]:
            parts.append(Styled(part, style))
        at += len(text)
    return tuple(parts)
