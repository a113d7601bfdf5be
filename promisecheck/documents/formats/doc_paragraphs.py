"""What an old Word file says of its paragraphs: which are headings and which are items of lists.

The places in it are those of the published layout, [MS-DOC]: a table of pages of 512 bytes, each
with runs of text by their offsets in the file and, for each run, its style and what differs.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_STYLES, _RUNS = 0xA2, 0x102  # where the main stream says where in the table stream they are
_PAGE: Final = 512
_TITLE: Final = 62
_LISTS: Final = frozenset({48, 49, *range(54, 62)})  # "List Bullet", "List Number 3" and the like
_LIST, _LIST_LEVEL, _IN_TABLE, _ENDS_ROW = 0x460B, 0x260A, 0x2416, 0x2417
_NO_LIST: Final = frozenset({0, 0xF801})
_SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_DEEPEST: Final = 20


@dataclass(frozen=True, slots=True)
class Look:
    """``level`` of the heading, 0 for none and -1 for a title; ``item`` is its level from 0.

    ``in_table`` says that it stands in a cell, ``ends_row`` that it is the end of a row.
    """

    level: int = 0
    item: int | None = None
    in_table: bool = False
    ends_row: bool = False


_PLAIN: Final = Look()


class Looks:
    """The looks of paragraphs by the offset of their ends in the main stream."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._starts: list[int] = []
        self._looks: list[Look] = []
        try:
            for start, look in sorted(_runs(main, table), key=lambda run: run[0]):
                self._starts.append(start)
                self._looks.append(look)
        except (struct.error, IndexError):  # what is damaged says nothing; its words are read
            return

    def at(self, offset: int) -> Look:
        """The look of the paragraph that holds this offset."""
        found = bisect_right(self._starts, offset) - 1
        return self._looks[found] if found >= 0 else _PLAIN


def _runs(main: bytes, table: bytes) -> Iterator[tuple[int, Look]]:
    styles = _styles(_part(main, table, _STYLES))
    plan = _part(main, table, _RUNS)
    count = (len(plan) - 4) // 8
    for (page,) in struct.iter_unpack("<I", plan[4 * (count + 1) : 4 * (count + 1) + 4 * count]):
        kept = main[page * _PAGE : (page + 1) * _PAGE]
        runs = kept[-1] if len(kept) == _PAGE else 0
        starts = struct.unpack_from(f"<{runs}I", kept)
        for number, start in enumerate(starts):
            yield start, _look(kept, 2 * kept[4 * (runs + 1) + 13 * number], styles)


def _part(main: bytes, table: bytes, where: int) -> bytes:
    start, length = struct.unpack_from("<II", main, where)
    return table[start : start + length]


def _look(kept: bytes, at: int, styles: list[Look]) -> Look:
    """The look that the properties at an offset of a page make; at 0 there are none."""
    if not at:
        return styles[0] if styles else _PLAIN
    size = 2 * kept[at] - 1 if kept[at] else 2 * kept[at + 1]
    begin = at + 1 if kept[at] else at + 2
    (style,) = struct.unpack_from("<H", kept, begin)
    own = styles[style] if style < len(styles) else _PLAIN
    found = dict(_properties(kept[begin + 2 : begin + size]))
    if found.get(_IN_TABLE):
        return Look(in_table=True, ends_row=bool(found.get(_ENDS_ROW)))
    if _LIST not in found or own.level:
        return own
    listed = found[_LIST] not in _NO_LIST
    return Look(item=min(found.get(_LIST_LEVEL, 0), 8)) if listed else Look()


def _properties(data: bytes) -> Iterator[tuple[int, int]]:
    """The number and value of each property; of long ones the number alone counts."""
    at = 0
    while at + 2 < len(data):
        (number,) = struct.unpack_from("<H", data, at)
        size = _SIZES.get(number >> 13, 1 + data[at + 2])
        yield number, int.from_bytes(data[at + 2 : at + 2 + size], "little")
        at += 2 + size


def _styles(data: bytes) -> list[Look]:
    """The look that each style makes, by its number."""
    kinds: list[tuple[int, int]] = []
    at = 2 + struct.unpack_from("<H", data)[0]
    while at + 2 <= len(data):
        (size,) = struct.unpack_from("<H", data, at)
        words = struct.unpack_from("<HH", data, at + 2) if size >= 4 else (0xFFF, 0xFFF0)
        kinds.append((words[0] & 0xFFF, words[1] >> 4))
        at += 2 + size + size % 2
    return [_of_style(kinds, number) for number in range(len(kinds))]


def _of_style(kinds: list[tuple[int, int]], number: int) -> Look:
    """The look of a style, which may be that of the style it comes from."""
    for _ in range(_DEEPEST):
        if number >= len(kinds):
            break
        kind, number = kinds[number]
        if 1 <= kind <= 9:
            return Look(kind)
        if kind == _TITLE:
            return Look(-1)
        if kind in _LISTS:
            return Look(item=0)
    return _PLAIN
