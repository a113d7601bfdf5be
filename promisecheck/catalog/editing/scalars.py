"""How a text is written as a value of a YAML file."""

from __future__ import annotations

import json
import textwrap
from typing import Final

import yaml

from promisecheck.catalog.editing.layout import Piece, read_layout

_NOTHING: Final = frozenset({"", "~", "null", "Null", "NULL"})
_WIDTH: Final = 100
_NARROWEST: Final = 40


def scalar(text: str, *, style: str = "", flow: bool = False) -> str:
    """The text in the given style of quotes ("" for none) where that keeps it, else in others.

    ``flow`` says that it stands between brackets, where a comma ends it.
    """
    for sign in dict.fromkeys((style, "", "'", '"')):
        written = _written(text, sign)
        if written is not None and _keeps(text, written, flow):
            return written
    return json.dumps(text, ensure_ascii=False)


def _written(text: str, style: str) -> str | None:
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return json.dumps(text, ensure_ascii=False)
    return text if text not in _NOTHING and style == "" else None


def _keeps(text: str, written: str, flow: bool) -> bool:
    """Whether a catalog reads the same text from what is written."""
    line = f"{{key: {written}}}" if flow else f"key: {written}"
    try:
        root = read_layout(line)
    except yaml.YAMLError:
        return False
    if root.kind != "block" or len(root.items) != 2:
        return False
    value = root.items[1]
    comma = not flow and not value.style and "," in text  # looks like a list to the reader
    return value.kind == "scalar" and value.text == text and not comma and not value.anchor


def words_list(words: list[str]) -> str:
    """The words as a list in brackets."""
    return "[" + ", ".join(scalar(word, flow=True) for word in words) + "]"


def scope_block(scope: dict[str, list[str]]) -> str:
    """A scope as a block in brackets: ``{plan: [team]}``."""
    parts = (f"{scalar(name, flow=True)}: {words_list(values)}" for name, values in scope.items())
    return "{" + ", ".join(parts) + "}"


def folded(text: str, indent: int, style: str) -> str:
    """The text as ``>-`` (or ``|-``) with lines of at most 100 signs, indented by spaces.

    ``|`` keeps lines apart, which the catalog's reader joins again, so ``>-`` stands for both.
    """
    width = max(_WIDTH - indent, _NARROWEST)
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return "\n".join([f"{style}-", *(" " * indent + line for line in lines)])


def is_folded(piece: Piece) -> bool:
    """Whether the value is written over lines after ``>`` or ``|``."""
    return piece.kind == "scalar" and piece.style in ("|", ">")
