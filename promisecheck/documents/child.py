"""The process in which documents are read apart: requests come in, documents go out."""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from typing import IO, Final

from promisecheck.documents.limits import out_of_memory
from promisecheck.documents.reading import read_here
from promisecheck.documents.terms import Terms
from promisecheck.model import Failure

HEADER: Final = struct.Struct("<Q")


def serve() -> None:
    """Answers requests on standard input until it ends.

    A request is a pickled row of name, bytes and terms. An answer is a row of pickled messages:
    a name that is begun, a document, a failure, and ``None`` at the end.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # what a library prints must not get between the messages
    os.dup2(nowhere, 2)
    while (request := receive(source)) is not None:
        name, data, terms = request
        del request
        _limit_memory(terms.limits.memory_bytes)
        _answer(data, name, terms, target)
        send(None, target)


def _answer(data: bytes, name: str, terms: Terms, target: IO[bytes]) -> None:
    try:
        for content in read_here(data, name, terms, lambda begun: send(begun, target)):
            send(content, target)
    except MemoryError:
        send(Failure(name, out_of_memory()), target)
    except Exception as error:
        from promisecheck.errors import fault_in_document

        send(Failure(name, fault_in_document(error)), target)


def send(message: object, target: IO[bytes]) -> None:
    """Writes a message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    target.write(HEADER.pack(len(data)))
    target.write(data)
    target.flush()


def receive(source: IO[bytes]) -> tuple[str, bytes, Terms] | None:
    """Reads a request, or ``None`` where there are no more."""
    head = source.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    request: tuple[str, bytes, Terms] = pickle.loads(source.read(HEADER.unpack(head)[0]))
    return request


def _limit_memory(most: int) -> None:
    try:
        import resource
    except ImportError:  # there is no such limit on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


if __name__ == "__main__":
    serve()
