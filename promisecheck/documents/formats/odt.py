"""Texts of LibreOffice (.odt)."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from promisecheck.documents.flow import Element, Paragraph, Role, as_written, said, titled
from promisecheck.documents.formats.opendocument import Reader, open_package
from promisecheck.documents.formats.opendocument_styles import Looks
from promisecheck.documents.markup import child, local, parse
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document


def read_odt(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a text. ``path`` is how it is reported."""
    package = open_package(data, path, terms.limits)
    content = parse(package, "content.xml")
    looks = Looks()
    styles = parse(package, "styles.xml") if "styles.xml" in package else None
    if styles is not None:
        looks.add(styles)
    looks.add(content)
    body = child(content, "body", "text")
    paged = body is not None and any(True for _ in body.iter("{*}soft-page-break"))
    reader = Reader(looks, page=1 if paged else None)
    elements = list(reader.elements(body)) if body is not None else []
    above, below = _fringe(styles, looks)
    rule = Paragraph("---", reader.place(), Role.RULE)
    whole = [*above, *titled(as_written(elements)), *([rule, *below] if below else [])]
    return compose(whole, path, "odt")


def _fringe(styles: etree._Element | None, looks: Looks) -> tuple[list[Element], list[Element]]:
    """What stands in the headers and in the footers of pages, each text once."""
    found: tuple[list[Element], list[Element]] = ([], [])
    known: set[str] = set()
    for page in styles.iter("{*}master-page") if styles is not None else ():
        for part in page:
            name = local(part)
            if not name.startswith(("header", "footer")):
                continue
            for element in Reader(looks, numbered=False).elements(part):
                text = said(element)
                if text and text not in known:
                    known.add(text)
                    found[name.startswith("footer")].append(_at_top(element))
    return found


def _at_top(element: Element) -> Element:
    if isinstance(element, Paragraph):
        return replace(element, role=Role.TEXT, level=0)
    return element
