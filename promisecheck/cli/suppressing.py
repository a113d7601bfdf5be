"""What holds findings back in a run: the files named for it, and a new baseline written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from promisecheck.cli.outputs import write_file
from promisecheck.cli.settling import from_folder
from promisecheck.cli.streams import tell
from promisecheck.config import Settings
from promisecheck.errors import UsageError
from promisecheck.model import Report, Severity
from promisecheck.reports import wording
from promisecheck.reports.addresses import every_held_back
from promisecheck.scan import reason, shown_path
from promisecheck.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Holding:
    """What is to hold findings back, as it was given."""

    baseline: str | None = None
    write_baseline: str | None = None
    waivers: str | None = None
    inline: bool = True
    show: bool = False


def settled_holding(holding: Holding, settings: Settings) -> Holding:
    """What holds findings back once the configuration has had its say."""
    return replace(
        holding,
        baseline=holding.baseline or from_folder(settings, settings.baseline),
        waivers=holding.waivers or from_folder(settings, settings.waivers),
    )


def suppression_given(holding: Holding, as_of: dt.date, fail_on: Severity | None) -> Suppression:
    """The suppression that the options ask for. Raises ``SettingsError`` for a broken file."""
    waivers = baseline = None
    if holding.waivers is not None:
        from promisecheck.suppression.waivers import load_waivers

        waivers = load_waivers(Path(holding.waivers))
    if holding.baseline is not None and not _is_to_begin(holding):
        from promisecheck.suppression.baseline import load_baseline

        baseline = load_baseline(Path(holding.baseline))
    return Suppression(
        as_of=as_of,
        fail_on=fail_on,
        waivers=waivers,
        baseline=baseline,
        collect=holding.write_baseline is not None,
    )


def write_baseline(path: str, suppression: Suppression, looked_at: Callable[[str], bool]) -> None:
    """Writes what a run found as the new baseline. Raises ``UsageError`` where it cannot."""
    from promisecheck.suppression.baseline import written

    try:
        write_file(Path(path), [written(suppression.new_baseline(looked_at)).encode()])
    except OSError as error:
        said = f"--write-baseline {path}: it cannot be written: {reason(error)}"
        raise UsageError(said) from error


def looked_at(paths: Sequence[str], unseen: Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a document lies under one of the paths that were to be checked.

    ``unseen`` are files under them that were left out or could not be read, and folders, which
    end in a slash.
    """
    left_out = frozenset(unseen)
    folders = tuple(path for path in left_out if path.endswith("/"))
    roots = {PurePosixPath(shown_path(path)) for path in paths if path != "-"}
    everywhere = PurePosixPath(".") in roots

    def is_under(path: str) -> bool:
        file = path.partition("!")[0]  # what is packed in a file goes with it
        if path in left_out or file in left_out or path.startswith(folders):
            return False
        document = PurePosixPath(path)
        here = not document.is_absolute() and ".." not in document.parts
        return (everywhere and here) or document in roots or not roots.isdisjoint(document.parents)

    return is_under


def tell_held_back(report: Report) -> None:
    """Lists on standard error what was held back, each with the word that did it."""
    for document, held in every_held_back(report):
        start = held.finding.claim.location.start
        place = f"{document.path}:{start.line}:{start.column}"
        tell(f"held back: {place}: {wording.held_finding(held)}")


def _is_to_begin(holding: Holding) -> bool:
    """Whether the baseline named is the one that this run writes for the first time."""
    same = holding.baseline == holding.write_baseline
    return same and not Path(str(holding.baseline)).exists()
