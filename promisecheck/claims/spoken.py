"""The words of a text as cues know them: contractions spelt out, each with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from promisecheck.text.words import Word, words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "spoken.yaml"

_LENGTHENED = re.compile(r"(?<=[^\W\d_])([^\W\d_])\1{2,}")
"""A letter that is drawn out: "yesss", "nooo"."""


@dataclass(slots=True)
class Token:
    """One spoken word; several may share a place ("don't" is "do" and "not")."""

    norm: str
    start: int
    end: int


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str], frozenset[str]]:
    data = load_data(_FILE)
    return (
        data["contractions"],
        data["endings"],
        data["irregular"],
        frozenset(data["is_after"]),
    )


@cache
def _before_opening() -> frozenset[str]:
    return frozenset(load_data(_FILE)["before_opening"])


def opening_of(tokens: Sequence[Token]) -> int:
    """The token that the statement opens with, behind its number and "so", "and", "well"."""
    for place, token in enumerate(tokens):
        if token.norm not in _before_opening() and not token.norm[0].isdigit():
            return place
    return 0


@lru_cache(maxsize=8192)
def spoken(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` with offsets into ``text``."""
    tokens: list[Token] = []
    skip_to = -1
    for word in words(text, start, end):
        if word.start < skip_to:
            continue
        if word.norm == "w" and text[word.end : word.end + 1] == "/":
            without = (
                text[word.end + 1 : word.end + 2] == "o"
                and not text[word.end + 2 : word.end + 3].isalpha()
            )
            skip_to = word.end + 2 if without else -1
            tokens.append(Token("without" if without else "with", word.start, word.end + 1))
            continue
        if word.norm == "may" and text[word.start] == "M" and _is_month(text, word, tokens):
            tokens.append(Token("may_month", word.start, word.end))
            continue
        for norm in _spell_out(word.norm):
            tokens.append(Token(norm, word.start, word.end))
    return tuple(tokens)


_BEFORE_MONTH = frozenset(
    "in by of from until till before since end early mid late next this each every last".split()
)


def _is_month(text: str, word: Word, before: list[Token]) -> bool:
    """Whether "May" is the month: with a number beside it or a preposition of time before it."""
    beside = text[word.end : word.end + 6].lstrip(" ,'’")[:1].isdigit()
    last = before[-1].norm if before else ""
    return beside or last in _BEFORE_MONTH or last[:1].isdigit()


@lru_cache(maxsize=65536)
def _spell_out(norm: str) -> tuple[str, ...]:
    contractions, endings, irregular, is_after = _tables()
    norm = _LENGTHENED.sub(r"\1", norm)
    if norm in contractions:
        return tuple(contractions[norm].split())
    if "'" not in norm:
        return (norm,)
    for ending, word in endings.items():
        if norm.endswith(ending):
            base = norm.removesuffix(ending)
            return (irregular.get(base, base), word)
    if norm.endswith("'s"):
        base = norm.removesuffix("'s")
        return (base, "is") if base in is_after else (base,)
    return (norm,)
