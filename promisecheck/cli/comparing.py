"""One run of ``catalog diff`` or of ``impact``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.catalog.revisions import load_version
from promisecheck.cli import given
from promisecheck.cli.catalog.chosen import catalog_chosen, catalog_path
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.streams import complain, tell
from promisecheck.documents import SUFFIXES
from promisecheck.model import Catalog, Scope
from promisecheck.reports.wording import count
from promisecheck.scan import find_documents
from promisecheck.upkeep.comparing import Difference, compare
from promisecheck.upkeep.impact import Effect, Scopes, effect_of, read_all
from promisecheck.upkeep.stories import FORMATS, story

DONE, FAILED = 0, 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """What to compare, as it was given."""

    old: str
    new: str | None
    paths: Sequence[str]
    scope: Sequence[str]
    catalog: str | None
    as_of: str | None


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
    effect, all_read = _effect(asked, old.catalog, new.catalog)
    shown = differences if with_changes else ()
    write_told(story(shown, effect, format_name), format_name)
    tell(_summary(differences, effect))
    if not all_read:
        return FAILED
    return broken_is if effect and any(impact.broken for impact in effect.impacts) else DONE


def _versions(asked: Comparison) -> tuple[LoadedCatalog, LoadedCatalog]:
    def usual() -> Path:
        return catalog_path(asked.catalog)

    old = load_version(asked.old, usual)
    return old, load_version(asked.new, usual) if asked.new else catalog_chosen(asked.catalog)


def _effect(asked: Comparison, old: Catalog, new: Catalog) -> tuple[Effect | None, bool]:
    if not asked.paths:
        return None, True
    found = find_documents(list(asked.paths), frozenset(SUFFIXES))
    documents, failed = read_all(found.documents)
    failed += [(failure.path, failure.message) for failure in (*found.missing, *found.skipped)]
    for path, message in failed:
        complain(f"{path}: {message}")
    scopes = Scopes(_scope(asked, old), _scope(asked, new))
    effect = effect_of(old, new, documents, given.date_given(asked.as_of), scopes)
    return effect, not failed


def _scope(asked: Comparison, catalog: Catalog) -> Scope:
    return given.scope_given(asked.scope, catalog)


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
