"""Where sentences begin and end. Offsets only; the text is never changed."""

from __future__ import annotations

import re

# A full stop behind one of these does not end a sentence ...
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr vs etc eg ie e.g i.e incl excl approx ca cf resp
    inc ltd co corp plc dept tel z.b u.a bzw
    """.split()
)
# ... and behind one of these only where a number follows.
_BEFORE_NUMBERS = frozenset(
    """
    no nos nr max min fig ext art sec para vol ch ver est
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    """.split()
)
_END = re.compile(
    r"(?P<mark>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+)(?=[\"'“‘«(\[]*(?P<next>\S))"
    r"|(?P<semi>;)(?P<semigap>\s+)"
)
_LAST_WORD = re.compile(r"[\w.'’]+$")
_LIST_NUMBER = re.compile(r"\W*(?:[A-Za-z]|(?:[A-Za-z]{1,2}[-.]?)?\d{1,3}(?:\.\d{1,3}){0,3})")


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The sentences of ``text`` as (start, end), without the white space between them.

    A semicolon ends a sentence, unless a colon before it opened a list; a colon does not.
    Together the spans hold every character of
    ``text`` that is not white space.
    """
    spans: list[tuple[int, int]] = []
    begin = 0
    for match in _END.finditer(text):
        if match["semi"] is None and not _ends(text, begin, match):
            continue
        if match["semi"] and ":" in text[begin : match.start()]:
            continue  # the members of a list that a colon introduced
        stop = match.start("semigap") if match["semi"] else match.start("gap")
        spans.append((begin, stop))
        begin = match.end("semigap") if match["semi"] else match.end("gap")
    spans.append((begin, len(text)))
    return tuple(
        trimmed for start, end in spans if (trimmed := _trim(text, start, end)) is not None
    )


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the mark ends a sentence: not behind an abbreviation, initial or list number."""
    mark, following = match["mark"], match["next"]
    if mark != ".":
        return not (following.islower() and mark == "…")
    before = text[begin : match.start()]
    if _LIST_NUMBER.fullmatch(before):
        return False
    last = _LAST_WORD.search(before)
    word = last.group().lower() if last else ""
    if word in _BEFORE_NUMBERS and following.isdigit():
        return False
    initial = len(word) == 1 and word.isalpha() and word != "i"
    return word not in _ABBREVIATIONS and not initial


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
