"""What holds for the words inside of an element of a web page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Role
from promisecheck.documents.markup import local

_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_STRONG: Final = frozenset({"b", "strong", "th"})


@dataclass(frozen=True, slots=True)
class State:
    """What holds: what the words are, how far they are set in, quoted and nested."""

    role: Role = Role.TEXT
    level: int = 0
    mark: str = "-"
    depth: int = 0
    lists: int = 0
    bold: bool = False
    kept: bool = False  # space and line breaks are as written
    in_cell: bool = False
    nesting: int = 0

    def changed(
        self,
        *,
        role: Role | None = None,
        level: int | None = None,
        mark: str | None = None,
        depth: int | None = None,
        lists: int | None = None,
        bold: bool | None = None,
        kept: bool | None = None,
    ) -> State:
        """The state one element farther in; ``dataclasses.replace`` is too slow here."""
        return State(
            self.role if role is None else role,
            self.level if level is None else level,
            self.mark if mark is None else mark,
            self.depth if depth is None else depth,
            self.lists if lists is None else lists,
            self.bold if bold is None else bold,
            self.kept if kept is None else kept,
            self.in_cell,
            self.nesting + 1,
        )


def inside(one: etree._Element, name: str, state: State) -> State:
    """What holds inside of a block."""
    if name[0] == "h" and name[1:].isdigit():
        return state.changed(role=Role.HEADING, level=int(name[1:]))
    if name in ("ul", "ol"):
        return state.changed(role=Role.TEXT, level=state.lists, lists=state.lists + 1)
    if name == "li":
        mark = _item_mark(one)
        return state.changed(role=Role.ITEM, level=max(state.lists - 1, 0), mark=mark)
    if name == "blockquote":
        return state.changed(depth=state.depth + 1)
    if name == "pre":
        code = any(local(inner) == "code" for inner in one)
        return state.changed(kept=True, role=Role.CODE if code else state.role)
    return state.changed()


def within(one: etree._Element, name: str, state: State) -> State:
    """What holds inside of an element of a line."""
    bold = state.bold or name in _STRONG or bool(_BOLD.search(one.get("style") or ""))
    return state.changed(bold=bold)


def is_hidden(one: etree._Element) -> bool:
    """Whether the element says itself that it is not seen."""
    if one.get("hidden") is not None:
        return True
    style = one.get("style")
    return bool(style and _HIDDEN.search(style.casefold()))


def _item_mark(one: etree._Element) -> str:
    parent = one.getparent()
    if parent is None or local(parent) != "ol":
        return "-"
    start = parent.get("start") or "1"
    before = sum(1 for sibling in one.itersiblings("li", preceding=True))
    number = (int(start) if start.isdigit() else 1) + min(before, 999)
    kind = parent.get("type") or "1"
    return f"{chr(ord(kind) + (number - 1) % 26)})" if kind in ("a", "A") else f"{number}."
