"""Checked documents put aside on disk, so that memory does not grow with their number."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import overload

from promisecheck.model import CheckedDocument
from promisecheck.scan.packing import Known, Packed, pack, unpack_from
from promisecheck.suppression import Examined

_PARTS = 3


class Shelf(Sequence[CheckedDocument]):
    """Documents in the order in which they were put there; each is made anew when looked at."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="promisecheck-")  # noqa: SIM115
        self._ends = array("Q", [0])
        self._known: list[Known] = []

    def __del__(self) -> None:
        """Gives the disk back; what was read from there stays as it is."""
        self._file.close()

    def put(self, document: CheckedDocument, packed: Packed | None, known: Known) -> None:
        """Puts a document there; ``packed`` are its bytes, where they are at hand."""
        parts = packed or pack(Examined(document))
        for part in parts:
            self._file.write(part)
            self._ends.append(self._ends[-1] + len(part))
        self._known.append(known)

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> CheckedDocument: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CheckedDocument]: ...
    def __getitem__(self, index: int | slice) -> CheckedDocument | Sequence[CheckedDocument]:
        if isinstance(index, slice):
            return [self._document(at) for at in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._document(index % len(self))

    def __iter__(self) -> Iterator[CheckedDocument]:
        return (self._document(at) for at in range(len(self)))

    def _document(self, at: int) -> CheckedDocument:
        self._file.flush()
        head, findings, claims = (self._reader(at * _PARTS + part) for part in range(_PARTS))
        return unpack_from(head(), findings, claims, self._known[at]).document

    def _reader(self, part: int) -> Callable[[], bytes]:
        return partial(self._read, self._ends[part], self._ends[part + 1])

    def _read(self, start: int, end: int) -> bytes:
        self._file.seek(start)
        data: bytes = self._file.read(end - start)
        return data
