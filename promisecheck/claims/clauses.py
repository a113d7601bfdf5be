"""Clauses of a statement, and which mentions a cue speaks of.

A statement is parted at punctuation, at ``boundary`` cues ("but", "although"), at commas before
a new clause, and at "and" where both sides have a feature and a cue of their own. A cue speaks
of the mentions of its own clause, on its side and within its reach; in a clause without a
mention it speaks of the clause before ("SCIM is there, still in beta"), behind a colon of the
clause that the colon introduces ("Not included: SCIM").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path

from promisecheck.claims.cues import Category, Direction, Found
from promisecheck.claims.perceived import perceived
from promisecheck.claims.spoken import Token
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "clauses.yaml"
_HARD = frozenset(';:.!?()[]|–—•…"“”')
NOUN_REACH = 4
"""A denial that reaches no further denies the noun that it stands before."""
_NO_STANCE = frozenset({Category.BOUNDARY, Category.PSEUDO})


@dataclass(slots=True)
class Words:
    """Tells the mention's words among the tokens: ``first`` to ``last``."""

    first: int
    last: int


def word_count(places: Sequence[Words]) -> int:
    """How many words the stretches hold together."""
    return sum(place.last - place.first + 1 for place in places)


@dataclass(slots=True)
class Clause:
    """Tokens ``first`` to ``last``; ``opens`` where a colon follows it.

    ``benefit``: it tells what somebody gets out of it ("so that nobody waits any longer").
    ``perceived``: it tells what a feature finds out ("warns you when a seal is missing").
    """

    first: int
    last: int
    opens: bool = False
    benefit: bool = False
    perceived: bool = False

    def holds(self, place: int) -> bool:
        """Whether the token stands in this clause."""
        return self.first <= place <= self.last


@dataclass(slots=True)
class Governs:
    """A cue that speaks of a mention, ``distance`` words away (0: inside the mention)."""

    found: Found
    distance: int


class Obstacle(StrEnum):
    """Why a cue does not speak of a mention."""

    NO_STANCE = "it only parts the clauses"
    OTHER_CLAUSE = "it speaks of another clause"
    OTHER_SIDE = "it speaks of what stands on its other side"
    TOO_FAR = "it does not reach so far"


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """The word lists of ``clauses.yaml`` by name."""
    return {name: frozenset(words) for name, words in load_data(_FILE).items()}


def split_clauses(
    text: str, tokens: Sequence[Token], found: Sequence[Found], mentions: Sequence[Words]
) -> tuple[Clause, ...]:
    """The clauses of the statement whose words are ``tokens``; together they hold every token."""
    hard = _hard_breaks(text, tokens, found, mentions)
    told = _perceived(text, tokens, mentions)
    edges = {edge for first, last in told.items() for edge in (first, last + 1)}
    starts = sorted({0, *hard, *edges, *_soft_breaks(text, tokens, found, mentions, hard)})
    ends = [*starts[1:], len(tokens)]
    return tuple(
        Clause(
            start,
            end - 1,
            _gap(text, tokens, end - 1).strip().startswith(":"),
            _tells_benefit(tokens[start:end]),
            start in told,
        )
        for start, end in zip(starts, ends, strict=True)
        if start < end
    )


def _perceived(text: str, tokens: Sequence[Token], mentions: Sequence[Words]) -> dict[int, int]:
    """First to last token of the clauses that tell what a feature named elsewhere finds out."""
    return {
        first: last
        for first, last in perceived(text, tokens, clause_words())
        if not any(first <= words.first <= last for words in mentions)
    }


def _tells_benefit(tokens: Sequence[Token]) -> bool:
    """Whether the clause tells what follows for somebody ("so your staff never wait").

    "So it is not there yet" goes on about the feature itself.
    """
    opening = [token.norm for token in tokens[:3]]
    subject = opening[2:] if opening[:2] == ["so", "that"] else opening[1:2]
    return opening[:1] == ["so"] and bool(subject) and subject[0] not in clause_words()["pronouns"]


def _gap(text: str, tokens: Sequence[Token], place: int) -> str:
    """What stands between token ``place`` and the next."""
    if place + 1 >= len(tokens):
        return ""
    return text[tokens[place].end : tokens[place + 1].start]


def _hard_breaks(
    text: str, tokens: Sequence[Token], found: Sequence[Found], mentions: Sequence[Words]
) -> set[int]:
    breaks = {hit.first for hit in found if hit.cue.category is Category.BOUNDARY}
    starters = clause_words()["clause_starters"]
    for place, (before, after) in enumerate(pairwise(tokens), start=1):
        gap = text[before.end : after.start]
        if not gap or gap == " ":
            continue
        dash = " - " in gap or "--" in gap or "->" in gap or "=" in gap
        comma = "," in gap and after.norm in starters
        if dash or comma or not _HARD.isdisjoint(gap):
            breaks.add(place)
    breaks.update(_ends_of_conditions(text, tokens, found, mentions))
    inside = {place for words in mentions for place in range(words.first + 1, words.last + 1)}
    return breaks - inside


def _ends_of_conditions(
    text: str, tokens: Sequence[Token], found: Sequence[Found], mentions: Sequence[Words]
) -> Iterator[int]:
    """Where what follows from a condition begins: "if you use Okta, single sign-on is ..."."""
    for hit in found:
        if hit.cue.category is not Category.CONDITION:
            continue
        after = range(hit.last + 1, len(tokens))
        comma = next((k for k in after if "," in _gap(text, tokens, k - 1)), None)
        named = comma and any(hit.last < words.first < comma for words in mentions)
        if comma and not named:
            yield comma


def _soft_breaks(
    text: str,
    tokens: Sequence[Token],
    found: Sequence[Found],
    mentions: Sequence[Words],
    hard: set[int],
) -> Iterator[int]:
    """Commas and coordinators between two parts that can each stand alone."""
    coordinators = clause_words()["coordinators"]
    edges = sorted({0, *hard, len(tokens)})
    for start, end in pairwise(edges):
        for place in range(start + 1, end - 1):
            word = tokens[place].norm in coordinators
            if not word and "," not in _gap(text, tokens, place - 1):
                continue
            told = [hit for hit in found if hit.cue.category is not Category.REPORT]
            left = _is_whole(start, place - 1, told, mentions)
            if left and _is_whole(place, end - 1, found, mentions):
                yield place


def _is_whole(first: int, last: int, found: Sequence[Found], mentions: Sequence[Words]) -> bool:
    has_mention = any(first <= words.first and words.last <= last for words in mentions)
    return has_mention and any(
        first <= hit.first and hit.last <= last and hit.cue.category not in _NO_STANCE
        for hit in found
    )


def governing(
    mention: Words,
    clauses: Sequence[Clause],
    found: Sequence[Found],
    mentions: Sequence[Words],
) -> tuple[Governs, ...]:
    """The cues that speak of ``mention``, nearest first."""
    hits = [
        Governs(hit, _distance(hit, mention))
        for hit in found
        if obstacle(hit, mention, clauses, mentions) is None
    ]
    return tuple(sorted(hits, key=lambda g: (g.distance, g.found.first)))


def obstacle(
    hit: Found, mention: Words, clauses: Sequence[Clause], mentions: Sequence[Words]
) -> Obstacle | None:
    """Why the cue does not speak of ``mention``, or ``None`` where it does."""
    direction = hit.cue.direction
    if hit.cue.category in _NO_STANCE:
        return Obstacle.NO_STANCE
    if direction in (Direction.STATEMENT, Direction.OPENING):
        return None
    target = _target_clause(hit, clauses, mentions)
    if target is None or not target.holds(mention.first):
        return Obstacle.OTHER_CLAUSE
    return _out_of_reach(hit, mention, mentions) if target.holds(hit.first) else None


def _target_clause(
    hit: Found, clauses: Sequence[Clause], mentions: Sequence[Words]
) -> Clause | None:
    """The clause whose mentions the cue speaks of."""
    own = next(i for i, clause in enumerate(clauses) if clause.holds(hit.first))
    if clauses[own].perceived:
        return None
    named = [any(clause.holds(words.first) for words in mentions) for clause in clauses]
    if named[own]:
        return clauses[own]
    if clauses[own].benefit and hit.cue.category is Category.DENIAL:
        return None
    later = [clauses[i] for i in range(own + 1, len(clauses)) if named[i]]
    backward = hit.cue.direction is Direction.BACKWARD
    noun_only = hit.cue.reach <= NOUN_REACH  # "without effort: ..." denies the effort
    near = clauses[own].last - hit.last <= (0 if noun_only else hit.cue.reach)
    if clauses[own].opens and later and near and not backward:
        return Clause(later[0].first, clauses[-1].last)
    if hit.cue.direction is Direction.FORWARD:
        return None
    before = [clauses[i] for i in range(own) if named[i]]
    if before:
        return before[-1]
    return later[0] if later and not backward else None


def _out_of_reach(hit: Found, mention: Words, mentions: Sequence[Words]) -> Obstacle | None:
    if hit.first >= mention.first and hit.last <= mention.last:
        return None
    forward = mention.first >= hit.first
    if hit.cue.direction is (Direction.BACKWARD if forward else Direction.FORWARD):
        return Obstacle.OTHER_SIDE
    if not forward and _denies_next(hit, mentions):
        return Obstacle.OTHER_SIDE
    far = _distance(hit, mention) - _listed_between(hit, mention, mentions)
    return Obstacle.TOO_FAR if far > hit.cue.reach else None


def _denies_next(hit: Found, mentions: Sequence[Words]) -> bool:
    """Whether the cue denies the thing that it stands before: "the kiosk is not HIPAA ready"."""
    nouns = range(hit.last + 1, hit.last + 3)
    return hit.cue.category is Category.DENIAL and any(words.first in nouns for words in mentions)


def _listed_between(hit: Found, mention: Words, mentions: Sequence[Words]) -> int:
    """Words between cue and mention that are other members of the same list ("no A, B or C")."""
    low, high = sorted((hit.first, mention.first))
    others = [words for words in mentions if low < words.first < high and words != mention]
    return sum(words.last - words.first + 2 for words in others)


def _distance(hit: Found, mention: Words) -> int:
    if hit.last < mention.first:
        return mention.first - hit.last
    if hit.first > mention.last:
        return hit.first - mention.last
    return 0
