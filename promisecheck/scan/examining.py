"""One source from its bytes to its findings; whatever goes wrong stays with that source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from promisecheck.check import Checker
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.documents import read_document
from promisecheck.documents.decode import decode
from promisecheck.errors import ReadError
from promisecheck.model import Catalog, Document, Failure, Finding, Scope, Severity
from promisecheck.scan.sources import Source, reason
from promisecheck.suppression import Examined
from promisecheck.suppression.directives import find_directives, without_directives
from promisecheck.suppression.inline import NOTHING, InlineIgnores, read_ignores

_WITH_DIRECTIVES: Final = frozenset(
    {".txt", ".text", ".log", ".md", ".markdown", ".mdown", ".csv", ".tsv"}
)
_CUSTOMER: Final = frozenset(
    {"customer", "client", "prospect", "account", "company", "buyer", "prepared for", "for"}
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What documents are held against.

    ``scope`` is what they are for where they do not say it, ``selected`` the codes of the rules
    to apply (all for ``None``), ``severities`` those by code that are not a rule's own, and
    ``inline`` whether comments in a document may hold findings back, ``own`` the company's own
    words, ``largest`` how many bytes a document may have.
    """

    catalog: Catalog
    as_of: dt.date
    scope: Scope = field(default_factory=dict)
    selected: frozenset[str] | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    inline: bool = True
    own: OwnWords = NONE
    largest: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one source: a document, or why there is none.

    ``skipped`` is what users can cause, ``fault`` a fault of the program with its details.
    """

    path: str
    examined: Examined | None = None
    skipped: Failure | None = None
    fault: tuple[Failure, str] | None = None


class Examiner:
    """Examines sources, each on its basis; what a basis needs is made when it is first used."""

    def __init__(self, bases: Sequence[Basis]) -> None:
        self._bases = bases
        self._checkers: dict[int, Checker] = {}

    def examine(self, source: Source) -> Examined:
        """The source's document with all its findings.

        Raises ``ReadError`` and ``OSError`` where it cannot be read.
        """
        basis = self._bases[source.basis]
        data = source.load()
        if basis.largest is not None and len(data) > basis.largest:
            raise ReadError(
                f"larger than the {basis.largest:,} bytes that the configuration allows"
            )
        document, ignores = _read(source, data, inline=basis.inline)
        checked = self._checker(source.basis).check(document)
        if basis.severities:
            findings = tuple(_reweighed(one, basis.severities) for one in checked.findings)
            checked = replace(checked, findings=findings)
        return Examined(checked, ignores, _customers(document), _applied(basis))

    def _checker(self, number: int) -> Checker:
        if number not in self._checkers:
            basis = self._bases[number]
            self._checkers[number] = Checker(
                basis.catalog,
                as_of=basis.as_of,
                scope=basis.scope,
                selected=basis.selected,
                own=basis.own,
            )
        return self._checkers[number]


def results(sources: Iterable[Source], examine: Callable[[Source], Examined]) -> Iterator[Result]:
    """Examines sources one after another; one that fails does not stop the others."""
    for source in sources:
        yield result_of(source, examine)


def result_of(source: Source, examine: Callable[[Source], Examined]) -> Result:
    """What comes of one source, whatever happens but an interrupt."""
    try:
        return Result(source.path, examine(source))
    except ReadError as error:
        # A failure has its path apart from what went wrong.
        return _skipped(source, str(error).removeprefix(f"{source.read_as}: "))
    except OSError as error:
        return _skipped(source, reason(error))
    except MemoryError:
        return _skipped(source, "it is too large for this machine's memory")
    except Exception as error:  # a fault met in one document must not cost the others
        import traceback

        said = "this document brings out a fault of the program; please report it"
        details = "".join(traceback.format_exception(error))
        return Result(source.path, fault=(Failure(source.path, said), details))


def _skipped(source: Source, said: str) -> Result:
    return Result(source.path, skipped=Failure(source.path, said))


def _read(source: Source, data: bytes, *, inline: bool) -> tuple[Document, InlineIgnores]:
    ending = PurePath(source.read_as).suffix.lower()
    ignores = NOTHING
    if inline and ending in _WITH_DIRECTIVES and _may_hold_directives(data):
        text = decode(data, source.read_as)
        found = find_directives(text, ending)
        if found:
            ignores = read_ignores(found)
            data = without_directives(text, ending, found).encode("utf-8", "surrogatepass")
    return replace(read_document(data, source.read_as), path=source.path), ignores


def _may_hold_directives(data: bytes) -> bool:
    """Whether the program's name stands in the bytes, or they may be of two for a character."""
    return b"romisecheck" in data or b"ROMISECHECK" in data or b"\0" in data


def _customers(document: Document) -> tuple[str, ...]:
    return tuple(
        field.value for field in document.fields if field.name.strip().casefold() in _CUSTOMER
    )


def _reweighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.rule.code, finding.severity)
    return finding if severity is finding.severity else replace(finding, severity=severity)


def _applied(basis: Basis) -> frozenset[str]:
    from promisecheck.rules import RULES

    codes = frozenset(rule.info.code for rule in RULES)
    return codes if basis.selected is None else basis.selected
