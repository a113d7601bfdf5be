"""Who speaks: one of ours, or the customer's side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from promisecheck.model import Block, BlockKind, Document, Zone
from promisecheck.text.words import fold, words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "parties.yaml"
_PERSON = re.compile(r"(?P<name>[^,;()]+?)\s*\((?P<role>[^)]*)\)")


class Party(StrEnum):
    """Whose words these are."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class _Lists:
    ours: frozenset[str]
    theirs: frozenset[str]
    internal: tuple[str, ...]
    people_fields: frozenset[str]


@cache
def _lists() -> _Lists:
    data = load_data(_FILE)
    return _Lists(
        frozenset(data["ours"]),
        frozenset(data["theirs"]),
        tuple(data["internal"]),
        frozenset(data["people_fields"]),
    )


class Parties:
    """Tells for the blocks of one document whose words they are."""

    def __init__(self, document: Document, product: str) -> None:
        self._own_words = frozenset(
            word.norm for word in words(product) if len(word.norm) > 3 or word.norm.isdigit()
        ) or frozenset(word.norm for word in words(product))
        self._known = self._introduced(document)
        labels = {block.speaker for block in document.blocks if block.speaker}
        self._labels = {label: self._of_label(label) for label in sorted(labels)}
        self._fallback = self._guess(document)

    def of(self, block: Block) -> Party:
        """Whose words the block holds."""
        if block.speaker and (party := self._labels.get(block.speaker)):
            return party
        if block.zone is Zone.QUOTED:
            return Party.THEIRS if block.depth % 2 else Party.OURS
        if block.kind is BlockKind.TURN:
            return self._fallback
        return Party.OURS

    def _introduced(self, document: Document) -> dict[str, Party]:
        """First names and initials of people whom the document's head presents with a role."""
        known: dict[str, Party] = {}
        heads = [f"{field.value}" for field in document.fields]
        heads += [block.text for block in document.blocks[:8] if block.kind is not BlockKind.TURN]
        for head in heads:
            for match in _PERSON.finditer(head):
                if party := self._of_role(match["role"]):
                    for word in words(match["name"]):
                        known.setdefault(word.norm, party)
        return known

    def _of_role(self, role: str) -> Party | None:
        norms = [word.norm for word in words(role)]
        if self._own_words & set(norms):
            return Party.OURS
        folded = fold(role).strip()
        if folded in _lists().ours or any(norm in _lists().ours for norm in norms):
            return Party.OURS
        if folded in _lists().theirs or any(norm in _lists().theirs for norm in norms):
            return Party.THEIRS
        return None

    def _of_label(self, label: str) -> Party | None:
        """The party that a speaker's label shows by company, role, address or introduction."""
        if party := self._of_role(label):
            return party
        if match := _PERSON.search(label):
            return Party.THEIRS if match["role"].strip() else None
        if "@" in label or " / " in label:
            return Party.THEIRS
        for word in words(label):
            if party := self._known.get(word.norm):
                return party
        return None

    def _guess(self, document: Document) -> Party:
        """For labels that nothing explains: the other side where ours are known."""
        head = " ".join(block.text for block in document.blocks[:6])
        if any(word in fold(head) for word in _lists().internal):
            return Party.OURS
        if Party.OURS in self._labels.values():
            return Party.THEIRS
        return Party.OURS
