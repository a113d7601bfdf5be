"""Bytes to the documents in them: a file, and what is packed into it or attached to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from promisecheck.documents.decode import decode
from promisecheck.documents.kinds import CONTAINERS, READERS, TEXT_READERS, kind_of
from promisecheck.documents.limits import allowing, beyond, out_of_memory, size
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Failure

_REFUSED: Final = {
    "ppt": "is an old PowerPoint file (.ppt); save it as .pptx",
}


@dataclass(frozen=True, slots=True)
class Member:
    """A file within another: its own name, and what gives its bytes."""

    name: str
    load: Callable[[], bytes]


Content = Document | Failure | Member


def is_plain(data: bytes, name: str, terms: Terms) -> bool:
    """Whether a reader of text reads it, with no foreign code. Raises ``ReadError``."""
    return kind_of(data, name, terms.limits) in TEXT_READERS


def read_here(
    data: bytes, name: str, terms: Terms, begin: Callable[[str], None] = lambda name: None
) -> Iterator[Document | Failure]:
    """The documents in ``data`` one after another; ``begin`` hears the name of each first.

    ``name`` is the path as it is reported; what is within it is called ``mail.eml!offer.docx``.
    What cannot be read comes as a ``Failure``.
    """
    most = terms.limits.documents
    for count, content in enumerate(_Opening(terms, begin).opened(data, name)):
        if count >= most:
            said = f"holds more than {most:,} documents; split it, or {allowing('documents')}"
            yield Failure(name, said)
            return
        yield content


@dataclass(frozen=True, slots=True)
class _Opening:
    """Opens what is packed in one another, on the same terms all the way down."""

    terms: Terms
    begin: Callable[[str], None]

    def opened(self, data: bytes, name: str, depth: int = 0) -> Iterator[Document | Failure]:
        """The documents in ``data``, which lies in ``depth`` other files."""
        self.begin(name)
        try:
            kind = kind_of(data, name, self.terms.limits)
            if kind not in CONTAINERS:
                yield read_kind(kind, data, name, self.terms)
                return
            if depth >= self.terms.limits.depth:
                said = "lies too deep within other files; save it by itself, or "
                raise ReadError(f"{name}: {said}{allowing('depth')}")
            yield from self._members(kind, data, name, depth)
        except ReadError as error:
            yield Failure(name, str(error).removeprefix(f"{name}: "))
        except MemoryError:
            yield Failure(name, out_of_memory())
        except RecursionError:
            yield Failure(name, "is nested too deep to be read; save it in a simpler form")

    def _members(
        self, kind: str, data: bytes, name: str, depth: int
    ) -> Iterator[Document | Failure]:
        for content in _function(CONTAINERS[kind])(data, name, self.terms):
            if not isinstance(content, Member):
                yield content
                continue
            inner = f"{name}!{content.name}"
            try:
                inside = content.load()
            except ReadError as error:
                yield Failure(inner, str(error).removeprefix(f"{name}: "))
                continue
            yield from self.opened(inside, inner, depth + 1)


def read_kind(kind: str, data: bytes, name: str, terms: Terms) -> Document:
    """Reads ``data`` as that kind. Raises ``ReadError``, also where there is no text in it."""
    if kind in _REFUSED:
        raise ReadError(f"{name}: {_REFUSED[kind]}")
    if kind in TEXT_READERS:
        most = terms.limits.text_bytes
        if len(data) > most:
            raise beyond(name, f"larger than {size(most)}", "text-bytes")
        document: Document = _function(TEXT_READERS[kind])(decode(data, name), name, terms)
        return document
    document = _function(READERS[kind])(data, name, terms)
    if not document.blocks:
        raise ReadError(f"{name}: holds no text that could be read")
    return document


def _function(where: str) -> Any:  # noqa: ANN401 - readers and openers return differently
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)
