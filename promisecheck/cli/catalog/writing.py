"""Writing a result to standard output or to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from promisecheck.catalog.editing.store import replace_file
from promisecheck.cli.streams import tell, write_report
from promisecheck.errors import UsageError
from promisecheck.reports.visible import json_safe, visible

_JSON: Final = frozenset({"json", "gitlab"})
_AS_THEY_ARE: Final = frozenset({"csv", "icalendar", "github"})  # written so that they are safe


def write_told(text: str, format_name: str = "text", output: str | None = None) -> None:
    """Writes what a command has found; no word of a document in it can steer a terminal.

    Raises ``UsageError`` where it cannot be written.
    """
    if format_name in _JSON:
        text = json_safe(text)
    elif format_name not in _AS_THEY_ARE:
        text = "\n".join(visible(line) for line in text.split("\n"))
    write_out(text, output, for_people=format_name == "text")


def write_out(text: str | bytes, output: str | None, *, for_people: bool) -> None:
    """Writes to the file ``output``, whole or not at all, else to standard output.

    Raises ``UsageError`` where it cannot be written.
    """
    if output is None:
        shown = text if isinstance(text, str) else text.decode("utf-8")
        write_report(shown, for_people=for_people)
        return
    try:
        replace_file(Path(output), text if isinstance(text, bytes) else text.encode())
    except OSError as error:
        reason = (error.strerror or "the system gives no reason").lower()
        raise UsageError(f"--output {output}: it cannot be written: {reason}") from error
    tell(f"{output} written.")
