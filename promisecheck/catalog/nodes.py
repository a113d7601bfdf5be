"""The values of a YAML file with their places; every scalar is the text that the file has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value. ``plain`` says that it stands without quotes. Places count from 1."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, or one of YAML's unquoted words for nothing."""
        return not self.text.strip() or (self.plain and self.text in _NOTHING)


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """A block of ``key: value`` lines. Every key's text is there once, merge keys are resolved."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    line: int
    column: int


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode

_NOTHING = frozenset({"~", "null", "Null", "NULL"})
