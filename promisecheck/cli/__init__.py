"""The command line: options in, exit status out. Thin; what it decides is how to say things."""

from __future__ import annotations

import gc
import sys

INTERRUPTED = 130
FAILED = 2

# What a start makes stays until the end: looking through it for rubbish costs a sixth of the start.
COLLECT_EVERY = 100_000


def main() -> None:
    """The program's outermost layer: runs the command line and exits with its status.

    Whatever happens becomes a status of CONTRACT and one clear line, never a traceback.
    """
    gc.set_threshold(COLLECT_EVERY)
    try:
        status = _status(sys.argv[1:])
    except KeyboardInterrupt:
        status = _stopped("stopped before the end", INTERRUPTED)
    except MemoryError:
        status = _stopped("this needs more memory than the machine has", FAILED)
    except Exception as fault:
        status = _broken(fault)
    gc.freeze()  # the end of the process frees everything; no last search for rubbish before it
    sys.exit(status)


def _status(arguments: list[str]) -> int:
    from promisecheck.cli.app import run
    from promisecheck.cli.streams import complain
    from promisecheck.errors import PromiseCheckError

    try:
        status = run(arguments)
    except PromiseCheckError as error:
        for line in str(error).splitlines():
            complain(line)
        return FAILED
    if status == INTERRUPTED:
        complain("stopped before the end")
    return status


def _stopped(said: str, status: int) -> int:
    from promisecheck.cli.streams import complain

    complain(said)
    return status


def _broken(fault: Exception) -> int:
    """A fault of the program: one line, and the details only where they were asked for."""
    from promisecheck.cli.streams import complain, complain_in_detail
    from promisecheck.errors import kind_and_place

    if isinstance(fault, OSError) and fault.filename:
        complain(f"{fault.filename}: {(fault.strerror or 'it cannot be used').lower()}")
        return FAILED
    told = f"this is a fault of the program ({kind_and_place(fault)}), which cannot go on"
    complain(f"{told}; please report it")
    if not {"--verbose", "-v"}.isdisjoint(sys.argv):
        complain_in_detail(fault)
    return FAILED
