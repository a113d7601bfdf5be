"""The whole report as one JSON object; ``schemas/report.schema.json`` describes it."""

from __future__ import annotations

from promisecheck.model import HeldBack, Notice, Report, Severity
from promisecheck.reports.look import Look
from promisecheck.reports.objects import JsonObject, document_object, failure_object, finding_object
from promisecheck.reports.pretty import pretty


def render(report: Report, look: Look) -> str:
    """The report as CONTRACT says, indented by two, characters as they are."""
    return pretty(report_object(report))


def report_object(report: Report) -> JsonObject:
    """The report as an object of plain JSON values."""
    catalog = report.catalog
    made: JsonObject = {
        "report": 1,
        "tool": {"name": "promisecheck", "version": report.tool_version},
        "catalog": {"product": catalog.product, "path": catalog.path, "digest": catalog.digest},
        "as_of": report.as_of.isoformat(),
        "documents": [document_object(document) for document in report.documents],
        "errors": [failure_object(failure) for failure in report.errors],
        "summary": _summary(report),
    }
    if report.notices:
        made["notices"] = [_notice(notice) for notice in report.notices]
    if report.show_suppressed:
        held = ((d.path, one) for d in report.documents for one in d.held_back)
        made["suppressed"] = [_held_back(path, one) for path, one in held]
    return made


def _notice(notice: Notice) -> JsonObject:
    """Something amiss with a comment, a waiver or a baseline entry."""
    return {
        "kind": notice.kind.value,
        "path": notice.path,
        "line": notice.line,
        "column": notice.column,
        "message": notice.message,
    }


def _held_back(path: str, held: HeldBack) -> JsonObject:
    """A finding that is not reported, and on whose word."""
    return {
        "path": path,
        "by": held.by.value,
        "reason": held.reason,
        "approver": held.approver,
        "expiry": held.expires.isoformat() if held.expires else None,
        "where": held.where,
        "finding": finding_object(held.finding),
    }


def _summary(report: Report) -> JsonObject:
    held_back = report.suppressed
    return {
        "documents": len(report.documents),
        "claims": sum(len(document.claims) for document in report.documents),
        "findings": {severity.value: report.count(severity) for severity in Severity},
        "suppressed": {
            "baseline": held_back.baseline,
            "waived": held_back.waived,
            "inline": held_back.inline,
        },
    }
