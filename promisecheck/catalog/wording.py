"""How messages quote what stands in a catalog file."""

from __future__ import annotations

from collections.abc import Iterable

from promisecheck.catalog.nodes import MappingNode, Node, SequenceNode
from promisecheck.text.nearest import nearest

_SHOWN = 60


def shown(text: str) -> str:
    """Return ``text`` in double quotes, on one line, cut to 60 characters and safe to print."""
    line = " ".join(text[: 4 * _SHOWN].split())
    line = line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
    return f'"{printable(line)}"'


def printable(text: str) -> str:
    """Return ``text`` with "?" for each sign that a terminal would not show or would act on."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def listed(words: Iterable[str]) -> str:
    """Return words between commas, at most twenty of them and each safe to print."""
    safe = [shown(word)[1:-1] for word in words]
    return ", ".join(safe[:20]) + (" ..." if len(safe) > 20 else "")


def kind_of(node: Node) -> str:
    """Return what a person would call the value."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return 'a block of "key: value"'
    return "empty" if node.is_empty else f"the text {shown(node.text)}"


def suggestion(word: str, choices: Iterable[str]) -> str:
    """Return ``did you mean "..."?`` with the closest choice, or ""."""
    close = nearest(word, choices)
    return "" if close is None else f"did you mean {shown(close)}?"
