"""Web pages and the HTML of mails: what a reader sees, with headings, lists, quotes and tables."""

from __future__ import annotations

import codecs
import re
from typing import Final

from lxml import etree

from promisecheck.documents.decode import decode
from promisecheck.documents.flow import Element, as_written
from promisecheck.documents.formats.html_source import HtmlSource
from promisecheck.documents.formats.html_state import State
from promisecheck.documents.formats.html_walk import HtmlReader
from promisecheck.documents.formats.html_words import Words
from promisecheck.documents.limits import Limits
from promisecheck.documents.markup import broken
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE
)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LINE_END: Final = re.compile(r"\r\n?")


def read_html(data: bytes, path: str, terms: Terms) -> Document:
    """Reads a web page. ``path`` is how it is reported."""
    return compose(html_elements(data, path, terms.limits), path, "html")


def html_elements(data: bytes, name: str, limits: Limits, charset: str = "") -> list[Element]:
    """What a page shows, in reading order; ``charset`` is what came with it, if anything.

    Raises ``ReadError`` where nothing can be made of it.
    """
    text = _without_declaration(_decoded(data, name, charset)).replace("\0", "")
    if not text.strip():
        return []
    parser = etree.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(name, error) from error
    if root is None:
        return []
    reader = HtmlReader(name, limits.characters, Words(HtmlSource(text)))
    reader.walk(root, State())
    reader.flush(State())
    return as_written(reader.found)


def _without_declaration(text: str) -> str:
    """The text with its lines ended by one sign, and with space for what an XML file begins by."""
    lines = _LINE_END.sub("\n", text)
    return _DECLARATION.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), lines)


def _decoded(data: bytes, name: str, charset: str) -> str:
    declared = _CHARSET.search(data[:4096])
    known = charset or (declared[1].decode("ascii") if declared else "")
    if known and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(known)
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data, name)
