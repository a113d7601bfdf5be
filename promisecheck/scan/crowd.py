"""Many documents: in several processes, with a cache, and none of them kept in memory."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import connection, parent_process
from typing import Final, NamedTuple
from zlib import error as ZlibError

from promisecheck.model import Failure
from promisecheck.scan.cache import Cache
from promisecheck.scan.checked import Apply, Checked
from promisecheck.scan.examining import Basis, Examiner, Result, results_of
from promisecheck.scan.packing import Known, Packed, pack, unpack
from promisecheck.scan.shelf import Shelf
from promisecheck.scan.sources import Source
from promisecheck.scan.values import UNSOUND

_LARGEST_CHUNK: Final = 16
_AHEAD: Final = 4  # chunks a process that may wait for their turn


class PackedResult(NamedTuple):
    """A ``Result`` that can go from process to process."""

    path: str
    packed: Packed | None = None
    skipped: Failure | None = None
    fault: tuple[Failure, str] | None = None


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many documents are examined. ``cache`` is ``None`` for none."""

    sources: Sequence[Source]
    bases: Sequence[Basis]
    cache: Cache | None
    jobs: int


Results = list[PackedResult]
"""What came of one source: itself, or what is attached to it or packed in it as well."""


def packed_results(crowd: Crowd) -> Iterator[Results]:
    """What came of each source, in their order, as soon as it and those before are there."""
    if crowd.jobs > 1 and len(crowd.sources) > 1:
        yield from _from_processes(crowd)
    else:
        worker = _Worker(crowd.bases, crowd.cache)
        yield from (worker.results(source) for source in crowd.sources)


def gather_crowd(crowd: Crowd, results: Iterable[Results], apply: Apply) -> Checked:
    """All results as they come in, what ``apply`` holds back taken out, the documents on disk."""
    shelf = Shelf()
    checked = Checked(shelf)
    every = [Known(basis.catalog) for basis in crowd.bases]
    for source, of_source in zip(crowd.sources, results, strict=True):
        known = every[source.basis]
        for result in of_source:
            if result.packed is None:
                checked.take(Result(result.path, None, result.skipped, result.fault))
                continue
            examined = unpack(result.packed, known)
            document = apply(examined)
            unchanged = document is examined.document
            shelf.put(document, result.packed if unchanged else None, known)
    return checked


class _Worker:
    """Examines sources, each taken from the cache where it is there."""

    def __init__(self, bases: Sequence[Basis], cache: Cache | None) -> None:
        self._examiner = Examiner(bases)
        self._known = [Known(basis.catalog) for basis in bases]
        self._cache = cache

    def results(self, source: Source) -> Results:
        try:
            data = source.load()
        except Exception:  # said again, in its place, where the source is examined
            return self._examined(source)
        source = replace(source, load=partial(bytes, data))
        if self._cache is None:
            return self._examined(source)
        key = self._cache.key(source, data)
        kept = self._cache.get(key)
        if kept is not None and self._are_sound(kept, source):
            return [PackedResult(source.path, packed) for packed in kept]
        found = self._examined(source)
        documents = [result.packed for result in found if result.packed is not None]
        if len(documents) == len(found):  # what failed may go better next time
            self._cache.put(key, documents)
        return found

    def _examined(self, source: Source) -> Results:
        return [_packed(result) for result in results_of(source, self._examiner.examine)]

    def _are_sound(self, documents: Sequence[Packed], source: Source) -> bool:
        """Whether an entry can be read; its parts were whole, but who knows who wrote them."""
        try:
            paths = [unpack(one, self._known[source.basis]).document.path for one in documents]
        except (*UNSOUND, ZlibError):
            return False
        return all(path.startswith(source.path) for path in paths)


def _packed(result: Result) -> PackedResult:
    packed = pack(result.examined) if result.examined else None
    return PackedResult(result.path, packed, result.skipped, result.fault)


# --- processes -------------------------------------------------------------------------------

_worker: _Worker | None = None


def _begin(bases: Sequence[Basis], cache: Cache | None) -> None:
    """A process begins: Ctrl-C is for the first one, and none stays behind when that is gone."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = _Worker(bases, cache)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _chunk(sources: Sequence[Source]) -> list[Results]:
    assert _worker is not None
    return [_worker.results(source) for source in sources]


def _from_processes(crowd: Crowd) -> Iterator[Results]:
    """Results in order; what other processes cannot read, or died of, is done in this one."""
    here = _Worker(crowd.bases, crowd.cache)
    executor = ProcessPoolExecutor(
        crowd.jobs, initializer=_begin, initargs=(crowd.bases, crowd.cache)
    )
    waiting: deque[tuple[Sequence[Source], Future[list[Results]] | None]] = deque()
    try:
        for chunk in _chunks(crowd):
            waiting.append((chunk, _sent(executor, chunk)))
            if len(waiting) > crowd.jobs * _AHEAD:
                yield from _received(*waiting.popleft(), here)
        while waiting:
            yield from _received(*waiting.popleft(), here)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _sent(executor: ProcessPoolExecutor, chunk: Sequence[Source]) -> Future[list[Results]] | None:
    if not all(source.file for source in chunk):
        return None
    try:
        return executor.submit(_chunk, chunk)
    except BrokenProcessPool:
        return None


def _received(
    chunk: Sequence[Source], future: Future[list[Results]] | None, here: _Worker
) -> list[Results]:
    if future is not None:
        try:
            return future.result()
        except BrokenProcessPool:
            pass
    return [here.results(source) for source in chunk]


def _chunks(crowd: Crowd) -> Iterator[Sequence[Source]]:
    """Sources by turns, files apart from what only this process can read."""
    size = max(1, min(_LARGEST_CHUNK, len(crowd.sources) // (crowd.jobs * _AHEAD)))
    chunk: list[Source] = []
    for source in crowd.sources:
        if chunk and (len(chunk) >= size or bool(chunk[-1].file) != bool(source.file)):
            yield chunk
            chunk = []
        chunk.append(source)
    if chunk:
        yield chunk
