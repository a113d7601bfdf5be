"""One physical line a finding, as editors and ``grep`` like it."""

from __future__ import annotations

from promisecheck.model import CheckedDocument, Finding, Report
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding
from promisecheck.reports.look import Look
from promisecheck.reports.visible import visible


def render(report: Report, look: Look) -> str:
    """``path:line:col: CODE severity message`` lines; "" where there is no finding.

    In a file, a path that was not read has a line as well, and so has what is held back.
    """
    lines = [_line(document, found) for document, found in every_finding(report)]
    if look.alone:
        lines += [_at(failure.path, "not-read error", failure.message) for failure in report.errors]
        if said := wording.held_back(report):
            lines.append(_at(report.catalog.path, "held-back info", said))
    return "".join(lines)


def _at(path: str, what: str, said: str) -> str:
    return f"{visible(path)}:1:1: {what} {visible(said)}\n"


def _line(document: CheckedDocument, finding: Finding) -> str:
    start = finding.claim.location.start
    place = f"{visible(document.path)}:{start.line}:{start.column}"
    return f"{place}: {finding.rule.code} {finding.severity} {visible(finding.message)}\n"
