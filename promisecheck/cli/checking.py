"""One run of ``check``: from what was asked to the reports and the exit status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck import __version__
from promisecheck.check import Checker
from promisecheck.cli import given, inputs, narration
from promisecheck.cli.inputs import Inputs
from promisecheck.cli.outputs import Outputs, write
from promisecheck.model import Report, Verdict
from promisecheck.rules import select_rules
from promisecheck.scan import check_documents

PASSED, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Basis:
    """What documents are held against, as it was given."""

    catalog: str | None
    scope: Sequence[str]
    as_of: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str


def run_check(asked: Inputs, basis: Basis, outputs: Outputs) -> int:
    """Checks, writes the reports and returns the exit status.

    Raises ``UsageError`` and ``CatalogError`` where nothing could be checked at all.
    """
    as_of, fail_on = given.date_given(basis.as_of), given.threshold_given(basis.fail_on)
    selected = select_rules(basis.select, basis.ignore)
    found = inputs.find(asked)
    loaded = given.catalog_given(basis.catalog)
    scope = given.scope_given(basis.scope, loaded.catalog)
    narration.catalog(loaded, outputs)
    checker = Checker(loaded.catalog, as_of=as_of, scope=scope, selected=selected, fail_on=fail_on)
    checked = check_documents(found.documents, checker.check)
    report = Report(
        tool_version=__version__,
        catalog=loaded.catalog,
        as_of=as_of,
        fail_on=fail_on,
        documents=tuple(checked.documents),
        errors=tuple(inputs.failures(asked, found, checked)),
    )
    wrote = write(report, outputs)
    narration.outcome(report, found, checked, outputs, below_text=wrote)
    if not inputs.all_were_checked(asked, found, checked):
        return FAILED
    failed = any(document.verdict is Verdict.FAIL for document in checked.documents)
    return FOUND if failed else PASSED
