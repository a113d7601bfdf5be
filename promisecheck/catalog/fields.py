"""Typed readers of the values under a block's keys; each notes what is wrong and reads on.

A reader returns what an absent key means (an empty text, no words, ``None``) where the key is
absent and also where its value is wrong, so that one mistake never hides the next one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.problems import Problems, shown
from promisecheck.text.nearest import nearest

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_TRUTHS: Final = {
    **dict.fromkeys(("yes", "true", "on"), True),
    **dict.fromkeys(("no", "false", "off"), False),
}
_SAMPLES: Final = {
    "catalog": "catalog: 1",
    "product": "product: Northwind Cloud",
    "dimensions": "dimensions: {plan: {team: [Team], enterprise: [Enterprise]}}",
    "features": "features: [{id: sso, name: Single sign-on, status: shipped}]",
    "id": "id: saml-sso",
    "name": "name: SAML single sign-on",
    "aliases": "aliases: [SSO, single sign-on]",
    "not": "not: [sign-on bonus]",
    "status": "status: shipped",
    "only": "only: {plan: [enterprise]}",
    "exceptions": "exceptions: [{when: {region: [eu]}, status: unstable}]",
    "when": "when: {region: [eu]}",
    "limits": "limits: [{name: users, max: 5000 users}]",
    "max": "max: 5000 users",
    "min": "min: 4 hours",
    "guaranteed": "guaranteed: yes",
    "eta": "eta: 2027-Q1",
    "replaced_by": "replaced_by: oidc-sso",
    "evidence": "evidence: [https://example.com/spec]",
    "examples": "examples: [{text: We support it., finds: planned}]",
}


@dataclass(frozen=True, slots=True)
class Word:
    """A text of the file with its place."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Section:
    """A block of the file. ``title`` is how messages call it, such as ``feature "sso"``."""

    title: str
    node: MappingNode
    values: dict[str, tuple[ScalarNode, Node]]
    problems: Problems

    def node_of(self, key: str) -> Node | None:
        """The value under ``key``; ``None`` where the key is absent or empty."""
        if key not in self.values:
            return None
        key_node, value = self.values[key]
        if isinstance(value, ScalarNode) and value.is_empty:
            self.problems.add(
                key_node, f"{self._place(key)} is empty; give it a value or delete the line"
            )
            return None
        return value

    def text(self, key: str) -> Word | None:
        """A single text, its white space folded."""
        value = self.node_of(key)
        return None if value is None else self._word(key, value)

    def plain(self, key: str) -> str:
        """A single text, or "" where there is none."""
        word = self.text(key)
        return "" if word is None else word.text

    def words(self, key: str) -> tuple[Word, ...]:
        """A list of texts; a single text is a list of one."""
        value = self.node_of(key)
        return () if value is None else self.words_in(key, value)

    def words_in(self, key: str, value: Node) -> tuple[Word, ...]:
        """The texts of a list (or of a single text) that stands under ``key``."""
        items = value.items if isinstance(value, SequenceNode) else (value,)
        found = (self._word(key, item) for item in items)
        return tuple(word for word in found if word is not None)

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list."""
        value = self.node_of(key)
        if value is None or isinstance(value, SequenceNode):
            return () if value is None else value.items
        self.problems.add(
            value, f"{self._place(key)} is {kind_of(value)}, not a list; {_write(key)}"
        )
        return ()

    def block(self, key: str) -> MappingNode | None:
        """A block of ``key: value`` lines."""
        value = self.node_of(key)
        if value is None or isinstance(value, MappingNode):
            return value
        self.problems.add(
            value,
            f'{self._place(key)} is {kind_of(value)}, not a block of "key: value"; {_write(key)}',
        )
        return None

    def day(self, key: str) -> dt.date | None:
        """A day in ISO form."""
        word = self.text(key)
        if word is None:
            return None
        try:
            if _DAY.fullmatch(word.text):
                return dt.date.fromisoformat(word.text)
            reason = "is no day as year-month-day"
        except ValueError:
            reason = "is no day that exists"
        message = (
            f'{shown(word.text)} {reason}; write {self._place(key)} such as "{key}: 2027-01-31"'
        )
        self.problems.add(word, message)
        return None

    def truth(self, key: str) -> bool:
        """Yes or no in YAML's words for it; no where the key is absent."""
        word = self.text(key)
        if word is None:
            return False
        if word.text.casefold() not in _TRUTHS:
            message = f"{self._place(key)} is {shown(word.text)}; write yes or no"
            self.problems.add(word, message)
        return _TRUTHS.get(word.text.casefold(), False)

    def wrong(self, at: Node | Word, key: str, reason: str) -> None:
        """Note that the value under ``key`` cannot be used, and how one looks that can."""
        self.problems.add(at, f"{self._place(key)}: {reason}")

    def _word(self, key: str, value: Node) -> Word | None:
        if not isinstance(value, ScalarNode):
            hint = _write(key) if key in _SAMPLES else 'put a text that holds ": " in quotes'
            message = f"{self._place(key)} holds {kind_of(value)} where a text belongs; {hint}"
            self.problems.add(value, message)
            return None
        text = " ".join(value.text.split())
        if value.is_empty:
            self.problems.add(
                value, f"{self._place(key)} holds an empty text; fill it in or delete it"
            )
            return None
        if _CONTROL.search(text):
            self.problems.add(value, f"{self._place(key)} holds a control character; take it out")
            return None
        return Word(text, value.line, value.column)

    def _place(self, key: str) -> str:
        return f'"{key}" of {self.title}'


def section(
    node: MappingNode,
    title: str,
    allowed: Iterable[str],
    required: Iterable[str],
    problems: Problems,
) -> Section:
    """Return the block's values by key, having noted unknown keys and missing ones."""
    known = tuple(allowed)
    values = {key.text: (key, value) for key, value in node.pairs}
    for name, (key, _) in values.items():
        if name not in known:
            hint = suggestion(name, known) or f"the keys here are {', '.join(known)}"
            problems.add(key, f"unknown key {shown(name)} in {title}; {hint}")
    for name in required:
        if name not in values:
            problems.add(node, f'{title} has no "{name}"; add a line such as "{_SAMPLES[name]}"')
    return Section(title, node, values, problems)


def suggestion(word: str, choices: Iterable[str]) -> str:
    """Return ``did you mean "..."?`` with the closest choice, or ""."""
    close = nearest(word, choices)
    return "" if close is None else f"did you mean {shown(close)}?"


def kind_of(node: Node) -> str:
    """Return what a person would call the value."""
    if isinstance(node, SequenceNode):
        return "a list"
    if isinstance(node, MappingNode):
        return 'a block of "key: value"'
    return "empty" if node.is_empty else f"the text {shown(node.text)}"


def _write(key: str) -> str:
    return f'write it as "{_SAMPLES[key]}"'
