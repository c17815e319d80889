"""From scores to drafts: what the rules drafted, with what the learned reader decided about it.

Every decision leaves its score and its rivals behind, for ``explain`` and for review.
"""

from __future__ import annotations

import collections
import dataclasses
import itertools
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from harmledger.extract.deciding.balance import leaning, told_together
from harmledger.extract.deciding.layout import CLASSES, NO_MEANS, OUTCOMES, SLICES
from harmledger.extract.deciding.questions import QUANTITIES, Head, Questions, Role
from harmledger.extract.deciding.sharing import SHARED, sharing
from harmledger.extract.deciding.worded import only_speaking, terms
from harmledger.extract.tagging.tags import Label
from harmledger.extract.tagging.times import OPEN
from harmledger.model.draft import Decision, Draft, PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import (
    ClaimKind,
    CountUnit,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    Stance,
    Target,
    VictimGroup,
)

if TYPE_CHECKING:
    from harmledger.extract.deciding.network import Scores

Row = npt.NDArray[np.float32]

_KEEP = 0.15
"""Chance of being harm below which a figure that the rules drafted is dropped."""
_ADD = 0.85
"""Chance of being harm from which a figure that the rules left alone is taken up."""
_ADD_MOVED = 0.97
"""The same for people displaced: how many live in a place is told beside how many of them fled."""
_ATTACK = 0.43
"""Chance from which a clause is an attack."""
_SEVERAL = 0.5
"""Chance from which a place or party belongs to a claim."""
_HELD = 0.2
"""Chance below which a target that the rules name is dropped."""
_COOLED, _LOWERED = 1.6, 0.4
"""By how much the network's chances of figures are drawn to the middle, and lowered, to be what happens."""
_RULED = 0.7
"""What the rules' chance of an attack weighs beside the network's."""
_FIELDS = {Role.TIME: "time", Role.PLACE: "places", Role.SOURCE: "source", Role.PERPETRATOR: "perpetrators"}
_STRETCH = math.log(3)
"""What a stretch of time has ahead of a day, in logits, to date a tally or campaign: few are there to learn from."""
_HELD_PLACE = 0.02
"""Chance below which a place that the rules name is dropped."""
_OF_TAKING = frozenset({NO_MEANS, Means.GROUND_FIGHTING.value})
"""By what people are taken away: readers name fighting or nothing."""
_WHEN = re.compile(r",? when\b[^.,;:!?\n]*")
"""What stands between a time and the claim that it dates."""
_TOLD = 3
"""Rivals that are kept with a decision."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """The winner of a role among its options, None where none fills it; with what is kept of the decision.

    ``shares`` gives the chance of each value, by the option that fits best among those that say it.
    """

    at: int | None
    decision: Decision
    shares: dict[int, float]


def decide(asked: Questions, scores: Scores) -> list[Draft]:
    """The drafts of a report, decided; figures, attacks and damage in the order of the text, ``part_of`` among them."""
    decider = _Decider(asked, told_together(asked, leaning(asked, scores)))
    return decider.drafts()


class _Decider:
    def __init__(self, asked: Questions, scores: Scores) -> None:
        self.asked, self.scores = asked, scores
        self._means = frozenset({NO_MEANS, *terms(asked, Label.MEANS)})
        self._targets_named = terms(asked, Label.TARGET)
        self._only_speaking = only_speaking(asked)
        self.options = collections.defaultdict(list)
        for index, option in enumerate(asked.options):
            self.options[option.role].append(index)
        self.groups: dict[Role, dict[str, list[int]]] = {role: collections.defaultdict(list) for role in Role}
        for index, option in enumerate(asked.options):
            self.groups[option.role][option.value].append(index)

    def drafts(self) -> list[Draft]:
        kept: dict[int, Draft] = {}
        for at, head in enumerate(self.asked.heads):
            draft = self._head(at, head)
            if draft is not None:
                kept[at] = dataclasses.replace(draft, part_of=None)  # the rules' counts in their own list
        wholes = self._wholes([at for at, draft in kept.items() if draft.kind in QUANTITIES])
        order = {at: index for index, at in enumerate(kept)}
        found = []
        for at, draft in kept.items():
            if at not in wholes:
                found.append(draft)
                continue
            *_, top = _upwards(at, wholes)
            apart = self.asked.heads[at].sentence != self.asked.heads[top].sentence
            found.append(dataclasses.replace(_as_its_whole(draft, kept[top], apart), part_of=order[wholes[at]]))
        return found

    def _head(self, at: int, head: Head) -> Draft | None:
        if head.draft is None:
            return self._taken_up(at, head)
        if head.draft.kind in QUANTITIES:
            return self._figure(at, head, head.draft)
        if head.draft.kind is ClaimKind.DAMAGE:  # as the rules have it: there is little to learn it from
            return self._settled(at, head, head.draft)
        chance = self._chance_of_attack(at, head)
        if chance < _ATTACK:
            return None
        return self._settled(at, head, dataclasses.replace(head.draft, confidence=round(chance, 3)))

    def _chance_of_attack(self, at: int, head: Head) -> float:
        """What the network and the rules' table of signs hold of it together."""
        no, yes = self.scores.classes[at, SLICES["real"]].tolist()
        ruled = min(max(head.sure, 0.02), 0.98)
        return _sigmoid((1 - _RULED) * (yes - no) + _RULED * math.log(ruled / (1 - ruled)))

    def _figure(self, at: int, head: Head, draft: Draft) -> Draft | None:
        chances = _softmax(self.scores.classes[at, SLICES["outcome"]])
        harm = 1 - float(chances[0])
        if harm < _KEEP:
            return None
        sure = float(chances[_outcome(draft)])
        return self._settled(at, head, dataclasses.replace(draft, confidence=_calibrated(sure)))

    def _taken_up(self, at: int, head: Head) -> Draft | None:
        """A figure that the rules left alone."""
        chances = _softmax(self.scores.classes[at, SLICES["outcome"]])
        best = int(chances.argmax())
        moved = OUTCOMES[best] == "displaced"
        if best == 0 or chances[best] < (_ADD_MOVED if moved else _ADD):
            return None
        draft = Draft(
            ClaimKind.DISPLACEMENT if moved else ClaimKind.CASUALTY,
            head.start,
            head.end,
            count=head.count,
            outcome=None if moved else Outcome(OUTCOMES[best]),
            unit=CountUnit.PEOPLE if moved else None,
            term=DisplacementTerm.DISPLACED if moved else None,
            confidence=_calibrated(float(chances[best])),
            rule="reader/figure",
        )
        return self._settled(at, head, draft)

    def _settled(self, at: int, head: Head, draft: Draft) -> Draft:
        """The draft with its circumstances decided."""
        decisions = [self._term(at, "scope")]
        changes: dict[str, object] = {"scope": Scope(decisions[0].chosen)}
        if draft.stance is not Stance.DENIED:  # a denial stands in the words: there is nothing to decide
            decisions.append(self._term(at, "stance"))
            changes["stance"] = Stance(decisions[-1].chosen)
        if draft.kind in QUANTITIES:
            decisions.append(self._term(at, "victims"))
            changes["victims"] = VictimGroup(decisions[-1].chosen)
        if draft.kind in {ClaimKind.CASUALTY, ClaimKind.ATTACK}:
            decisions.append(self._term(at, "means", self._named(draft)))
            chosen = decisions[-1].chosen
            changes["means"] = None if chosen == NO_MEANS else Means(chosen)
            changes["targets"] = self._targets(at, draft.targets)
        time = self._bound(draft) or self._one(at, Role.TIME, stretches=changes["scope"] is not Scope.INCIDENT)
        source, party = self._one(at, Role.SOURCE), self._party(at, draft)
        changes |= self._timed(time, head) | {"source": self._mention(source)}
        changes["places"] = self._placed(
            self._several(at, Role.PLACE, {one.mention.start for one in draft.places}), draft
        )
        changes["perpetrators"] = self._together(party, draft.perpetrators)
        decisions += (time.decision, source.decision, party.decision)
        return dataclasses.replace(draft, **changes, decisions=tuple(decisions))  # type: ignore[arg-type]

    def _term(self, at: int, name: str, possible: Collection[str] = ()) -> Decision:
        """The likeliest of the terms that are ``possible``; of all where none are given."""
        scores = self.scores.classes[at, SLICES[name]]
        open_ = [n for n, term in enumerate(CLASSES[name]) if not possible or term in possible]
        chances = _softmax(scores[open_]).tolist()
        return _decision(name, {CLASSES[name][n]: chance for n, chance in zip(open_, chances, strict=True)})

    def _named(self, draft: Draft) -> frozenset[str]:
        """The means that are named, and the rules' own; of who is taken away fighting or none."""
        named = self._means if draft.means is None else self._means | {draft.means}
        return named & _OF_TAKING if draft.outcome is Outcome.DETAINED else named

    def _targets(self, at: int, ruled: tuple[Target, ...]) -> tuple[Target, ...]:
        """What was hit: the rules' targets unless they are unlikely, and others that are named and likely."""
        row = self.scores.classes[at, SLICES["targets"]].tolist()
        chances = {target: _sigmoid(score) for target, score in zip(Target, row, strict=True)}
        return tuple(
            one
            for one, chance in chances.items()
            if (chance >= _HELD if one in ruled else chance >= _SEVERAL and one in self._targets_named)
        )

    def _party(self, at: int, draft: Draft) -> _Choice:
        """Who did it: not one of whom the report knows only what they said, unless the rules lay it to them."""
        groups = self.groups[Role.PERPETRATOR]
        if self._only_speaking:
            ruled = {one.start for one in draft.perpetrators}
            open_ = {
                value: [one for one in indexes if self.asked.options[one].mention.start in ruled]
                if value in self._only_speaking
                else indexes
                for value, indexes in groups.items()
            }
            groups = {value: indexes for value, indexes in open_.items() if indexes}
        return self._one(at, Role.PERPETRATOR, groups)

    def _one(
        self, at: int, role: Role, groups: Mapping[str, list[int]] | None = None, *, stretches: bool = False
    ) -> _Choice:
        """Who or what fills a role that only one can fill: the likeliest value, at the mention that fits best.

        Several mentions of one value stand for it together, against the others and against none. With ``stretches``,
        times that run on ("since Saturday") weigh more than days. With ``groups``, only these options are weighed.
        """
        groups = self.groups[role] if groups is None else groups
        own = sorted(itertools.chain.from_iterable(groups.values()))
        weights = [0.0, *(self._runs_on(one) * stretches for one in own)]
        scores = np.concatenate(([self.scores.none[at, role]], self.scores.pairs[at, own, role]))
        chances = _softmax(scores + np.array(weights, dtype=np.float32))
        sure = dict(zip(own, chances[1:].tolist(), strict=True))
        likeliest = {value: max(indexes, key=sure.__getitem__) for value, indexes in groups.items()}
        shares = {likeliest[value]: sum(sure[one] for one in indexes) for value, indexes in groups.items()}
        named = {self.asked.options[one].mention.text: one for one in shares}
        decision = _decision(
            _FIELDS[role], {"": float(chances[0]), **{words: shares[at] for words, at in named.items()}}
        )
        return _Choice(named.get(decision.chosen), decision, shares)

    def _bound(self, draft: Draft) -> _Choice | None:
        """The time that the words tie the claim to, which nothing has to decide: "in March, when eight died"."""
        time = draft.time
        if time is None or not _WHEN.fullmatch(self.asked.reading.text, time.end, max(time.end, draft.start)):
            return None
        at = next((one for one in self.options[Role.TIME] if self.asked.options[one].mention == time), None)
        return None if at is None else _Choice(at, _decision(_FIELDS[Role.TIME], {time.text: 1.0}), {at: 1.0})

    def _runs_on(self, one: int) -> float:
        return _STRETCH if OPEN.match(self.asked.options[one].mention.text) else 0.0

    def _together(self, choice: _Choice, ruled: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The party chosen and those that share the deed: of each that is likely enough the mention that fits best."""
        if choice.at is None:
            return ()
        options = self.asked.options
        chosen = options[choice.at].value
        values = {options[one].mention.start: options[one].value for one in self.options[Role.PERPETRATOR]}
        if len(ruled) > 1 and any(values.get(one.start) == chosen for one in ruled):
            shares = {options[one].value: share for one, share in choice.shares.items()}
            return sharing(ruled, chosen, values, shares, self.asked.reading.text)
        found = [one for one, share in choice.shares.items() if one == choice.at or share >= SHARED]
        return tuple(options[one].mention for one in sorted(found))

    def _several(self, at: int, role: Role, ruled: set[int]) -> list[int]:
        """The options that fill a role which several can fill: of each value the mention that fits best.

        What the rules picked, at offsets ``ruled``, has to be unlikely to be dropped.
        """
        found = []
        for indexes in self.groups[role].values():
            scores = self.scores.pairs[at, indexes, role]
            best = int(scores.argmax())
            own = next((one for one in indexes if self.asked.options[one].mention.start in ruled), None)
            if _sigmoid(float(scores[best])) >= (_SEVERAL if own is None else _HELD_PLACE):
                found.append(indexes[best] if own is None else own)
        return sorted(found)

    def _mention(self, choice: _Choice) -> Mention | None:
        return None if choice.at is None else self.asked.options[choice.at].mention

    def _timed(self, choice: _Choice, head: Head) -> dict[str, object]:
        if choice.at is None:
            return {"time": None, "time_inherited": False}
        option = self.asked.options[choice.at]
        return {"time": option.mention, "time_inherited": option.sentence != head.sentence}

    def _placed(self, chosen: list[int], draft: Draft) -> tuple[PlaceMention, ...]:
        """The places chosen, in the roles that the rules gave them; the rules' own where none is chosen."""
        roles = {place.mention.start: place.role for place in draft.places}
        by_words = {place.mention.text: place.role for place in draft.places}
        found = []
        for one in chosen:
            mention = self.asked.options[one].mention
            role = roles.get(mention.start, by_words.get(mention.text))
            found.append(PlaceMention(mention) if role is None else PlaceMention(mention, role))
        return tuple(found) or draft.places

    def _wholes(self, figures: list[int]) -> dict[int, int]:
        """Which figure each figure is a part of; the surest first, and never so that one became a part of itself."""
        claims: list[tuple[float, int, int]] = []
        for at in figures:
            others = [one for one in figures if one != at]
            chances = _softmax(np.concatenate(([self.scores.whole[at]], self.scores.parts[at, others])))
            best = int(chances.argmax())
            if best:
                claims.append((-float(chances[best]), at, others[best - 1]))
        found: dict[int, int] = {}
        for _, at, whole in sorted(claims):
            if at not in _upwards(whole, found):
                found[at] = whole
        return found


def _upwards(at: int, wholes: dict[int, int]) -> Iterator[int]:
    """The figure, what it is a part of, what that is a part of, and so on."""
    yield at
    while at in wholes:
        at = wholes[at]
        yield at


def _as_its_whole(part: Draft, whole: Draft, apart: bool) -> Draft:
    """The part with what careful readers give alike to part and whole: when, by whom, by what means, how firmly.

    Of the parts in the training reports 94 to 99 % share these with their whole; who says it and where need not be, and
    what was hit and where is its own where it is told. Told in a sentence ``apart`` from its whole's, a part keeps the
    means that it has there: "31 were killed. Rockets killed four of them."
    """
    means = (part.means, whole.means) if apart else (whole.means, part.means)
    return dataclasses.replace(
        part,
        time=whole.time,
        time_inherited=whole.time is not None and (whole.time_inherited or apart),
        perpetrators=whole.perpetrators,
        means=means[0] or means[1],
        stance=whole.stance,
        targets=part.targets or whole.targets,
        places=part.places or whole.places,
    )


def _calibrated(chance: float) -> float:
    """The chance that a figure is right: networks are surer than they should be (Guo et al. 2017, Platt 1999).

    The two constants were fitted to the held-out tenth of the corpus; ``bench/calibration.py`` measures elsewhere.
    """
    sure = min(max(chance, 0.003), 0.997)
    return round(_sigmoid(math.log(sure / (1 - sure)) / _COOLED - _LOWERED), 3)


def _outcome(draft: Draft) -> int:
    return OUTCOMES.index("displaced" if draft.outcome is None else draft.outcome)


def _decision(name: str, chances: dict[str, float]) -> Decision:
    ranked = sorted(chances.items(), key=lambda one: -one[1])
    (chosen, score), *others = ranked
    rivals = tuple((other, round(chance, 3)) for other, chance in others[:_TOLD] if chance >= 0.005)
    return Decision(name, chosen, round(score, 3), rivals)


def _softmax(scores: Row) -> Row:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def _sigmoid(score: float) -> float:
    return float((1 + np.tanh(score / 2)) / 2)  # which no score is too great for
