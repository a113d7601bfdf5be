"""Watches the reading of a document and keeps the steps of the statements asked about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from promisecheck.claims import ClaimReader
from promisecheck.claims.columns import Role
from promisecheck.claims.own_words import NONE, OwnWords
from promisecheck.claims.said import Said
from promisecheck.claims.setting import Setting
from promisecheck.mentions import CatalogIndex, build_index
from promisecheck.mentions.align import Candidate
from promisecheck.mentions.find import weigh
from promisecheck.model import Block, Catalog, Claim, Document, Finding, Scope, Statement
from promisecheck.rules.findings import Auditor
from promisecheck.tracing.hearing import heard_cues, ignored_cues
from promisecheck.tracing.holding import rule_steps
from promisecheck.tracing.steps import ClaimSteps, Reading, StatementSteps, Trace


class _Witness(ClaimReader):
    """The reader that ``check`` uses, keeping every statement that it takes apart."""

    def __init__(
        self, catalog: Catalog, index: CatalogIndex, as_of: dt.date, own: OwnWords
    ) -> None:
        super().__init__(catalog, index, as_of, own)
        self.seen: list[tuple[Said, Setting]] = []

    def said_in(self, block: Block, setting: Setting, is_asked: bool = False) -> tuple[Said, ...]:
        """The statements of a block, taken apart and kept."""
        statements = super().said_in(block, setting, is_asked)
        self.seen.extend((said, setting) for said in statements)
        return statements


class Tracer:
    """Traces documents against one catalog; the other arguments are those of ``Checker``."""

    def __init__(
        self,
        catalog: Catalog,
        *,
        as_of: dt.date,
        scope: Scope | None = None,
        own: OwnWords = NONE,
    ) -> None:
        self._catalog = catalog
        self._index = build_index(catalog)
        self._as_of = as_of
        self._scope = scope or {}
        self._auditor = Auditor(catalog)
        self._own = own

    def trace(self, document: Document, line: int | None = None) -> Trace:
        """The steps of the statements on ``line`` (from 1), of all where it is ``None``."""
        witness = _Witness(self._catalog, self._index, self._as_of, self._own)
        claims = witness.claims(document, self._scope)
        findings = self._auditor.findings(claims, document.path)
        wanted = [
            (said, setting)
            for said, setting in witness.seen
            if said.statement.text.strip() and (line is None or _is_on(said.statement, line))
        ]
        wanted.sort(key=lambda pair: _position(pair[0].statement))
        steps = [self._steps(said, setting, witness, claims, findings) for said, setting in wanted]
        return Trace(document.path, self._catalog, tuple(steps))

    def _steps(
        self,
        said: Said,
        setting: Setting,
        witness: _Witness,
        claims: Sequence[Claim],
        findings: Sequence[Finding],
    ) -> StatementSteps:
        block = said.statement.block
        return StatementSteps(
            said,
            setting.parties.of(block),
            _role(block, witness),
            tuple(_clause_texts(said)),
            tuple(self._readings(said.statement)),
            ignored_cues(said, setting.cues),
            tuple(
                ClaimSteps(
                    claim,
                    tuple(setting.features[feature_id] for feature_id in claim.features),
                    heard_cues(said, claim),
                    rule_steps(claim, self._catalog, findings),
                )
                for claim in claims
                if _belongs(claim, said.statement)
            ),
        )

    def _readings(self, statement: Statement) -> Iterator[Reading]:
        weighed = weigh(statement, self._index)
        every = (*weighed.kept, *weighed.candidates, *weighed.unsure)
        best: dict[tuple[int, int, str], Candidate] = {}
        for candidate in every:
            best.setdefault((candidate.start, candidate.end, candidate.form.alias), candidate)
        for candidate in best.values():
            text = statement.block.text[candidate.start : candidate.end]
            dropped = ""
            if candidate.form.lookalike:
                dropped = "a look-alike, which names nothing"
            elif candidate in weighed.unsure:
                dropped = "possible, not sure enough to count"
            elif candidate not in weighed.kept:
                dropped = "overlaps a better reading"
            yield Reading(text, candidate, dropped)


def _role(block: Block, witness: _Witness) -> Role | None:
    if block.cell is None:
        return None
    roles = witness.columns_of(block.cell.headers).roles
    return roles[block.cell.column] if block.cell.column < len(roles) else Role.OTHER


def _clause_texts(said: Said) -> Iterator[str]:
    for clause in said.clauses:
        yield said.text[said.tokens[clause.first].start : said.tokens[clause.last].end]


def _belongs(claim: Claim, statement: Statement) -> bool:
    own = claim.mention
    return own.statement.block is statement.block and (statement.start <= own.start < statement.end)


def _is_on(statement: Statement, line: int) -> bool:
    first = statement.block.place(statement.start).line
    last = statement.block.place(max(statement.end - 1, statement.start)).line
    return first <= line <= last


def _position(statement: Statement) -> tuple[int, int]:
    place = statement.block.place(statement.start)
    return place.line, place.column
