"""The whole report as one JSON object; ``schemas/report.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.model import Report, Severity
from promisecheck.reports.addresses import every_held_back
from promisecheck.reports.look import Look
from promisecheck.reports.objects import (
    JsonObject,
    document_object,
    failure_object,
    held_back_object,
    notice_object,
)
from promisecheck.reports.pretty import pretty_pieces


def render(report: Report, look: Look) -> Iterator[str]:
    """The report as CONTRACT says, indented by two, characters as they are."""
    catalog = report.catalog
    made: JsonObject = {
        "report": 1,
        "tool": {"name": "promisecheck", "version": report.tool_version},
        "catalog": {"product": catalog.product, "path": catalog.path, "digest": catalog.digest},
        "as_of": report.as_of.isoformat(),
        "documents": (document_object(document) for document in report.documents),
        "errors": [failure_object(failure) for failure in report.errors],
        "summary": _summary(report),
    }
    if report.notices:
        made["notices"] = [notice_object(notice) for notice in report.notices]
    held_back = [held_back_object(one.path, held) for one, held in every_held_back(report)]
    if held_back or report.show_suppressed:
        made["suppressed"] = held_back
    return pretty_pieces(made)


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
