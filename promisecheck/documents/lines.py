"""A text as numbered lines, each knowing the column at which it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from promisecheck.errors import ReadError

LONGEST_LINE: Final = 1_000_000
HIDDEN: Final = "\0"
"""Stands for a character of a comment, which nobody sees; no text has it of its own."""

MOST_LINES: Final = 1_000_000
_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """A source line, or what is left of it once its marks are cut off.

    ``number`` and ``column`` count from 1; ``column`` is where ``text[0]`` stands. ``depth``
    says how many quotation marks (``>``) were cut off in front.
    """

    number: int
    text: str
    column: int = 1
    depth: int = 0

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is left."""
        return not self.text or self.text.isspace()

    @property
    def indent(self) -> int:
        """How far the text is indented; a tab goes on to the next multiple of four."""
        lead = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(lead.expandtabs(4))

    def cut(self, start: int, end: int | None = None, depth: int | None = None) -> Line:
        """The part from ``start`` to ``end`` without the space around it."""
        part = self.text[start:end]
        inner = part.lstrip()
        column = self.column + start + len(part) - len(inner)
        return Line(self.number, inner.rstrip(), column, self.depth if depth is None else depth)

    def strip(self) -> Line:
        """The line without the space around it."""
        return self.cut(0)


def split_lines(text: str, name: str = "the document") -> list[Line]:
    """The lines of ``text``; only ``\\n``, ``\\r\\n`` and ``\\r`` end one.

    Raises ``ReadError`` where a line is longer than a million characters, or where there are
    more than a million lines.
    """
    if text.count("\n") + text.count("\r") - text.count("\r\n") > MOST_LINES:
        raise ReadError(f"{name}: larger than a million lines; split it to have it checked")
    lines = [Line(number, part) for number, part in enumerate(_LINE_END.split(text), start=1)]
    for line in lines:
        if len(line.text) > LONGEST_LINE:
            raise ReadError(
                f"{name}: line {line.number} is larger than a million characters; "
                "break it into lines to have it checked"
            )
    if lines and not lines[-1].text:
        lines.pop()
    return lines
