"""A mail as it is shown: a few lines of header above the best of its bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from promisecheck.documents.flow import Element, GridCell, Paragraph, said
from promisecheck.documents.limits import Limits, beyond, size
from promisecheck.documents.plain import read_plain
from promisecheck.documents.rich import compose
from promisecheck.documents.terms import Terms
from promisecheck.model import Document, Place

SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORDS: Final = re.compile(r"\w+")
_SPACE: Final = re.compile(r"\s+")
_UNSAFE: Final = re.compile(r"[\\/\x00-\x1f\x7f!]+")


@dataclass(frozen=True, slots=True)
class Message:
    """What a mail says. ``headers`` are those that are shown; a body may be missing."""

    headers: Sequence[tuple[str, str]]
    plain: str = ""
    html: bytes = b""
    charset: str = ""


def file_name(said: str) -> str:
    """What an attachment is called, without signs that have a meaning in a path; may be empty."""
    return _UNSAFE.sub("-", said).strip(" .-")[:150]


def read_message(message: Message, path: str, kind: str, terms: Terms) -> Document:
    """The document of a mail. ``path`` is how it is reported."""
    lines = [f"{name}: {_one_line(value)}" for name, value in message.headers if value.strip()]
    plain = _CONTROLS.sub("", message.plain)
    page = _page(message, path, terms.limits)
    if page and _enough(page, plain):
        head: list[Element] = [
            Paragraph(line, Place(number, 1), tight=number > 1)
            for number, line in enumerate(lines, 1)
        ]
        return compose([*head, *_numbered(page, len(lines) + 2)], path, kind)
    if len(plain) > terms.limits.text_bytes:
        raise beyond(path, f"larger than {size(terms.limits.text_bytes)}", "text-bytes")
    text = "\n".join([*lines, "", plain]) if lines else plain
    return replace(read_plain(text, path, terms), format=kind)


def _one_line(value: str) -> str:
    return _CONTROLS.sub("", _SPACE.sub(" ", value)).strip()


def _page(message: Message, path: str, limits: Limits) -> list[Element]:
    if not message.html.strip():
        return []
    from promisecheck.documents.formats.html import html_elements

    return html_elements(message.html, path, limits, message.charset)


def _enough(page: Sequence[Element], plain: str) -> bool:
    """Whether the page says most of what the plain text does."""
    shown = sum(len(_WORDS.findall(said(element))) for element in page)
    return shown > 0 and shown >= 0.6 * len(_WORDS.findall(plain))


def _numbered(page: Sequence[Element], line: int) -> Iterator[Element]:
    """The elements with the lines that they have as the mail is shown, from ``line`` on."""
    for one in page:
        if isinstance(one, Paragraph):
            yield replace(one, place=Place(line, 1), pieces=())
            line += 1
            continue
        rows = []
        for row in one.rows:
            rows.append(tuple(_on_line(cell, line) for cell in row))
            line += 1
        yield replace(one, rows=tuple(rows))


def _on_line(cell: GridCell, line: int) -> GridCell:
    parts = (replace(part, place=Place(line, 1), pieces=()) for part in cell.paragraphs)
    return replace(cell, paragraphs=tuple(parts))
