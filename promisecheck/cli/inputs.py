"""What is to be checked: paths, standard input and text, and what among them went amiss."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from promisecheck.documents import READ, SUFFIXES
from promisecheck.errors import UsageError
from promisecheck.model import Failure
from promisecheck.scan import Checked, Choice, FoundFiles, Source, find_documents
from promisecheck.scan.choosing import ALL


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to check and what to put up with, as it was given."""

    paths: Sequence[str]
    text: str | None
    stdin_filename: str | None
    allow_empty: bool
    allow_skipped: bool


def find(inputs: Inputs, choice: Choice = ALL) -> FoundFiles:
    """All that is to be checked, in path order. Raises ``UsageError`` where nothing was named."""
    if not inputs.paths and inputs.text is None:
        raise UsageError("there is nothing to check; name a file or a folder, - or --text")
    paths = [path for path in inputs.paths if path != "-"]
    found = find_documents(paths, frozenset(SUFFIXES), choice)
    if inputs.text is not None:
        data = inputs.text.encode("utf-8", "surrogateescape")
        found.documents.append(Source("<text>", "text.txt", lambda: data))
    if "-" in inputs.paths:
        name = inputs.stdin_filename
        load = partial(standard_input, choice.largest)
        found.documents.append(Source(name or "<stdin>", name or "stdin.txt", load))
    found.documents.sort(key=lambda source: source.path)
    return found


def leave_out(found: FoundFiles, paths: Iterable[str | None]) -> None:
    """Takes files out of what was found that are no documents, whatever their endings."""
    own = {os.path.realpath(path) for path in paths if path}
    if own:
        found.documents = [
            one for one in found.documents if not one.file or os.path.realpath(one.file) not in own
        ]


def failures(inputs: Inputs, found: FoundFiles, checked: Checked) -> list[Failure]:
    """All that stands under ``errors`` in a report, in path order."""
    failed = [*found.missing, *found.skipped, *checked.failures()]
    if not inputs.allow_empty:
        failed += [Failure(path, _why_empty(path, found)) for path in found.empty]
    return sorted(failed, key=lambda failure: failure.path)


def _why_empty(folder: str, found: FoundFiles) -> str:
    """Why no document of the folder was checked."""
    below = "" if folder == "." else f"{folder}/"
    if any(path.startswith(below) for path in found.excluded):
        return "every document in this folder is excluded or ignored; --show-files lists them"
    return f"there is no document in this folder; promisecheck reads {READ}"


def all_were_checked(inputs: Inputs, found: FoundFiles, checked: Checked) -> bool:
    """Whether nothing went amiss but what the user puts up with."""
    skipped = bool(found.skipped or checked.skipped) and not inputs.allow_skipped
    empty = bool(found.empty) and not inputs.allow_empty
    return not (found.missing or checked.faults or skipped or empty)


def standard_input(largest: int) -> bytes:
    """All of standard input, or as much of it as shows that it has more bytes than ``largest``.

    Raises ``OSError`` where it is closed or cannot be read.
    """
    if sys.stdin is None:
        raise OSError(None, "standard input is closed")
    return sys.stdin.buffer.read(largest + 1)
