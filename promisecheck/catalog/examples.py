"""The ``examples`` of a catalog: sentences, and what the program is expected to make of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from promisecheck.catalog.fields import Section, Shape, section
from promisecheck.catalog.nodes import MappingNode, Node
from promisecheck.catalog.scopes import Dimensions, read_scope
from promisecheck.catalog.wording import kind_of, listed, shown, suggestion
from promisecheck.model import Scope, Stance

EXAMPLE: Final = Shape(
    {
        "text": "It has SSO.",
        "stance": "promised",
        "rules": "[out-of-scope]",
        "scope": "{plan: [team]}",
        "as_of": "2026-11-21",
        "feature": "saml-sso",
    },
    required=("text",),
)
_STANCES: Final = tuple(stance.value for stance in Stance)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what is expected of it, and its place in the file ``path``.

    ``feature`` is the id of the feature that it is about, or "" for one about the whole catalog.
    ``stance`` and ``rules`` (codes or names; empty: no rule is broken) are ``None`` where the
    example says nothing of them. ``scope`` is what a document around it would be for.
    """

    text: str
    feature: str
    stance: Stance | None
    rules: tuple[str, ...] | None
    scope: Scope
    as_of: dt.date | None
    path: str
    line: int
    column: int


def read_examples(owner: Section, feature: str, dimensions: Dimensions) -> tuple[Example, ...]:
    """Return the owner's examples; one that cannot be read is noted and left out."""
    nodes = owner.items("examples")
    read = (_example(owner, node, feature, dimensions) for node in nodes)
    return tuple(example for example in read if example is not None)


def _example(owner: Section, node: Node, feature: str, dimensions: Dimensions) -> Example | None:
    if not isinstance(node, MappingNode):
        sample = '"{text: It has SSO., stance: promised}"'
        owner.wrong(node, "examples", f"holds {kind_of(node)}; write it as {sample}")
        return None
    title = f"an example of {owner.title}"
    entry = section(node, title, EXAMPLE, owner.problems)
    if not {"stance", "rules"} & entry.values.keys():
        message = (
            f'{title} expects nothing; add "stance: promised", "rules: [planned]", '
            'or "rules: []" where nothing may be found'
        )
        entry.problems.add(node, message)
    return Example(
        text=entry.text("text"),
        feature=entry.text("feature") or feature,
        stance=_stance(entry),
        rules=tuple(word.text for word in entry.words("rules"))
        if "rules" in entry.values
        else None,
        scope=read_scope(entry, "scope", dimensions),
        as_of=entry.day("as_of"),
        path=owner.problems.path,
        line=node.line,
        column=node.column,
    )


def _stance(entry: Section) -> Stance | None:
    word = entry.word("stance")
    if word is None:
        return None
    if word.text not in _STANCES:
        hint = suggestion(word.text, _STANCES) or f"write one of {listed(_STANCES)}"
        entry.problems.add(word, f"unknown stance {shown(word.text)} of {entry.title}; {hint}")
        return None
    return Stance(word.text)
