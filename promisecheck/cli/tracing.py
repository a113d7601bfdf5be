"""One run of ``trace``: from what was asked to what is shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial

from promisecheck.cli import given
from promisecheck.cli.bases import Bases
from promisecheck.cli.inputs import standard_input
from promisecheck.cli.settling import Asked, terms_given
from promisecheck.cli.streams import write_report
from promisecheck.config import Settings
from promisecheck.documents import read_document
from promisecheck.errors import UsageError
from promisecheck.reports.pretty import pretty
from promisecheck.scan import Source, file_source, reason
from promisecheck.tracing import Tracer
from promisecheck.tracing.objects import trace_object
from promisecheck.tracing.story import story


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to trace, as it was given."""

    text: str
    line: int | None
    stdin_filename: str | None


def run_trace(wanted: Wanted, asked: Asked, settings: Settings, format_name: str) -> None:
    """Writes the trace. Raises ``UsageError`` where there is nothing to show."""
    given.one_of("--format", format_name, ("text", "json"))
    bases, terms = Bases(asked, settings), terms_given(settings)
    (source,) = bases.placed([_source(wanted, terms.limits.document_bytes)])
    basis = bases.bases[source.basis]
    document = read_document(_bytes(source), source.path, terms)
    tracer = Tracer(basis.catalog, as_of=basis.as_of, scope=basis.scope, own=basis.own)
    trace = tracer.trace(document, wanted.line)
    if not trace.statements:
        where = f"line {wanted.line} of {document.path}" if wanted.line else document.path
        raise UsageError(f"{where} holds nothing that is read as a sentence")
    if format_name == "json":
        write_report(pretty(trace_object(trace)), for_people=False)
    else:
        write_report(story(trace), for_people=True)


def _source(wanted: Wanted, largest: int) -> Source:
    if wanted.text == "-":
        name = wanted.stdin_filename or "stdin.txt"
        return Source(name, name, partial(standard_input, largest))
    if wanted.line is not None:
        return file_source(wanted.text, largest)
    if os.path.isfile(wanted.text):  # noqa: PTH113 - a long sentence is no path
        raise UsageError(f"{wanted.text} is a file; name one of its lines with --line N")
    return Source("text.txt", "text.txt", lambda: wanted.text.encode("utf-8", "surrogateescape"))


def _bytes(source: Source) -> bytes:
    try:
        return source.load()
    except OSError as error:
        if not source.file:
            raise UsageError(f"{source.path}: {reason(error)}") from error
        said = f"{source.path}: {reason(error)}; --line asks for a file that is there"
        raise UsageError(said) from error
