"""What is told of it: findings, what is held back, what failed, and the report that holds all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from promisecheck.model.catalog import Catalog, Feature, Scope
from promisecheck.model.claim import Claim


class Severity(StrEnum):
    """How bad a finding is, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANKS[self]


_RANKS: Final = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Verdict(StrEnum):
    """What a document gets."""

    PASS = "pass"
    FAIL = "fail"

    @classmethod
    def on(cls, found: Iterable[Severity], fail_on: Severity | None) -> Verdict:
        """The verdict on findings of these severities; nothing fails where ``fail_on`` is None."""
        failed = fail_on is not None and any(one.rank >= fail_on.rank for one in found)
        return cls.FAIL if failed else cls.PASS


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What a report has to know about a rule.

    ``why`` explains it to a rep; ``wrong`` and ``honest`` are sentences that it does and does
    not flag.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str = ""
    wrong: tuple[str, ...] = ()
    honest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that breaks a rule. ``feature`` is ``None`` for an unlisted capability.

    ``message`` is one sentence: what is wrong and what the catalog says. ``suggestion`` is
    what can honestly be said instead, or "". ``fingerprint`` holds when lines move.
    """

    rule: RuleInfo
    severity: Severity
    claim: Claim
    feature: Feature | None
    message: str
    suggestion: str = ""
    fingerprint: str = ""


class HeldBy(StrEnum):
    """By what a finding is held back from the report."""

    BASELINE = "baseline"
    WAIVED = "waived"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A finding that is not reported, and on whose word. ``where`` names the entry's place."""

    finding: Finding
    by: HeldBy
    reason: str = ""
    approver: str = ""
    expires: dt.date | None = None
    where: str = ""


class NoticeKind(StrEnum):
    """What is amiss with an entry that would hold findings back."""

    UNUSED = "unused"  # it holds nothing back
    UNKNOWN = "unknown"  # it names a rule or feature that there is not, or lacks a part
    EXPIRED = "expired"
    EXPIRING = "expiring"  # a waiver that holds for a few days more
    WORSE = "worse"  # a known finding whose feature is worse now: it is reported again


@dataclass(frozen=True, slots=True)
class Notice:
    """Something amiss with an inline comment, a waiver or a baseline entry; places from 1."""

    kind: NoticeKind
    path: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document with what was found in it; claims and findings in reading order.

    ``findings`` are those to be reported, ``held_back`` the others. ``tally`` says how many
    findings are errors, warnings and information where that is known without a look at them.
    """

    path: str
    scope: Scope
    claims: Sequence[Claim]
    findings: Sequence[Finding]
    verdict: Verdict
    held_back: tuple[HeldBack, ...] = ()
    tally: tuple[int, int, int] | None = None

    def counts(self) -> tuple[int, int, int]:
        """How many findings are errors, warnings and information."""
        if self.tally is not None:
            return self.tally
        severities = [finding.severity for finding in self.findings]
        errors, warnings, information = (severities.count(severity) for severity in Severity)
        return errors, warnings, information

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return self.counts()[list(Severity).index(severity)]


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that could not be read, and why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Suppressed:
    """How many findings were held back, by what."""

    baseline: int = 0
    waived: int = 0
    inline: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to say; documents in path order.

    ``notices`` are about what holds findings back; ``show_suppressed`` asks for the findings
    held back to be shown, which a report marks as such and never counts.
    """

    tool_version: str
    catalog: Catalog
    as_of: dt.date
    fail_on: Severity | None
    documents: Sequence[CheckedDocument]
    errors: tuple[Failure, ...] = ()
    suppressed: Suppressed = Suppressed()
    notices: tuple[Notice, ...] = ()
    show_suppressed: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(document.count(severity) for document in self.documents)
