"""Bytes to the documents in them: a file, and what is packed into it or attached to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from promisecheck.documents.decode import decode
from promisecheck.documents.kinds import CONTAINERS, READERS, TEXT_READERS, kind_of
from promisecheck.documents.limits import LIMITS
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


def is_plain(data: bytes, name: str) -> bool:
    """Whether a reader of text reads it, with no foreign code. Raises ``ReadError``."""
    return kind_of(data, name) in TEXT_READERS


def read_here(
    data: bytes, name: str, begin: Callable[[str], None] = lambda name: None
) -> Iterator[Document | Failure]:
    """The documents in ``data`` one after another; ``begin`` hears the name of each first.

    ``name`` is the path as it is reported; what is within it is called ``mail.eml!offer.docx``.
    What cannot be read comes as a ``Failure``.
    """
    for count, content in enumerate(_opened(data, name, 0, begin)):
        if count >= LIMITS.documents:
            yield Failure(name, f"holds more than {LIMITS.documents:,} documents; split it")
            return
        yield content


def _opened(
    data: bytes, name: str, depth: int, begin: Callable[[str], None]
) -> Iterator[Document | Failure]:
    begin(name)
    try:
        kind = kind_of(data, name)
        if kind not in CONTAINERS:
            yield read_kind(kind, data, name)
            return
        if depth >= LIMITS.depth:
            raise ReadError(f"{name}: lies too deep within other files; save it by itself")
        yield from _members(kind, data, name, depth, begin)
    except ReadError as error:
        yield Failure(name, str(error).removeprefix(f"{name}: "))
    except MemoryError:
        yield Failure(name, "it is too large for this machine's memory")
    except RecursionError:
        yield Failure(name, "is nested too deep to be read; save it in a simpler form")


def _members(
    kind: str, data: bytes, name: str, depth: int, begin: Callable[[str], None]
) -> Iterator[Document | Failure]:
    for content in _function(CONTAINERS[kind])(data, name):
        if not isinstance(content, Member):
            yield content
            continue
        inner = f"{name}!{content.name}"
        try:
            inside = content.load()
        except ReadError as error:
            yield Failure(inner, str(error).removeprefix(f"{name}: "))
            continue
        yield from _opened(inside, inner, depth + 1, begin)


def read_kind(kind: str, data: bytes, name: str) -> Document:
    """Reads ``data`` as that kind. Raises ``ReadError``, also where there is no text in it."""
    if kind in _REFUSED:
        raise ReadError(f"{name}: {_REFUSED[kind]}")
    if kind in TEXT_READERS:
        if len(data) > LIMITS.text:
            raise ReadError(f"{name}: larger than 20 MB; split it to have it checked")
        document: Document = _function(TEXT_READERS[kind])(decode(data, name), name)
        return document
    if len(data) > LIMITS.file:
        raise ReadError(f"{name}: larger than 100 MB; split it to have it checked")
    document = _function(READERS[kind])(data, name)
    if not document.blocks:
        raise ReadError(f"{name}: holds no text that could be read")
    return document


def _function(where: str) -> Any:  # noqa: ANN401 - readers and openers return differently
    module, _, function = where.partition(":")
    return getattr(import_module(module), function)
