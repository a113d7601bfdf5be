"""Word's styles and lists: which paragraphs are headings, items, quotes or code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.flow import Role
from promisecheck.documents.formats.ooxml import on
from promisecheck.documents.formats.symbols import symbol
from promisecheck.documents.markup import attribute, child, local, value

_HEADING: Final = re.compile(r"heading (\d)")
_QUOTES: Final = frozenset({"quote", "intense quote", "block text", "quotations"})
_CODE: Final = frozenset({"source code", "html preformatted", "code", "code block"})
_TICKS: Final = frozenset("✓✔✗✘✅❌☑☒☐")
_DEEPEST: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says; ``level`` is an outline level from 1, or 0."""

    name: str = ""
    level: int = 0
    numbering: tuple[str, int] | None = None
    bold: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it is the document's title."""
        return self.name == "title"

    @property
    def role(self) -> Role:
        """What a paragraph of this style is."""
        return Role.CODE if self.name in _CODE else Role.TEXT

    @property
    def depth(self) -> int:
        """1 for a style that sets quotations."""
        return int(self.name in _QUOTES)


def read_styles(root: etree._Element) -> dict[str, Style]:
    """The paragraph styles by id; the default one also by ""."""
    raw = {
        attribute(one, "styleId") or "": one
        for one in root
        if local(one) == "style" and attribute(one, "type") in ("paragraph", None)
    }
    styles = {name: _style(name, raw) for name in raw}
    for name, one in raw.items():
        if attribute(one, "default") in ("1", "true"):
            styles[""] = styles[name]
    return styles


def _style(name: str, raw: dict[str, etree._Element]) -> Style:
    own = (value(raw[name], "name") or "").casefold()
    level, numbering, bold = 0, None, None
    seen: set[str] = set()
    at: str | None = name
    while at in raw and at not in seen:
        seen.add(at)
        one = raw[at]
        level = level or outline_level(child(one, "pPr")) or _named_level(one)
        numbering = numbering or read_numbering(child(one, "pPr"))
        mark = child(one, "rPr", "b")
        bold = bold if mark is None or bold is not None else on(mark, attribute(mark, "val"))
        at = value(one, "basedOn")
    return Style(own, level, numbering, bool(bold))


def _named_level(one: etree._Element) -> int:
    found = _HEADING.fullmatch((value(one, "name") or "").casefold())
    return int(found[1]) if found else 0


def outline_level(properties: etree._Element | None) -> int:
    """The outline level that a paragraph's properties give, from 1, or 0."""
    level = value(properties, "outlineLvl")
    return int(level) + 1 if level and level.isdigit() and int(level) < _DEEPEST else 0


def read_numbering(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level from 0 that a paragraph's properties name."""
    found = child(properties, "numPr")
    if found is None:
        return None
    level = value(found, "ilvl") or "0"
    number = value(found, "numId")
    return (number or "", min(int(level), _DEEPEST) if level.isdigit() else 0)


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is marked."""

    format: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    counts: defaultdict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    def mark(self, number: str, level: int) -> str:
        """The mark of the next item: ``-``, ``3.``, a tick, or "" where it has none."""
        known = self.levels.get((number, level), Level("bullet", "•", 1))
        if known.format == "bullet":
            sign = symbol(known.text)
            if sign in _TICKS:
                return f"- {sign}"
            return "-" if known.text.strip() else ""
        if known.format == "none":
            return ""
        self.counts[number, level] += 1
        for deeper in range(level + 1, _DEEPEST + 1):
            self.counts.pop((number, deeper), None)
        return _counted(known.format, known.start + self.counts[number, level] - 1)


def _counted(form: str, number: int) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter.upper() if form.startswith('upper') else letter})"
    return f"{number}."


def read_lists(root: etree._Element) -> Numbering:
    """The lists that the numbering part defines."""
    abstract = {
        attribute(one, "abstractNumId"): list(_levels(one))
        for one in root
        if local(one) == "abstractNum"
    }
    made = Numbering()
    for one in root:
        if local(one) != "num":
            continue
        number = attribute(one, "numId") or ""
        for level, how in abstract.get(value(one, "abstractNumId"), ()):
            made.levels[number, level] = how
    return made


def _levels(one: etree._Element) -> Iterator[tuple[int, Level]]:
    for level in one:
        if local(level) != "lvl":
            continue
        number, start = attribute(level, "ilvl") or "0", value(level, "start") or "1"
        if number.isdigit():
            how = Level(
                value(level, "numFmt") or "decimal",
                value(level, "lvlText") or "",
                int(start) if start.isdigit() else 1,
            )
            yield int(number), how
