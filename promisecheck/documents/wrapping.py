"""Which lines are one sentence broken over several, and which stand for themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.vocabulary import words

_NARROWEST: Final = 32
_NARROWEST_NOTES: Final = 55
_WIDEST: Final = 160
_USUAL_WIDEST: Final = 110
_LABEL: Final = re.compile(r"\s*[^\W\d_][\w'’&-]*(?: [\w'’&-]+){0,2}: ")
_CLOSERS: Final = "\"'”’»)]*_"
_ENDS: Final = (".", "!", "?", ":", ";")


def mid_sentence(line: str, following: str) -> bool:
    """Whether ``following`` plainly goes on with the sentence at the end of ``line``."""
    return ends_open(line) or (starts_small(following) and not ends_sentence(line))


def starts_small(text: str) -> bool:
    """Whether the text begins with a small letter, quotation marks and the like left out."""
    return text.lstrip("\"'“‘«([*_ ")[:1].islower()


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a lead-in does."""
    return text.rstrip(_CLOSERS).endswith(_ENDS)


def ends_open(text: str) -> bool:
    """Whether the last word or sign is one after which a sentence goes on."""
    parts = text.rsplit(maxsplit=1)
    last = parts[-1] if parts else ""
    return last.endswith((",", "/", "&", "(")) or last.lstrip("\"'(*_") in words("open_ends")


def _broken_at(line: str, following: str) -> int:
    """The least width at which the first word of ``following`` would not have fitted."""
    word = following.split(maxsplit=1)[0] if following else ""
    return len(line) + 1 + len(word)


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How wide the lines of a document are, by quoting depth; 0 where they are not wrapped."""

    widths: dict[int, int]
    wrapped: dict[int, bool]
    small: dict[int, bool]

    def middle(self, line: Line, following: Line) -> bool:
        """Whether the line break is in the middle of a sentence."""
        if self.small.get(line.depth, False):
            return ends_open(line.text)
        return mid_sentence(line.text, following.text)

    def long(self, line: Line, following: Line, share: float = 0.9) -> bool:
        """Whether ``line`` is so long that it ends because there was no room."""
        width = self.widths.get(line.depth, 0)
        reach = _broken_at(_full(line), following.text.strip())
        if width > _WIDEST:
            return _NARROWEST_NOTES <= len(line.text) <= _USUAL_WIDEST and starts_small(
                following.text
            )
        small = self.small.get(line.depth, False)
        return width >= (_NARROWEST_NOTES if small else _NARROWEST) and reach >= share * width

    def goes_on(self, line: Line, following: Line) -> bool:
        """Whether ``following`` is the rest of the sentence or paragraph of ``line``."""
        if line.depth != following.depth or following.number != line.number + 1:
            return False
        if self.middle(line, following):
            share = 0.9 if self.small.get(line.depth, False) else 0.75
            return self.long(line, following, share)
        if not self.wrapped.get(line.depth, False) or _LABEL.match(following.text):
            return False
        return self.widths[line.depth] <= _WIDEST and self.long(line, following)


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
    small = {depth: _writes_small(lines, depth, widths[depth]) for depth in pairs}
    measured = Wrapping(widths, {}, small)
    wrapped = {depth: _is_wrapped(found, measured) for depth, found in pairs.items()}
    return Wrapping(widths, wrapped, small)


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


def _writes_small(lines: Sequence[Line], depth: int, width: int) -> bool:
    """Whether two in five paragraphs begin with a small letter, as notes and chats do."""
    starts = [
        starts_small(line.text)
        for index, line in enumerate(lines)
        if line.depth == depth
        and line.text.lstrip("\"'“‘«([*_ ")[:1].isalpha()
        and (index == 0 or len(_full(lines[index - 1])) < 0.6 * width)
    ]
    return sum(starts) > 0.4 * len(starts)


def _is_wrapped(pairs: Sequence[tuple[Line, Line]], measured: Wrapping) -> bool:
    """At least two lines, and a good part of the long ones, break in mid-sentence."""
    if not _NARROWEST <= measured.widths[pairs[0][0].depth] <= _WIDEST:
        return False
    long = [measured.middle(*pair) for pair in pairs if measured.long(*pair)]
    share = 0.2 if measured.small[pairs[0][0].depth] else 0.4
    return sum(long) >= 2 and sum(long) >= share * len(long)
