"""One run of ``waive``: finds the finding again and adds its waiver to the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from promisecheck.cli import given
from promisecheck.cli.inputs import Inputs, find
from promisecheck.cli.outputs import write_file
from promisecheck.cli.settling import (
    Asked,
    Bases,
    Chosen,
    choice_given,
    from_folder,
    settings_given,
)
from promisecheck.cli.streams import tell
from promisecheck.errors import UsageError
from promisecheck.model import Finding
from promisecheck.scan import Examiner, FoundFiles, reason, results
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


def run_waive(
    wanted: Wanted,
    paths: Sequence[str],
    catalog: str | None,
    scope: Sequence[str],
    as_of: str | None,
) -> None:
    """Adds the waiver. Raises ``PromiseCheckError`` where the finding or the file is amiss."""
    day, grant = given.date_given(as_of), _grant(wanted)
    if grant.expiry < day:
        raise UsageError(f"--expiry {wanted.expiry}: this day is over; name a later one")
    if len(wanted.fingerprint) < _SHORTEST:
        raise UsageError(f"{wanted.fingerprint}: give at least {_SHORTEST} signs of a fingerprint")
    settings = settings_given(None)
    bases = Bases(Asked(catalog, scope, as_of, (), (), None), settings, inline=True)
    found = find(Inputs(paths, None, None, False, False), choice_given(Chosen(), settings))
    found.documents = bases.placed(found.documents)
    document, finding = _only(_matching(wanted.fingerprint, found, bases), wanted, paths)
    path = wanted.waivers or Path(from_folder(settings, settings.waivers) or DEFAULT)
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


def _matching(fingerprint: str, found: FoundFiles, bases: Bases) -> list[tuple[str, Finding]]:
    matching = []
    for result in results(found.documents, Examiner(bases.bases).examine):
        findings = result.examined.document.findings if result.examined else ()
        for finding in findings:
            if finding.fingerprint.startswith(fingerprint.lower()):
                matching.append((result.path, finding))
    return matching


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
        write_file(path, made.encode())
    except OSError as error:
        raise UsageError(f"{path}: it cannot be written: {reason(error)}") from error
