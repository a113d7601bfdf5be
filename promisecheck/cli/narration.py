"""What a run says on standard error: warnings, what went amiss, and the summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from promisecheck.catalog import LoadedCatalog
from promisecheck.cli.streams import complain, complain_in_detail, tell
from promisecheck.model import Failure, Report
from promisecheck.reports import wording


def catalog(loaded: LoadedCatalog, *, verbose: bool) -> None:
    """Says what is odd about the catalog, and with ``verbose`` which one is used."""
    for warning in loaded.warnings:
        complain(str(warning))
    if verbose:
        features = wording.count(len(loaded.catalog.features), "feature")
        tell(f"Catalog: {loaded.catalog.path}, {loaded.catalog.product}, {features}.")


def failures(
    failed: Iterable[Failure], faults: Iterable[tuple[Failure, Exception]], *, verbose: bool
) -> None:
    """Names each path that was not checked and says why; ``verbose`` shows faults in detail."""
    for failure in failed:
        complain(f"{failure.path}: {failure.message}")
    for _, fault in faults if verbose else ():
        complain_in_detail(fault)


def left_out(paths: Sequence[str], *, verbose: bool) -> None:
    """Counts the files in folders that are no documents, and with ``verbose`` names them."""
    if not paths:
        return
    were = "was" if len(paths) == 1 else "were"
    kinds = wording.count(len(paths), "file")
    tell(f"{kinds} of other kinds {were} not read{':' if verbose else '.'}")
    for path in paths if verbose else ():
        tell(f"  {path}")


def gap() -> None:
    """Sets what follows apart from a report for people, which may stand right above it."""
    tell("")


def summary(report: Report) -> None:
    """The run in one line."""
    tell(wording.summary(report))
