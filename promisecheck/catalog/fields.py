"""Typed readers of the values under a block's keys; each notes what is wrong and reads on.

A reader returns what an absent key means (an empty text, no words, ``None``) where the key is
absent and also where its value is wrong, so that one mistake never hides the next one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.problems import Placed, Problems
from promisecheck.catalog.wording import kind_of, listed, shown
from promisecheck.text.nearest import nearest

Value = TypeVar("Value")

_PARSED: Final = 100  # characters; no amount or date is longer
_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TRUTHS: Final = {
    **dict.fromkeys(("yes", "true", "on"), True),
    **dict.fromkeys(("no", "false", "off"), False),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the file with its place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a block may hold: each key with a sample of its value, and the keys it must have."""

    samples: Mapping[str, str]
    required: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the file. ``title`` is how messages call it, such as ``feature "sso"``."""

    title: str
    node: MappingNode
    values: Mapping[str, tuple[ScalarNode, Node]]
    shape: Shape
    problems: Problems

    def value(self, key: str) -> Node | None:
        """The value under ``key``; ``None`` where the key is absent or empty."""
        if key not in self.values:
            return None
        key_node, value = self.values[key]
        if isinstance(value, ScalarNode) and value.is_empty:
            otherwise = "" if key in self.shape.required else " or delete the line"
            self.wrong(key_node, key, f"is empty; write {self._sample(key)}{otherwise}")
            return None
        return value

    def word(self, key: str) -> Word | None:
        """A single text with its place, its white space folded."""
        value = self.value(key)
        return None if value is None else self._word(key, value)

    def text(self, key: str) -> str:
        """A single text, or "" where there is none."""
        word = self.word(key)
        return "" if word is None else word.text

    def words(self, key: str) -> tuple[Word, ...]:
        """A list of texts; a single text is a list of one."""
        value = self.value(key)
        return () if value is None else self.words_in(key, value)

    def words_in(self, key: str, value: Node) -> tuple[Word, ...]:
        """The texts of a list (or of a single text) that stands under ``key``."""
        if isinstance(value, ScalarNode) and value.plain and "," in value.text:
            hint = "put square brackets around them, or quotes around the one"
            self.wrong(
                value, key, f"is {shown(value.text)}, which looks like several texts; {hint}"
            )
            return ()
        items = value.items if isinstance(value, SequenceNode) else (value,)
        found = (self._word(key, item) for item in items)
        return tuple(word for word in found if word is not None)

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list."""
        value = self.value(key)
        if value is None or isinstance(value, SequenceNode):
            return () if value is None else value.items
        self.wrong(value, key, f"is {kind_of(value)}, not a list; write {self._sample(key)}")
        return ()

    def block(self, key: str) -> MappingNode | None:
        """A block of ``key: value`` lines."""
        value = self.value(key)
        if value is None or isinstance(value, MappingNode):
            return value
        kind = kind_of(value)
        self.wrong(value, key, f'is {kind}, not a block of "key: value"; write {self._sample(key)}')
        return None

    def day(self, key: str) -> dt.date | None:
        """A day in ISO form."""
        return self.parsed(key, read_day)

    def truth(self, key: str) -> bool:
        """Yes or no in YAML's words for it; no where the key is absent."""
        return bool(self.parsed(key, _truth))

    def parsed(self, key: str, parse: Callable[[str], Value]) -> Value | None:
        """What ``parse`` makes of a text; its ``ValueError`` says in a sentence why it cannot."""
        word = self.word(key)
        if word is None:
            return None
        try:
            if len(word.text) > _PARSED:
                raise ValueError(f"{shown(word.text)} is too long; write {self._sample(key)}")
            return parse(word.text)
        except ValueError as error:
            self.problems.add(word, f"{self._name(key)}: {str(error).removesuffix('.')}")
            return None

    def wrong(self, at: Placed, key: str, reason: str) -> None:
        """Note what is wrong with the value under ``key``; ``reason`` goes on from its name."""
        self.problems.add(at, f"{self._name(key)} {reason}")

    def _word(self, key: str, value: Node) -> Word | None:
        text = " ".join(value.text.split()) if isinstance(value, ScalarNode) else ""
        if not isinstance(value, ScalarNode):
            hint = f"write {self._sample(key)}"
            if isinstance(value, MappingNode):
                hint += ', and put a text that holds ": " in quotes'
            self.wrong(value, key, f"holds {kind_of(value)} where a text belongs; {hint}")
        elif value.is_empty:
            self.wrong(value, key, "holds an empty text; fill it in or delete it")
        elif _CONTROL.search(text):
            self.wrong(value, key, "holds a control character; take it out")
        else:
            return Word(text, value.line, value.column)
        return None

    def _name(self, key: str) -> str:
        return f"{shown(key)} of {self.title}"

    def _sample(self, key: str) -> str:
        return f"it as {shown(f'{key}: {self.shape.samples[key]}')}"


def section(node: MappingNode, title: str, shape: Shape, problems: Problems) -> Section:
    """Return the block's values by key, having noted unknown keys and missing ones."""
    values = {key.text: (key, value) for key, value in node.pairs}
    unknown = [name for name in values if name not in shape.samples]
    meant = {name: nearest(name, shape.samples) for name in unknown}
    for name in unknown:
        hint = _meant_by(meant[name], values[name][1], shape)
        problems.add(values[name][0], f"unknown key {shown(name)} in {title}; {hint}")
    for name in shape.required:
        if name not in values and name not in meant.values():
            sample = shown(f"{name}: {shape.samples[name]}")
            problems.add(node, f'{title} has no "{name}"; add a line such as {sample}')
    return Section(title, node, values, shape, problems)


def _meant_by(close: str | None, value: Node, shape: Shape) -> str:
    if close:
        return f"did you mean {shown(close)}?"
    if isinstance(value, ScalarNode) and value.is_empty:  # {max: 5,000 users} has a key "000 users"
        return 'put a text that holds "," in quotes'
    return f"known are {listed(shape.samples)}"


def read_day(text: str) -> dt.date:
    """The day that the text names in ISO form; raises ``ValueError`` with a sentence."""
    if not _ISO_DAY.fullmatch(text):
        raise ValueError(
            f"{shown(text)} is no date; write it as year-month-day, such as 2027-01-31"
        )
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"there is no day {shown(text)}; correct the date") from None


def _truth(text: str) -> bool:
    if text.casefold() not in _TRUTHS:
        raise ValueError(f"{shown(text)} is neither yes nor no; write one of them")
    return _TRUTHS[text.casefold()]
