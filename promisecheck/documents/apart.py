"""Reads documents in a process of their own, which may hang or crash without harm to the run."""

from __future__ import annotations

import atexit
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from promisecheck.documents.child import HEADER
from promisecheck.documents.limits import allowing
from promisecheck.documents.terms import Terms
from promisecheck.errors import ReadError
from promisecheck.model import Document, Failure

_GONE: Final = object()
_COMMAND: Final = "from promisecheck.documents.child import serve; serve()"


def read_apart(data: bytes, name: str, terms: Terms) -> Iterator[Document | Failure]:
    """The documents in ``data``, read by the process apart, which is started where needed.

    Where it takes too long or ends before its time, the file at which it was is a ``Failure``,
    and what else the same file holds is not read.
    """
    global _reader
    if _reader is None or not _reader.alive:
        _reader = _Reader()
        atexit.register(_reader.stop)
    yield from _reader.read(data, name, terms)


class _Reader:
    """The process, and a thread that waits for what it says."""

    def __init__(self) -> None:
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
        }
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _COMMAND],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError as error:
            raise ReadError("a process to read this document in could not be started") from error
        self._said: queue.Queue[Any] = queue.Queue(maxsize=16)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input, self._output = self._process.stdin, self._process.stdout
        threading.Thread(target=_listen, args=(self._output, self._said), daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether it can be asked to read something."""
        return self._process.poll() is None

    def read(self, data: bytes, name: str, terms: Terms) -> Iterator[Document | Failure]:
        begun, seconds = name, terms.limits.seconds
        with suppress(OSError):  # that it is gone is said below
            request = pickle.dumps((name, data, terms), protocol=pickle.HIGHEST_PROTOCOL)
            self._input.write(HEADER.pack(len(request)))
            self._input.write(request)
            self._input.flush()
            del request
        done = False
        try:
            while True:
                said = self._next(seconds)
                if said is None:
                    done = True
                    return
                if isinstance(said, str):
                    begun = said
                elif isinstance(said, Document | Failure):
                    yield said
                else:
                    done = True
                    self.stop()
                    yield Failure(begun, _what_happened(seconds, gone=said is _GONE))
                    return
        finally:
            if not done:  # whoever asked does not want the rest, which must not come later
                self.stop()

    def _next(self, seconds: int) -> object:
        try:
            return self._said.get(timeout=seconds)
        except queue.Empty:
            return TimeoutError()

    def stop(self) -> None:
        """Ends the process."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._input.close()


def _what_happened(seconds: int, *, gone: bool) -> str:
    if gone:
        said = "reading it made the reader break down; the file is damaged, made to do harm or too"
        return f"{said} large; if it is sound, {allowing('memory-bytes')}"
    return f"reading it takes longer than {seconds} seconds; split it, or {allowing('seconds')}"


def _listen(source: IO[bytes], said: queue.Queue[Any]) -> None:
    """Passes on every message until the process ends."""
    with suppress(OSError, ValueError, EOFError, pickle.UnpicklingError):
        while len(head := source.read(HEADER.size)) == HEADER.size:
            said.put(pickle.loads(source.read(HEADER.unpack(head)[0])))
    said.put(_GONE)


_reader: _Reader | None = None
