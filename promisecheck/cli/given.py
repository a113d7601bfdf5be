"""What was given on the command line, in the program's own terms; each raises ``UsageError``."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from promisecheck.catalog import find_catalog
from promisecheck.errors import UsageError
from promisecheck.model import Catalog, Scope, Severity
from promisecheck.scan import shown_path

if TYPE_CHECKING:
    from promisecheck.catalog import LoadedCatalog


def catalog_given(named: str | None) -> LoadedCatalog:
    """The catalog that was named, else the nearest one. Raises ``CatalogError`` if it is broken."""
    from promisecheck.catalog import load_catalog

    path = catalog_path(named)
    loaded = load_catalog(path)
    return replace(loaded, catalog=replace(loaded.catalog, path=shown_path(str(path))))


def catalog_path(named: str | None) -> Path:
    """The file of the catalog that was named, else of the nearest one."""
    return Path(named) if named else _nearest_catalog()


def date_given(text: str | None, option: str = "--as-of") -> dt.date:
    """The day that ``option`` gives as year-month-day, today where it was not given."""
    if text is None:
        return dt.date.today()
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return dt.date.fromisoformat(text)
    except ValueError:
        pass
    raise UsageError(f"{option} {text}: this is no date; write it as in 2026-11-21")


def threshold_given(fail_on: str) -> Severity | None:
    """The least severity that fails, or ``None`` for never."""
    return None if fail_on == "never" else Severity(fail_on)


def scope_given(pairs: Iterable[str], catalog: Catalog, option: str = "--scope") -> Scope:
    """The scope that ``NAME=VALUE`` pairs name; values of one dimension add up."""
    scope: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not value.strip():
            raise UsageError(f"{option} {pair}: write it as in {option} plan=team")
        dimension = _dimension(name.strip(), catalog, option)
        scope[dimension].add(_value(dimension, value.strip(), catalog, option))
    return {dimension: frozenset(values) for dimension, values in sorted(scope.items())}


def one_of(what: str, word: str, choices: Sequence[str]) -> str:
    """``word`` where it is one of ``choices``; ``what`` names in the message what it is for."""
    if word in choices:
        return word
    raise UsageError(f'{what} does not know "{word}"{_hint(word, choices)}')


def _nearest_catalog() -> Path:
    found = find_catalog(Path())
    if found is None:
        raise UsageError(
            "there is no catalog.yaml in this folder or above it; name one with --catalog FILE"
        )
    return found


def _dimension(name: str, catalog: Catalog, option: str) -> str:
    known = {dimension.casefold(): dimension for dimension in catalog.dimensions}
    if not known:
        raise UsageError(f"{option} {name}: the catalog tells no plans, regions or the like apart")
    one_of(f"{option}: the catalog", name.casefold(), tuple(known))
    return known[name.casefold()]


def _value(dimension: str, word: str, catalog: Catalog, option: str) -> str:
    known = _values_by_word(catalog.dimensions[dimension])
    one_of(f"{option} {dimension}: the catalog", word.casefold(), tuple(known))
    return known[word.casefold()]


def _values_by_word(values: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Every value by its id and by each of its words; an id wins over another value's word."""
    words = {word.casefold(): value for value, spoken in values.items() for word in spoken}
    return words | {value.casefold(): value for value in values}


def _hint(word: str, choices: Sequence[str]) -> str:
    from promisecheck.text.nearest import nearest

    close = nearest(word, choices)
    if close:
        return f'; did you mean "{close}"?'
    return f"; it knows {', '.join(choices)}"
