"""Recognisers of what mails have: headers, attributions, signatures, small print."""

from __future__ import annotations

from promisecheck.documents.mail import attribution, is_earlier_message, mail_header
from promisecheck.documents.page import Page
from promisecheck.documents.pieces import Piece, PieceKind
from promisecheck.documents.recognise import Found
from promisecheck.documents.signoff import is_disclaimer, signature_end
from promisecheck.documents.titles import worded_rule
from promisecheck.documents.vocabulary import words


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
