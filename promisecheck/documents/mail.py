"""Mail in text: header lines, separators, attributions, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from promisecheck.documents.lines import Line
from promisecheck.documents.vocabulary import mail_header_kinds, phrases, words

_QUOTE: Final = re.compile(r"\s{0,3}>(?:\s?>)*\s?")
_HEADER: Final = re.compile(
    r"\s*\*{0,2}(?P<name>[^\W\d_][^\W\d_' -]{0,15}(?:[ -][^\W\d_]{1,10})?)\s?(?::\*{0,2}|\*{2}:)"
    r"(?:\s+(?P<value>\S.*))?$"
)
_SEPARATOR: Final = re.compile(r"\s*[-_=*]{2,}\s*(?P<words>[^-_=*].*?)\s*[-_=*]{2,}\s*$")
_NAME: Final = (
    r"(?P<who>[^\d,:<>\"]{2,60}?|\"[^\"]{2,60}\"|\S+@\S+)(?:\s*[<(\[]{1,2}[^<>()\[\]]*[>)\]]{1,2})?"
)
_LONGEST_SEPARATOR: Final = 120
_LONGEST_ATTRIBUTION: Final = 250
_WHEN: Final = (
    r"(?=[^<>]{0,60}?(?:\d[:.h]\d\d|\d{4}|\d[./-]\s?\d))"
    r"[^<>]{0,60}\d[^<>]{0,40}?(?: [ap]\.?m\.?)?,?"
)


@dataclass(frozen=True, slots=True)
class MailHeader:
    """One line of a mail's header; ``kind`` is from, to, date, subject or other."""

    kind: str
    name: str
    value: str


def mail_header(line: Line) -> MailHeader | None:
    """The header line that ``line`` looks like, or ``None``."""
    found = _HEADER.match(line.text)
    if found is None:
        return None
    kind = mail_header_kinds().get(found["name"].casefold())
    if kind is None:
        return None
    return MailHeader(kind, found["name"], (found["value"] or "").strip(" *"))


def mail_head_end(lines: Sequence[Line], start: int) -> int:
    """The index after the mail header that begins at ``start``, or ``start`` if none does.

    A header is two lines or more of which one says from or subject, or a subject alone.
    """
    kinds: list[str] = []
    at = start
    while at < len(lines) and lines[at].depth == lines[start].depth:
        header = mail_header(lines[at])
        if header is None:
            break
        kinds.append(header.kind)
        at += 1
    named = set(kinds) - {"other"}
    whole = len(named) >= 2 and bool(named & {"from", "subject"})
    return at if whole or kinds == ["subject"] else start


def is_earlier_message(line: Line) -> bool:
    """Whether the line announces an earlier message ("-----Original Message-----")."""
    if len(line.text) > _LONGEST_SEPARATOR:
        return False
    found = _SEPARATOR.match(line.text)
    said = (found["words"] if found else line.text.strip()).strip(" :").casefold()
    if found:
        return said.startswith(phrases("earlier_message"))
    return said in words("earlier_message")


@dataclass(frozen=True, slots=True)
class _Attribution:
    """A way to say whose message follows: the words that it needs, and the whole."""

    needed: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, phrase: str) -> _Attribution:
        whole = re.escape(phrase).replace(r"\{who\}", _NAME).replace(r"\{when\}", _WHEN)
        needed = tuple(word for word in re.split(r"\{\w+\}|\W", phrase) if len(word) > 1)
        return cls(needed, re.compile(rf"\s*{whole}\s*$", re.IGNORECASE))

    def author(self, text: str, low: str) -> str | None:
        """The author, where ``text`` says it in this way."""
        if not all(word in low for word in self.needed):
            return None
        found = self.pattern.match(text)
        return found["who"].strip(" ,\"'-") if found else None


@cache
def _attributions() -> tuple[_Attribution, ...]:
    return tuple(map(_Attribution.of, phrases("attributions")))


def attribution(text: str, quoted: bool) -> str | None:
    """The author whom ``text`` names ("On Monday at 10:12 Jane wrote:"), or ``None``.

    Where the next line is ``quoted``, a bare "Jane wrote:" is enough.
    """
    if not text.rstrip().endswith(":") or len(text) > _LONGEST_ATTRIBUTION:
        return None
    low = text.casefold()
    ways = _attributions()[: None if quoted else -1]
    authors = (way.author(text, low) for way in ways)
    return next((author for author in authors if author is not None), None)


def quote_marks(line: Line) -> tuple[int, int]:
    """How many ``>`` stand in front of the line, and the offset of what follows them."""
    found = _QUOTE.match(line.text)
    if found is None:
        return 0, 0
    return found.group().count(">"), found.end()
