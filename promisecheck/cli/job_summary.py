"""GitHub's job summary: a file named by the environment, to which a step appends Markdown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from promisecheck.errors import UsageError
from promisecheck.model import Report
from promisecheck.scan import reason

VARIABLE: Final = "GITHUB_STEP_SUMMARY"
MOST_BYTES: Final = 1_000_000
"""What a step may write in all: GitHub refuses a summary above 1 MiB whole."""


def append_job_summary(report: Report) -> None:
    """Appends the report where the environment names a file; else does nothing.

    Raises ``UsageError`` where the file cannot be written.
    """
    from promisecheck.reports import markdown

    named = os.environ.get(VARIABLE)
    if not named:
        return
    path = Path(named)
    try:
        room = MOST_BYTES - (path.stat().st_size if path.exists() else 0)
        text = markdown.within(report, room)
        with path.open("ab") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise UsageError(f"the job summary cannot be written: {path}: {reason(error)}") from error
