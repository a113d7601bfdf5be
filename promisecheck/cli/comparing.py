"""One run of ``catalog diff`` or of ``impact``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.revisions import load_version
from promisecheck.cli import given
from promisecheck.cli.catalog.chosen import catalog_path
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.reading import Reading, complain_of
from promisecheck.cli.streams import tell
from promisecheck.reports.wording import count
from promisecheck.upkeep.comparing import Difference, compare
from promisecheck.upkeep.impact import Effect, effect_of
from promisecheck.upkeep.stories import FORMATS, story

DONE, FAILED = 0, 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """What to compare, as it was given: two versions, and the documents to look at."""

    old: str
    new: str | None
    reading: Reading

    @property
    def usual(self) -> Path:
        """The file of the catalog that is meant where a version names none."""
        return catalog_path(self.reading.asked.catalog, self.reading.settings)


def run_comparison(
    asked: Comparison, format_name: str, *, broken_is: int, with_changes: bool
) -> int:
    """Writes what changed and what it does to the documents, and returns the exit status.

    ``broken_is`` is the status where a promise is broken; ``with_changes`` lists the changes of
    the catalog, too.
    """
    given.one_of("--format", format_name, FORMATS)
    old, new = _versions(asked)
    differences = compare(old.catalog, new.catalog)
    effect, all_read = _effect(asked, old, new)
    shown = differences if with_changes else ()
    write_told(story(shown, effect, format_name), format_name)
    tell(_summary(differences, effect))
    if not all_read:
        return FAILED
    return broken_is if effect and any(impact.broken for impact in effect.impacts) else DONE


def _versions(asked: Comparison) -> tuple[LoadedCatalog, LoadedCatalog]:
    def load(word: str) -> LoadedCatalog:
        return load_version(word, lambda: asked.usual)

    return load(asked.old), load(asked.new if asked.new is not None else str(asked.usual))


def _effect(
    asked: Comparison, old: LoadedCatalog, new: LoadedCatalog
) -> tuple[Effect | None, bool]:
    """What the change does to the documents, and whether all of them could be looked at."""
    reading = asked.reading
    if not reading.paths:
        return None, True
    found = reading.find()
    before, after = reading.check(found, old), reading.check(found, new)
    failures = [*found.missing, *found.skipped, *before.failures(), *after.failures()]
    complain_of(failures)
    return effect_of(before.documents, after.documents), not failures


def _summary(differences: Sequence[Difference], effect: Effect | None) -> str:
    features = f"{count(len(differences), 'feature')} changed" if differences else "nothing changed"
    if effect is None:
        return f"{features[:1].upper()}{features[1:]}."
    broken = sum(len(impact.broken) for impact in effect.impacts)
    mended = sum(len(impact.mended) for impact in effect.impacts)
    turned = sum(impact.before is not impact.after for impact in effect.impacts)
    return (
        f"{features[:1].upper()}{features[1:]}; in {count(effect.documents, 'document')} "
        f"{broken} broken, {mended} mended, {count(turned, 'verdict')} turned."
    )
