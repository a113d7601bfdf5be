"""Where reports go: one to standard output, others to files that appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from promisecheck.cli.given import one_of
from promisecheck.cli.job_summary import append_job_summary
from promisecheck.cli.options import Color
from promisecheck.cli.streams import write_pieces
from promisecheck.errors import UsageError
from promisecheck.model import Report
from promisecheck.reports import FORMATS, pieces
from promisecheck.reports.look import Look
from promisecheck.scan import reason


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A format and the file that it is written to."""

    format: str
    path: Path


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a run writes: ``format`` in ``look`` to standard output, and each of ``files``.

    ``quiet`` leaves out all that is said besides, but what went amiss.
    """

    format: str
    look: Look
    files: tuple[ReportFile, ...]
    quiet: bool


def outputs_given(
    format_name: str, report_files: Iterable[str], color: Color, *, quiet: bool, verbose: bool
) -> Outputs:
    """What the options ask for. Raises ``UsageError`` for a format that there is not."""
    look = Look(width=_width(), color=_colored(color), verbose=verbose)
    files = tuple(_report_file(pair) for pair in report_files)
    return Outputs(one_of("--format", format_name, tuple(FORMATS)), look, files, quiet)


def write(report: Report, outputs: Outputs) -> bool:
    """Writes every output; says whether anything went to standard output.

    Raises ``UsageError`` where one of them cannot be written.
    """
    made = pieces(outputs.format, report, outputs.look)
    wrote = write_pieces(made, for_people=outputs.format == "text")
    if outputs.format == "github":
        append_job_summary(report)
    for file in outputs.files:
        plain = Look(verbose=outputs.look.verbose, alone=True)
        _write_report_file(file.path, pieces(file.format, report, plain))
    return wrote


def _report_file(pair: str) -> ReportFile:
    name, equals, path = pair.partition("=")
    if not equals or not path:
        raise UsageError(f"--report {pair}: write it as in --report json=report.json")
    made = ReportFile(one_of("--report", name, tuple(FORMATS)), Path(path))
    if not made.path.parent.is_dir():  # better told now than after all documents were checked
        raise UsageError(f"--report {pair}: there is no folder {made.path.parent}; make it first")
    return made


def _write_report_file(path: Path, made: Iterable[str]) -> None:
    try:
        write_file(path, (piece.encode("utf-8", "replace") for piece in made))
    except OSError as error:
        raise UsageError(f"--report {path}: it cannot be written: {reason(error)}") from error


def write_file(path: Path, made: Iterable[bytes]) -> None:
    """Writes a file whole or not at all; a pipe or a device as it is. Raises ``OSError``."""
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            file.writelines(made)
    else:
        _replace(path.resolve(), made)


def _replace(path: Path, made: Iterable[bytes]) -> None:
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as file:
            file.writelines(made)
        unfinished.replace(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _width() -> int:
    """The terminal's width, at most what reads well; 80 where there is none."""
    return min(shutil.get_terminal_size().columns, 100) if _is_terminal() else 80


def _colored(color: Color) -> bool:
    """The option decides, then ``NO_COLOR``, then ``FORCE_COLOR``, then the terminal."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return _is_terminal() and os.environ.get("TERM") != "dumb"
