"""Which lines are one sentence broken over several, and which stand for themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.lines import Line

_NARROWEST: Final = 50
_WIDEST: Final = 160
_CLOSERS: Final = "\"'”’»)]*_"
_ENDS: Final = (".", "!", "?", ":", ";")


def mid_sentence(line: str, following: str) -> bool:
    """Whether ``following`` plainly goes on with the sentence at the end of ``line``."""
    first = following.lstrip("\"'“‘«([*_")[:1]
    if not first.islower():
        return False
    return not line.rstrip(_CLOSERS).endswith(_ENDS)


def _broken_at(line: str, following: str) -> int:
    """The least width at which the first word of ``following`` would not have fitted."""
    word = following.split(maxsplit=1)[0] if following else ""
    return len(line) + 1 + len(word)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How wide the lines of a document are, by quoting depth; 0 where they are not wrapped."""

    widths: dict[int, int]
    wrapped: dict[int, bool]

    def long(self, line: Line, following: Line) -> bool:
        """Whether ``line`` is so long that it ends because there was no room."""
        width = self.widths.get(line.depth, 0)
        reach = _broken_at(_full(line), following.text.strip())
        if width > _WIDEST:
            return _NARROWEST < reach - 1 and len(_full(line)) <= _WIDEST
        return width >= _NARROWEST and reach >= 0.9 * width

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether ``following`` is the rest of the sentence or paragraph of ``line``."""
        if line.depth != following.depth or following.number != line.number + 1:
            return False
        middle = mid_sentence(line.text, following.text.strip())
        if not self.long(line, following):
            return False
        return middle or (
            self.wrapped.get(line.depth, False) and self.widths[line.depth] <= _WIDEST
        )


def _full(line: Line) -> str:
    """The line with blanks for what was cut off in front, as long as it is in the source."""
    return " " * (line.column - 1) + line.text.rstrip()


def measure(lines: Sequence[Line], breaks: Iterable[int] = ()) -> Wrapping:
    """Measures the lines; ``breaks`` are indexes of lines that begin something new."""
    fresh = frozenset(breaks)
    pairs: dict[int, list[tuple[Line, Line]]] = defaultdict(list)
    for index in range(1, len(lines)):
        line, following = lines[index - 1], lines[index]
        if line.blank or following.blank or line.depth != following.depth or index in fresh:
            continue
        pairs[line.depth].append((line, following))
    widths = {depth: max(_width(found), _usual(lines, depth)) for depth, found in pairs.items()}
    wrapped = {depth: _is_wrapped(found, widths[depth]) for depth, found in pairs.items()}
    return Wrapping(widths, wrapped)


def _width(pairs: Sequence[tuple[Line, Line]]) -> int:
    lengths = sorted(len(_full(line)) for line, _ in pairs)
    return lengths[min(int(0.97 * len(lengths)), len(lengths) - 1)]


def _usual(lines: Sequence[Line], depth: int) -> int:
    """The length that nine lines in ten keep within, longer ones than any wrapped left out."""
    lengths = sorted(
        length
        for line in lines
        if line.depth == depth and not line.blank and (length := len(_full(line))) <= _WIDEST
    )
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], width: int) -> bool:
    """At least two lines, and two in five of the long ones, break in mid-sentence."""
    if not _NARROWEST <= width <= _WIDEST:
        return False
    long = [
        mid_sentence(line.text, following.text.strip())
        for line, following in pairs
        if _broken_at(_full(line), following.text.strip()) >= 0.9 * width
    ]
    return sum(long) >= 2 and sum(long) >= 0.4 * len(long)
