"""Parses YAML whose values are all texts."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


def parsed(text: bytes) -> Any:  # noqa: ANN401 - what the text holds is its reader's to know
    """The text in tuples, dictionaries and strings. Raises ``yaml.YAMLError``."""
    return _plain(yaml.compose(text, Loader=_Loader))


_Base: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Composes in C, and asks no Python for the tags: in our files everything is a text."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        """Goes down into a value."""

    def ascend_resolver(self) -> None:
        """Comes up from it."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        """The tag of every value."""
        return ""


def _plain(node: Node | None) -> Any:  # noqa: ANN401
    match node:
        case ScalarNode():
            return str(node.value)
        case SequenceNode():
            return tuple(_plain(item) for item in node.value)
        case MappingNode():
            return {_plain(key): _plain(value) for key, value in node.value}
    return None
