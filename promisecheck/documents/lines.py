"""A text as numbered lines, each knowing the column at which it begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.limits import LIMITS, Limits, allowing, beyond
from promisecheck.errors import ReadError

HIDDEN: Final = "\0"
"""Stands for a character of a comment, which nobody sees; no text has it of its own."""

_LINE_END: Final = re.compile(r"\r\n|\n|\r")


@dataclass(slots=True)
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


def split_lines(text: str, name: str = "the document", limits: Limits = LIMITS) -> list[Line]:
    """The lines of ``text``; only ``\\n``, ``\\r\\n`` and ``\\r`` end one.

    Raises ``ReadError`` where there are more lines than are read, or a line is too long.
    """
    if text.count("\n") + text.count("\r") - text.count("\r\n") > limits.lines:
        raise beyond(name, f"larger than {limits.lines:,} lines", "lines")
    lines = [Line(number, part) for number, part in enumerate(_LINE_END.split(text), start=1)]
    for line in lines:
        if len(line.text) > limits.line_characters:
            said = f"line {line.number} is larger than {limits.line_characters:,} characters"
            hint = f"break it into lines, or {allowing('line-characters')}"
            raise ReadError(f"{name}: {said}; {hint}")
    if lines and not lines[-1].text:
        lines.pop()
    return lines
