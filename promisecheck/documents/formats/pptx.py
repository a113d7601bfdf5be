"""PowerPoint presentations (.pptx): titles, text, tables, groups and notes, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from promisecheck.documents.flow import Element, Paragraph, Role
from promisecheck.documents.formats.ooxml import Parts, Relation
from promisecheck.documents.formats.pptx_shapes import ShapeReader, placeholder
from promisecheck.documents.formats.slides import Slide, read_slides
from promisecheck.documents.markup import child
from promisecheck.documents.terms import Terms
from promisecheck.model import Document


def read_pptx(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a presentation. ``path`` is how it is reported."""
    parts = Parts.of(data, path, terms.limits)
    main = parts.main("ppt/presentation.xml")
    relations = parts.relations(main)
    listed = child(parts.root(main), "sldIdLst")
    targets = [
        relations[number].target
        for one in (listed if listed is not None else ())
        if (number := _relation_id(one)) in relations
    ]
    slides = (_slide(parts, part, number) for number, part in enumerate(targets, 1))
    return read_slides(slides, path, "pptx")


def _relation_id(one: etree._Element) -> str:
    """The id of the relation; ``id`` without a namespace is the slide's own."""
    return next((str(v) for k, v in one.items() if str(k).endswith("}id")), "")


def _slide(parts: Parts, part: str, number: int) -> Slide:
    reader = ShapeReader(number)
    relations = parts.relations(part)
    tree = child(parts.root(part), "cSld", "spTree")
    found = list(reader.shapes(tree)) if tree is not None else []
    found.sort(key=lambda one: not (isinstance(one, Paragraph) and one.role is Role.HEADING))
    found.extend(_diagrams(parts, relations, reader))
    notes = [
        element
        for relation in relations.values()
        if relation.kind == "notesSlide"
        for element in _notes(parts, relation.target, reader)
    ]
    return Slide(found, notes)


def _diagrams(
    parts: Parts, relations: dict[str, Relation], reader: ShapeReader
) -> Iterator[Paragraph]:
    """The words of SmartArt."""
    for relation in relations.values():
        if relation.kind == "diagramData":
            for point in parts.root(relation.target).iter("{*}pt"):
                body = child(point, "t")
                if body is not None:
                    yield from reader.paragraphs(body, bulleted=False)


def _notes(parts: Parts, part: str, reader: ShapeReader) -> Iterator[Element]:
    tree = child(parts.root(part), "cSld", "spTree")
    for shape in tree if tree is not None else ():
        if placeholder(shape) == "body":
            body = child(shape, "txBody")
            if body is not None:
                yield from reader.paragraphs(body, bulleted=False)
