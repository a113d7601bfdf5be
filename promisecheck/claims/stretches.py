"""Which words of a list belong to which of its names: "SSO on Android, SCIM on iPhones"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from promisecheck.claims.qualifiers import Span
from promisecheck.claims.scope import ScopeFinder
from promisecheck.model import Mention

_RELATIVE = re.compile(r"\s*(?:which|who|that)\b", re.IGNORECASE)
_PARTING = re.compile(r"[,;()|–—•]")


def own_stretch(text: str, whole: Span, mention: Mention, mentions: Sequence[Mention]) -> Span:
    """The part of the list that names the mention: from comma to comma."""
    return next(part for part in _stretches(text, whole, mentions) if _holds(part, mention))


def others_scope(
    text: str, whole: Span, mention: Mention, mentions: Sequence[Mention], finder: ScopeFinder
) -> list[Span]:
    """The stretches of a list whose plans and regions are those of other names.

    What stands before the first name, before a colon or behind the last name is said of all ("On
    Android: A, B", "A, B and C on Android"), the latter unless other names have words of their own.
    A name that is itself for somebody ("EU hosting") takes no words from the others.
    """
    names = [m for m in mentions if m is mention or not finder.find(text, m.start, m.end)]
    stretches = _stretches(text, whole, mentions)
    named = [part for part in stretches if any(_holds(part, name) for name in names)]
    if len(named) < 2:
        return []
    first = max(names[0].start, text.find(":", whole.start, whole.end))
    last = names[-1].end
    inner = [Span(max(part.start, first), part.end) for part in named]
    told = [part for part in inner[:-1] if finder.find(text, part.start, part.end)]
    if not told:
        inner[-1] = Span(inner[-1].start, last)
    return [part for part in inner if not part.start <= mention.start < part.end]


def others_clauses(
    text: str, whole: Span, mention: Mention, mentions: Sequence[Mention]
) -> list[Span]:
    """What relative clauses tell of other names: "A, B and C, which has never failed"."""
    told: list[Span] = []
    before: Mention | None = None
    for part in _stretches(text, whole, mentions):
        named = [other for other in mentions if _holds(part, other)]
        if before not in (None, mention) and not named and _RELATIVE.match(text, part.start):
            told.append(Span(part.start, whole.end))
        before = named[-1] if named else before
    return told


def _holds(part: Span, mention: Mention) -> bool:
    return part.start <= mention.start < part.end


def _stretches(text: str, whole: Span, mentions: Sequence[Mention]) -> Iterator[Span]:
    start = whole.start
    for mark in _PARTING.finditer(text, whole.start, whole.end):
        if not any(mention.start <= mark.start() < mention.end for mention in mentions):
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, whole.end)
