"""Rich Text (.rtf): its words as plain text."""

from __future__ import annotations

import re
from typing import Final

from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, as_written
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Place

_CODEPAGE: Final = re.compile(rb"\\ansicpg(\d{2,5})")
_OUTLINE: Final = re.compile(rb"\\outlinelevel([0-8])(?!\d) ?")
_STYLE: Final = re.compile(
    rb"\{\\s(?P<style>\d{1,3})\\[^{};]{0,400}? ?heading (?P<level>[1-6]);", re.IGNORECASE
)
_STYLED: Final = re.compile(rb"\\pard[^{}\n]{0,60}?\\s(?P<style>\d{1,3})(?!\d) ?")
_SIGN: Final = b"\\u58888?"
_SHOWN: Final = re.compile("\ue608([0-8])")


def read_rtf(data: bytes, path: str, _terms: Terms) -> Document:
    """Reads Rich Text. ``path`` is how it is reported."""
    return compose(_elements(rtf_text(_marked(data), path)), path, "rtf")


def rtf_text(data: bytes, path: str) -> str:
    """The words of Rich Text; the cells of a table row are parted by bars."""
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
    levels = {found["style"]: int(found["level"]) - 1 for found in _STYLE.finditer(head)}
    body = _OUTLINE.sub(lambda found: found[0] + b" " + _SIGN + found[1], body)

    def mark(found: re.Match[bytes]) -> bytes:
        level = levels.get(found["style"])
        return found[0] if level is None else found[0] + b" " + _SIGN + b"%d" % level

    return head + (_STYLED.sub(mark, body) if levels else body)


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
    part = Paragraph(_SHOWN.sub("", text).strip(), Place(number, 1))
    return GridCell((part,) if part.text else ())


def _paragraph(line: str, number: int) -> Paragraph:
    place = Place(number, 1)
    found, words = _SHOWN.search(line), _SHOWN.sub("", line)
    if found and words.strip():
        return Paragraph(words.strip(), place, Role.HEADING, min(int(found[1]) + 1, 6))
    return Paragraph(words.rstrip(), place)
