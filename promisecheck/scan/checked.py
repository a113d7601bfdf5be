"""What came of a run, put together from the results of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from promisecheck.documents import Terms
from promisecheck.model import CheckedDocument, Document, Failure
from promisecheck.scan.examining import Result, read_source, results
from promisecheck.scan.sources import Source
from promisecheck.suppression import Examined


@dataclass(slots=True)
class Checked:
    """What came of checking: ``skipped`` could not be read, ``faults`` are the program's own.

    Each fault comes with its details for ``--verbose``.
    """

    documents: Sequence[CheckedDocument] = ()
    skipped: list[Failure] = field(default_factory=list)
    faults: list[tuple[Failure, str]] = field(default_factory=list)

    def take(self, result: Result) -> None:
        """Adds what came of a source that could not be examined."""
        if result.skipped is not None:
            self.skipped.append(result.skipped)
        elif result.fault is not None:
            self.faults.append(result.fault)

    def failures(self) -> list[Failure]:
        """All that could not be examined, through whose fault ever."""
        return [*self.skipped, *(failure for failure, _ in self.faults)]


Apply = Callable[[Examined], CheckedDocument]
"""What takes the findings out of a document that are to be held back."""


def gather(results: Iterable[Result], apply: Apply) -> Checked:
    """All results as they come in; ``apply`` takes out what is to be held back."""
    documents: list[CheckedDocument] = []
    checked = Checked(documents)
    for result in results:
        if result.examined is not None:
            documents.append(apply(result.examined))
        else:
            checked.take(result)
    return checked


def read_all(sources: Iterable[Source], terms: Terms) -> tuple[list[Document], list[Failure]]:
    """The documents of all sources, unchecked, and what cannot be read; one stops no other."""
    documents: list[Document] = []

    def keep(source: Source) -> Iterator[Failure]:
        for read in read_source(source, source.load(), terms):
            if isinstance(read, Failure):
                yield read
            else:
                documents.append(read)

    checked = Checked()
    for result in results(sources, keep):
        checked.take(result)
    return documents, checked.failures()
