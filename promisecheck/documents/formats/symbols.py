"""Signs of picture fonts (Wingdings and the like) as the characters that they look like."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = {
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
    0xA8: "☐",
    0x6F: "☐",
    0x71: "☐",
    0x50: "✓",
    0x4F: "✗",
    0x52: "☑",
    0x54: "☒",
    0xE0: "→",
    0xA3: "☐",
}
_PRIVATE: Final = 0xF000


def symbol(text: str) -> str:
    """``text`` with each sign of the private area replaced by what it looks like, or a bullet."""
    return "".join(map(_sign, text)).strip()


def _sign(char: str) -> str:
    code = ord(char)
    if not _PRIVATE <= code <= _PRIVATE + 0xFF:
        return char
    return _SIGNS.get(code - _PRIVATE, "•")


def picture(font: str, code: int) -> str:
    """The character that a sign of that font looks like, or ""."""
    low = code & 0xFF
    if "dings" in font.casefold():
        return _SIGNS.get(low, "")
    return chr(code) if 32 <= code < _PRIVATE or code > _PRIVATE + 0xFF else _SIGNS.get(low, "")
