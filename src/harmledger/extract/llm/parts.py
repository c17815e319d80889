"""Which claim is a part of which: a model names the whole by its words."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harmledger.model.draft import Draft


@dataclass(frozen=True, slots=True)
class Made:
    """A draft with the words that the model made it of, and those of the claim that it is said to be a part of."""

    draft: Draft
    quote: str
    whole: Any = None


def with_parts(text: str, made: Sequence[Made], left_out: Sequence[str], refused: list[str]) -> list[Draft]:
    """The drafts, each part pointing at its whole.

    A part whose whole is nowhere would be counted beside it, so it is left out and told in ``refused``. One whose
    whole was itself left out stands alone: there is nothing that it could be counted beside.
    """
    gone = {_folded(quote) for quote in left_out}
    wholes: dict[int, int] = {}
    broken: set[int] = set()
    for at, item in enumerate(made):
        if not item.whole:
            continue
        whole = _whole(made, at, wholes)
        if whole is not None:
            wholes[at] = whole
        elif not isinstance(item.whole, str) or _folded(item.whole) not in gone:
            broken.add(at)
            own = text[item.draft.start : item.draft.end]
            refused.append(f'{item.draft.kind} "{own}": there is no claim that it is a part of; the claim is left out')
    kept = [at for at in range(len(made)) if at not in broken]
    now_at = {at: rank for rank, at in enumerate(kept)}
    # What is a part of a claim that was left out stands alone, as above.
    return [dataclasses.replace(made[at].draft, part_of=now_at.get(wholes.get(at, -1))) for at in kept]


def _whole(made: Sequence[Made], at: int, wholes: dict[int, int]) -> int | None:
    """The claim that ``made[at]`` is a part of: of the same kind and outcome, and no part of it in turn."""
    own = made[at]
    if not isinstance(own.whole, str):
        return None
    wanted = _folded(own.whole)
    for other, item in enumerate(made):
        same = item.draft.kind is own.draft.kind and item.draft.outcome is own.draft.outcome
        if same and _folded(item.quote) == wanted and not _leads_to(other, at, wholes):
            return other
    return None


def _leads_to(start: int, end: int, wholes: dict[int, int]) -> bool:
    """Whether ``end`` is ``start`` or one of the claims that it is a part of."""
    at: int | None = start
    while at is not None and at != end:
        at = wholes.get(at)
    return at == end


def _folded(words: str) -> str:
    return " ".join(words.split())
