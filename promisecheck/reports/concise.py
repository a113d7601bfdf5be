"""One physical line a finding, as editors and ``grep`` like it."""

from __future__ import annotations

from promisecheck.model import CheckedDocument, Finding, Report
from promisecheck.reports.look import Look
from promisecheck.reports.visible import visible


def render(report: Report, look: Look) -> str:
    """``path:line:col: CODE severity message`` lines; "" where there is no finding."""
    return "".join(
        _line(document, finding) for document in report.documents for finding in document.findings
    )


def _line(document: CheckedDocument, finding: Finding) -> str:
    start = finding.claim.location.start
    place = f"{visible(document.path)}:{start.line}:{start.column}"
    return f"{place}: {finding.rule.code} {finding.severity} {visible(finding.message)}\n"
