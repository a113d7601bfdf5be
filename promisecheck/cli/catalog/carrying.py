"""Carrying out a change of the catalog and telling what it was and what it lands on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from promisecheck.catalog.editing import Edited, change_file, preview_change
from promisecheck.catalog.editing.store import Planner
from promisecheck.cli.catalog.chosen import catalog_path
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.settling import settings_given
from promisecheck.cli.streams import tell, write_report
from promisecheck.config import Settings
from promisecheck.reports import wording
from promisecheck.upkeep.comparing import Difference, Kind, compare


@dataclass(frozen=True, slots=True)
class Run:
    """How to go about it: the catalog as named, whether to write, where documents are."""

    catalog: str | None
    dry_run: bool
    folders: tuple[str, ...] = ()
    config: str | None = None

    @property
    def settings(self) -> Settings:
        """The configuration named, else that of this folder."""
        return settings_given(self.config)

    @property
    def path(self) -> Path:
        """The catalog's file."""
        return catalog_path(self.catalog, self.settings)


def carry_out(run: Run, plan: Planner) -> Edited:
    """Makes the change, or shows it, and says in words what it is."""
    edited = (preview_change if run.dry_run else change_file)(run.path, plan)
    if run.dry_run:
        write_report(edited.diff, for_people=True)
    differences = compare(edited.old.catalog, edited.new.catalog)
    for difference in differences:
        tell(f"{edited.after.path}: {in_words(difference)}")
    if edited.after.data == edited.before.data:
        tell(f"{edited.after.path}: it says so already; nothing to change.")
    elif run.dry_run:
        tell("Nothing was written.")
    return edited


def in_words(difference: Difference) -> str:
    """One line on what happened to a feature."""
    aspects = "; ".join(aspect.sentence for aspect in difference.aspects)
    if difference.kind is Kind.RENAMED:
        return f"{difference.old_id} is now {difference.id}" + (f"; {aspects}" if aspects else "")
    if difference.kind is Kind.CHANGED:
        return f"{difference.id}: {aspects}"
    told = "".join(f" as {aspect.new}" for aspect in difference.aspects)
    return f"{difference.id} {difference.kind.value}{told}"


def tell_promises(feature: str, edited: Edited, run: Run) -> None:
    """Says which documents are known to promise the feature."""
    if not run.folders:
        return
    from promisecheck.cli.reading import Reading, complain_of
    from promisecheck.cli.settling import Asked
    from promisecheck.upkeep.promising import promises_of

    reading = Reading(run.folders, run.settings, Asked(run.catalog))
    found = reading.find()
    checked = reading.check(found, edited.new)
    promises = promises_of(feature, checked.documents)
    paths = dict.fromkeys(promise.path for promise in promises)
    name = edited.new.catalog.feature(feature).name
    promise = "promises" if len(paths) == 1 else "promise"
    of = wording.count(len(checked.documents), "document")
    tell(f"{len(paths)} of {of} {promise} {name}.")
    lines = [
        f"{p.path}:{p.claim.location.start.line}: {p.claim.mention.statement.text}"
        for p in promises
    ]
    write_told("".join(f"{line}\n" for line in lines))
    complain_of([*found.missing, *found.skipped, *checked.failures()])
