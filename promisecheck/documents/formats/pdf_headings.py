"""Which sizes of font make headings in a PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.formats.pdf_segments import PdfPage

_LARGER: Final = 1.15
LONGEST_HEADING: Final = 150


def _body_size(pages: Sequence[PdfPage]) -> float:
    """The font size in which most words are set."""
    sizes = Counter(
        round(word.size, 1) for page in pages for segment in page.found for word in segment.words
    )
    return max(sizes, key=lambda size: (sizes[size], -size), default=10.0)


def heading_levels(pages: Sequence[PdfPage]) -> dict[int, int]:
    """Font size to the level of its headings; the largest is a title where it stands once."""
    body = _body_size(pages)
    found = [
        segment
        for page in pages
        for segment in page.found
        if segment.size >= _LARGER * body and len(segment.text) <= LONGEST_HEADING
    ]
    sizes = sorted({round(segment.size) for segment in found}, reverse=True)
    titles = [one for one in found if sizes and round(one.size) == sizes[0]]
    first = next((segment for page in pages for segment in page.found), None)
    top = 1 if len(titles) == 1 and titles[0] is first else 2
    return {size: min(level, 6) for level, size in enumerate(sizes, top)}
