"""Who states what of the incidents that were chosen, beside what the record holds of the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np

from harmledger.ledger.facets.columns import Mask
from harmledger.ledger.facets.stated import ALL, Rows, Stated
from harmledger.ledger.facets.summing import added, of_incidents
from harmledger.model.overview import Voice, Voices
from harmledger.model.terms import Outcome

SHOWN = 40
"""So many speakers are told of."""
EXAMPLES = 3

Named = Callable[[Sequence[int]], Mapping[int, str]]
"""Gives the ids of claims by their numbers."""


def voices(stated: Stated, chosen: Mask, outcome: Outcome, named: Named) -> Voices:
    """The speakers of most incidents first.

    Args:
        stated: what speakers state.
        chosen: incidents of its columns.
        outcome: what is counted.
        named: gives the ids of claims.
    """
    total = int(np.count_nonzero(chosen))
    rows = stated.rows.get(outcome)
    if rows is None:
        return Voices(outcome, (), 0, total)
    keep = np.flatnonzero(chosen[rows.at])
    speakers = rows.speaker[keep]
    counts = np.bincount(speakers, minlength=len(stated.speakers))
    heard = [int(code) for code in np.flatnonzero(counts)]
    heard.sort(key=lambda code: (-counts[code], stated.speakers[code][0], stated.speakers[code][1] or ""))
    shown = {code: keep[speakers == code] for code in heard[:SHOWN]}
    first = {code: [int(number) for number in rows.claim[at[:EXAMPLES]]] for code, at in shown.items()}
    ids = named(sorted({number for numbers in first.values() for number in numbers}))
    examples = {code: tuple(ids[number] for number in numbers if number in ids) for code, numbers in first.items()}
    found = tuple(_heard(stated, outcome, rows, shown, examples))
    return Voices(outcome, found, len(heard) - len(found), total)


def _heard(
    stated: Stated,
    outcome: Outcome,
    rows: Rows,
    shown: Mapping[int, np.ndarray[tuple[int], np.dtype[np.int64]]],
    examples: Mapping[int, tuple[str, ...]],
) -> Iterator[Voice]:
    """The speakers with their own figures, and the record's."""
    record = of_incidents(stated.columns, (outcome.value, ALL))
    own = added(rows, len(rows.at), np.arange(len(rows.at), dtype=np.int32))
    for code, at in shown.items():
        name, kind = stated.speakers[code]
        yield Voice(name, kind, len(at), own.sum(at), record.sum(rows.at[at]), examples[code])
