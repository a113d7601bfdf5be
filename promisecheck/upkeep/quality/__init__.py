"""Warnings about a catalog that can be used and could be better. A new one is a line in a list."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.errors import UsageError
from promisecheck.text.nearest import nearest
from promisecheck.upkeep.quality import complete, dates, truth, words
from promisecheck.upkeep.quality.notice import Notice, QualityCheck, Review

CHECKS: tuple[QualityCheck, ...] = (
    *words.CHECKS,
    *dates.CHECKS,
    *truth.CHECKS,
    *complete.CHECKS,
)

__all__ = ["CHECKS", "Notice", "QualityCheck", "Review", "review", "select_checks"]


def review(of: Review, chosen: Sequence[QualityCheck] = CHECKS) -> tuple[Notice, ...]:
    """What the chosen checks find, by file, line and column."""
    found = [Notice(check, problem) for check in chosen for problem in check.find(of)]
    turn = {file.path: at for at, file in enumerate(of.loaded.files)}
    return tuple(
        sorted(
            found,
            key=lambda n: (turn[n.problem.path], n.problem.line, n.problem.column, n.check.code),
        )
    )


def select_checks(select: Sequence[str], ignore: Sequence[str]) -> tuple[QualityCheck, ...]:
    """The checks that ``select`` names (all where it is empty) without those of ``ignore``.

    Each entry is a code, a name, a beginning of codes such as CAT2, or ``all``. Raises
    ``UsageError`` where an entry names no check.
    """
    wanted = _named(select) if select else set(CHECKS)
    unwanted = _named(ignore)
    return tuple(check for check in CHECKS if check in wanted and check not in unwanted)


def _named(entries: Sequence[str]) -> set[QualityCheck]:
    parts = [part.strip() for entry in entries for part in entry.split(",")]
    return {check for part in parts for check in _matching(part)}


def _matching(entry: str) -> list[QualityCheck]:
    wanted = entry.lower()
    if wanted == "all":
        return list(CHECKS)
    found = [check for check in CHECKS if wanted == check.name]
    if wanted.startswith("cat"):
        found += [check for check in CHECKS if check.code.lower().startswith(wanted)]
    if found:
        return found
    close = nearest(entry, [name for check in CHECKS for name in (check.code, check.name)])
    hint = f'did you mean "{close}"?' if close else "the codes go from CAT101 to CAT404"
    raise UsageError(f'there is no check of a catalog called "{entry}"; {hint}')
