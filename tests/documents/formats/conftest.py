"""Office files made by hand: the smallest that hold what a test is about."""

from __future__ import annotations

import zipfile
from io import BytesIO

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of these members."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def relations(*pairs: tuple[str, str, str]) -> str:
    """A relationship part of id, kind and target."""
    rows = "".join(
        f'<Relationship Id="{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, kind, target in pairs
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def docx(body: str, rels: str = "", **parts: str) -> bytes:
    """A Word document with this body; ``parts`` are further ones in its folder."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/document.xml": (
            f'<w:document {WORD} xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
        ),
    }
    if rels:
        members["word/_rels/document.xml.rels"] = rels
    for name, content in parts.items():
        members[f"word/{name}.xml"] = content
    return packed(members)


def p(text: str, properties: str = "") -> str:
    """A Word paragraph."""
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{shown}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def tc(*content: str, properties: str = "") -> str:
    """A cell of a Word table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def tr(*cells: str) -> str:
    """A row of a Word table."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A Word table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"
