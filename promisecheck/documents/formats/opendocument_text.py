"""The words of a paragraph of LibreOffice, and what is anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.formats.opendocument_styles import Looks
from promisecheck.documents.markup import attribute, child, local

_LEFT_OUT: Final = frozenset(
    "annotation annotation-end tracked-changes note-citation ruby-text sequence-decls forms "
    "binary-data title desc variable-decls page-number page-count".split()
)
FRAMES: Final = frozenset("frame custom-shape rect ellipse g a shape-group text-box".split())


def span(element: etree._Element, name: str, most: int = 1000) -> int:
    """A count that an attribute gives, 1 where it does not."""
    text = attribute(element, name) or "1"
    return min(max(int(text), 1), most) if text.isdigit() and len(text) < 9 else 1


@dataclass(slots=True)
class WrittenText:
    """What a paragraph holds."""

    parts: list[str] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)
    breaks: int = 0
    bold: bool = False
    plain: bool = False

    def add(self, text: str | None, bold: bool) -> None:
        """Adds words; line ends of the source are no line ends, and space does not set in."""
        if text and not self.parts:
            text = text.lstrip()
        if text:
            self.parts.append(" ".join(text.split("\n")))
            if any(map(str.isalnum, text)):
                self.bold, self.plain = self.bold or bold, self.plain or not bold


def read_words(element: etree._Element, written: WrittenText, looks: Looks, bold: bool) -> None:
    """Adds to ``written`` what stands in the element; ``bold`` says that it is in bold."""
    written.add(element.text, bold)
    for one in element:
        _inline(one, written, looks, bold)
        written.add(one.tail, bold)


def _inline(one: etree._Element, written: WrittenText, looks: Looks, bold: bool) -> None:
    name = local(one)
    if name == "s":
        written.parts.append(" " * span(one, "c", 200))
    elif name in ("tab", "line-break"):
        written.parts.append("\t" if name == "tab" else "\n")
    elif name == "soft-page-break":
        written.breaks += 1
    elif name in FRAMES and name != "a":
        written.frames.append(one)
    elif name == "note":
        body = child(one, "note-body")
        if body is not None:
            written.frames.append(body)
    elif name == "span":
        look = looks.of(one)
        read_words(one, written, looks, look.bold or bold)
    elif name and name not in _LEFT_OUT:
        read_words(one, written, looks, bold)
