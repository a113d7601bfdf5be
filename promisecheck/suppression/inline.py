"""Reads a text's directives: what they hold back, and what is amiss with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from promisecheck.errors import UsageError
from promisecheck.rules import select_rules
from promisecheck.suppression.directives import SPELLINGS, Directive, Verb
from promisecheck.suppression.ignores import Flaw, Ignore, InlineIgnores
from promisecheck.text.nearest import nearest

_TO_THE_END: Final = 1 << 60


def read_ignores(directives: Iterable[Directive]) -> InlineIgnores:
    """What the directives of one text hold back; one that lacks a part holds nothing back."""
    reading = _Reading()
    for directive in directives:
        reading.take(directive)
    return reading.finish()


class _Reading:
    """Takes directives in order; ``_open`` are those of blocks that have begun."""

    def __init__(self) -> None:
        self._ignores: list[Ignore] = []
        self._flaws: list[Flaw] = []
        self._open: list[tuple[Directive, frozenset[str]]] = []

    def take(self, one: Directive) -> None:
        if one.verb is Verb.ON:
            self._close(one)
            return
        codes = self._codes(one)
        if codes is None:
            return
        if one.verb is Verb.OFF:
            self._open.append((one, codes))
        elif not one.target:
            self._flaw(one, "no line follows that this could speak of; put it before one")
        else:
            self._ignores.append(_ignore(one, codes, one.target, one.target))

    def finish(self) -> InlineIgnores:
        for one, codes in self._open:
            self._flaw(one, "this block is never ended; write promisecheck: ignore-end after it")
            self._ignores.append(_ignore(one, codes, one.line, _TO_THE_END))
        self._ignores.sort(key=lambda ignore: (ignore.line, ignore.column))
        self._flaws.sort(key=lambda flaw: (flaw.line, flaw.column))
        return InlineIgnores(tuple(self._ignores), tuple(self._flaws))

    def _close(self, end: Directive) -> None:
        """Ends the blocks of the rules named; without a rule, all that are open."""
        codes = _named(end.rules)[0] if end.rules else None
        closed = [one for one in self._open if codes is None or one[1] <= codes]
        if not closed:
            self._flaw(end, "no block of these rules is open here; delete this")
        for one, its_codes in closed:
            self._open.remove((one, its_codes))
            self._ignores.append(_ignore(one, its_codes, one.line, end.line))

    def _codes(self, one: Directive) -> frozenset[str] | None:
        """The rules that a directive names, or ``None`` where it cannot be honoured."""
        codes, wrong = _named(one.rules)
        said = _missing(one) or wrong
        if said:
            self._flaw(one, said)
            return None
        return codes

    def _flaw(self, one: Directive, message: str) -> None:
        self._flaws.append(Flaw(one.line, one.column, message))


def _missing(one: Directive) -> str:
    """Which part a directive lacks, or ""."""
    if one.verb is None:
        close = nearest(one.word, SPELLINGS)
        hint = f'did you mean "{close}"?' if close else 'write "ignore"'
        return f'there is no "promisecheck: {one.word}"; {hint}'
    if not one.rules:
        return "no rule is named; write it as in ignore[PC102] reason"
    if not one.reason:
        return "the reason is missing; write it behind the bracket"
    return ""


def _named(rules: Sequence[str] | None) -> tuple[frozenset[str], str]:
    """The codes that rules named one by one come to, and what is wrong with the names, or ""."""
    for rule in rules or ():
        if rule.lower() == "all":
            return frozenset(), '"all" is too much to ignore; name the rules'
    try:
        return select_rules(list(rules or ()), []), ""
    except UsageError as error:
        return frozenset(), str(error)


def _ignore(one: Directive, codes: frozenset[str], first: int, last: int) -> Ignore:
    named = ", ".join(one.rules or ())
    return Ignore(first, last, codes, one.reason, one.line, one.column, named)
