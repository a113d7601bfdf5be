"""The YAML or TOML in front of a Markdown document, as fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.model import Field, Place

_PAIR: Final = re.compile(r"(?P<key>[^\W\d_][\w .-]{0,40}?)\s*[:=](?:\s+(?P<value>.*))?$")
_FENCES: Final = {"---": ("---", "..."), "+++": ("+++",)}
_MOST_LINES: Final = 100


def front_matter_end(lines: Sequence[Line]) -> int:
    """The index after the front matter, or 0 where there is none."""
    closing = _FENCES.get(lines[0].text.rstrip(), ()) if lines else ()
    for index in range(1, min(len(lines), _MOST_LINES) if closing else 0):
        text = lines[index].text.rstrip()
        if text in closing:
            return index + 1 if index > 1 else 0
        if text and not _PAIR.match(text) and not text.startswith((" ", "\t", "-", "#", "[")):
            return 0
    return 0


def read_front_matter(lines: Sequence[Line]) -> tuple[list[Piece], list[Field]]:
    """The pieces and the fields of the lines between the fences."""
    pieces: list[Piece] = []
    fields: list[Field] = []
    for line in lines[1:-1]:
        if line.blank or line.text.startswith("#"):
            continue
        pieces.append(Piece(PieceKind.FIELD, (line.strip(),)))
        pair = _PAIR.match(line.text)
        value = (pair["value"] or "").strip().strip("\"'") if pair else ""
        if pair and value:
            fields.append(Field(pair["key"], value, Place(line.number, line.column)))
        elif fields and (listed := line.text.strip(" -\t\"'")) and line.text[0] in " -\t":
            fields.append(Field(fields[-1].name, listed, Place(line.number, line.column)))
    return pieces, fields
