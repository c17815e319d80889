"""Who: wordings of parties to neutral names, by the country and the day that they are said of.

What is not certain is not resolved: the wording stays, with the reason and with the parties that it could mean.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harmledger.model.span import Mention
from harmledger.model.who import Who
from harmledger.resolve import party_words as said
from harmledger.vocabulary import actors
from harmledger.vocabulary.actors import Actor, ActorKind, Parties

_SURE, _FORCES, _HERE, _INSIDE = 0.99, 0.95, 0.85, 0.7
"""How surely a wording is a party: by its name; by its name and what follows; by country and day; by a name inside."""
_TOLD = 5
"""Rivals that are kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one wording comes to.

    Attributes:
        actor: the party; None where none is certain.
        reason: in words, why this one or why none.
        score: 0 to 1, how surely; 0 without a party.
        rivals: neutral names of other parties that the wording could mean, likeliest first.
        nobody: whether the words name no group at all ("gunmen").
    """

    actor: Actor | None
    reason: str
    score: float = 0.0
    rivals: tuple[str, ...] = ()
    nobody: bool = False


def resolve(words: str, country: str | None, day: dt.date | None = None) -> Actor | None:
    """The party that ``words`` means in a report about ``country``, or None where that is not certain.

    Args:
        words: as worded: "regime forces", "Russian warplanes", "Assad's forces", "IS".
        country: ISO 3166-1 alpha-2 code of the country that the words are about; None where not known.
        day: the day that they are about; None where not known.
    """
    return find(words, country, day).actor


def find(words: str, country: str | None, day: dt.date | None = None) -> Finding:
    """What ``words`` comes to as a wording of one party, with the reason and the rivals; as :func:`resolve`."""
    return _find(actors.in_force(), words, country, day)


def names(words: str, country: str | None, day: dt.date | None = None) -> tuple[str, ...]:
    """Neutral names for a mention, in its order: several for "Russian and regime forces", none for words of no group.

    A name that is not on the list is kept as worded. Words that name no group ("militants", "terrorists", "gunmen")
    give nothing: to say whose they are would be a guess.
    """
    found = _each(actors.in_force(), words, country, day)
    told = (said.as_worded(words) if one.actor is None else one.actor.name for one in found if not one.nobody)
    return tuple(dict.fromkeys(told))


def who(mention: Mention, country: str | None, day: dt.date | None = None) -> tuple[Who, ...]:
    """What a mention was resolved to, party by party, or why it was not; for the claim's ``actors``."""
    return tuple(
        Who(
            mention.text,
            None if one.actor is None else one.actor.name,
            mention.start,
            mention.end,
            one.score,
            one.reason,
            one.rivals,
        )
        for one in _each(actors.in_force(), mention.text, country, day)
    )


@functools.lru_cache(maxsize=8192)
def _each(parties: Parties, words: str, country: str | None, day: dt.date | None) -> tuple[Finding, ...]:
    """The parties of a mention: those joined in it where every one is known, else the one that the whole means."""
    parts = [part for part in said.AND.split(words) if part.strip()]
    if len(parts) > 1:
        found = [_part(parties, part, parts[-1], (country, day)) for part in parts]
        if all(one.actor is not None for one in found):
            return tuple({one.actor.name: one for one in found if one.actor is not None}.values())
    return (_find(parties, words, country, day),)


def _part(parties: Parties, part: str, last: str, here: tuple[str | None, dt.date | None]) -> Finding:
    """One member of "Russian and regime warplanes": alone, or with the noun that the last one carries for all."""
    found = _find(parties, part.strip(), *here)
    if found.actor is not None:
        return found
    noun = last.rsplit(maxsplit=1)[-1] if last.split() else ""
    return _find(parties, f"{part.strip()} {noun}", *here)


@functools.lru_cache(maxsize=8192)
def _find(parties: Parties, words: str, country: str | None, day: dt.date | None) -> Finding:
    return _Search(parties, country, day).of(words)


class _Search:
    """Looks wordings up as they are meant in one country on one day."""

    def __init__(self, parties: Parties, country: str | None, day: dt.date | None) -> None:
        self._parties = parties
        self._country = country
        self._day = day

    def of(self, words: str) -> Finding:
        """What the words come to."""
        written = self._written(words)
        if written is not None:
            return written
        core = actors.fold(words)
        open_: Finding | None = None
        for form, of_group in said.forms(core):
            found = self._exact(form)
            if found is not None and found.actor is None:
                open_ = open_ or found
            elif found is not None and not (of_group and found.actor is not None and _is_state(found.actor)):
                return found
        if said.NOBODY.fullmatch(core) and open_ is None:
            return Finding(None, "the words name no group", nobody=True)
        within = self._within(words, core)
        if within.actor is not None or open_ is None or said.TIE.search(core):
            return within
        return open_

    def _written(self, words: str) -> Finding | None:
        """A name that holds only as it is written ("IS"), alone or before what its forces have ("US warplanes")."""
        tokens = words.replace("’", "'").split()
        first = tokens[0] if tokens[:1] not in (["the"], ["The"]) else "".join(tokens[1:2])
        rest = " ".join(tokens[tokens.index(first) + 1 :]).casefold() if first else ""
        name = self._parties.written_as.get(first.removesuffix("'s"))
        if name is None or (rest and rest not in self._parties.noun_set):
            return None
        actor = self._parties.by_name[name]
        if rest:
            return Finding(actor, "a name of it, with words for its forces", _FORCES)
        return Finding(actor, "so named on the list", _SURE)

    def _exact(self, form: str) -> Finding | None:
        """The party whose wording ``form`` is as it stands; None where it is nobody's."""
        local = self._local(form)
        if local is not None and local.actor is not None:
            return local  # before what it means anywhere: "the Taliban" of a report on Pakistan
        name = self._parties.named.get(form) or self._parties.demonyms.get(form)
        if name:
            return Finding(self._parties.by_name[name], "so named on the list", _SURE)
        return self._with_noun(form) or local

    def _local(self, form: str) -> Finding | None:
        holders = self._parties.local.get(form, ())
        if not holders:
            return None
        country, day = self._country, self._day
        here = [actor for actor in holders if actor.spoken_of(country, day)]
        elsewhere = () if here else _names(holders)
        if len(here) == 1:
            others = _names(actor for actor in holders if country in actor.countries and actor is not here[0])
            return Finding(here[0], f"whom the words mean in reports about {country}", _HERE, others)
        if here:
            return Finding(None, f"the words mean {len(here)} parties in reports about {country}", rivals=_names(here))
        if country is None:
            return Finding(None, "whom the words mean depends on the country, which is not known", rivals=elsewhere)
        then = [actor for actor in holders if country in actor.countries]
        if then:
            return Finding(None, f"no party of {country} was called so on {day}", rivals=_names(then))
        return Finding(None, f"no party of {country} on the list is called so", rivals=elsewhere)

    def _with_noun(self, form: str) -> Finding | None:
        """A name with what may follow or lead any name: "Syrian army", "Houthi missiles", "forces loyal to Assad"."""
        loyal, pro = said.LOYAL.match(form), said.PRO.fullmatch(form)
        if loyal is not None:
            name = self._named(form[loyal.end() :])
        elif pro is not None:
            name = self._parties.leaders.get(pro[1])
        else:
            name = next((found for stem in self._stems(form) if (found := self._owner(stem))), None)
        if not name:
            return None
        return Finding(self._parties.by_name[name], "a name of it, with words for its forces", _FORCES)

    def _named(self, form: str) -> str | None:
        """Who is named by the words after "forces loyal to"."""
        return self._owner(form) or next((found for stem in self._stems(form) if (found := self._owner(stem))), None)

    def _stems(self, form: str) -> Iterator[str]:
        """What stands before a noun of forces, the longest noun first."""
        tokens = form.split(" ")
        for at in range(max(1, len(tokens) - 3), len(tokens)):
            if " ".join(tokens[at:]) in self._parties.noun_set:
                yield " ".join(tokens[:at])

    def _owner(self, stem: str) -> str | None:
        """The party that a name in front of a noun means: "syria", "syrias", "syrian", "assads"."""
        table = self._parties
        for form in (stem, stem[:-1] if stem.endswith("s") else ""):
            name = table.named.get(form) or table.demonyms.get(form)
            if name:
                return name
        return None

    def _within(self, words: str, core: str) -> Finding:
        """The one party that is named inside longer words: "forces loyal to the Assad regime"."""
        tokens = core.replace(" the ", " ").split()
        sides = [bool(said.SIDES.search(token)) for token in tokens]
        hits: list[tuple[int, int, Actor]] = []
        for length in range(min(6, len(tokens)), 0, -1):
            for start in range(len(tokens) - length + 1):
                end = start + length
                if any(start < taken_end and taken_start < end for taken_start, taken_end, _ in hits):
                    continue
                if any(sides[:start]) or any(sides[end:]):
                    continue  # "US-backed", "anti-Assad": the rest of such words does not say who they are
                found = self._exact(" ".join(tokens[start:end]))
                actor = None if found is None else found.actor
                if actor is not None and (length > 1 or not _is_state(actor) or tokens[start] in self._parties.leaders):
                    hits.append((start, end, actor))
        if not hits and any(sides):
            return self._kept(core)
        exact = [
            self._parties.written_as[word] for word in said.WORD.findall(words) if word in self._parties.written_as
        ]
        found_actors = {actor.name: actor for actor in (*(hit for *_, hit in sorted(hits, key=lambda hit: hit[0])),)}
        found_actors |= {name: self._parties.by_name[name] for name in exact}
        if len(found_actors) == 1:
            return Finding(next(iter(found_actors.values())), "named inside the words", _INSIDE)
        if found_actors:
            return Finding(None, "the words name more than one party", rivals=tuple(found_actors))
        return Finding(None, "no party of the list is called so")

    def _kept(self, core: str) -> Finding:
        """Others who are said to be somebody's, or against somebody: who they are, the words do not say."""
        first = said.TIE.split(core, maxsplit=1)[0]
        name = self._owner(first)
        if name is None or name not in self._parties.by_name:
            return Finding(None, "said to be tied to others, and not named")
        allies = [
            actor
            for actor, alliance in self._parties.kept_by.get(name, ())
            if alliance.holds(self._day) and (self._country is None or self._country in actor.countries)
        ]
        return Finding(None, f"tied to {name}, and not it; the words do not say who", rivals=_names(allies))


def _is_state(actor: Actor) -> bool:
    return actor.kind is ActorKind.STATE


def _names(found: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for actor in found))[:_TOLD]
