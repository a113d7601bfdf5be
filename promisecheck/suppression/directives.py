"""Where a text says ``promisecheck: ignore[RULE] reason``, and what each such directive says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final


class Verb(StrEnum):
    """What a directive asks for."""

    IGNORE = "ignore"  # this line, or the next where nothing else stands on it
    NEXT_LINE = "ignore-next-line"
    OFF = "ignore-start"
    ON = "ignore-end"


SPELLINGS: Final = {
    "ignore": Verb.IGNORE,
    "ignore-line": Verb.IGNORE,
    "ignore-next-line": Verb.NEXT_LINE,
    "ignore-start": Verb.OFF,
    "ignore-end": Verb.ON,
    "disable": Verb.OFF,
    "enable": Verb.ON,
    "off": Verb.OFF,
    "on": Verb.ON,
}
"""Every word that a directive may begin with."""

_HEAD: Final = re.compile(
    r"(?<![\w./])(?<!\w-)promisecheck:[ \t]{0,4}(?P<verb>[a-z]{2,12}(?:-[a-z]{2,8}){0,2})(?![\w-])"
    r"[ \t]{0,4}(?:\[(?P<rules>[^\]\r\n]{0,400})\])?",
    re.IGNORECASE,
)
_OPENER: Final = re.compile(r"(?:#{1,6}|//|--|;|\(|\[|\*)?[ \t]{0,8}\Z")
_LINE_END: Final = re.compile(r"\r\n|\r|\n|\Z")
_CELL_END: Final = re.compile(r"[\",;\t\r\n]|\Z")
_AROUND_REASON: Final = " :;)]*-–—"
_BARE_MARKS: Final = " \t\r\n>-*|"
_LONGEST_REASON: Final = 400
_TABLES: Final = frozenset({".csv", ".tsv"})
_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown"})


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive. ``rules`` is ``None`` where no brackets stand; places count from 1.

    ``start`` and ``end`` are the offsets of all that belongs to it, comment signs too.
    ``target`` is the line that it speaks of, 0 where none follows.
    """

    word: str
    rules: tuple[str, ...] | None
    reason: str
    line: int
    column: int
    start: int
    end: int
    target: int
    in_comment: bool

    @property
    def verb(self) -> Verb | None:
        """What it asks for; ``None`` for a word that is not known."""
        return SPELLINGS.get(self.word)


def find_directives(text: str, ending: str) -> tuple[Directive, ...]:
    """The directives of a text in order. ``ending`` is its file's, in lower case (``.md``)."""
    if "promisecheck" not in text and "promisecheck" not in text.lower():
        return ()
    return tuple(_Text(text, ending).directives())


def without_directives(text: str, ending: str, found: tuple[Directive, ...]) -> str:
    """The text with directives made invisible to its reader, every other place as it was."""
    pieces, at = [], 0
    for directive in found:
        if directive.in_comment and ending in _MARKDOWN:
            continue
        start = max(directive.start, at)  # a comment may open in the reason of the one before
        pieces += [text[at:start], _invisible(text[start : directive.end], ending)]
        at = directive.end
    return "".join([*pieces, text[at:]])


def _invisible(hidden: str, ending: str) -> str:
    """Blanks of the same length; Markdown would read trailing ones as a line break."""
    if ending in _MARKDOWN:
        return "<!--" + "." * (len(hidden) - 7) + "-->"
    return _blank(hidden)


class _Text:
    """A text with its lines and comments."""

    def __init__(self, text: str, ending: str) -> None:
        self._text = text
        self._line_starts = [0, *(m.end() for m in _LINE_END.finditer(text) if m[0])]
        self._comments = list(_comments(text))
        self._reason_end = _CELL_END if ending in _TABLES else _LINE_END

    def directives(self) -> Iterator[Directive]:
        """All of them in order; what stands in the reason of one is no other one."""
        found: list[Directive] = []
        for head in _HEAD.finditer(self._text):
            if _is_meant(head) and not (found and head.start() < found[-1].end):
                found.append(self._read(head))
        lines = self._lines_with_text([*self._comments, *((one.start, one.end) for one in found)])
        for one in found:
            yield replace(one, target=self._target(one, lines))

    def _read(self, head: re.Match[str]) -> Directive:
        comment = self._comment_around(head.start())
        start, end = comment or self._tail(head)
        reason = self._text[head.end() : end - 3] if comment else self._text[head.end() : end]
        line = self._line_at(head.start())
        column = head.start() - self._line_starts[line - 1] + 1
        named = head["rules"]
        rules = None if named is None else tuple(r.strip() for r in named.split(",") if r.strip())
        said = " ".join(reason[:_LONGEST_REASON].split()).strip(_AROUND_REASON)
        return Directive(
            head["verb"].lower(), rules, said, line, column, start, end, 0, comment is not None
        )

    def _comment_around(self, offset: int) -> tuple[int, int] | None:
        at = bisect_right(self._comments, (offset, 0)) - 1
        if at >= 0 and self._comments[at][0] < offset < self._comments[at][1]:
            return self._comments[at]
        return None

    def _tail(self, head: re.Match[str]) -> tuple[int, int]:
        """From the sign that opens a comment, if one stands before, to the end of the line."""
        line_start = self._line_starts[self._line_at(head.start()) - 1]
        before = self._text[max(line_start, head.start() - 16) : head.start()]
        opener = _OPENER.search(before)
        opened = len(before) - opener.start() if opener else 0
        stop = self._reason_end.search(self._text, head.end())
        return head.start() - opened, stop.start() if stop else len(self._text)

    def _lines_with_text(self, hidden: list[tuple[int, int]]) -> list[int]:
        """The numbers of the lines on which anything stands besides comments and directives."""
        pieces, at = [], 0
        for start, end in sorted(hidden):
            if end > at:
                begin = max(start, at)
                pieces += [self._text[at:begin], _blank(self._text[begin:end])]
                at = end
        rest = "".join([*pieces, self._text[at:]])
        spans = pairwise([*self._line_starts, len(rest)])
        return [line for line, (a, b) in enumerate(spans, 1) if rest[a:b].strip(_BARE_MARKS)]

    def _target(self, one: Directive, lines: list[int]) -> int:
        first, last = self._line_at(one.start), self._line_at(max(one.end - 1, one.start))
        at = bisect_right(lines, first)
        if one.verb in (Verb.IGNORE, None) and at and lines[at - 1] == first:
            return first
        following = bisect_right(lines, last)
        return lines[following] if following < len(lines) else 0

    def _line_at(self, offset: int) -> int:
        return bisect_right(self._line_starts, offset)


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the HTML comments stand; one left open is none."""
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        at = end + 3
        yield start, at


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def _is_meant(head: re.Match[str]) -> bool:
    """Whether this is a directive at all, and not a sentence about the program."""
    return head["rules"] is not None or head["verb"].lower() in SPELLINGS
