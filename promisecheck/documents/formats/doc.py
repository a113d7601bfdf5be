"""Old Word documents (.doc): their text, from the table of pieces in which it is kept."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, as_written
from promisecheck.documents.formats.ole import opened, stream
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Place

_SIGNS: Final = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x0c": "\r", "\xa0": " "})
_OTHERS: Final = re.compile(r"[\x00-\x06\x08\x0e-\x1d]")
_MAGIC: Final = 0xA5EC


def read_doc(data: bytes, path: str, _terms: Terms) -> Document:
    """Reads an old Word document. ``path`` is how it is reported."""
    with opened(data, path) as streams:
        main = stream(streams, "WordDocument", path)
        if len(main) < 0x1AA or struct.unpack_from("<H", main)[0] != _MAGIC:
            raise ReadError(f"{path}: is too old a Word file; save it as .docx")
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        if flags & 0x100:
            raise ReadError(f"{path}: is protected by a password; save it without one")
        table = stream(streams, "1Table" if flags & 0x200 else "0Table", path)
    try:
        text = "".join(_pieces(main, table))
    except struct.error as error:
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    return compose(as_written(list(_elements(_plain(text)))), path, "doc")


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The pieces of the text in their order."""
    start, size = struct.unpack_from("<II", main, 0x1A2)
    kept = table[start : start + size]
    at = 0
    while at < len(kept) and kept[at] == 1:  # what was saved with "fast save"
        at += 3 + struct.unpack_from("<H", kept, at + 1)[0]
    length = struct.unpack_from("<I", kept, at + 1)[0]
    plan = kept[at + 5 : at + 5 + length]
    count = (len(plan) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}I", plan)
    for number in range(count):
        where = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * number + 2)[0]
        characters = max(edges[number + 1] - edges[number], 0)
        if where & 0x40000000:
            offset = (where & 0x3FFFFFFF) // 2
            yield main[offset : offset + characters].decode("cp1252", "replace")
        else:
            yield main[where : where + 2 * characters].decode("utf-16-le", "replace")


def _plain(text: str) -> str:
    before = ""
    while before != text:  # fields within fields
        before, text = (
            text,
            re.sub(r"\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15", r"\1", text),
        )
    return _OTHERS.sub("", text.translate(_SIGNS))


def _elements(text: str) -> Iterator[Element]:
    rows: list[tuple[GridCell, ...]] = []
    for number, part in enumerate(text.split("\r"), 1):
        place = Place(number, 1, paragraph=number)
        *lines, rest = part.split("\x07\x07")
        rows.extend(_row(line, place) for line in lines if line.strip("\x07 \n"))
        if "\x07" in rest and rest.strip("\x07 "):
            rows.append(_row(rest, place))
            continue
        if not lines or rest.strip():
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield Paragraph(rest.replace("\x07", "").strip(), place)
    if rows:
        yield Grid(tuple(rows))


def _row(line: str, place: Place) -> tuple[GridCell, ...]:
    return tuple(
        GridCell((Paragraph(cell.strip(), place),) if cell.strip() else ())
        for cell in line.split("\x07")
    )
