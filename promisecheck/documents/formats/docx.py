"""Word documents (.docx, .docm, .dotx): body, tables, headers, footers, text boxes, notes."""

from __future__ import annotations

from lxml import etree

from promisecheck.documents.flow import (
    Element,
    Paragraph,
    Role,
    as_written,
    said,
    titled,
)
from promisecheck.documents.formats.docx_body import DocxReader
from promisecheck.documents.formats.docx_styles import (
    Numbering,
    Style,
    read_lists,
    read_styles,
)
from promisecheck.documents.formats.ooxml import Parts, Relation
from promisecheck.documents.markup import attribute
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document


def read_docx(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a Word document. ``path`` is how it is reported."""
    parts = Parts.of(data, path, terms.limits)
    main = parts.main("word/document.xml")
    relations = parts.relations(main)
    root = parts.root(main)
    reader = DocxReader(parts, *_look(parts, relations), pages=_has_pages(root))
    fringe = _fringe(root, relations, reader)
    body = list(reader.elements(root))
    body = titled(as_written(body))
    notes = list(reader.notes_of(relations))
    rule = Paragraph("---", reader.place(), Role.RULE)
    below = [*fringe["footer"], *notes]
    elements = [*fringe["header"], *body, *([rule, *below] if below else [])]
    return compose(elements, path, "docx")


def _look(parts: Parts, relations: dict[str, Relation]) -> tuple[dict[str, Style], Numbering]:
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    styles = read_styles(parts.root(by_kind["styles"])) if "styles" in by_kind else {}
    lists = read_lists(parts.root(by_kind["numbering"])) if "numbering" in by_kind else Numbering()
    return styles, lists


def _has_pages(root: etree._Element) -> bool:
    return any(True for _ in root.iter("{*}lastRenderedPageBreak")) or any(
        attribute(one, "type") == "page" for one in root.iter("{*}br")
    )


def _fringe(
    root: etree._Element, relations: dict[str, Relation], reader: DocxReader
) -> dict[str, list[Element]]:
    """What stands in the page headers and footers, each text once."""
    found: dict[str, list[Element]] = {"header": [], "footer": []}
    known: set[str] = set()
    for one in root.iter("{*}headerReference", "{*}footerReference"):
        relation = relations.get(attribute(one, "id") or "")
        if relation is None or relation.kind not in found or relation.target in known:
            continue
        known.add(relation.target)
        for element in reader.aside(reader.parts.root(relation.target)):
            text = said(element)
            if any(map(str.isalpha, text)) and text not in known:
                known.add(text)
                found[relation.kind].append(element)
    return found
