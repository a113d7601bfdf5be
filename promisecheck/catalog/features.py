"""One entry of ``features`` to a ``model.Feature``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from promisecheck.catalog.eta import parse_eta
from promisecheck.catalog.fields import Section, Word, kind_of, section, suggestion
from promisecheck.catalog.limits import read_limits
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode
from promisecheck.catalog.problems import Problems, shown
from promisecheck.catalog.scopes import Dimensions, read_scope
from promisecheck.model import Feature, Period, ScopedStatus, Status

_KEYS: Final = (
    "id",
    "name",
    "aliases",
    "not",
    "status",
    "since",
    "only",
    "exceptions",
    "limits",
    "guaranteed",
    "eta",
    "replaced_by",
    "say",
    "note",
    "owner",
    "evidence",
    "review_by",
    "examples",
)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_STATUSES: Final = tuple(status.value for status in Status)


@dataclass(frozen=True, slots=True)
class Entry:
    """A feature as read, with the places of the words that are checked across features."""

    feature: Feature
    id: Word | None
    names: tuple[Word, ...]  # the name, then the aliases
    lookalikes: tuple[Word, ...]
    replaced_by: Word | None


def read_feature(node: Node, dimensions: Dimensions, problems: Problems) -> Entry | None:
    """Return the entry, with stand-ins for what is wrong; ``None`` where it is no block."""
    if not isinstance(node, MappingNode):
        message = f'a feature is {kind_of(node)}; write "- id: ..." with "name" and "status" below'
        problems.add(node, message)
        return None
    entry = section(node, _title(node), _KEYS, ("id", "name", "status"), problems)
    feature_id, name, aliases = _id(entry), entry.text("name"), entry.words("aliases")
    lookalikes, replaced_by = entry.words("not"), entry.text("replaced_by")
    entry.items("examples")
    feature = Feature(
        id="" if feature_id is None else feature_id.text,
        name="" if name is None else name.text,
        status=_status(entry),
        aliases=tuple(alias.text for alias in aliases),
        lookalikes=tuple(word.text for word in lookalikes),
        since=entry.day("since"),
        only=read_scope(entry, "only", dimensions),
        exceptions=_exceptions(entry, dimensions),
        limits=read_limits(entry),
        guaranteed=entry.truth("guaranteed"),
        eta=_eta(entry),
        replaced_by="" if replaced_by is None else replaced_by.text,
        say=entry.plain("say"),
        note=entry.plain("note"),
        owner=entry.plain("owner"),
        evidence=_evidence(entry),
        review_by=entry.day("review_by"),
        line=node.line,
    )
    return Entry(
        feature, feature_id, (*((name,) if name else ()), *aliases), lookalikes, replaced_by
    )


def _title(node: MappingNode) -> str:
    """A feature is called by its id, else by its name, else by its line."""
    texts = {
        key.text: value.text
        for key, value in node.pairs
        if isinstance(value, ScalarNode) and not value.is_empty
    }
    known = texts.get("id") or texts.get("name")
    return f"feature {shown(known)}" if known else f"the feature in line {node.line}"


def _id(entry: Section) -> Word | None:
    word = entry.text("id")
    if word is not None and not _SLUG.fullmatch(word.text):
        slug = "-".join(re.findall(r"[a-z0-9]+", word.text.lower()))
        hint = f'; write "{slug}"' if slug else ', such as "saml-sso"'
        message = (
            f"the id {shown(word.text)} may hold lower-case letters, digits and single hyphens"
        )
        entry.problems.add(word, message + hint)
    return word


def _status(entry: Section) -> Status:
    word = entry.text("status")
    if word is None:
        return Status.SHIPPED
    if word.text not in _STATUSES:
        hint = suggestion(word.text, _STATUSES) or f"write one of {', '.join(_STATUSES)}"
        message = f"unknown status {shown(word.text)} of {entry.title}; {hint}"
        entry.problems.add(word, message)
        return Status.SHIPPED
    return Status(word.text)


def _exceptions(entry: Section, dimensions: Dimensions) -> tuple[ScopedStatus, ...]:
    read = (_exception(entry, node, dimensions) for node in entry.items("exceptions"))
    return tuple(exception for exception in read if exception is not None)


def _exception(entry: Section, node: Node, dimensions: Dimensions) -> ScopedStatus | None:
    if not isinstance(node, MappingNode):
        reason = (
            f'an entry is {kind_of(node)}; write it as "{{when: {{region: [eu]}}, status: beta}}"'
        )
        entry.wrong(node, "exceptions", reason)
        return None
    title = f"an exception of {entry.title}"
    keys, required = ("when", "status", "note"), ("when", "status")
    exception = section(node, title, keys, required, entry.problems)
    when = read_scope(exception, "when", dimensions)
    block = exception.node_of("when")
    if isinstance(block, MappingNode) and not block.pairs:
        exception.wrong(block, "when", "it names no dimension; say where the exception applies")
    return ScopedStatus(when, _status(exception), exception.plain("note"))


def _eta(entry: Section) -> Period | None:
    word = entry.text("eta")
    if word is None:
        return None
    try:
        return parse_eta(word.text)
    except ValueError as error:
        entry.wrong(word, "eta", str(error))
        return None


def _evidence(entry: Section) -> tuple[str, ...]:
    """Unlike an alias, one piece of evidence is written as a list too."""
    words = (entry.words_in("evidence", node) for node in entry.items("evidence"))
    return tuple(word.text for group in words for word in group)
