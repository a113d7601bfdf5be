"""One run of ``trace``: from what was asked to what is shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.cli import given
from promisecheck.cli.streams import write_report
from promisecheck.documents import LARGEST, read_document
from promisecheck.errors import UsageError
from promisecheck.model import Document
from promisecheck.reports.pretty import pretty
from promisecheck.tracing import Tracer
from promisecheck.tracing.objects import trace_object
from promisecheck.tracing.story import story


@dataclass(frozen=True, slots=True)
class Asked:
    """What to trace and against what, as it was given."""

    text: str
    line: int | None
    stdin_filename: str | None
    catalog: str | None
    scope: Sequence[str]
    as_of: str | None


def run_trace(asked: Asked, format_name: str) -> None:
    """Writes the trace. Raises ``UsageError`` where there is nothing to show."""
    given.one_of("--format", format_name, ("text", "json"))
    as_of = given.date_given(asked.as_of)
    loaded = given.catalog_given(asked.catalog)
    scope = given.scope_given(asked.scope, loaded.catalog)
    document = _document(asked)
    trace = Tracer(loaded.catalog, as_of=as_of, scope=scope).trace(document, asked.line)
    if not trace.statements:
        where = f"line {asked.line} of {document.path}" if asked.line else document.path
        raise UsageError(f"{where} holds nothing that is read as a sentence")
    if format_name == "json":
        write_report(pretty(trace_object(trace)), for_people=False)
    else:
        write_report(story(trace), for_people=True)


def _document(asked: Asked) -> Document:
    if asked.text == "-":
        name = asked.stdin_filename or "stdin.txt"
        return read_document(_standard_input(), name)
    if asked.line is not None:
        return read_document(_file(asked.text), asked.text)
    if os.path.isfile(asked.text):  # noqa: PTH113 - a long sentence is no path
        raise UsageError(f"{asked.text} is a file; name one of its lines with --line N")
    return read_document(asked.text.encode("utf-8", "surrogateescape"), "text.txt")


def _file(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        why = (error.strerror or "it cannot be read").lower()
        raise UsageError(f"{path}: {why}; --line asks for a file that is there") from error


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    return sys.stdin.buffer.read(LARGEST + 1)
