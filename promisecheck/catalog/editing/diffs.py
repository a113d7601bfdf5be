"""A change of a file as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from typing import Final

_CONTEXT: Final = 3


def unified_diff(old: Sequence[str], new: Sequence[str], old_name: str, new_name: str) -> str:
    """The diff of lines with their ends; "" where they are the same.

    Only what lies between the lines that begin and end both is compared: in a long catalog
    most lines occur often, and a comparison of all would take them for noise.
    """
    if old == new:
        return ""
    first = _alike(old, new)
    shortest = min(len(old), len(new)) - first
    last = min(_alike(old[::-1], new[::-1]), shortest)
    middle = (old[first : len(old) - last], new[first : len(new) - last])
    matcher = difflib.SequenceMatcher(None, *middle, autojunk=False)
    codes = [("equal", 0, first, 0, first)]
    codes += [
        (t, a + first, b + first, c + first, d + first) for t, a, b, c, d in matcher.get_opcodes()
    ]
    codes += [("equal", len(old) - last, len(old), len(new) - last, len(new))]
    lines = [f"--- {old_name}\n", f"+++ {new_name}\n", *_hunks(codes, old, new)]
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


_Code = tuple[str, int, int, int, int]


def _hunks(codes: Sequence[_Code], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for hunk in _grouped(codes):
        (_, a, _, c, _), (_, _, b, _, d) = hunk[0], hunk[-1]
        yield f"@@ -{_range(a, b)} +{_range(c, d)} @@\n"
        for tag, i, j, k, m in hunk:
            if tag == "equal":
                yield from (f" {line}" for line in old[i:j])
                continue
            yield from (f"-{line}" for line in old[i:j])
            yield from (f"+{line}" for line in new[k:m])


def _grouped(codes: Sequence[_Code]) -> Iterator[list[_Code]]:
    """Changes with the lines around them; those with few lines in between together."""
    hunk: list[_Code] = []
    for tag, i, j, k, m in codes:
        if tag == "equal" and j - i > 2 * _CONTEXT:
            if hunk:
                yield [*hunk, (tag, i, i + _CONTEXT, k, k + _CONTEXT)]
            hunk = [(tag, j - _CONTEXT, j, m - _CONTEXT, m)]
        elif tag == "equal" and not hunk:
            lead = max(i, j - _CONTEXT)
            hunk = [(tag, lead, j, m - (j - lead), m)]
        else:
            hunk.append((tag, i, j, k, m))
    if any(tag != "equal" for tag, *_ in hunk):
        tag, i, j, k, m = hunk[-1]
        if tag == "equal":
            hunk[-1] = (tag, i, min(j, i + _CONTEXT), k, min(m, k + _CONTEXT))
        yield hunk


def _range(first: int, behind: int) -> str:
    return f"{first + 1 if behind > first else first},{behind - first}"
