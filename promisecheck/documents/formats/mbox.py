"""Mailboxes (.mbox): one mail after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Final

from promisecheck.documents.reading import Content, Member
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError

_BEGIN: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{0,300}\r?\n")
_QUOTED_FROM: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def open_mbox(data: bytes, path: str, _terms: Terms) -> Iterator[Content]:
    """The mails of a mailbox, called ``1.eml``, ``2.eml`` and so on."""
    found = list(_BEGIN.finditer(data))
    if not found:
        raise ReadError(f"{path}: no mail begins in this mailbox; save it again")
    edges = [*(one.start() for one in found), len(data)]
    for number, (one, (_, end)) in enumerate(zip(found, pairwise(edges), strict=True), 1):
        yield Member(f"{number}.eml", partial(_mail, data, one.end(), end))


def _mail(data: bytes, start: int, end: int) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", data[start:end])
