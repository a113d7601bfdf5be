"""Reads every file in a folder as ``check`` would and says what came of it, and how long it took.

    python benchmarks/torture.py FOLDER

Ends with 1 where a file took longer than ten seconds or brought out a fault of the program.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from promisecheck.documents import SUFFIXES, read_documents
from promisecheck.errors import ReadError
from promisecheck.model import Failure

SLOW = 10.0


def outcome(path: Path) -> tuple[str, str]:
    """``text``, ``refused`` or ``FAULT``, and the words or the message."""
    try:
        found = list(read_documents(path.read_bytes(), path.name))
    except ReadError as error:
        return "refused", str(error)
    except Exception as error:
        return "FAULT", repr(error)
    failed = [one for one in found if isinstance(one, Failure)]
    size = sum(
        len(block.text) for one in found if not isinstance(one, Failure) for block in one.blocks
    )
    said = "; ".join(f"{one.path}: {one.message}" for one in failed)
    if "fault of the program" in said:
        return "FAULT", said
    return ("text", f"{size} characters {said}") if size else ("refused", said or "no text")


def main(folder: str) -> int:
    """Prints a line a file and the totals; returns the exit status."""
    totals: Counter[str] = Counter()
    worst = 0.0
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix.lower() not in SUFFIXES or not path.is_file():
            continue
        began = time.perf_counter()
        kind, said = outcome(path)
        took = time.perf_counter() - began
        worst = max(worst, took)
        totals[kind] += 1
        print(f"{took:6.2f} s  {kind:8} {path.relative_to(folder)}  {said[:150]}")
    print(f"{dict(totals)}, slowest {worst:.2f} s")
    return int(totals["FAULT"] > 0 or worst > SLOW)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
