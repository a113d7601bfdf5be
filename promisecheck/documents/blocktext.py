"""Builds a block's text piece by piece and remembers where each piece stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from promisecheck.documents.lines import Line
from promisecheck.model import Anchor, Place


class BlockText:
    """The visible text of a block with the anchors that lead back to the source."""

    __slots__ = ("_anchors", "_breaks", "_ends_blank", "_length", "_next", "_parts")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._breaks: list[int] = []
        self._length = 0
        self._next = (0, 0)
        self._ends_blank = True

    def add(self, text: str, line: int, column: int) -> None:
        """Appends ``text``, whose first character stands at ``line`` and ``column``."""
        if not text:
            return
        self._anchor(line, column)
        self._append(text)
        self._next = (line, column + len(text))

    def replace(self, text: str, line: int, column: int) -> None:
        """Appends ``text`` that stands for other characters beginning at the place."""
        if not text:
            return
        self._anchor(line, column)
        self._append(text)
        self._next = (0, 0)

    def space(self) -> None:
        """Appends a joining space, unless the text is empty or ends with one."""
        if not self._ends_blank:
            self._append(" ")
            self._next = (0, 0)

    def break_off(self) -> None:
        """Ends a statement of its own, as a line of a list in a table cell."""
        self.space()
        if self._length:
            self._breaks.append(self._length)

    def _anchor(self, line: int, column: int) -> None:
        if self._next != (line, column):
            self._anchors.append(Anchor(self._length, Place(line, column)))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._ends_blank = text[-1].isspace()

    @property
    def ends_blank(self) -> bool:
        """Whether the text is empty or ends with white space."""
        return self._ends_blank

    @property
    def text(self) -> str:
        """What was added so far, without white space at its end."""
        if len(self._parts) > 1:
            self._parts = ["".join(self._parts)]
        return self._parts[0].rstrip() if self._parts else ""

    def statements(self) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
        """The stretches between the breaks with their own anchors; mostly it is one."""
        text = self.text
        if not self._breaks:
            yield text, self.anchors
            return
        edges = [0, *self._breaks, len(text)]
        for start, end in pairwise(edges):
            stretch = text[start:end].rstrip()
            if stretch:
                inside = (anchor for anchor in self._anchors if start <= anchor.offset < end)
                yield stretch, tuple(replace(one, offset=one.offset - start) for one in inside)

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Where the text stands, by rising offset."""
        return tuple(self._anchors)


def joined(lines: Iterable[Line]) -> BlockText:
    """The lines as they are, joined by one space."""
    built = BlockText()
    for line in lines:
        built.space()
        stripped = line.strip()
        built.add(stripped.text, stripped.number, stripped.column)
    return built
