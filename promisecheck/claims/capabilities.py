"""What a noun phrase names: something a product does, a feature in other words, or neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from promisecheck.claims.setting import Setting
from promisecheck.mentions.vocabulary import word_lists
from promisecheck.text.words import Word, words
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "capabilities.yaml"
_MOST_WORDS = 16
_SHORTEST = 3  # letters
_SHORTEST_MADE = 6
_TAIL = re.compile(r"\s*(?:[;:(]|,(?!\d)|\s[-–—]\s|\.\s).*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Lists:
    nouns: frozenset[str]
    endings: tuple[str, ...]
    no_nouns: frozenset[str]
    no_heads: frozenset[str]
    never: frozenset[str]
    commercial: frozenset[str]
    work: frozenset[str]
    plain: frozenset[str]
    ends: frozenset[str]
    measures: frozenset[str]


@cache
def _lists() -> _Lists:
    data = load_data(_FILE)
    listed = {name: frozenset(data[name]) for name in data.keys() - {"endings"}}
    return _Lists(endings=tuple(data["endings"]), **listed)


def capability_nouns() -> frozenset[str]:
    """The folded nouns that name a kind of thing a product can do."""
    return _lists().nouns


def ends_core(norm: str) -> bool:
    """Whether the folded word begins what is said of a thing ("with", "for")."""
    return norm in _lists().ends


def first_part(text: str) -> str:
    """The text up to its first comma, colon, bracket, dash or full stop."""
    return _TAIL.sub("", text).rstrip(" .!")


def core_of(phrase: str) -> Sequence[Word]:
    """The words of a noun phrase up to the first that begins what is said of it ("with", "for").

    None where it is too long for a name. What "of" leads to belongs to the core behind a word
    that only measures ("two sets of tags"), and so does what a hyphen joins ("drone-based").
    """
    found, lists = words(phrase), _lists()
    if len(found) > _MOST_WORDS:
        return ()
    for place, word in enumerate(found[1:], start=1):
        before = found[place - 1]
        joined = phrase[before.end : word.start] == "-"
        measured = word.norm == "of" and before.norm in lists.measures
        if word.norm in lists.ends and not (joined or measured):
            return found[:place]
    return found


def names_capability(phrase: str) -> bool:
    """Whether a noun phrase turns on a noun for what products do, and says which: "order pad".

    Without a telling word before that noun it needs one behind it, and no article: "connector to
    the till", but not "the portal in French". Services, prices and dates are none.
    """
    core, lists = core_of(phrase), _lists()
    head = _head(phrase, core)
    if head not in lists.nouns or any(word.norm in lists.never for word in core):
        return False
    if any(_tells(word) for word in core[:-1]):
        return True
    alone = len(core) == 1 and head not in lists.work
    return alone and any(_tells(word) for word in words(phrase)[1:])


def may_be_capability(phrase: str) -> bool:
    """Whether nothing in a noun phrase of two telling words speaks against a capability.

    Enough where the place says that it is one, as the column of modules does.
    """
    core, lists = core_of(phrase), _lists()
    head = _head(phrase, core)
    if (
        len(head) < _SHORTEST
        or not head.isalpha()
        or head in lists.no_heads
        or head.removesuffix("s") in lists.no_nouns
    ):
        return False
    if any(word.norm in lists.never or word.norm in lists.commercial for word in core):
        return False
    return sum(map(_tells, words(phrase))) >= 2


def tells_what_is_done(phrase: str) -> bool:
    """Whether it may be one and turns on a noun made of a verb ("weighing", "recognition")."""
    head = _head(phrase, core_of(phrase)).removesuffix("s")
    made = len(head) >= _SHORTEST_MADE and head.endswith(_lists().endings)
    return made and may_be_capability(phrase)


def _head(phrase: str, core: Sequence[Word]) -> str:
    """The folded word that a noun phrase turns on, with what a hyphen joins to it ("top-up")."""
    if not core:
        return ""
    last = core[-1]
    if len(core) > 1 and phrase[core[-2].end : last.start] == "-":
        joined = f"{core[-2].norm}-{last.norm}"
        return joined if joined in _lists().nouns else last.norm
    return last.norm


def _tells(word: Word) -> bool:
    """Whether the word tells which of its kind a thing is ("order" of "order pad")."""
    plain = word.norm in word_lists().function or word.norm in _lists().plain
    return not plain and not word.norm.replace(".", "").replace(",", "").isdigit()


def is_known(phrase: str, setting: Setting) -> bool:
    """Whether the phrase is a feature in other words, or the product's or a plan's name.

    It is a feature in other words where most of its words, or of those before the noun that it
    turns on, are words that this one and perhaps another feature are named by.
    """
    before = [word for word in core_of(phrase)[:-1] if _tells(word)]
    return (
        _is_one_feature(words(phrase), setting)
        or _is_one_feature(before, setting)
        or _is_own(phrase, setting)
    )


def _is_one_feature(found: Sequence[Word], setting: Setting) -> bool:
    """Whether most of the words, function words left out, name one and the same feature, or us."""
    told = [word for word in found if word.norm not in word_lists().function]
    named = Counter(name for word in told for name in setting.namesakes.get(word.stem, ()))
    ours = sum(word.norm in setting.product for word in told)
    return 2 * max(named.values(), default=0) > len(told) or 2 * ours > len(told)


def is_strange(phrase: str, setting: Setting) -> bool:
    """Whether no word of it is one that only one or two features are named by, nor all are ours."""
    return not any(_told(words(phrase), setting)) and not _is_own(phrase, setting)


def _told(found: Sequence[Word], setting: Setting) -> list[bool]:
    """For each word that is no function word, whether one or two features, or we, are named so."""
    return [
        word.stem in setting.namesakes or word.norm in setting.product
        for word in found
        if word.norm not in word_lists().function
    ]


def _is_own(phrase: str, setting: Setting) -> bool:
    """Whether the phrase is made of the names of our product and its plans alone."""
    own, function = setting.outsiders.own, word_lists().function
    return all(word.norm in own or word.norm in function for word in words(phrase))
