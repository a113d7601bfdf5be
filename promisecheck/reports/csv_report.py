"""A table for spreadsheets: a row a finding, and a row for all else that has to be known.

A spreadsheet takes a cell that begins with ``=`` and the like for a formula, which can send what
stands in other cells to strangers. Such cells get an apostrophe in front.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from promisecheck.model import CheckedDocument, Failure, Finding, HeldBack, Notice, Report
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding, every_held_back
from promisecheck.reports.look import Look
from promisecheck.reports.visible import visible

COLUMNS: Final = (
    "path",
    "place",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "code",
    "rule",
    "feature",
    "feature_name",
    "owner",
    "stance",
    "text",
    "sentence",
    "message",
    "suggestion",
    "fingerprint",
)
"""The columns; those of later versions come behind."""

# Excel takes the full-width signs for the same.
_FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%]")
_LONGEST_CELL: Final = 32_000


def render(report: Report, look: Look) -> Iterator[str]:
    """A head and a row for each finding.

    For others ``rule`` is ``not-read``, ``held-back``, or what is amiss with what holds back.
    """
    yield _written(dict(zip(COLUMNS, COLUMNS, strict=True)))
    for row in _rows(report):
        yield _written({name: _cell(text) for name, text in row.items()})


def _written(row: dict[str, str]) -> str:
    text = io.StringIO()
    csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n").writerow(row)
    return text.getvalue()


def _rows(report: Report) -> Iterator[dict[str, str]]:
    for document, finding in every_finding(report):
        yield _finding(document, finding)
    for failure in report.errors:
        yield _unread(failure)
    for notice in report.notices:
        yield _notice(notice)
    for document, held in every_held_back(report):
        yield _held_back(document, held)
    if said := wording.held_back(report):
        yield {"severity": "info", "rule": "held-back", "message": said}


def _finding(document: CheckedDocument, finding: Finding) -> dict[str, str]:
    claim, feature, location = finding.claim, finding.feature, finding.claim.location
    return {
        "path": document.path,
        "place": wording.place(location),
        "line": str(location.start.line),
        "column": str(location.start.column),
        "end_line": str(location.end_line),
        "end_column": str(location.end_column),
        "severity": finding.severity.value,
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "feature": feature.id if feature else "",
        "feature_name": feature.name if feature else "",
        "owner": feature.owner if feature else "",
        "stance": claim.stance.value,
        "text": claim.mention.text,
        "sentence": claim.mention.statement.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fingerprint": finding.fingerprint,
    }


def _unread(failure: Failure) -> dict[str, str]:
    return {
        "path": failure.path,
        "severity": "error",
        "rule": "not-read",
        "message": failure.message,
    }


def _notice(notice: Notice) -> dict[str, str]:
    return {
        "path": notice.path,
        "place": f"line {notice.line}",
        "line": str(notice.line),
        "column": str(notice.column),
        "severity": "warning",
        "rule": notice.kind.value,
        "message": notice.message,
    }


def _held_back(document: CheckedDocument, held: HeldBack) -> dict[str, str]:
    as_finding = _finding(document, held.finding)
    said = wording.held_finding(held)
    return as_finding | {"severity": "info", "rule": "held-back", "message": said}


def _cell(text: str) -> str:
    plain = visible(text)
    cut = plain if len(plain) <= _LONGEST_CELL else plain[:_LONGEST_CELL] + "…"
    return f"'{cut}" if _FORMULA.match(cut) else cut
