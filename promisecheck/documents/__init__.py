"""Bytes to documents: one reader a kind of file, each loaded only when such a file comes."""

from __future__ import annotations

from collections.abc import Iterator

from promisecheck.documents.kinds import READ, SUFFIXES, kind_of
from promisecheck.documents.reading import is_plain, read_here
from promisecheck.documents.terms import USUAL, Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Failure

__all__ = [
    "READ",
    "SUFFIXES",
    "USUAL",
    "Terms",
    "is_plain",
    "kind_of",
    "read_document",
    "read_documents",
]


def read_document(data: bytes, name: str, terms: Terms = USUAL) -> Document:
    """Reads a document from the bytes of its file, in this process.

    ``name`` is the path as it is reported. Of a file that holds several, the first one. Raises
    ``ReadError`` where the kind is not known, or nothing can be read.
    """
    for found in read_here(data, name, terms):
        if isinstance(found, Failure):
            raise ReadError(f"{found.path}: {found.message}")
        return found
    raise ReadError(f"{name}: holds no document that could be read")


def read_documents(data: bytes, name: str, terms: Terms = USUAL) -> Iterator[Document | Failure]:
    """All documents in the bytes of a file: itself, and what is attached to it or packed in it.

    What is within is called ``mail.eml!offer.docx``; what cannot be read comes as a ``Failure``.
    All but text is read in a process of its own. Raises ``ReadError`` where the kind is not known.
    """
    if is_plain(data, name, terms):
        return read_here(data, name, terms)
    from promisecheck.documents.apart import read_apart

    return read_apart(data, name, terms)
