"""Finding the files to check."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from promisecheck.model import Failure
from promisecheck.scan.sources import Source, file_source, reason, shown_path


@dataclass(slots=True)
class FoundFiles:
    """What was found under the paths given, each part in path order.

    ``missing`` holds paths that do not exist, ``skipped`` what exists and cannot be read,
    ``left_out`` the files in folders that are no documents, ``empty`` the folders without any.
    """

    documents: list[Source] = field(default_factory=list)
    missing: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)


def find_documents(paths: Sequence[str], suffixes: Collection[str]) -> FoundFiles:
    """The documents that ``paths`` name: files as they are, folders with all that is in them.

    In a folder a document is known by its ending, one of ``suffixes``; names that begin with a
    dot are left out and links to folders are not followed. A file is found once.
    """
    found = FoundFiles()
    seen: set[str] = set()
    for path in paths:
        _find(path, suffixes, found, seen)
    found.documents.sort(key=lambda source: source.path)
    found.left_out.sort()
    return found


def _find(path: str, suffixes: Collection[str], found: FoundFiles, seen: set[str]) -> None:
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        said = reason(error) if isinstance(error, OSError) else "this is not a usable name"
        found.missing.append(Failure(shown_path(path), said))
        return
    if stat.S_ISDIR(mode):
        _find_in_folder(path, suffixes, found, seen)
    elif stat.S_ISREG(mode):
        _add(path, found, seen)
    else:
        found.skipped.append(Failure(shown_path(path), "this is neither a file nor a folder"))


def _find_in_folder(
    root: str, suffixes: Collection[str], found: FoundFiles, seen: set[str]
) -> None:
    skipped_before, any_document = len(found.skipped), False
    for path in _files_under(root, found):
        if _ending(path) in suffixes and not _is_special(path):
            any_document = True
            _add(path, found, seen)
        else:
            found.left_out.append(shown_path(path))
    if not any_document and len(found.skipped) == skipped_before:
        found.empty.append(shown_path(root))


def _files_under(root: str, found: FoundFiles) -> Iterator[str]:
    """All that is no folder under ``root``; a folder that cannot be opened goes to ``found``."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            found.skipped.append(Failure(shown_path(folder), reason(error)))
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path


def _is_special(path: str) -> bool:
    """Whether it is a pipe, a device, or a link to a folder; a broken link is a file amiss."""
    try:
        return not stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return False


def _ending(path: str) -> str:
    return PurePath(path).suffix.lower()


def _add(path: str, found: FoundFiles, seen: set[str]) -> None:
    whole = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() leaves ".." as it is
    if whole not in seen:
        seen.add(whole)
        found.documents.append(file_source(path))
