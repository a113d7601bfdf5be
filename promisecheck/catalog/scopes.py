"""Dimensions of a catalog, and the scopes (``only``, ``when``) that are drawn from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from promisecheck.catalog.fields import Section, Shape, Word, section
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.wording import kind_of, listed, shown, suggestion
from promisecheck.model import Scope


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Dimension to value to its words. ``complete`` is false where some could not be read."""

    words: Mapping[str, Mapping[str, tuple[Word, ...]]]
    complete: bool = True

    def plain(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """The same without places."""
        return {
            dimension: {
                value: tuple(word.text for word in words) for value, words in values.items()
            }
            for dimension, values in self.words.items()
        }


def read_dimensions(top: Section) -> Dimensions:
    """Return the catalog's ``dimensions``, none where the key is absent."""
    block = top.block("dimensions")
    if block is None:
        return Dimensions({}, "dimensions" not in top.values)
    read: dict[str, Mapping[str, tuple[Word, ...]]] = {}
    complete = True
    for key, node in block.pairs:
        if isinstance(node, MappingNode):
            read[key.text] = _values(key, node, top)
            continue
        complete = False
        message = (
            f"dimension {shown(key.text)} is {kind_of(node)}; write each of its values with "
            f'the words that texts use for it, such as "{{team: [Team, Professional]}}"'
        )
        top.problems.add(node, message)
    return Dimensions(read, complete)


def _values(key: ScalarNode, node: MappingNode, top: Section) -> dict[str, tuple[Word, ...]]:
    shape = Shape({value.text: f"[{value.text}]" for value, _ in node.pairs})
    dimension = section(node, f"dimension {shown(key.text)}", shape, top.problems)
    return {name: dimension.words(name) for name in shape.samples}


def read_scope(owner: Section, key: str, dimensions: Dimensions) -> Scope:
    """Return the scope under ``key``, empty where the key is absent."""
    block = owner.block(key)
    if block is None:
        return {}
    scope: dict[str, frozenset[str]] = {}
    for dimension, node in block.pairs:
        values = _known_dimension(owner, dimension, dimensions)
        if values is None:
            continue
        scope[dimension.text] = _chosen(owner, key, dimension, node, values)
    return scope


def _known_dimension(
    owner: Section, dimension: ScalarNode, dimensions: Dimensions
) -> Mapping[str, tuple[Word, ...]] | None:
    values = dimensions.words.get(dimension.text)
    if values is None and dimensions.complete:
        hint = suggestion(dimension.text, dimensions.words) or (
            f"the dimensions are {listed(dimensions.words)}"
            if dimensions.words
            else 'define it under "dimensions" at the top'
        )
        owner.problems.add(
            dimension, f"{owner.title} names the unknown dimension {shown(dimension.text)}; {hint}"
        )
    return values


def _chosen(
    owner: Section,
    key: str,
    dimension: ScalarNode,
    node: Node,
    values: Mapping[str, tuple[Word, ...]],
) -> frozenset[str]:
    chosen = owner.words_in(key, node)
    for word in chosen:
        if word.text not in values:
            name = shown(dimension.text)
            message = f"{shown(word.text)} is no value of dimension {name}; {_hint(word, values)}"
            owner.problems.add(word, message)
    if isinstance(node, SequenceNode) and not node.items:
        owner.problems.add(
            node,
            f"{owner.title} names no value of {shown(dimension.text)}; add one or delete the line",
        )
    return frozenset(word.text for word in chosen)


def _hint(word: Word, values: Mapping[str, tuple[Word, ...]]) -> str:
    """A word that texts use for a value points to the value itself."""
    meant = word.text.casefold()
    for value, words in values.items():
        if meant == value.casefold() or any(meant == known.text.casefold() for known in words):
            return f"did you mean {shown(value)}?"
    return suggestion(word.text, values) or f"the values are {listed(values)}"
