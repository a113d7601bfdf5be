"""Which words of a list belong to which of its names: "SSO on Android, SCIM on iPhones"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from promisecheck.claims.qualifiers import Span
from promisecheck.claims.scope import ScopeFinder
from promisecheck.model import Mention

_RELATIVE = re.compile(r"\s*(?:which|who|that)\b", re.IGNORECASE)
_PARTING = re.compile(r"[,;()|–—•]")


class Stretches:
    """The parts of a statement from comma to comma, with the names in them."""

    def __init__(self, text: str, whole: Span, mentions: Sequence[Mention]) -> None:
        self._text, self._whole, self._mentions = text, whole, mentions
        self._parts = tuple(_parts(text, whole, mentions))

    def own(self, mention: Mention) -> Span:
        """The part that names the mention."""
        return next(part for part in self._parts if _holds(part, mention))

    def others_scope(self, mention: Mention, finder: ScopeFinder) -> list[Span]:
        """The parts whose plans and regions are those of other names.

        What stands before the first name, before a colon or behind the last name is said of all
        ("On Android: A, B", "A, B and C on Android"), the latter unless other names have words of
        their own. A name that is itself for somebody ("EU hosting") takes no words from the others.
        """
        names = [
            name
            for name in self._mentions
            if name is mention or not finder.find(self._text, name.start, name.end)
        ]
        named = [part for part in self._parts if any(_holds(part, name) for name in names)]
        if len(named) < 2:
            return []
        colon = self._text.find(":", self._whole.start, self._whole.end)
        first, last = max(names[0].start, colon), names[-1].end
        inner = [Span(max(part.start, first), part.end) for part in named]
        if not any(finder.find(self._text, part.start, part.end) for part in inner[:-1]):
            inner[-1] = Span(inner[-1].start, last)
        return [part for part in inner if not _holds(part, mention)]

    def others_clauses(self, mention: Mention) -> list[Span]:
        """What relative clauses tell of other names: "A, B and C, which has never failed"."""
        told: list[Span] = []
        before: Mention | None = None
        for part in self._parts:
            named = [other for other in self._mentions if _holds(part, other)]
            relative = not named and _RELATIVE.match(self._text, part.start)
            if relative and before not in (None, mention):
                told.append(Span(part.start, self._whole.end))
            before = named[-1] if named else before
        return told


def _holds(part: Span, mention: Mention) -> bool:
    return part.start <= mention.start < part.end


def _parts(text: str, whole: Span, mentions: Sequence[Mention]) -> Iterator[Span]:
    start = whole.start
    for mark in _PARTING.finditer(text, whole.start, whole.end):
        if not any(mention.start <= mark.start() < mention.end for mention in mentions):
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, whole.end)
