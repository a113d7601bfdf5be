"""Rich Text (.rtf): paragraphs, headings and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, as_written
from promisecheck.documents.formats.rtf_text import (
    BREAK,
    CELL,
    HEADER_ROW,
    LEVEL,
    ROW,
    ROW_END,
    signed_text,
)
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document, Place

_SIGN: Final = re.compile(f"([\n{BREAK}{ROW}{HEADER_ROW}{CELL}{ROW_END}])")
_LEVEL: Final = re.compile(f"{LEVEL}([0-8])")


def read_rtf(data: bytes, path: str, _terms: Terms) -> Document:
    """Reads Rich Text. ``path`` is how it is reported."""
    setter = _Setter()
    for part in _SIGN.split(signed_text(data, path)):
        setter.take(part)
    return compose(as_written(setter.finished()), path, "rtf")


@dataclass(slots=True)
class _Setter:
    """Sets words as paragraphs and tables; counts the lines of the text as it is shown."""

    made: list[Element] = field(default_factory=list)
    rows: list[tuple[GridCell, ...]] = field(default_factory=list)
    cells: list[GridCell] = field(default_factory=list)
    parts: list[Paragraph] = field(default_factory=list)
    words: str = ""
    number: int = 1
    named: int = 0
    in_row: bool = False
    broken: bool = False

    def take(self, part: str) -> None:
        """Takes the next words, or the sign between them."""
        if part in ("\n", BREAK):
            self._end_line(broken=part == BREAK)
        elif part == ROW:
            self.in_row = True
        elif part == HEADER_ROW:
            self.named += self.named == len(self.rows)
        elif part == CELL:
            self._end_line()
            self.in_row = True
            self.cells.append(GridCell(tuple(one for one in self.parts if one.text)))
            self.parts = []
        elif part == ROW_END:
            self._end_row()
        else:
            self.words += part

    def finished(self) -> list[Element]:
        """All that was set, what was begun included."""
        if self.words.strip():
            self._end_line()
        self._end_row()
        self._end_table()
        return self.made

    def _end_line(self, *, broken: bool = False) -> None:
        found, words = _LEVEL.search(self.words), _LEVEL.sub("", self.words)
        place, tight = Place(self.number, 1), self.broken
        self.words, self.broken = "", broken
        if self.in_row:
            self.parts.append(Paragraph(words.strip(), place))
            return
        self._end_table()
        self.number += 1
        if found and words.strip():
            level = min(int(found[1]) + 1, 6)
            self.made.append(Paragraph(words.strip(), place, Role.HEADING, level))
        else:
            self.made.append(Paragraph(words.rstrip(), place, tight=tight))

    def _end_row(self) -> None:
        if self.cells:
            self.rows.append(tuple(self.cells))
            self.number += 1
        elif self.in_row:
            self.made.extend(self.parts)
        self.cells, self.parts, self.in_row, self.broken = [], [], False, False

    def _end_table(self) -> None:
        if self.rows:
            self.made.append(Grid(tuple(self.rows), self.named))
        self.rows, self.named = [], 0
