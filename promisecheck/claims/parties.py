"""Who speaks: one of ours, or the customer's side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from promisecheck.model import Block, BlockKind, Document, Zone
from promisecheck.text.words import Word, fold, words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "parties.yaml"
_COMPANY = re.compile(r"(?:\(|\s/\s)(?P<company>[^)]*)")
_QUOTES = ('"', "“", "„", "«", "‘")
_CHANNEL = re.compile(r"(?:^|\s)#[a-z][\w-]+|\b[a-z]+-help\b|\bhelp-[a-z]+\b")
_SENTENCE = re.compile(r"\.\s")
_PIECES = re.compile(r"[,;|]|\s[-–—]\s|\s{3,}|\band\b|&")


class Party(StrEnum):
    """Whose words these are."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class _Lists:
    ours: frozenset[str]
    theirs: frozenset[str]
    internal: tuple[str, ...]
    mail_fields: frozenset[str]


@cache
def _lists() -> _Lists:
    data = load_data(_FILE)
    return _Lists(
        frozenset(data["ours"]),
        frozenset(data["theirs"]),
        tuple(data["internal"]),
        frozenset(data["mail_fields"]),
    )


class Parties:
    """Tells for the blocks of one document whose words they are."""

    def __init__(self, document: Document, product: str) -> None:
        own = [word.norm for word in words(product)]
        self._own_words = frozenset(n for n in own if len(n) > 3) or frozenset(own)
        self._is_answering = _answers_mail(document)
        self._is_internal = _is_internal(document)
        labels = sorted({block.speaker for block in document.blocks if block.speaker})
        introduced = self._introduced(document, labels)
        self._labels = {label: self._of_label(label) or introduced.get(label) for label in labels}
        self._recognise_short_forms()
        self._settle_the_rest(document)
        self._writers = {
            block.depth: party
            for block in document.blocks
            if block.kind is not BlockKind.TURN and (party := self._labels.get(block.speaker))
        }

    def of(self, block: Block) -> Party:
        """Whose words the block holds."""
        if block.speaker and (party := self._labels.get(block.speaker)):
            return party
        if block.zone is Zone.QUOTED and self._is_answering:
            return self._by_turns(block.depth)
        return Party.OURS

    def _by_turns(self, depth: int) -> Party:
        """Whose words are quoted that deep: in an exchange of mails the two take turns."""
        known = [(level, party) for level, party in self._writers.items() if level < depth]
        level, party = max(known, default=(0, Party.OURS))
        other = Party.THEIRS if party is Party.OURS else Party.OURS
        return other if (depth - level) % 2 else party

    def quotes_another(self, text: str) -> bool:
        """Whether a statement in quotation marks calls our product by name: another's words."""
        if text[:1] not in _QUOTES:
            return False
        return any(word.norm in self._own_words for word in words(text))

    def _of_label(self, label: str) -> Party | None:
        """The party that a label itself shows, by company, role or address."""
        if party := self._of_role(label):
            return party
        match = _COMPANY.search(label)
        company = match["company"].strip() if match else ""
        if self._is_internal and not _is_called_as_firm(company):
            return None  # "Ana (QA)", "Bo (new!)"
        return Party.THEIRS if company else None

    def _of_role(self, role: str) -> Party | None:
        norms = [word.norm for word in words(role)]
        if self._own_words & set(norms):
            return Party.OURS
        spaced = f" {' '.join(norms)} "
        ours, theirs = (_longest(entries, spaced) for entries in (_lists().ours, _lists().theirs))
        if not (ours or theirs):
            return None
        return Party.OURS if ours > theirs else Party.THEIRS

    def _introduced(self, document: Document, labels: Sequence[str]) -> dict[str, Party | None]:
        """What the document's head says of the people: "On the call: Bea Lind (AE), ..."

        A role before a colon is that of all who are listed behind it: "Agents: Bea, Ole".
        """
        names = _Names(labels)
        roles: dict[str, str] = {}
        listed: dict[str, Party] = {}
        for sentence in (part for head in _head_texts(document) for part in _SENTENCE.split(head)):
            current, shared = "", None
            for piece in _PIECES.split(sentence):
                role, colon, _ = piece.rpartition(":")
                shared = self._of_role(role) if colon else shared
                named = [
                    label
                    for word, label in names.in_text(piece)
                    if not _is_firm(piece, word, label)
                ]
                current = named[0] if named else current
                if current:
                    roles[current] = f"{roles.get(current, '')} {piece}"
                if named and shared:
                    listed.setdefault(current, shared)
        return {label: self._of_role(role) or listed.get(label) for label, role in roles.items()}

    def _recognise_short_forms(self) -> None:
        """ "Gwen" is "Gwen (Kettle Cloud)", and "AB" is Aoife Brannigan."""
        known = {label: party for label, party in self._labels.items() if party is not None}
        for label, party in self._labels.items():
            if party is not None:
                continue
            norms = {word.norm for word in words(label)}
            for other, its_party in known.items():
                names = [word.norm for word in words(other)]
                initials = "".join(name[0] for name in names[:2])
                if norms <= set(names) or norms == {initials}:
                    self._labels[label] = its_party
                    break

    def _settle_the_rest(self, document: Document) -> None:
        """Labels that nothing explains: colleagues in an internal chat, else the other side.

        Where none of ours is known either, the speaker who asks the most is the customer.
        """
        turns = {block.speaker for block in document.blocks if block.kind is BlockKind.TURN}
        unknown = [
            label for label, party in self._labels.items() if party is None and label in turns
        ]
        if self._is_internal:
            rest = dict.fromkeys(unknown, Party.OURS)
        elif Party.OURS in self._labels.values():
            rest = dict.fromkeys(unknown, Party.THEIRS)
        elif Party.THEIRS in self._labels.values():
            rest = dict.fromkeys(unknown, Party.OURS)
        else:
            rest = _by_questions(document, unknown)
        self._labels.update(rest)


class _Names:
    """The labels of speakers by their words: "Bea" is Bea Lind, "speaker 2" only that."""

    def __init__(self, labels: Sequence[str]) -> None:
        spelt = {label: [word.norm for word in words(label)] for label in labels}
        self._numbered = {
            tuple(norms): label for label, norms in spelt.items() if _ends_in_number(norms)
        }
        self._by_word = {
            norm: label
            for label, norms in spelt.items()
            if label not in self._numbered.values()
            for norm in norms
        }

    def in_text(self, text: str) -> Iterator[tuple[Word, str]]:
        """The labels that a text names, each with its first word there."""
        found = words(text)
        for place, word in enumerate(found):
            pair = (word.norm, *(other.norm for other in found[place + 1 : place + 2]))
            label = self._numbered.get(pair) or self._by_word.get(word.norm)
            if label:
                yield word, label


def _ends_in_number(norms: Sequence[str]) -> bool:
    """ "speaker 2", "Speaker B"."""
    return len(norms) == 2 and (norms[-1].isdigit() or len(norms[-1]) == 1)


def _longest(entries: Iterable[str], spaced: str) -> int:
    """The length of the longest entry among the words, or 0: "team lead" says more than "lead"."""
    return max((len(entry) for entry in entries if f" {entry} " in spaced), default=0)


def _is_firm(text: str, name: Word, label: str) -> bool:
    """Whether a surname is that of a firm, with another capitalised word behind it.

    "Otero Builders" is not Rudy Otero.
    """
    own = words(label)
    behind = next(iter(words(text, name.end)), None)
    if len(own) < 2 or name.norm != own[-1].norm or behind is None:
        return False
    return text[name.end : behind.start] == " " and text[behind.start].isupper()


def _is_called_as_firm(text: str) -> bool:
    """Whether it is written as names are: no abbreviation, no plain word."""
    return text[:1].isupper() and not text.isupper()


def _head_texts(document: Document) -> list[str]:
    heads = [f"{field.name}: {field.value}" for field in document.fields]
    return heads + [b.text for b in document.blocks[:8] if b.kind is not BlockKind.TURN]


def _answers_mail(document: Document) -> bool:
    """Whether what the document quotes are the messages that it answers.

    Otherwise a quotation sets off words of its own, as Markdown does: "> Say it like this: ...".
    """
    names = {fold(field.name) for field in document.fields}
    if names & _lists().mail_fields:
        return True
    quoted = [block for block in document.blocks if block.zone is Zone.QUOTED]
    introduced = any(b.zone is Zone.HEADER and b.text.endswith(":") for b in document.blocks)
    return introduced or any(block.depth > 1 for block in quoted)


def _is_internal(document: Document) -> bool:
    head = fold(" ".join(block.text for block in document.blocks[:6]))
    return bool(_CHANNEL.search(head)) or any(word in head for word in _lists().internal)


def _by_questions(document: Document, labels: Sequence[str]) -> dict[str, Party]:
    turns = [b for b in document.blocks if b.kind is BlockKind.TURN and b.speaker in labels]
    asked = {
        label: sum("?" in b.text for b in turns if b.speaker == label)
        / max(1, sum(b.speaker == label for b in turns))
        for label in labels
    }
    most = max(asked.values(), default=0.0)
    if most == 0 or len(labels) < 2:
        return dict.fromkeys(labels, Party.OURS)
    asking = {label for label, share in asked.items() if share == most}
    if asking == set(labels):  # who asks first
        asking = {next(b.speaker for b in turns if "?" in b.text)}
    return {label: Party.THEIRS if label in asking else Party.OURS for label in labels}
