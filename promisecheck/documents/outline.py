"""What holds at a point of a document: its headings, its lists, who writes and speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from promisecheck.documents.vocabulary import words
from promisecheck.model import Heading

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[^\s\d])")
_SHORT: Final = 60
_DEEPEST: Final = 12


@dataclass(slots=True)
class Outline:
    """What holds at a point of the document while its pieces are read in order."""

    headings_at: dict[int, list[Heading]] = field(default_factory=dict)
    items: list[tuple[int, str]] = field(default_factory=list)
    lead: str = ""
    before: str = ""
    gap: bool = False
    after_heading: bool = False
    list_level: int = 0  # of a heading that only stands over the list below it
    listed: bool = False
    gap_level: int = 0  # of a heading that only stands over the lines up to the next gap
    senders: dict[int, str] = field(default_factory=dict)
    speaker: str = ""
    depth: int = 0
    level: int = 0  # how many earlier messages without quotation marks we are in

    def lead_ins(self) -> tuple[str, ...]:
        """What leads in to an item at this point, outermost first."""
        parents = tuple(text for _, text in self.items)
        return (self.lead, *parents) if self.lead else parents

    @property
    def headings(self) -> list[Heading]:
        """The headings above within this message; a quote by nobody stands under the outer ones."""
        depth = self.depth
        while depth and not self.headings_at.get(depth) and depth not in self.senders:
            depth -= 1
        return self.headings_at.get(depth, [])

    def go_to(self, depth: int) -> None:
        """Goes to a quoting depth; a list does not go on in another."""
        if depth != self.depth:
            self.depth = depth
            self.before = ""
            self.leave_list()

    def leave_headings(self, level: int) -> None:
        """Goes out of the headings of this level and those below it."""
        kept = [heading for heading in self.headings if heading.level < level]
        self.headings_at[self.depth] = kept

    def enter_heading(self, level: int, text: str) -> None:
        """Goes below a heading."""
        self.headings_at[self.depth] = [*self.headings, Heading(level, text)]

    def enter_item(self, indent: int) -> None:
        """Goes on to an item; items as far in or farther are left."""
        if not self.items and not self.lead:
            self.lead = lead_in(self.before, directly=self.after_heading and not self.gap)
        self.items = [item for item in self.items if item[0] < indent]
        self.listed = True

    def note_item(self, indent: int, text: str) -> None:
        """Takes an item as one that may have others under it."""
        if len(self.items) < _DEEPEST:
            self.items.append((indent, text))

    def leave_list(self) -> None:
        """Ends the list, and the heading that stood over it alone."""
        if self.listed and self.list_level:
            self.leave_headings(self.list_level)
            self.list_level = 0
        self.items = []
        self.lead = ""
        self.listed = False

    def end_at_gap(self) -> None:
        """Ends the heading that stood over the lines up to here."""
        if self.gap_level:
            self.leave_headings(self.gap_level)
            self.gap_level = 0

    def sender(self, depth: int) -> str:
        """Who wrote what stands at this quoting depth."""
        return self.senders.get(depth, "")


def lead_in(text: str, directly: bool) -> str:
    """The sentence at the end of ``text`` that leads in to a list below, or "".

    A heading ``directly`` above always does.
    """
    if directly:
        return text
    last = _SENTENCE.split(text)[-1] if text else ""
    if text.endswith(":"):
        return last
    if len(text) <= _SHORT and not text.endswith((".", "!", "?")) and ": " not in text:
        return last
    said = frozenset(re.findall(r"\w+", last.casefold()))
    return last if said & words("pointers") else ""
