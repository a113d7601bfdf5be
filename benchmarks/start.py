"""How long the check of a single note takes as a whole process, beside a bare interpreter start.

    python -m benchmarks.start [--runs 15]

The commands run in turn, so that a machine that gets slower slows all; what is printed are
medians, and the ratio of the pairs. The note is checked against a catalog that an earlier run has
kept, as every check but the first after a change of the catalog is, and with nothing kept.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = 0.25  # seconds
# An installed program has its modules compiled; this variable would have it compile them anew.
AS_INSTALLED = {name: v for name, v in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

NOTE = """\
Call with the night manager, 20 November.

He asked whether the kiosk works in Austria; I said I would find out.
Told him that the channel manager takes 35 channels and that the open API is there.
He needs a date for linen tracking, which is on our roadmap.
"""


def main() -> None:
    """Prints the medians and the ratio; ends with 1 where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--format", default="text", help="the report's format (text)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder, "note.txt")
        note.write_text(NOTE, encoding="utf-8")
        check = check_command(note, given.format)
        commands = [check, [*check, "--no-cache"], bare_command()]
        ours, anew, bare = in_turn(commands, given.runs, kept_in=folder)
    median = statistics.median(ours)
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    print(f"one note, whole process   {median:7.3f} s   (target {TARGET} s)")
    print(f"  with nothing kept       {statistics.median(anew):7.3f} s")
    print(f"bare interpreter          {statistics.median(bare):7.3f} s")
    print(f"ratio                     {ratio:7.1f}")
    sys.exit(median >= TARGET)


def check_command(note: Path, format_name: str) -> list[str]:
    """The command that checks the note against the project's own catalog."""
    catalog = str(ROOT / "catalog.yaml")
    options = ["--catalog", catalog, "--as-of", "2026-11-21", "--format", format_name]
    return [sys.executable, "-m", "promisecheck", "check", str(note), *options]


def bare_command() -> list[str]:
    """The command that starts an interpreter and ends it."""
    return [sys.executable, "-c", "pass"]


def in_turn(commands: list[list[str]], runs: int, *, kept_in: str) -> list[list[float]]:
    """Wall times in seconds of each command, run alternately, after one run to warm up."""
    environment = AS_INSTALLED | {"XDG_CACHE_HOME": kept_in, "LOCALAPPDATA": kept_in}
    for command in commands:
        seconds(command, environment)
    rounds = [[seconds(command, environment) for command in commands] for _ in range(runs)]
    return [list(times) for times in zip(*rounds, strict=True)]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """The wall time of a command that must not end with 2."""
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode(errors="replace"))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
