"""Reports: a ``Report`` in, text out. One file a format, loaded only when asked for.

A format gives its text in pieces, so that of many documents not all have to be in memory at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final

from promisecheck.model import Report
from promisecheck.reports.look import Look

Renderer = Callable[[Report, Look], Iterator[str]]

FORMATS: Final[Mapping[str, str]] = {
    "text": "promisecheck.reports.text:render",
    "concise": "promisecheck.reports.concise:render",
    "json": "promisecheck.reports.json_report:render",
    "jsonl": "promisecheck.reports.jsonl_report:render",
    "sarif": "promisecheck.reports.sarif:render",
    "junit": "promisecheck.reports.junit:render",
    "github": "promisecheck.reports.github:render",
    "gitlab": "promisecheck.reports.gitlab:render",
    "rdjson": "promisecheck.reports.rdjson:render",
    "markdown": "promisecheck.reports.markdown:render",
    "csv": "promisecheck.reports.csv_report:render",
    "html": "promisecheck.reports.html_report:render",
}
"""Name of each format to the ``module:function`` that renders it."""


def render(name: str, report: Report, look: Look = Look()) -> str:  # noqa: B008 - frozen
    """The report in the format called ``name``, a key of ``FORMATS``; "" or ends in a newline."""
    return "".join(pieces(name, report, look))


def pieces(name: str, report: Report, look: Look) -> Iterator[str]:
    """The same piece by piece, each made when it is asked for."""
    module, function = FORMATS[name].split(":")
    renderer: Renderer = getattr(import_module(module), function)
    return renderer(report, look)
