"""Labelled documents, and how far the program agrees with the labels, document by document.

A finding agrees by document, line, feature and rule (whatever the feature of an ambiguous one), a
mention by document, line and feature; stances are compared where the mention is right.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document
from promisecheck.model import CheckedDocument, Severity
from promisecheck.rules import RULES

AS_OF = dt.date(2026, 11, 21)
AMBIGUOUS = "ambiguous"
FAILING = frozenset(rule.info.name for rule in RULES if rule.info.severity is Severity.ERROR)

FindingKey = tuple[int, str | None, str]
"""Line, feature (``None`` for an unlisted or ambiguous one), rule."""

MentionKey = tuple[int, str]
"""Line, feature."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a document, by its labels or by the program."""

    findings: frozenset[FindingKey]
    stances: dict[MentionKey, tuple[str, ...]]

    @property
    def fails(self) -> bool:
        """Whether one of the findings is an error."""
        return any(rule in FAILING for _, _, rule in self.findings)


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: what is right, what the program says, and the kinds of the mentions."""

    name: str
    lines: tuple[str, ...]
    gold: Said
    got: Said
    kinds: tuple[tuple[MentionKey, str], ...]

    def stance_pairs(self) -> Iterator[tuple[MentionKey, str, str]]:
        """Mention, right stance, given stance; one that agrees is preferred where there are two."""
        for key in sorted(self.gold.stances.keys() & self.got.stances.keys()):
            right, given = self.gold.stances[key], self.got.stances[key]
            same = [stance for stance in right if stance in given]
            yield key, (same or right)[0], (same or given)[0]


def compare(folder: Path) -> list[Compared]:
    """Checks the documents of a labelled set, in the order of their names."""
    checker = Checker(load_catalog(folder / "catalog.yaml").catalog, as_of=AS_OF)
    labels: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["doc"]].append(label)
    return [
        _compared(folder.name, path, labels[path.name], checker)
        for path in sorted((folder / "docs").iterdir())
    ]


def _compared(of: str, path: Path, labels: list[dict[str, object]], checker: Checker) -> Compared:
    data = path.read_bytes()
    checked = checker.check(read_document(data, path.name))
    kinds = tuple((_mention(label), str(label["kind"])) for label in labels if label["feature"])
    lines = tuple(data.decode(errors="replace").splitlines())
    return Compared(f"{of}/{path.name}", lines, _labelled(labels), _reported(checked), kinds)


def _labelled(labels: list[dict[str, object]]) -> Said:
    findings, stances = set(), defaultdict(list)
    for label in labels:
        line, feature = _mention(label)
        if label["feature"]:
            stances[line, feature].append(str(label["stance"]))
        rules = label["rules"]
        assert isinstance(rules, list)
        findings |= {(line, _named(label["feature"], rule), rule) for rule in rules}
    return Said(frozenset(findings), {key: tuple(given) for key, given in stances.items()})


def _reported(checked: CheckedDocument) -> Said:
    stances = defaultdict(list)
    for claim in checked.claims:
        if claim.features:
            key = claim.location.start.line, claim.features[0]
            stances[key].append(claim.stance.value)
    findings = {
        (
            finding.claim.location.start.line,
            _named(finding.feature and finding.feature.id, finding.rule.name),
            finding.rule.name,
        )
        for finding in checked.findings
    }
    return Said(frozenset(findings), {key: tuple(given) for key, given in stances.items()})


def _mention(label: dict[str, object]) -> MentionKey:
    return int(str(label["line"])), str(label["feature"])


def _named(feature: object, rule: str) -> str | None:
    return None if feature is None or rule == AMBIGUOUS else str(feature)


def known_sets(folder: Path) -> list[Path]:
    """The labelled sets under ``folder``, by name."""
    return sorted(path.parent for path in folder.glob("*/gold.jsonl"))


def is_closed(folder: Path) -> bool:
    """Whether a set's documents must not be looked at, so that they stay a fair test."""
    return (folder / "CLOSED").exists()


def split(right: Set[object], given: Set[object]) -> tuple[int, int, int]:
    """How many are right, false and missed."""
    return len(right & given), len(given - right), len(right - given)
