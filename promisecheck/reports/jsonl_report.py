"""One JSON object a line: each checked document, then each path that could not be read."""

from __future__ import annotations

import json

from promisecheck.model import Report
from promisecheck.reports.look import Look
from promisecheck.reports.objects import JsonObject, document_object
from promisecheck.reports.visible import json_safe


def render(report: Report, look: Look) -> str:
    """The documents of the JSON report a line each; an unread one has ``path`` and ``error``."""
    checked = [document_object(document) for document in report.documents]
    unread: list[JsonObject] = [{"path": f.path, "error": f.message} for f in report.errors]
    return "".join(_line(made) for made in checked + unread)


def _line(made: JsonObject) -> str:
    return json_safe(json.dumps(made, ensure_ascii=False, allow_nan=False)) + "\n"
