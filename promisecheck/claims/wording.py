"""The words of a sentence taken apart: what is the same in whichever document it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from promisecheck.claims.clauses import Clause, Words, split_clauses
from promisecheck.claims.cues import Found
from promisecheck.claims.sequels import denies_for_now, discloses, goes_on, names_topic
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import Mention, Statement

_NAME = "\u2026"  # no word of any phrase
_LONGEST_TELLING = 14  # words of what is told of a topic


@dataclass(slots=True)
class Wording:
    """A sentence's tokens, cues and clauses, and the words of the names in it.

    ``sequel`` are the cues of the sentences that go on about the last name, ``sequel_tokens`` their
    words and ``sequel_end`` where they end. ``recalled`` is what was worked out of all this.
    """

    tokens: tuple[Token, ...]
    places: tuple[Words, ...] = ()
    found: tuple[Found, ...] = ()
    clauses: tuple[Clause, ...] = ()
    sequel: tuple[Found, ...] = ()
    sequel_tokens: tuple[Token, ...] = ()
    sequel_end: int = 0
    recalled: dict[tuple[object, ...], object] = field(default_factory=dict)


def words_of(statement: Statement) -> tuple[Token, ...]:
    """The statement's words as cues know them."""
    return spoken(statement.block.text, statement.start, statement.end)


def take_apart(
    statement: Statement,
    mentions: Sequence[Mention],
    setting: Setting,
    others: Sequence[Found],
    sequel_end: int = 0,
) -> Wording:
    """The statement's words with its cues and clauses found.

    ``others`` are the cues for somebody else. ``sequel_end`` is where the sentences end that follow
    in the block, are no questions and name no feature.
    """
    text, tokens = statement.block.text, words_of(statement)
    if not mentions:
        return Wording(tokens, sequel_end=sequel_end)
    places = tuple(_place(tokens, mention) for mention in mentions)
    # What a feature is called says nothing about it: "Early access tickets" is a name.
    cues = (*setting.cues.find(_without_names(tokens, places)), *others)
    plans = _plans(statement, tokens, setting) if cues else ()
    found = tuple(hit for hit in cues if not _within(hit, (*places, *plans)))
    wording = Wording(tokens, places, found, split_clauses(text, tokens, found, places))
    if sequel_end <= statement.end:
        return wording
    after = spoken(text, statement.end, sequel_end)
    open_end = names_topic(tokens, places, found, after) or denies_for_now(tokens, found)
    if not goes_on(after):
        if not open_end:
            return wording
        after = after[:_LONGEST_TELLING]
    sequel = tuple(hit for hit in setting.cues.find(after) if discloses(hit, open_end))
    return replace(wording, sequel=sequel, sequel_tokens=after, sequel_end=sequel_end)


def _plans(statement: Statement, tokens: Sequence[Token], setting: Setting) -> tuple[Words, ...]:
    """The words that name a plan or the like, and say nothing else: "Not in Plus", "with Go"."""
    named = setting.finder.find(statement.block.text, statement.start, statement.end)
    if not named:
        return ()
    return tuple(
        Words(place, place)
        for place, token in enumerate(tokens)
        if any(hit.values and hit.start <= token.start < hit.end for hit in named)
    )


def _without_names(tokens: Sequence[Token], places: Sequence[Words]) -> tuple[Token, ...]:
    """The tokens with the words of names blanked: "no data loss" is not in "no data loss tool"."""
    heard = list(tokens)
    for words in places:
        for place in range(words.first, words.last + 1):
            heard[place] = Token(_NAME, tokens[place].start, tokens[place].end)
    return tuple(heard)


def _place(tokens: Sequence[Token], mention: Mention) -> Words:
    inside = [i for i, t in enumerate(tokens) if t.start < mention.end and mention.start < t.end]
    return Words(inside[0], inside[-1])


def _within(hit: Found, places: Sequence[Words]) -> bool:
    return any(words.first <= hit.first and hit.last <= words.last for words in places)
