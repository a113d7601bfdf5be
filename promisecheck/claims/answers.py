"""What short answers say: "Yes", "No", "PC", a check mark, "not yet", "of course"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from promisecheck.claims.bearing import Bearing, Ground, decide, disclosed, hear
from promisecheck.claims.clauses import NOUN_REACH, Governs
from promisecheck.claims.cues import Category, CueFinder, Found
from promisecheck.claims.phrases import PhraseBook
from promisecheck.claims.spoken import Token, spoken
from promisecheck.model import CueHit, Hedge, Stance
from promisecheck.text.yaml_data import load_data

_FILE = Path(__file__).with_name("data") / "answers.yaml"
_YES_MARKS = frozenset("✓✔☑✅●•◉√■🗸🟢👍")
_NO_MARKS = frozenset("✗✘☐❌✕×✖○◯🔴🚫")
_CROSSES = ("x", "X", "[x]", "[X]")
_DASHES = frozenset("-–—−")

_BEARINGS = {
    "promised": Bearing(Stance.PROMISED),
    "denied": Bearing(Stance.DENIED),
    "partial": Bearing(Stance.HEDGED, Hedge.MATURITY),
    "not_yet": Bearing(Stance.HEDGED, Hedge.ROADMAP),
    "committed": Bearing(Stance.COMMITTED),
}


_FIRST_WORDS = re.compile(r"\s*(?P<words>[^.,;:!?]{1,25})[.,;!]")
_ALONE = re.compile(r"\s*(?:[.,;!]|$)")
_LABEL = re.compile(r"\W*(?:A|Ans|Answer)[.:]\s+(?=\w+\W+\w)")  # "A. Not on Team"
_ANSWERER = re.compile(r"(?<=^\w)\s?\([^()]{1,40}\)\s?:|(?<=^[Aa]nswer)\s?\([^()]{1,40}\)\s?:")
_NUMBER = re.compile(r"\W*(?:[A-Z]{1,2}[-. ]?)?\d{1,3}(?:\.\d{1,3}){0,3}[.):]\s+")  # "A1. Yes"
_GOES_ON = re.compile(r"\s+[^\W_]")
_LONGEST_NAME = 2  # words
_LONGEST_GROUP = 5  # words
_ANSWERS = frozenset({Stance.COMMITTED, Stance.DENIED, Stance.HEDGED})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_data(_FILE)[name])


@cache
def _reported() -> PhraseBook[bool]:
    book: PhraseBook[bool] = PhraseBook()
    for phrase in load_data(_FILE)["reported"]:
        book.add(phrase, True)
    return book


def _preamble(text: str, tokens: Sequence[Token]) -> int:
    """How many words stand before the answer proper: "well, ...", "told them ...", "Ann: ..."."""
    skip = 1 if tokens and tokens[0].norm in _words("fillers") else 0
    reported = [hit.last + 1 for hit in _reported().search_at(tokens, skip)]
    start = max(reported, default=skip)
    start = max(start, _named_report(text, tokens, start))
    return max(start, _for_whom(text, tokens, start))


def _for_whom(text: str, tokens: Sequence[Token], first: int) -> int:
    """Where a plain yes or no stands behind for whom it holds ("For Team, no"), or 0."""
    if first >= len(tokens) or tokens[first].norm not in _words("for_whom"):
        return 0
    for place in range(first + 2, min(first + _LONGEST_GROUP + 2, len(tokens))):
        comma = "," in text[tokens[place - 1].end : tokens[place].start]
        alone = _ALONE.match(text, tokens[place].end)
        if comma and alone and tokens[place].norm in _words("plain"):
            return place
    return 0


def _named_report(text: str, tokens: Sequence[Token], first: int) -> int:
    """Where the answer begins behind the name of one who gives it ("Ms Bell said that"), or 0."""
    for place in range(first + 1, min(first + _LONGEST_NAME + 1, len(tokens))):
        name = tokens[first:place]
        if name[0].norm in _words("no_reporters") or not all(
            text[token.start].isupper() for token in name
        ):
            return 0
        if text[name[-1].end : tokens[place].start].startswith(":"):
            return place
        if tokens[place].norm in _words("reporting"):
            that = place + 1 < len(tokens) and tokens[place + 1].norm == "that"
            return place + 2 if that else place + 1
    return 0


@cache
def _drawbacks() -> PhraseBook[bool]:
    book: PhraseBook[bool] = PhraseBook()
    for phrase in load_data(_FILE)["drawbacks"]:
        book.add(phrase, True)
    return book


def asks_for_drawback(question: str) -> bool:
    """Whether a "no" to the question denies no feature: "Does SSO cost extra?", "Must we?"."""
    return next(_drawbacks().search(spoken(question)), None) is not None


def is_reported(text: str) -> bool:
    """Whether the text begins by telling who said what follows: "told him ...", "Ada says ..."."""
    tokens = spoken(text)
    start = _preamble(text, tokens)
    return start > 1 or (start == 1 and tokens[0].norm not in _words("fillers"))


def reports_answer(text: str, dated: bool, finder: CueFinder) -> bool:
    """Whether the text tells what was answered: "Ada says it follows by autumn"."""
    tokens = spoken(text)
    behind = tokens[_preamble(text, tokens) :]
    if not behind or len(behind) == len(tokens) or behind[0].norm in _words("fillers"):
        return False
    decided = decide(hear(_telling(behind, finder), dated, question=False))
    if dated or decided is None:
        return dated
    goes_back = behind[0].norm in _words("going_back")
    return decided[0] in _ANSWERS or (decided[0] is Stance.PROMISED and goes_back)


@cache
def _book() -> PhraseBook[str]:
    book: PhraseBook[str] = PhraseBook()
    for group in load_data(_FILE)["answers"]:
        for phrase in group["phrases"]:
            book.add(phrase, group["bearing"])
    return book


def read_mark(text: str) -> Bearing | None:
    """What a cell that is one mark says: check mark, cross or dash."""
    bare = text.strip()
    mark = bare[:1]
    if mark in _YES_MARKS:
        return _with_cue("promised", mark)
    if mark in _NO_MARKS or (bare and all(char in _DASHES for char in bare)):
        return _with_cue("denied", mark)
    return None


def is_tick(text: str) -> bool:
    """Whether a cell holds a mark that says yes and no more: a check mark or an X."""
    bare = text.strip()
    return is_cross(bare) or (len(bare) == 1 and bare in _YES_MARKS)


def is_cross(text: str) -> bool:
    """Whether a cell holds an X and no more, which some tables tick with and others cross out."""
    return text.strip() in _CROSSES


def read_brief_answer(text: str) -> Bearing | None:
    """What an answer says that is one and no more ("yes", "not included"), else ``None``."""
    tokens = spoken(text)
    if not tokens or all(hit.last + 1 < len(tokens) for hit in _book().search_at(tokens, 0)):
        return None
    return read_answer(text)


def opening_answer(text: str) -> Bearing | None:
    """What a text answers that begins with an answer and no more ("Yes. SSO too"), or ``None``."""
    match = _FIRST_WORDS.match(text)
    return read_brief_answer(match["words"]) if match else None


def is_empty_box(box: str) -> bool:
    """Whether a box before a name is not ticked."""
    return box in _NO_MARKS or box.strip("[] ") == "" != box


NOT_CHOSEN = Bearing(Stance.DENIED, commercial=True, because=Ground.ANSWER)
"""What an empty box says of the name behind it: not part of the order."""


def _is_letter_of_more(text: str, token: Token) -> bool:
    """Whether it is no code, as words go on behind it: "A browser does it", "P.S."."""
    behind = text[token.end : token.end + 2]
    goes_on = _GOES_ON.match(text, token.end) is not None
    return len(token.norm) == 1 and (goes_on or (behind[:1] == "." and behind[1:].isalpha()))


@lru_cache(maxsize=4096)
def read_answer(text: str) -> Bearing | None:
    """What an answer says by its first words, or ``None`` where it begins like no answer."""
    if marked := read_mark(text):
        return marked
    text = _LABEL.sub("", _NUMBER.sub("", text, count=1), count=1)
    text = _ANSWERER.sub(":", text, count=1)
    tokens = spoken(text[:120])
    skip = _preamble(text, tokens)
    hits = list(_book().search_at(tokens, skip))
    if not hits:
        return None
    longest = max(hits, key=lambda hit: hit.last)
    if longest.first == longest.last and _is_letter_of_more(text, tokens[longest.last]):
        return None
    cue = text[tokens[skip].start : tokens[longest.last].end]
    return _with_cue(longest.value, cue)


def read_reply(text: str, dated: bool, cues: CueFinder) -> Bearing:
    """What a whole reply says of the feature asked about, which it does not name again.

    Its first words decide ("Yes", "No"), unless what follows them discloses or dates it: "Yes,
    in beta", "Not yet; general availability 31/07/2027". ``dated``: it names a future date.
    """
    begins = read_answer(text)
    tokens = spoken(text)
    hits = _telling(tokens, cues)
    heard = hear(hits, dated, question=False)
    decided = decide(heard)
    told = begins or dated or (decided and decided[0] is not Stance.PROMISED)
    if not told and _is_no_answer(tokens):
        return Bearing(Stance.UNRELATED, because=Ground.ANSWER)
    evidence = tuple(
        CueHit(text[tokens[h.found.first].start : tokens[h.found.last].end], h.found.cue.category)
        for h in hits
    )
    stance, hedge = _settle(begins, decided and decided[:2], dated)
    if begins is None and stance is Stance.PROMISED and any(_denies(h.found) for h in hits):
        stance = Stance.UNRELATED  # "We work by mail, and we do not answer the phone"
    commercial = decided is not None and decided[2] is Category.EXCLUSION
    said = begins.cues if begins else ()
    why = decided[2] if decided and decided[:2] == (stance, hedge) else Ground.ANSWER
    return Bearing(stance, hedge, commercial, disclosed(heard), (*said, *evidence), why or "")


def _is_no_answer(tokens: Sequence[Token]) -> bool:
    """Whether a reply leaves open what it answers: "n/a", "see comment", "?", "Y/N"."""
    hits = _book().search_at(tokens, 0) if tokens else ()
    return not tokens or any(hit.value == "empty" and hit.last + 1 == len(tokens) for hit in hits)


def _telling(tokens: Sequence[Token], cues: CueFinder) -> list[Governs]:
    """The cues of a reply that tell of what was asked about."""
    return [
        Governs(found, found.first)
        for found in cues.find(tokens)
        if found.cue.category not in _MUTE and not _denies_a_noun(found)
    ]


def _denies(found: Found) -> bool:
    """Whether the cue denies what is done, and not just a noun."""
    return found.cue.category is Category.DENIAL and found.cue.reach > NOUN_REACH


def _denies_a_noun(found: Found) -> bool:
    """Whether the cue denies the noun behind it ("without effort"), not the feature asked about."""
    cue = found.cue
    return cue.category is Category.DENIAL and cue.reach <= NOUN_REACH and found.first > 0


_MUTE = frozenset({Category.BOUNDARY, Category.PSEUDO, Category.REQUEST, Category.OTHER_PARTY})


def _settle(
    begins: Bearing | None, decided: tuple[Stance, Hedge | None] | None, dated: bool
) -> tuple[Stance, Hedge | None]:
    stance, hedge = decided or (None, None)
    if begins is None:
        if stance in (None, Stance.PROMISED) and dated:
            return Stance.COMMITTED, None
        return (stance, hedge) if stance is not None else (Stance.PROMISED, None)
    if dated and hedge is Hedge.WITHDRAWAL:
        return stance or Stance.HEDGED, hedge  # "no, it ends in June 2027": there until then
    if dated and begins.stance is not Stance.PROMISED and hedge is not Hedge.UNCERTAINTY:
        return Stance.COMMITTED, None
    if begins.stance is Stance.DENIED:
        return Stance.DENIED, None
    if stance in (Stance.HEDGED, Stance.COMMITTED, Stance.UNRELATED):
        return stance, hedge
    return begins.stance, begins.hedge


def _with_cue(name: str, cue: str) -> Bearing | None:
    bearing = _BEARINGS.get(name)
    if bearing is None:
        return None
    hit = CueHit(cue, name, "answer")
    return Bearing(
        bearing.stance, bearing.hedge, bearing.commercial, cues=(hit,), because=Ground.ANSWER
    )
