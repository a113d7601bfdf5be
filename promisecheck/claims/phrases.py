"""Phrases as the data files write them, and where a text has them.

A phrase is words with one space between. ``a|b`` is either word, ``word?`` may be missing,
``*`` is any one word. Phrases are written as spoken: "do not", not "don't".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from promisecheck.claims.spoken import Token

T = TypeVar("T")
_ANY = "*"


class Hit(NamedTuple, Generic[T]):
    """A phrase in a text: tokens ``first`` to ``last``."""

    value: T
    first: int
    last: int


class _Node(Generic[T]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[T]] = {}
        self.values: list[T] = []


class PhraseBook(Generic[T]):
    """Phrases with what each stands for, as a tree of words.

    A branch grows when a text first has the word that it begins with: a short note needs few of
    the thousands of spellings that the data files stand for.
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()
        self._beginnings: set[str] = set()
        self._ungrown: dict[str, list[tuple[str, T]]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Enters every spelling of ``phrase``."""
        for first in _first_words(phrase):
            self._beginnings.add(first)
            self._ungrown.setdefault(first, []).append((phrase, value))

    def search(self, tokens: Sequence[Token]) -> Iterator[Hit[T]]:
        """Every phrase among ``tokens``, overlapping ones too, by first token and length."""
        beginnings = self._beginnings
        for first, token in enumerate(tokens):
            if token.norm in beginnings or _ANY in beginnings:
                yield from self.search_at(tokens, first)

    def search_at(self, tokens: Sequence[Token], first: int) -> Iterator[Hit[T]]:
        """The phrases that begin at token ``first``, shortest first."""
        if first < len(tokens):
            self._grow(tokens[first].norm)
            self._grow(_ANY)
        nodes = [self._root]
        for last in range(first, len(tokens)):
            words = (tokens[last].norm, _ANY)
            nodes = [
                node.children[word] for node in nodes for word in words if word in node.children
            ]
            if not nodes:
                return
            for node in nodes:
                for value in node.values:
                    yield Hit(value, first, last)

    def _grow(self, beginning: str) -> None:
        """Enters the spellings that begin with this word, if that was not done before."""
        if beginning not in self._ungrown:
            return
        for phrase, value in self._ungrown.pop(beginning):
            for words in spellings(phrase):
                if words[0] == beginning:
                    node = self._root
                    for word in words:
                        node = node.children.setdefault(word, _Node())
                    node.values.append(value)


def _first_words(phrase: str) -> set[str]:
    """The words with which a spelling of the phrase may begin."""
    found: set[str] = set()
    for element in phrase.split():
        optional = element.endswith("?") and len(element) > 1
        found.update(element.removesuffix("?").split("|"))
        if not optional:
            break
    return found


def spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a phrase stands for."""
    if "|" not in phrase and "?" not in phrase:
        yield tuple(phrase.split())
        return
    options: list[list[str]] = []
    for element in phrase.split():
        optional = element.endswith("?") and len(element) > 1
        words = element.removesuffix("?").split("|")
        options.append([*words, ""] if optional else words)
    for choice in product(*options):
        if spelled := tuple(word for word in choice if word):
            yield spelled
