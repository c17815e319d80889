"""What people decided about same and different, made consistent: their word stands over every score.

The latest judgement about a pair holds. A chain of SAME that would join a pair judged DIFFERENT is cut at its oldest
link, because keeping apart loses nothing; the cut is reported so that somebody can settle it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from harmledger.link.grounds.unions import Unions
from harmledger.model.judgement import Judgement, Verdict, in_force

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A judgement of SAME that could not be followed, since it contradicts judgements of DIFFERENT."""

    claim_id: str
    other_id: str
    reason: str


class Judged:
    """The judgements in force.

    Attributes:
        same: pairs that are held together, each with the judgement that says so.
        different: pairs that are kept apart, likewise.
        unsure: pairs that somebody looked at and left to the machine.
        conflicts: what could not be followed.
    """

    def __init__(self, claim_ids: Iterable[str], judgements: Sequence[Judgement]) -> None:
        """Work out what holds for the given claims; judgements about other claims are left alone."""
        known = set(claim_ids)
        latest = _latest(in_force(judgements), known)
        self.different = {pair: j for pair, j in latest.items() if j.verdict is Verdict.DIFFERENT}
        self.unsure = {pair: j for pair, j in latest.items() if j.verdict is Verdict.UNSURE}
        # Only claims that somebody judged the same are in groups: of any other, whoever asks, the group is itself.
        self._unions = Unions({claim for pair, j in latest.items() if j.verdict is Verdict.SAME for claim in pair})
        self._apart: dict[str, set[str]] = {}
        for one, other in self.different:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._members: dict[str, set[str]] = {}
        self.same: dict[Pair, Judgement] = {}
        conflicts: list[Conflict] = []
        wanted = [(pair, j) for pair, j in latest.items() if j.verdict is Verdict.SAME]
        for pair, judgement in sorted(
            wanted, key=lambda item: (item[1].at, item[1].judgement_id, item[0]), reverse=True
        ):
            clash = self._join(pair)
            if clash is None:
                self.same[pair] = judgement
            else:
                conflicts.append(Conflict(*pair, _explain(judgement, self.different[clash])))
        self.conflicts = tuple(sorted(conflicts, key=lambda c: (c.claim_id, c.other_id)))
        self._spoken: dict[str, set[str]] = {}
        for one, other in (*self.same, *self.unsure):
            self._spoken.setdefault(one, set()).add(other)
            self._spoken.setdefault(other, set()).add(one)

    def _join(self, pair: Pair) -> Pair | None:
        """Join the pair's groups, unless that joins a pair judged different: then that pair."""
        one, other = (self._root(key) for key in pair)
        if one == other:
            return None
        left, right = self._group(one), self._group(other)
        for claim in sorted(left):
            clash = sorted(self._apart.get(claim, set()) & right)
            if clash:
                return ordered(claim, clash[0])
        self._unions.join(one, other)
        self._members[self._root(one)] = left | right
        return None

    def _root(self, claim_id: str) -> str:
        return self._unions.root(claim_id) if claim_id in self._unions else claim_id

    def _group(self, root: str) -> set[str]:
        return self._members.get(root, {root})

    def held_with(self, claim_id: str) -> frozenset[str]:
        """The claims that are judged the same as this one, by any chain, itself among them."""
        return frozenset(self._group(self._root(claim_id)))

    def spoken_with(self, claim_id: str) -> Collection[str]:
        """The claims that :attr:`same` or :attr:`unsure` have a pair of with this one."""
        return self._spoken.get(claim_id, ())

    def apart(self, one: str, other: str) -> bool:
        """Whether somebody's word keeps the two claims apart, directly or through claims judged the same."""
        if not self._apart:
            return False
        left, right = self._group(self._root(one)), self._group(self._root(other))
        return any(self._apart.get(claim, set()) & right for claim in left)

    def any_apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether any claim of ``left`` is kept apart from any of ``right``."""
        if not self._apart:
            return False
        others = tuple(right)
        return any(self.apart(one, other) for one in left for other in others)


def ordered(one: str, other: str) -> Pair:
    """The two ids as a pair, the lesser first."""
    return (one, other) if one <= other else (other, one)


def _latest(judgements: Iterable[Judgement], known: set[str]) -> dict[Pair, Judgement]:
    wanted = {Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE}
    latest: dict[Pair, Judgement] = {}
    for judgement in judgements:
        if judgement.verdict in wanted:
            subjects = sorted(set(judgement.subjects) & known)
            latest |= {ordered(one, other): judgement for one, other in combinations(subjects, 2)}
    return latest


def _explain(same: Judgement, different: Judgement) -> str:
    return (
        f"judged the same by {same.by} on {same.at:%Y-%m-%d}, but that would join claims that {different.by} judged "
        f"different on {different.at:%Y-%m-%d}; kept apart until somebody settles it"
    )
