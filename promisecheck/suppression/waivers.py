"""Waivers: exceptions that support granted, with reason, approver and expiry, in a YAML file."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.catalog.compose import compose
from promisecheck.catalog.fields import Section, Shape, section
from promisecheck.catalog.nodes import MappingNode, Node, ScalarNode, SequenceNode
from promisecheck.catalog.problems import Problems, Spot
from promisecheck.catalog.wording import kind_of
from promisecheck.catalog.yaml_source import decode, read_bytes
from promisecheck.errors import CatalogError, Problem, SettingsError, UsageError
from promisecheck.model import Finding
from promisecheck.rules import select_rules
from promisecheck.text.globs import Globs
from promisecheck.text.words import fold, words

_FILE: Final = Shape(
    {"waivers": "[{feature: sso, documents: [quotes/acme.md], ...}]"}, required=("waivers",)
)
_WAIVER: Final = Shape(
    {
        "feature": "saml-sso",
        "rule": "PC102",
        "documents": "[quotes/acme/*]",
        "customer": "Acme",
        "fingerprint": "0123456789abcdef0123456789abcdef",
        "reason": "agreed with the product owner, ticket 4711",
        "approver": "Maja Lind",
        "expiry": "2027-01-31",
    },
    required=("documents", "reason", "approver", "expiry"),
)

_NAMED: Final = 3
_NOTICE_DAYS: Final = 14
"""So many days before a waiver expires it is told: time to mend what it waives, or to renew it."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One exception. Empty ``features``, ``codes``, ``customer`` or ``fingerprint`` fit any."""

    features: frozenset[str]
    codes: frozenset[str]
    documents: Globs
    customer: str
    fingerprint: str
    reason: str
    approver: str
    expiry: dt.date
    line: int
    column: int

    def fits(self, finding: Finding) -> bool:
        """Whether the finding is of its features, rules and fingerprint."""
        feature = finding.feature.id if finding.feature else ""
        return (
            (not self.features or feature in self.features)
            and (not self.codes or finding.rule.code in self.codes)
            and (not self.fingerprint or finding.fingerprint == self.fingerprint)
        )

    @property
    def subject(self) -> str:
        """What it waives, in words: features, rules, or a single finding."""
        named = " for ".join(_listed(part) for part in (self.codes, self.features) if part)
        return named or f"finding {self.fingerprint[:12]}"

    def days_left(self, day: dt.date) -> int:
        """How many days after ``day`` it still holds; below 0 where it has expired."""
        return (self.expiry - day).days

    def is_over(self, day: dt.date) -> bool:
        """Whether it has expired; on the day of its expiry it still holds."""
        return self.days_left(day) < 0

    def is_almost_over(self, day: dt.date) -> bool:
        """Whether it expires so soon that it is told."""
        return self.days_left(day) <= _NOTICE_DAYS


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of one file, in its order. ``path`` is how reports call the file."""

    path: str
    entries: tuple[Waiver, ...]

    def granted(
        self, document: str, customers: tuple[str, ...], wanted: tuple[Waiver, ...]
    ) -> tuple[Waiver, ...]:
        """Those of ``wanted`` that are for a document by its path and the customers it names."""
        names = _names(document, Path(self.path).parent)
        return tuple(
            waiver
            for waiver in wanted
            if any(waiver.documents.match(name) for name in names)
            and (not waiver.customer or _is_among(waiver.customer, customers))
        )


def load_waivers(path: Path) -> Waivers:
    """Reads the file. Raises ``SettingsError`` with all of its problems, in file order."""
    try:
        return parse_waivers(read_bytes(path), path.as_posix())
    except CatalogError as error:
        raise SettingsError([_of_waivers(problem) for problem in error.problems]) from error


def parse_waivers(data: bytes, path: str) -> Waivers:
    """The waivers in the bytes of a file. Raises ``CatalogError`` with all problems."""
    problems = Problems(path)
    root = compose(decode(data, path), problems)
    entries = [_waiver(node, at, problems) for at, node in enumerate(_items(root, problems), 1)]
    if problems:
        raise CatalogError(problems.in_order())
    return Waivers(path, tuple(entry for entry in entries if entry is not None))


def _of_waivers(problem: Problem) -> Problem:
    """The catalog's reader speaks of catalogs."""
    message = problem.message.replace("the name of the catalog", "the name of the waivers file")
    message = message.replace("name the catalog file", "name the waivers file")
    message = message.replace("the catalog", "the file").replace("one catalog a file", "one")
    return Problem(problem.path, problem.line, problem.column, message)


def _items(root: Node | None, problems: Problems) -> tuple[Node, ...]:
    if root is None or (isinstance(root, ScalarNode) and root.is_empty):
        return ()
    if isinstance(root, SequenceNode):
        return root.items
    if isinstance(root, MappingNode):
        top = section(root, "the waivers file", _FILE, problems)
        listed = dict.get(dict(top.values), "waivers")
        if listed and isinstance(listed[1], ScalarNode) and listed[1].is_empty:
            return ()
        return top.items("waivers")
    message = f'the file is {kind_of(root)}, not a list of waivers; begin it with "waivers:"'
    problems.add(Spot(1, 1), message)
    return ()


def _waiver(node: Node, number: int, problems: Problems) -> Waiver | None:
    if not isinstance(node, MappingNode):
        problems.add(node, f'waiver {number} is {kind_of(node)}, not a block of "key: value"')
        return None
    entry = section(node, f"waiver {number}", _WAIVER, problems)
    features = frozenset(word.text for word in entry.words("feature"))
    codes, fingerprint = _codes(entry), entry.text("fingerprint")
    if not {"feature", "rule", "fingerprint"} & set(entry.values):
        problems.add(node, f'waiver {number} has neither "feature" nor "rule"; add one of them')
    texts = [entry.text(key) for key in ("customer", "reason", "approver")]
    documents, expiry = _globs(entry), entry.day("expiry")
    if documents is None or expiry is None:
        return None
    customer, reason, approver = texts
    return Waiver(
        features, codes, documents, customer, fingerprint, reason, approver, expiry,
        node.line, node.column,
    )  # fmt: skip


def _codes(entry: Section) -> frozenset[str]:
    codes: set[str] = set()
    for word in entry.words("rule"):
        try:
            codes |= select_rules([word.text], [])
        except UsageError as error:
            entry.problems.add(word, str(error))
    return frozenset(codes)


def _globs(entry: Section) -> Globs | None:
    patterns = entry.words("documents")
    try:
        return Globs(word.text for word in patterns) if patterns else None
    except ValueError:
        entry.problems.add(patterns[0], "this pattern of documents cannot be understood")
        return None


def _listed(names: frozenset[str]) -> str:
    first, rest = sorted(names)[:_NAMED], len(names) - _NAMED
    return ", ".join(first) + (f" and {rest} more" if rest > 0 else "")


def _names(document: str, folder: Path) -> tuple[str, ...]:
    """What a document is called: in reports, and seen from the folder of the waivers file."""
    seen_from = os.path.relpath(document, folder).replace(os.sep, "/")
    return (document,) if seen_from.startswith("..") else (document, seen_from)


def _is_among(customer: str, named: tuple[str, ...]) -> bool:
    """Whether one of the names has all the customer's words in a row ("Acme" in "Acme Ltd")."""
    wanted = f" {' '.join(word.norm for word in words(fold(customer)))} "
    spoken = (f" {' '.join(word.norm for word in words(fold(name)))} " for name in named)
    return any(wanted in name for name in spoken)
