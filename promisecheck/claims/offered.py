"""Concrete capabilities that sentences offer and no entry of the catalog covers.

An offering verb before a noun phrase that names a thing a product does ("we have a native DWG
viewer"), a predicate or an answer behind one ("the DWG viewer is built in", "DWG viewer, yes"),
and a connection to a product that the catalog does not know. Services, prices and praise are none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from promisecheck.claims.bearing import Bearing, Ground
from promisecheck.claims.capabilities import (
    capability_nouns,
    ends_core,
    is_known,
    is_strange,
    names_capability,
)
from promisecheck.claims.cues import Category
from promisecheck.claims.judge import make_claim
from promisecheck.claims.leaning import statement_bearing
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.qualifiers import Span
from promisecheck.claims.qualify import qualify
from promisecheck.claims.said import Said, recalled_words
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token
from promisecheck.claims.wording import take_apart, words_of
from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.model import Claim, Match, MatchKind, Mention, Statement
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "unlisted.yaml"
_LONGEST_NAME = 3  # words
_MOST_MODIFIERS = 3
_LONGEST_OBJECT = 8
_MOST_JOINED = 4
_LONGEST_SUBJECT = 14
_RARE = 4000  # rank from which a capitalised word is rather a name
_SIDES = ("offering", "answers", "predicates", "closings", "endings")
_NO_MATCH = Match("", 0.0, MatchKind.PARAPHRASE)


@dataclass(frozen=True, slots=True)
class OfferLists:
    """``unlisted.yaml``; see there for what each list is for.

    ``telling`` are the words of which a sentence that offers something has one.
    """

    no_beginning: frozenset[str]
    finite_verbs: frozenset[str]
    imperatives: frozenset[str]
    task_headers: frozenset[str]
    feature_headers: frozenset[str]
    determiners: frozenset[str]
    no_objects: frozenset[str]
    openers: frozenset[str]
    no_subjects: frozenset[str]
    announcing: frozenset[str]
    saying: frozenset[str]
    wishing: frozenset[str]
    connecting_nouns: frozenset[str]
    no_names: frozenset[str]
    book: PhraseBook[str]
    telling: frozenset[str]


@cache
def offer_lists() -> OfferLists:
    """The word lists and phrases of ``unlisted.yaml``."""
    data = load_data(_FILE)
    book: PhraseBook[str] = PhraseBook()
    for side in _SIDES:
        for phrase in data[side]:
            book.add(phrase, side)
    names = OfferLists.__dataclass_fields__.keys() - {"book", "telling"}
    lists = {name: frozenset(data[name]) for name in names}
    telling = book.first_words | lists["announcing"] | lists["connecting_nouns"]
    return OfferLists(book=book, telling=telling, **lists)


def offered_claim(
    statement: Statement, start: int, end: int, setting: Setting, row: Bearing | None = None
) -> Iterator[Claim]:
    """The claim that the statement makes with these words, if it is an offer.

    ``row`` is what the rest of a table row says.
    """
    mention = Mention(statement, start, end, (), _NO_MATCH)
    others = setting.outsiders.cues(statement.block.text, words_of(statement))
    said = Said(statement, (mention,), take_apart(statement, (mention,), setting, others))
    bearing = statement_bearing(said, mention, setting, row)
    if bearing.stance.is_offer:
        yield make_claim(mention, bearing, qualify(said, mention, setting, bearing.stance))


def unlisted_in(said: Said, setting: Setting) -> Iterator[Claim]:
    """What a sentence promises that no entry covers: something that it offers, or a connection."""
    if said.is_question or said.asked_on:
        return
    things = recalled_words(said, _things)
    if not things:
        return
    offered = list(_claims(said, things.offered, setting))
    offered = offered or list(_announced(said, things.named, setting))
    yield from offered or _connections(said, setting)


class _Things(NamedTuple):
    """Stretches of the text that call a thing that products do: offered as such, or only named.

    Of an offered one the first is that without the words in front ("our own | DWG viewer").
    """

    offered: tuple[tuple[Span, Span], ...] = ()
    named: tuple[Span, ...] = ()


def _things(said: Said) -> _Things | None:
    """What the sentence may offer; ``None`` where it has no word of a sentence that offers."""
    if offer_lists().telling.isdisjoint(token.norm for token in said.tokens):
        return None
    return _Things(tuple(_offered_things(said)), tuple(_named_things(said)))


Phrase = tuple[int, int]
"""The first and the last token of a noun phrase."""


def _offered_phrases(said: Said) -> Iterator[Phrase]:
    for hit in offer_lists().book.search(said.tokens):
        if hit.value == "offering" or (hit.value == "answers" and _answers(said, hit.last + 1)):
            phrase = _object_from(said, hit.last + 1)
        elif hit.value in ("predicates", "closings") or (
            hit.value == "endings" and _ends_clause(said, hit.last + 1)
        ):
            phrase = _subject_before(said, hit.first, hit.value == "closings")
        else:
            continue
        if phrase is not None:
            yield phrase


def _offered_things(said: Said) -> Iterator[tuple[Span, Span]]:
    for first, last in _offered_phrases(said):
        end = said.tokens[last].end
        own = said.tokens[_behind_determiners(said.tokens, first)].start
        whole = Span(said.tokens[first].start, end)
        if _is_thing(said, whole) and said.text[end:].strip() != ":":  # the list tells which
            yield Span(own, end), whole


def _is_thing(said: Said, span: Span) -> bool:
    """Whether the stretch calls a thing that a product does, and names no feature."""
    named = said.names_within(span.start, span.end)
    return not named and names_capability(said.text[span.start : span.end])


def _claims(said: Said, things: Iterable[tuple[Span, Span]], setting: Setting) -> Iterator[Claim]:
    for own, whole in things:
        if not is_known(said.text[whole.start : whole.end], setting):
            yield from offered_claim(said.statement, own.start, own.end, setting)


def _object_from(said: Said, first: int) -> Phrase | None:
    """The noun phrase behind an offering verb, where it ends in a noun of capabilities."""
    tokens, lists = said.tokens, offer_lists()
    first = _behind_determiners(tokens, first)
    last = first - 1
    for place in range(first, min(first + _LONGEST_OBJECT, len(tokens))):
        norm = tokens[place].norm
        joined = place > first and _is_hyphenated(said, place)
        if place > first and _is_parted(said, place):
            break
        if norm in lists.no_objects and not (joined or _joins(said, first, place)):
            break
        if norm in lists.determiners:
            if any(token.norm in capability_nouns() for token in tokens[first + 1 : place]):
                break
            first = place + 1
        ends = place > first and ends_core(norm) and not joined
        if norm in lists.finite_verbs or ends:
            break
        last = place
    return (first, _last_noun(tokens, first, last)) if first <= last else None


def _joins(said: Said, first: int, place: int) -> bool:
    """Whether "and" joins what stands before the noun: "map and folio | lookup"."""
    behind = [token.norm for token in said.tokens[place + 1 : place + 1 + _MOST_JOINED]]
    nouns = capability_nouns()
    return (
        said.tokens[place].norm == "and"
        and place > first
        and not any(token.norm in nouns for token in said.tokens[first:place])
        and not nouns.isdisjoint(behind[1:])
        and behind[0] not in nouns | word_lists().function
    )


def _last_noun(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end of the phrase without what is said of it: "our card updater | fetches new ones"."""
    nouns = capability_nouns()
    places = range(last, first, -1)
    return next((place for place in places if tokens[place].norm in nouns), last)


def _is_hyphenated(said: Said, place: int) -> bool:
    """Whether a hyphen joins the token to the one before it ("plugin-based")."""
    return said.text[said.tokens[place - 1].end : said.tokens[place].start] == "-"


def _behind_determiners(tokens: Sequence[Token], first: int) -> int:
    while first < len(tokens) and tokens[first].norm in offer_lists().determiners:
        first += 1
    return first


def _answers(said: Said, place: int) -> bool:
    """Whether punctuation stands before the token: "They can, full voice control"."""
    return place < len(said.tokens) and _is_parted(said, place)


def _subject_before(said: Said, end: int, parted: bool) -> Phrase | None:
    """The noun phrase that a predicate stands behind, back to the beginning of its clause.

    ``parted``: a comma, colon or dash may stand between them ("DWG viewer, yes").
    """
    tokens, lists = said.tokens, offer_lists()
    if end == 0 or (_is_parted(said, end) and not parted):
        return None
    first = end
    while first > 0 and end - first <= _LONGEST_SUBJECT:
        if first < end and _is_parted(said, first):
            break
        if _says_that(tokens, first) or (parted and tokens[first - 1].norm in lists.wishing):
            break
        if tokens[first - 1].norm in lists.no_subjects:
            return None
        first -= 1
    while first < end and tokens[first].norm in lists.openers:
        first += 1
    if end - first < 2 or end - first > _LONGEST_SUBJECT:
        return None
    return first, end - 1


def _ends_clause(said: Said, place: int) -> bool:
    return place == len(said.tokens) or _is_parted(said, place)


def _says_that(tokens: Sequence[Token], first: int) -> bool:
    """Whether what was said begins at the token: "I told them that | card reading is built in"."""
    before = [token.norm for token in tokens[max(first - 3, 0) : first]]
    return before[-1:] == ["that"] and not offer_lists().saying.isdisjoint(before)


def _is_parted(said: Said, place: int) -> bool:
    """Whether punctuation stands between the token and the one before it."""
    between = said.text[said.tokens[place - 1].end : said.tokens[place].start]
    return any(char in between for char in ',;:.()!|–—"“”') or " - " in between


_ANNOUNCING = frozenset({Category.COMMITMENT.value, Ground.ANSWER.value})


def _named_things(said: Said) -> Iterator[Span]:
    if offer_lists().announcing.isdisjoint(token.norm for token in said.tokens):
        return
    nouns = capability_nouns()
    for last, token in enumerate(said.tokens):
        if token.norm in nouns and not _goes_on(said, last):
            thing = Span(said.tokens[_modifiers_from(said, last)].start, token.end)
            if _is_thing(said, thing):
                yield thing


def _announced(said: Said, things: Iterable[Span], setting: Setting) -> Iterator[Claim]:
    """Things named wherever a sentence answers or commits: "now you'll be able to see call logs".

    Other sentences speak of too many things that are not offered.
    """
    for thing in things:
        if is_strange(said.text[thing.start : thing.end], setting):
            for claim in offered_claim(said.statement, thing.start, thing.end, setting):
                if claim.because in _ANNOUNCING:
                    yield claim


def _goes_on(said: Said, last: int) -> bool:
    """Whether the next word is a noun for what products do, too: "call log | viewer"."""
    after = last + 1
    return (
        after < len(said.tokens)
        and said.tokens[after].norm in capability_nouns()
        and not _is_parted(said, after)
    )


def _modifiers_from(said: Said, last: int) -> int:
    """Where the few words begin that stand right before a noun and may tell which it is."""
    lists, tokens = offer_lists(), said.tokens
    first = last
    while first > max(last - _MOST_MODIFIERS, 0) and not _is_parted(said, first):
        before = tokens[first - 1].norm
        if (
            before in word_lists().function
            or before in lists.no_subjects
            or before in lists.determiners
        ):
            break
        first -= 1
    return first


def _connections(said: Said, setting: Setting) -> Iterator[Claim]:
    """Connections to a product that the catalog does not know: "the Sage 200 connector, yes".

    They are promised in so many words, or stand under a heading that offers.
    """
    for place, token in enumerate(said.tokens):
        if token.norm not in offer_lists().connecting_nouns:
            continue
        first = _name_before(said, place, setting)
        if first is None:
            continue
        start, end = said.tokens[first].start, token.end
        if said.names_within(start, end):
            continue
        for claim in offered_claim(said.statement, start, end, setting):
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
    if token.norm in offer_lists().no_names:
        return False
    return rare and token.norm.isalpha() and token.norm not in setting.outsiders.own
