"""What is to be checked: where its bytes come from and what reports call it."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Final

_REASONS: Final = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "there is no permission to read it",
    errno.EPERM: "there is no permission to read it",
    errno.ELOOP: "its links lead round in a circle",
    errno.ENAMETOOLONG: "the name is too long",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text to check: what reports call it, the name by whose ending it is read, its bytes.

    ``basis`` tells which of a run's bases it is held against, ``file`` the path where it is one
    on disk, else "".
    """

    path: str
    read_as: str
    load: Callable[[], bytes]
    basis: int = 0
    file: str = ""


def file_source(path: str, largest: int) -> Source:
    """The source that a file on disk is, of which at most ``largest`` bytes are of use."""
    return Source(shown_path(path), PurePath(path).name, partial(_bytes, path, largest), file=path)


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


def _bytes(path: str, largest: int) -> bytes:
    """The bytes of a file, or as many of them as show that it is too large to be read."""
    with Path(path).open("rb") as file:
        return file.read(largest + 1)
