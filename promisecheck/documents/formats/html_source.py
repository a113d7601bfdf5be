"""Where the words of a web page stand in its source, which the parser tells by the line at best."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final

from promisecheck.model import Place

_MARKUP: Final = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_SEEN: Final = re.compile(r"[^\n]")
_NEXT: Final = re.compile(r"\S")


class HtmlSource:
    """The source with its markup blanked out; asked for its words in their order."""

    def __init__(self, source: str) -> None:
        self._text = _MARKUP.sub(lambda found: _SEEN.sub(" ", found[0]), source)
        lengths = (len(line) for line in self._text.splitlines(keepends=True))
        self._starts = [0, *accumulate(lengths)]
        self._at = 0

    def place(self, words: str, line: int) -> Place:
        """Where ``words`` begin, which the parser says stand on ``line``.

        The column is 1 where they are written in another way, as by entities, and not found.
        """
        line = min(line, len(self._starts) - 1)
        start, end = self._starts[line - 1], self._starts[line]
        at = self._find(words.split(maxsplit=1)[0], max(start, min(self._at, end)), end)
        if at < 0:
            return Place(line, 1)
        self._at = at + len(words)
        return Place(line, at - start + 1)

    def _find(self, word: str, start: int, end: int) -> int:
        found = self._text.find(word, start, end)
        if found >= 0:
            return found
        following = _NEXT.search(self._text, start, end)
        return following.start() if following else -1
