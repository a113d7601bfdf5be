"""What begins on a line of Markdown, beyond what it shares with plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from promisecheck.documents.headings import looks_like_heading
from promisecheck.documents.items import item
from promisecheck.documents.lines import Line
from promisecheck.documents.messages import attributed, mail_header_lines, signed
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind, Reach
from promisecheck.documents.recognise import Found, Recogniser, field_line, ruler, table
from promisecheck.documents.titles import underline_level
from promisecheck.documents.turns import turn

BOLD_LEVEL: Final = 7
_ATX: Final = re.compile(r"\s{0,3}(?P<marks>#{1,6})\s+(?P<words>\S.*)$")
_FENCE: Final = re.compile(
    r"\s*(?:[-*+]\s+|\d+[.)]\s+|>\s?)*(?P<marks>`{3,20}|~{3,20})(?P<info>[^`]*)$"
)
_BOLD: Final = re.compile(
    r"\s*(?P<marks>\*\*\*?|__)(?=\S)(?P<words>(?:(?!\*\*|__).)+)(?<=\S)(?P=marks):?\s*\\?$"
)
_ASKED: Final = re.compile(
    r"\s*(?P<question>(?P<marks>\*\*\*?|__|\*)(?=\S)(?:(?!\*\*|__).){8,160}\?(?P=marks))(?=\s|$)"
)
_DEFINITION: Final = re.compile(r"\s{0,3}\[[^\[\]^][^\[\]]{0,200}\]:\s*\S+(?:\s+[\"'(].*)?\s*$")
_NOTE: Final = re.compile(r"\s{0,3}\[\^[^\]\s]{1,40}\]:\s+(?=\S)")
_LONGEST_BOLD: Final = 70


def code_fences(lines: Sequence[Line]) -> dict[int, int]:
    """Where fenced code begins, and the index after its end; a fence left open is none."""
    found: dict[int, int] = {}
    left_open: set[str] = set()
    at = 0
    while at < len(lines):
        opened = _FENCE.match(lines[at].text) if _could_be_fence(lines[at]) else None
        end = None
        if opened and opened["marks"] not in left_open:
            end = _closing(lines, at, opened["marks"])
            if end is None:
                left_open.add(opened["marks"])
            else:
                found[at] = end
        at = at + 1 if end is None else end
    return found


def _could_be_fence(line: Line) -> bool:
    return "```" in line.text or "~~~" in line.text


def _closing(lines: Sequence[Line], at: int, marks: str) -> int | None:
    for index in range(at + 1, len(lines)):
        bare = lines[index].text.strip(" \t>")
        if bare.startswith(marks) and not bare.strip(marks[0]):
            return index + 1
    return None


def _title(page: Page, at: int, _sender: str) -> Found | None:
    found = _ATX.match(page.lines[at].text)
    if found is None:
        return None
    start, end = found.span("words")
    bare = found["words"].rstrip()
    closed = bare.rstrip("#")
    if closed != bare and (not closed or closed[-1].isspace()):
        end = start + len(closed)
    return _heading(page.lines[at].cut(start, end), len(found["marks"]), at + 1)


def _heading(line: Line, level: int, end: int) -> Found:
    return Found((Piece(PieceKind.HEADING, (line.strip(),), level=level),), end)


def _underlined(page: Page, at: int, _sender: str) -> Found | None:
    level = underline_level(page.lines, at)
    ends = page.lines[at].text.rstrip().endswith((".", "!"))
    if not level or (level == 2 and ends):
        return None
    return _heading(page.lines[at], level, at + 2)


def _bold(page: Page, at: int, _sender: str) -> Found | None:
    """A line wholly in bold: a heading, or a sentence on its own. A bold question heads its answer.

    That may follow in the same line: "**Is there an API?** For all plans."
    """
    line = page.lines[at]
    if asked := _ASKED.match(line.text):
        question = Piece(
            PieceKind.HEADING,
            (line.cut(0, asked.end("question")),),
            level=BOLD_LEVEL,
            reach=Reach.GAP,
        )
        rest = line.cut(asked.end("question"))
        answer = (Piece(PieceKind.TEXT, (rest.strip(),), line.indent),) if rest.text.strip() else ()
        return Found((question, *answer), at + 1)
    found = _BOLD.match(line.text)
    if found is None:
        return None
    words = found["words"].strip()
    if len(words) <= _LONGEST_BOLD and not words.endswith((".", "!")):
        return _heading(line, BOLD_LEVEL, at + 1)
    return Found((Piece(PieceKind.TEXT, (line,), line.indent, apart=True),), at + 1)


def short_heading(page: Page, at: int, _sender: str) -> Found | None:
    """A short line on its own that serves as a heading."""
    above = page.previous_filled(at)
    if above is not None and _ATX.match(page.lines[above].text):
        return None
    found = looks_like_heading(page, at)
    if found is None or found.pieces[0].level == 1:
        return found
    return Found((replace(found.pieces[0], level=BOLD_LEVEL),), found.end)


def _definition(page: Page, at: int, _sender: str) -> Found | None:
    """Where links lead to, which nobody sees; a footnote is text."""
    line = page.lines[at]
    if "]:" not in line.text:
        return None
    if _DEFINITION.match(line.text):
        return Found((), at + 1)
    note = _NOTE.match(line.text)
    if note is None:
        return None
    return Found((Piece(PieceKind.TEXT, (line.cut(note.end()),), apart=True),), at + 1)


def _open_fence(page: Page, at: int, _sender: str) -> Found | None:
    """The mark of a fence that is never closed; what follows is text."""
    line = page.lines[at]
    return Found((), at + 1) if _could_be_fence(line) and _FENCE.match(line.text) else None


RECOGNISERS: Final[tuple[Recogniser, ...]] = (
    _title,
    _open_fence,
    mail_header_lines,
    attributed,
    turn,
    signed,
    table,
    field_line,
    _definition,
    _underlined,
    _bold,
    ruler,
    short_heading,
    item,
)
