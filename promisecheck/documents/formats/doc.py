"""Old Word documents (.doc): their text, from the table of pieces in which it is kept."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Final

from promisecheck.documents.flow import (
    Element,
    Grid,
    GridCell,
    Paragraph,
    Role,
    as_written,
    titled,
)
from promisecheck.documents.formats.doc_paragraphs import Looks
from promisecheck.documents.formats.ole import opened, stream
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Place

_SIGNS: Final = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x0c": "\r", "\xa0": " "})
_OTHERS: Final = re.compile(r"[\x00-\x06\x08\x0e-\x1d]")
_MAGIC: Final = 0xA5EC
_HEADING, _ITEM, _ROW_END = "\ue606", "\ue607", "\ue608"
_END: Final = re.compile(r"[\r\x07]")
_SIGN: Final = re.compile(f"(?P<sign>[{_HEADING}{_ITEM}])(?P<level>[0-9])")


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
        text = "".join(_pieces(main, table, Looks(main, table)))
    except struct.error as error:
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    return compose(titled(as_written(list(_elements(_plain(text))))), path, "doc")


def _pieces(main: bytes, table: bytes, looks: Looks) -> Iterator[str]:
    """The pieces of the text in their order, a sign at the end of headings and items."""
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
            text = main[offset : offset + characters].decode("cp1252", "replace")
            yield _signed(text, offset, 1, looks)
        else:
            text = main[where : where + 2 * characters].decode("utf-16-le", "replace")
            yield _signed(text, where, 2, looks)


def _signed(text: str, start: int, width: int, looks: Looks) -> str:
    """The text that begins at an offset, with signs at the ends of rows, headings and items."""

    def sign(found: re.Match[str]) -> str:
        look = looks.at(start + width * found.start())
        if found[0] == "\x07":
            return _ROW_END if look.ends_row else "\x07"
        if look.in_table:
            return "\n"
        if look.level:
            return f"{_HEADING}{max(look.level, 0)}\r"
        return "\r" if look.item is None else f"{_ITEM}{look.item}\r"

    return _END.sub(sign, text)


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
    whole = text if _ROW_END in text else text.replace("\x07\x07", "\x07" + _ROW_END)
    for number, part in enumerate(whole.split("\r"), 1):
        place = Place(number, 1, paragraph=number)
        *lines, rest = part.split(_ROW_END)
        rows.extend(_row(line, place) for line in lines if line.strip("\x07 \n"))
        if not lines or rest.strip():
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield _paragraph(rest.replace("\x07", ""), place)
    if rows:
        yield Grid(tuple(rows))


def _paragraph(words: str, place: Place) -> Paragraph:
    found = _SIGN.search(words)
    set_in = _SIGN.sub("", words).rstrip().strip("\n\t")
    text = set_in.strip()
    if not found or not text:
        return Paragraph(set_in, place)
    level = int(found["level"])
    if found["sign"] == _HEADING:
        return Paragraph(text, place, Role.HEADING, level or -1)
    return Paragraph(text, place, Role.ITEM, level)


def _row(line: str, place: Place) -> tuple[GridCell, ...]:
    cells = (_SIGN.sub("", part).strip() for part in line.removesuffix("\x07").split("\x07"))
    return tuple(GridCell((Paragraph(cell, place),) if cell else ()) for cell in cells)
