"""Which of the files in folders are looked at: ignore files, globs, hidden names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from promisecheck.documents.limits import LIMITS
from promisecheck.text.globs import Globs

IGNORE_FILES: Final = (".promisecheckignore", ".gitignore")
"""In this order: what ours says goes before what git's says."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Globs of paths below ``folder``."""

    folder: str
    globs: Globs

    def verdict(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether they take the path in or out again; ``None`` where they say nothing of it."""
        below = os.path.relpath(path, self.folder).replace(os.sep, "/")
        if below.startswith("..") or below == ".":
            return None
        return self.globs.verdict(f"{below}/" if is_folder else below)


@dataclass(frozen=True, slots=True)
class Choice:
    """What to look at in folders; a path that was named itself is looked at in any case.

    ``include`` and ``exclude`` are patterns, the first empty where all documents are wanted.
    With ``force_exclude`` what is ignored or excluded stays out although it was named. With
    ``hidden`` names that begin with a dot count, with ``ignore_files`` the files that list what
    is to be ignored are heeded. Of a file with more bytes than ``largest`` no more is loaded than
    shows this.
    """

    include: tuple[Patterns, ...] = ()
    exclude: tuple[Patterns, ...] = ()
    force_exclude: bool = False
    hidden: bool = False
    ignore_files: bool = True
    largest: int = LIMITS.document_bytes

    def leaves_out(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether patterns or ignore files keep a path out. ``path`` is as the system has it."""
        if any(one.verdict(path, is_folder=is_folder) for one in self.exclude):
            return True
        if not is_folder and self.include and not any(one.verdict(path) for one in self.include):
            return True
        return self.ignore_files and _is_ignored(path, is_folder=is_folder)

    def leaves_out_named(self, path: str) -> bool:
        """Whether a path that was named itself stays out: it or a folder above it."""
        if not self.force_exclude:
            return False
        whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolves ".." and follows no link
        above = [folder for folder in reversed(whole.parents) if folder.is_relative_to(_top(whole))]
        return self.leaves_out(str(whole), is_folder=whole.is_dir()) or any(
            self.leaves_out(str(folder), is_folder=True) for folder in above[1:]
        )


ALL: Final = Choice()


def patterns(globs: Sequence[str], folder: Path) -> tuple[Patterns, ...]:
    """The globs as patterns of paths below ``folder``; nothing where there are none."""
    return (Patterns(str(folder.absolute()), Globs(globs)),) if globs else ()


def forget_ignore_files() -> None:
    """Reads ignore files anew from now on: each is read once a run."""
    _ignored_in.cache_clear()
    _ignored_below.cache_clear()
    _top_of.cache_clear()


def _is_ignored(path: str, *, is_folder: bool) -> bool:
    """What the nearest ignore file says that says anything, as git has it."""
    whole = os.path.abspath(path)  # noqa: PTH100 - resolves ".." and follows no link
    for one in _ignored_below(os.path.dirname(whole)):  # noqa: PTH120 - asked for every file
        verdict = one.verdict(whole, is_folder=is_folder)
        if verdict is not None:
            return verdict
    return False


@cache
def _ignored_below(folder: str) -> tuple[Patterns, ...]:
    """What the ignore files say that count for a folder, the nearest first."""
    here, top = Path(folder), Path(_top_of(folder))
    above = [one for one in (here, *here.parents) if one.is_relative_to(top)]
    return tuple(patterns for one in above for patterns in _ignored_in(str(one)))


def _top(path: Path) -> Path:
    return Path(_top_of(str(path.parent)))


@cache
def _top_of(folder: str) -> str:
    """The outermost folder whose ignore files count: of the git repository, else this folder."""
    here = Path(folder)
    for above in (here, *here.parents):
        if (above / ".git").exists():
            return str(above)
    return str(Path.cwd()) if here.is_relative_to(Path.cwd()) else folder


@cache
def _ignored_in(folder: str) -> tuple[Patterns, ...]:
    """What the ignore files of a folder say; one that cannot be read says nothing."""
    found = []
    for name in IGNORE_FILES:
        try:
            text = Path(folder, name).read_text(encoding="utf-8", errors="surrogateescape")
            found.append(Patterns(folder, Globs(text.splitlines())))
        except (OSError, ValueError):
            continue
    return tuple(found)
