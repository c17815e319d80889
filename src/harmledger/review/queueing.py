"""What most needs a person's eyes, in an order that can be explained in one sentence.

People harmed come first: an item's weight is the number of people whose count hangs on it (at least one), times how
much the doubt puts in question (:data:`harmledger.review.asking.SHARE`). No learning, no randomness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from harmledger.model.claim import Claim
from harmledger.model.incident import Record
from harmledger.model.judgement import Judgement, in_force
from harmledger.model.reviewing import ReviewItem, is_settled
from harmledger.review import differing, doubtful
from harmledger.review.deciding import decisions
from harmledger.review.pairing import pairs


def queue(record: Record, claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> list[ReviewItem]:
    """Everything that a person should look at, the most pressing first; nothing that somebody has decided.

    Args:
        record: the record as last linked.
        claims: the claims that it was linked from, as people left them.
        judgements: what people decided already; claims that were judged are asked about only where people differ.
    """
    held = tuple(in_force(judgements))
    by_claim: dict[str, list[Judgement]] = {}
    for judgement in held:
        for subject in judgement.subjects:
            by_claim.setdefault(subject, []).append(judgement)
    by_id = {claim.claim_id: claim for claim in claims}
    items = {item.item_id: item for item in _asked(record, by_id, held)}
    left = (
        item
        for item in items.values()
        if not is_settled(item, chain.from_iterable(by_claim.get(claim, ()) for claim in item.claims))
    )
    return sorted(left, key=lambda item: (-item.weight, item.need, item.item_id))


def _asked(record: Record, by_id: Mapping[str, Claim], judgements: tuple[Judgement, ...]) -> Iterator[ReviewItem]:
    decided, paired = decisions(judgements), pairs(judgements)
    homes = {claim_id: incident.incident_id for incident in record.incidents for claim_id in incident.claims}
    for claim in by_id.values():
        yield from doubtful.unresolved(claim, homes)
    for incident in record.incidents:
        yield from doubtful.uncertain(incident, by_id)
        yield from differing.tolls(incident)
        yield from differing.links(incident, paired)
    yield from differing.duplicates(record.incidents, paired)
    yield from differing.tallies(record.tallies)
    yield from doubtful.of_people(decided, by_id, homes)
    yield from doubtful.of_words(judgements, by_id, homes)
