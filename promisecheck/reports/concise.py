"""One physical line a finding, as editors and ``grep`` like it."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.model import CheckedDocument, Finding, HeldBack, Report
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding, every_held_back
from promisecheck.reports.look import Look
from promisecheck.reports.visible import visible


def render(report: Report, look: Look) -> Iterator[str]:
    """``path:line:col: CODE severity message`` lines; "" where there is no finding.

    In a file, a path that was not read has a line as well, and so have what is held back and
    what is amiss with what holds it.
    """
    for document, found in every_finding(report):
        yield _line(document, found)
    if look.alone:
        yield from _besides(report)


def _besides(report: Report) -> Iterator[str]:
    for failure in report.errors:
        yield _at(failure.path, "not-read error", failure.message)
    for one in report.notices:
        yield _at(one.path, f"{one.kind} warning", one.message, one.line, one.column)
    for document, held in every_held_back(report):
        yield _held_back(document, held)
    if said := wording.held_back(report):
        yield _at(report.catalog.path, "held-back info", said)


def _held_back(document: CheckedDocument, held: HeldBack) -> str:
    start = held.finding.claim.location.start
    said = wording.held_finding(held)
    return _at(document.path, "held-back info", said, start.line, start.column)


def _at(path: str, what: str, said: str, line: int = 1, column: int = 1) -> str:
    return f"{visible(path)}:{line}:{column}: {what} {visible(said)}\n"


def _line(document: CheckedDocument, finding: Finding) -> str:
    start = finding.claim.location.start
    place = f"{visible(document.path)}:{start.line}:{start.column}"
    return f"{place}: {finding.rule.code} {finding.severity} {visible(finding.message)}\n"
