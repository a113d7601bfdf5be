"""The packed Rich Text in which Outlook keeps some bodies (MS-OXRTFCP)."""

from __future__ import annotations

import struct
from typing import Final

_BEGINNING: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW: Final = 4096
_LARGEST: Final = 50_000_000


def unpacked_rtf(data: bytes) -> bytes:
    """The Rich Text, b"" where ``data`` is not packed in this way."""
    if len(data) < 16:
        return b""
    _, size, kind = struct.unpack_from("<III", data)
    if kind == 0x414C454D:  # "MELA": not packed
        return data[16 : 16 + size]
    return _unpacked(data[16:], min(size, _LARGEST)) if kind == 0x75465A4C else b""


def _unpacked(packed: bytes, size: int) -> bytes:
    window = bytearray(_BEGINNING.ljust(_WINDOW, b"\0"))
    write, at = len(_BEGINNING), 0
    made = bytearray()
    while at < len(packed) and len(made) < size:
        control = packed[at]
        at += 1
        for bit in range(8):
            if at >= len(packed):
                break
            if not control >> bit & 1:
                piece = packed[at : at + 1]
                at += 1
                window[write] = piece[0]
                write = (write + 1) % _WINDOW
                made += piece
                continue
            if at + 1 >= len(packed):
                return bytes(made)
            token = packed[at] << 8 | packed[at + 1]
            at += 2
            offset, length = token >> 4, (token & 15) + 2
            if offset == write:
                return bytes(made)
            for step in range(length):
                byte = window[(offset + step) % _WINDOW]
                made.append(byte)
                window[write] = byte
                write = (write + 1) % _WINDOW
    return bytes(made)
