"""The same document gives the same findings, whatever program saved it in whatever format."""

from __future__ import annotations

import datetime as dt
import email.message
import email.policy
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from promisecheck.catalog import load_catalog
from promisecheck.check import Checker
from promisecheck.documents import read_document

PANDOC, OFFICE = shutil.which("pandoc"), shutil.which("soffice")
ROOT = Path(__file__).parents[3]
HERE = Path("tests/documents/formats/offers")
SUITE = Path("benchmarks/cases/worksuite")
MARKDOWN = "markdown+hard_line_breaks+lists_without_preceding_blankline-smart-fancy_lists"
TEXT = "--infilter=Text (encoded):UTF8,LF,,,"
TABLE = "--infilter=CSV:44,34,76,1"

pytestmark = pytest.mark.skipif(not (PANDOC and OFFICE), reason="pandoc or soffice is missing")


@dataclass(frozen=True)
class Source:
    """A document as it was written, and the catalog that it is held against."""

    path: Path
    catalog: Path

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}-{self.path.stem}"


OFFERS = "call letter offer plans rfp"
OF_SUITE = (
    "call-notes-tarnbeck.txt email-thread-caldmore.txt flyer-loomwork-clinics.md pricing-page.md "
    "proposal-oakridge.md quote-lines-mirador.csv quote-q20418.md renewal-tolland.md "
    "rfp-aldergate.md rfp-kestrel-county.md rfp-solvang-grid.csv "
    "security-questionnaire-palisade.md"
)
EXAMPLES = (
    "deals/kaltenbrunn/quote-Q-2611-014.md deals/montclar/renewal-letter.txt "
    "deals/pentreath-bay/proposal.md "
    "deals/pentreath-bay/statement-of-work.md deals/sallow-inn/whatsapp-chat.txt "
    "marketing/plan-comparison.md rfp/hansekai-requirements.csv"
)
SOURCES = [
    *(Source(HERE / f"{name}.md", HERE / "catalog.yaml") for name in OFFERS.split()),
    *(Source(SUITE / "docs" / name, SUITE / "catalog.yaml") for name in OF_SUITE.split()),
    *(Source(Path("examples", name), Path("catalog.yaml")) for name in EXAMPLES.split()),
]
OF_WRITER = ("docx", "office/pdf", "office/odt", "office/html", "office/rtf", "office/doc")
ENDINGS = {
    ".md": (*OF_WRITER, "html", "eml", "pandoc/odt", "pandoc/rtf"),
    ".txt": OF_WRITER,
    ".csv": ("xlsx", "office/ods", "office/xls"),
}
CASES = [(source, ending) for source in SOURCES for ending in ENDINGS[source.path.suffix]]


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every document in every format; those of one program in one folder."""
    folder = tmp_path_factory.mktemp("rendered")
    for name in ("office", "pandoc", "written"):
        (folder / name).mkdir()
    for source in SOURCES:
        shutil.copy(ROOT / source.path, folder / "written" / f"{source.name}{source.path.suffix}")
    for path in sorted((folder / "written").glob("*.md")):
        for target in ("{}.docx", "{}.html", "pandoc/{}.odt", "pandoc/{}.rtf"):
            by_pandoc(path, folder / target.format(path.stem))
        (folder / f"{path.stem}.eml").write_bytes(as_mail(folder / f"{path.stem}.html"))
    by_office(folder, "docx:MS Word 2007 XML", "written/*.txt", "", TEXT)
    by_office(folder, "xlsx:Calc MS Excel 2007 XML", "written/*.csv", "", TABLE)
    for ending in ("pdf", "odt", "html", "rtf", "doc"):
        by_office(folder, ending, "*.docx", "office")
    for ending in ("ods", "xls"):
        by_office(folder, ending, "*.xlsx", "office")
    return folder


def by_pandoc(source: Path, target: Path) -> None:
    command = [str(PANDOC), "--standalone", "-f", MARKDOWN, str(source)]
    subprocess.run([*command, "-o", str(target)], check=True, capture_output=True, timeout=60)


def by_office(folder: Path, ending: str, sources: str, target: str, *options: str) -> None:
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(OFFICE), "--headless", profile, *options, "--convert-to", ending]
    found: Sequence[str] = [str(path) for path in sorted(folder.glob(sources))]
    subprocess.run(
        [*command, "--outdir", str(folder / target), *found],
        check=True,
        capture_output=True,
        timeout=240,
    )


def as_mail(page: Path) -> bytes:
    mail = email.message.EmailMessage(policy=email.policy.SMTP)
    mail["From"], mail["To"], mail["Subject"] = "ann@example.com", "bob@example.com", "Our offer"
    mail.set_content(page.read_text(encoding="utf-8"), subtype="html")
    return mail.as_bytes()


@cache
def checker(catalog: Path) -> Checker:
    return Checker(load_catalog(ROOT / catalog).catalog, as_of=dt.date(2026, 11, 21))


def findings(path: Path, catalog: Path) -> list[tuple[str, str, str]]:
    checked = checker(catalog).check(read_document(path.read_bytes(), path.name))
    return sorted(
        (found.rule.code, found.feature.id if found.feature else "", found.claim.mention.text)
        for found in checked.findings
    )


@pytest.mark.parametrize(
    ("source", "ending"), CASES, ids=[f"{source.name}-{ending}" for source, ending in CASES]
)
def test_same_findings(rendered: Path, source: Source, ending: str) -> None:
    folder, _, suffix = ending.rpartition("/")
    saved = rendered / folder / f"{source.name}.{suffix}"
    assert findings(saved, source.catalog) == findings(ROOT / source.path, source.catalog)
