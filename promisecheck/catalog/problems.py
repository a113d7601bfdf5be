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
    """A growing list of problems of the file ``path``."""

    def __init__(self, path: str) -> None:
        """Start with none."""
        self.path = path
        self._found: dict[Problem, None] = {}

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self._found)

    def add(self, at: Placed, message: str) -> None:
        """Note a problem at a place; the same one twice (through an alias) counts once."""
        problem = Problem(self.path, at.line, at.column, printable(message))
        self._found[problem] = None

    def in_order(self) -> tuple[Problem, ...]:
        """All of them by line and column; of one place, in the order of their finding."""
        return tuple(sorted(self._found, key=lambda problem: (problem.line, problem.column)))
