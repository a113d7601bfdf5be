"""One run of ``check``: from what was asked to the reports and the exit status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck import __version__
from promisecheck.cli import given, inputs, narration, suppressing
from promisecheck.cli.inputs import Inputs
from promisecheck.cli.outputs import Outputs, write
from promisecheck.cli.suppressing import Holding
from promisecheck.model import Catalog, Notice, Report, Verdict
from promisecheck.rules import select_rules
from promisecheck.scan import Basis, Checked, Examiner, FoundFiles, gather, results
from promisecheck.suppression import Suppression

PASSED, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What documents are held against, as it was given."""

    catalog: str | None
    scope: Sequence[str]
    as_of: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str


def run_check(wanted: Inputs, asked: Asked, holding: Holding, outputs: Outputs) -> int:
    """Checks, writes the reports and returns the exit status.

    Raises ``UsageError``, ``CatalogError`` and ``SettingsError`` where nothing could be checked
    at all.
    """
    as_of, fail_on = given.date_given(asked.as_of), given.threshold_given(asked.fail_on)
    selected = select_rules(asked.select, asked.ignore)
    found = inputs.find(wanted)
    loaded = given.catalog_given(asked.catalog)
    scope = given.scope_given(asked.scope, loaded.catalog)
    suppression = suppressing.suppression_given(holding, as_of, fail_on)
    narration.catalog(loaded, outputs)
    basis = Basis(loaded.catalog, as_of, scope, selected, inline=holding.inline)
    checked = gather(results(found.documents, Examiner([basis]).examine), suppression)
    report = Report(
        tool_version=__version__,
        catalog=loaded.catalog,
        as_of=as_of,
        fail_on=fail_on,
        documents=tuple(checked.documents),
        errors=tuple(inputs.failures(wanted, found, checked)),
        suppressed=suppression.counts(),
        notices=_notices(suppression, wanted, loaded.catalog),
        show_suppressed=holding.show,
    )
    if holding.write_baseline is not None:
        seen = suppressing.looked_at(wanted.paths)
        suppressing.write_baseline(holding.write_baseline, suppression, seen)
    return _finish(report, wanted, found, checked, outputs)


def _finish(
    report: Report, wanted: Inputs, found: FoundFiles, checked: Checked, outputs: Outputs
) -> int:
    wrote = write(report, outputs)
    narration.outcome(report, found, checked, outputs, below_text=wrote)
    if not inputs.all_were_checked(wanted, found, checked):
        return FAILED
    failed = any(document.verdict is Verdict.FAIL for document in report.documents)
    return FOUND if failed else PASSED


def _notices(suppression: Suppression, wanted: Inputs, catalog: Catalog) -> tuple[Notice, ...]:
    """What is amiss with what holds back; a waiver without use only where a folder was searched."""
    return suppression.notices(
        whole=any(Path(path).is_dir() for path in wanted.paths if path != "-"),
        looked_at=suppressing.looked_at(wanted.paths),
        features=frozenset(feature.id for feature in catalog.features),
    )
