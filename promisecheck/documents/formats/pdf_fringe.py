"""What recurs at the edges of the pages of a PDF: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from promisecheck.documents.flow import Paragraph, Role
from promisecheck.documents.formats.pdf_segments import PdfPage, Segment
from promisecheck.model import Place

_DIGITS: Final = re.compile(r"\d+")
_NUMBERED: Final = re.compile(r"(?:page|seite|pagina|p\.?)?\s*#\s*(?:(?:of|/|von|de|van|-)\s*#)?")
_EDGE: Final = 0.09


def take_fringe(pages: Sequence[PdfPage]) -> list[tuple[int, Segment]]:
    """Takes out what recurs at the edges of pages; each text once, the footers last."""
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_known(one) for one in page.found if _at_edge(page, one)})
    often = {text for text, count in edges.items() if count >= max(2, 0.4 * len(pages))}
    kept: dict[str, tuple[int, Segment]] = {}
    for page in pages:
        inside = []
        for one in page.found:
            text = _known(one)
            numbered = _NUMBERED.fullmatch(text) is not None
            if not _at_edge(page, one) or (text not in often and not numbered):
                inside.append(one)
            elif not numbered:
                kept.setdefault(text, (page.number, one))
        page.found = inside
    return list(kept.values())


def _known(segment: Segment) -> str:
    return _DIGITS.sub("#", segment.text.casefold()).strip()


def _at_edge(page: PdfPage, segment: Segment) -> bool:
    return segment.bottom < _EDGE * page.height or segment.top > (1 - _EDGE) * page.height


def below(fringe: Sequence[tuple[int, Segment]]) -> list[Paragraph]:
    """The recurring texts below a ruler."""
    made = [
        Paragraph(one.text, Place(one.line, 1, page=number), tight=at > 0)
        for at, (number, one) in enumerate(fringe)
    ]
    return [replace(made[0], text="---", role=Role.RULE), *made] if made else []
