"""Examined documents as bytes, from which no more is made again than what is asked for.

A cache lies in folders that others may write to, so reading it makes values of our own types and
nothing else, whatever the bytes ask for.
"""

from __future__ import annotations

import datetime as dt
import pickle
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from functools import partial
from io import BytesIO
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, overload

from promisecheck import model
from promisecheck.model import Catalog, CheckedDocument, Claim, Feature, Finding, HeldBack, RuleInfo
from promisecheck.suppression import Examined
from promisecheck.suppression.inline import Flaw, Ignore, InlineIgnores

Item = TypeVar("Item")


def _name_of(kind: type[Any]) -> tuple[str, str]:
    return kind.__module__, kind.__name__


_OURS: Final[dict[tuple[str, str], Any]] = {
    **{
        _name_of(value): value
        for name in model.__all__
        if isinstance(value := getattr(model, name), type)
    },
    ("promisecheck.suppression.inline", "Ignore"): Ignore,
    ("promisecheck.suppression.inline", "Flaw"): Flaw,
    ("promisecheck.suppression.inline", "InlineIgnores"): InlineIgnores,
    ("datetime", "date"): dt.date,
    ("builtins", "frozenset"): frozenset,
    ("builtins", "str"): str,
}
"""All that bytes may ask for."""


def _values_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    names = [one.name for one in fields(kind)]
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


_VALUES: Final[dict[type[Any], Callable[[Any], tuple[Any, ...]]]] = {
    kind: _values_of(kind) for kind in _OURS.values() if hasattr(kind, "__dataclass_fields__")
}
"""What each of our types is made from."""


class Packed(NamedTuple):
    """A document in three parts: what every run needs, its findings, its other claims."""

    head: bytes
    findings: bytes
    claims: bytes


class Known:
    """What documents name and do not hold: the features of their catalog, and the rules."""

    def __init__(self, catalog: Catalog) -> None:
        from promisecheck.rules import RULES

        features = {feature.id: feature for feature in catalog.features}
        rules = {rule.info.code: rule.info for rule in RULES}
        self._made_by = {
            **_OURS,
            _name_of(Feature): partial(_named, features),
            _name_of(RuleInfo): partial(_named, rules),
        }

    def made_by(self, module: str, name: str) -> Any:  # noqa: ANN401
        """What makes values of that type. Raises ``UnpicklingError`` for one that is not ours."""
        if (module, name) not in self._made_by:
            raise pickle.UnpicklingError(f"a value of another kind: {module}.{name}")
        return self._made_by[module, name]


def _named(known: Mapping[str, Item], name: str) -> Item:
    if name not in known:
        raise pickle.UnpicklingError(f"a name of nothing: {name}")
    return known[name]


def pack(examined: Examined) -> Packed:
    """The document as bytes."""
    document = examined.document
    reported = [*document.findings, *(held.finding for held in document.held_back)]
    theirs = {id(finding.claim) for finding in reported}
    claims = list(document.claims)
    places = [at for at, claim in enumerate(claims) if id(claim) in theirs]
    kept = [claims[at] for at in places]
    others = [claim for claim in claims if id(claim) not in theirs]
    head = (
        document.path,
        document.scope,
        document.verdict,
        document.counts(),
        len(claims),
        places,
        bool(document.held_back),
        (examined.ignores, examined.customers, examined.applied),
    )
    whole = (tuple(document.findings), document.held_back, kept)
    return Packed(_dumped(head), _squeezed(_dumped(whole)), _squeezed(_dumped(others)))


def unpack(packed: Packed, known: Known) -> Examined:
    """The document again; raises ``UnpicklingError`` where the bytes are not what they were."""
    return unpack_from(packed.head, lambda: packed.findings, lambda: packed.claims, known)


def unpack_from(
    head: bytes, findings: Callable[[], bytes], claims: Callable[[], bytes], known: Known
) -> Examined:
    """The document again, with its findings and claims fetched when they are looked at."""
    path, scope, verdict, counts, total, places, held, rest = _loaded(head, known)
    parts = _Parts(findings, claims, places, known)
    document = CheckedDocument(
        path,
        scope,
        _Lazy(total, parts.all_claims),
        _Lazy(sum(counts), parts.findings) if any(counts) else (),
        verdict,
        parts.held_back() if held else (),
        counts,
    )
    return Examined(document, *rest)


class _Lazy(Sequence[Item]):
    """A sequence of known length whose items are made when they are first looked at."""

    __slots__ = ("_length", "_made", "_make")

    def __init__(self, length: int, make: Callable[[], Sequence[Item]]) -> None:
        self._length, self._make = length, make
        self._made: Sequence[Item] | None = None

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self._items()[index]

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items())

    def _items(self) -> Sequence[Item]:
        if self._made is None:
            self._made = self._make()
        return self._made


class _Parts:
    """Makes the parts of one document, so that a finding's claim is the document's own."""

    __slots__ = ("_claims", "_findings", "_known", "_places", "_whole")

    def __init__(
        self,
        findings: Callable[[], bytes],
        claims: Callable[[], bytes],
        places: list[int],
        known: Known,
    ) -> None:
        self._findings, self._claims = findings, claims
        self._places, self._known = places, known
        self._whole: Any = None

    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._reported()[0])

    def held_back(self) -> tuple[HeldBack, ...]:
        return tuple(self._reported()[1])

    def all_claims(self) -> tuple[Claim, ...]:
        claims: list[Claim] = _loaded(zlib.decompress(self._claims()), self._known)
        kept = self._reported()[2] if self._places else []
        for place, claim in zip(self._places, kept, strict=True):
            claims.insert(place, claim)
        return tuple(claims)

    def _reported(self) -> Any:  # noqa: ANN401 - what pack() put in
        if self._whole is None:
            self._whole = _loaded(zlib.decompress(self._findings()), self._known)
        return self._whole


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: Any) -> Any:  # noqa: ANN401
        """Our own types by what makes them: a lot faster than by what they hold.

        A feature and a rule go as their names, from which ``Known`` makes them again; a member of
        an enumeration that is not known of goes as its text.
        """
        kind = type(value)
        if kind is Feature:
            return (kind, (value.id,))
        if kind is RuleInfo:
            return (kind, (value.code,))
        values = _VALUES.get(kind)
        if values is not None:
            return (kind, values(value))
        if isinstance(value, Enum):
            return (kind if _name_of(kind) in _OURS else str, (value.value,))
        return NotImplemented


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, known: Known) -> None:
        super().__init__(BytesIO(data))
        self._known = known

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        return self._known.made_by(module, name)


def _dumped(value: object) -> bytes:
    written = BytesIO()
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump(value)
    return written.getvalue()


def _squeezed(data: bytes) -> bytes:
    return zlib.compress(data, 1)


def _loaded(data: bytes, known: Known) -> Any:  # noqa: ANN401
    return _Unpickler(data, known).load()
