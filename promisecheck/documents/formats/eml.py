"""Mails as they travel (.eml): header, best body, attachments."""

from __future__ import annotations

import codecs
import email
import email.header
import email.message
import email.policy
from collections.abc import Iterator
from functools import partial
from typing import Final

from promisecheck.documents.decode import decode
from promisecheck.documents.formats.message import SHOWN, Message, file_name, read_message
from promisecheck.documents.kinds import KINDS
from promisecheck.documents.reading import Content, Member
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Failure

_MOST_PARTS: Final = 1000
_NOT_READ: Final = ("image/", "audio/", "video/", "font/")
_BY_TYPE: Final = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/rtf": ".rtf",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}


def open_eml(data: bytes, path: str, terms: Terms) -> Iterator[Content]:
    """The mail itself, then what is attached to it. ``path`` is how it is reported."""
    whole = email.message_from_bytes(_bytes(data, path), policy=email.policy.compat32)
    parts = list(_leaves(whole))[:_MOST_PARTS]
    bodies = [part for part in parts if _is_body(part)]
    attached = [part for part in parts if not _is_body(part)]
    locked = _is_encrypted(whole)
    if locked:
        yield Failure(path, "is encrypted; save it decrypted to have it checked")
    elif bodies or not attached or _headers(whole):
        yield read_message(_message(whole, bodies), path, "eml", terms)
    for number, part in enumerate(attached, 1):
        name = _name(part, number)
        if not locked and _is_document(part, name):
            yield Member(name, partial(_payload, part))


def _bytes(data: bytes, path: str) -> bytes:
    """The mail with each character a byte, as it travels."""
    if not data.strip():
        raise ReadError(f"{path}: the file is empty")
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8))
    if marked or data[:200].count(0) > 20:
        return decode(data, path).encode("utf-8", "replace")
    return data


def _leaves(part: email.message.Message) -> Iterator[email.message.Message]:
    """The parts that are no groups; a mail within the mail is one part."""
    inner = part.get_payload()
    if part.get_content_maintype() == "multipart" and isinstance(inner, list):
        for one in inner:
            if isinstance(one, email.message.Message):
                yield from _leaves(one)
    else:
        yield part


def _is_body(part: email.message.Message) -> bool:
    if part.get_content_disposition() == "attachment" or _filename(part):
        return False
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched")


def _is_encrypted(whole: email.message.Message) -> bool:
    kind = whole.get_content_type()
    smime = str(whole.get_param("smime-type") or "")
    return kind == "multipart/encrypted" or (kind.endswith("pkcs7-mime") and smime != "signed-data")


def _message(whole: email.message.Message, bodies: list[email.message.Message]) -> Message:
    plain = [part for part in bodies if part.get_content_type() != "text/html"]
    pages = [part for part in bodies if part.get_content_type() == "text/html"]
    if not bodies and isinstance(whole.get_payload(), str):
        plain = [whole] if whole.get_content_maintype() in ("text", "multipart") else []
    charsets = {part.get_content_charset("") for part in pages}
    return Message(
        headers=_headers(whole),
        plain="\n\n".join(_text(part) for part in plain),
        html=b"\n".join(_payload(part) for part in pages),
        charset=min(charsets) if len(charsets) == 1 else "",
    )


def _headers(whole: email.message.Message) -> list[tuple[str, str]]:
    return [(name, _decoded(value)) for name in SHOWN if (value := whole.get(name)) is not None]


def _decoded(value: object) -> str:
    """A header's value with its encoded words decoded, or as it is where that fails."""
    try:
        return str(email.header.make_header(email.header.decode_header(str(value))))
    except (ValueError, LookupError, UnicodeError):
        return str(value).encode("ascii", "replace").decode("ascii")


def _payload(part: email.message.Message) -> bytes:
    """The bytes of a part; those of a mail within the mail are its source."""
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"\n".join(one.as_bytes() for one in inner if isinstance(one, email.message.Message))
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: email.message.Message) -> str:
    data = _payload(part)
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeError, ValueError):
        pass
    try:
        return decode(data, "mail")
    except ReadError:
        return data.decode("utf-8", "replace")


def _filename(part: email.message.Message) -> str:
    try:
        return _decoded(part.get_filename() or "")
    except (ValueError, LookupError, UnicodeError, TypeError):
        return ""


def _name(part: email.message.Message, number: int) -> str:
    """What the attachment is called."""
    name = file_name(_filename(part))
    if name:
        return name
    ending = ".eml" if _is_mail(part) else _BY_TYPE.get(part.get_content_type(), ".txt")
    return f"attachment-{number}{ending}"


def _is_mail(part: email.message.Message) -> bool:
    return part.get_content_type() == "message/rfc822"


def _is_document(part: email.message.Message, name: str) -> bool:
    """Whether the attachment is of a kind that is read; pictures and calendars are not."""
    kind = part.get_content_type()
    if kind.startswith(_NOT_READ):
        return False
    ending = "." + name.rpartition(".")[2].lower()
    return ending in KINDS or kind in _BY_TYPE or _is_mail(part)
