"""The baseline: findings known before, by fingerprint, so that only new ones are reported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from promisecheck.errors import Problem, SettingsError
from promisecheck.model import Finding, Status
from promisecheck.rules.status import status_in

_LARGEST: Final = 256 * 1024 * 1024
_RANK: Final = {
    status: rank
    for rank, status in enumerate(
        (
            Status.SHIPPED,
            Status.BETA,
            Status.DEPRECATED,
            Status.UNSTABLE,
            Status.PLANNED,
            Status.RETIRED,
            Status.UNAVAILABLE,
        )
    )
}
_MEND: Final = "write it anew with --write-baseline"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A known finding; ``status`` is what its feature had when it was entered, or ""."""

    path: str
    rule: str
    feature: str
    fingerprint: str
    status: str
    line: int = field(default=1, compare=False)

    def is_worse_now(self, finding: Finding) -> bool:
        """Whether the finding's feature has a worse status than when this was entered."""
        if finding.feature is None or not self.status:
            return False
        return _RANK[_status(finding)] > _RANK[Status(self.status)]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The known findings by fingerprint. ``path`` is how reports call the file."""

    path: str
    entries: Mapping[str, Entry]


def load_baseline(path: Path) -> Baseline:
    """Reads the file. Raises ``SettingsError`` where it cannot be used."""
    shown = path.as_posix()
    try:
        if path.stat().st_size > _LARGEST:
            raise SettingsError([Problem(shown, 1, 1, f"the baseline is too large; {_MEND}")])
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        said = "there is no such file; write one with --write-baseline"
        raise SettingsError([Problem(shown, 1, 1, said)]) from None
    except (OSError, ValueError) as error:
        raise SettingsError([Problem(shown, 1, 1, f"it cannot be read; {_MEND}")]) from error
    return parse_baseline(text, shown)


def parse_baseline(text: str, path: str) -> Baseline:
    """The baseline in a text. Raises ``SettingsError`` where it cannot be used."""
    try:
        top = json.loads(text)
    except json.JSONDecodeError as error:
        problem = Problem(path, error.lineno, error.colno, f"this is no valid JSON; {_MEND}")
        raise SettingsError([problem]) from error
    except RecursionError:
        raise SettingsError([Problem(path, 1, 1, f"this is no baseline; {_MEND}")]) from None
    if not isinstance(top, dict) or top.get("baseline") != 1:
        said = f'this is no baseline of a kind that can be read ("baseline": 1); {_MEND}'
        raise SettingsError([Problem(path, 1, 1, said)])
    lines = _lines_of_entries(text)
    entries = [_entry(made, lines, path) for made in _listed(top, path)]
    return Baseline(path, {entry.fingerprint: entry for entry in entries})


def entry_of(finding: Finding, path: str) -> Entry:
    """What a baseline keeps of a finding: nothing that the document says, no line."""
    feature = finding.feature.id if finding.feature else ""
    status = _status(finding).value if finding.feature else ""
    return Entry(path, finding.rule.code, feature, finding.fingerprint, status)


def written(entries: Iterable[Entry]) -> str:
    """The text of a baseline file: sorted, an entry a line, the same for the same findings."""
    lines = [
        json.dumps(
            {
                "path": entry.path,
                "rule": entry.rule,
                "feature": entry.feature or None,
                "status": entry.status or None,
                "fingerprint": entry.fingerprint,
            },
            ensure_ascii=False,
        )
        for entry in sorted(set(entries))
    ]
    body = ",\n    ".join(lines)
    listed = f"[\n    {body}\n  ]" if lines else "[]"
    return f'{{\n  "baseline": 1,\n  "entries": {listed}\n}}\n'


def _status(finding: Finding) -> Status:
    assert finding.feature is not None
    return status_in(finding.feature, finding.claim.scope)


def _listed(top: dict[str, Any], path: str) -> list[Any]:
    listed = top.get("entries")
    if isinstance(listed, list):
        return listed
    raise SettingsError([Problem(path, 1, 1, f'the baseline has no list "entries"; {_MEND}')])


def _entry(made: object, lines: Mapping[str, int], path: str) -> Entry:
    if isinstance(made, dict) and isinstance(made.get("fingerprint"), str):
        texts = {name: made.get(name) or "" for name in ("path", "rule", "feature", "status")}
        known = texts["status"] in {"", *(status.value for status in Status)}
        if known and all(isinstance(text, str) for text in texts.values()):
            line = lines.get(made["fingerprint"], 1)
            return Entry(**texts, fingerprint=made["fingerprint"], line=line)
    raise SettingsError([Problem(path, 1, 1, f"the baseline holds an entry amiss; {_MEND}")])


def _lines_of_entries(text: str) -> dict[str, int]:
    """The line of each fingerprint; files are written with an entry a line."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        _, key, rest = line.partition('"fingerprint":')
        if key:
            found.setdefault(rest.strip().strip("{}, ").strip('"'), number)
    return found
