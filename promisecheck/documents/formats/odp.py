"""Presentations of LibreOffice (.odp)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from promisecheck.documents.flow import Element, Paragraph, Role, said
from promisecheck.documents.formats.opendocument import Reader, open_package
from promisecheck.documents.formats.opendocument_styles import Looks
from promisecheck.documents.formats.slides import Slide, read_slides
from promisecheck.documents.markup import attribute, child, local, parse
from promisecheck.documents.terms import Terms
from promisecheck.model import Document

_FRINGE = frozenset({"date-time", "footer", "header", "page-number"})


def read_odp(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a presentation. ``path`` is how it is reported."""
    package = open_package(data, path, terms.limits)
    content = parse(package, "content.xml")
    looks = Looks()
    if "styles.xml" in package:
        looks.add(parse(package, "styles.xml"))
    looks.add(content)
    body = child(content, "body", "presentation")
    if body is None:
        body = child(content, "body", "drawing")
    pages = [one for one in body if local(one) == "page"] if body is not None else []
    return read_slides(_slides(pages, looks), path, "odp")


def _slides(pages: list[etree._Element], looks: Looks) -> Iterator[Slide]:
    for number, page in enumerate(pages, 1):
        reader = Reader(looks, slide=number, numbered=False)
        titles: list[Element] = []
        found: list[Element] = []
        for shape in page:
            kind = attribute(shape, "class") or ""
            if local(shape) == "notes" or kind in _FRINGE:
                continue
            inside = [one for one in reader.elements([shape]) if said(one)]  # type: ignore[arg-type]
            (titles if kind == "title" else found).extend(
                _as_title(one) if kind == "title" else one for one in inside
            )
        notes = child(page, "notes")
        spoken = [one for one in reader.elements(notes) if said(one)] if notes is not None else []
        yield Slide([*titles, *found], [one for one in spoken if isinstance(one, Paragraph)])


def _as_title(element: Element) -> Element:
    return (
        replace(element, role=Role.HEADING, level=2) if isinstance(element, Paragraph) else element
    )
