"""A statement as claims read it: its words, cues, clauses and the mentions in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from promisecheck.claims.clauses import Clause, Governs, Words, governing, split_clauses
from promisecheck.claims.cues import Found, find_cues
from promisecheck.claims.qualifiers import Span
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import Mention, Statement

_QUESTION = re.compile(r"\?[\s\"'”’)\]*_]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, taken apart. Offsets are offsets into the block's text."""

    statement: Statement
    mentions: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    found: tuple[Found, ...]
    clauses: tuple[Clause, ...]
    places: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The block's text."""
        return self.statement.block.text

    @property
    def is_question(self) -> bool:
        """Whether the statement ends with a question mark."""
        return bool(_QUESTION.search(self.statement.text))

    @property
    def span(self) -> Span:
        """The statement's stretch of the block."""
        return Span(self.statement.start, self.statement.end)

    def governing(self, mention: Mention) -> tuple[Governs, ...]:
        """The cues that speak of the mention, nearest first."""
        place = self.places[self.mentions.index(mention)]
        return governing(place, self.clauses, self.found, self.places)

    def clause_span(self, mention: Mention) -> Span:
        """The stretch of the clauses that speak of the mention.

        That is its own clause and those after it that name no feature.
        """
        place = self.places[self.mentions.index(mention)]
        own = next(i for i, clause in enumerate(self.clauses) if clause.holds(place.first))
        last = own
        while last + 1 < len(self.clauses) and not self._names_feature(self.clauses[last + 1]):
            last += 1
        start = self.tokens[self.clauses[own].first].start
        return Span(min(start, mention.start), self.tokens[self.clauses[last].last].end)

    def _names_feature(self, clause: Clause) -> bool:
        return any(clause.holds(words.first) for words in self.places)

    def words_of(self, governs: Governs) -> str:
        """The cue as it stands in the text."""
        found = governs.found
        return self.text[self.tokens[found.first].start : self.tokens[found.last].end]


def take_apart(statement: Statement, mentions: tuple[Mention, ...]) -> Said:
    """The statement with its cues and clauses found."""
    tokens = spoken(statement.block.text, statement.start, statement.end)
    places = tuple(_place(tokens, mention) for mention in mentions)
    # What a feature is called says nothing about it: "Early access tickets" is a name.
    found = tuple(hit for hit in find_cues(tokens) if not _within(hit, places))
    clauses = split_clauses(statement.block.text, tokens, found, places)
    return Said(statement, mentions, tokens, found, clauses, places)


def _place(tokens: Sequence[Token], mention: Mention) -> Words:
    inside = [i for i, t in enumerate(tokens) if t.start < mention.end and mention.start < t.end]
    return Words(inside[0], inside[-1])


def _within(hit: Found, places: Sequence[Words]) -> bool:
    return any(words.first <= hit.first and hit.last <= words.last for words in places)
