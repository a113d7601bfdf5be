"""Statements about someone else: a competitor, the customer's present vendor, a third party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from promisecheck.claims.cues import Category, Cue, Direction, Found
from promisecheck.claims.spoken import Token, spoken
from promisecheck.mentions.vocabulary import common_words
from promisecheck.model import Block, BlockKind, Catalog, Document
from promisecheck.text.sentences import sentences
from promisecheck.text.words import words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "outsiders.yaml"
_APART = re.compile(r" (?:\w+ )?")
_SHORTEST = 4
_OPENING = 80  # characters
_FIRST_WORD = 16
_POSSESSIVE = ("'s", "’s")
_ANOTHERS = Cue("another's", Category.OTHER_PARTY, Direction.FORWARD, 6)
ABOUT_ANOTHER = Cue("another's name", Category.OTHER_PARTY, Direction.FORWARD, 16)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(entries) for name, entries in load_data(_FILE).items()}


def own_names(catalog: Catalog) -> frozenset[str]:
    """Folded words that name us, our features, plans and regions: never an outsider."""
    phrases = [catalog.product]
    for feature in catalog.features:
        phrases += [feature.name, *feature.aliases]
    for values in catalog.dimensions.values():
        for names in values.values():
            phrases += names
    return frozenset(word.norm for phrase in phrases for word in words(phrase))


@dataclass(frozen=True, slots=True)
class Outsiders:
    """Who else a document speaks of. ``known`` are the names its titles set against ours."""

    own: frozenset[str]
    known: frozenset[str]

    def cues(self, text: str, tokens: Sequence[Token]) -> tuple[Found, ...]:
        """Where a clause begins to speak of somebody else."""
        verbs, of_known = _lists()["verbs"], _lists()["verbs_of_known"]
        adverbs = _lists()["adverbs"]
        found: list[Found] = []
        for place, (token, following) in enumerate(pairwise(tokens)):
            if following.norm in adverbs and place + 2 < len(tokens):
                following = tokens[place + 2]  # "Rivalsoft really does"
            tells = following.norm in verbs or (
                following.norm in of_known and token.norm in self.known
            )
            if tells and self._is_outsider(text, token, following):
                found.append(Found(ABOUT_ANOTHER, place, place))
            elif token.norm in self.known and text[token.start : token.end].endswith(_POSSESSIVE):
                found.append(Found(_ANOTHERS, place, place))
        return tuple(found)

    def spoken_of(self, paragraph: Sequence[str]) -> list[bool]:
        """Which sentences of a ``paragraph`` speak of an outsider by a pronoun they begin with.

        "Rivalsoft keeps logs for a week. It does not export them."
        """
        if len(paragraph) == 1:
            return [False]
        pronouns = _lists()["pronouns"]
        opening = [spoken(sentence[:_FIRST_WORD])[:1] for sentence in paragraph]
        told = [bool(first) and first[0].norm in pronouns for first in opening]
        another = False
        for place, sentence in enumerate(paragraph):
            told[place] = another = another and told[place]
            if not another and any(told[place + 1 : place + 2]):
                hits = self.cues(sentence, spoken(sentence[:_OPENING]))
                another = any(hit.first <= 1 for hit in hits)
        return told

    def is_about_one(self, heading: str) -> bool:
        """Whether a heading names a known outsider, or says what somebody else has.

        One that sets us against him is about both.
        """
        if _compares(heading):
            return False
        tokens = spoken(heading)
        if any(token.norm in self.known for token in tokens):
            return True
        verbs = _lists()["heading_verbs"]
        return any(tokens[hit.first + 1].norm in verbs for hit in self.cues(heading, tokens))

    def _is_outsider(self, text: str, token: Token, verb: Token) -> bool:
        if not _APART.fullmatch(text[token.end : verb.start]) or not text[token.start].isupper():
            return False
        return token.norm in self.known or self._is_strange(token)

    def _is_strange(self, token: Token) -> bool:
        """Whether the word is a proper name that is no English word and none of ours."""
        strange = len(token.norm) >= _SHORTEST and token.norm not in common_words()
        return strange and token.norm not in self.own and token.norm.isalpha()


def find_outsiders(document: Document, own: frozenset[str], speakers: Iterable[str]) -> Outsiders:
    """The outsiders of a document: names in its headings beside "vs", "different from" ..."""
    people = {word.norm for speaker in speakers for word in words(speaker)}
    people |= _customers(document)
    known: set[str] = set()
    for place, block in enumerate(document.blocks):
        if place == 0 or block.kind is BlockKind.HEADING:
            known |= _set_against(block.text, own)
    return Outsiders(own | people, frozenset(known - own))


def customers(document: Document) -> tuple[str, ...]:
    """What a document calls its customer, in fields that name one and behind "for" in its title."""
    fields = _lists()["customer_fields"]
    named = [field.value for field in document.fields if field.name.strip().casefold() in fields]
    titles = [block for block in document.blocks[:2] if block.kind is BlockKind.HEADING]
    return (*named, *_behind_for(titles))


def _behind_for(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        _, found, rest = block.text.partition(" for ")
        if found:
            yield rest


def _customers(document: Document) -> set[str]:
    """Words of the customer's names, those of a first sentence that is no title too."""
    texts = (*customers(document), *_behind_for(document.blocks[:2]))
    return {word.norm for text in texts for word in words(text)}


def _set_against(title: str, own: frozenset[str]) -> set[str]:
    if not _compares(title):
        return set()
    tokens = spoken(title)
    opening = [_first_word(tokens, *sentence) for sentence in sentences(title)]
    return {
        token.norm
        for token in tokens
        if title[token.start].isupper()
        and token.norm not in own
        and (token.norm not in common_words() or token not in opening)
        and len(token.norm) >= _SHORTEST
    }


def _first_word(tokens: Sequence[Token], start: int, end: int) -> Token | None:
    """The first word of a sentence, behind a number ("2.")."""
    inside = (token for token in tokens if start <= token.start < end and token.norm.isalpha())
    return next(inside, None)


def _compares(title: str) -> bool:
    folded = title.casefold()
    return any(phrase in folded for phrase in _lists()["beside"])
