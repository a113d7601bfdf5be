"""Finding the files to check and checking them one by one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Final

from promisecheck.documents import LARGEST, read_document
from promisecheck.errors import ReadError
from promisecheck.model import CheckedDocument, Document, Failure

_REASONS: Final = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "there is no permission to read it",
    errno.EPERM: "there is no permission to read it",
    errno.ELOOP: "its links lead round in a circle",
    errno.ENAMETOOLONG: "the name is too long",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text to check: what reports call it, the name by whose ending it is read, its bytes."""

    path: str
    read_as: str
    load: Callable[[], bytes]


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


@dataclass(slots=True)
class Checked:
    """What came of checking: ``skipped`` could not be read, ``faults`` are the program's own."""

    documents: list[CheckedDocument] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    faults: list[tuple[Failure, Exception]] = field(default_factory=list)


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


def check_documents(
    sources: Iterable[Source], check: Callable[[Document], CheckedDocument]
) -> Checked:
    """Reads and checks ``sources`` one after another; one that fails does not stop the others."""
    checked = Checked()
    for source in sources:
        try:
            checked.documents.append(check(_read(source)))
        except ReadError as error:
            # A failure has its path apart from what went wrong.
            said = str(error).removeprefix(f"{source.read_as}: ")
            checked.skipped.append(Failure(source.path, said))
        except OSError as error:
            checked.skipped.append(Failure(source.path, reason(error)))
        except MemoryError:
            checked.skipped.append(
                Failure(source.path, "it is too large for this machine's memory")
            )
        except Exception as error:  # a fault met in one document must not cost the others
            said = "this document brings out a fault of the program; please report it"
            checked.faults.append((Failure(source.path, said), error))
    return checked


def reason(error: OSError) -> str:
    """Why the system could not do it, in plain words."""
    known = _REASONS.get(error.errno or 0)
    return known or (error.strerror or "the system gives no reason").lower()


def shown_path(path: str) -> str:
    """``path`` as reports write it: forward slashes, relative where it lies in this folder."""
    pure = PurePath(path)
    if pure.is_absolute() and pure.is_relative_to(Path.cwd()):
        pure = pure.relative_to(Path.cwd())
    return os.fsencode(pure.as_posix()).decode("utf-8", "backslashreplace")


def _read(source: Source) -> Document:
    return replace(read_document(source.load(), source.read_as), path=source.path)


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
        found.documents.append(Source(shown_path(path), PurePath(path).name, partial(_bytes, path)))


def _bytes(path: str) -> bytes:
    """The bytes of a file, or as many of them as show that it is too large to be read."""
    with Path(path).open("rb") as file:
        return file.read(LARGEST + 1)
