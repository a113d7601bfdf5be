"""What a feature finds out tells nothing of the feature itself.

"The log shows who entered a wrong sum", "warns you when a seal is missing": behind a verb of
perceiving, a clause that begins with a question word tells of the world.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from promisecheck.claims.spoken import Token

_LONGEST_OBJECT = 2  # words between verb and question word: "warns your driver when"


def perceived(
    text: str, tokens: Sequence[Token], words: Mapping[str, Container[str]]
) -> Iterator[tuple[int, int]]:
    """The first and the last token of each clause that tells what is found out.

    ``words`` are the lists of ``clauses.yaml``.
    """
    for place in range(1, len(tokens) - 1):
        asks = tokens[place].norm in words["question_words"]
        if asks and _perceives(text, tokens, place, words):
            last = _last(text, tokens, place, words["coordinators"])
            if tokens[place + 1].norm not in words["pronouns"]:
                yield place, last


def _perceives(
    text: str, tokens: Sequence[Token], place: int, words: Mapping[str, Container[str]]
) -> bool:
    """Whether a verb of perceiving stands right before, or with its object before.

    A comma parts them: "you see the log, which is in beta".
    """
    for before in range(place - 1, max(-1, place - 2 - _LONGEST_OBJECT), -1):
        if text[tokens[before].end : tokens[before + 1].start].strip():
            return False
        if tokens[before].norm in words["perceiving"]:
            return True
    return False


def _last(text: str, tokens: Sequence[Token], place: int, coordinators: Container[str]) -> int:
    """The last word before a comma, another sign or a coordinator."""
    for last in range(place, len(tokens) - 1):
        gap = text[tokens[last].end : tokens[last + 1].start]
        if gap.strip() or tokens[last + 1].norm in coordinators:
            return last
    return len(tokens) - 1
