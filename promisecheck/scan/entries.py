"""Entries on disk that are whole or not there: what is kept between runs.

A file an entry, its name the digest of all that it depends on: never a time. Entries appear whole
or not at all, so that runs side by side and runs that were killed do no harm; one that is damaged
counts as none.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

_MAGIC: Final = b"promisecheck 2\n"
_HEAD: Final = struct.Struct(">32sI")
_IGNORED: Final = {
    ".gitignore": "# Made by promisecheck.\n*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
}
_UNFINISHED: Final = ".part"


class Entries:
    """The entries in ``folder``, each some parts of bytes under a key in hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self) -> None:
        """Makes the folder with its own ignore file. Raises ``OSError`` where it cannot."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, text in _IGNORED.items():
            if not (self._folder / name).exists():
                _write(self._folder / name, text.encode())

    def get(self, key: str) -> list[bytes] | None:
        """The parts of the entry, or ``None`` where there is none that is sound."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        parts = _parsed(content)
        if parts is not None:
            with suppress(OSError):
                os.utime(path)  # what was used last is pruned last
        return parts

    def put(self, key: str, parts: Sequence[bytes]) -> None:
        """Keeps the parts; where they cannot be written, nothing is kept."""
        path = self._path(key)
        lengths = struct.pack(f">{len(parts)}I", *(len(part) for part in parts))
        body = b"".join([lengths, *parts])
        head = _HEAD.pack(hashlib.sha256(body).digest(), len(parts))
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            _write(path, _MAGIC + head + body)

    def prune(self, most: int, most_bytes: int) -> None:
        """Deletes what was not used for longest beyond what may be kept, and leftovers."""
        files = sorted(self._files(), reverse=True)
        total = 0
        for number, (_, size, path) in enumerate(files):
            total += size
            over = number >= most or total > most_bytes
            if over or (path.endswith(_UNFINISHED) and _is_abandoned(path)):
                with suppress(OSError):
                    Path(path).unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _files(self) -> Iterator[tuple[int, int, str]]:
        """When each file of ours was last used, its size and its path."""
        for folder in _listed(str(self._folder)):
            if len(folder.name) == 2 and folder.is_dir(follow_symlinks=False):
                for entry in _listed(folder.path):
                    with suppress(OSError):
                        found = entry.stat(follow_symlinks=False)
                        yield found.st_mtime_ns, found.st_size, entry.path


def _parsed(content: bytes) -> list[bytes] | None:
    start = len(_MAGIC) + _HEAD.size
    if not content.startswith(_MAGIC) or len(content) < start:
        return None
    digest, count = _HEAD.unpack_from(content, len(_MAGIC))
    body = content[start:]
    lengths = struct.Struct(f">{count}I")
    if hashlib.sha256(body).digest() != digest or len(body) < lengths.size:
        return None
    parts, at = [], lengths.size
    for length in lengths.unpack_from(body):
        parts.append(body[at : at + length])
        at += length
    return parts if at == len(body) else None


def _write(path: Path, data: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _is_abandoned(path: str) -> bool:
    """Whether an unfinished file's process is no more."""
    number = path.removesuffix(_UNFINISHED).rpartition(".")[2]
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return False


def _listed(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
