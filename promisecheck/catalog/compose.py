"""Text of a YAML file to nodes with places, without building anything that the file asks for.

It works on the parser's events and keeps its own stack, so that no file, however it is made,
can exhaust memory, time or the call stack: nesting and what aliases unfold to are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.problems import Problems, Spot
from promisecheck.catalog.syntax import syntax_error
from promisecheck.catalog.wording import shown
from promisecheck.errors import CatalogError, Problem

MAX_NODES: Final = 1_000_000
MAX_DEPTH: Final = 50

# The base loaders keep every value as the text that the file has: `no` stays "no".
_LOADER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN_TAGS: Final = frozenset(
    {None, "!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))}
)


def compose(text: str, problems: Problems) -> Node | None:
    """Return the document's outermost node, or ``None`` where the text holds no value.

    Repeated keys, keys that are no words, tags and unknown aliases are noted in ``problems``.
    Raises ``CatalogError`` for what cannot be read on from: bad syntax, a second document,
    too deep nesting, aliases that unfold to more than ``MAX_NODES`` values.
    """
    composer = _Composer(problems)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.YAMLError as error:
        raise syntax_error(error, text, problems.path) from error
    return composer.root


@dataclass(slots=True)
class _Open:
    """A list or block whose end is still to come. ``size`` counts values with aliases unfolded."""

    event: yaml.CollectionStartEvent
    children: list[Node] = field(default_factory=list)
    size: int = 1


class _Composer:
    """Takes the parser's events one by one and puts the nodes together."""

    def __init__(self, problems: Problems) -> None:
        self.root: Node | None = None
        self._problems = problems
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._take_alias(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            message = "a second YAML document begins here; keep one catalog a file"
            raise self._fatal(event, message)

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_tag(event)
        spot = _spot(event)
        node = ScalarNode(event.value, not event.style, spot.line, spot.column)
        self._add(node, 1, event.anchor)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_tag(event)
        if len(self._open) >= MAX_DEPTH:
            message = (
                f"the catalog is nested more than {MAX_DEPTH} levels deep here; make it flatter"
            )
            raise self._fatal(event, message)
        self._open.append(_Open(event))

    def _end(self) -> None:
        done = self._open.pop()
        spot = _spot(done.event)
        node: Node
        if isinstance(done.event, yaml.SequenceStartEvent):
            node = SequenceNode(tuple(done.children), spot.line, spot.column)
        else:
            node = MappingNode(tuple(self._pairs(done.children)), spot.line, spot.column)
        self._add(node, done.size, done.event.anchor)

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        if any(outer.event.anchor == event.anchor for outer in self._open):
            message = (
                f"{shown(f'*{event.anchor}')} stands inside of what it refers to; write it out"
            )
            raise self._fatal(event, message)
        if event.anchor not in self._anchors:
            message = (
                f"no anchor before this line is called {shown(str(event.anchor))}; "
                'quote a value that begins with "*", or set the anchor'
            )
            raise self._fatal(event, message)
        node, size = self._anchors[event.anchor]
        self._add(node, size, None)

    def _add(self, node: Node, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = (node, size)
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.children.append(node)
        parent.size += size
        if parent.size > MAX_NODES:
            message = f"this holds more than {MAX_NODES:,} values with its aliases; make it smaller"
            raise self._fatal(parent.event, message)

    def _pairs(self, children: list[Node]) -> Iterator[tuple[ScalarNode, Node]]:
        """Own keys first, in their order; then what merge keys add."""
        seen: dict[str, ScalarNode] = {}
        merged: list[Node] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, ScalarNode):
                self._problems.add(
                    key, "a key is one word; put it in quotes if it begins with a bracket"
                )
            elif key.plain and key.text == "<<":
                merged.append(value)
            elif key.text in seen:
                first = seen[key.text].line
                self._problems.add(
                    key, f"{shown(key.text)} stands here twice (first in line {first}); keep one"
                )
            else:
                seen[key.text] = key
                yield key, value
        for key, value in self._merged(merged):
            if key.text not in seen:
                seen[key.text] = key
                yield key, value

    def _merged(self, values: list[Node]) -> Iterator[tuple[ScalarNode, Node]]:
        for value in values:
            for base in value.items if isinstance(value, SequenceNode) else (value,):
                if isinstance(base, MappingNode):
                    yield from base.pairs
                else:
                    self._problems.add(
                        base, '"<<" takes over the keys of an anchor, such as "<<: *base"'
                    )

    def _refuse_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            tag = shown(event.tag.replace("tag:yaml.org,2002:", "!!"))
            self._problems.add(_spot(event), f"the tag {tag} is not used in catalogs; delete it")

    def _fatal(self, event: yaml.Event, message: str) -> CatalogError:
        spot = _spot(event)
        return CatalogError([Problem(self._problems.path, spot.line, spot.column, message)])


def _spot(event: yaml.Event) -> Spot:
    mark: Any = event.start_mark
    return Spot(mark.line + 1, mark.column + 1)
