"""Which of several features that share a name is meant, told by the words around it."""

from __future__ import annotations

from dataclasses import replace

from promisecheck.mentions.index import CatalogIndex
from promisecheck.model import Mention
from promisecheck.text.words import words


def settle(mention: Mention, index: CatalogIndex) -> Mention:
    """The mention with the one feature whose own words stand near it, if there is one.

    Near is the statement first, then what stands above the block or beside the cell. Words
    that all the candidates are named by tell nothing.
    """
    if len(mention.features) < 2:
        return mention
    statement = mention.statement
    block = statement.block
    above = [*block.lead_ins, *(heading.text for heading in block.headings[1:][-1:])]
    if block.cell is not None:
        above.append(block.cell.header)
    before = block.text[statement.start : mention.start]
    after = block.text[mention.end : statement.end]
    for text in (f"{before} {after}", " ".join(above)):
        chosen = _best(mention.features, text, index)
        if chosen is not None:
            return replace(mention, features=(chosen,))
    return mention


def _best(features: tuple[str, ...], text: str, index: CatalogIndex) -> str | None:
    near = {word.stem for word in words(text)}
    common = frozenset.intersection(*(index.vocabulary[feature] for feature in features))
    scores = sorted(
        ((len((index.vocabulary[feature] - common) & near), feature) for feature in features),
        reverse=True,
    )
    if scores[0][0] > scores[1][0]:
        return scores[0][1]
    return None
