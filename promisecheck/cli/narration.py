"""What a run says on standard error: warnings, what went amiss, and the summary."""

from __future__ import annotations

from collections.abc import Sequence

from promisecheck.cli.outputs import Outputs
from promisecheck.cli.streams import complain, tell, tell_details
from promisecheck.cli.suppressing import tell_held_back
from promisecheck.model import Report
from promisecheck.reports import wording
from promisecheck.scan import Checked, FoundFiles
from promisecheck.scan.catalogs import ReadyCatalog


def catalog(loaded: ReadyCatalog, outputs: Outputs) -> None:
    """Says that something is odd about the catalog; when verbose what, and which one is used."""
    if outputs.look.verbose:
        features = wording.count(len(loaded.catalog.features), "feature")
        tell(f"Catalog: {loaded.catalog.path}, {loaded.catalog.product}, {features}.")
        for warning in loaded.warnings:
            complain(str(warning))
    elif loaded.warnings and not outputs.quiet:
        warnings = wording.count(len(loaded.warnings), "warning")
        complain(f"{loaded.catalog.path}: {warnings} for its keepers; --verbose shows them")


def outcome(
    report: Report, found: FoundFiles, checked: Checked, outputs: Outputs, *, below_text: bool
) -> None:
    """Says what was not checked and why, and sums the run up unless that is not wanted.

    ``below_text`` sets it apart from a report for people, which may stand right above.
    """
    if below_text and outputs.format == "text" and (report.errors or not outputs.quiet):
        tell("")
    for failure in report.errors:
        complain(f"{failure.path}: {failure.message}")
    for _, details in checked.faults if outputs.look.verbose else ():
        tell_details(details)
    if not outputs.quiet:
        for notice in report.notices:
            tell(f"{notice.path}:{notice.line}:{notice.column}: {notice.kind}: {notice.message}")
        tell_held_back(report)
        _left_out(found.left_out, "of other kinds", verbose=outputs.look.verbose)
        _left_out(found.excluded, "excluded or ignored", verbose=outputs.look.verbose)
        _left_out(found.unchanged, "unchanged", verbose=outputs.look.verbose)
        tell(wording.summary(report))


def _left_out(paths: Sequence[str], why: str, *, verbose: bool) -> None:
    """Counts what in folders was not read for one reason, and when verbose names it."""
    if not paths:
        return
    were = "was" if len(paths) == 1 else "were"
    files = wording.count(len(paths), "file")
    tell(f"{files} {why} {were} not read{':' if verbose else '.'}")
    for path in paths if verbose else ():
        tell(f"  {path}")
