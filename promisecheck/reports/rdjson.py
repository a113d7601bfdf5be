"""reviewdog's rdjson: diagnostics for its comments on a pull request."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisecheck.model import Failure, Finding, HeldBack, Notice, Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_finding, every_held_back, plain_path
from promisecheck.reports.byte_columns import byte_columns
from promisecheck.reports.look import Look
from promisecheck.reports.objects import JsonObject
from promisecheck.reports.pretty import pretty_pieces
from promisecheck.reports.visible import visible

_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, look: Look) -> Iterator[str]:
    """One result with a diagnostic for each finding and each path that could not be read.

    Columns are UTF-8 bytes from 1. What is held back and what is amiss has a diagnostic each, and
    one of the catalog has the sum.
    """
    found = (severity for severity in Severity if report.count(severity))  # the worst first
    overall = "ERROR" if report.errors else _SEVERITIES[next(found, Severity.INFO)]
    made = {
        "source": {"name": "promisecheck"},
        "severity": overall,
        "diagnostics": _diagnostics(report),
    }
    yield from pretty_pieces(made)


def _diagnostics(report: Report) -> Iterator[JsonObject]:
    for document, finding in every_finding(report):
        yield _finding(document.path, finding)
    yield from map(_unread, report.errors)
    yield from map(_notice, report.notices)
    for document, held in every_held_back(report):
        yield _held_back(document.path, held)
    if said := wording.held_back(report):
        yield _made(report.catalog.path, said, "INFO", "held-back")


def _finding(path: str, finding: Finding) -> JsonObject:
    said = wording.annotation(finding)
    made = _made(path, said, _SEVERITIES[finding.severity], finding.rule.code)
    made["location"]["range"] = _range(finding)
    return made


def _held_back(path: str, held: HeldBack) -> JsonObject:
    made = _made(path, f"Held back: {wording.held_finding(held)}", "INFO", "held-back")
    made["location"]["range"] = _range(held.finding)
    return made


def _notice(notice: Notice) -> JsonObject:
    made = _made(notice.path, wording.notice(notice), "WARNING", notice.kind.value)
    line = {"line": notice.line}
    made["location"]["range"] = {"start": line, "end": line}
    return made


def _range(finding: Finding) -> JsonObject:
    location, columns = finding.claim.location, byte_columns(finding.claim)
    start, end = {"line": location.start.line}, {"line": location.end_line}
    if columns:
        start["column"], end["column"] = columns
    return {"start": start, "end": end}


def _unread(failure: Failure) -> JsonObject:
    return _made(failure.path, wording.unread(failure), "ERROR", "unread")


def _made(path: str, said: str, severity: str, code: str) -> JsonObject:
    return {
        "message": visible(said),
        "location": {"path": visible(plain_path(path))},
        "severity": severity,
        "code": {"value": code},
    }
