"""The text of a Word paragraph as a reader sees it, and what is anchored in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from promisecheck.documents.formats.ooxml import on, shown
from promisecheck.documents.formats.symbols import picture
from promisecheck.documents.markup import attribute, child, local, value

_LEFT_OUT: Final = frozenset(
    "del moveFrom instrText delText delInstrText pPr rPr rt annotationRef fldData sdtPr".split()
)
_SIGNS: Final = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_ANCHORED: Final = frozenset(
    "br lastRenderedPageBreak sym txbxContent footnoteReference endnoteReference fldChar".split()
)


@dataclass(slots=True)
class Written:
    """What a paragraph holds. ``breaks`` counts the pages that end in it."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    breaks: int = 0
    bold: bool = False
    plain: bool = False

    @property
    def text(self) -> str:
        """The words, without space around them."""
        return "".join(self.parts).strip(" \n\t")

    @property
    def set_in(self) -> str:
        """The words with the spaces in front by which a writer set them in."""
        return "".join(self.parts).strip("\n\t").rstrip()

    @property
    def is_bold(self) -> bool:
        """Whether all words are in bold."""
        return self.bold and not self.plain


def read_text(paragraph: etree._Element, bold: bool = False) -> Written:
    """What stands in the paragraph; ``bold`` says that its style is."""
    written = Written()
    _walk(paragraph, written, bold)
    return written


def _walk(element: etree._Element, written: Written, bold: bool) -> None:
    for one in element:
        name = local(one)
        if name == "t":
            _add(written, one.text or "", bold)
        elif name in _SIGNS:
            written.parts.append(_SIGNS[name])
        elif name in _ANCHORED:
            _anchored(one, name, written)
        elif name in _INNER:
            _INNER[name](one, written, bold)
        elif name and name not in _LEFT_OUT:
            _walk(one, written, bold)


def _walk_run(run: etree._Element, written: Written, bold: bool) -> None:
    properties = child(run, "rPr")
    if not _is(properties, "vanish", False):
        _walk(run, written, _is(properties, "b", bold))


def _walk_alternative(contents: etree._Element, written: Written, bold: bool) -> None:
    alternative = shown(contents)
    if alternative is not None:
        _walk(alternative, written, bold)


def _anchored(one: etree._Element, name: str, written: Written) -> None:
    """What stands at a point of the paragraph."""
    if name == "br":
        _break(one, written)
    elif name == "lastRenderedPageBreak":
        written.breaks += 1
    elif name == "sym":
        code = attribute(one, "char") or ""
        written.parts.append(_symbol(attribute(one, "font") or "", code))
    elif name == "fldChar":
        written.parts.append(_entered(child(one, "ffData")))
    elif name == "txbxContent":
        written.boxes.append(one)
    else:
        written.notes.append((name, attribute(one, "id") or ""))


def _add(written: Written, text: str, bold: bool) -> None:
    written.parts.append(text.replace("\n", " ").replace("\r", " "))
    if any(map(str.isalnum, text)):
        written.bold = written.bold or bold
        written.plain = written.plain or not bold


def _break(one: etree._Element, written: Written) -> None:
    if attribute(one, "type") == "page":
        written.breaks += 1
        written.parts.append(" ")
    else:
        written.parts.append("\n")


def _entered(form: etree._Element | None) -> str:
    """What was entered in a form field of the old kind: a check mark, or a choice."""
    box, choices = child(form, "checkBox"), child(form, "ddList")
    if box is not None:
        state = child(box, "checked")
        state = child(box, "default") if state is None else state
        checked = on(state, attribute(state, "val") if state is not None else None)
        return "☑" if checked else "☐"
    if choices is not None:
        listed = [attribute(one, "val") or "" for one in choices if local(one) == "listEntry"]
        chosen = value(choices, "result") or "0"
        return listed[int(chosen)] if chosen.isdigit() and int(chosen) < len(listed) else ""
    return ""


def _symbol(font: str, code: str) -> str:
    try:
        return picture(font, int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _walk_control(control: etree._Element, written: Written, bold: bool) -> None:
    """A form field; where nothing was entered its prompt says nothing."""
    if child(control, "sdtPr", "showingPlcHdr") is None:
        content = child(control, "sdtContent")
        if content is not None:
            _walk(content, written, bold)


def _is(properties: etree._Element | None, name: str, otherwise: bool) -> bool:
    found = child(properties, name)
    return otherwise if found is None else on(found, attribute(found, "val"))


_INNER: Final = {"r": _walk_run, "AlternateContent": _walk_alternative, "sdt": _walk_control}
