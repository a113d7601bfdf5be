"""Changing a catalog on disk: one at a time, whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from promisecheck.catalog.editing.changes import Change
from promisecheck.catalog.editing.edit import Edited, edit_catalog
from promisecheck.catalog.load import LoadedCatalog, load_catalog
from promisecheck.errors import UsageError

_PATIENCE: Final = 60.0  # seconds to wait for somebody else's edit

Planner = Callable[[LoadedCatalog], Sequence[Change]]
"""Says what to change, seeing the catalog as it is at that moment."""


def change_file(path: Path, plan: Planner) -> Edited:
    """Make the changes that ``plan`` asks for and put the catalog's new file in place.

    The file is read and written under a lock, so that no edit is lost, and replaced in one step
    by one that has been checked. Raises ``CatalogError`` where the catalog is broken or would be,
    ``UsageError`` where a change cannot be made or written.
    """
    with _locked(path):
        edited = preview_change(path, plan)
        if edited.after.data != edited.before.data:
            replace_file(Path(edited.after.path), edited.after.data)
        return edited


def preview_change(path: Path, plan: Planner) -> Edited:
    """The changes that ``plan`` asks for, checked as by ``change_file``, and not written."""
    loaded = load_catalog(path)
    return edit_catalog(loaded, plan(loaded))


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Holds the lock of a catalog, which the system frees when its holder dies."""
    from filelock import FileLock, Timeout

    real = path.resolve()
    try:
        with FileLock(_lock_path(real), timeout=_PATIENCE):
            yield
    except Timeout as error:
        raise UsageError(f"{path}: somebody else is changing the catalog; try again") from error
    except OSError as error:
        reason = (error.strerror or "the system gives no reason").lower()
        raise UsageError(f"{path}: the catalog cannot be changed: {reason}") from error


def _lock_path(real: Path) -> str:
    return str(real.with_name(f".{real.name}.lock"))


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in place of the file's bytes in one step; its permissions stay.

    Raises ``OSError`` where it cannot be written; the old file is whole then.
    """
    real = path.resolve()
    prefix = f".{real.name}."
    _sweep(real.parent, prefix)
    handle, unfinished = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            Path(unfinished).chmod(real.stat().st_mode & 0o7777)
        Path(unfinished).replace(real)
        _settle(real.parent)
    finally:
        with suppress(FileNotFoundError):
            Path(unfinished).unlink()


def _sweep(folder: Path, prefix: str) -> None:
    """Deletes what an edit that was killed has left; the lock says that none is running."""
    for left in folder.glob(f"{prefix}*.part"):
        with suppress(OSError):
            left.unlink()


def _settle(folder: Path) -> None:
    """Makes the new name survive a power failure, where the system can do so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
