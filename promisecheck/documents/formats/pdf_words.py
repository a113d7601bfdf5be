"""The words of a PDF page with their boxes, in the order in which the page draws them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from promisecheck.documents.formats.symbols import symbol

_WORD: Final = re.compile(r"[^\s\x00\x02\ufffe]+[\x02\ufffe]?")  # a hyphen at a line's end
_BOLD: Final = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box in points from the top left of the page; ``size`` is its font's."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2


def page_words(page: pdfium.PdfPage) -> Iterator[Word]:
    """The words of a page in drawing order."""
    height = page.get_height()
    textpage = page.get_textpage()
    try:
        reader = _Reader(textpage.raw, height)
        for found in _WORD.finditer(_text(textpage)):
            word = reader.word(found.group(), *found.span())
            if word is not None:
                yield word
    finally:
        textpage.close()


def _text(textpage: pdfium.PdfTextPage) -> str:
    """The page's characters, one for each that PDFium counts."""
    count = textpage.count_chars()
    text = str(textpage.get_text_range()) if count else ""
    if len(text) == count:
        return text
    codes = (int(raw.FPDFText_GetUnicode(textpage.raw, at)) for at in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


class _Reader:
    """Asks PDFium about single characters of a page."""

    def __init__(self, textpage: object, height: float) -> None:
        self._page = textpage
        self._height = height
        self._box = [ctypes.c_double() for _ in range(4)]
        self._bold: dict[bytes, bool] = {}
        self._buffer = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def word(self, text: str, start: int, end: int) -> Word | None:
        """The word of the characters from ``start`` to ``end``."""
        first, last = self._bounds(start), self._bounds(end - 1)
        shown = _shown(text)
        if first is None or last is None or not shown:
            return None
        size = float(raw.FPDFText_GetFontSize(self._page, start))
        top = self._height - max(first[3], last[3])
        bottom = self._height - min(first[2], last[2])
        left, right = min(first[0], last[0]), max(first[1], last[1])
        tall = max(bottom - top, 1.0)
        if any(map(str.isalnum, shown)):  # a dash is thin in every size
            size = max(min(size, 3 * tall), tall)
        bold = self._is_bold(start)
        return Word(shown, left, right, top, bottom, max(size, 1.0), bold)

    def _bounds(self, at: int) -> tuple[float, float, float, float] | None:
        left, right, bottom, top = self._box
        found = raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return (left.value, right.value, bottom.value, top.value) if found else None

    def _is_bold(self, at: int) -> bool:
        length = raw.FPDFText_GetFontInfo(self._page, at, self._buffer, 128, self._flags)
        name = self._buffer.raw[: max(min(int(length), 128) - 1, 0)]
        known = self._bold.get(name)
        if known is None:
            known = self._bold[name] = _BOLD.search(name) is not None
        return known or bool(self._flags.value & _FORCE_BOLD)


def _shown(text: str) -> str:
    """The word with hyphens at line ends and signs of picture fonts as they look."""
    plain = text.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", "-")
    if any("\uf000" <= char <= "\uf0ff" for char in plain):
        plain = symbol(plain)
    return "".join(char for char in plain if char >= " " and not "\ud800" <= char <= "\udfff")
