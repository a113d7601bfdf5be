"""``check --show-files``: what would be read, by which reader, and what is left out and why."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.cli import inputs, settling
from promisecheck.cli.bases import Bases
from promisecheck.cli.checking import Request
from promisecheck.cli.narrowing import keep_changed, own_files
from promisecheck.cli.streams import write_report
from promisecheck.cli.suppressing import settled_holding
from promisecheck.config import Settings
from promisecheck.documents import kind_of
from promisecheck.documents.limits import Limits
from promisecheck.errors import ReadError
from promisecheck.reports.visible import visible
from promisecheck.scan import FoundFiles, Source, reason

_LISTED, _FAILED = 0, 2


def list_files(request: Request, settings: Settings) -> int:
    """Writes a line a file to standard output; 2 where something cannot be read, else 0."""
    found = inputs.find(request.wanted, settling.choice_given(request.chosen, settings))
    revision = request.chosen.changed_since
    if revision is not None:
        holding = settled_holding(request.holding, settings)
        bases = Bases(request.asked, settings)
        found.documents = bases.placed(found.documents)
        keep_changed(found, bases, own_files(settings, holding), revision, quiet=False)
    limits = settling.terms_given(settings).limits
    lines = sorted(_lines(found, limits, revision))
    text = "".join(f"{visible(path)}: {visible(said)}\n" for path, said, _ in lines)
    write_report(text, for_people=True)
    return _FAILED if any(failed for _, _, failed in lines) else _LISTED


def _lines(
    found: FoundFiles, limits: Limits, revision: str | None
) -> Iterator[tuple[str, str, bool]]:
    """Path, what is said of it, and whether it cannot be read."""
    for source in found.documents:
        yield source.path, *_reader(source, limits)
    for failure in (*found.missing, *found.skipped):
        yield failure.path, f"cannot be read: {failure.message}", True
    for path in found.left_out:
        yield path, "left out: no kind of document that is read", False
    for path in found.excluded:
        yield path, "left out: a pattern or an ignore file excludes it", False
    for path in found.unchanged:
        yield path, f"left out: it is unchanged since {revision}", False
    for path in found.empty:
        yield path, "left out: no document is in this folder", False


def _reader(source: Source, limits: Limits) -> tuple[str, bool]:
    try:
        return f"read as {kind_of(source.load(), source.read_as, limits)}", False
    except ReadError as error:
        return f"cannot be read: {str(error).removeprefix(f'{source.read_as}: ')}", True
    except OSError as error:
        return f"cannot be read: {reason(error)}", True
