"""What came of a run, put together from the results of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from promisecheck.model import CheckedDocument, Document, Failure
from promisecheck.scan.examining import Result, read_source, results
from promisecheck.scan.sources import Source
from promisecheck.suppression import Examined, Suppression


@dataclass(slots=True)
class Checked:
    """What came of checking: ``skipped`` could not be read, ``faults`` are the program's own.

    Each fault comes with its details for ``--verbose``.
    """

    documents: list[CheckedDocument] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    faults: list[tuple[Failure, str]] = field(default_factory=list)

    def take(self, result: Result) -> None:
        """Adds what came of one source, its document as it was examined."""
        if result.examined is not None:
            self.documents.append(result.examined.document)
        elif result.skipped is not None:
            self.skipped.append(result.skipped)
        elif result.fault is not None:
            self.faults.append(result.fault)


def gather(results: Iterable[Result], suppression: Suppression) -> Checked:
    """All results as they come in, with what is to be held back taken out."""
    checked = Checked()
    for result in results:
        if result.examined is not None:
            checked.documents.append(suppression.apply(result.examined))
        else:
            checked.take(result)
    return checked


def check_documents(
    sources: Iterable[Source], check: Callable[[Document], CheckedDocument]
) -> Checked:
    """Reads and checks ``sources`` with nothing held back; one that fails stops no other."""

    def examine(source: Source) -> Iterator[Examined | Failure]:
        for document in read_source(source, source.load()):
            yield document if isinstance(document, Failure) else Examined(check(document))

    checked = Checked()
    for result in results(sources, examine):
        checked.take(result)
    return checked
