"""Finding the files to check."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from promisecheck.model import Failure
from promisecheck.scan.choosing import ALL, IGNORE_FILES, Choice, forget_ignore_files
from promisecheck.scan.sources import Source, file_source, reason, shown_path

_NEVER: Final = frozenset({".git", ".hg", ".svn", ".promisecheck_cache", *IGNORE_FILES})


@dataclass(slots=True)
class FoundFiles:
    """What was found under the paths given, each part in path order.

    ``missing`` holds paths that do not exist, ``skipped`` what exists and cannot be read,
    ``left_out`` the files in folders that are no documents, ``empty`` the folders without any,
    ``excluded`` the documents and folders that patterns or ignore files keep out, ``unchanged``
    the documents that were left out because nothing about them is new.
    """

    documents: list[Source] = field(default_factory=list)
    missing: list[Failure] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def find_documents(
    paths: Sequence[str], suffixes: Collection[str], choice: Choice = ALL
) -> FoundFiles:
    """The documents that ``paths`` name: files as they are, folders with all that is in them.

    In a folder a document is known by its ending, one of ``suffixes``; names that begin with a
    dot are left out and links to folders are not followed. ``choice`` tells which others stay
    out. A file is found once.
    """
    forget_ignore_files()
    search = _Search(suffixes, choice)
    for path in paths:
        search.find(path)
    search.found.documents.sort(key=lambda source: source.path)
    search.found.left_out.sort()
    search.found.excluded.sort()
    return search.found


class _Search:
    """Goes through paths and folders and puts what it meets where it belongs."""

    def __init__(self, suffixes: Collection[str], choice: Choice) -> None:
        self.found = FoundFiles()
        self._suffixes, self._choice = suffixes, choice
        self._seen: set[str] = set()

    def find(self, path: str) -> None:
        try:
            mode = Path(path).stat().st_mode
        except (OSError, ValueError) as error:
            said = reason(error) if isinstance(error, OSError) else "this is not a usable name"
            self.found.missing.append(Failure(shown_path(path), said))
            return
        if self._choice.leaves_out_named(path):
            self.found.excluded.append(shown_path(path))
        elif stat.S_ISDIR(mode):
            self._find_in_folder(path)
        elif stat.S_ISREG(mode):
            self._add(path)
        else:
            said = "this is neither a file nor a folder"
            self.found.skipped.append(Failure(shown_path(path), said))

    def _find_in_folder(self, root: str) -> None:
        skipped_before, any_document = len(self.found.skipped), False
        for entry in self._files_under(root):
            path = entry.path
            if _ending(path) not in self._suffixes or _is_special(entry):
                self.found.left_out.append(shown_path(path))
                continue
            if self._choice.leaves_out(path):
                self.found.excluded.append(shown_path(path))
            else:
                any_document = True
                self._add(path)
        if not any_document and len(self.found.skipped) == skipped_before:
            self.found.empty.append(shown_path(root))

    def _files_under(self, root: str) -> Iterator[os.DirEntry[str]]:
        """All that is no folder under ``root``, but for what is hidden or in an excluded folder."""
        folders = [root]
        while folders:
            folder = folders.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError as error:
                self.found.skipped.append(Failure(shown_path(folder), reason(error)))
                continue
            for entry in entries:
                if entry.name.startswith(".") and not self._shows(entry.name):
                    continue
                if not entry.is_dir(follow_symlinks=False):
                    yield entry
                elif self._choice.leaves_out(entry.path, is_folder=True):
                    self.found.excluded.append(shown_path(entry.path) + "/")
                else:
                    folders.append(entry.path)

    def _shows(self, name: str) -> bool:
        """Whether a name with a dot in front counts; what git and we keep there never does."""
        return self._choice.hidden and name not in _NEVER

    def _add(self, path: str) -> None:
        whole = os.path.abspath(path)  # noqa: PTH100 - Path.absolute() leaves ".." as it is
        if whole not in self._seen:
            self._seen.add(whole)
            self.found.documents.append(file_source(path, self._choice.largest))


def _is_special(entry: os.DirEntry[str]) -> bool:
    """Whether it is a pipe, a device, or a link to a folder; a broken link is a file amiss."""
    try:
        return not entry.is_file() and not stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return False


def _ending(path: str) -> str:
    return PurePath(path).suffix.lower()
