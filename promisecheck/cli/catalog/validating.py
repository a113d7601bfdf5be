"""One run of ``catalog validate``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from promisecheck.cli import given
from promisecheck.cli.catalog.annotations import FORMATS, Annotation, of_errors, of_notices
from promisecheck.cli.catalog.chosen import catalog_chosen
from promisecheck.cli.catalog.writing import write_told
from promisecheck.cli.streams import tell
from promisecheck.errors import CatalogError
from promisecheck.reports import wording
from promisecheck.upkeep.quality import Review, review, select_checks

USABLE, WARNED, BROKEN = 0, 1, 2


def run_validate(
    catalog: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    format_name: str,
    as_of: str | None,
    *,
    strict: bool,
) -> int:
    """Writes what is wrong in the format asked for and returns the exit status."""
    given.one_of("--format", format_name, tuple(FORMATS))
    checks = select_checks(select, ignore)
    day = given.date_given(as_of)
    try:
        loaded = catalog_chosen(catalog)
    except CatalogError as error:
        _write(of_errors(error.problems), format_name)
        tell(f"{wording.count(len(error.problems), 'error')}. The catalog cannot be used.")
        return BROKEN
    found = of_notices(review(Review(loaded, day), checks))
    _write(found, format_name)
    tell(_summary(loaded.catalog.path, len(loaded.catalog.features), found))
    return WARNED if found and strict else USABLE


def _write(found: Sequence[Annotation], format_name: str) -> None:
    write_told(FORMATS[format_name](found), format_name)


def _summary(path: str, features: int, found: Sequence[Annotation]) -> str:
    said = f"{path}: {wording.count(features, 'feature')}, no error"
    if not found:
        return f"{said}, no warning."
    by_name = Counter(f"{one.code} {one.name}" for one in found)
    parts = ", ".join(f"{number} {name}" for name, number in sorted(by_name.items()))
    return f"{said}, {wording.count(len(found), 'warning')} ({parts})."
