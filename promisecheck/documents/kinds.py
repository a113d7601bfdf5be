"""Which reader a document needs: its content decides, else the ending of its name."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Final

from promisecheck.documents.limits import Limits, beyond, size
from promisecheck.errors import ReadError

TEXT_READERS: Final = {
    "text": "promisecheck.documents.plain:read_plain",
    "markdown": "promisecheck.documents.markdown:read_markdown",
    "csv": "promisecheck.documents.csv_table:read_csv",
    "tsv": "promisecheck.documents.csv_table:read_tsv",
    "subtitles": "promisecheck.documents.formats.subtitles:read_subtitles",
    "records": "promisecheck.documents.formats.records:read_records",
}
"""Kinds whose reader takes text; they are read in this process."""

READERS: Final = {
    "docx": "promisecheck.documents.formats.docx:read_docx",
    "xlsx": "promisecheck.documents.formats.xlsx:read_xlsx",
    "pptx": "promisecheck.documents.formats.pptx:read_pptx",
    "odt": "promisecheck.documents.formats.odt:read_odt",
    "ods": "promisecheck.documents.formats.ods:read_ods",
    "odp": "promisecheck.documents.formats.odp:read_odp",
    "html": "promisecheck.documents.formats.html:read_html",
    "pdf": "promisecheck.documents.formats.pdf:read_pdf",
    "rtf": "promisecheck.documents.formats.rtf:read_rtf",
    "xls": "promisecheck.documents.formats.xls:read_xls",
    "doc": "promisecheck.documents.formats.doc:read_doc",
}
"""Kinds whose reader takes bytes; they are read in a process of their own."""

CONTAINERS: Final = {
    "eml": "promisecheck.documents.formats.eml:open_eml",
    "msg": "promisecheck.documents.formats.msg:open_msg",
    "mbox": "promisecheck.documents.formats.mbox:open_mbox",
    "zip": "promisecheck.documents.formats.archives:open_zip",
    "gzip": "promisecheck.documents.formats.archives:open_gzip",
}
"""Kinds that hold other documents."""

_ENDINGS: Final = {
    "text": ".txt .text .log",
    "markdown": ".md .markdown .mdown",
    "csv": ".csv",
    "tsv": ".tsv",
    "subtitles": ".vtt .srt",
    "records": ".json .jsonl .ndjson",
    "docx": ".docx .docm .dotx .dotm",
    "xlsx": ".xlsx .xlsm .xltx .xltm",
    "pptx": ".pptx .pptm .ppsx .ppsm .potx .potm",
    "odt": ".odt .ott",
    "ods": ".ods .ots",
    "odp": ".odp .otp",
    "html": ".html .htm .xhtml",
    "pdf": ".pdf",
    "rtf": ".rtf",
    "xls": ".xls",
    "doc": ".doc",
    "ppt": ".ppt",
    "eml": ".eml",
    "msg": ".msg",
    "mbox": ".mbox",
    "zip": ".zip",
    "gzip": ".gz",
}
KINDS: Final = {ending: kind for kind, listed in _ENDINGS.items() for ending in listed.split()}
"""Ending of a name, in small letters with its dot, to the kind that it stands for."""

SUFFIXES: Final = tuple(KINDS)

READ: Final = (
    "text, Markdown, CSV, web pages, PDF, Word, Excel, PowerPoint, LibreOffice, Rich Text, mails, "
    "transcripts, JSON and archives of them"
)
"""What is read, for messages to people."""

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_LINE: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,60}:")
_MAIL_SIGNS: Final = ("mime-version:", "content-type:", "received:", "message-id:", "return-path:")
_SHEETS: Final = frozenset({"xls", "xlsx", "ods"})
_HEAD: Final = 8192


def kind_of(data: bytes, name: str, limits: Limits) -> str:
    """The kind of document.

    Raises ``ReadError``, which begins with ``name``, where none is known or it is too large.

    A suffix that says something else than the content is not believed.
    """
    if len(data) > limits.document_bytes:
        raise beyond(name, f"larger than {size(limits.document_bytes)}", "document-bytes")
    suffix = PurePath(name).suffix.lower()
    named = KINDS.get(suffix, "")
    found = _by_magic(data, name, limits) or _by_beginning(data, named)
    if found:
        return found
    if not named:
        raise ReadError(
            f"{name}: {suffix or 'a file without an ending'} is not a kind of document that "
            f"promisecheck reads; it reads {READ}"
        )
    if named in TEXT_READERS or named in ("html", "eml", "mbox"):
        return named
    return "csv" if named in _SHEETS else "text"


def _by_magic(data: bytes, name: str, limits: Limits) -> str:
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed_kind(data, name, limits)
    if data.startswith(_OLE):
        from promisecheck.documents.formats.ole import ole_kind

        return ole_kind(data, name)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"\x1f\x8b"):
        return "gzip"
    return "pdf" if b"%PDF-" in data[:1024] else ""


def _packed_kind(data: bytes, name: str, limits: Limits) -> str:
    from promisecheck.documents.packed import Package

    package = Package(data, name, limits)
    if "mimetype" in package:
        return _by_mimetype(package.read("mimetype").decode("ascii", "replace").strip(), name)
    folders = {member.casefold().partition("/")[0] for member in package.members}
    if "[content_types].xml" in folders:
        if "xl/workbook.bin" in package:
            raise ReadError(f"{name}: is a binary Excel workbook (.xlsb); save it as .xlsx")
        for folder, kind in (("word", "docx"), ("xl", "xlsx"), ("ppt", "pptx")):
            if folder in folders:
                return kind
        return _by_content_types(package.read("[Content_Types].xml"))
    return "zip"


def _by_content_types(types: bytes) -> str:
    for sign, kind in (
        (b"wordprocessingml", "docx"),
        (b"spreadsheetml", "xlsx"),
        (b"presentationml", "pptx"),
    ):
        if sign in types:
            return kind
    return "zip"


def _by_mimetype(mimetype: str, name: str) -> str:
    for ending, kind in (
        ("opendocument.text", "odt"),
        ("opendocument.spreadsheet", "ods"),
        ("opendocument.presentation", "odp"),
        ("opendocument.graphics", "odp"),
    ):
        if ending in mimetype:
            return kind
    if "epub" in mimetype:
        raise ReadError(f"{name}: is an e-book (EPUB); save it as HTML or PDF")
    return "zip"


def _by_beginning(data: bytes, named: str) -> str:
    head = data[:_HEAD].decode("utf-8", "replace").lstrip("\ufeff")
    if head.startswith("WEBVTT"):
        return "subtitles"
    if named not in ("markdown", "eml", "mbox") and _PAGE.match(head):
        return "html"
    if named != "eml" and _is_mail(head):
        return "mbox" if head.startswith("From ") else "eml"
    return ""


def _is_mail(head: str) -> bool:
    """Whether the text begins with the header of a mail as it travels."""
    lines = head.replace("\r\n", "\n").split("\n\n")[0].split("\n")
    if lines[0].startswith("From "):
        lines = lines[1:]
    if len(lines) < 3 or not all(
        _MAIL_LINE.match(line) or line.startswith((" ", "\t")) for line in lines[:3]
    ):
        return False
    said = [line.casefold() for line in lines]
    return sum(any(line.startswith(sign) for line in said) for sign in _MAIL_SIGNS) >= 2
