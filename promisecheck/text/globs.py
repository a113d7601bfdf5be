"""Path patterns as ``.gitignore`` has them; the only place that knows the library for it."""

from __future__ import annotations

from collections.abc import Iterable


class Globs:
    """Patterns of which the last that fits decides; ``!`` in front takes a path out again.

    A pattern without a slash fits in every folder, ``**`` any depth, and a folder all in it.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        """Takes the patterns in order. Raises ``ValueError`` where one cannot be understood."""
        from pathspec import GitIgnoreSpec

        self._spec = GitIgnoreSpec.from_lines(patterns)

    def match(self, path: str) -> bool:
        """Whether the path fits; ``path`` has forward slashes, a folder's ends in one."""
        return bool(self._spec.match_file(path))

    def verdict(self, path: str) -> bool | None:
        """Whether the patterns take the path in or out again; ``None`` where none fits."""
        return self._spec.check_file(path).include
