"""Phrases as the data files write them, and where a text has them.

A phrase is words with one space between. ``a|b`` is either word, ``word?`` may be missing,
``*`` is any one word, ``*?`` one or none. Phrases are written as spoken: "do not", not "don't".
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
    """A word of the tree: ``values`` of the phrases that end with it, ``children`` for the rest.

    What goes on from here waits, in the elements of its phrase, until a text comes by.
    """

    __slots__ = ("_children", "_values", "_waiting")

    def __init__(self) -> None:
        self._children: dict[str, _Node[T]] = {}
        self._values: list[T] = []
        self._waiting: list[tuple[list[str], T]] = []

    def wait(self, elements: list[str], value: T) -> None:
        self._waiting.append((elements, value))

    @property
    def children(self) -> dict[str, _Node[T]]:
        if self._waiting:
            self._grow()
        return self._children

    @property
    def values(self) -> list[T]:
        if self._waiting:
            self._grow()
        return self._values

    def _grow(self) -> None:
        waiting, self._waiting = self._waiting, []
        for elements, value in waiting:
            self._enter(elements, value)

    def _enter(self, elements: list[str], value: T) -> None:
        if not elements:
            # "*? *? said" comes to a node by several ways; it is one phrase all the same.
            if not any(known is value for known in self._values):
                self._values.append(value)
            return
        words, optional = _read(elements[0])
        for word in words:
            if word not in self._children:
                self._children[word] = _Node()
            self._children[word].wait(elements[1:], value)
        if optional:
            self._enter(elements[1:], value)


class PhraseBook(Generic[T]):
    """Phrases with what each stands for, as a tree of words.

    A branch grows as far as a text first comes along it: a short note needs few of the thousands
    of spellings that the data files stand for.
    """

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, value: T) -> None:
        """Enters every spelling of ``phrase``."""
        self._root.wait(phrase.split(), value)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with; a text without them has none."""
        return frozenset(self._root.children)

    def search(self, tokens: Sequence[Token]) -> Iterator[Hit[T]]:
        """Every phrase among ``tokens``, overlapping ones too, by first token and length."""
        beginnings = self._root.children
        anywhere = _ANY in beginnings
        for first, token in enumerate(tokens):
            if anywhere or token.norm in beginnings:
                yield from self.search_at(tokens, first)

    def search_at(self, tokens: Sequence[Token], first: int) -> Iterator[Hit[T]]:
        """The phrases that begin at token ``first``, shortest first."""
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


def _read(element: str) -> tuple[list[str], bool]:
    """The words that an element of a phrase may be, and whether it may be missing."""
    optional = element.endswith("?") and len(element) > 1
    return element.removesuffix("?").split("|"), optional


def spellings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Every sequence of words that a phrase stands for."""
    if "|" not in phrase and "?" not in phrase:
        yield tuple(phrase.split())
        return
    options: list[list[str]] = []
    for element in phrase.split():
        words, optional = _read(element)
        options.append([*words, ""] if optional else words)
    for choice in product(*options):
        if spelled := tuple(word for word in choice if word):
            yield spelled
