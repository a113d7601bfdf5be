"""What holds in a run: the command line before the configuration before what is usual."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.claims.own_words import OwnWords, own_words
from promisecheck.cli import given
from promisecheck.config import PathSettings, Settings, find_config
from promisecheck.errors import UsageError
from promisecheck.model import Catalog, Scope, Severity
from promisecheck.reports import FORMATS
from promisecheck.rules import select_rules
from promisecheck.scan import Basis, Choice, Source, patterns, shown_path


def settings_given(named: str | None) -> Settings:
    """The configuration that was named, else the nearest one, else what sets nothing.

    Raises ``SettingsError`` where it is broken.
    """
    path = Path(named) if named is not None else find_config(Path())
    if path is None:
        return Settings()
    from promisecheck.config.load import load_config

    settings = load_config(path, tuple(FORMATS))
    return replace(settings, path=shown_path(settings.path))


def from_folder(settings: Settings, path: str | None) -> str | None:
    """A path that the configuration gives, which begins at its own folder."""
    return None if path is None else os.path.normpath(settings.folder / path)


@dataclass(frozen=True, slots=True)
class Asked:
    """What documents are held against, as the command line has it."""

    catalog: str | None
    scope: Sequence[str]
    as_of: str | None
    select: Sequence[str]
    ignore: Sequence[str]
    fail_on: str | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which files of folders to look at, as the command line has it."""

    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    force_exclude: bool = False
    hidden: bool = False
    ignore_files: bool = True
    changed_since: str | None = None


def choice_given(chosen: Chosen, settings: Settings) -> Choice:
    """The files to look at: patterns of both kinds add up, a switch thrown anywhere counts."""
    try:
        return Choice(
            include=(
                *patterns(chosen.include, Path()),
                *patterns(settings.include or (), settings.folder),
            ),
            exclude=(
                *patterns(chosen.exclude, Path()),
                *patterns(settings.exclude or (), settings.folder),
            ),
            force_exclude=chosen.force_exclude or bool(settings.force_exclude),
            hidden=chosen.hidden or bool(settings.hidden),
            ignore_files=chosen.ignore_files and settings.ignore_files is not False,
        )
    except ValueError:
        given_ones = ", ".join([*chosen.include, *chosen.exclude])
        raise UsageError(f"a pattern among {given_ones} cannot be understood") from None


class Bases:
    """Finds for each source the basis that it is held against, as ``[[paths]]`` tell."""

    def __init__(self, asked: Asked, settings: Settings, *, inline: bool) -> None:
        self._asked, self._settings = asked, settings
        self._as_of = given.date_given(asked.as_of)
        self._inline = inline and settings.inline_ignores is not False
        self._own = _own_words(settings)
        self._numbers: dict[tuple[int, ...], int] = {}
        self._loaded: dict[str, LoadedCatalog] = {}
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

    def main_catalog(self) -> LoadedCatalog:
        """The catalog that a report names: that of documents without settings of their own."""
        number = self._numbers.get((), 0)
        path = self.bases[number].catalog.path
        return next(one for one in self._loaded.values() if one.catalog.path == path)

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
        catalog = self._catalog(parts)
        severities = dict(self._settings.severity)
        for part in parts:
            severities |= part.severity
        off = [code for code, severity in severities.items() if severity is None]
        return Basis(
            catalog,
            self._as_of,
            self._scope(parts, catalog),
            self._selected(parts) - frozenset(off),
            {code: one for code, one in severities.items() if one is not None},
            self._inline,
            self._own,
            self._settings.document_bytes,
        )

    def _catalog(self, parts: Sequence[PathSettings]) -> Catalog:
        named = [self._settings.catalog, *(part.catalog for part in parts)]
        chosen = next((name for name in reversed(named) if name is not None), None)
        path = self._asked.catalog or from_folder(self._settings, chosen)
        key = path or ""
        if key not in self._loaded:
            self._loaded[key] = given.catalog_given(path)
        return self._loaded[key].catalog

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


def fail_on_given(asked: Asked, settings: Settings) -> Severity | None:
    """The least severity that fails a document; ``None`` for never."""
    return given.threshold_given(asked.fail_on or settings.fail_on or "error")


def only_changed(sources: Sequence[Source], changed: frozenset[str]) -> list[Source]:
    """The sources whose files are among ``changed``, and those that are no files."""
    return [
        one
        for one in sources
        if not one.file or os.path.abspath(one.file) in changed  # noqa: PTH100
    ]


def _last(lists: Sequence[Sequence[str] | None]) -> Sequence[str]:
    return next((one for one in reversed(lists) if one), ())


def _own_words(settings: Settings) -> OwnWords:
    return own_words(settings.cues, settings.competitors, settings.company_names)
