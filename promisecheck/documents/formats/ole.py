"""Old Office files and Outlook messages: what they share, and which of them a file is."""

from __future__ import annotations

from io import BytesIO

import olefile

from promisecheck.errors import ReadError

_KINDS = (
    ("__properties_version1.0", "msg"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)


def opened(data: bytes, name: str) -> olefile.OleFileIO[str]:
    """The file's streams. Raises ``ReadError`` where it is damaged."""
    try:
        return olefile.OleFileIO(BytesIO(data))
    except Exception as error:  # olefile raises whatever its unpacking of numbers does
        raise ReadError(f"{name}: the file is damaged; save or send it again") from error


def ole_kind(data: bytes, name: str) -> str:
    """``msg``, ``doc``, ``xls`` or ``ppt``. Raises ``ReadError`` for a locked file and others."""
    with opened(data, name) as streams:
        names = {entry[0] for entry in streams.listdir(streams=True, storages=True)}
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise ReadError(f"{name}: is protected by a password; save it without one")
    for stream, kind in _KINDS:
        if stream in names:
            return kind
    raise ReadError(f"{name}: is an old Office file of a kind that promisecheck does not read")


def stream(streams: olefile.OleFileIO[str], name: str, path: str) -> bytes:
    """The bytes of a stream, b"" where there is none. Raises ``ReadError`` where it is damaged."""
    try:
        if not streams.exists(name):
            return b""
        return bytes(streams.openstream(name).read())
    except Exception as error:  # olefile raises whatever its unpacking of numbers does
        raise ReadError(f"{path}: the file is damaged; save or send it again") from error
