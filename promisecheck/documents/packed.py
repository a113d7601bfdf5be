"""ZIP archives, opened with limits: what is in them may have been made to do harm."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO, Final

from promisecheck.documents.limits import Limits, allowing, beyond
from promisecheck.errors import ReadError

_SMALL: Final = 20_000_000
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    IndexError,
    KeyError,
    UnicodeError,
)


class Package:
    """The members of an archive. ``name`` is what messages call it."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self.name, self.limits = name, limits
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._members = {info.filename: info for info in self._archive.infolist()}
        except _BROKEN as error:
            raise ReadError(f"{name}: the file is damaged; save or send it again") from error
        self._check_sizes()

    def _check_sizes(self) -> None:
        most = self.limits.files
        if len(self._members) > most:
            raise beyond(self.name, f"holds more than {most:,} files", "files")
        if sum(info.file_size for info in self._members.values()) > self.limits.unpacked_bytes:
            raise self._too_large("unpacked-bytes")

    def _too_large(self, setting: str) -> ReadError:
        return ReadError(
            f"{self.name}: is far larger unpacked than it looks and may be made to do harm; "
            f"it was not read; if you trust it, {allowing(setting)}"
        )

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the files in it, in the order of their names."""
        return tuple(sorted(name for name, info in self._members.items() if not info.is_dir()))

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def size(self, member: str) -> int:
        """How large the member says that it is, unpacked."""
        return self._members[member].file_size

    def _info(self, member: str) -> zipfile.ZipInfo:
        info = self._members.get(member)
        if info is None:
            raise ReadError(f"{self.name}: the file is damaged; a part of it is missing")
        if info.flag_bits & 1:
            raise ReadError(f"{self.name}: is protected by a password; save it without one")
        if info.file_size > self.limits.part_bytes:
            raise self._too_large("part-bytes")
        swells = info.file_size > self.limits.expansion * max(info.compress_size, 1)
        if swells and info.file_size > _SMALL:
            raise self._too_large("expansion")
        return info

    def read(self, member: str) -> bytes:
        """The bytes of a member. Raises ``ReadError`` where it is damaged or too large."""
        info = self._info(member)
        try:
            with self._archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except _BROKEN as error:
            raise self._damaged() from error
        if len(data) > info.file_size:
            raise self._damaged()
        return data

    @contextmanager
    def opened(self, member: str) -> Iterator[IO[bytes]]:
        """The member as a stream; what fails while it is read is said as a ``ReadError``."""
        try:
            with self._archive.open(self._info(member)) as stream:
                yield stream
        except _BROKEN as error:
            raise self._damaged() from error

    def _damaged(self) -> ReadError:
        return ReadError(f"{self.name}: the file is damaged; save or send it again")
