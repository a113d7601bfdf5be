"""``--changed-since``: only documents that changed, unless what they are held against did."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from promisecheck.cli.bases import Bases
from promisecheck.cli.streams import tell
from promisecheck.cli.suppressing import Holding
from promisecheck.config import Settings
from promisecheck.scan import FoundFiles, Source
from promisecheck.scan.changes import changes_since


def keep_changed(
    found: FoundFiles, bases: Bases, ours: Sequence[str], revision: str, *, quiet: bool
) -> None:
    """Leaves the documents that changed since the revision, and tells what else makes one count.

    A document whose catalog changed counts, and every one does where one of ``ours`` changed, the
    other files that findings depend on. A folder without any that counts is no failure. Raises
    ``UsageError`` where git cannot tell.
    """
    changes = changes_since(revision)
    catalogs = (path for number in range(len(bases.bases)) for path in bases.files(number))
    reasons = {path: why for path in (*ours, *catalogs) if (why := changes.of(path))}
    for path, why in () if quiet else reasons.items():
        which = "all documents" if path in ours else "all documents that are held against it"
        tell(f"{path} {why}: {which} are looked at.")

    def counts(source: Source) -> bool:
        held_against = {*ours, *bases.files(source.basis)}
        new = not source.file or changes.of(source.file)
        return bool(new or held_against & reasons.keys())

    found.unchanged += [one.path for one in found.documents if not counts(one)]
    found.documents = [one for one in found.documents if counts(one)]
    found.empty.clear()


def own_files(settings: Settings, holding: Holding) -> list[str]:
    """The files that findings depend on besides catalogs: configuration, waivers, baseline."""
    return list(dict.fromkeys(_existing(settings.path, holding.waivers, holding.baseline)))


def _existing(*paths: str | None) -> Iterator[str]:
    for path in paths:
        if path and os.path.isfile(path):  # noqa: PTH113 - as it is named, or not at all
            yield path
