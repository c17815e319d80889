"""Rejections and corrections of claims: which hold, and what they make of a claim.

The algebra, over judgements in the order of ``at`` and then of their ids, so that every machine agrees:

- WITHDRAW takes its subject back. The latest goes first, so a withdrawal that was itself withdrawn does nothing.
- Of ACCEPT, REJECT and CORRECT of one claim the latest in force holds, as a whole: an earlier correction of another
  field does not shine through, because whoever decided later had the claim as it stood before them.
- RESOLVE says what words mean, and goes before these: see :mod:`harmledger.review.meanings`.
- People who differ are told so: where one claim was judged differently by two of them, there is a :class:`Conflict`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from harmledger.errors import SkipItemError
from harmledger.model.claim import Claim
from harmledger.model.codec import from_plain, to_plain
from harmledger.model.judgement import Judgement, Verdict, in_force
from harmledger.review.meanings import Meanings

ON_CLAIMS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
FIXED = frozenset({"claim_id", "report_id", "kind"})
"""Fields that no correction may change: they say which claim it is."""
WORDS = frozenset({"start", "end", "quote"})
"""Fields that are changed together: other words of the same report that make the claim."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people judged one claim differently. ``holds`` is the later judgement and in force, ``against`` the other."""

    claim_id: str
    holds: Judgement
    against: Judgement


@dataclass(frozen=True, slots=True)
class Decisions:
    """Judgements on single claims.

    Attributes:
        by_claim: the judgement in force, by claim id.
        conflicts: where people differ, in the order of the claim ids.
    """

    by_claim: Mapping[str, Judgement]
    conflicts: tuple[Conflict, ...]


def decisions(judgements: Iterable[Judgement]) -> Decisions:
    """Which judgement of each claim holds, and where people differ."""
    latest: dict[str, Judgement] = {}
    by_person: dict[str, dict[str, Judgement]] = {}
    for judgement in in_force(judgements):
        if judgement.verdict in ON_CLAIMS:
            for claim_id in judgement.subjects:
                latest[claim_id] = judgement
                by_person.setdefault(claim_id, {})[judgement.by] = judgement
    conflicts = (
        Conflict(claim_id, latest[claim_id], other)
        for claim_id, people in sorted(by_person.items())
        for other in people.values()
        if _differ(latest[claim_id], other)
    )
    return Decisions(latest, tuple(conflicts))


def _differ(one: Judgement, other: Judgement) -> bool:
    return (one.verdict, sorted(map(str, one.changes))) != (other.verdict, sorted(map(str, other.changes)))


def apply(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Claim, ...]:
    """The claims as people decided: words with their meanings, rejected ones left out, corrected ones with new values.

    Claims keep their order and their ids. Judgements of claims that are not there are left alone. A correction that
    cannot be carried out leaves its claim as it is, so that one mistake never stops the others; :func:`unusable` tells
    of it, and :func:`harmledger.review.queue` asks somebody to settle it.
    """
    judgements = tuple(judgements)
    held = decisions(judgements)
    claims = tuple(map(Meanings(judgements).applied, claims))
    left = {claim_id for claim_id, _error in unusable(claims, held)}
    judged = ((claim, held.by_claim.get(claim.claim_id)) for claim in claims)
    return tuple(
        claim if judgement is None or claim.claim_id in left else corrected(claim, judgement)
        for claim, judgement in judged
        if judgement is None or judgement.verdict is not Verdict.REJECT
    )


def unusable(claims: Iterable[Claim], decided: Decisions) -> Iterator[tuple[str, SkipItemError]]:
    """The corrections in force that cannot be carried out: the claim's id, and why not."""
    for claim in claims:
        judgement = decided.by_claim.get(claim.claim_id)
        if judgement is not None and judgement.verdict is Verdict.CORRECT:
            try:
                corrected(claim, judgement)
            except SkipItemError as error:
                yield claim.claim_id, error


def corrected(claim: Claim, judgement: Judgement) -> Claim:
    """The claim with the judgement's changes; without changes, the claim. To be tried before a correction is kept.

    Raises:
        SkipItemError: reason ``malformed``, if a change names a field that the claim does not have or that may not be
            changed, or gives a value that it cannot take. Its ``item`` is the judgement's id.
    """
    if not judgement.changes:
        return claim
    plain = to_plain(claim)
    moved = WORDS.intersection(change.field for change in judgement.changes)
    if moved and moved != WORDS:
        raise _malformed(judgement, f"the fields {', '.join(sorted(WORDS))} cannot be corrected one without the others")
    for change in judgement.changes:
        if change.field not in plain:
            raise _malformed(judgement, f"a claim of kind {claim.kind} has no field {change.field!r}")
        if change.field in FIXED:
            raise _malformed(judgement, f"the field {change.field!r} says what the claim is and cannot be corrected")
        try:
            plain[change.field] = json.loads(change.value)
        except ValueError as error:
            raise _malformed(judgement, f"the value of {change.field!r} is no JSON: {error}") from error
    try:
        new: Claim = from_plain(plain, Claim)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"][1:])
        raise _malformed(judgement, f"{place}: {first['msg']}") from error
    if moved and not 0 <= new.start < new.end == new.start + len(new.quote):
        raise _malformed(judgement, "the words are not as long as the stretch that they are said to stand in")
    return new


def _malformed(judgement: Judgement, message: str) -> SkipItemError:
    return SkipItemError(
        judgement.judgement_id,
        "malformed",
        f"correction of {', '.join(judgement.subjects)} by {judgement.by}: {message}",
        remedy="withdraw the judgement",
    )
