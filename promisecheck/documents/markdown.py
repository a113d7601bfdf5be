"""Markdown to blocks, line by line, so that every word keeps its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from promisecheck.documents.assemble import assemble
from promisecheck.documents.bar_tables import find_bar_tables
from promisecheck.documents.blocktext import BlockText
from promisecheck.documents.dialogue import find_dialogue
from promisecheck.documents.front_matter import front_matter_end, read_front_matter
from promisecheck.documents.joining import join
from promisecheck.documents.lines import HIDDEN, Line, split_lines
from promisecheck.documents.markdown_blocks import RECOGNISERS, code_fences
from promisecheck.documents.markdown_inline import code_text, plain_text
from promisecheck.documents.page import Page, survey
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.quotes import unquote
from promisecheck.documents.recognise import recognised
from promisecheck.documents.terms import Terms
from promisecheck.documents.wrapping import mid_sentence
from promisecheck.model import Document

_SEEN: Final = re.compile(r"[^\r\n]")
_DEFINITION: Final = re.compile(r"\s{0,3}\[(?P<name>[^\[\]^][^\[\]]{0,200})\]:\s*\S")


def read_markdown(text: str, path: str, terms: Terms) -> Document:
    """Reads Markdown. ``path`` is how the document is reported."""
    lines = _seen_lines(split_lines(_hide_comments(text), path, terms.limits))
    start = front_matter_end(lines)
    pieces, fields = read_front_matter(lines[:start])
    links = _link_names(lines)
    show = partial(plain_text, links=links)
    rest, codes = _parted(lines[start:])
    body = unquote(rest)
    page = survey(body, find_dialogue(body), find_bar_tables(body, show))
    found = join(_with_code(recognised(page, RECOGNISERS), codes), partial(_goes_on, page))
    blocks = assemble([*pieces, *found], partial(_render, links))
    return Document(path, "markdown", tuple(blocks), (*fields, *page.fields))


def _hide_comments(text: str) -> str:
    """The text with each character of a comment replaced; one left open is none."""
    parts: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], _SEEN.sub(HIDDEN, text[start : end + 3])]
        at = end + 3
    return "".join([*parts, text[at:]])


def _seen_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines but those of which nothing is left to see, each to where it is seen to end."""
    seen = [line for line in lines if line.text.strip(HIDDEN + " \t") or HIDDEN not in line.text]
    return [
        replace(line, text=line.text.rstrip(HIDDEN + " \t"))
        if line.text.rstrip().endswith(HIDDEN)
        else line
        for line in seen
    ]


def _link_names(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(
        " ".join(found["name"].casefold().split())
        for line in lines
        if "]:" in line.text and (found := _DEFINITION.match(line.text))
    )


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Piece]]:
    """The lines outside of code, and the code."""
    fences = code_fences(lines)
    codes: list[Piece] = []
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        end = fences.get(at)
        if end is None:
            rest.append(lines[at])
            at += 1
            continue
        inside = tuple(line for line in lines[at + 1 : end - 1] if not line.blank)
        if inside:
            codes.append(Piece(PieceKind.CODE, inside))
        rest.append(Line(lines[at].number, ""))
        at = end
    return rest, codes


def _with_code(pieces: Iterator[Piece], codes: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with the code put in by line number."""
    waiting = list(reversed(codes))
    for piece in pieces:
        while waiting and waiting[-1].line.number < piece.line.number:
            yield waiting.pop()
        yield piece
    yield from reversed(waiting)


def _render(links: frozenset[str], piece: Piece) -> BlockText:
    if piece.kind is PieceKind.CODE:
        return code_text([line.strip() for line in piece.lines])
    return plain_text([line.strip() for line in piece.lines], links)


def _goes_on(page: Page, line: Line, following: Line) -> bool:
    """Markdown joins lines; short ones that are each a statement stay apart."""
    if following.number != line.number + 1:
        return False
    if page.wrapping.long(line, following) or mid_sentence(line.text, following.text.strip()):
        return True
    return line.text.rstrip().endswith((",", "(", "&", " and", " or", " the", " a"))
