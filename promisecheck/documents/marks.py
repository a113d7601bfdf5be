"""The marks in front of list items: bullets, check boxes, numbers, letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from promisecheck.documents.lines import Line

_BULLET: Final = r"[-*+•‣▪▫◦●○■□➤➢►▶→⇒–—·∙]|[-=]>|>{1,3}|[§o](?=\s{2}|\t)|(?<=\s)o"
_TICK: Final = r"[✓✔✗✘✅❌☑☒☐]"
_NUMBER: Final = (
    r"\(?\d{1,3}[.)]"
    r"|\(?[a-zA-Z][)]|[a-zA-Z][.]"
    r"|\(?[ivxIVX]{1,5}\)|[ivx]{1,5}\."
    r"|\d{1,2}(?:\.\d{1,3}){1,3}[.)]?"
    r"|[A-Z]{1,3}[.-]?\d{1,3}(?:\.\d{1,3}){0,2}[.):]?"
)
_MARK: Final = re.compile(
    rf"\s*(?P<mark>(?P<bullet>{_BULLET})|(?P<number>{_NUMBER}))"
    r"(?P<gap>\s+)(?=\S)"
)
_DASHED: Final = re.compile(r"\s*(?P<mark>[-–])(?=[^\W\d_])")
_COLUMN: Final = re.compile(r"\s*(?P<mark>\d{1,3})\s{2,}(?=\S)")
_TIGHT: Final = re.compile(r"\s*(?P<mark>[•‣▪◦●■➤►▶])(?=\S)")
_KEPT: Final = re.compile(rf"\s*(?P<mark>\[[ xX✓✔-]?\]\s|{_TICK})\s*(?=\S)")
_NEAR: Final = 3
_CODED: Final = re.compile(r"[A-Z]+[.-]?\d")
_DOUBTFUL: Final = re.compile(r"[A-Z]{1,3}[.-]?\d[\d.]*[.):]?|\d+(?:\.\d+)+[.)]?|[a-zA-Z]\.|\d+")


def _parts(text: str) -> tuple[str, int]:
    """What the marks of a series share, and this one's place in it."""
    bare = text.strip("().:")
    digits = bare[len(bare.rstrip("0123456789")) :]
    if digits:
        return bare[: len(bare) - len(digits)], int(digits)
    return bare[:-1], ord(bare[-1])


class Mark(NamedTuple):
    """What stands in front of an item. ``end`` is the offset of the item's words."""

    text: str
    end: int
    indent: int
    numbered: bool
    tight: bool = False

    @property
    def coded(self) -> bool:
        """Whether it is a reference such as ``B.1`` or ``R7``."""
        return self.numbered and bool(_CODED.match(self.text))

    @property
    def doubtful(self) -> bool:
        """Whether it is a mark only among others of its series: ``R7``, ``2.4``, ``-word``."""
        return self.tight or (self.numbered and bool(_DOUBTFUL.fullmatch(self.text)))

    def beside(self, other: Mark) -> bool:
        """Whether the other is one or two before or after it in the same series."""
        if self.tight or not other.numbered:
            return self.tight and other.tight and self.text == other.text
        one, two = _parts(self.text), _parts(other.text)
        return one[0] == two[0] and abs(one[1] - two[1]) in (1, 2)

    @property
    def style(self) -> str:
        """What the marks of one list share."""
        kinds = ((str.isdigit, "0"), (str.isupper, "A"), (str.islower, "a"))
        return (
            "".join(
                next((sign for test, sign in kinds if test(char)), char) for char in self.text[:1]
            )
            + self.text[-1:]
        )


def find_mark(line: Line) -> Mark | None:
    """The mark in front of the line's words, or ``None``.

    Ticks, crosses and check boxes say something, so the words begin with them.
    """
    kept = _KEPT.match(line.text)
    if kept:
        return Mark(kept["mark"].strip(), kept.start("mark"), line.indent, numbered=False)
    found = _MARK.match(line.text) or _TIGHT.match(line.text)
    if found:
        number = bool(found.groupdict().get("number"))
        mark = Mark(found["mark"], found.end(), line.indent, number)
        return mark._replace(end=found.start("mark")) if mark.coded else mark
    column = _COLUMN.match(line.text)
    if column:
        return Mark(column["mark"], column.end(), line.indent, numbered=True)
    dashed = _DASHED.match(line.text)
    if dashed:
        return Mark(dashed["mark"], dashed.end(), line.indent, numbered=False, tight=True)
    return None


def find_marks(lines: Sequence[Line]) -> list[Mark | None]:
    """The mark of each line; a doubtful one only where another of its series is near."""
    marks = [find_mark(line) for line in lines]
    return [
        None if mark and mark.doubtful and not _is_in_series(lines, marks, at) else mark
        for at, mark in enumerate(marks)
    ]


def _is_in_series(lines: Sequence[Line], marks: Sequence[Mark | None], at: int) -> bool:
    mark = marks[at]
    return mark is not None and any(mark.beside(other) for other in marks_near(lines, marks, at))


def marks_near(lines: Sequence[Line], marks: Sequence[Mark | None], at: int) -> list[Mark]:
    """The marks of the lines around, as far as three filled lines away."""
    near: list[Mark] = []
    for step in (-1, 1):
        filled, index = 0, at + step
        while 0 <= index < len(lines) and filled < _NEAR:
            filled += not lines[index].blank
            mark = marks[index]
            if mark:
                near.append(mark)
            index += step
    return near
