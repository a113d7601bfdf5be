"""The catalog that a command on it is about: named, of the configuration, or the nearest."""

from __future__ import annotations

from pathlib import Path

from promisecheck.catalog import LoadedCatalog
from promisecheck.cli import given
from promisecheck.cli.settling import from_folder, settings_given
from promisecheck.config import Settings


def catalog_path(named: str | None, settings: Settings | None = None) -> Path:
    """The catalog's file; ``settings`` are those of this folder unless given.

    Raises ``UsageError`` where there is none.
    """
    if named:
        return Path(named)
    settings = settings or settings_given(None)
    return given.catalog_path(from_folder(settings, settings.catalog))


def catalog_chosen(named: str | None, settings: Settings | None = None) -> LoadedCatalog:
    """The catalog read. Raises ``UsageError`` where there is none, ``CatalogError`` if broken."""
    return given.catalog_given(str(catalog_path(named, settings)))
