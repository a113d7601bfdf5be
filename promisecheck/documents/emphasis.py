"""Which ``*``, ``_`` and ``~`` of a Markdown text are marks, after CommonMark's rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """A stretch of one mark in ``source``; ``left`` and ``right`` are what is not paired yet."""

    start: int
    end: int
    source: str
    left: int = field(init=False)
    right: int = field(init=False)

    def __post_init__(self) -> None:
        self.left, self.right = self.start, self.end

    @property
    def sign(self) -> str:
        """The mark."""
        return self.source[self.start]

    @property
    def size(self) -> int:
        """How many marks are not paired yet."""
        return self.right - self.left

    @property
    def opens(self) -> bool:
        """Whether emphasis can begin here."""
        return self._flanks(self._after, self._before) and (
            self.sign != "_" or not self._flanks(self._before, self._after) or _odd(self._before)
        )

    @property
    def closes(self) -> bool:
        """Whether emphasis can end here."""
        return self._flanks(self._before, self._after) and (
            self.sign != "_" or not self._flanks(self._after, self._before) or _odd(self._after)
        )

    @property
    def _before(self) -> str:
        return self.source[self.start - 1] if self.start else " "

    @property
    def _after(self) -> str:
        return self.source[self.end] if self.end < len(self.source) else " "

    @staticmethod
    def _flanks(inner: str, outer: str) -> bool:
        if inner.isspace():
            return False
        return not _odd(inner) or outer.isspace() or _odd(outer)


def _odd(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def dropped_runs(runs: Sequence[Run]) -> tuple[frozenset[int], tuple[tuple[int, int], ...]]:
    """The offsets of the marks that are not seen, and the stretches that are struck out."""
    gone: set[int] = set()
    struck: list[tuple[int, int]] = []
    waiting: dict[str, list[Run]] = {"*": [], "_": [], "~": []}
    for run in runs:
        openers = waiting[run.sign]
        if run.closes:
            _close(run, openers, gone, struck)
        if run.size and run.opens:
            openers.append(run)
    return frozenset(gone), tuple(struck)


def _close(run: Run, openers: list[Run], gone: set[int], struck: list[tuple[int, int]]) -> None:
    while run.size and openers:
        opener = openers[-1]
        if run.sign == "~" and (opener.size != run.size or run.size > 2):
            return
        used = min(opener.size, run.size)
        gone.update(range(opener.right - used, opener.right))
        gone.update(range(run.left, run.left + used))
        if run.sign == "~":
            struck.append((opener.right - used, run.left + used))
        opener.right -= used
        run.left += used
        if not opener.size:
            openers.pop()
