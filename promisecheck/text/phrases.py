"""Fixed phrases of a text, looked up by the words that begin or end them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from promisecheck.text.tokens import Token, tokens

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """What a phrase says; it is ``line[first:behind]``."""

    value: T
    first: int
    behind: int


class Phrases(Generic[T]):
    """Phrases in lower case with what each one says. The longest one that fits wins."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        """Take the phrases as the keys of ``meanings``."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase in sorted(meanings, key=len, reverse=True):
            words = tuple(token.low for token in tokens(phrase))
            self._by_first.setdefault(words[0], []).append((words, meanings[phrase]))
            self._by_last.setdefault(words[-1], []).append((words, meanings[phrase]))

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first)

    def signs(self, common: Collection[str] = ()) -> frozenset[str]:
        """One word of every phrase, if possible none of the ``common`` ones."""
        phrases = (words for found in self._by_first.values() for words, _ in found)
        return frozenset(
            next((word for word in words if word not in common), words[0]) for words in phrases
        )

    def at(self, line: Sequence[Token], at: int) -> Hit[T] | None:
        """The phrase that begins at the token."""
        for words, value in self._by_first.get(line[at].low, ()) if at < len(line) else ():
            if _says(line, at, words):
                return Hit(value, at, at + len(words))
        return None

    def before(self, line: Sequence[Token], at: int) -> Hit[T] | None:
        """The phrase that ends right before the token."""
        for words, value in self._by_last.get(line[at - 1].low, ()) if at > 0 else ():
            first = at - len(words)
            if first >= 0 and _says(line, first, words):
                return Hit(value, first, at)
        return None


def _says(line: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.low for token in line[at : at + len(words)]) == words
