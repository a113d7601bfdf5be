"""For whom a whole document speaks: what its fields, its head and its title name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from promisecheck.claims.scope import ScopeFinder, joined, scope_words
from promisecheck.model import Block, BlockKind, Document, Scope, Zone
from promisecheck.text.sentences import sentences
from promisecheck.text.words import words

_MOST_HEAD = 6  # blocks
_MOST_STATED = 16  # blocks
_LONGEST_HEAD = 14  # words
_LONGEST_TITLE = 24  # words
_OPENING = 5  # words
_TITLES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CELL})


def document_scope(document: Document, finder: ScopeFinder, given: Scope) -> Scope:
    """What the document says that it is for; ``given`` fills what it does not say.

    A field counts where its name is that of the dimension ("Plan: Team").
    """
    scope: dict[str, frozenset[str]] = {}
    for field in document.fields:
        named, _ = joined(finder.find(f"{field.name}: {field.value}"))
        for dimension, values in named.items():
            if finder.is_name_of(dimension, field.name) and dimension not in scope:
                scope[dimension] = values
    above = _above_tables(document)
    fields = [field.value for field in document.fields]
    return {
        **given,
        **_stated_scope(above[:_MOST_STATED], finder),
        **_label_scope(fields, above[:_MOST_HEAD], finder),
        **_head_scope(above[:_MOST_HEAD], finder),
        **scope,
    }


def _stated_scope(above: Sequence[Block], finder: ScopeFinder) -> dict[str, frozenset[str]]:
    """What a sentence of the head says that the answers are for: "We bid the Team edition"."""
    stated = (
        block.text[start:end]
        for block in above
        for start, end in sentences(block.text)
        if _is_about_the_answers(block.text[start:end])
    )
    named, _ = joined(hit for text in stated for hit in finder.called(text))
    return _alone(named)


def _is_about_the_answers(sentence: str) -> bool:
    """Whether the sentence begins with our answers, or with us who bid, and says for what."""
    norms = [word.norm for word in words(sentence)]
    opening, lists = norms[:_OPENING], scope_words()
    answers = _holds(opening, lists["answers"]) and _holds(norms, lists["answers_are"])
    return answers or (_holds(opening, lists["bidders"]) and _holds(opening, lists["bidding"]))


def _holds(norms: Iterable[str], listed: Collection[str]) -> bool:
    return any(norm in listed for norm in norms)


def _label_scope(
    fields: Sequence[str], above: Sequence[Block], finder: ScopeFinder
) -> dict[str, frozenset[str]]:
    """What fields and head name between commas and strokes: "Topic: Hollin | Team | Ireland".

    In talk that counts where a part says what it is: "plan team, uk, two ovens".
    """
    told = [
        text
        for kind, text in _head(above, _LONGEST_TITLE)
        if kind in _TITLES or finder.called(text)
    ]
    named, _ = joined(hit for text in (*fields, *told) for hit in finder.labels(text))
    return _alone(named)


def _head_scope(above: Sequence[Block], finder: ScopeFinder) -> dict[str, frozenset[str]]:
    """What the short lines of the document's head name with its kind: "Edition Team, 40 users".

    A head that names two values of a dimension is for neither.
    """
    head = _head(above, _LONGEST_HEAD)
    named, _ = joined(hit for _, text in head for hit in finder.called(text))
    return _alone(named)


def _head(above: Sequence[Block], longest: int) -> list[tuple[BlockKind, str]]:
    """What the document's head says other than in sentences, in so many words at the most."""
    told = ((block.kind, block.text[start:end]) for block in above for start, end in _parts(block))
    return [
        (kind, text)
        for kind, text in told
        if not text.endswith((".", "!", "?")) and len(text.split()) <= longest
    ]


def _above_tables(document: Document) -> list[Block]:
    """The blocks above the first table row that names no columns."""
    columns = {header for block in document.blocks if block.cell for header in block.cell.headers}
    above = takewhile(lambda block: block.cell is None, document.blocks)
    return [block for block in above if block.zone is not Zone.HEADER or block.text not in columns]


def _parts(block: Block) -> tuple[tuple[int, int], ...]:
    """Where the lines of a block begin and end: in talk its sentences, else all of it."""
    return sentences(block.text) if block.kind is BlockKind.TURN else ((0, len(block.text)),)


def _alone(named: Scope) -> dict[str, frozenset[str]]:
    """The dimensions of which one value is named: a head that names two is for neither."""
    return {name: values for name, values in named.items() if len(values) == 1}
