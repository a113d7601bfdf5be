"""Words of one root: which stems of a text may stand for which stems of the catalog."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path

from promisecheck.text.words import stem
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "relations.yaml"


@cache
def families() -> tuple[frozenset[str], ...]:
    """The families of ``relations.yaml``, each as the stems of its words."""
    listed = load_data(_FILE)["families"]
    return tuple(frozenset(stem(word) for word in members) for members in listed)


def related_stems(stems: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """From every stem that is kin to one of ``stems`` to those that it may stand for."""
    found: dict[str, set[str]] = {}
    for family in families():
        for known in family.intersection(stems):
            for kin in family - {known}:
                found.setdefault(kin, set()).add(known)
    return {kin: tuple(sorted(known)) for kin, known in found.items()}
