"""One run of ``check``: from what was asked to the reports and the exit status."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck import __version__
from promisecheck.check import Checker
from promisecheck.cli import given, narration
from promisecheck.cli.outputs import Outputs, write
from promisecheck.documents import LARGEST, SUFFIXES
from promisecheck.errors import UsageError
from promisecheck.model import Catalog, CheckedDocument, Failure, Report, Severity, Verdict
from promisecheck.rules import select_rules
from promisecheck.scan import Checked, FoundFiles, Source, check_documents, find_documents

PASSED, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The options of ``check`` as they were given."""

    paths: Sequence[str]
    text: str | None
    stdin_filename: str | None
    allow_empty: bool
    allow_skipped: bool
    catalog: str | None
    scope: Sequence[str]
    as_of: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str
    outputs: Outputs
    quiet: bool
    verbose: bool


def run_check(asked: Asked) -> int:
    """Checks, writes the reports and returns the exit status.

    Raises ``UsageError`` and ``CatalogError`` where nothing could be checked at all.
    """
    if not asked.paths and asked.text is None:
        raise UsageError("there is nothing to check; name a file or a folder, - or --text")
    as_of, fail_on = given.date_given(asked.as_of), given.threshold_given(asked.fail_on)
    loaded = given.catalog_given(asked.catalog)
    checker = _checker(asked, loaded.catalog, as_of, fail_on)
    if not asked.quiet:
        narration.catalog(loaded, verbose=asked.verbose)
    found = _find(asked)
    checked = check_documents(found.documents, checker.check)
    failures = _failures(asked, found, checked)
    report = _report(loaded.catalog, as_of, fail_on, checked.documents, failures)
    wrote = write(report, asked.outputs)
    if wrote and asked.outputs.format == "text" and (failures or not asked.quiet):
        narration.gap()
    narration.failures(failures, checked.faults, verbose=asked.verbose)
    if not asked.quiet:
        narration.left_out(found.left_out, verbose=asked.verbose)
        narration.summary(report)
    return _status(asked, found, checked)


def _checker(asked: Asked, catalog: Catalog, as_of: dt.date, fail_on: Severity | None) -> Checker:
    return Checker(
        catalog,
        as_of=as_of,
        scope=given.scope_given(asked.scope, catalog),
        selected=select_rules(asked.select, asked.ignore),
        fail_on=fail_on,
    )


def _report(
    catalog: Catalog,
    as_of: dt.date,
    fail_on: Severity | None,
    documents: Sequence[CheckedDocument],
    failures: Sequence[Failure],
) -> Report:
    return Report(
        tool_version=__version__,
        catalog=catalog,
        as_of=as_of,
        fail_on=fail_on,
        documents=tuple(documents),
        errors=tuple(failures),
    )


def _find(asked: Asked) -> FoundFiles:
    """The documents under the paths, and what came by ``--text`` and standard input."""
    found = find_documents([path for path in asked.paths if path != "-"], frozenset(SUFFIXES))
    if asked.text is not None:
        data = asked.text.encode("utf-8", "surrogateescape")
        found.documents.append(Source("<text>", "text.txt", lambda: data))
    if "-" in asked.paths:
        name = asked.stdin_filename
        found.documents.append(Source(name or "<stdin>", name or "stdin.txt", _standard_input))
    found.documents.sort(key=lambda source: source.path)
    return found


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError(None, "standard input is closed")
    return sys.stdin.buffer.read(LARGEST + 1)


def _failures(asked: Asked, found: FoundFiles, checked: Checked) -> list[Failure]:
    """All that stands under ``errors``, in path order."""
    failures = [*found.missing, *found.skipped, *checked.skipped]
    failures += [failure for failure, _ in checked.faults]
    if not asked.allow_empty:
        endings = ", ".join(sorted(SUFFIXES))
        failures += [
            Failure(path, f"there is no document in this folder; documents end in {endings}")
            for path in found.empty
        ]
    return sorted(failures, key=lambda failure: failure.path)


def _status(asked: Asked, found: FoundFiles, checked: Checked) -> int:
    skipped = bool(found.skipped or checked.skipped) and not asked.allow_skipped
    empty = bool(found.empty) and not asked.allow_empty
    if found.missing or checked.faults or skipped or empty:
        return FAILED
    failed = any(document.verdict is Verdict.FAIL for document in checked.documents)
    return FOUND if failed else PASSED
