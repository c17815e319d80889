"""What came since the last linking, as far as it can be linked into the record that stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from harmledger.ledger.session import Session
from harmledger.model.judgement import Judgement, Verdict

_ON_INCIDENTS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
_MANY, _MOST = 100, 0.25
"""New reports, and their share of all, from which it is quicker to work all out anew."""


@dataclass(frozen=True, slots=True)
class News:
    """Reports that came, and claims that new decisions on same and different speak of."""

    reports: frozenset[str]
    decided: frozenset[str]


def news(session: Session) -> News | None:
    """What came since the last linking; None where claims that were linked are others now, or most reports are new."""
    told = session.shelves.linked_as()
    if told is None:
        return None
    reports: set[str] = set()
    decided: set[str] = set()
    judgements: Mapping[str, Judgement] | None = None
    for row in session.journal(after=int(json.loads(told)["as_of"])):
        if row.action == "report":
            reports.add(row.subject)
        elif row.action == "extraction" and row.subject not in reports:
            return None
        elif row.action == "judgement":
            judgements = judgements or {item.judgement_id: item for item in session.judgements()}
            claims = _decided(judgements[row.subject], judgements)
            if claims is None:
                return None
            decided |= claims
    if len(reports) > _MANY and len(reports) > _MOST * session.shelves.sizes()["reports"]:
        return None
    return News(frozenset(reports), frozenset(decided))


def _decided(judgement: Judgement, known: Mapping[str, Judgement]) -> set[str] | None:
    """The claims on which a judgement decides same or different; None where it may decide anything else."""
    if judgement.verdict in _ON_INCIDENTS:
        return set(judgement.subjects)
    if judgement.verdict is Verdict.ACCEPT:
        return set() if _first(judgement, known.values()) else None
    if judgement.verdict is not Verdict.WITHDRAW:
        return None
    found: set[str] = set()
    for subject in judgement.subjects:
        claims = _decided(known[subject], known) if subject in known and subject != judgement.judgement_id else set()
        if claims is None:
            return None
        found |= claims
    return found


def _first(judgement: Judgement, known: Iterable[Judgement]) -> bool:
    """Whether nobody decided otherwise of the claims that the judgement accepts: it then changes none."""
    subjects = set(judgement.subjects)
    return all(
        subjects.isdisjoint(other.subjects) for other in known if other.verdict in {Verdict.REJECT, Verdict.CORRECT}
    )
