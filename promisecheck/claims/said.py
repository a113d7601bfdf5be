"""A statement as claims read it: its words, cues, clauses and the mentions in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TypeVar, cast

from promisecheck.claims.clauses import (
    NOUN_REACH,
    Clause,
    Governs,
    Words,
    clause_words,
    governing,
    word_count,
)
from promisecheck.claims.cues import Category, Direction, Found
from promisecheck.claims.others import ABOUT_ANOTHER
from promisecheck.claims.qualifiers import Span
from promisecheck.claims.sequels import denies_for_now, names_topic
from promisecheck.claims.setting import Setting
from promisecheck.claims.spoken import Token, spoken
from promisecheck.claims.wording import Wording
from promisecheck.model import Mention, Statement
from promisecheck.text.sentences import sentences

_BRIEF = re.compile(
    r"\s*(?:->|=>|→|[-–—=|]|\.{2,})?\s*(?P<answer>[^\W\d_]+(?: [^\W\d_]+){0,2})\s*"
    r"(?=[,;!(]|\.(?!\s*[^\W\d_])|\.\s+[A-Z]|$)"
)
_CLOSING = re.compile(r",\s*(?P<answer>[^\W\d_]+(?: [^\W\d_]+){0,2})\s*(?=[;.!?)]|$)")
_VERDICT = re.compile(
    r"\s*(?:Sorry,? )?(?P<answer>[^\W\d_]+(?: [^\W\d_]+)?)(?=[.,;!]|$)", re.IGNORECASE
)
_BOX = re.compile(r"(?P<box>\[[ xX]?\]|[☐☑☒✓✔✗✘])\s*$")
_OPENING = 4  # words, with a number before them
_QUESTION = re.compile(r"\?[\s\"'”’)\]*_]*$")
_ASIDE = re.compile(r"\S.*\s\([^()]*\?+\)[\s.*_]*$", re.DOTALL)


@dataclass(slots=True)
class Said:
    """One statement, taken apart. Offsets are offsets into the block's text."""

    statement: Statement
    mentions: tuple[Mention, ...]
    wording: Wording
    asked_on: bool = False  # goes on with a question asked before

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words as cues know them."""
        return self.wording.tokens

    @property
    def found(self) -> tuple[Found, ...]:
        """The cues in reading order."""
        return self.wording.found

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses; together they hold every token."""
        return self.wording.clauses

    @property
    def places(self) -> tuple[Words, ...]:
        """The words of each mention."""
        return self.wording.places

    @property
    def text(self) -> str:
        """The block's text."""
        return self.statement.block.text

    @property
    def is_question(self) -> bool:
        """Whether the statement ends with a question mark that is not that of an aside.

        "Told him yes (Jan said so?)" asks nothing.
        """
        whole = self.statement
        if _QUESTION.search(whole.block.text, whole.start, whole.end) is None:
            return False
        return _ASIDE.match(whole.block.text, whole.start, whole.end) is None

    @property
    def is_first(self) -> bool:
        """Whether the block begins with this statement."""
        return not self.text[: self.statement.start].strip(" \t[]x.·•*–—-")

    @property
    def answers_its_block(self) -> bool:
        """Whether the block asks first and this goes on: "Where is the data? In Frankfurt."

        What answers "What do you lack?" is a list of it.
        """
        before = self.text[: self.statement.start].rstrip(" *_")
        if not before.endswith("?") or self.is_question:
            return False
        opening = {token.norm for token in spoken(before)[:_OPENING]}
        return opening.isdisjoint(clause_words()["listing"])

    @property
    def is_mostly_names(self) -> bool:
        """Whether most of the words are names of features, as in a heading that is one."""
        return 2 * self._named_words >= len(self.tokens)

    def names_within(self, start: int, end: int) -> bool:
        """Whether a feature is named somewhere in that stretch of the block's text."""
        return any(mention.start < end and start < mention.end for mention in self.mentions)

    @property
    def is_topic(self) -> bool:
        """Whether the statement only names what the next ones are about: "Single sign-on." """
        return names_topic(self.tokens, self.places, self.found, self.wording.sequel_tokens)

    @property
    def is_denied_for_now(self) -> bool:
        """Whether it is said not to be there yet, so that the next sentence may tell when."""
        return denies_for_now(self.tokens, self.found)

    @property
    def sequel_text(self) -> str:
        """The sentences that go on about the last mention, or ""."""
        span = self._sequel
        return self.text[span.start : span.end] if span else ""

    @property
    def verdict(self) -> str:
        """The sentence behind a bare topic, as far as it may answer it: "SSO. No, sorry." """
        asked = self.is_question or not self.is_topic
        match = None if asked else _VERDICT.match(self.sequel_text)
        return match["answer"] if match else ""

    @property
    def arrival_told(self) -> str:
        """The sentence behind a bare topic that opens with when it comes or goes, or ""."""
        opening = {hit.cue.category for hit in self.wording.sequel if hit.first <= _LATEST_OPENING}
        if opening.isdisjoint(_ARRIVING):
            return ""
        start, end = sentences(self.sequel_text)[0]
        return self.sequel_text[start:end]

    @property
    def _sequel(self) -> Span | None:
        after = self.wording.sequel_tokens
        return Span(after[0].start, after[-1].end) if after else None

    @property
    def _named_words(self) -> int:
        return word_count(self.places)

    def says_only(self, date: str) -> bool:
        """Whether the statement says no more than what is there and when ("SCIM: May 2027").

        It may say as well that somebody was told so.
        """
        reported = {
            place
            for found in self.found
            if found.cue.category is Category.REPORT
            for place in range(found.first, found.last + 1)
        }
        said = len(self.tokens) - self._named_words - len(date.split()) - len(reported)
        return said <= _LONGEST_LINK

    @property
    def span(self) -> Span:
        """The statement's stretch of the block."""
        return Span(self.statement.start, self.statement.end)

    def governing(self, mention: Mention) -> tuple[Governs, ...]:
        """The cues that speak of the mention, nearest first.

        Once somebody else is the subject he stays it, until "we" or "you" come in.
        """
        place = self.places[self.mentions.index(mention)]
        heard = governing(place, self.clauses, self.found, self.places)
        hits = tuple(hit for hit in heard if not self._is_of_next(hit.found, place))
        if any(hit.found.cue.category is Category.OTHER_PARTY for hit in hits):
            return hits
        for found in self.found:
            between = self.tokens[found.last + 1 : place.first]
            named = found.cue is ABOUT_ANOTHER and found.last < place.first
            if named and not any(token.norm in clause_words()["new_subjects"] for token in between):
                return (*hits, Governs(found, place.first - found.last))
        return hits

    def _is_of_next(self, found: Found, place: Words) -> bool:
        """Whether a verb in the singular speaks of a later name alone: "A, B is not in"."""
        if found.cue.direction is not Direction.BACKWARD or found.first < place.last:
            return False
        if self.tokens[found.first].norm not in clause_words()["singular"]:
            return False
        between = [words for words in self.places if place.last < words.first < found.first]
        gap = self.tokens[place.last + 1 : between[0].first] if between else ()
        return bool(between) and not any(
            token.norm in clause_words()["coordinators"] for token in gap
        )

    def reported_answer(self, mention: Mention) -> str:
        """What was answered to the wish, where the statement tells it: "asked for SSO, said no"."""
        place = self.places[self.mentions.index(mention)]
        asked = any(f.cue.category is Category.REQUEST for f in self.found)
        for found in self.found:
            if asked and found.cue.category is Category.REPORT and found.first > place.last:
                rest = self.tokens[found.last + 1 :]
                return self.text[rest[0].start : self.statement.end] if rest else ""
        return ""

    def is_denied_of_another(self, mention: Mention) -> bool:
        """Whether the denial says that another feature lacks it: "the kiosk does not do SSO"."""
        place = self.places[self.mentions.index(mention)]
        own = self.clauses[self._clause_of(mention)]
        subject = next(words for words in self.places if own.holds(words.first))
        heard = [hit for hit in self.found if own.first <= hit.first < place.first]
        denials = [hit for hit in heard if hit.cue.category is Category.DENIAL]
        # "no" and "without" deny a noun; "neither" denies the one before it too.
        verbs = any(hit.cue.reach > NOUN_REACH for hit in denials if hit.first > subject.last)
        whole = any(hit.last < subject.first for hit in denials)
        offered = any(
            hit.cue.category is Category.PROMISE and hit.first > subject.last for hit in heard
        )
        return verbs and not whole and not offered

    def is_denied_later(self, mention: Mention) -> bool:
        """Whether only a sentence that does not name it takes something back, maybe of a part."""
        heard = {hit.found.cue.category for hit in self.governing(mention)}
        later = {hit.cue.category for hit in self.wording.sequel}
        return bool(later & _TAKING_BACK) and not heard & _TAKING_BACK

    def afterwards(self, mention: Mention) -> tuple[Governs, ...]:
        """What the sentences that follow, and name no feature, disclose about the last mention."""
        sequel = self.wording.sequel
        if not sequel or self._clause_of(mention) != self._clause_of(self.mentions[-1]):
            return ()
        return tuple(Governs(hit, len(self.tokens) + hit.first) for hit in sequel)

    def sequel_span(self, mention: Mention) -> Span | None:
        """The sentences that go on about the mention, or ``None``."""
        span = self._sequel
        if span is None or self._clause_of(mention) != self._clause_of(self.mentions[-1]):
            return None
        return span

    def whole_sequel(self, mention: Mention) -> Span | None:
        """The sequel to the end of its last sentence, where a date may stand."""
        span = self.sequel_span(mention)
        if span is None:
            return None
        rest = self.text[span.start : self.wording.sequel_end]
        ends = (span.start + end for _, end in sentences(rest))
        return Span(span.start, next((end for end in ends if end >= span.end), span.end))

    def _clause_of(self, mention: Mention) -> int:
        if len(self.clauses) == 1:
            return 0
        place = self.places[self.mentions.index(mention)]
        return next(i for i, clause in enumerate(self.clauses) if clause.holds(place.first))

    def label_before(self, mention: Mention) -> str:
        """The label of the part that holds the mention ("Next steps: demo of SCIM"), or ""."""
        own = self._clause_of(mention)
        for clause in reversed(self.clauses[:own]):
            short = clause.last - clause.first < _LONGEST_LABEL
            if clause.opens and short and not self._names_feature(clause):
                return self.text[self.tokens[clause.first].start : self.tokens[clause.last].end]
        return ""

    def label_answer(self, mention: Mention) -> str:
        """What stands behind the colon that follows the mention ("SCIM: no"), or ""."""
        own = self._clause_of(mention)
        if not self.clauses[own].opens or own + 1 >= len(self.clauses):
            return ""
        if self._names_feature(self.clauses[own + 1]):
            return ""
        return self.text[self.tokens[self.clauses[own + 1].first].start : self.statement.end]

    def brief_answer(self, mention: Mention) -> str:
        """The few words behind the mention that may answer it ("SCIM - no", "SSO for all, yes")."""
        match = _BRIEF.match(self.text, mention.end, self.statement.end)
        if match is None:
            later = (other.start for other in self.mentions if other.start >= mention.end)
            match = _CLOSING.search(self.text, mention.end, min(later, default=self.statement.end))
        return match["answer"] if match else ""

    def box_before(self, mention: Mention) -> str:
        """The box right before the mention ("[x] SCIM", "☐ SSO"), or ""."""
        match = _BOX.search(self.text[self.statement.start : mention.start])
        return match["box"] if match else ""

    def clause_end(self, mention: Mention) -> int:
        """Where the mention's own clause ends."""
        return self.tokens[self.clauses[self._clause_of(mention)].last].end

    def clause_span(self, mention: Mention) -> Span:
        """The stretch of the clauses that speak of the mention.

        That is its own clause and those after it that name no feature.
        """
        last = own = self._clause_of(mention)
        while last + 1 < len(self.clauses) and not self._names_feature(self.clauses[last + 1]):
            last += 1
        start = self.tokens[self.clauses[own].first].start
        return Span(min(start, mention.start), self.tokens[self.clauses[last].last].end)

    def _names_feature(self, clause: Clause) -> bool:
        return any(clause.holds(words.first) for words in self.places)

    def words_of(self, governs: Governs) -> str:
        """The cue as it stands in the text."""
        found = governs.found
        later = found in self.wording.sequel
        tokens = self.wording.sequel_tokens if later else self.tokens
        return self.text[tokens[found.first].start : tokens[found.last].end]


_LONGEST_LABEL = 5  # words
_LONGEST_LINK = 2
_LATEST_OPENING = 2  # "It is due in May"
_ARRIVING = frozenset({Category.ARRIVAL, Category.COMMITMENT, Category.ROADMAP, Category.ENDING})
_TAKING_BACK = frozenset({Category.DENIAL, Category.EXCLUSION, Category.GONE})


T = TypeVar("T")
Tells = Callable[[Said, Mention, Setting], T]


def recalled(tells: Tells[T]) -> Tells[T]:
    """Lets what a statement's own words tell be worked out once, whichever documents hold them.

    What ``tells`` looks at of the setting must be the same for all documents of a reader.
    """

    @wraps(tells)
    def recall(said: Said, mention: Mention, setting: Setting) -> T:
        key = (tells, mention.start, mention.end, mention.features, said.asked_on)
        return _kept(said, key, lambda: tells(said, mention, setting))

    return recall


def recalled_words(said: Said, tells: Callable[[Said], T]) -> T:
    """What ``tells`` makes of the statement's own words, worked out once as above."""
    return _kept(said, (tells,), lambda: tells(said))


def _kept(said: Said, key: tuple[object, ...], work_out: Callable[[], T]) -> T:
    known = said.wording.recalled
    if key not in known:
        known[key] = work_out()
    return cast(T, known[key])
