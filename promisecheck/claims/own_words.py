"""Words that a company adds to ours: cues, competitors' names, names of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from promisecheck.claims.cues import Category, Cue, Direction
from promisecheck.claims.spoken import spoken
from promisecheck.text.words import words

STANCES: Final = {
    "promised": Category.PROMISE,
    "committed": Category.COMMITMENT,
    "hedged": Category.UNCERTAINTY,
    "maturity": Category.MATURITY,
    "roadmap": Category.ROADMAP,
    "uncertainty": Category.UNCERTAINTY,
    "withdrawal": Category.WITHDRAWAL,
    "denied": Category.DENIAL,
    "requested": Category.REQUEST,
    "unrelated": Category.INSTRUCTION,
}
"""What extra words can say, as configurations call it."""

_REACH: Final = 16


@dataclass(frozen=True, slots=True)
class OwnWords:
    """``cues`` are further cues, ``competitors`` and ``company`` folded words of names."""

    cues: tuple[Cue, ...] = ()
    competitors: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()


NONE: Final = OwnWords()


def own_words(
    phrases: Mapping[str, Iterable[str]], competitors: Iterable[str], company: Iterable[str]
) -> OwnWords:
    """The words given: phrases by what they say (a key of ``STANCES``), and whole names."""
    cues = tuple(
        Cue(_plain(phrase), STANCES[stance], Direction.BOTH, _REACH)
        for stance in sorted(phrases)
        for phrase in phrases[stance]
    )
    return OwnWords(cues, _words(competitors), _words(company))


def _plain(phrase: str) -> str:
    """The phrase as texts are compared: its words, folded, without the signs of phrases."""
    return " ".join(token.norm for token in spoken(phrase))


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.norm for name in names for word in words(name))
