"""A catalog as it was: a file, or a file at a revision of the git repository that it lies in."""

from __future__ import annotations

import posixpath
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from promisecheck.catalog.load import LoadedCatalog, load_catalog, parse_catalog
from promisecheck.errors import CatalogError, Problem, UsageError

_PATIENCE: Final = 60  # seconds


def load_version(word: str, usual: Callable[[], Path]) -> LoadedCatalog:
    """The catalog that ``word`` names: a file, ``REVISION:FILE``, or a revision of what ``usual``
    gives.

    Raises ``UsageError`` where there is no such file or revision, ``CatalogError`` where the
    catalog was broken.
    """
    if Path(word).exists():
        return load_catalog(Path(word))
    revision, colon, named = word.partition(":")
    if Path(word).suffix in (".yaml", ".yml") and not (colon and _is_revision(revision)):
        raise UsageError(f"{word}: there is no such file; name a catalog or a git revision")
    path = named if colon else usual().as_posix()
    return _at_revision(revision, PurePosixPath(path).as_posix())


def _at_revision(revision: str, path: str) -> LoadedCatalog:
    if not _is_revision(revision):
        raise UsageError(f"{revision}: this is neither a file nor a git revision of {path}")

    def read(wanted: str) -> bytes:
        shown = _git("show", f"{revision}:{_from_here(wanted)}")
        if shown is None:
            message = f"there is no such file at the revision {revision}"
            raise CatalogError([Problem(f"{revision}:{wanted}", 1, 1, message)])
        return shown

    try:
        return parse_catalog(read(path), path, read)
    except CatalogError as error:
        at = [
            Problem(_named(revision, p.path), p.line, p.column, p.message) for p in error.problems
        ]
        raise CatalogError(at) from error


def _named(revision: str, path: str) -> str:
    return path if path.startswith(f"{revision}:") else f"{revision}:{path}"


def _from_here(path: str) -> str:
    """The path as git takes it: from this folder, or from the top of the repository."""
    if not posixpath.isabs(path):
        return f"./{path}"
    top = _git("rev-parse", "--show-toplevel")
    root = (top or b"").decode("utf-8", "replace").strip()
    return posixpath.relpath(path, root) if root else path


def _is_revision(word: str) -> bool:
    if not word or word.startswith("-"):
        return False
    return _git("rev-parse", "--verify", "--quiet", f"{word}^{{commit}}") is not None


def _git(*arguments: str) -> bytes | None:
    """What git writes, or ``None`` where there is no git or it refuses."""
    try:
        done = subprocess.run(
            ["git", *arguments], capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def history(path: Path, line: int, last_line: int) -> list[str]:
    """The last changes of lines of a file, newest first: "2026-11-20 Ann: message"; or nothing."""
    span = f"-L{line},{last_line}:./{path.name}"
    try:
        done = subprocess.run(
            ["git", "log", span, "-s", "-n5", "--date=short", "--format=%ad %an: %s"],
            cwd=path.resolve().parent,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []
