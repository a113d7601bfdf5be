"""Catalogs that are ready to hold documents against, and those kept from earlier runs.

Reading a catalog and finding the forms that its features are known by takes longer than checking
a note against it. What came of it is kept for the next run, by what it was made of: the bytes of
the catalog's files and the program.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import Stemmer

import promisecheck
from promisecheck.catalog.yaml_source import read_bytes
from promisecheck.errors import CatalogError, Problem
from promisecheck.mentions import CatalogIndex, build_index
from promisecheck.mentions.index import Sought
from promisecheck.mentions.shorthand import Shorthand
from promisecheck.mentions.thesaurus import Wording
from promisecheck.mentions.typos import Spelling
from promisecheck.mentions.units import Form, Unit
from promisecheck.model import (
    Catalog,
    Feature,
    Limit,
    Period,
    Quantity,
    ScopedStatus,
    Status,
)
from promisecheck.scan.entries import Entries
from promisecheck.scan.program import program_digest
from promisecheck.scan.values import UNSOUND, Values, loaded

if TYPE_CHECKING:
    from promisecheck.catalog import LoadedCatalog

MOST_ENTRIES: Final = 40
MOST_BYTES: Final = 100_000_000

# What makes a catalog and its index, and the room that says how they are kept.
_ROOMS: Final = ("model", "text", "catalog", "mentions", "scan")


@dataclass(frozen=True, slots=True)
class ReadyCatalog:
    """A catalog that can be used, and what support should look at in it.

    ``files`` are the paths of the catalog file and of those that it includes, ``index`` is there
    where it was made already.
    """

    catalog: Catalog
    warnings: tuple[Problem, ...]
    files: tuple[str, ...]
    index: CatalogIndex | None = None


def ready(read: LoadedCatalog) -> ReadyCatalog:
    """What checking needs of a catalog that was read."""
    return ReadyCatalog(read.catalog, read.warnings, tuple(file.path for file in read.files))


class KeptCatalogs:
    """The catalogs kept in ``folder``; where it cannot be written, each is read anew."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._entries = folder, Entries(folder)

    def load(self, path: Path) -> ReadyCatalog:
        """The catalog in that file. Raises ``CatalogError`` with all of its problems."""
        data = read_bytes(path)
        key = _key(path, data)
        return self._kept(key) or self._read(path, data, key)

    def _kept(self, key: str) -> ReadyCatalog | None:
        parts = self._entries.get(key)
        if parts is None or len(parts) != 1:
            return None
        try:
            kept, included = loaded(parts[0], _VALUES.makers())
            unchanged = isinstance(kept, ReadyCatalog) and included == _digests(kept.files[1:])
        except (*UNSOUND, CatalogError):
            return None
        return kept if unchanged else None

    def _read(self, path: Path, data: bytes, key: str) -> ReadyCatalog:
        from promisecheck.catalog import parse_catalog

        read = parse_catalog(data, path.as_posix())
        files = tuple(file.path for file in read.files)
        made = ReadyCatalog(read.catalog, read.warnings, files, build_index(read.catalog))
        included = [hashlib.sha256(file.data).digest() for file in read.files[1:]]
        with suppress(OSError):
            # What is planned is nobody else's to read, wherever the catalog itself may lie.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._entries.begin()
            self._entries.put(key, [_VALUES.dumped((made, included))])
            self._entries.prune(MOST_ENTRIES, MOST_BYTES)
        return made


def _digests(paths: Sequence[str]) -> list[bytes]:
    return [hashlib.sha256(read_bytes(Path(path))).digest() for path in paths]


def _key(path: Path, data: bytes) -> str:
    """A digest of all that a catalog depends on besides the files that it includes."""
    parts = [
        promisecheck.__version__,
        program_digest(*_ROOMS),
        str(Stemmer.version()),
        sys.version,
        path.as_posix(),
        hashlib.sha256(data).hexdigest(),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


_VALUES: Final = Values(
    [
        ReadyCatalog,
        *(Catalog, Feature, Limit, Period, Quantity, ScopedStatus, Status, Problem),
        *(CatalogIndex, Sought, Form, Unit, Spelling, Shorthand, Wording),
        dt.date,
        frozenset,
    ]
)
