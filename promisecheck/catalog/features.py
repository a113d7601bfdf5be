"""One entry of ``features`` to a ``model.Feature``."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from promisecheck.catalog.examples import Example, read_examples
from promisecheck.catalog.fields import Section, Shape, Word, section
from promisecheck.catalog.limits import read_limits
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode
from promisecheck.catalog.problems import Placed, Problems
from promisecheck.catalog.scopes import Dimensions, read_scope
from promisecheck.catalog.wording import kind_of, listed, shown, suggestion
from promisecheck.model import Feature, ScopedStatus, Status
from promisecheck.text.dates import parse_period

FEATURE: Final = Shape(
    {
        "id": "saml-sso",
        "name": "SAML single sign-on",
        "aliases": "[SSO, single sign-on]",
        "not": "[sign-on bonus]",
        "status": "shipped",
        "since": "2024-03-01",
        "only": "{plan: [enterprise]}",
        "exceptions": "[{when: {region: [eu]}, status: beta}]",
        "limits": "[{name: users, max: 5000 users}]",
        "guaranteed": "yes",
        "eta": "2027-Q1",
        "replaced_by": "oidc-sso",
        "say": "Single sign-on is part of Enterprise.",
        "note": "SUP-4312 token refresh loop",
        "owner": "identity-support",
        "evidence": "[https://example.com/spec]",
        "review_by": "2027-01-31",
        "examples": "[{text: It has SSO., stance: promised}]",
    },
    required=("id", "name", "status"),
)
EXCEPTION: Final = Shape(
    {"when": "{region: [eu]}", "status": "beta", "note": "SUP-4312 token refresh loop"},
    required=("when", "status"),
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
    examples: tuple[Example, ...]
    section: Section

    @property
    def path(self) -> str:
        """The file that the feature stands in."""
        return self.section.problems.path

    def place(self, key: str) -> Placed:
        """Where the value under ``key`` stands, or the whole entry where there is none."""
        return self.section.values[key][1] if key in self.section.values else self.section.node


def read_feature(node: Node, dimensions: Dimensions, problems: Problems) -> Entry | None:
    """Return the entry, with stand-ins for what is wrong; ``None`` where it is no block."""
    if not isinstance(node, MappingNode):
        message = f'a feature is {kind_of(node)}; write "- id: ..." with "name" and "status" below'
        problems.add(node, message)
        return None
    entry = section(node, _title(node), FEATURE, problems)
    feature_id, name, aliases = _id(entry), entry.word("name"), entry.words("aliases")
    lookalikes, replaced_by = entry.words("not"), entry.word("replaced_by")
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
        eta=entry.parsed("eta", parse_period),
        replaced_by="" if replaced_by is None else replaced_by.text,
        say=entry.text("say"),
        note=entry.text("note"),
        owner=entry.text("owner"),
        evidence=_evidence(entry),
        review_by=entry.day("review_by"),
        line=node.line,
    )
    names = (*((name,) if name else ()), *aliases)
    examples = read_examples(entry, feature.id, dimensions)
    return Entry(feature, feature_id, names, lookalikes, replaced_by, examples, entry)


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
    word = entry.word("id")
    if word is not None and not _SLUG.fullmatch(word.text):
        slug = slug_of(word.text)
        hint = f'; write "{slug}"' if slug else ', such as "saml-sso"'
        message = (
            f"the id {shown(word.text)} may hold lower-case letters, digits and single hyphens"
        )
        entry.problems.add(word, message + hint)
    return word


def slug_of(text: str) -> str:
    """An id made of a name: "SAML single sign-on" becomes "saml-single-sign-on"."""
    return "-".join(re.findall(r"[a-z0-9]+", _without_accents(text)))


def _without_accents(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _status(entry: Section) -> Status:
    word = entry.word("status")
    if word is None:
        return Status.SHIPPED
    if word.text not in _STATUSES:
        hint = suggestion(word.text, _STATUSES) or f"write one of {listed(_STATUSES)}"
        message = f"unknown status {shown(word.text)} of {entry.title}; {hint}"
        entry.problems.add(word, message)
        return Status.SHIPPED
    return Status(word.text)


def _exceptions(entry: Section, dimensions: Dimensions) -> tuple[ScopedStatus, ...]:
    read = (_exception(entry, node, dimensions) for node in entry.items("exceptions"))
    return tuple(exception for exception in read if exception is not None)


def _exception(entry: Section, node: Node, dimensions: Dimensions) -> ScopedStatus | None:
    if not isinstance(node, MappingNode):
        sample = '"{when: {region: [eu]}, status: beta}"'
        entry.wrong(node, "exceptions", f"holds {kind_of(node)}; write it as {sample}")
        return None
    title = f"an exception of {entry.title}"
    exception = section(node, title, EXCEPTION, entry.problems)
    when = read_scope(exception, "when", dimensions)
    _, block = exception.values.get("when", (node, None))
    if isinstance(block, MappingNode) and not block.pairs:
        exception.wrong(block, "when", "names no dimension; say where the exception applies")
    return ScopedStatus(when, _status(exception), exception.text("note"))


def _evidence(entry: Section) -> tuple[str, ...]:
    """Unlike an alias, one piece of evidence is written as a list too."""
    words = (entry.words_in("evidence", node) for node in entry.items("evidence"))
    return tuple(word.text for group in words for word in group)
