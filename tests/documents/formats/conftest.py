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


def pdf(*pages: str) -> bytes:
    """A PDF; each page is what is drawn on it, such as ``(words) Tj``, from near its top left."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    for page in pages:
        drawn = f"BT /F1 10 Tf 50 700 Td {page} ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    kids = " ".join(f"{5 + 2 * page} 0 R" for page in range(len(pages)))
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>"
    made, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    begins = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    ends = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    return (made + begins + ends).encode("latin-1")


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(rows: str, after: str = "", styles: str = "") -> bytes:
    """An Excel workbook with one sheet of these rows."""
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": relations(
                ("s", "worksheet", "worksheets/sheet1.xml"), ("y", "styles", "styles.xml")
            ),
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}"><sheets>'
            '<sheet name="Answers" sheetId="1" r:id="s"/></sheets></workbook>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}'
            f"</sheetData>{after}</worksheet>",
        }
    )


def row(number: int, *texts: str) -> str:
    """A row of an Excel sheet."""
    cells = "".join(
        f'<c r="{"ABCDEF"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
    )
    return f'<row r="{number}">{cells}</row>'
