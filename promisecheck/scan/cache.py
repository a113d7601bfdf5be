"""Results of documents that did not change, kept between runs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import promisecheck
from promisecheck.scan.entries import Entries
from promisecheck.scan.examining import Basis
from promisecheck.scan.packing import Packed
from promisecheck.scan.program import program_digest
from promisecheck.scan.sources import Source

FOLDER: Final = ".promisecheck_cache"
MOST_ENTRIES: Final = 100_000
MOST_BYTES: Final = 2_000_000_000


class Cache:
    """The cache in ``folder``; ``bases`` are those of the run, by number."""

    def __init__(self, folder: Path, bases: list[Basis]) -> None:
        self._entries = Entries(folder)
        self._digests = [_digest_of(basis) for basis in bases]

    def begin(self) -> None:
        """Makes the folder with its own ignore file. Raises ``OSError`` where it cannot."""
        self._entries.begin()

    def key(self, source: Source, data: bytes) -> str:
        """The name of the entry for a source with these bytes."""
        made = hashlib.sha256(self._digests[source.basis])
        for part in (source.path, source.read_as):
            made.update(os.fsencode(part) + b"\0")
        made.update(hashlib.sha256(data).digest())
        return made.hexdigest()

    def get(self, key: str) -> list[Packed] | None:
        """The documents of the entry, or ``None`` where there is none that is sound."""
        parts = self._entries.get(key)
        if parts is None or len(parts) % len(Packed._fields):
            return None
        return [Packed(*parts[at : at + 3]) for at in range(0, len(parts), 3)]

    def put(self, key: str, documents: Sequence[Packed]) -> None:
        """Keeps the documents of a source; where they cannot be written, nothing is kept."""
        self._entries.put(key, [part for packed in documents for part in packed])

    def prune(self) -> None:
        """Deletes what was not used for longest beyond what may be kept, and leftovers."""
        self._entries.prune(MOST_ENTRIES, MOST_BYTES)


def _digest_of(basis: Basis) -> bytes:
    """A digest of all that a result depends on besides the document."""
    parts = [
        promisecheck.__version__,
        program_digest(""),
        basis.catalog.digest,
        basis.as_of.isoformat(),
        repr([(name, sorted(values)) for name, values in sorted(basis.scope.items())]),
        repr(basis.selected if basis.selected is None else sorted(basis.selected)),
        repr([(code, severity.value) for code, severity in sorted(basis.severities.items())]),
        repr(basis.inline),
        repr([(cue.phrase, cue.category.value) for cue in basis.own.cues]),
        repr((sorted(basis.own.competitors), sorted(basis.own.company))),
        repr(basis.terms),
    ]
    return hashlib.sha256("\0".join(parts).encode()).digest()
