"""What each document is held against: the command line before its path's settings before all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from promisecheck.catalog import find_catalog
from promisecheck.cli import given
from promisecheck.cli.settling import (
    Asked,
    catalog_named,
    from_folder,
    own_words_given,
    terms_given,
)
from promisecheck.config import PathSettings, Settings
from promisecheck.model import Catalog, Scope
from promisecheck.rules import select_rules
from promisecheck.scan import Basis, Source, shown_path
from promisecheck.scan.catalogs import KeptCatalogs, ReadyCatalog, ready

if TYPE_CHECKING:
    from promisecheck.catalog import LoadedCatalog

CatalogLoader = Callable[[str | None], ReadyCatalog]


def as_it_is(named: str | None) -> ReadyCatalog:
    """Reads the catalog that was named, else the nearest one."""
    return ready(given.catalog_given(named))


def kept_in(folder: Path) -> CatalogLoader:
    """Takes a catalog from the folder where it is kept there, else reads it and keeps it."""
    kept = KeptCatalogs(folder)

    def load(named: str | None) -> ReadyCatalog:
        path = given.catalog_path(named)
        loaded = kept.load(path)
        return replace(loaded, catalog=replace(loaded.catalog, path=shown_path(str(path))))

    return load


def version(loaded: LoadedCatalog, asked: Asked, settings: Settings) -> CatalogLoader:
    """Takes this version for the catalog that is asked about, and any other as it is."""
    asked_about = _file(catalog_named(asked, settings))
    return lambda path: ready(loaded) if _file(path) == asked_about else as_it_is(path)


def _file(path: str | None) -> str | None:
    """The file of a catalog under its true path; ``None`` where there is none to be found."""
    found = Path(path) if path is not None else find_catalog(Path())
    return None if found is None else os.path.realpath(found)


class Bases:
    """Finds for each source the basis that it is held against, as ``[[paths]]`` tell.

    ``load`` gives the catalog of a path, and for ``None`` the nearest one.
    """

    def __init__(
        self,
        asked: Asked,
        settings: Settings,
        *,
        inline: bool = True,
        load: CatalogLoader = as_it_is,
    ) -> None:
        self._asked, self._settings = asked, settings
        self._as_of = given.date_given(asked.as_of)
        self._inline = inline and settings.inline_ignores is not False
        self._load, self._own = load, own_words_given(settings)
        self._numbers: dict[tuple[int, ...], int] = {}
        self._loaded: dict[str, ReadyCatalog] = {}
        self.bases: list[Basis] = []

    def placed(self, sources: Sequence[Source]) -> list[Source]:
        """The sources with the numbers of their bases.

        Raises ``PromiseCheckError`` where a catalog cannot be used, or a setting does not fit it.
        """
        if not self._settings.paths:
            self._number(())
            return list(sources)
        placed = [replace(one, basis=self._number(self._fitting(one))) for one in sources]
        if not self.bases:
            self._number(())
        return placed

    def main_catalog(self) -> ReadyCatalog:
        """The catalog that a report names: that of documents without settings of their own."""
        number = self._numbers.get((), 0)
        path = self.bases[number].catalog.path
        return next(one for one in self._loaded.values() if one.catalog.path == path)

    def files(self, number: int) -> tuple[str, ...]:
        """The files of a basis's catalog."""
        catalog = self.bases[number].catalog
        return next(one.files for one in self._loaded.values() if one.catalog is catalog)

    def features(self) -> frozenset[str]:
        """The ids of all features of all catalogs in use."""
        return frozenset(f.id for basis in self.bases for f in basis.catalog.features)

    def _fitting(self, source: Source) -> tuple[int, ...]:
        seen_from = os.path.relpath(source.file or source.path, self._settings.folder)
        name = seen_from.replace(os.sep, "/")
        return tuple(at for at, one in enumerate(self._settings.paths) if one.globs.match(name))

    def _number(self, fitting: tuple[int, ...]) -> int:
        if fitting not in self._numbers:
            self._numbers[fitting] = len(self.bases)
            self.bases.append(self._basis([self._settings.paths[at] for at in fitting]))
        return self._numbers[fitting]

    def _basis(self, parts: Sequence[PathSettings]) -> Basis:
        loaded = self._catalog(parts)
        severities = dict(self._settings.severity)
        for part in parts:
            severities |= part.severity
        off = [code for code, severity in severities.items() if severity is None]
        return Basis(
            loaded.catalog,
            self._as_of,
            self._scope(parts, loaded.catalog),
            self._selected(parts) - frozenset(off),
            {code: one for code, one in severities.items() if one is not None},
            self._inline,
            self._own,
            terms_given(self._settings),
            loaded.index,
        )

    def _catalog(self, parts: Sequence[PathSettings]) -> ReadyCatalog:
        named = [self._settings.catalog, *(part.catalog for part in parts)]
        chosen = next((name for name in reversed(named) if name is not None), None)
        path = self._asked.catalog or from_folder(self._settings, chosen)
        key = path or ""
        if key not in self._loaded:
            self._loaded[key] = self._load(path)
        return self._loaded[key]

    def _scope(self, parts: Sequence[PathSettings], catalog: Catalog) -> Scope:
        """The narrowest word on each dimension decides: command line, last path, all paths."""
        scope: dict[str, frozenset[str]] = {}
        for pairs in (self._settings.scope, *(part.scope for part in parts)):
            scope.update(given.scope_given(pairs, catalog, f"{self._settings.path}: scope"))
        return {**scope, **given.scope_given(self._asked.scope, catalog)}

    def _selected(self, parts: Sequence[PathSettings]) -> frozenset[str]:
        select = _last([self._settings.select, *(p.select for p in parts), self._asked.select])
        ignore = _last([self._settings.ignore, *(p.ignore for p in parts), self._asked.ignore])
        return select_rules(select, ignore)


def _last(lists: Sequence[Sequence[str] | None]) -> Sequence[str]:
    return next((one for one in reversed(lists) if one), ())
