"""What decided the stance of a claim, as a reader would say it."""

from __future__ import annotations

from collections.abc import Mapping

from promisecheck.claims.bearing import Ground
from promisecheck.model import Claim, CueHit

_ABOVE = frozenset({"heading", "lead-in", "column"})
_BESIDE = frozenset({"row", "answer"})

# Categories of cue that decide under the name of another one.
_FAMILIES: Mapping[str, frozenset[str]] = {
    "promise": frozenset({"promise", "report"}),
    "commitment": frozenset({"commitment", "arrival", "roadmap"}),
    "withdrawal": frozenset({"withdrawal", "ending"}),
    "other_party": frozenset({"other_party", "past", "condition"}),
}

_WORDS: Mapping[str, str] = {
    Ground.QUESTION: "the statement asks, or goes on with a question",
    Ground.QUOTATION: "another's words stand in quotation marks",
    Ground.PARTY: "the customer's side speaks",
    Ground.SECTION: "its section discloses it elsewhere",
    Ground.DATE: "a date stands above or beside it",
    Ground.COLUMN: "the column is not ours",
    Ground.ROW: "the row says so",
    Ground.ANSWER: "the answer begins so",
    Ground.ABOVE: "what stands above says so",
    Ground.NOTHING: "it is named as part of the text, and nothing takes it back",
}


def decision(claim: Claim) -> str:
    """Why the claim has its stance: the cue that decided, or what stands around it."""
    cue = _deciding(claim)
    if cue is None:
        return _WORDS.get(claim.because, "the statement as a whole says so")
    where = "" if cue.source == "statement" else f" in the {cue.source}"
    kind = cue.category.replace("_", " ")
    dated = " with a date" if claim.because == "commitment" and claim.date is not None else ""
    return f'"{cue.phrase}"{where} ({kind}){dated}'


def _deciding(claim: Claim) -> CueHit | None:
    why = claim.because
    if why == Ground.ABOVE:
        return _last(claim, _ABOVE)
    if why in (Ground.ROW, Ground.ANSWER):
        return _last(claim, _BESIDE)
    family = _FAMILIES.get(why, frozenset({why}))
    return next((hit for hit in claim.cues if hit.category in family), None)


def _last(claim: Claim, sources: frozenset[str]) -> CueHit | None:
    return next((hit for hit in reversed(claim.cues) if hit.source in sources), None)
