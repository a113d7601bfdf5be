"""Bytes to documents: one reader a kind of file, chosen by the ending of its name."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Final

from promisecheck.documents.decode import decode
from promisecheck.errors import ReadError
from promisecheck.model import Document

READERS: Final = {
    ".txt": "promisecheck.documents.plain:read_plain",
    ".text": "promisecheck.documents.plain:read_plain",
    ".log": "promisecheck.documents.plain:read_plain",
    ".md": "promisecheck.documents.markdown:read_markdown",
    ".markdown": "promisecheck.documents.markdown:read_markdown",
    ".mdown": "promisecheck.documents.markdown:read_markdown",
    ".csv": "promisecheck.documents.csv_table:read_csv",
    ".tsv": "promisecheck.documents.csv_table:read_tsv",
}
SUFFIXES: Final = tuple(READERS)
LARGEST: Final = 20_000_000


def read_document(data: bytes, name: str) -> Document:
    """Reads a document from the bytes of its file.

    ``name`` is the path as it is reported; its ending chooses the reader. Raises ``ReadError``
    where the kind is not known, the file is not text, or it is larger than 20 MB.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in READERS:
        raise ReadError(
            f"{name}: {suffix or 'a file without an ending'} is not a kind of document that "
            f"promisecheck reads; it reads {', '.join(SUFFIXES)}"
        )
    if len(data) > LARGEST:
        raise ReadError(f"{name}: larger than 20 MB; split it to have it checked")
    module, _, function = READERS[suffix].partition(":")
    document: Document = getattr(import_module(module), function)(decode(data, name), name)
    return document
