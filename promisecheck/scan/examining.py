"""One source from its bytes to its findings; whatever goes wrong stays with that source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Final

from promisecheck.check import Checker
from promisecheck.claims.others import customers
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.documents import USUAL, Terms, is_plain, read_documents
from promisecheck.documents.decode import decode
from promisecheck.errors import ReadError
from promisecheck.mentions import CatalogIndex
from promisecheck.model import Catalog, Document, Failure, Finding, Scope, Severity
from promisecheck.scan.sources import Source, reason
from promisecheck.suppression import Examined
from promisecheck.suppression.ignores import NOTHING, InlineIgnores

_WITH_DIRECTIVES: Final = frozenset(
    {".txt", ".text", ".log", ".md", ".markdown", ".mdown", ".csv", ".tsv"}
)


@dataclass(frozen=True, slots=True)
class Basis:
    """What documents are held against.

    ``scope`` is what they are for where they do not say it, ``selected`` the codes of the rules
    to apply (all for ``None``), ``severities`` those by code that are not a rule's own, and
    ``inline`` whether comments in a document may hold findings back, ``own`` the company's own
    words, ``terms`` on what terms documents are read, and ``index`` the catalog's, where it was
    made already.
    """

    catalog: Catalog
    as_of: dt.date
    scope: Scope = field(default_factory=dict)
    selected: frozenset[str] | None = None
    severities: Mapping[str, Severity] = field(default_factory=dict)
    inline: bool = True
    own: OwnWords = NONE
    terms: Terms = USUAL
    index: CatalogIndex | None = None


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

    def examine(self, source: Source) -> Iterator[Examined | Failure]:
        """The source's documents with all their findings, what is attached or packed in it too.

        What is within it and cannot be read comes as a ``Failure``. Raises ``ReadError`` and
        ``OSError`` where the source itself cannot be read.
        """
        basis = self._bases[source.basis]
        data = source.load()
        for document, ignores in _read(source, data, basis):
            if isinstance(document, Failure):
                yield document
                continue
            checked = self._checker(source.basis).check(document)
            if basis.severities:
                findings = tuple(_reweighed(one, basis.severities) for one in checked.findings)
                checked = replace(checked, findings=findings)
            yield Examined(checked, ignores, customers(document), _applied(basis))

    def _checker(self, number: int) -> Checker:
        if number not in self._checkers:
            basis = self._bases[number]
            self._checkers[number] = Checker(
                basis.catalog,
                as_of=basis.as_of,
                scope=basis.scope,
                selected=basis.selected,
                own=basis.own,
                index=basis.index,
            )
        return self._checkers[number]


Examine = Callable[[Source], Iterable[Examined | Failure]]
"""What gives the documents of a source as they were examined, and what in it cannot be read."""


def results(sources: Iterable[Source], examine: Examine) -> Iterator[Result]:
    """Examines sources one after another; one that fails does not stop the others."""
    for source in sources:
        yield from results_of(source, examine)


def results_of(source: Source, examine: Examine) -> Iterator[Result]:
    """What comes of one source, whatever happens but an interrupt."""
    try:
        for one in examine(source):
            if isinstance(one, Failure):
                yield Result(one.path, skipped=one)
            else:
                yield Result(one.document.path, one)
    except ReadError as error:
        # A failure has its path apart from what went wrong.
        yield _skipped(source, str(error).removeprefix(f"{source.read_as}: "))
    except OSError as error:
        yield _skipped(source, reason(error))
    except MemoryError:
        yield _skipped(source, "it is too large for this machine's memory")
    except Exception as error:  # a fault met in one document must not cost the others
        import traceback

        from promisecheck.errors import fault_in_document

        details = "".join(traceback.format_exception(error))
        yield Result(source.path, fault=(Failure(source.path, fault_in_document(error)), details))


def _skipped(source: Source, said: str) -> Result:
    return Result(source.path, skipped=Failure(source.path, said))


def read_source(source: Source, data: bytes, terms: Terms) -> Iterator[Document | Failure]:
    """The documents in a source under its path, one within another behind a ``!``.

    One without any text is a ``Failure``: nobody shall take it for one without overpromises.
    """
    for read in read_documents(data, source.read_as, terms):
        if isinstance(read, Document) and not read.blocks:
            read = Failure(read.path, "holds no text that could be read")
        yield replace(read, path=source.path + read.path.removeprefix(source.read_as))


def _read(
    source: Source, data: bytes, basis: Basis
) -> Iterator[tuple[Document | Failure, InlineIgnores]]:
    ending = PurePath(source.read_as).suffix.lower()
    ignores = NOTHING
    named = basis.inline and ending in _WITH_DIRECTIVES and _may_hold_directives(data)
    if named and is_plain(data, source.read_as, basis.terms):
        from promisecheck.suppression.directives import find_directives, without_directives
        from promisecheck.suppression.inline import read_ignores

        text = decode(data, source.read_as)
        found = find_directives(text, ending)
        if found:
            ignores = read_ignores(found)
            data = without_directives(text, ending, found).encode("utf-8", "surrogatepass")
    for document in read_source(source, data, basis.terms):
        yield document, ignores


def _may_hold_directives(data: bytes) -> bool:
    """Whether the program's name stands in the bytes, or they may be of two for a character."""
    return b"romisecheck" in data or b"ROMISECHECK" in data or b"\0" in data


def _reweighed(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    severity = severities.get(finding.rule.code, finding.severity)
    return finding if severity is finding.severity else replace(finding, severity=severity)


def _applied(basis: Basis) -> frozenset[str]:
    from promisecheck.rules import RULES

    codes = frozenset(rule.info.code for rule in RULES)
    return codes if basis.selected is None else basis.selected
