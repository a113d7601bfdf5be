"""What a rule is, and what it sees of a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from promisecheck.model import Catalog, Claim, Feature, RuleInfo, Severity, Status
from promisecheck.rules.status import status_in


@dataclass(frozen=True, slots=True)
class Case:
    """A claim held against one feature of the catalog."""

    claim: Claim
    feature: Feature
    catalog: Catalog
    status: Status = field(init=False)

    def __post_init__(self) -> None:
        """Works out the status in the claim's scope, which most rules ask for."""
        object.__setattr__(self, "status", status_in(self.feature, self.claim.scope))


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: ``breach`` says in one sentence how the case breaks it, or ``None``.

    ``why`` explains the rule to a rep; ``wrong`` and ``honest`` are sentences that it must and
    must not flag, against the catalog in ``rules/example_catalog.yaml``.
    """

    info: RuleInfo
    breach: Callable[[Case], str | None]
    why: str
    wrong: tuple[str, ...]
    honest: tuple[str, ...]

    def __post_init__(self) -> None:
        """Lets ``info`` carry the explanation to the reports, which know no rules."""
        info = replace(self.info, why=self.why, wrong=self.wrong, honest=self.honest)
        object.__setattr__(self, "info", info)


def rule_info(code: str, name: str, severity: Severity, summary: str) -> RuleInfo:
    """Shorter to read at the head of a rule's module."""
    return RuleInfo(code, name, severity, summary)
