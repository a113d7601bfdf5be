"""Which files changed since a revision, as git has it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from promisecheck.errors import UsageError


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since ``revision`` left our history, and what git keeps; whole paths."""

    revision: str
    changed: frozenset[str]
    kept: frozenset[str]

    def of(self, path: str) -> str:
        """What may be new about the file, in words; "" where nothing is."""
        whole = os.path.abspath(path)  # noqa: PTH100 - follows no link
        if whole in self.changed:
            return f"changed since {self.revision}"
        return "" if whole in self.kept else "is not kept by git"


def changes_since(revision: str) -> Changes:
    """The files that are new or changed since ``revision`` left our history.

    Files that git does not know yet count as new, those that are gone do not count. Raises
    ``UsageError`` where git cannot tell.
    """
    top = os.fsdecode(_git(["rev-parse", "--show-toplevel"], revision)).rstrip("\n")
    base = _base(revision)
    changed = _git(["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", base], revision)
    new = _git(["-C", top, "ls-files", "--others", "--exclude-standard", "-z"], revision)
    kept = _git(["-C", top, "ls-files", "-z"], revision)
    # The folder as we see it, which a link in its path may call differently than git does.
    here, real = Path.cwd(), Path.cwd().resolve()
    roots = {top, _same_by_link(top, here, real)}
    return Changes(revision, _whole(roots, changed + new), _whole(roots, kept))


def _whole(roots: Iterable[str], names: bytes) -> frozenset[str]:
    """The whole paths of names that git gives below the top of the repository."""
    return frozenset(
        os.path.normpath(os.path.join(root, os.fsdecode(name)))  # noqa: PTH118
        for root in roots
        for name in names.split(b"\0")
        if name
    )


def _same_by_link(top: str, here: Path, real: Path) -> str:
    depth = len(real.parts) - len(Path(top).parts)
    above = [here, *here.parents]
    return str(above[depth]) if 0 <= depth < len(above) else top


def _base(revision: str) -> str:
    """Where our history and the revision part; the revision itself where they have no such."""
    commit = _git(
        ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"],
        revision,
    )
    name = commit.decode("ascii", "replace").strip()
    done = _run(["merge-base", name, "HEAD"])
    return done[1].decode("ascii", "replace").strip() if done[0] == 0 else name


def _git(arguments: Sequence[str], revision: str) -> bytes:
    status, output, said = _run(arguments)
    if status == 0:
        return output
    if arguments[0] == "rev-parse" and "--verify" in arguments:
        raise UsageError(f"--changed-since {revision}: git knows no such revision")
    words = said.decode("utf-8", "replace").strip().splitlines()
    why = words[-1].removeprefix("fatal: ") if words else "it says no more"
    raise UsageError(f"--changed-since {revision}: git cannot tell: {why}")


def _run(arguments: Sequence[str]) -> tuple[int, bytes, bytes]:
    import subprocess

    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UsageError("--changed-since needs git, which cannot be started here") from None
    return done.returncode, done.stdout, done.stderr
