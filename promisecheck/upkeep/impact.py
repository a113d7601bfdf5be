"""What a change of the catalog does to documents: promises that it breaks, and that it mends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from promisecheck.model import CheckedDocument, Finding, Verdict


@dataclass(frozen=True, slots=True)
class Impact:
    """A document that a change touches: its verdicts, and the findings that come and go."""

    path: str
    before: Verdict
    after: Verdict
    broken: tuple[Finding, ...]
    mended: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """All that a change does: the documents that it touches, and how many were looked at."""

    impacts: tuple[Impact, ...]
    documents: int


def effect_of(before: Sequence[CheckedDocument], after: Sequence[CheckedDocument]) -> Effect:
    """What becomes of documents that were held against the old catalog and against the new one."""
    places = {name: place for place, (name, _) in enumerate(_numbered(before))}
    pairs = ((before[places[name]], now) for name, now in _numbered(after) if name in places)
    found = (_impact(*pair) for pair in pairs)
    return Effect(tuple(impact for impact in found if impact is not None), len(after))


def _numbered(
    documents: Iterable[CheckedDocument],
) -> Iterator[tuple[tuple[str, int], CheckedDocument]]:
    """Each document with its path; two that are packed in one file may be called the same."""
    seen: Counter[str] = Counter()
    for document in documents:
        seen[document.path] += 1
        yield (document.path, seen[document.path]), document


def _impact(before: CheckedDocument, after: CheckedDocument) -> Impact | None:
    broken = _only_in(after.findings, before.findings)
    mended = _only_in(before.findings, after.findings)
    if not broken and not mended and before.verdict is after.verdict:
        return None
    return Impact(after.path, before.verdict, after.verdict, broken, mended)


def _only_in(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    known = {_key(finding) for finding in others}
    return tuple(finding for finding in findings if _key(finding) not in known)


def _key(finding: Finding) -> tuple[str, str, int, int, str | None, str | None]:
    """The same rule, feature and place in the same document."""
    at = finding.claim.location.start
    feature = finding.feature.id if finding.feature else ""
    return finding.rule.code, feature, at.line, at.column, at.sheet, at.cell
