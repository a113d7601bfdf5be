"""Words of a page to stretches of lines, by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from promisecheck.documents.formats.pdf_words import Word

_GAP: Final = 1.0  # in font sizes: a wider gap parts columns
_COLUMN_GAP: Final = 0.75  # also this one, where a column of the page begins behind it
_SEVERAL: Final = 3
_MARKS: Final = frozenset("•‣▪▫◦●○■□➤➢►▶→⇒–—-*·✓✔✗✘☑☒☐∙o")


@dataclass(slots=True)
class Segment:
    """Words on one line without a wide gap between them. ``order`` is when it was drawn."""

    words: list[Word]
    order: int
    line: int = 0

    @property
    def text(self) -> str:
        """The words."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """Where the first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def top(self) -> float:
        """Where the tallest word begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where the lowest word ends."""
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """The middle of the line."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """The usual size of its font."""
        return sorted(word.size for word in self.words)[len(self.words) // 2]

    @property
    def bold(self) -> bool:
        """Whether all words are in bold."""
        return all(word.bold for word in self.words)


@dataclass(slots=True)
class PdfPage:
    """A page's segments, and how high it is."""

    number: int
    height: float
    found: list[Segment]


def segments(words: Iterable[Word]) -> list[Segment]:
    """The words joined to segments, in drawing order, each with the number of its line."""
    found: list[Segment] = []
    for word in words:
        if found and _goes_on(found[-1], word):
            found[-1].words.append(word)
        else:
            found.append(Segment([word], len(found)))
    _number_lines(found)
    return _parted(found, _column_starts(found))


def _column_starts(found: Sequence[Segment]) -> frozenset[int]:
    """Where, in points from the left, several segments of the page begin."""
    counts = Counter(round(segment.left) for segment in found)
    return frozenset(left for left in counts if sum(counts[at] for at in _near(left)) >= _SEVERAL)


def _near(left: int) -> range:
    """Letters that begin at the same place have their ink a little to the left or right of it."""
    return range(left - 1, left + 2)


def _parted(found: Sequence[Segment], starts: frozenset[int]) -> list[Segment]:
    """The segments parted at smaller gaps, too, where a column of the page begins behind one."""
    made: list[Segment] = []
    for segment in found:
        at = 0
        for number, (one, two) in enumerate(pairwise(segment.words), 1):
            wide = two.left - one.right > _COLUMN_GAP * two.size
            if wide and not is_mark(one.text) and not starts.isdisjoint(_near(round(two.left))):
                made.append(Segment(segment.words[at:number], len(made), segment.line))
                at = number
        made.append(Segment(segment.words[at:], len(made), segment.line))
    return made


def _goes_on(segment: Segment, word: Word) -> bool:
    last = segment.words[-1]
    size = max(last.size, word.size)
    if abs(last.middle - word.middle) > 0.5 * size and not last.top <= word.middle <= last.bottom:
        return False
    gap = word.left - last.right
    marked = len(segment.words) == 1 and is_mark(last.text) and gap < 4 * size
    return -0.5 * size < gap and (gap < _GAP * size or marked)


def is_mark(text: str) -> bool:
    """Whether the word stands in front of an item: a bullet, a number, a letter."""
    if text in _MARKS:
        return True
    bare = text.strip("().")
    return len(text) <= 4 and text != bare and (bare.isdigit() or len(bare) == 1)


def _number_lines(found: list[Segment]) -> None:
    """Numbers the lines of the page from 1, from top to bottom."""
    line, middle, size = 0, float("-inf"), 0.0
    for segment in sorted(found, key=lambda one: (one.middle, one.left)):
        if segment.middle - middle > 0.4 * max(size, segment.size):
            line += 1
            middle, size = segment.middle, segment.size
        segment.line = line
