"""The documents that commands besides ``check`` read, chosen and read as ``check`` would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from promisecheck.catalog import LoadedCatalog
from promisecheck.cli import inputs, pace
from promisecheck.cli.bases import Bases, version
from promisecheck.cli.pace import Pace, settled_pace
from promisecheck.cli.settling import Asked, Chosen, choice_given, fail_on_given, from_folder
from promisecheck.cli.streams import complain
from promisecheck.config import Settings
from promisecheck.documents import SUFFIXES
from promisecheck.model import CheckedDocument, Failure
from promisecheck.scan import Checked, FoundFiles, Source, find_documents
from promisecheck.suppression import Examined, judged


@dataclass(frozen=True, slots=True)
class Reading:
    """Which documents to read, and what holds for them; nothing that they say is held back."""

    paths: Sequence[str]
    settings: Settings
    asked: Asked = field(default_factory=Asked)
    pace: Pace = field(default_factory=Pace)

    def find(self) -> FoundFiles:
        """The documents, without the files that are the configuration's own."""
        choice = choice_given(Chosen(), self.settings)
        found = find_documents(list(self.paths), frozenset(SUFFIXES), choice)
        own = (self.settings.baseline, self.settings.waivers)
        inputs.leave_out(found, [from_folder(self.settings, path) for path in own])
        return found

    def check(self, found: FoundFiles, loaded: LoadedCatalog) -> Checked:
        """Holds what was found against this version of the catalog."""
        fail_on = fail_on_given(self.asked, self.settings)
        bases = self._bases(loaded)

        def apply(examined: Examined) -> CheckedDocument:
            return judged(examined.document, fail_on)

        placed = bases.placed(found.documents)
        return pace.checked(placed, bases.bases, apply, settled_pace(self.pace, self.settings))

    def held_against(self, found: FoundFiles, loaded: LoadedCatalog) -> list[Source]:
        """What was found but for documents that have another catalog by ``[[paths]]``."""
        bases = self._bases(loaded)
        placed = bases.placed(found.documents)
        return [one for one in placed if bases.bases[one.basis].catalog is loaded.catalog]

    def _bases(self, loaded: LoadedCatalog) -> Bases:
        return Bases(self.asked, self.settings, load=version(loaded, self.asked, self.settings))


def complain_of(failures: Sequence[Failure]) -> None:
    """Names what could not be read, once each."""
    for failure in dict.fromkeys(failures):
        complain(f"{failure.path}: {failure.message}")
