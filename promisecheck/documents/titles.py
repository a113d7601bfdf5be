"""Headings of plain text: capitals, underlines, numbers, short lines on their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.marks import Mark
from promisecheck.documents.vocabulary import starting_with

Marks = Sequence[Mark | None]

_UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,}|#{3,})\s*$")
_RULE: Final = re.compile(r"\s*(?:[-=_*~#.─━═+|]\s?){3,}\s*$")
_WORDED: Final = re.compile(
    r"\s*(?P<left>-{2,}|={2,}|\*{3,}|_{3,}|~{3,}|#{2,}|\+{2,}|>{2,})\s*"
    r"(?P<words>[^\s=*_~#+-].*?)\s*(?P<right>-{2,}|={2,}|\*{3,}|_{3,}|~{3,}|#{2,}|\+{2,}|<{2,})\s*$"
)
_WORDED_LEFT: Final = re.compile(r"\s*(?:-{3,}|={3,}|~{3,}|_{3,})\s*(?P<words>[^\s=*_~#+-].*?)\s*$")
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s+(?=\S)")
_LETTER: Final = re.compile(r"[^\W\d_]")
_DATED: Final = re.compile(
    r"\W{0,2}(?:\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9})\b"
)
_TWO_SENTENCES: Final = re.compile(
    r"(?<!\bvs)(?<!\bno)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!Mrs)(?<!Inc)(?<!Ltd)"
    r"(?<=[^\W\d_]{2})[.!?]\s+[A-ZÀ-Þ]"
)
LONGEST_TITLE: Final = 110
_LONGEST_RULE: Final = 200
_LONGEST: Final = 60
_MOST_WORDS: Final = 9


def is_rule(line: Line) -> bool:
    """Whether the line is a ruler without words."""
    return _RULE.match(line.text) is not None


def worded_rule(line: Line) -> tuple[int, int] | None:
    """Where the words of a ruler ("--- Activity ---") begin and end, or ``None``.

    Only a title can do without the strokes behind it ("--- Tuesday, the bakery").
    """
    if len(line.text) > _LONGEST_RULE:
        return None
    if found := _WORDED.match(line.text):
        return found.span("words")
    found = _WORDED_LEFT.match(line.text)
    return found.span("words") if found and is_title(found["words"], 100, 14) else None


def underline_level(lines: Sequence[Line], at: int) -> int:
    """The level that the line below gives to the words at ``at``: 1, 2 or 0 for none."""
    if at + 1 >= len(lines) or not _UNDERLINE.match(lines[at + 1].text):
        return 0
    text, under = lines[at].text.strip(), lines[at + 1].text.strip()
    fits = len(under) <= 2.5 * len(text) and (at == 0 or lines[at - 1].blank)
    if not fits or len(text) > 100 or lines[at].depth != lines[at + 1].depth:
        return 0
    return 1 if under[0] == "=" else 2


def is_capitals(text: str) -> bool:
    """Whether the words are all in capital letters, and not a code or a shout."""
    letters = _LETTER.findall(text)
    return (
        len(letters) >= 3
        and len(text) <= _LONGEST
        and all(not letter.islower() for letter in letters)
        and not text.rstrip().endswith((".", "!", ",", "?"))
    )


def numbered_title(line: Line) -> int:
    """The offset behind the number of a line such as ``1. SCOPE``, or 0."""
    found = _NUMBERED.match(line.text)
    return found.end() if found else 0


def is_title(text: str, longest: int = _LONGEST, most_words: int = _MOST_WORDS) -> bool:
    """Whether the words are few and do not end as a sentence does."""
    bare = text.strip().strip("*_ ")
    if not bare or len(bare) > longest or len(bare.split()) > most_words:
        return False
    if bare.endswith((".", "!", ",", ";", "?", "-", "–", "…")) or not _LETTER.search(bare):
        return False
    return not is_greeting(bare) and not has_two_sentences(bare)


def has_two_sentences(text: str) -> bool:
    """Whether a sentence ends within the text and another begins."""
    return _TWO_SENTENCES.search(text) is not None


def begins_with_date(text: str) -> bool:
    """Whether the line begins with a day, as the entries of a log do."""
    return _DATED.match(text.strip()) is not None


def is_greeting(text: str) -> bool:
    """Whether the line greets somebody ("Dear Jane,", "Hi all")."""
    bare = text.strip()
    found = starting_with("greetings").match(bare)
    return bool(found) and len(bare) <= 60 and (bare[-1] in ",!:" or len(bare.split()) <= 4)


def _next_filled(lines: Sequence[Line], at: int) -> int | None:
    return next((i for i in range(at + 1, min(at + 4, len(lines))) if not lines[i].blank), None)


def heads_list(lines: Sequence[Line], marks: Marks, at: int) -> bool:
    """A short line with a list directly below ("told them"); a colon leads in, no more."""
    text = lines[at].text.rstrip()
    if at + 1 >= len(lines) or lines[at + 1].blank or text.endswith(":"):
        return False
    if marks[at + 1] is None and lines[at + 1].indent <= lines[at].indent:
        return False
    return is_title(text, 75, 12)


def heads_lines_below(lines: Sequence[Line], marks: Marks, at: int) -> bool:
    """A short line after a gap with its content directly below ("background")."""
    text = lines[at].text
    if at + 1 >= len(lines) or lines[at + 1].blank or not is_title(text, 45):
        return False
    below = lines[at + 1]
    if marks[at + 1] is not None or below.indent > lines[at].indent:
        return False
    short = len(text.split()) <= 4 or begins_with_date(text)
    return text.rstrip().endswith(":") or (short and len(below.text) >= 40)


def heads_paragraph(lines: Sequence[Line], marks: Marks, at: int) -> bool:
    """A short line between gaps, above something that is not such a line itself."""
    below = _next_filled(lines, at)
    if below is None or below == at + 1 or not is_title(lines[at].text):
        return False
    first = lines[at].text.strip("*_ \t")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if lines[at].text.rstrip().endswith(":") and marks[below] is not None:
        return False
    if is_rule(lines[below]) or worded_rule(lines[below]):
        return False
    alone = below + 1 >= len(lines) or lines[below + 1].blank
    return not (alone and is_title(lines[below].text) and marks[below] is None)
