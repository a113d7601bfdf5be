"""One run of ``waive``: finds the finding again and adds its waiver to the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.cli import given
from promisecheck.cli.catalog.chosen import catalog_chosen
from promisecheck.cli.outputs import write_file
from promisecheck.cli.reading import Reading, complain_of
from promisecheck.cli.settling import from_folder
from promisecheck.cli.streams import tell
from promisecheck.errors import UsageError
from promisecheck.model import CheckedDocument, Finding
from promisecheck.scan import reason
from promisecheck.suppression.waivers import load_waivers
from promisecheck.suppression.waiving import Grant, with_waiver

DEFAULT: Final = Path("promisecheck-waivers.yaml")
_SHORTEST: Final = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; ``waivers`` is the file, ``None`` for the usual one."""

    fingerprint: str
    reason: str
    approver: str
    expiry: str
    waivers: Path | None


def run_waive(wanted: Wanted, reading: Reading) -> None:
    """Adds the waiver. Raises ``PromiseCheckError`` where the finding or the file is amiss."""
    day, grant = given.date_given(reading.asked.as_of), _grant(wanted)
    if grant.expiry < day:
        raise UsageError(f"--expiry {wanted.expiry}: this day is over; name a later one")
    if len(wanted.fingerprint) < _SHORTEST:
        raise UsageError(f"{wanted.fingerprint}: give at least {_SHORTEST} signs of a fingerprint")
    found = reading.find()
    checked = reading.check(found, catalog_chosen(reading.asked.catalog, reading.settings))
    complain_of([*found.missing, *found.skipped, *checked.failures()])
    matching = _matching(wanted.fingerprint, checked.documents)
    document, finding = _only(matching, wanted, reading.paths)
    usual = from_folder(reading.settings, reading.settings.waivers) or DEFAULT
    path = wanted.waivers or Path(usual)
    _add(path, document, finding, grant)
    feature = f" {finding.feature.id}" if finding.feature else ""
    tell(f"{path}: {finding.rule.code}{feature} in {document} is waived until {grant.expiry}.")


def _grant(wanted: Wanted) -> Grant:
    texts = {"--reason": wanted.reason, "--approver": wanted.approver}
    for option, text in texts.items():
        if not text.strip():
            raise UsageError(f"{option} is empty; say it in a few words")
    expiry = given.date_given(wanted.expiry, "--expiry")
    return Grant(" ".join(wanted.reason.split()), " ".join(wanted.approver.split()), expiry)


def _matching(fingerprint: str, documents: Sequence[CheckedDocument]) -> list[tuple[str, Finding]]:
    return [
        (document.path, finding)
        for document in documents
        for finding in document.findings
        if finding.fingerprint.startswith(fingerprint.lower())
    ]


def _only(
    matching: list[tuple[str, Finding]], wanted: Wanted, paths: Sequence[str]
) -> tuple[str, Finding]:
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise UsageError(f"{wanted.fingerprint}: several findings begin so; give more of it")
    where = ", ".join(paths)
    raise UsageError(
        f"{wanted.fingerprint}: there is no finding with this fingerprint in {where}; "
        "name the document after it, as it was named to check"
    )


def _add(path: Path, document: str, finding: Finding, grant: Grant) -> None:
    try:
        if path.exists():
            load_waivers(path)
        text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
        made = with_waiver(text, path.as_posix(), finding, document, grant)
        write_file(path, [made.encode()])
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written: {reason(error)}") from error
