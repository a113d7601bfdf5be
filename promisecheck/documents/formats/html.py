"""Web pages and the HTML of mails: what a reader sees, with headings, lists, quotes and tables."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.decode import decode
from promisecheck.documents.flow import Element, Grid, GridCell, Paragraph, Role, as_written
from promisecheck.documents.limits import Limits, beyond
from promisecheck.documents.markup import broken, local
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document, Place

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE
)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_UNSEEN: Final = frozenset(
    "script style template noscript head title meta link select option datalist svg math "
    "object iframe audio video canvas colgroup button".split()
)
_APART: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure section article header footer "
    "aside nav main fieldset form details body html".split()
)
_LINES: Final = frozenset(
    "div li dt dd tr td th address figcaption summary center caption legend thead tbody "
    "tfoot".split()
)
_STRONG: Final = frozenset({"b", "strong", "th"})
_DEEPEST: Final = 200


def read_html(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a web page. ``path`` is how it is reported."""
    return compose(html_elements(data, path, terms.limits), path, "html")


def html_elements(data: bytes, name: str, limits: Limits, charset: str = "") -> list[Element]:
    """What a page shows, in reading order; ``charset`` is what came with it, if anything.

    Raises ``ReadError`` where nothing can be made of it.
    """
    text = _DECLARATION.sub("", _decoded(data, name, charset)).replace("\0", "")
    if not text.strip():
        return []
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, error) from error
    if root is None:
        return []
    reader = _Reader(name, limits.characters)
    reader.walk(root, _State())
    reader.flush(_State())
    return as_written(reader.found)


def _decoded(data: bytes, name: str, charset: str) -> str:
    declared = _CHARSET.search(data[:4096])
    known = charset or (declared[1].decode("ascii") if declared else "")
    if known and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(known)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data, name)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text inside of an element."""

    role: Role = Role.TEXT
    level: int = 0
    mark: str = "-"
    depth: int = 0
    lists: int = 0
    bold: bool = False
    kept: bool = False  # space and line breaks are as written
    in_cell: bool = False
    nesting: int = 0


@dataclass(slots=True)
class _Reader:
    """Goes through a page once and gathers its paragraphs and tables."""

    name: str
    most: int
    found: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    line: int = 1
    gap: bool = True
    bold: bool = False
    plain: bool = False
    begun: bool = False  # the item that is read has had its first paragraph
    size: int = 0

    def walk(self, element: etree._Element, state: _State) -> None:
        """Reads what stands inside of an element."""
        self._text(element.text, state, element)
        for one in element:
            if isinstance(one.tag, str) and state.nesting < _DEEPEST:
                self._element(one, state)
            self._text(one.tail, state, one)

    def _element(self, one: etree._Element, state: _State) -> None:
        name = local(one)
        if name in _UNSEEN or _is_hidden(one):
            return
        if name == "br":
            self.parts.append("\n")
        elif name == "hr":
            self.flush(state)
            self.found.append(Paragraph("---", Place(_line(one), 1), Role.RULE))
            self.gap = True
        elif name == "img":
            alt = (one.get("alt") or "").strip()
            if state.in_cell and len(alt) <= 30:
                self._text(f" {alt} ", state, one)
        elif name == "input":
            self._input(one, state)
        elif name == "table":
            self._table(one, state)
        elif name in _APART or name in _LINES:
            self._block(one, name, state)
        else:
            bold = state.bold or name in _STRONG or bool(_BOLD.search(one.get("style") or ""))
            self.walk(one, _changed(state, bold=bold))

    def _input(self, one: etree._Element, state: _State) -> None:
        if one.get("type") == "checkbox":
            self._text("☑ " if one.get("checked") is not None else "☐ ", state, one)

    def _text(self, text: str | None, state: _State, near: etree._Element) -> None:
        if not text:
            return
        self.size += len(text)
        if self.size > self.most:
            raise beyond(self.name, "holds too much text", "characters")
        said = text if state.kept else _SPACE.sub(" ", text)
        if not self.parts and said.strip(" "):
            self.line = _line(near)
        self.parts.append(said)
        if any(map(str.isalnum, said)):
            self.bold, self.plain = self.bold or state.bold, self.plain or not state.bold

    def flush(self, state: _State) -> None:
        """Ends the paragraph that is being read."""
        raw = "".join(self.parts)
        text = _lines(raw, state.kept)
        blank = not text and bool(raw.strip(" ") or (state.kept and raw))
        if text or blank:
            self._add(text, state)
        self.parts.clear()
        self.bold = self.plain = False

    def _add(self, text: str, state: _State) -> None:
        role, level = state.role, state.level
        if role is Role.ITEM and self.begun:
            role, level = Role.TEXT, level + 1
        if role is Role.ITEM:
            self.begun = bool(text)
        if role is Role.HEADING and not text:
            return
        bold = self.bold and not self.plain and role is Role.TEXT
        place = Place(self.line, 1)
        if "\n" not in text or role is not Role.TEXT:
            tight = not self.gap and role is Role.TEXT
            part = Paragraph(text, place, role, level, state.mark, state.depth, bold, tight)
            self.found.append(part)
        else:
            self._add_lines(text.split("\n"), place, level, state.depth)
        self.gap = False

    def _add_lines(self, lines: list[str], place: Place, level: int, depth: int) -> None:
        """Lines that the writer broke, each a paragraph close to the last."""
        tight = not self.gap
        for line in lines:
            self.found.append(
                Paragraph(line.rstrip(), place, level=level, depth=depth, tight=tight)
            )
            tight = True

    def _block(self, one: etree._Element, name: str, state: _State) -> None:
        self.flush(state)
        self.gap = self.gap or name in _APART
        inner = _inside(one, name, state)
        if name == "li":
            self.begun = False
        self.walk(one, inner)
        self.flush(inner)
        self.gap = self.gap or name in _APART
        if name == "li":
            self.begun = True

    def _table(self, one: etree._Element, state: _State) -> None:
        self.flush(state)
        self.gap = True
        rows = _rows(one)
        if _sets_side_by_side(one, rows):
            self.walk(one, state)
            self.flush(state)
        else:
            self.found.append(self._grid(rows, state))
        self.gap = True

    def _grid(self, rows: list[etree._Element], state: _State) -> Grid:
        made: list[tuple[GridCell, ...]] = []
        named = 0
        for row in rows:
            cells = [one for one in row if local(one) in ("td", "th")]
            above = row.getparent()
            heads = above is not None and local(above) == "thead"
            heads = heads or (bool(cells) and all(local(one) == "th" for one in cells))
            named += heads and named == len(made)
            made.append(tuple(self._cell(one, state) for one in cells if not _is_hidden(one)))
        return Grid(tuple(made), named, state.depth)

    def _cell(self, one: etree._Element, state: _State) -> GridCell:
        inner = _Reader(self.name, self.most, line=_line(one), size=self.size)
        cell = _State(depth=state.depth, in_cell=True, nesting=state.nesting + 1)
        inner.walk(one, cell)
        inner.flush(cell)
        self.size = inner.size
        parts = tuple(
            part for part in inner.found if isinstance(part, Paragraph) and part.text.strip()
        )
        return GridCell(parts, _span(one, "colspan"), _span(one, "rowspan"))


def _inside(one: etree._Element, name: str, state: _State) -> _State:
    """What holds inside of a block."""
    if name[0] == "h" and name[1:].isdigit():
        return _changed(state, role=Role.HEADING, level=int(name[1:]))
    if name in ("ul", "ol"):
        return _changed(state, role=Role.TEXT, level=state.lists, lists=state.lists + 1)
    if name == "li":
        mark = _item_mark(one)
        return _changed(state, role=Role.ITEM, level=max(state.lists - 1, 0), mark=mark)
    if name == "blockquote":
        return _changed(state, depth=state.depth + 1)
    if name == "pre":
        code = any(local(inner) == "code" for inner in one)
        return _changed(state, kept=True, role=Role.CODE if code else state.role)
    return _changed(state)


def _changed(
    state: _State,
    *,
    role: Role | None = None,
    level: int | None = None,
    mark: str | None = None,
    depth: int | None = None,
    lists: int | None = None,
    bold: bool | None = None,
    kept: bool | None = None,
) -> _State:
    """The state one element farther in; ``dataclasses.replace`` is too slow here."""
    return _State(
        state.role if role is None else role,
        state.level if level is None else level,
        state.mark if mark is None else mark,
        state.depth if depth is None else depth,
        state.lists if lists is None else lists,
        state.bold if bold is None else bold,
        state.kept if kept is None else kept,
        state.in_cell,
        state.nesting + 1,
    )


def _item_mark(one: etree._Element) -> str:
    parent = one.getparent()
    if parent is None or local(parent) != "ol":
        return "-"
    start = parent.get("start") or "1"
    before = sum(1 for sibling in one.itersiblings("li", preceding=True))
    number = (int(start) if start.isdigit() else 1) + min(before, 999)
    kind = parent.get("type") or "1"
    return f"{chr(ord(kind) + (number - 1) % 26)})" if kind in ("a", "A") else f"{number}."


def _lines(raw: str, kept: bool) -> str:
    """The text with the space around its lines cut off."""
    if kept:
        return raw.strip("\n").rstrip()
    lines = [line.strip(" ") for line in raw.replace("\xa0", " ").split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines)


def _line(one: etree._Element) -> int:
    line: int | None = one.sourceline  # type: ignore[assignment]
    return max(line or 1, 1)


def _is_hidden(one: etree._Element) -> bool:
    if one.get("hidden") is not None:
        return True
    style = one.get("style")
    return bool(style and _HIDDEN.search(style.casefold()))


def _span(one: etree._Element, name: str) -> int:
    text = (one.get(name) or "1").strip()
    return min(max(int(text), 1), 1000) if text.isdecimal() and len(text) < 5 else 1


def _rows(table: etree._Element) -> list[etree._Element]:
    rows = []
    for one in table:
        if local(one) == "tr":
            rows.append(one)
        elif local(one) in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in one if local(row) == "tr")
    return rows


def _sets_side_by_side(table: etree._Element, rows: list[etree._Element]) -> bool:
    """Whether the table is there for its looks: it holds tables, headings or a single column."""
    if any(True for _ in table.iterdescendants("table")):
        return True
    if table.get("role") == "presentation":
        return True
    if any(True for _ in table.iterdescendants("th")):
        return False
    if any(True for _ in table.iterdescendants("h1", "h2", "h3", "h4", "blockquote")):
        return True
    widths = [sum(local(one) in ("td", "th") for one in row) for row in rows]
    return sum(width > 1 for width in widths) < 2
