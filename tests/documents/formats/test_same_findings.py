"""The same offer gives the same findings, whatever program saved it in whatever format."""

from __future__ import annotations

import datetime as dt
import email.message
import email.policy
import shutil
import subprocess
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

PANDOC, OFFICE = shutil.which("pandoc"), shutil.which("soffice")
HERE = Path(__file__).parent
OFFERS = sorted((HERE / "offers").glob("*.md"))
CATALOG = HERE / "offers" / "catalog.yaml"
MARKDOWN = "markdown+hard_line_breaks+lists_without_preceding_blankline-smart"
BY_OFFICE = ("pdf", "odt", "html", "rtf")

pytestmark = pytest.mark.skipif(not (PANDOC and OFFICE), reason="pandoc or soffice is missing")


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every offer as docx and HTML by pandoc, the rest by LibreOffice from docx."""
    folder = tmp_path_factory.mktemp("rendered")
    for offer in OFFERS:
        for ending in ("docx", "html"):
            subprocess.run(
                [str(PANDOC), "-f", MARKDOWN, str(offer), "-o", f"{folder}/{offer.stem}.{ending}"],
                check=True,
                timeout=60,
            )
        (folder / f"{offer.stem}.eml").write_bytes(as_mail(folder / f"{offer.stem}.html"))
    for ending in BY_OFFICE:
        subprocess.run(
            [
                str(OFFICE),
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                *("--convert-to", ending, "--outdir", f"{folder}/office"),
                *(str(folder / f"{offer.stem}.docx") for offer in OFFERS),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
    return folder


def as_mail(page: Path) -> bytes:
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = "ann@example.com", "bob@example.com", "Our offer"
    mail.set_content(page.read_text(encoding="utf-8"), subtype="html")
    return mail.as_bytes()


def findings(path: Path) -> list[tuple[str, str, str]]:
    loaded = load_catalog(CATALOG)
    checker = Checker(loaded.catalog, as_of=dt.date(2026, 11, 21))
    checked = checker.check(read_document(path.read_bytes(), path.name))
    return sorted(
        (found.rule.code, found.feature.id if found.feature else "", found.claim.mention.text)
        for found in checked.findings
    )


@pytest.mark.parametrize("ending", ["docx", "html", "eml", *(f"office/{e}" for e in BY_OFFICE)])
@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.stem)
def test_same_findings(rendered: Path, offer: Path, ending: str) -> None:
    folder, _, suffix = ending.rpartition("/")
    assert findings(rendered / folder / f"{offer.stem}.{suffix}") == findings(offer)
