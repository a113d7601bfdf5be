"""Inline ignores: what a text's directives come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisecheck.model import Finding


@dataclass(frozen=True, slots=True)
class Ignore:
    """Findings of the rules ``codes`` on the lines ``first`` to ``last`` are held back.

    ``line`` and ``column`` say where the directive stands; all count from 1.
    """

    first: int
    last: int
    codes: frozenset[str]
    reason: str
    line: int
    column: int
    named: str

    def covers(self, finding: Finding) -> bool:
        """Whether it holds this finding back."""
        location = finding.claim.location
        if finding.rule.code not in self.codes:
            return False
        return location.start.line <= self.last and location.end_line >= self.first


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a directive, which therefore is not honoured (or not as meant)."""

    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class InlineIgnores:
    """All that the directives of one text come to."""

    ignores: tuple[Ignore, ...] = ()
    flaws: tuple[Flaw, ...] = ()


NOTHING: Final = InlineIgnores()
