"""Which judgements bear on which claims: found by what they speak of, without reading all that was ever decided.

A judgement bears on the claims that are its subjects. One that says what words mean bears on every claim of its report,
whoever read it and whatever its id is by then; where it holds in all reports of a country, on claims anywhere. What
takes a judgement back bears on whatever that one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from harmledger.ledger import review_tables as rt
from harmledger.ledger import tables
from harmledger.ledger.reports import chunks
from harmledger.ledger.stored import values
from harmledger.model.claim import Claim
from harmledger.model.judgement import Judgement, Reach, Verdict

EVERYWHERE = "*"
"""Stands for all reports."""
_JUDGED, _REACHED, _HELD = rt.judged.c, rt.reached.c, tables.judgements.c


def note(connection: Connection, judgement: Judgement, seq: int) -> tuple[str, ...]:
    """Note what a new judgement bears on; returns the claims that it speaks of."""
    claims = claims_of(connection, judgement)
    connection.execute(insert(rt.judged), [{"subject": claim, "judgement": seq} for claim in claims])
    wide = _reports_of(connection, judgement)
    if wide:
        connection.execute(insert(rt.reached), [{"report_id": name, "judgement": seq} for name in wide])
    return claims


def claims_of(connection: Connection, judgement: Judgement) -> tuple[str, ...]:
    """The claims that a judgement speaks of; of a withdrawal, those of what it takes back."""
    if judgement.verdict is not Verdict.WITHDRAW:
        return tuple(dict.fromkeys(judgement.subjects))
    query = select(_JUDGED.subject).join(tables.judgements, _HELD.seq == _JUDGED.judgement)
    found = connection.execute(query.where(_HELD.judgement_id.in_(judgement.subjects))).scalars()
    return tuple(dict.fromkeys(found)) or judgement.subjects


def _reports_of(connection: Connection, judgement: Judgement) -> tuple[str, ...]:
    """The reports that a judgement on words bears on by them."""
    if judgement.verdict is Verdict.WITHDRAW:
        query = select(_REACHED.report_id).join(tables.judgements, _HELD.seq == _REACHED.judgement)
        found = connection.execute(query.where(_HELD.judgement_id.in_(judgement.subjects))).scalars()
        return tuple(dict.fromkeys(found))
    meaning = judgement.meaning
    if meaning is None:
        return ()
    return (EVERYWHERE,) if meaning.reach is Reach.COUNTRY else (meaning.report_id,)


@dataclass(frozen=True, slots=True)
class Decided:
    """What any judgement bears on: claims by their ids, and all of some reports, or of every report."""

    claims: frozenset[str]
    reports: frozenset[str]

    def bears_on(self, claim_id: str, report_id: str) -> bool:
        """Whether a judgement may have made the claim another than it was read."""
        return claim_id in self.claims or report_id in self.reports or EVERYWHERE in self.reports


def decided(connection: Connection) -> Decided:
    """What people decided on, whether it still holds or not."""
    claims, reports = select(_JUDGED.subject).distinct(), select(_REACHED.report_id).distinct()
    return Decided(*(frozenset(connection.execute(query).scalars()) for query in (claims, reports)))


def on(connection: Connection, claims: Sequence[Claim]) -> tuple[Judgement, ...]:
    """Every judgement that bears on these claims, with what was taken back, in the order in which they were made known.

    The claims with these judgements applied are the same as with all of them applied.
    """
    found: dict[int, str] = {}
    query = select(_HELD.seq, _HELD.data)
    spoken = query.join(rt.judged, _JUDGED.judgement == _HELD.seq)
    for some in chunks(claim.claim_id for claim in claims):
        found.update(tuple(row) for row in connection.execute(spoken.where(_JUDGED.subject.in_(some))))
    reached = query.join(rt.reached, _REACHED.judgement == _HELD.seq)
    for some in chunks({EVERYWHERE, *(claim.report_id for claim in claims)}):
        found.update(tuple(row) for row in connection.execute(reached.where(_REACHED.report_id.in_(some))))
    return tuple(values([found[seq] for seq in sorted(found)], Judgement, "a judgement"))
