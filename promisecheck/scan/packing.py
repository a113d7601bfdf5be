"""Examined documents as bytes, from which no more is made again than what is asked for."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar, overload

from promisecheck import model
from promisecheck.model import Catalog, CheckedDocument, Claim, Feature, Finding, HeldBack, RuleInfo
from promisecheck.scan.values import Values, loaded
from promisecheck.suppression import Examined
from promisecheck.suppression.ignores import Flaw, Ignore, InlineIgnores

Item = TypeVar("Item")


_VALUES: Final = Values(
    [
        *(kind for name in model.__all__ if isinstance(kind := getattr(model, name), type)),
        Ignore,
        Flaw,
        InlineIgnores,
        dt.date,
        frozenset,
        str,
    ],
    named={Feature: "id", RuleInfo: "code"},
)


class Packed(NamedTuple):
    """A document in three parts: what every run needs, its findings, its other claims."""

    head: bytes
    findings: bytes
    claims: bytes


class Known:
    """What documents name and do not hold: the features of their catalog, and the rules."""

    def __init__(self, catalog: Catalog) -> None:
        from promisecheck.rules import RULES

        self.makers = _VALUES.makers(
            {
                Feature: {feature.id: feature for feature in catalog.features},
                RuleInfo: {rule.info.code: rule.info for rule in RULES},
            }
        )


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
    return Packed(
        _VALUES.dumped(head), _squeezed(_VALUES.dumped(whole)), _squeezed(_VALUES.dumped(others))
    )


def unpack(packed: Packed, known: Known) -> Examined:
    """The document again; raises ``UnpicklingError`` where the bytes are not what they were."""
    return unpack_from(packed.head, lambda: packed.findings, lambda: packed.claims, known)


def unpack_from(
    head: bytes, findings: Callable[[], bytes], claims: Callable[[], bytes], known: Known
) -> Examined:
    """The document again, with its findings and claims fetched when they are looked at."""
    path, scope, verdict, counts, total, places, held, rest = loaded(head, known.makers)
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
        claims: list[Claim] = loaded(zlib.decompress(self._claims()), self._known.makers)
        kept = self._reported()[2] if self._places else []
        for place, claim in zip(self._places, kept, strict=True):
            claims.insert(place, claim)
        return tuple(claims)

    def _reported(self) -> Any:  # noqa: ANN401 - what pack() put in
        if self._whole is None:
            self._whole = loaded(zlib.decompress(self._findings()), self._known.makers)
        return self._whole


def _squeezed(data: bytes) -> bytes:
    return zlib.compress(data, 1)
