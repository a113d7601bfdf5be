"""Recognisers that plain text and Markdown share.

Each looks at one line of a page and says what begins there, or ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from promisecheck.documents.labels import label_above
from promisecheck.documents.lines import Line
from promisecheck.documents.mail import attribution, is_earlier_message, mail_header
from promisecheck.documents.marks import Mark
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import OUTERMOST, Piece, PieceKind
from promisecheck.documents.signoff import is_disclaimer, signature_end
from promisecheck.documents.titles import LONGEST_TITLE, is_rule, is_title, worded_rule
from promisecheck.documents.vocabulary import words
from promisecheck.documents.wrapping import ends_sentence


@dataclass(frozen=True, slots=True)
class Found:
    """What a recogniser found, and the index of the line that comes after."""

    pieces: tuple[Piece, ...]
    end: int


_INLINE_ANSWER: Final = re.compile(
    r"\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?(?P<asker>q|question|customer|them|they|him|her)\d{0,2}\s?:\s+"
    r"(?P<question>\S.*?\?)\s+(?:[-–/]\s+)?(?P<answerer>a|answer|ans|me|us|we)\d{0,2}\s?:\s+"
    r"(?P<answer>\S.*)$",
    re.IGNORECASE,
)
_LONGEST_LIST: Final = 40

Recogniser = Callable[[Page, int, str], Found | None]
"""Looks at the line of that index; the text is the sender of the message it stands in."""


def recognised(page: Page, recognisers: Sequence[Recogniser]) -> Iterator[Piece]:
    """The pieces of a page, in order; what no recogniser knows is text."""
    at, sender = 0, ""
    while at < len(page.lines):
        line = page.lines[at]
        if line.blank:
            yield Piece(PieceKind.GAP, (line,))
            at += 1
            continue
        attempts = (recogniser(page, at, sender) for recogniser in recognisers)
        found = next((found for found in attempts if found is not None), None)
        pieces = found.pieces if found else (Piece(PieceKind.TEXT, (line,), line.indent),)
        for piece in pieces:
            if piece.kind in (PieceKind.MAIL, PieceKind.ATTRIBUTION) and piece.label:
                sender = piece.label
            yield piece
        at = found.end if found else at + 1


def mail_header_lines(page: Page, at: int, _sender: str) -> Found | None:
    """The lines of a mail's header; the one that says from carries the sender."""
    end = page.mail_heads.get(at)
    if end is None:
        return None
    earlier = at > 0 and not page.lines[at].depth and _is_earlier(page, at, end)
    pieces = [Piece(PieceKind.RULE, (page.lines[at],), level=1)] if earlier else []
    for index in range(at, end):
        header = mail_header(page.lines[index])
        label = header.value if header and header.kind == "from" else ""
        pieces.append(Piece(PieceKind.MAIL, (page.lines[index].strip(),), label=label))
    return Found(tuple(pieces), end)


def _is_earlier(page: Page, at: int, end: int) -> bool:
    """A header below another message's text that says when it was sent, as Outlook quotes it."""
    place = page.previous_filled(at)
    if place is None or worded_rule(page.lines[place]) or is_earlier_message(page.lines[place]):
        return False
    names = {line.text.split(":")[0].strip(" *").casefold() for line in page.lines[at:end]}
    return bool(names & words("sent_headers")) and next(iter(page.mail_heads)) < at


def attributed(page: Page, at: int, _sender: str) -> Found | None:
    """A line that says whose earlier message follows."""
    line = page.lines[at]
    if is_earlier_message(line):
        return Found((Piece(PieceKind.ATTRIBUTION, (line.strip(),), level=1),), at + 1)
    for end in (at + 1, at + 2):
        if end > len(page.lines) or not page.lines[end - 1].text.rstrip().endswith(":"):
            continue
        lines = tuple(part.strip() for part in page.lines[at:end])
        below = page.next_filled(end - 1)
        quoted = below is not None and page.lines[below].depth > line.depth
        who = attribution(" ".join(part.text for part in lines), quoted)
        if who is not None:
            level = 0 if quoted else -1 if line.depth else 1
            return Found((Piece(PieceKind.ATTRIBUTION, lines, level=level, label=who),), end)
    return None


def turn(page: Page, at: int, _sender: str) -> Found | None:
    """A speaker's label with or without words behind it."""
    found = page.dialogue.turns.get(at)
    line = page.lines[at]
    if found is None:
        return _question_and_answer(line, at)
    said = line.cut(found.end)
    if not said.text:
        return Found((Piece(PieceKind.SPEAKER, (line,), label=found.label),), at + 1)
    pieces = [Piece(PieceKind.TURN, (said,), line.indent, label=found.label)]
    if page.dialogue.single:
        pieces.append(Piece(PieceKind.SPEAKER, (line,)))
    return Found(tuple(pieces), at + 1)


def signed(page: Page, at: int, sender: str) -> Found | None:
    """A signature with its closing formula, or the small print of a mail."""
    line = page.lines[at]
    if is_disclaimer(line.text):
        return Found((Piece(PieceKind.SIGNATURE, (line.strip(),)),), at + 1)
    if page.dialogue.turns and not page.dialogue.single and not page.mail_heads:
        return None
    end = signature_end(page.lines, at, sender)
    if end <= at:
        return None
    pieces = tuple(
        Piece(PieceKind.SIGNATURE, (part.strip(),)) for part in page.lines[at:end] if not part.blank
    )
    return Found(pieces, end)


def _question_and_answer(line: Line, at: int) -> Found | None:
    """A question with its answer on the same line ("Q: hours? A: not yet")."""
    found = _INLINE_ANSWER.match(line.text)
    if found is None:
        return None
    pieces = [
        Piece(PieceKind.TURN, (line.cut(*found.span(part)),), line.indent, label=found[name])
        for name, part in (("asker", "question"), ("answerer", "answer"))
    ]
    return Found((*pieces, Piece(PieceKind.SPEAKER, (line,))), at + 1)


def table(page: Page, at: int, _sender: str) -> Found | None:
    """A table drawn with bars."""
    found = page.tables.get(at)
    if found is None:
        return None
    return Found((Piece(PieceKind.TABLE, (page.lines[at],), table=found.table),), found.end)


def field_line(page: Page, at: int, _sender: str) -> Found | None:
    """A line of the document's head."""
    line = page.lines[at]
    if page.is_field(at):
        mark = page.marks[at]
        return Found((Piece(PieceKind.FIELD, (line.cut(mark.end if mark else 0),)),), at + 1)
    first = page.dialogue.first
    if first is None or page.dialogue.single or page.mail_heads or is_rule(line):
        return None
    titled = page.next_filled(-1) == at and len(line.text) <= LONGEST_TITLE
    if titled or at >= min(first, page.head_end) or len(line.text) > 200:
        return None
    return Found((Piece(PieceKind.HEAD, (line.strip(),)),), at + 1)


def ruler(page: Page, at: int, _sender: str) -> Found | None:
    """A ruler, with or without words in it."""
    line = page.lines[at]
    if is_rule(line):
        return Found((Piece(PieceKind.RULE, (line,)),), at + 1)
    span = worded_rule(line)
    if span is None:
        return None
    title = line.cut(*span)
    sender = label_above(title)
    piece = Piece(PieceKind.HEADING, (title,), level=2, label=sender.label if sender else "")
    if page.next_filled(at) in page.mail_heads and not line.depth:
        return Found((Piece(PieceKind.RULE, (line,), level=OUTERMOST), piece), at + 1)
    return Found((piece,), at + 1)


def item(page: Page, at: int, _sender: str) -> Found | None:
    """A list item."""
    line = page.lines[at]
    mark = page.marks[at]
    if mark is None and _is_set_in_list(page, at):
        return Found((Piece(PieceKind.ITEM, (line.strip(),), line.indent),), at + 1)
    if mark is None or not _is_item(page, at, mark):
        return None
    return Found((Piece(PieceKind.ITEM, (line.cut(mark.end),), mark.indent),), at + 1)


def _is_set_in_list(page: Page, at: int) -> bool:
    """A line without a mark, set in under one that leads in to a list."""
    line = page.lines[at]
    if not line.indent:
        return False
    first = at
    while (
        first > max(at - _LONGEST_LIST, 0)
        and not page.gap_above(first)
        and page.lines[first - 1].indent == line.indent
    ):
        first -= 1
    if page.gap_above(first):
        return False
    before, above = page.lines[at - 1], page.lines[first - 1]
    if page.wrapping.middle(before, line) and page.wrapping.long(before, line):
        return False
    if above.indent > line.indent or page.marks[first - 1] is not None:
        return False
    return above.text.rstrip().endswith(":") or is_title(above.text, 75, 12)


def _is_item(page: Page, at: int, mark: Mark) -> bool:
    """Whether the mark is one, and not a number or dash in the middle of a sentence."""
    if mark.doubtful:
        return any(mark.beside(other) for other in _marks_near(page, at))
    if page.gap_above(at) or not (mark.numbered or mark.text in "-–—"):
        return True
    above = page.lines[at - 1]
    if page.marks[at - 1] or is_title(above.text):
        return True
    if any(mark.style == other.style for other in _marks_near(page, at)):
        return True
    return ends_sentence(above.text) or not page.wrapping.long(above, page.lines[at])


def _marks_near(page: Page, at: int) -> list[Mark]:
    """The marks of the lines around, as far as three filled lines away."""
    near: list[Mark] = []
    for step in (-1, 1):
        filled, index = 0, at + step
        while 0 <= index < len(page.lines) and filled < 3:
            line = page.lines[index]
            filled += not line.blank
            mark = page.marks[index]
            if mark:
                near.append(mark)
            index += step
    return near
