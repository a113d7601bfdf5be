"""What came of a run, put together from the results of its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

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


def gather(results: Iterable[Result], apply: Callable[[Examined], CheckedDocument]) -> Checked:
    """All results as they come in; ``apply`` takes out what is to be held back."""
    documents: list[CheckedDocument] = []
    checked = Checked(documents)
    for result in results:
        if result.examined is not None:
            documents.append(apply(result.examined))
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

    return gather(results(sources, examine), lambda examined: examined.document)
