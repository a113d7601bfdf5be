"""CSV text to cells that know where they stand; quotes and line breaks within cells respected."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.lines import Line
from promisecheck.documents.marks import find_mark
from promisecheck.documents.wrapping import ends_open, mid_sentence, starts_small

_LONGEST_QUOTED: Final = 200_000
_WRAPPED: Final = 30
_BLANK: Final = BlockText()
_PART: Final = re.compile(r'""|\r\n|\r|\n|[^"\r\n]+|"')


class RawCell(NamedTuple):
    """A cell's stretch of the source, without the quotes around it."""

    start: int
    end: int
    quoted: bool


@cache
def _patterns(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    sign = re.escape(delimiter)
    bare = re.compile(rf"[^\r\n{sign}]*")
    blank = " " if delimiter == "\t" else r"[ \t]"
    quoted = re.compile(
        rf'{blank}*"(?P<inside>[^"]{{0,{_LONGEST_QUOTED}}}(?:""[^"]{{0,{_LONGEST_QUOTED}}})*)"'
        rf"{blank}*(?={sign}|\r|\n|\Z)"
    )
    return quoted, bare


def scan(text: str, delimiter: str, most_rows: int = 0) -> Iterator[list[RawCell]]:
    """The rows of ``text``, as many as ``most_rows`` where it is not 0."""
    quoted, bare = _patterns(delimiter)
    at, length, count = 0, len(text), 0
    while at < length and (not most_rows or count < most_rows):
        row: list[RawCell] = []
        while True:
            found = quoted.match(text, at)
            if found:
                row.append(RawCell(*found.span("inside"), quoted=True))
                at = found.end()
            else:
                end = bare.match(text, at).end()  # type: ignore[union-attr]
                row.append(RawCell(at, end, quoted=False))
                at = end
            if not text.startswith(delimiter, at):
                break
            at += len(delimiter)
        at += 2 if text.startswith("\r\n", at) else 1
        count += 1
        yield row


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the offsets at which its lines begin."""

    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, text: str, lines: Sequence[Line]) -> Source:
        """The source that the lines were split from."""
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line.text)
            at += 2 if text.startswith("\r\n", at) else 1
        return cls(text, starts)

    def cell(self, raw: RawCell) -> BlockText:
        """The visible text of a cell."""
        if raw.start == raw.end:
            return _BLANK
        built = BlockText()
        start = raw.start
        part = self.text[raw.start : raw.end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        if not raw.quoted or not _special(part):
            self._add(built, part, start)
            return built
        self._add_lines(built, part, start)
        return built

    def _add_lines(self, built: BlockText, part: str, start: int) -> None:
        above = line = ""
        for found in _PART.finditer(part):
            token, at = found.group(), start + found.start()
            if token[0] in "\r\n":
                above, line = line or above, ""
                continue
            skipped = 0
            if not line and above:
                skipped = _mark_end(token) or len(token) - len(token.lstrip())
                self._part(built, part, above, token[skipped:])
            self._add(built, token[skipped:], at + skipped)
            line += token

    @staticmethod
    def _part(built: BlockText, cell: str, above: str, line: str) -> None:
        """A line in a cell says something of its own, unless it goes on from the one above."""
        wrapped = len(above) >= _WRAPPED and not starts_small(cell) and mid_sentence(above, line)
        if wrapped or ends_open(above):
            built.space()
        else:
            built.break_off()

    def _add(self, built: BlockText, part: str, offset: int) -> None:
        if not part:
            return
        if part.isspace():
            built.space()
            return
        at = max(bisect_right(self.starts, offset) - 1, 0)
        column = offset - self.starts[at] + 1
        if part == '""':
            built.replace('"', at + 1, column)
        else:
            built.add(part, at + 1, column)


def _mark_end(text: str) -> int:
    """The offset behind a bullet in front of a cell's line, or 0."""
    mark = find_mark(Line(1, text))
    return mark.end if mark and not mark.numbered and not mark.tight else 0


def _special(part: str) -> bool:
    return '"' in part or "\n" in part or "\r" in part
