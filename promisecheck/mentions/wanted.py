"""What a question is about that names nothing: the feature that alone has a special word of it.

"Fingerprints?", "Can that list be streamed to Splunk?": who asks calls a thing as he likes, and
what answers him says the rest. In other sentences a single word of a name is too little.
"""

from __future__ import annotations

from collections import Counter

from promisecheck.mentions.index import CatalogIndex
from promisecheck.mentions.vocabulary import noun_rank, word_lists
from promisecheck.model import Match, MatchKind, Mention, Statement
from promisecheck.text.words import Word, words

_SCORE = 70.0
_SPECIAL = 2500  # rank from which a word hardly means anything but what it names


def wanted_mention(statement: Statement, index: CatalogIndex) -> tuple[Mention, ...]:
    """The mention by a word that only one feature is named by, or none.

    Where words of several features stand in the question, it tells nothing.
    """
    text = statement.block.text
    found = words(text, statement.start, statement.end)
    special = [(word, name) for word in found if (name := _named_by(word, index))]
    meant = Counter(feature for _, feature in special)
    if len(meant) != 1:
        return ()
    word, feature = special[0]
    match = Match(word.norm, _SCORE, MatchKind.VARIANT)
    return (Mention(statement, word.start, word.end, (feature,), match),)


def _named_by(word: Word, index: CatalogIndex) -> str | None:
    owner = word.norm.removesuffix("'s").removesuffix("s'").removesuffix("s")
    if noun_rank(word.norm) < _SPECIAL or owner in word_lists().people:
        return None
    return index.special.get(word.norm.removesuffix("s"), index.special.get(word.stem))
