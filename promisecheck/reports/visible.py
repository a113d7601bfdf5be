"""Making hostile text harmless: what would steer a terminal, a runner or a reader's eye is shown.

Runners obey ``::command::`` at the start of a line, blanks before it or not, and ``##[command]``
(Azure: ``##vso[command]``) anywhere in one. A report may be wrapped anywhere: both are broken up.
"""

from __future__ import annotations

import re
from typing import Final

# C0 and C1 controls, line and paragraph separators, what reorders or hides text, lone surrogates,
# and the two non-characters that XML forbids.
_STEERING: Final = (
    "\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f\ud800-\udfff"
)
_COMMAND: Final = r"(?<=:):(?=[A-Za-z])|\#(?=\#(?:\[|vso\[))"
_MARKUP: Final = r"<(?=[A-Za-z/!?])"
_UNSAFE: Final = re.compile(f"[{_STEERING}]|{_COMMAND}")
_JSON_UNSAFE: Final = re.compile(
    f"[{_STEERING.removeprefix(chr(0) + '-' + chr(0x1F))}]|{_COMMAND}|{_MARKUP}"
)
_BLANKS: Final = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def visible(text: str) -> str:
    """``text`` on one line, with nothing in it that a terminal, runner or reading order obeys.

    Tabs and line breaks become spaces, other controls their pictures (``␛``) or ``\\u202e``.
    """
    if text.isprintable() and "::" not in text and "##" not in text:
        return text  # all that steers is unprintable to Python, and this is much faster
    return _UNSAFE.sub(_picture, text)


def json_safe(dumped: str) -> str:
    """JSON text with the same characters escaped as JSON escapes them; it means the same.

    What begins a tag is escaped as well, so that the text can stand in a page.
    """
    return _JSON_UNSAFE.sub(_json_escape, dumped)


def _picture(match: re.Match[str]) -> str:
    char = match.group()
    if char in _BLANKS:
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code <= 0xFFFF:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
