"""Typed readers of a table of the configuration; each notes what is wrong and reads on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from promisecheck.config.spots import Key, Spot
from promisecheck.errors import Problem, UsageError
from promisecheck.model import Severity
from promisecheck.rules import select_rules
from promisecheck.text.globs import Globs
from promisecheck.text.nearest import nearest

OFF: Final = "off"
_SEVERITIES: Final = (*(severity.value for severity in Severity), OFF)


@dataclass(slots=True)
class Source:
    """A configuration file under reading. ``above`` is where in it the settings stand."""

    path: str
    places: Mapping[Key, Spot]
    above: Key = ()
    problems: list[Problem] = field(default_factory=list)

    def note(self, key: Key, message: str) -> None:
        """Adds a problem at a key, or at the nearest one above it that has a place."""
        spot = self.spot(key)
        self.problems.append(Problem(self.path, spot.line, spot.column, message))

    def spot(self, key: Key) -> Spot:
        """Where a key stands."""
        way = (*self.above, *key)
        while way and way not in self.places:
            way = way[:-1]
        return self.places.get(way, Spot(1, 1))


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the file. ``known`` has a sample of the value of each key."""

    source: Source
    values: Mapping[str, Any]
    known: Mapping[str, str]
    way: Key = ()

    def check_keys(self, where: str) -> None:
        """Notes every key that there is not, each with the nearest one that there is."""
        for key in self.values:
            if key in self.known:
                continue
            close = nearest(key, self.known)
            hint = f'did you mean "{close}"?' if close else f"known are {', '.join(self.known)}"
            self.source.note((*self.way, key), f'unknown key "{key}" in {where}; {hint}')

    def text(self, key: str) -> str | None:
        """A single text that is not empty."""
        value = self.values.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return value
        self._wrong(key, "is no text")
        return None

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts; a single text is a list of one."""
        value = self.values.get(key)
        if value is None:
            return None
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(v, str) and v.strip() for v in listed):
            return tuple(listed)
        self._wrong(key, "is no list of texts")
        return None

    def flag(self, key: str) -> bool | None:
        """Yes or no."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong(key, "is neither true nor false")
        return None

    def number(self, key: str, least: int = 0) -> int | None:
        """A whole number of at least ``least``."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self._wrong(key, f"is no whole number from {least} on")
        return None

    def choice(self, key: str, choices: Sequence[str]) -> str | None:
        """One of several words."""
        value = self.text(key)
        if value is None or value in choices:
            return value
        self._none_of(key, value, choices)
        return None

    def globs(self, key: str) -> tuple[str, ...] | None:
        """Patterns of paths."""
        patterns = self.texts(key)
        try:
            Globs(patterns or ())
        except ValueError:
            self._wrong(key, "holds a pattern that cannot be understood")
            return None
        return patterns

    def rules(self, key: str) -> tuple[str, ...] | None:
        """Rules by code, name, prefix or ``all``."""
        named = self.texts(key)
        try:
            select_rules(list(named or ()), [])
        except UsageError as error:
            self.source.note((*self.way, key), f'"{key}": {error}')
            return None
        return named

    def severities(self, key: str) -> Mapping[str, Severity | None]:
        """Severities by the code of their rules, ``None`` for off; a later key wins."""
        table = self.table(key, {})
        found: dict[str, Severity | None] = {}
        for rule in table.values if table else ():
            try:
                codes = sorted(select_rules([rule], []))
            except UsageError as error:
                self.source.note((*self.way, key, rule), f'"{key}": {error}')
                continue
            word = table.choice(rule, _SEVERITIES) if table else None
            if word is not None:
                found.update(dict.fromkeys(codes, None if word == OFF else Severity(word)))
        return found

    def scope(self, key: str) -> tuple[str, ...]:
        """``NAME=VALUE`` for each value of a table of names."""
        table = self.table(key, {})
        pairs: list[str] = []
        for name in table.values if table else ():
            pairs += [f"{name}={value}" for value in (table.texts(name) if table else None) or ()]
        return tuple(pairs)

    def table(self, key: str, known: Mapping[str, str]) -> Table | None:
        """A table within this one."""
        value = self.values.get(key)
        if value is None or isinstance(value, dict):
            return None if value is None else Table(self.source, value, known, (*self.way, key))
        self._wrong(key, "is no table")
        return None

    def tables(self, key: str, known: Mapping[str, str]) -> Iterable[Table]:
        """The tables of a list, ``[[key]]``."""
        listed = self.values.get(key, [])
        if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
            self._wrong(key, "is no list of tables")
            return ()
        return [
            Table(self.source, item, known, (*self.way, key, at)) for at, item in enumerate(listed)
        ]

    def _wrong(self, key: str, reason: str) -> None:
        sample = self.known.get(key, '"..."')
        self.source.note((*self.way, key), f'"{key}" {reason}; write it as in {key} = {sample}')

    def _none_of(self, key: str, word: str, choices: Sequence[str]) -> None:
        close = nearest(word, choices)
        hint = f'did you mean "{close}"?' if close else f"known are {', '.join(choices)}"
        self.source.note((*self.way, key), f'"{key}" does not know "{word}"; {hint}')
