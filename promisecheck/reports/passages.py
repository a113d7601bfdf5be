"""Findings gathered by the sentence that they stand in, with the words to be marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from promisecheck.model import Finding, Severity, Statement

LONGEST: Final = 480
"""How many characters of a sentence are shown at most; beyond it only what is around the words."""

_AROUND: Final = 120


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a passage; ``severity`` is that of the worst finding on it, if there is one."""

    text: str
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or what is shown of it, and the findings on its words.

    ``subjects`` holds the findings by words and features, in reading order.
    """

    stretches: tuple[Stretch, ...]
    subjects: tuple[tuple[Finding, ...], ...]


def passages(findings: Iterable[Finding]) -> list[Passage]:
    """A passage for each sentence, by first finding; a very long sentence gives several."""
    groups: dict[tuple[int, int, int, int], list[Finding]] = {}
    for finding in findings:
        statement = finding.claim.mention.statement
        long = statement.end - statement.start > LONGEST
        window = (finding.claim.mention.start - statement.start) // _AROUND if long else 0
        key = (id(statement.block), statement.start, statement.end, window)
        groups.setdefault(key, []).append(finding)
    return [_passage(group) for group in groups.values()]


def _passage(findings: list[Finding]) -> Passage:
    statement = findings[0].claim.mention.statement
    text = statement.block.text
    marks = _marks(findings, statement.start, statement.end)
    start, end = _shown(statement, marks)
    stretches = [Stretch("… ")] if start > statement.start else []
    at = start
    for mark_start, mark_end, severity in marks:
        stretches.append(Stretch(text[at:mark_start]))
        stretches.append(Stretch(text[mark_start : min(mark_end, end)], severity))
        at = min(mark_end, end)
    stretches.append(Stretch(text[at:end]))
    if end < statement.end:
        stretches.append(Stretch(" …"))
    return Passage(tuple(s for s in stretches if s.text), _subjects(findings))


def _subjects(findings: list[Finding]) -> tuple[tuple[Finding, ...], ...]:
    groups: dict[tuple[int, int, tuple[str, ...]], list[Finding]] = {}
    for finding in findings:
        mention = finding.claim.mention
        groups.setdefault((mention.start, mention.end, mention.features), []).append(finding)
    return tuple(tuple(group) for group in groups.values())


def _shown(statement: Statement, marks: list[tuple[int, int, Severity]]) -> tuple[int, int]:
    """The part of a sentence that is shown: all of it where it is short enough."""
    start, end = statement.start, statement.end
    if end - start <= LONGEST or not marks:
        return start, min(end, start + LONGEST)
    text, (first, last, _) = statement.block.text, marks[0]
    if first - start > _AROUND:
        start = text.find(" ", first - _AROUND, first) + 1 or first - _AROUND
    if end - start > LONGEST:
        whole_words = text.rfind(" ", last, start + LONGEST)
        end = whole_words if whole_words > 0 else start + LONGEST
    return start, end


def _marks(findings: list[Finding], start: int, end: int) -> list[tuple[int, int, Severity]]:
    """The marked stretches in order without overlaps; where two overlap they become one."""
    merged: list[tuple[int, int, Severity]] = []
    for begin, stop, severity in sorted(_spans(findings, start, end)):
        if merged and begin < merged[-1][1]:
            earlier = merged.pop()
            worst = max(earlier[2], severity, key=lambda one: one.rank)
            merged.append((earlier[0], max(earlier[1], stop), worst))
        else:
            merged.append((begin, stop, severity))
    return merged


def _spans(findings: list[Finding], start: int, end: int) -> Iterable[tuple[int, int, Severity]]:
    for finding in findings:
        mention = finding.claim.mention
        begin, stop = max(mention.start, start), min(mention.end, end)
        if begin < stop:
            yield begin, stop, finding.severity
