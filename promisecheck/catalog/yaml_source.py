"""Bytes of a catalog file to its text: encodings, size, and characters that YAML cannot hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from promisecheck.errors import CatalogError, Problem

MAX_BYTES = 8 * 1024 * 1024

# YAML names what is printable; what is not is the shorter list, and compiles ten times as fast.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """Return the file's bytes. Raises ``CatalogError`` where it cannot be read."""
    try:
        if path.is_dir():
            raise _failure(path, "this is a folder; name the catalog file in it")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _failure(path, "there is no such file; check the name of the catalog") from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise _failure(path, f"the catalog cannot be read: {reason}") from error
    except ValueError as error:  # a name that no file can have
        raise _failure(path, "no file can have this name; check the name") from error


def decode(data: bytes, path: str) -> str:
    """Return the text of a catalog in UTF-8, or in UTF-16 with a byte order mark.

    Raises ``CatalogError`` where it is too large, no text, or holds control characters.
    """
    if len(data) > MAX_BYTES:
        message = f"the catalog is larger than {MAX_BYTES >> 20} MiB; make it smaller"
        raise CatalogError([Problem(path, 1, 1, message)])
    mark, encoding = _encoding(data)
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        message = f"this is not {encoding[:6].upper()} text; save the catalog as UTF-8"
        raise _at_end_of(before, path, message) from error
    _refuse_unprintable(text, path)
    return text


def encode_like(data: bytes, text: str) -> bytes:
    """The bytes of ``text`` in the encoding of the catalog file that ``data`` is."""
    mark, encoding = _encoding(data)
    return mark + text.encode(encoding)


def _encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark (or none) and the encoding that it stands for."""
    return next((bom for bom in _BOMS if data.startswith(bom[0])), (b"", "utf-8"))


def _refuse_unprintable(text: str, path: str) -> None:
    found = _UNPRINTABLE.search(text)
    if found is None:
        return
    message = f"here is an invisible control character (U+{ord(found[0]):04X}); delete it"
    if found[0] == "\0":
        message = "this is not a text file; save the catalog as UTF-8 text"
    raise _at_end_of(text[: found.start()], path, message)


def _at_end_of(before: str, path: str, message: str) -> CatalogError:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return CatalogError([Problem(path, line, column, message)])


def _failure(path: Path, message: str) -> CatalogError:
    return CatalogError([Problem(path.as_posix(), 1, 1, message)])
