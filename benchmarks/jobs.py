"""A job over a large folder: cold, warm, one document changed; time, memory, same bytes.

    python -m benchmarks.jobs [--documents 20000] [--jobs 2] [--format concise]

The targets are those of 20,000 documents of 10 kB on two cores: cold in 6 minutes, warm and with
one changed document in 15 s. With fewer documents the cold target shrinks with their number. Where
others use the machine too, half the seconds of the processors tell more than those on the wall.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.folder import ROOT, build, extended_catalog, sources

WHOLE, COLD, WARM = 20_000, 360.0, 15.0
WORDS_EACH = 1_550  # at least: with them the documents have 10 kB


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took: seconds on the wall, seconds of the processors by all its processes,
    megabytes of its first process at the peak, and a digest of its report.
    """

    seconds: float
    processors: float
    megabytes: float
    digest: str


def main() -> None:
    """Builds, measures and prints; ends with 1 where a target is missed."""
    given = arguments()
    with tempfile.TemporaryDirectory() as place:
        catalog = extended_catalog(ROOT / "catalog.yaml", given.features, Path(place))
        folder = build(sources([]), given.documents, Path(place, "folder"), WORDS_EACH)
        size = sum(path.stat().st_size for path in folder.documents)
        print(f"{given.documents:,} documents, {size / 1e6:.0f} MB, {folder.words:,} words")
        check = runner(folder.path, catalog, Path(place, "cache"), given)
        cold, warm = check(), check()
        changed = folder.documents[given.documents // 2]
        changed.write_text(changed.read_text() + "\nIt works.\n")
        one = check()
    cold_target = COLD * given.documents / WHOLE
    missed = [
        told("cold", cold, cold_target),
        told("warm", warm, WARM),
        told("one changed", one, WARM),
    ]
    same = cold.digest == warm.digest
    print(f"same bytes    {'yes' if same else 'NO'}")
    sys.exit(any(missed) or not same)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=WHOLE)
    parser.add_argument("--features", type=int, default=300)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--format", default="concise")
    return parser.parse_args()


def runner(
    folder: Path, catalog: Path, cache: Path, given: argparse.Namespace
) -> Callable[[], Run]:
    """Gives what runs the check once as a process and measures it."""
    command = [
        sys.executable,
        "-m",
        "promisecheck",
        "check",
        str(folder),
        "--catalog",
        str(catalog),
    ]
    command += ["--as-of", "2026-11-21", "--cache-dir", str(cache), "--format", given.format]
    command += ["--jobs", str(given.jobs), "--no-progress"]

    def run() -> Run:
        began = time.perf_counter()
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            digest = hashlib.sha256()
            while piece := process.stdout.read(1 << 20):
                digest.update(piece)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said = process.stderr.read().decode() if process.stderr else ""
        if process.returncode not in (0, 1):
            sys.exit(said)
        unit = 1 if sys.platform == "darwin" else 1024
        took = time.perf_counter() - began
        processors = used.ru_utime + used.ru_stime
        return Run(took, processors, used.ru_maxrss * unit / 1e6, digest.hexdigest())

    return run


def told(name: str, run: Run, target: float) -> bool:
    """Prints one measurement; says whether the target is missed."""
    print(
        f"{name:12} {run.seconds:8.1f} s  (target {target:.0f} s)  "
        f"{run.processors:8.1f} s of the processors  {run.megabytes:6.0f} MB"
    )
    return run.seconds >= target


if __name__ == "__main__":
    main()
