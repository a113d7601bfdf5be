"""One run of ``check``: from what was asked to the reports and the exit status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck import __version__
from promisecheck.cli import inputs, narration, settling, suppressing
from promisecheck.cli import pace as pacing
from promisecheck.cli.bases import Bases
from promisecheck.cli.inputs import Inputs
from promisecheck.cli.outputs import Outputs, write
from promisecheck.cli.pace import Pace, catalog_loader, settled_pace
from promisecheck.cli.settling import Asked, Chosen
from promisecheck.cli.suppressing import Holding, settled_holding
from promisecheck.config import Settings
from promisecheck.model import Notice, Report, Verdict
from promisecheck.scan import Checked, FoundFiles
from promisecheck.suppression import Suppression

PASSED, FOUND, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Request:
    """All that the command line asks of a run but what it writes."""

    wanted: Inputs
    asked: Asked
    chosen: Chosen
    holding: Holding
    pace: Pace


def run_check(request: Request, settings: Settings, outputs: Outputs) -> int:
    """Checks, writes the reports and returns the exit status.

    Raises ``UsageError``, ``CatalogError`` and ``SettingsError`` where nothing could be checked
    at all.
    """
    wanted, holding = request.wanted, settled_holding(request.holding, settings)
    fail_on = settling.fail_on_given(request.asked, settings)
    pace = settled_pace(request.pace, settings)
    bases = Bases(request.asked, settings, inline=holding.inline, load=catalog_loader(pace))
    found = inputs.find(wanted, settling.choice_given(request.chosen, settings))
    _leave_out_own(found, holding, outputs)
    found.documents = bases.placed(found.documents)
    if request.chosen.changed_since is not None:
        from promisecheck.cli.narrowing import keep_changed, own_files

        ours = own_files(settings, holding)
        keep_changed(found, bases, ours, request.chosen.changed_since, quiet=outputs.quiet)
    loaded = bases.main_catalog()
    as_of = bases.bases[0].as_of
    suppression = suppressing.suppression_given(holding, as_of, fail_on)
    narration.catalog(loaded, outputs)
    checked = pacing.checked(found.documents, bases.bases, suppression.apply, pace)
    unseen = _unseen(request, found, checked)
    report = Report(
        tool_version=__version__,
        catalog=loaded.catalog,
        as_of=as_of,
        fail_on=fail_on,
        documents=checked.documents,
        errors=tuple(inputs.failures(wanted, found, checked)),
        suppressed=suppression.counts(),
        notices=_notices(suppression, request, unseen, bases.features()),
        show_suppressed=holding.show,
    )
    if holding.write_baseline is not None:
        seen = suppressing.looked_at(wanted.paths, unseen)
        suppressing.write_baseline(holding.write_baseline, suppression, seen)
    return _finish(report, wanted, found, checked, outputs)


def _leave_out_own(found: FoundFiles, holding: Holding, outputs: Outputs) -> None:
    """What this run itself reads or writes may lie in a folder that it checks: no document."""
    named = [holding.baseline, holding.write_baseline, holding.waivers]
    inputs.leave_out(found, [*named, *(str(file.path) for file in outputs.files)])


def _finish(
    report: Report, wanted: Inputs, found: FoundFiles, checked: Checked, outputs: Outputs
) -> int:
    wrote = write(report, outputs)
    narration.outcome(report, found, checked, outputs, below_text=wrote)
    if not inputs.all_were_checked(wanted, found, checked):
        return FAILED
    failed = any(document.verdict is Verdict.FAIL for document in report.documents)
    return FOUND if failed else PASSED


def _unseen(request: Request, found: FoundFiles, checked: Checked) -> list[str]:
    """Files and folders of which this run, other than the next one perhaps, knows nothing."""
    narrowed = request.chosen.include or request.chosen.exclude
    unread = [failure.path for failure in checked.failures()]
    return [*found.unchanged, *unread, *(found.excluded if narrowed else ())]


def _notices(
    suppression: Suppression, request: Request, unseen: Sequence[str], features: frozenset[str]
) -> tuple[Notice, ...]:
    """What is amiss with what holds back.

    That a waiver has no use can be told only where a folder was searched, all of it was read and
    no rule was left out for this run alone.
    """
    paths = request.wanted.paths
    searched = any(Path(path).is_dir() for path in paths if path != "-")
    all_rules = not (request.asked.select or request.asked.ignore)
    return suppression.notices(
        whole=searched and not unseen and all_rules,
        looked_at=suppressing.looked_at(paths, unseen),
        features=features,
    )
