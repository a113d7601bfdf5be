"""A rule or a feature explained."""

from __future__ import annotations

from pathlib import Path

from promisecheck.catalog.features import Entry
from promisecheck.catalog.nodes import MappingNode, Node, SequenceNode
from promisecheck.catalog.revisions import history
from promisecheck.rules import RULES, Rule
from promisecheck.upkeep.quality import CHECKS, QualityCheck


def rule_called(name: str) -> Rule | None:
    """The rule with this code or name."""
    wanted = name.casefold()
    return next((r for r in RULES if wanted in (r.info.code.casefold(), r.info.name)), None)


def check_called(name: str) -> QualityCheck | None:
    """The check of a catalog's quality with this code or name."""
    wanted = name.casefold()
    return next((c for c in CHECKS if wanted in (c.code.casefold(), c.name)), None)


def rule_lines(rule: Rule) -> list[str]:
    """What the rule is, why it is, examples, and how to configure and waive it."""
    info = rule.info
    lines = [f"{info.code} {info.name} ({info.severity.value}): {info.summary}.", "", rule.why]
    for head, sentences in (("Wrong", rule.wrong), ("Honest", rule.honest)):
        lines += ["", f"{head}:", *(f"  {sentence}" for sentence in sentences)]
    lines += [
        "",
        "Without this rule:",
        f"  promisecheck check FOLDER --ignore {info.name}",
        "One sentence is fine all the same (the reason is part of it):",
        f"  promisecheck: ignore[{info.name}] agreed with support, see SUP-12",
        "Support grants an exception for documents until a day:",
        "  promisecheck waive --help",
    ]
    return lines


def check_lines(check: QualityCheck) -> list[str]:
    """What the check of a catalog warns of, and how to leave it out."""
    return [
        f"{check.code} {check.name} (warning about a catalog): {check.summary}.",
        "",
        "Without it:",
        f"  promisecheck catalog validate --ignore {check.name}",
    ]


def history_lines(entry: Entry) -> list[str]:
    """The last changes of the entry as git knows them, newest first; none where it knows none."""
    told = history(Path(entry.path), entry.section.node.line, _last_line(entry.section.node))
    return ["", "Last changes:", *(f"  {line}" for line in told)] if told else []


def _last_line(node: Node) -> int:
    """The line of the last value that stands in the node."""
    if isinstance(node, MappingNode):
        return max([node.line, *(_last_line(value) for _, value in node.pairs)])
    if isinstance(node, SequenceNode):
        return max([node.line, *(_last_line(item) for item in node.items)])
    return node.line
