"""The head of a document: what stands above its first prose, list or turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from promisecheck.documents.fields import Spot, find_fields, is_known
from promisecheck.documents.lines import Line
from promisecheck.documents.marks import Mark
from promisecheck.documents.titles import is_greeting, is_rule, worded_rule

_MOST_LINES: Final = 16
_MOST_LOOSE: Final = 7
_PROSE: Final = 110


def head_end(lines: Sequence[Line], marks: Sequence[Mark | None], first_turn: int | None) -> int:
    """The index of the first line that no longer belongs to the head."""
    limit = len(lines) if first_turn is None else first_turn
    filled, fields_above, gap = 0, False, False
    for index in range(limit):
        line = lines[index]
        if line.blank or is_rule(line):
            gap = gap or line.blank
            continue
        filled += 1
        is_field = not line.text.startswith("#") and bool(find_fields(line, aligned=True))
        if filled > _MOST_LINES or _ends_head(line, marks[index], filled, first_turn is not None):
            return index
        if first_turn is None and not is_field and ((fields_above and gap) or filled > _MOST_LOOSE):
            return index
        fields_above, gap = fields_above or is_field, False
    return limit


def _ends_head(line: Line, mark: Mark | None, filled: int, dialogue: bool) -> bool:
    if _is_section(line, filled):
        return True
    if find_fields(line, aligned=True):
        return mark is not None and not is_header_line(find_fields(line.cut(mark.end)))
    if dialogue:
        return mark is not None and _is_prose(line.text)
    return (
        line.depth > 0
        or mark is not None
        or is_greeting(line.text)
        or (filled > 1 and line.text.rstrip().endswith(":"))
        or (filled > 1 and worded_rule(line) is not None)
        or _is_prose(line.text)
    )


def _is_section(line: Line, filled: int) -> bool:
    return line.text.startswith("#") and filled > 2


def _is_prose(text: str) -> bool:
    bare = text.strip()
    sentence = bare.endswith((".", "!", "?")) and len(bare.split()) >= 8
    return len(bare) > _PROSE or sentence


def head_fields(lines: Sequence[Line], places: Sequence[int]) -> dict[int, tuple[Spot, ...]]:
    """The fields of the lines at those places, by index."""
    found = {i: spots for i in places if (spots := find_fields(lines[i]))}
    aligned = {
        i: spots
        for i in places
        if i not in found and (spots := find_fields(lines[i], aligned=True))
    }
    title = next((i for i in places if not lines[i].blank), -1)
    for index, spots in aligned.items():
        if index == title:
            continue
        beside = {index - 1, index + 1}
        if beside & aligned.keys() or (beside & found.keys() and is_header_line(spots)):
            found[index] = spots
    return {
        index: spots
        for index, spots in sorted(found.items())
        if not lines[index].text.startswith("#") or is_header_line(spots)
    }


def is_header_line(spots: Sequence[Spot]) -> bool:
    """Whether the fields are a document's own rather than claims with a colon."""
    return any(is_known(spot.name) for spot in spots)
