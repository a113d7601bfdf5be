"""Concrete capabilities that a text promises and no catalog entry covers.

Two kinds of evidence count. A bullet or row among bullets or rows that name features is itself
a feature to the reader; and an offering verb before a noun phrase that names a thing a product
does ("we have a native DWG viewer") offers that thing. Services, prices and praise are neither.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from promisecheck.claims.bearing import Ground
from promisecheck.claims.columns import Role
from promisecheck.claims.cues import Category
from promisecheck.claims.judge import make_claim
from promisecheck.claims.leaning import statement_bearing
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.qualify import qualify
from promisecheck.claims.rows import RowCell, plan_marks, row_bearing
from promisecheck.claims.said import Said, take_apart
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token
from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.model import (
    Block,
    BlockKind,
    Claim,
    Match,
    MatchKind,
    Mention,
    Stance,
    Statement,
)
from promisecheck.text.words import words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "unlisted.yaml"
_MOST_WORDS = 16
_LONGEST_NAME = 3  # words
_RARE = 4000  # rank from which a capitalised word is rather a name
_NO_MATCH = Match("", 0.0, MatchKind.PARAPHRASE)
_TAIL = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s|\.\s).*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Lists:
    no_capability: frozenset[str]
    capability_nouns: frozenset[str]
    connecting_nouns: frozenset[str]
    no_beginning: frozenset[str]
    finite_verbs: frozenset[str]
    offering: PhraseBook[bool]


@cache
def _lists() -> _Lists:
    data = load_data(_FILE)
    offering: PhraseBook[bool] = PhraseBook()
    for phrase in data["offering"]:
        offering.add(phrase, True)
    return _Lists(
        frozenset(data["no_capability"]),
        frozenset(data["capability_nouns"]),
        frozenset(data["connecting_nouns"]),
        frozenset(data["no_beginning"]),
        frozenset(data["finite_verbs"]),
        offering,
    )


def once_a_statement(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in their order; of what no entry covers only the first of each statement."""
    seen: set[tuple[int, int]] = set()
    for claim in claims:
        statement = claim.mention.statement
        place = (id(statement.block), statement.start)
        if claim.features or place not in seen:
            yield claim
        if not claim.features:
            seen.add(place)


# --- items of a list -------------------------------------------------------------------------


def unlisted_items(
    said_by_block: Sequence[tuple[Block, tuple[Said, ...]]], setting: Setting
) -> Iterator[Claim]:
    """Bullets without a feature in lists of which at least two, and half, name one."""
    lists: dict[tuple[object, ...], list[tuple[Block, tuple[Said, ...]]]] = defaultdict(list)
    for block, said in said_by_block:
        if block.kind is BlockKind.ITEM and said:
            lists[(block.headings, block.lead_ins, block.depth)].append((block, said))
    for items in lists.values():
        if _is_feature_list([said for _, said in items]):
            for block, said in items:
                if not any(one.mentions for one in said):
                    yield from _item_claim(block, said[0], setting)


def _is_feature_list(items: Sequence[tuple[Said, ...]]) -> bool:
    named = sum(any(said.mentions for said in item) for item in items)
    return named >= 2 and 2 * named >= len(items)


def _item_claim(block: Block, said: Said, setting: Setting) -> Iterator[Claim]:
    start, end = said.statement.start, said.statement.end
    phrase = _TAIL.sub("", block.text[start:end]).rstrip(" .!")
    quoted = phrase[:1] in '"“„«'
    if said.is_question or quoted or _is_talk(said, setting) or not names_capability(phrase):
        return
    if _is_known(phrase, setting):
        return
    yield from _claim(said.statement, start, start + len(phrase), setting)


_TALK = frozenset(
    {Category.REQUEST, Category.REPORT, Category.TODO, Category.INSTRUCTION, Category.OTHER_PARTY}
)


def _is_talk(said: Said, setting: Setting) -> bool:
    """Whether the item is a sentence, or tells of people and what they said."""
    norms = [token.norm for token in said.tokens]
    if not norms or norms[0] in _lists().no_beginning:
        return True
    if any(norm in _lists().finite_verbs for norm in norms):
        return True
    return any(hit.cue.category in _TALK for hit in setting.cues.find(said.tokens))


def _is_known(phrase: str, setting: Setting) -> bool:
    """Whether the phrase is a feature in other words, or the product's or a plan's name."""
    if setting.familiar(phrase):
        return True
    own = setting.outsiders.own
    return all(w.norm in own or w.norm in word_lists().function for w in words(phrase))


def names_capability(phrase: str) -> bool:
    """Whether a noun phrase can be a capability: not a service, a price, a date or praise."""
    found = words(phrase)
    content = [word for word in found if word.norm not in word_lists().function]
    if not len(content) >= 2 or len(found) > _MOST_WORDS:
        return False
    if any(word.norm in _lists().no_capability for word in found):
        return False
    return not any(word.norm[0].isdigit() for word in content[:1])


def _claim(statement: Statement, start: int, end: int, setting: Setting) -> Iterator[Claim]:
    mention = Mention(statement, start, end, (), _NO_MATCH)
    said = take_apart(statement, (mention,), setting)
    bearing = statement_bearing(said, mention, setting, None)
    if bearing.stance.is_offer:
        yield make_claim(mention, bearing, qualify(said, mention, setting, bearing.stance))


# --- rows of a table -------------------------------------------------------------------------


def unlisted_rows(rows: Sequence[Sequence[RowCell]], setting: Setting) -> Iterator[Claim]:
    """Rows without a feature in tables of which at least two rows, and a third, name one."""
    named = [any(cell.named() for cell in row) for row in rows]
    if sum(named) < 2 or 3 * sum(named) < len(rows):
        return
    for row, has_feature in zip(rows, named, strict=True):
        if not has_feature:
            yield from _row_claim(row, setting)


def _row_claim(row: Sequence[RowCell], setting: Setting) -> Iterator[Claim]:
    own = next(
        (c for c in row if c.role in (Role.CAPABILITY, Role.REQUIREMENT) and c.block.text.strip()),
        None,
    )
    if own is None or not own.said or own.said[0].is_question:
        return
    phrase = _TAIL.sub("", own.block.text).strip(" .")
    if not names_capability(phrase) or _is_known(phrase, setting):
        return
    bearing = row_bearing(row, own, setting, plan_marks(row))
    if own.role is Role.REQUIREMENT and (bearing is None or not bearing.cues):
        return
    stance = bearing.stance if bearing is not None else Stance.PROMISED
    if not stance.is_offer:
        return
    statement = own.said[0].statement
    start = own.block.text.find(phrase)
    yield from _claim(statement, start, start + len(phrase), setting)


# --- sentences -------------------------------------------------------------------------------


def unlisted_in(said: Said, setting: Setting) -> Iterator[Claim]:
    """What a sentence promises that no entry covers: something that it offers, or a connection."""
    offered = list(_offered_things(said, setting))
    yield from offered or _connections(said, setting)


def _offered_things(said: Said, setting: Setting) -> Iterator[Claim]:
    """Offering verbs and behind them a noun phrase that names something a product does."""
    if said.is_question or said.asked_on or not said.tokens:
        return
    behind = 0
    for hit in _lists().offering.search(said.tokens):
        phrase = _noun_phrase(said.tokens, hit.last + 1)
        if phrase is None or phrase[0] < behind:
            continue
        behind = phrase[1] + 1
        start, end = said.tokens[phrase[0]].start, said.tokens[phrase[1]].end
        named = any(m.start < end and start < m.end for m in said.mentions)
        if not named and not _is_known(said.text[start:end], setting):
            yield from _claim(said.statement, start, end, setting)


def _connections(said: Said, setting: Setting) -> Iterator[Claim]:
    """Connections to a product that the catalog does not know: "the Sage 200 connector, yes".

    They are promised in so many words, or stand under a heading that offers.
    """
    if said.is_question or said.asked_on:
        return
    for place, token in enumerate(said.tokens):
        if token.norm not in _lists().connecting_nouns:
            continue
        first = _name_before(said, place, setting)
        if first is None:
            continue
        start, end = said.tokens[first].start, token.end
        if any(m.start < end and start < m.end for m in said.mentions):
            continue
        for claim in _claim(said.statement, start, end, setting):
            if claim.because != Ground.NOTHING:
                yield claim


def _name_before(said: Said, place: int, setting: Setting) -> int | None:
    """Where the strange proper name begins that stands right before the word, or ``None``."""
    text, tokens = said.text, said.tokens
    first, strange = place, False
    while first > max(place - _LONGEST_NAME, 0):
        before = tokens[first - 1]
        beside = text[before.end : tokens[first].start] in (" ", "-")
        named = text[before.start].isupper() and before.norm not in word_lists().function
        if not beside or not (named or before.norm.isdigit()):
            break
        strange = strange or _may_be_product(before, setting)
        first -= 1
    return first if strange else None


def _may_be_product(token: Token, setting: Setting) -> bool:
    """Whether a capitalised word is likely to be a product's name, and none of the catalog's."""
    rare = common_words().get(token.norm, _RARE) >= _RARE
    return rare and token.norm.isalpha() and token.norm not in setting.outsiders.own


def _noun_phrase(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """The words up to a capability noun, with at least one telling word before it."""
    if any(token.norm in ("not", "never", "no") for token in tokens[first : first + 3]):
        return None
    while first < len(tokens) and tokens[first].norm in ("a", "an", "the", "also", "our", "even"):
        first += 1
    for place in range(first, min(first + 6, len(tokens))):
        norm = tokens[place].norm
        if norm in _lists().no_capability:
            return None
        if norm in _lists().capability_nouns and place > first:
            return first, place
    return None
