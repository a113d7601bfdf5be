"""Where a mail or letter signs off: closing formulas, signatures, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.mail import is_earlier_message, mail_head_end
from promisecheck.documents.marks import find_mark
from promisecheck.documents.vocabulary import starting_with, words

_DASHES: Final = re.compile(r"\s*--\s*$")
_DASHED_NAME: Final = re.compile(r"\s*(?:--|—|–)\s*(?=[^\W\d_])")
_POSTSCRIPT: Final = re.compile(r"\s*P\.?\s?P?\.?\s?S\b\.?:?", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3},?$")
_LONGEST: Final = 75
_MOST_LINES: Final = 9


def is_postscript(line: Line) -> bool:
    """Whether the line begins a postscript."""
    return _POSTSCRIPT.match(line.text) is not None and len(line.text) > 4


def signature_end(lines: Sequence[Line], at: int, sender: str) -> int:
    """The index after the signature that begins at ``at``, or ``at`` if none does."""
    line = lines[at]
    if _DASHES.match(line.text):
        return _run(lines, at + 1)
    if _is_closing(line.text) or _is_last_name(lines, at, sender):
        end = _run(lines, at + 1)
        return end if _at_end(lines, end) else at
    return at


def _is_closing(text: str) -> bool:
    """A closing formula alone, or with a few words ("With best wishes from Bristol,")."""
    bare = text.strip().strip("*_")
    plain = bare.rstrip(",.!").casefold()
    if plain in words("closings"):
        return True
    if len(bare) > 60 or not bare.endswith((",", "!")):
        return False
    found = starting_with("closings").match(bare)
    if found is None:
        return False
    rest = bare[found.end() :]
    return rest[:1] in ",!" or rest.startswith((" from", " aus"))


def _is_last_name(lines: Sequence[Line], at: int, sender: str) -> bool:
    """The sender's name or initials alone on a line after a gap, or a dashed name at the end."""
    text = lines[at].text.strip()
    if at == 0 or len(text) > _LONGEST:
        return False
    if _DASHED_NAME.match(text) and find_mark(lines[at]) is None:
        return _at_end(lines, at + 1)
    if not sender or not _NAME.match(text):
        return False
    own = re.findall(r"\w+", sender.split("<")[0].casefold())
    said = re.findall(r"\w+", text.casefold())
    initials = "".join(name[:1] for name in own)
    return bool(said) and (set(said) <= set(own) or "".join(said) in {initials, initials[:1]})


def _run(lines: Sequence[Line], start: int) -> int:
    """The index after the short lines that follow, gaps among them."""
    at, filled = start, 0
    while at < len(lines) and filled <= _MOST_LINES:
        line = lines[at]
        if not line.blank:
            if _ends_signature(lines, at):
                break
            filled += 1
        at += 1
    return at


def _ends_signature(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    return (
        len(line.text.strip()) > _LONGEST
        or (at > 0 and line.depth != lines[at - 1].depth)
        or line.text.strip().startswith(("#", "|", "---", "==="))
        or is_postscript(line)
        or is_earlier_message(line)
        or mail_head_end(lines, at) > at
        or line.text.rstrip().endswith(":")
    )


def _at_end(lines: Sequence[Line], at: int) -> bool:
    """Whether the message ends here: the document, a quote, another message, a postscript."""
    while at < len(lines) and lines[at].blank:
        at += 1
    if at >= len(lines) or (at > 0 and lines[at].depth != _depth_before(lines, at)):
        return True
    line = lines[at]
    return (
        is_postscript(line)
        or is_earlier_message(line)
        or mail_head_end(lines, at) > at
        or line.text.strip().startswith(("---", "===", "___"))
        or is_disclaimer(line.text)
    )


def _depth_before(lines: Sequence[Line], at: int) -> int:
    above = range(at - 1, -1, -1)
    return next((lines[index].depth for index in above if not lines[index].blank), 0)


def is_disclaimer(text: str) -> bool:
    """Whether the paragraph is the small print of a mail."""
    low = text.strip().casefold()
    opens = starting_with("disclaimers").match(low.lstrip("*_ (")) is not None
    return opens and any(mark in low for mark in words("disclaimer_marks"))
