"""Outlook messages (.msg): header, best body, attachments."""

from __future__ import annotations

import datetime as dt
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import olefile

from promisecheck.documents.formats.message import Message, file_name, read_message
from promisecheck.documents.formats.ole import opened, stream
from promisecheck.documents.formats.packed_rtf import unpacked_rtf
from promisecheck.documents.formats.rtf_text import rtf_text
from promisecheck.documents.kinds import KINDS
from promisecheck.documents.reading import Content, Member
from promisecheck.documents.terms import Terms
from promisecheck.model import Failure

_SUBJECT, _SENDER, _ADDRESS, _TO, _CC = "0037", "0C1A", "5D01", "0E04", "0E03"
_BODY, _PAGE, _RTF, _FILE, _LONG, _DATA, _CLASS = "1000 1013 1009 3704 3707 3701 001A".split()
_SENT: Final = (0x00390040, 0x0E060040)
_EPOCH: Final = dt.datetime(1601, 1, 1)


@dataclass(frozen=True, slots=True)
class _Store:
    """The properties of a message or attachment below ``prefix``."""

    streams: olefile.OleFileIO[str]
    prefix: str
    path: str

    def text(self, number: str) -> str:
        """A property that is text, or ""."""
        wide = stream(self.streams, f"{self.prefix}__substg1.0_{number}001F", self.path)
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = stream(self.streams, f"{self.prefix}__substg1.0_{number}001E", self.path)
        return narrow.decode("cp1252", "replace").rstrip("\0")

    def data(self, number: str) -> bytes:
        """A property that is bytes, or b""."""
        return stream(self.streams, f"{self.prefix}__substg1.0_{number}0102", self.path)

    def sent(self) -> str:
        """When the message was sent, or ""."""
        raw = stream(self.streams, f"{self.prefix}__properties_version1.0", self.path)
        head = 24 if self.prefix else 32
        for at in range(head, len(raw) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", raw, at)
            if tag in _SENT and value < 3 * 10**17:
                moment = _EPOCH + dt.timedelta(microseconds=value // 10)
                return f"{moment:%Y-%m-%d %H:%M}"
        return ""

    def attachments(self) -> list[str]:
        """The prefixes of the attachments, in their order."""
        depth = self.prefix.count("/")
        found = {
            entry[depth]
            for entry in self.streams.listdir(streams=True, storages=True)
            if len(entry) > depth + 1
            and "/".join(entry[:depth]) == self.prefix.rstrip("/")
            and entry[depth].startswith("__attach_version1.0_")
        }
        return [f"{self.prefix}{name}/" for name in sorted(found)]


def open_msg(data: bytes, path: str, terms: Terms) -> Iterator[Content]:
    """The message itself, then what is attached to it. ``path`` is how it is reported."""
    with opened(data, path) as streams:
        yield from _read(_Store(streams, "", path), path, terms)


def _read(store: _Store, path: str, terms: Terms) -> Iterator[Content]:
    if ".SMIME" in store.text(_CLASS).upper() and not store.text(_BODY):
        yield Failure(path, "is encrypted; save it decrypted to have it checked")
        return
    yield read_message(_message(store), path, "msg", terms)
    for number, prefix in enumerate(store.attachments(), 1):
        attached = _Store(store.streams, prefix, store.path)
        name = file_name(attached.text(_LONG) or attached.text(_FILE))
        if store.streams.exists(f"{prefix}__substg1.0_{_DATA}000D"):
            inner = _Store(store.streams, f"{prefix}__substg1.0_{_DATA}000D/", store.path)
            if prefix.count("/") < 6:
                within = f"{path}!{name or f'attachment-{number}.msg'}"
                yield from _read(inner, within, terms)
        elif "." + name.rpartition(".")[2].lower() in KINDS:
            yield Member(name, partial(attached.data, _DATA))


def _message(store: _Store) -> Message:
    sender, address = store.text(_SENDER), store.text(_ADDRESS)
    who = f"{sender} <{address}>" if address and address != sender else sender
    headers = (
        ("From", who),
        ("To", store.text(_TO)),
        ("Cc", store.text(_CC)),
        ("Date", store.sent()),
        ("Subject", store.text(_SUBJECT)),
    )
    plain, page = store.text(_BODY), store.data(_PAGE)
    if not plain.strip() and not page.strip():
        plain = rtf_text(unpacked_rtf(store.data(_RTF)), store.path)
    return Message(headers, plain.replace("\r\n", "\n"), page)
