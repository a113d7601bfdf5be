"""One JSON object a line: each checked document, what could not be read, what is amiss."""

from __future__ import annotations

import json
from collections.abc import Iterator

from promisecheck.model import Report
from promisecheck.reports.addresses import every_held_back
from promisecheck.reports.look import Look
from promisecheck.reports.objects import (
    JsonObject,
    document_object,
    held_back_object,
    notice_object,
)
from promisecheck.reports.visible import json_safe


def render(report: Report, look: Look) -> Iterator[str]:
    """The documents of the JSON report a line each, with what is held back in them.

    An unread one has ``path`` and ``error``, a notice its ``kind``, place and ``message``.
    """
    return map(_line, _objects(report))


def _objects(report: Report) -> Iterator[JsonObject]:
    held_back: dict[str, list[JsonObject]] = {}
    for document, held in every_held_back(report):
        held_back.setdefault(document.path, []).append(held_back_object(document.path, held))
    for document in report.documents:
        made = document_object(document)
        if document.path in held_back:
            made["suppressed"] = held_back.pop(document.path)
        yield made
    yield from ({"path": one.path, "error": one.message} for one in report.errors)
    yield from (notice_object(one) for one in report.notices)


def _line(made: JsonObject) -> str:
    return json_safe(json.dumps(made, ensure_ascii=False, allow_nan=False)) + "\n"
