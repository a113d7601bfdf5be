"""Shorter forms of a name: what texts leave of it where that still names one feature only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from promisecheck.mentions.units import Form, Unit
from promisecheck.mentions.vocabulary import common_words, word_lists
from promisecheck.text.words import words

_RARE = 4000  # rank from which a word is special enough to stand alone
_SHORTEST_BARE = 4


def core_forms(forms: list[Form]) -> Iterator[Form]:
    """Forms without their first, last or middle word, where what is left names one feature."""
    owners = owners_of(forms)
    for form in forms:
        if form.lookalike or form.shortened or len(form.units) < 2 or form.joined:
            continue
        head = form.units[1:]
        several = len(head) > 1 and not _is_pair(form.alias, head)
        if _belongs_to_one(head, owners) and (several or _is_rare(head[0])):
            yield replace(form, units=head, shortened=True, head=len(head) == 1)
        for i in range(1, len(form.units) if len(form.units) > 2 else 0):
            rest = (*form.units[:i], *form.units[i + 1 :])
            if _belongs_to_one(rest, owners) and not is_one_common_word(rest):
                mere = _is_mere_modifier(form.alias, rest)
                yield replace(form, units=rest, shortened=True, part=True, modifier=mere)


def bare_forms(forms: list[Form]) -> Iterator[Form]:
    """The word that a feature's name and another of its phrases share, and no other feature has."""
    owners = owners_of(forms)
    phrases: dict[str, set[str]] = {}
    for form in forms:
        for unit in form.units:
            phrases.setdefault(unit.stem, set()).add(form.alias)
    unwanted = word_lists().function | word_lists().generic
    for form in forms:
        if form.lookalike or form.shortened or len(form.units) < 2 or not form.leading:
            continue
        for unit in form.units:
            sole = len(owners[unit.stem]) == 1 and len(phrases[unit.stem]) > 1
            if (
                sole
                and unit.norm not in unwanted
                and unit.norm.isalpha()
                and len(unit.norm) >= _SHORTEST_BARE
            ):
                yield replace(form, units=(unit,), shortened=True, bare=True)


def owners_of(forms: Iterable[Form]) -> dict[str, set[str]]:
    """Which features are named by which stem."""
    owners: dict[str, set[str]] = {}
    for form in forms:
        for unit in form.units:
            owners.setdefault(unit.stem, set()).update(form.features)
    return owners


def is_one_common_word(units: tuple[Unit, ...]) -> bool:
    """Whether the units are the halves of an everyday word: "e-mailed" of "e-mailed reports"."""
    joined = "".join(unit.norm for unit in units)
    return any(
        common_words().get(joined.removesuffix(ending), _RARE) < _RARE for ending in ("", "ed", "s")
    )


def _is_mere_modifier(alias: str, units: tuple[Unit, ...]) -> bool:
    """Whether only a compound modifier is left ("two-way" of "two-way texting")."""
    norms = [unit.norm for unit in units]
    found = words(alias)
    if "-".join(norms) not in alias.casefold() or norms[0] == "multi":
        return False
    return not any(
        word.norm in norms and len(word.norm) > 1 and alias[word.start : word.end].isupper()
        for word in found
    )


def _is_pair(alias: str, units: tuple[Unit, ...]) -> bool:
    """Whether two words are left that "and" joins: "requests and limits" of "Pod-level ..."."""
    return len(units) == 2 and f"{units[0].norm} and {units[1].norm}" in alias.casefold()


def _belongs_to_one(units: tuple[Unit, ...], owners: dict[str, set[str]]) -> bool:
    """Whether content words only are left, and no second feature has them all."""
    content = all(unit.norm not in word_lists().function for unit in units)
    return content and len(set.intersection(*(owners[unit.stem] for unit in units))) == 1


def _is_rare(unit: Unit) -> bool:
    """Whether a word is so special that alone, without its modifier, it still names the thing."""
    rank = common_words().get(unit.norm.removesuffix("s"), common_words().get(unit.norm, _RARE))
    return len(unit.norm) >= 5 and rank >= _RARE and unit.norm not in word_lists().generic
