"""Results of documents that did not change, kept between runs.

A file an entry, its name the digest of all that the result depends on: never a time. Entries
appear whole or not at all, so that runs side by side and runs that were killed do no harm; one
that is damaged counts as none.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final

import promisecheck
from promisecheck.scan.examining import Basis
from promisecheck.scan.packing import Packed
from promisecheck.scan.sources import Source

FOLDER: Final = ".promisecheck_cache"
MOST_ENTRIES: Final = 100_000
MOST_BYTES: Final = 2_000_000_000

_MAGIC: Final = b"promisecheck 1\n"
_HEAD: Final = struct.Struct(">32sI")
_LENGTHS: Final = struct.Struct(">3I")
_IGNORED: Final = {
    ".gitignore": "# Made by promisecheck.\n*\n",
    "CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55\n",
}
_UNFINISHED: Final = ".part"


class Cache:
    """The cache in ``folder``; ``bases`` are those of the run, by number."""

    def __init__(self, folder: Path, bases: list[Basis]) -> None:
        self._folder = folder
        self._digests = [_digest_of(basis) for basis in bases]

    def begin(self) -> None:
        """Makes the folder with its own ignore file. Raises ``OSError`` where it cannot."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, text in _IGNORED.items():
            if not (self._folder / name).exists():
                _write(self._folder / name, text.encode())

    def key(self, source: Source, data: bytes) -> str:
        """The name of the entry for a source with these bytes."""
        made = hashlib.sha256(self._digests[source.basis])
        for part in (source.path, source.read_as):
            made.update(os.fsencode(part) + b"\0")
        made.update(hashlib.sha256(data).digest())
        return made.hexdigest()

    def get(self, key: str) -> list[Packed] | None:
        """The documents of the entry, or ``None`` where there is none that is sound."""
        path = self._path(key)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        packed = _parsed(content)
        if packed is not None:
            with suppress(OSError):
                os.utime(path)  # what was used last is pruned last
        return packed

    def put(self, key: str, documents: Sequence[Packed]) -> None:
        """Keeps the documents of a source; where they cannot be written, nothing is kept."""
        path = self._path(key)
        lengths = (_LENGTHS.pack(*(len(part) for part in packed)) for packed in documents)
        body = b"".join([*lengths, *(part for packed in documents for part in packed)])
        head = _HEAD.pack(hashlib.sha256(body).digest(), len(documents))
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            _write(path, _MAGIC + head + body)

    def prune(self) -> None:
        """Deletes what was not used for longest beyond what may be kept, and leftovers."""
        files = sorted(self._files(), reverse=True)
        total = 0
        for number, (_, size, path) in enumerate(files):
            total += size
            over = number >= MOST_ENTRIES or total > MOST_BYTES
            if over or (path.endswith(_UNFINISHED) and _is_abandoned(path)):
                with suppress(OSError):
                    Path(path).unlink()

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _files(self) -> Iterator[tuple[int, int, str]]:
        """When each file of ours was last used, its size and its path."""
        for folder in _entries(str(self._folder)):
            if len(folder.name) == 2 and folder.is_dir(follow_symlinks=False):
                for entry in _entries(folder.path):
                    with suppress(OSError):
                        found = entry.stat(follow_symlinks=False)
                        yield found.st_mtime_ns, found.st_size, entry.path


def _parsed(content: bytes) -> list[Packed] | None:
    start = len(_MAGIC) + _HEAD.size
    if not content.startswith(_MAGIC) or len(content) < start:
        return None
    digest, count = _HEAD.unpack_from(content, len(_MAGIC))
    body = content[start:]
    if hashlib.sha256(body).digest() != digest or len(body) < count * _LENGTHS.size:
        return None
    found, at = [], count * _LENGTHS.size
    for number in range(count):
        parts = []
        for length in _LENGTHS.unpack_from(body, number * _LENGTHS.size):
            parts.append(body[at : at + length])
            at += length
        found.append(Packed(*parts))
    return found if at == len(body) else None


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


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def _digest_of(basis: Basis) -> bytes:
    """A digest of all that a result depends on besides the document."""
    parts = [
        promisecheck.__version__,
        _program(),
        basis.catalog.digest,
        basis.as_of.isoformat(),
        repr([(name, sorted(values)) for name, values in sorted(basis.scope.items())]),
        repr(basis.selected if basis.selected is None else sorted(basis.selected)),
        repr([(code, severity.value) for code, severity in sorted(basis.severities.items())]),
        repr(basis.inline),
        repr([(cue.phrase, cue.category.value) for cue in basis.own.cues]),
        repr((sorted(basis.own.competitors), sorted(basis.own.company))),
        repr(basis.terms),
    ]
    return hashlib.sha256("\0".join(parts).encode()).digest()


@cache
def _program() -> str:
    """A digest of the program's own files: a version that is being worked on has no other name."""
    made = hashlib.sha256()
    root = Path(promisecheck.__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".yaml", ".txt"):
            made.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()
