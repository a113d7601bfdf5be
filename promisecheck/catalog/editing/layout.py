"""Where everything of a YAML file stands: its values with the offsets of their first and last sign.

The file must have been read as a catalog before, which refuses what is nested too deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Piece:
    """A value of the file, ``text[start:end]`` without what may follow it on its line.

    ``kind`` is ``scalar``, ``list``, ``block`` or ``alias``. ``style`` is the sign that a scalar
    begins with ("" for a plain one); ``flow`` says that a list or block stands in brackets.
    ``items`` are the items of a list, or keys and values of a block in turn.
    """

    kind: str
    start: int
    end: int
    text: str = ""
    style: str = ""
    flow: bool = False
    anchor: str = ""
    items: list[Piece] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[Piece, Piece]]:
        """Keys and values of a block."""
        return zip(self.items[::2], self.items[1::2], strict=True)

    def value(self, key: str) -> Piece | None:
        """The value under a key that stands in the block itself."""
        return next((value for name, value in self.pairs() if name.text == key), None)


def read_layout(text: str) -> Piece:
    """The outermost value of a file that holds one."""
    root: Piece | None = None
    opened: list[Piece] = []
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionEndEvent):
            done = opened.pop()
            done.end = _end(done, event)
            continue
        piece = _piece(event, text)
        if piece is None:
            continue
        if opened:
            opened[-1].items.append(piece)
        else:
            root = piece
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(piece)
    if root is None:
        raise ValueError("the file holds nothing")
    return root


def _piece(event: yaml.Event, text: str) -> Piece | None:
    start, end = _offset(event.start_mark), _offset(event.end_mark)
    if isinstance(event, yaml.ScalarEvent):
        style = event.style or ""
        if style in ("|", ">"):  # its end mark lies behind the blank lines that follow
            end = start + len(text[start:end].rstrip())
        return Piece("scalar", start, end, event.value, style, anchor=event.anchor or "")
    if isinstance(event, yaml.AliasEvent):
        return Piece("alias", start, end, event.anchor or "")
    if isinstance(event, yaml.CollectionStartEvent):
        kind = "list" if isinstance(event, yaml.SequenceStartEvent) else "block"
        return Piece(kind, start, end, flow=bool(event.flow_style), anchor=event.anchor or "")
    return None


def _end(done: Piece, event: yaml.Event) -> int:
    """A block without brackets ends with its last value, not where the next one begins."""
    if done.flow:
        return _offset(event.end_mark)
    return done.items[-1].end if done.items else done.start


def _offset(mark: Any) -> int:  # noqa: ANN401 - PyYAML's marks have no common type
    return int(mark.index)


def line_start(text: str, at: int) -> int:
    """The offset of the first sign of the line that ``at`` stands in."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """The offset behind the line break of the line that ``at`` stands in, or the text's end."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def indent_of(text: str, at: int) -> int:
    """How many signs stand before ``at`` in its line."""
    return at - line_start(text, at)
