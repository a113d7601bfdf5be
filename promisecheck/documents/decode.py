"""Bytes to text: which encoding it is, and whether it is text at all."""

from __future__ import annotations

import codecs
from typing import Final

from promisecheck.errors import ReadError

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an Office file"),
    (b"PK\x05\x06", "an empty ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE: Final = 8192
_CONTROLS: Final = bytes(set(range(32)) - set(b"\b\t\n\v\f\r\x1b\x1a"))  # of no text


def decode(data: bytes, name: str = "the document") -> str:
    """The text in ``data``, without a byte order mark; line ends are left as they are.

    UTF-8, UTF-16 or UTF-32 by their mark, UTF-16 without one where it is plain to see, else
    Windows-1252. Raises ``ReadError``, which begins with ``name``, where it is not text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace").replace("\0", "\ufffd")
    _refuse_known_binary(data, name)
    if b"\0" in data:
        return _decode_unmarked_utf16(data, name)
    if _many_controls(data[:_SAMPLE]):
        raise ReadError(_not_text(name, "a program's own format"))
    return _decode_utf8_or_windows(data)


def _refuse_known_binary(data: bytes, name: str) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(_not_text(name, kind))


def _not_text(name: str, kind: str) -> str:
    return f"{name}: is not text (it looks like {kind}); save it as text, Markdown or CSV"


def _decode_unmarked_utf16(data: bytes, name: str) -> str:
    sample = data[:_SAMPLE]
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    for zeros, others, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if zeros > 0.6 and others < 0.05:
            return data.decode(encoding, errors="replace").replace("\0", "\ufffd")
    raise ReadError(_not_text(name, "a program's own format"))


def _many_controls(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > max(3, len(sample) // 50)


def _decode_utf8_or_windows(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    sound = sum(char > "\x7f" for char in mended) - broken
    if sound > broken:
        return mended
    return data.decode("cp1252", errors="replace")
