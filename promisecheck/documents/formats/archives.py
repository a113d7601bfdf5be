"""ZIP archives and gzip files: the documents in them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Final

from promisecheck.documents.kinds import KINDS
from promisecheck.documents.limits import beyond, size
from promisecheck.documents.packed import Package
from promisecheck.documents.reading import Content, Member
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError

_STEP: Final = 1_000_000
_GZIP: Final = 31


def open_zip(data: bytes, path: str, terms: Terms) -> Iterator[Content]:
    """The documents of an archive; files of other kinds and hidden ones are left out."""
    package = Package(data, path, terms.limits)
    found = [name for name in package.members if _is_document(name)]
    if not found:
        raise ReadError(f"{path}: there is no document in this archive")
    for name in found:
        yield Member(name, partial(package.read, name))


def _is_document(name: str) -> bool:
    pure = PurePosixPath(name.replace("\\", "/"))
    hidden = any(part.startswith((".", "__MACOSX")) for part in pure.parts)
    return not hidden and pure.suffix.lower() in KINDS


def open_gzip(data: bytes, path: str, terms: Terms) -> Iterator[Content]:
    """The one file that is packed, called as the archive without its ``.gz``."""
    name = PurePosixPath(path.rpartition("!")[2]).name
    inner = name[:-3] if name.lower().endswith(".gz") else name
    if PurePosixPath(inner).suffix.lower() not in KINDS:
        inner += ".txt"
    yield Member(inner, partial(_unpacked, data, path, terms.limits.document_bytes))


def _unpacked(data: bytes, path: str, most: int) -> bytes:
    parts: list[bytes] = []
    length = 0
    stream = zlib.decompressobj(_GZIP)
    try:
        chunk = stream.decompress(data, _STEP)
        while chunk:
            parts.append(chunk)
            length += len(chunk)
            if length > most:
                raise beyond(path, f"is larger than {size(most)} unpacked", "document-bytes")
            chunk = stream.decompress(stream.unconsumed_tail, _STEP)
    except zlib.error as error:
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    if not stream.eof:
        raise ReadError(f"{path}: the file is cut off; save or send it again")
    return b"".join(parts)
