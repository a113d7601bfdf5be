"""Rich Text (.rtf): its words as plain text."""

from __future__ import annotations

import re
from typing import Final

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, as_written
from promisecheck.documents.rich import compose
from promisecheck.errors import ReadError
from promisecheck.model import Document, Place

_CODEPAGE: Final = re.compile(rb"\\ansicpg(\d{2,5})")
_OUTLINE: Final = re.compile(rb"\\outlinelevel([0-8])(?!\d) ?")
_SIGN: Final = b"\\u58888?"
_SHOWN_SIGN: Final = "\ue608"


def read_rtf(data: bytes, path: str) -> Document:
    """Reads Rich Text. ``path`` is how it is reported."""
    return compose(_elements(_words(_marked(data), path)), path, "rtf")


def rtf_text(data: bytes, path: str) -> str:
    """The words of Rich Text; the cells of a table row are parted by bars."""
    return _words(data, path)


def _words(data: bytes, path: str) -> str:
    from striprtf.striprtf import rtf_to_text

    if not data:
        return ""
    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            data.decode("latin-1"), encoding=_codepage(data), errors="replace"
        )
    except Exception as error:  # striprtf raises whatever its decoding does
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
    return text.replace("\x00", "")


def _codepage(data: bytes) -> str:
    found = _CODEPAGE.search(data[:2000])
    return f"cp{found[1].decode()}" if found else "cp1252"


def _marked(data: bytes) -> bytes:
    """The source with a sign put where a paragraph says that it is a heading."""
    end = data.find(b"\\pard")
    head, body = data[: max(end, 0)], data[max(end, 0) :]
    return head + _OUTLINE.sub(lambda found: found[0] + b" " + _SIGN + found[1], body)


def _elements(text: str) -> list[Element]:
    made: list[Element] = []
    rows: list[tuple[GridCell, ...]] = []
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.split("|")
        if len(cells) > 2 and not cells[-1].strip():
            rows.append(tuple(_cell(cell, number) for cell in cells[:-1]))
            continue
        if rows:
            made.append(Grid(tuple(rows)))
            rows = []
        made.append(_paragraph(line, number))
    if rows:
        made.append(Grid(tuple(rows)))
    return as_written(made)


def _cell(text: str, number: int) -> GridCell:
    part = Paragraph(text.replace(_SHOWN_SIGN, "").strip(), Place(number, 1))
    return GridCell((part,) if part.text else ())


def _paragraph(line: str, number: int) -> Paragraph:
    place = Place(number, 1)
    before, sign, after = line.partition(_SHOWN_SIGN)
    if sign and after[:1].isdigit() and after[1:].strip():
        words = (before + after[1:]).replace(_SHOWN_SIGN, "").strip()
        return Paragraph(words, place, Role.HEADING, min(int(after[0]) + 1, 6))
    return Paragraph(line.replace(_SHOWN_SIGN, "").rstrip(), place)
