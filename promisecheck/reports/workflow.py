"""Workflow commands, which GitHub's runner reads from a job's log.

The format is told in GitHub's "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from promisecheck.reports.visible import visible


def command(kind: str, properties: dict[str, str], data: str) -> str:
    """One command without its line's end; nothing in the texts can end it or begin another.

    Properties that are empty are left out.
    """
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{kind} {given}::{_data(data)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
