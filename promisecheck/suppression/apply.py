"""The one step that takes out what is to be held back, before any report sees a finding."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from promisecheck.model import (
    CheckedDocument,
    Finding,
    HeldBack,
    HeldBy,
    Notice,
    NoticeKind,
    Severity,
    Suppressed,
    Verdict,
)
from promisecheck.suppression.ignores import NOTHING, Ignore, InlineIgnores

if TYPE_CHECKING:  # most runs have neither a baseline nor waivers, and need not load them
    from promisecheck.suppression.baseline import Baseline, Entry
    from promisecheck.suppression.waivers import Waiver, Waivers


@dataclass(frozen=True, slots=True)
class Examined:
    """A checked document before anything is held back.

    ``ignores`` are its inline comments, ``customers`` the names that it gives its customer,
    ``applied`` the codes of the rules that were applied.
    """

    document: CheckedDocument
    ignores: InlineIgnores = NOTHING
    customers: tuple[str, ...] = ()
    applied: frozenset[str] = frozenset()


def judged(document: CheckedDocument, fail_on: Severity | None) -> CheckedDocument:
    """The document with the verdict on the findings that it has."""
    found = (severity for severity in Severity if document.count(severity))
    verdict = Verdict.on(found, fail_on)
    return document if verdict is document.verdict else replace(document, verdict=verdict)


class Suppression:
    """Holds findings back and keeps count, one document after another.

    ``as_of`` decides which waivers have expired, ``fail_on`` the verdict of what is left,
    ``collect`` keeps an entry for a new baseline of every finding that only a baseline can hold
    back; then nothing else is held back by one.
    """

    def __init__(
        self,
        *,
        as_of: dt.date,
        fail_on: Severity | None,
        waivers: Waivers | None = None,
        baseline: Baseline | None = None,
        collect: bool = False,
    ) -> None:
        self._as_of, self._fail_on = as_of, fail_on
        self._waivers, self._baseline = waivers, baseline
        self._collect = collect
        self._counts: Counter[HeldBy] = Counter()
        self._used_waivers: set[Waiver] = set()
        self._met_waivers: set[Waiver] = set()
        self._seen_fingerprints: set[str] = set()
        self._notices: list[Notice] = []
        self._applied: frozenset[str] = frozenset()
        self._entries: list[Entry] = []

    def apply(self, examined: Examined) -> CheckedDocument:
        """The document with what is left to report, and with what was held back and why."""
        document = examined.document
        self._applied |= examined.applied
        used: set[Ignore] = set()
        left, held = self._parted(examined, used)
        self._note_inline(examined, used)
        if held:
            document = replace(document, findings=tuple(left), held_back=tuple(held), tally=None)
        return judged(document, self._fail_on)

    def _parted(
        self, examined: Examined, used: set[Ignore]
    ) -> tuple[list[Finding], list[HeldBack]]:
        """What is left of the findings and what is held back; no look where nothing can be."""
        left: list[Finding] = []
        held: list[HeldBack] = []
        waivers = self._granted(examined)
        if not (examined.ignores.ignores or waivers or self._baseline or self._collect):
            return left, held
        for finding in examined.document.findings:
            why = self._hold(finding, examined, waivers, used)
            if why is None:
                left.append(finding)
            else:
                held.append(why)
                self._counts[why.by] += 1
        return left, held

    def counts(self) -> Suppressed:
        """How many findings were held back so far, by what."""
        return Suppressed(
            baseline=self._counts[HeldBy.BASELINE],
            waived=self._counts[HeldBy.WAIVED],
            inline=self._counts[HeldBy.INLINE],
        )

    def notices(
        self, *, whole: bool, looked_at: Callable[[str], bool], features: frozenset[str]
    ) -> tuple[Notice, ...]:
        """What is amiss with comments, waivers and baseline entries, in order of their places.

        ``whole`` says that folders were searched for all there is to find, so that a waiver
        without use is worth a word;
        ``looked_at`` whether a path was among what was to be checked; ``features`` are known ids.
        """
        return (
            *sorted(self._notices, key=lambda n: (n.path, n.line, n.column)),
            *self._waiver_notices(whole, features),
            *self._baseline_notices(looked_at),
        )

    def new_baseline(self, looked_at: Callable[[str], bool]) -> list[Entry]:
        """Entries of all that was found, and the old ones of documents not looked at."""
        old = self._baseline.entries.values() if self._baseline else ()
        kept = [e for e in old if not looked_at(e.path) or e.rule not in self._applied]
        return [*kept, *self._entries]

    # --- holding back ------------------------------------------------------------------------

    def _hold(
        self,
        finding: Finding,
        examined: Examined,
        waivers: Sequence[Waiver],
        used: set[Ignore],
    ) -> HeldBack | None:
        covering = [ignore for ignore in examined.ignores.ignores if ignore.covers(finding)]
        used.update(covering)
        fitting = [waiver for waiver in waivers if waiver.fits(finding)]
        self._used_waivers.update(fitting)
        valid = [waiver for waiver in fitting if not waiver.is_over(self._as_of)]
        path = examined.document.path
        by_baseline = self._known(finding, path)
        if covering:
            where = f"{path}:{covering[0].line}"
            return HeldBack(finding, HeldBy.INLINE, covering[0].reason, where=where)
        if valid and self._waivers:
            first = valid[0]
            where = f"{self._waivers.path}:{first.line}"
            return HeldBack(
                finding, HeldBy.WAIVED, first.reason, first.approver, first.expiry, where
            )
        if self._collect:
            from promisecheck.suppression.baseline import entry_of

            self._entries.append(entry_of(finding, path))
            return HeldBack(finding, HeldBy.BASELINE)
        return by_baseline

    def _known(self, finding: Finding, path: str) -> HeldBack | None:
        if self._baseline is None:
            return None
        entry = self._baseline.entries.get(finding.fingerprint)
        if entry is None:
            return None
        self._seen_fingerprints.add(entry.fingerprint)
        if entry.is_worse_now(finding):
            said = (
                f"{path}: {entry.feature} was {entry.status} when this finding was entered and "
                "is worse now, so the finding is new"
            )
            self._note(NoticeKind.WORSE, self._baseline.path, entry.line, said)
            return None
        return HeldBack(finding, HeldBy.BASELINE, where=f"{self._baseline.path}:{entry.line}")

    def _granted(self, examined: Examined) -> tuple[Waiver, ...]:
        if self._waivers is None:
            return ()
        wanted = self._waivers.entries
        if not examined.document.findings:  # then only whether it fits the document is news
            wanted = tuple(waiver for waiver in wanted if waiver not in self._met_waivers)
        granted = self._waivers.granted(examined.document.path, examined.customers, wanted)
        self._met_waivers.update(granted)
        return granted

    # --- what is amiss -----------------------------------------------------------------------

    def _note_inline(self, examined: Examined, used: set[Ignore]) -> None:
        path = examined.document.path
        for flaw in examined.ignores.flaws:
            self._note(NoticeKind.UNKNOWN, path, flaw.line, flaw.message, flaw.column)
        for ignore in examined.ignores.ignores:
            if ignore not in used and ignore.codes & examined.applied:
                said = f"ignore[{ignore.named}] holds nothing back; delete it"
                self._note(NoticeKind.UNUSED, path, ignore.line, said, ignore.column)

    def _note(self, kind: NoticeKind, path: str, line: int, message: str, column: int = 1) -> None:
        self._notices.append(Notice(kind, path, line, column, message))

    def _waiver_notices(self, whole: bool, features: frozenset[str]) -> list[Notice]:
        if self._waivers is None:
            return []
        said = [(waiver, self._about(waiver, whole, features)) for waiver in self._waivers.entries]
        path = self._waivers.path
        return [
            Notice(about[0], path, waiver.line, waiver.column, about[1])
            for waiver, about in said
            if about
        ]

    def _about(
        self, waiver: Waiver, whole: bool, features: frozenset[str]
    ) -> tuple[NoticeKind, str] | None:
        unknown = sorted(waiver.features - features)
        if unknown:
            said = f'this waives "{unknown[0]}", which is no feature of the catalog'
            return NoticeKind.UNKNOWN, said
        if waiver.is_over(self._as_of):
            said = f"the waiver of {waiver.subject} expired on {waiver.expiry} and waives nothing"
            return NoticeKind.EXPIRED, said
        if whole and waiver not in self._used_waivers:
            said = "finding; delete it"
            if waiver not in self._met_waivers:
                said = "document that was read; delete it, or mend its documents or customer"
            return NoticeKind.UNUSED, f"the waiver of {waiver.subject} fits no {said}"
        if waiver.is_almost_over(self._as_of):
            said = (
                f"the waiver of {waiver.subject} by {waiver.approver} expires "
                f"{_when(waiver, self._as_of)}; mend what it waives, or have it renewed"
            )
            return NoticeKind.EXPIRING, said
        return None

    def _baseline_notices(self, looked_at: Callable[[str], bool]) -> list[Notice]:
        if self._baseline is None:
            return []
        path = self._baseline.path
        return [
            Notice(NoticeKind.UNUSED, path, entry.line, 1, _stale(entry))
            for entry in self._baseline.entries.values()
            if entry.fingerprint not in self._seen_fingerprints
            and entry.rule in self._applied
            and looked_at(entry.path)
        ]


def _when(waiver: Waiver, day: dt.date) -> str:
    left = waiver.days_left(day)
    soon = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    return f"{soon}, on {waiver.expiry}" if left > 1 else f"{soon}, {waiver.expiry}"


def _stale(entry: Entry) -> str:
    about = f"{entry.rule} {entry.feature}".strip()
    return f"{about} in {entry.path} ({entry.fingerprint}) is found no more; delete the entry"
