"""Compound files (the container of .msg) made by hand: the smallest that a reader takes."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR, _MINI = 512, 64
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A file of these streams, each shorter than 4,096 bytes; ``/`` parts storages."""
    tree: dict = {}
    for path, data in streams.items():
        *folders, name = path.split("/")
        folder = tree
        for one in folders:
            folder = folder.setdefault(one, {})
        folder[name] = data
    entries, small, mini_fat = _Entries(), bytearray(), []
    entries.add("Root Entry", _ROOT)
    entries.fill(0, tree, small, mini_fat)
    entries.set_root(len(small))
    directory = entries.packed()
    counts = [_sectors(directory), _sectors(_packed(mini_fat)), _sectors(small)]
    fat, starts, at = [_FAT], [], 1
    for count in counts:
        starts.append(at if count else _END)
        fat.extend([*range(at + 1, at + count), _END] if count else [])
        at += count
    entries.set_root(len(small), starts[2])
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, starts[0], 0, 4096, starts[1], counts[1], _END, 0, 0,
    )  # fmt: skip
    header += struct.pack("<108I", *[_FREE] * 108)
    parts = [_packed(fat), entries.packed(), _packed(mini_fat), bytes(small)]
    return header + b"".join(part.ljust(_sectors(part) * _SECTOR, b"\0") for part in parts)


class _Entries:
    """The directory: storages and streams, each beside the next."""

    def __init__(self) -> None:
        self.rows: list[list] = []

    def add(self, name: str, kind: int, start: int = 0, size: int = 0) -> int:
        self.rows.append([name, kind, _NONE, _NONE, start, size])
        return len(self.rows) - 1

    def fill(self, folder: int, tree: dict, small: bytearray, mini_fat: list[int]) -> None:
        before = _NONE
        for name, content in sorted(tree.items(), reverse=True):
            if isinstance(content, dict):
                number = self.add(name, _STORAGE)
                self.fill(number, content, small, mini_fat)
            else:
                assert len(content) < 4096
                count = -(-len(content) // _MINI)
                start = len(mini_fat) if count else _END
                number = self.add(name, _STREAM, start, len(content))
                mini_fat.extend([*range(start + 1, start + count), _END] if count else [])
                small += content.ljust(count * _MINI, b"\0")
            self.rows[number][2] = before
            before = number
        self.rows[folder][3] = before

    def set_root(self, size: int, start: int = 0) -> None:
        self.rows[0][4:] = [start, size]

    def packed(self) -> bytes:
        made = b""
        for name, kind, right, child, start, size in self.rows:
            text = name.encode("utf-16-le") + b"\0\0"
            made += struct.pack(
                "<64sHBBIII16sIQQIQ",
                text, len(text), kind, 1, _NONE, right, child, b"", 0, 0, 0, start, size,
            )  # fmt: skip
        while len(made) % _SECTOR:
            made += struct.pack(
                "<64sHBBIII16sIQQIQ", b"", 0, 0, 0, *[_NONE] * 3, b"", 0, 0, 0, 0, 0
            )
        return made


def _packed(numbers: list[int]) -> bytes:
    filled = [*numbers, *[_FREE] * (-len(numbers) % (_SECTOR // 4))]
    return struct.pack(f"<{len(filled)}I", *filled)


def _sectors(data: bytes | bytearray) -> int:
    return -(-len(data) // _SECTOR)
