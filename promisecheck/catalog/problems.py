"""Collects what is wrong in one catalog file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from promisecheck.catalog.wording import printable
from promisecheck.errors import Problem


class Placed(Protocol):
    """Anything with a place in the file; both count from 1."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A bare place in the file."""

    line: int
    column: int


class Problems:
    """A growing list of problems of the file ``path``, and of the files that belong to it."""

    def __init__(self, path: str) -> None:
        """Start with none."""
        self.path = path
        self._files = [path]
        self._found: dict[Problem, None] = {}

    def for_file(self, path: str) -> Problems:
        """The same list, for problems of the file ``path``, which come after those before."""
        if path not in self._files:
            self._files.append(path)
        other = Problems(path)
        other._files, other._found = self._files, self._found
        return other

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._found)

    def add(self, at: Placed, message: str) -> None:
        """Note a problem at a place; the same one twice (through an alias) counts once."""
        problem = Problem(self.path, at.line, at.column, printable(message))
        self._found[problem] = None

    def in_order(self) -> tuple[Problem, ...]:
        """All of them by file, line and column; of one place, in the order of their finding."""
        turn = {path: at for at, path in enumerate(self._files)}
        return tuple(sorted(self._found, key=lambda p: (turn[p.path], p.line, p.column)))
