"""How fast office files are read and checked, and how much memory the largest ones take.

    python benchmarks/readers.py

Makes 100 Word quotes of five pages, a workbook of about 60 MB and a PDF of 500 pages, checks each
kind in a process of its own, and prints time and peak memory (this process and the reader's).
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PAGE_WORDS = 450
CLAIMS = 0.1  # how many sentences promise something
CATALOG = """catalog: 1
product: Kettle Cloud
features:
  - {id: maps, name: live maps, status: planned}
  - {id: scim, name: SCIM provisioning, status: beta}
"""
PROBE = """\
import resource, sys
from promisecheck.cli import main
sys.argv = ["promisecheck", "check", *sys.argv[1:], "--format", "concise", "--as-of", "2026-11-21"]
try:
    main()
except SystemExit:
    pass
from promisecheck.documents import apart
if apart._reader is not None:
    apart._reader.stop()
kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
used = [resource.getrusage(kind) for kind in kinds]
print(
    f"{sum(one.ru_utime + one.ru_stime for one in used):.1f} s of the processor,",
    f"peak {used[0].ru_maxrss // 1024} MB here, {used[1].ru_maxrss // 1024} MB in the reader",
    file=sys.stderr,
)
"""


def sentence(draw: random.Random) -> str:
    words = draw.choices(
        "we the offer customer service month price team report system".split(), k=11
    )
    claim = " Kettle Cloud includes live maps." if draw.random() < CLAIMS else ""
    return " ".join(words).capitalize() + "." + claim


def quote(path: Path, draw: random.Random) -> None:
    """A Word quote of five pages."""
    body = "".join(
        f"<w:p><w:r><w:t>{sentence(draw)}</w:t></w:r></w:p>" for _ in range(5 * PAGE_WORDS // 11)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )


def workbook(path: Path, draw: random.Random) -> None:
    """A workbook of 60 MB: a sheet of 100,000 texts, and pictures."""
    rows = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{column}{row}" t="inlineStr"><is><t>{draw.getrandbits(200):x} maps</t></is></c>'
            for column in "ABCDE"
        )
        + "</row>"
        for row in range(1, 20_001)
    )
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{S}" xmlns:r="{kinds}"><sheets><sheet name="A" r:id="s"/></sheets>'
            "</workbook>",
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="s" Type="{kinds}/worksheet" Target="sheet.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/sheet.xml",
            f'<worksheet xmlns="{S}"><sheetData>{rows}</sheetData></worksheet>',
        )
        while path.stat().st_size < 60_000_000:
            archive.writestr(f"xl/media/{draw.random()}.png", draw.randbytes(5_000_000))


def pdf(path: Path, draw: random.Random, pages: int = 500) -> None:
    """A PDF of so many pages of text."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    for _ in range(pages):
        lines = "".join(f"({sentence(draw)}) Tj 0 -15 Td " for _ in range(45))
        text = f"BT /F1 10 Tf 50 780 Td {lines}ET"
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    kids = " ".join(f"{5 + 2 * page} 0 R" for page in range(pages))
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>"
    made, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF"
    path.write_text(made, encoding="latin-1")


def check(folder: Path, *paths: str) -> str:
    """Time, peak memory and the last words of a check."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *paths],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    took = time.perf_counter() - began
    *said, peak = done.stderr.strip().splitlines()
    return f"{took:5.1f} s, {peak}; {said[-1][:80]}"


def main() -> None:
    draw = random.Random(4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
        (folder / "quotes").mkdir()
        for number in range(100):
            quote(folder / "quotes" / f"{number}.docx", draw)
        workbook(folder / "large.xlsx", draw)
        pdf(folder / "long.pdf", draw)
        print("100 quotes of five pages:", check(folder, "quotes"))
        print("workbook of 60 MB:       ", check(folder, "large.xlsx"))
        print("PDF of 500 pages:        ", check(folder, "long.pdf"))


if __name__ == "__main__":
    main()
