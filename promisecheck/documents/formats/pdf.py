"""PDF files: the text of each page in reading order, with headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from promisecheck.documents.formats.pdf_fringe import below, take_fringe
from promisecheck.documents.formats.pdf_headings import heading_levels
from promisecheck.documents.formats.pdf_segments import PdfPage, segments
from promisecheck.documents.formats.pdf_setter import PdfSetter
from promisecheck.documents.formats.pdf_words import page_words
from promisecheck.documents.limits import Limits, beyond
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document


def read_pdf(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a PDF. ``path`` is how it is reported."""
    pages = list(_pages(data, path, terms.limits))
    if not any(page.found for page in pages):
        raise ReadError(
            f"{path}: holds no text, only pictures of pages; "
            "save it with text recognition (OCR) or ask for the original"
        )
    fringe = take_fringe(pages)
    setter = PdfSetter(heading_levels(pages))
    for page in pages:
        setter.page(page)
    elements = [*setter.elements, *below(fringe)]
    return compose(elements, path, "pdf")


def _pages(data: bytes, path: str, limits: Limits) -> Iterator[PdfPage]:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise ReadError(f"{path}: is protected by a password; save it without one") from error
        raise ReadError(f"{path}: the PDF is damaged; save or send it again") from error
    try:
        if len(pdf) > limits.pages:
            raise beyond(path, f"has more than {limits.pages:,} pages", "pages")
        size = 0
        for number in range(len(pdf)):
            page = _read_page(pdf, number)
            size += sum(len(segment.words) for segment in page.found)
            if size > limits.words:
                raise beyond(path, f"holds more than {limits.words:,} words", "words")
            yield page
    finally:
        pdf.close()


def _read_page(pdf: pdfium.PdfDocument, number: int) -> PdfPage:
    try:
        page = pdf[number]
    except pdfium.PdfiumError:  # one broken page is as an empty one
        return PdfPage(number + 1, 1.0, [])
    try:
        return PdfPage(number + 1, page.get_height(), segments(page_words(page)))
    except pdfium.PdfiumError:
        return PdfPage(number + 1, 1.0, [])
    finally:
        page.close()
