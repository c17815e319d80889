"""What the learned reader is told beside the words: where heads and options stand, and what the rules made of them.

Rows are ``float32``. Their number and order are part of the network: a change here asks for training anew.
"""

from __future__ import annotations

import collections
import functools
from collections.abc import Iterator
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from harmledger.extract.context.retold import value
from harmledger.extract.deciding.questions import Head, Questions, Role, folded
from harmledger.model.draft import Draft
from harmledger.model.report import SectionKind
from harmledger.model.terms import ClaimKind, Means, Outcome, Scope, Stance, Target, VictimGroup

Rows = npt.NDArray[np.float32]

KINDS: tuple[ClaimKind, ...] = (ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT, ClaimKind.ATTACK, ClaimKind.DAMAGE)
_FAR = 4
"""Sentences apart from which on all distances are alike."""


def _one_of(kinds: type[StrEnum]) -> dict[StrEnum, int]:
    return {term: at for at, term in enumerate(kinds)}


_OUTCOMES, _VICTIMS, _SCOPES = _one_of(Outcome), _one_of(VictimGroup), _one_of(Scope)
_STANCES, _MEANS, _TARGETS = _one_of(Stance), _one_of(Means), _one_of(Target)

HEAD_WIDTH = (
    len(KINDS) + 1 + len(_OUTCOMES) + len(_VICTIMS) + len(_SCOPES) + len(_STANCES) + len(_MEANS) + len(_TARGETS) + 10
)
PAIR_WIDTH = 8 + 2 * _FAR + 10
PART_WIDTH = 10


def rule_columns() -> Iterator[tuple[str, int, int]]:
    """Where a head's row tells what the rules answered.

    Yields:
        The question, its first column, and how many of its answers come before the first of the rules' (they never
        say ``none``).
    """
    at = len(KINDS) + 1
    for name, table, skipped in (
        ("outcome", _OUTCOMES, 1),
        ("victims", _VICTIMS, 0),
        ("scope", _SCOPES, 0),
        ("stance", _STANCES, 0),
        ("means", _MEANS, 1),
        ("targets", _TARGETS, 0),
    ):
        yield name, at, skipped
        at += len(table)


def of_heads(asked: Questions) -> Rows:
    """One row a head: kind, what the rules said of it, how surely, and where it stands; ``(heads, HEAD_WIDTH)``."""
    rows = np.zeros((len(asked.heads), HEAD_WIDTH), np.float32)
    for row, head in zip(rows, asked.heads, strict=True):
        _fill(row, head, asked)
    return rows


def _fill(row: Rows, head: Head, asked: Questions) -> None:
    draft = head.draft
    row[len(KINDS) if draft is None else KINDS.index(draft.kind)] = 1
    at = len(KINDS) + 1
    said: tuple[tuple[dict[StrEnum, int], tuple[StrEnum | None, ...]], ...] = (
        (_OUTCOMES, () if draft is None else (draft.outcome,)),
        (_VICTIMS, () if draft is None else (draft.victims,)),
        (_SCOPES, () if draft is None else (draft.scope,)),
        (_STANCES, () if draft is None else (draft.stance,)),
        (_MEANS, () if draft is None else (draft.means,)),
        (_TARGETS, () if draft is None else draft.targets),
    )
    for table, terms in said:
        for term in terms:
            if term is not None:
                row[at + table[term]] = 1
        at += len(table)
    section = asked.reading.sentences[head.sentence].section
    row[at:] = (
        draft is not None and draft.time is not None,
        draft is not None and draft.time_inherited,
        draft is not None and draft.source is not None,
        0 if draft is None else min(len(draft.perpetrators), 3) / 2,
        0 if draft is None else min(len(draft.places), 3) / 2,
        draft is not None and draft.part_of is not None,
        head.sure,
        section is SectionKind.HEADLINE,
        min(head.sentence, 10) / 10,
        draft is not None and draft.affiliation is not None,
    )


def of_pairs(asked: Questions) -> Rows:
    """One row a head and option: how they stand to one another; ``(heads, options, PAIR_WIDTH)``."""
    heads, options = asked.heads, asked.options
    rows = np.zeros((len(heads), len(options), PAIR_WIDTH), np.float32)
    if not heads or not options:
        return rows
    start = np.array([h.start for h in heads])[:, None]
    end = np.array([h.end for h in heads])[:, None]
    first = np.array([o.mention.start for o in options])[None, :]
    last = np.array([o.mention.end for o in options])[None, :]
    apart = np.array([o.sentence for o in options])[None, :] - np.array([h.sentence for h in heads])[:, None]
    inside = (first >= start) & (last <= end)
    before = first < start
    gap = np.maximum(np.maximum(first - end, start - last), 0)
    picked, alike = of_rules(asked)
    rows[..., 0] = inside
    rows[..., 1] = before
    rows[..., 2] = np.log1p(gap) / 8
    rows[..., 3] = picked
    rows[..., 4] = alike
    rows[..., 5] = _nearest(asked, np.where(before & ~inside, gap, _NEVER), apart)
    rows[..., 6] = _nearest(asked, np.where(~before & ~inside, gap, _NEVER), apart)
    rows[..., 7 : 8 + 2 * _FAR] = _APART[np.clip(apart, -_FAR, _FAR) + _FAR]
    rows[..., 8 + 2 * _FAR :] = _of_options(asked)[None, :, :]
    numbers: dict[str, int] = collections.defaultdict(lambda: len(numbers))  # to compare numbers is a tenth of the work
    own = np.array([numbers[_affiliation(head)] for head in heads])
    rows[..., -1] = own[:, None] == np.array([numbers[o.value] for o in options])[None, :]
    return rows


_APART = np.eye(1 + 2 * _FAR, dtype=np.float32)
_NEVER = 1 << 40


def _nearest(asked: Questions, gap: npt.NDArray[np.int64], apart: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Which option of each role is nearest to each head on one side of it, within the sentences near."""
    found = np.zeros(gap.shape, bool)
    roles = np.array([option.role for option in asked.options])
    gap = np.where(np.abs(apart) <= _FAR, gap, _NEVER)
    for role in Role:
        own = np.flatnonzero(roles == role)
        if own.size:
            least = gap[:, own].min(axis=1, keepdims=True)
            found[:, own] = (gap[:, own] == least) & (least < _NEVER)
    return found


def _of_options(asked: Questions) -> Rows:
    """What holds of each option by itself; the last column is left for what depends on the head."""
    seen: set[tuple[Role, str]] = set()
    ranks: collections.Counter[Role] = collections.Counter()
    often = collections.Counter((option.role, option.value) for option in asked.options)
    rows = np.zeros((len(asked.options), PAIR_WIDTH - 8 - 2 * _FAR), np.float32)
    for row, option in zip(rows, asked.options, strict=True):
        key = (option.role, option.value)
        fresh, rank = key not in seen, ranks[option.role]
        if fresh:
            seen.add(key)
            ranks[option.role] += 1
        section = asked.reading.sentences[option.sentence].section
        row[:9] = (
            fresh,
            min(rank, 5) / 5,
            min(often[key], 8) / 8,
            option.spoken,
            option.known,
            section is SectionKind.HEADLINE,
            option.sentence < 2,
            any(c.isdigit() for c in option.mention.text),
            0,
        )
    return rows


@functools.lru_cache(maxsize=8)
def of_rules(asked: Questions) -> tuple[Rows, Rows]:
    """Which options the rules gave each head, and which say the same as one that they gave it; for reading alone.

    Remembered for a few reports, for the network asks and so does what weighs its answers.
    """
    heads, options = asked.heads, asked.options
    picked = np.zeros((len(heads), len(options)), np.float32)
    alike = np.zeros_like(picked)
    places = {(option.role, option.mention.start): at for at, option in enumerate(options)}
    same: dict[tuple[Role, str], list[int]] = collections.defaultdict(list)
    for at, option in enumerate(options):
        same[option.role, option.value].append(at)
    for row, head in enumerate(heads):
        for role, start, text in _given(head.draft):
            hit = places.get((role, start))
            if hit is not None:
                picked[row, hit] = 1
            key = (role, folded(text) if hit is None else options[hit].value)
            alike[row, same.get(key, [])] = 1
    return picked, alike


def _given(draft: Draft | None) -> list[tuple[Role, int, str]]:
    if draft is None:
        return []
    found = [(Role.PLACE, place.mention.start, place.mention.text) for place in draft.places]
    found += [(Role.PERPETRATOR, one.start, one.text) for one in draft.perpetrators]
    if draft.time is not None:
        found.append((Role.TIME, draft.time.start, draft.time.text))
    if draft.source is not None:
        found.append((Role.SOURCE, draft.source.start, draft.source.text))
    return found


def _affiliation(head: Head) -> str:
    draft = head.draft
    return "" if draft is None or draft.affiliation is None else folded(draft.affiliation.text)


def of_parts(asked: Questions) -> Rows:
    """One row a head and another that it may be a part of; ``(heads, heads, PART_WIDTH)``."""
    heads = asked.heads
    rows = np.zeros((len(heads), len(heads), PART_WIDTH), np.float32)
    if not heads:
        return rows
    index = np.array([head.sentence for head in heads])
    apart = index[None, :] - index[:, None]
    start = np.array([head.start for head in heads])
    numbers = [None if head.count is None else value(head.count.text) for head in heads]
    sizes = np.array([np.nan if number is None else number for number in numbers], float)
    outcome = np.array([_outcome(head) for head in heads])
    rows[..., 0] = apart == 0
    rows[..., 1] = apart == -1
    rows[..., 2] = apart < -1
    rows[..., 3] = start[None, :] < start[:, None]
    rows[..., 4] = np.log1p(np.abs(start[None, :] - start[:, None])) / 8
    rows[..., 5] = (outcome[None, :] == outcome[:, None]) & (outcome >= 0)[:, None]
    rows[..., 6] = sizes[None, :] > sizes[:, None]
    rows[..., 7] = sizes[None, :] < sizes[:, None]
    rows[..., 8] = _wholes(asked)
    rows[..., 9] = np.array([head.draft is not None and head.draft.part_of is not None for head in heads])[None, :]
    return rows


def _outcome(head: Head) -> int:
    if head.draft is None or head.draft.outcome is None:
        return -1
    return _OUTCOMES[head.draft.outcome]


def _wholes(asked: Questions) -> Rows:
    """Which head the rules hold each head to be a part of."""
    found = np.zeros((len(asked.heads),) * 2, np.float32)
    where = {id(head.draft): at for at, head in enumerate(asked.heads) if head.draft is not None}
    for row, head in enumerate(asked.heads):
        whole = asked.wholes.get(id(head.draft)) if head.draft is not None else None
        if whole is not None:
            found[row, where[id(whole)]] = 1
    return found
