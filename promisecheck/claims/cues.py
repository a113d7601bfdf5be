"""Cues: the words that tell what a text says about a mention, kept as data in ``data/cues``.

The design is that of ConText (Harkema et al. 2009, PMC2757457): a cue has a category, a
direction and a reach; ``boundary`` cues end the reach of others, ``pseudo`` cues are longer
phrases that hold a cue's words and must not count ("not only", "no limit on").

How phrases are written is told in ``phrases.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.spoken import Token, opening_of
from promisecheck.text.yaml_data import load_data

_FOLDER = Path(__file__).with_name("data") / "cues"
_MOST_KEPT = 4096  # statements


class Direction(StrEnum):
    """On which side of a cue the words stand that it speaks of."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    STATEMENT = "statement"  # the whole statement, whatever parts it
    OPENING = "opening"  # the whole statement, if the cue opens it: "Check ...", "Send ..."


class Category(StrEnum):
    """What a cue says."""

    PROMISE = "promise"
    REPORT = "report"
    LAUNCHED = "launched"  # a promise, whatever the time: "last year we added"
    COMMITMENT = "commitment"
    ARRIVAL = "arrival"  # a commitment only where a date stands with it: "lands in March"
    FIRM = "firm"
    ENDING = "ending"  # a withdrawal only where a date stands with it: "closes in March"
    MATURITY = "maturity"
    ROADMAP = "roadmap"
    UNCERTAINTY = "uncertainty"
    WITHDRAWAL = "withdrawal"
    DENIAL = "denial"
    GONE = "gone"  # a denial, whatever the time: "we removed it last year"
    EXCLUSION = "exclusion"
    REQUEST = "request"
    OTHER_PARTY = "other_party"
    PAST = "past"
    TODO = "todo"
    INSTRUCTION = "instruction"
    CONDITION = "condition"
    POINTER = "pointer"
    BOUNDARY = "boundary"
    PSEUDO = "pseudo"


@dataclass(frozen=True, slots=True)
class Cue:
    """One phrase with what it says and how far. ``reach`` counts words.

    ``closing``: it counts only where its part of the sentence ends behind it ("SSO isn't.").
    """

    phrase: str
    category: Category
    direction: Direction = Direction.BOTH
    reach: int = 0
    closing: bool = False


class Found(NamedTuple):
    """A cue in a text: tokens ``first`` to ``last``."""

    cue: Cue
    first: int
    last: int


def load_cues(folder: Path = _FOLDER) -> tuple[Cue, ...]:
    """All cues of the data files, in file and line order."""
    cues: list[Cue] = []
    for path in sorted(folder.glob("*.yaml")):
        for group in load_data(path):
            category = Category(group["category"])
            direction = Direction(group.get("direction", "both"))
            reach = int(group.get("reach", 0))
            closing = bool(group.get("closing", False))
            cues.extend(
                Cue(phrase, category, direction, reach, closing) for phrase in group["phrases"]
            )
    return tuple(cues)


@cache
def _book() -> PhraseBook[Cue]:
    """The cues of the data files; growing with the texts, it is one for all readers."""
    return _book_of(load_cues())


def _book_of(cues: Iterable[Cue]) -> PhraseBook[Cue]:
    book: PhraseBook[Cue] = PhraseBook()
    for cue in cues:
        book.add(cue.phrase, cue)
    return book


class CueFinder:
    """Finds the cues of the data files in a text, and ``further`` ones besides."""

    def __init__(self, further: Iterable[Cue] = ()) -> None:
        self._further = _book_of(further)
        # Documents share most of their statements with others: each is gone through once.
        self._found: dict[tuple[str, ...], tuple[Found, ...]] = {}

    def every(self, tokens: Sequence[Token]) -> list[Found]:
        """All cues among ``tokens``, pseudo cues and those that a longer one hides too."""
        hits = (*_book().search(tokens), *self._further.search(tokens))
        return [
            Found(hit.value, hit.first, hit.last)
            for hit in hits
            if hit.first == hit.last or not _is_parted(tokens, hit.first, hit.last)
            if not hit.value.closing or _is_last(tokens, hit.last)
        ]

    def find(self, tokens: Sequence[Token]) -> tuple[Found, ...]:
        """The cues among ``tokens`` that count, in reading order.

        A pseudo cue takes its words from every other cue that does not hold it whole. A longer
        cue hides the shorter ones that it overlaps, unless both say the same: "not included"
        hides the promise in "included" but not the "not". Of two that are as long an offer
        yields: "is in development" is no "is in". What counts at the beginning only hides
        nothing further on.
        """
        key = _as_heard(tokens)
        if key not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[key] = _weighed(self.every(tokens), opening_of(tokens))
        return self._found[key]


def _as_heard(tokens: Sequence[Token]) -> tuple[str, ...]:
    """All that matters of the tokens: the words, and before which of them something parts them."""
    before = (tokens[0], *tokens) if tokens else ()
    return tuple(
        token.norm if token.start - last.end <= 1 else f"|{token.norm}"
        for last, token in zip(before, tokens, strict=False)
    )


def _weighed(hits: Sequence[Found], opening: int) -> tuple[Found, ...]:
    """The hits that count; ``opening`` is the token that the text opens with."""
    pseudo = [hit for hit in hits if hit.cue.category is Category.PSEUDO]
    real = [
        hit
        for hit in hits
        if hit.cue.category is not Category.PSEUDO
        and not (hit.cue.direction is Direction.OPENING and hit.first > opening)
        and not any(_masks(p, hit) for p in pseudo)
    ]
    offers = Category.PROMISE
    real.sort(key=lambda hit: (hit.first - hit.last, hit.cue.category is offers, hit.first))
    taken: dict[int, Found] = {}
    kept: list[Found] = []
    for hit in real:
        places = range(hit.first, hit.last + 1)
        if any(i in taken and _hides(taken[i], hit) for i in places):
            continue
        for i in places:
            taken.setdefault(i, hit)
        kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.first))


def _is_parted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether more than a space or hyphen parts the words: "it works, with an open bug"."""
    words = tokens[first : last + 1]
    return any(after.start - before.end > 1 for before, after in pairwise(words))


def _is_last(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing stands behind the token, or more than a space or hyphen."""
    return place + 1 == len(tokens) or _is_parted(tokens, place, place + 1)


def _masks(pseudo: Found, hit: Found) -> bool:
    """Whether the pseudo cue must not let the hit count."""
    if pseudo.last < hit.first or hit.last < pseudo.first:
        return False
    if (pseudo.first, pseudo.last) == (hit.first, hit.last):
        return hit.cue.category is not Category.PROMISE  # "not only" promises
    return not (hit.first <= pseudo.first and pseudo.last <= hit.last)


_FAMILIES = {
    Category.EXCLUSION: Category.DENIAL,
    Category.GONE: Category.DENIAL,
    Category.ARRIVAL: Category.COMMITMENT,
    Category.LAUNCHED: Category.PROMISE,
}


def _hides(longer: Found, hit: Found) -> bool:
    if (longer.first, longer.last) == (hit.first, hit.last):
        return False
    mine, theirs = hit.cue.category, longer.cue.category
    return _FAMILIES.get(mine, mine) is not _FAMILIES.get(theirs, theirs)
