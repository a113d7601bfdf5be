"""Whether an amount in a text is one that a catalog's limit bounds, and how much it is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from promisecheck.model import Quantity
from promisecheck.text import units
from promisecheck.text.bounds import generic_stems
from promisecheck.text.measures import noun, read_nouns, time_word
from promisecheck.text.quantities import FoundQuantity
from promisecheck.text.quantity_words import words
from promisecheck.text.tokens import Kind, tokens

_BITS: Final = {("bit", "byte"): 8.0, ("byte", "bit"): 1 / 8}


def fits(
    limit: Quantity,
    found: FoundQuantity,
    name: str = "",
    context: str = "",
    own: frozenset[str] = frozenset(),
) -> Quantity | None:
    """``found`` in the unit and at the rate of ``limit``, or ``None`` where it is another thing.

    ``name`` is the limit's name; a rate in it ("messages per day") is the limit's rate. Where
    the text gives no rate, the limit's is meant; where only the text gives one, nothing fits.
    Of a range the upper end counts: pass ``lower_end(found)`` to compare the other. ``context``
    says what a bare number counts: the header of its row or column, the question it answers.
    ``own`` are the stems by which the limited thing itself is called (``called``): where the
    limit counts it, all of them count the same.
    """
    if found.unlimited:
        return _limitless(limit, found, name, own)
    often = _how_often(limit, found, own)
    if often is not None:
        return Quantity(often, limit.unit, limit.per, found.text)
    if not _same_thing(limit, found, context, own) or (
        found.every and not _bounds_repetition(name)
    ):
        return None
    factor = rate_factor(limit, found, name)
    if factor is None:
        return None
    value = found.value * factor * _BITS.get((limit.unit, found.unit), 1.0)
    return Quantity(value, limit.unit, limit.per, found.text)


def _how_often(limit: Quantity, found: FoundQuantity, own: frozenset[str]) -> float | None:
    """How often the limited thing is done in the limit's time: "every two hours" is 12 a day.

    ``None`` where the limit counts something else, or the text tells of something else.
    """
    ours, theirs = _seconds(limit.per), _seconds(found.per)
    if ours is None or limit.unit not in own:
        return None
    if found.every and found.unit == "second":
        return ours / found.value
    times = found.nouns == (noun("times"),)
    return found.value * ours / theirs if times and theirs else None


def lower_end(found: FoundQuantity) -> FoundQuantity:
    """The amount with the lower end of its range as the value."""
    return found if found.low is None else replace(found, value=found.low)


def rate_factor(limit: Quantity, found: FoundQuantity, name: str = "") -> float | None:
    """What turns the text's rate into the limit's: 60 for "per second" under "per minute".

    1 where the text gives no time, ``None`` where the limit gives none. Rates by anything but
    time ("per user") change nothing.
    """
    theirs = _seconds(found.per)
    if theirs is None or limit.unit == "%":
        return 1.0
    ours = _seconds(limit.per) or _seconds(_named(name)[1])
    return ours / theirs if ours else None


def names_same(limit: Quantity, nouns: Iterable[str]) -> bool:
    """Whether one of the stems names what the limit counts, or all of them its acronym."""
    stems = tuple(nouns)
    initials = "".join(stem[0] for stem in stems)
    alike = _same_stems(limit.unit)
    return not alike.isdisjoint(stems) or (len(limit.unit) > 1 and limit.unit in initials)


def called(names: Iterable[str]) -> frozenset[str]:
    """The stems of what things of these names are, such as "room" for "meeting rooms"."""
    return frozenset(stems[-1] for name in names if (stems := _stems(name)))


def _same_thing(limit: Quantity, found: FoundQuantity, context: str, own: frozenset[str]) -> bool:
    if limit.unit == "%":
        return found.unit == "%" and _is_same_share(found)
    if found.unit:
        convertible = (limit.unit, found.unit) in _BITS and "second" in found.per
        return found.unit == limit.unit or convertible
    counts_own = bool(found.nouns) and found.nouns[-1] in own
    if counts_own and limit.unit in own:
        return True
    if found.nouns and not counts_own:
        return names_same(limit, found.nouns)
    rated = _seconds(found.per) is not None and _seconds(limit.per) is not None
    return rated or names_same(limit, found.nouns or _stems(context))


def _is_same_share(found: FoundQuantity) -> bool:
    """Whether a percentage can be one of availability, and is no "100% secure" or "20% off"."""
    if not found.nouns:
        return True
    if found.value < 100:
        return _other_shares().isdisjoint(found.nouns)
    return not _same_stems(noun("availability")).isdisjoint(found.nouns)


def _limitless(
    limit: Quantity, found: FoundQuantity, name: str, own: frozenset[str]
) -> Quantity | None:
    if found.unit and found.unit != limit.unit:
        return None
    whole = bool(found.nouns) and found.nouns[-1] in own
    if found.nouns and not whole and not names_same(limit, found.nouns):
        stems = _named(name)[0] | _measured(limit.unit)
        if stems.isdisjoint(found.nouns):
            return None
    return Quantity(found.value, limit.unit, limit.per, found.text)


def _bounds_repetition(name: str) -> bool:
    return not name or not _repeated().isdisjoint(_named(name)[0])


def _seconds(per: Iterable[str]) -> float | None:
    """The shortest time among the words of a rate."""
    table = units.table().seconds
    return min((table[word] for word in per if word in table), default=None)


@lru_cache(maxsize=1024)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(noun(token.text) for token in tokens(text) if token.kind is Kind.WORD)


@lru_cache(maxsize=1024)
def _named(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The stems of what a limit's name names, and the time words of the rate in it."""
    line = tokens(name)
    named = read_nouns(line, 0, most=len(line))
    times = (time_word(token.low) for token in line[named.behind :])
    return frozenset(named.stems) - generic_stems(), tuple(word for word in times if word)


@lru_cache(maxsize=1024)
def _same_stems(unit: str) -> frozenset[str]:
    """The stems that count the same as this one, itself among them."""
    groups = [{noun(word) for word in group} for group in words().same]
    people = {noun(word) for word in words().people}
    groups += [people | {noun(person)} for person in words().persons]
    alike = (group for group in groups if unit in group and unit not in people)
    return frozenset({unit}.union(*alike))


@cache
def _other_shares() -> frozenset[str]:
    return frozenset(noun(word) for word in words().other_shares)


@cache
def _repeated() -> frozenset[str]:
    return frozenset(noun(word) for word in words().repeated)


@cache
def _measured(unit: str) -> frozenset[str]:
    return frozenset(noun(word) for word in words().measured.get(unit, ()))
