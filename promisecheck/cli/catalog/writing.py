"""Writing a result to standard output or to a file."""

from __future__ import annotations

from pathlib import Path

from promisecheck.catalog.editing.store import replace_file
from promisecheck.cli.streams import tell, write_report
from promisecheck.errors import UsageError


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
