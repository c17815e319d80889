"""Who: wordings of parties to neutral names, by the country of the report. Unresolved names stay as worded."""

from __future__ import annotations

import functools
import re

from harmledger.vocabulary import actors
from harmledger.vocabulary.actors import Actor


@functools.lru_cache(maxsize=8192)
def resolve(words: str, country: str | None) -> Actor | None:
    """The party that ``words`` means in a report about ``country``, or None where that is not certain.

    Args:
        words: as worded: "regime forces", "Russian warplanes", "Assad's forces", "IS".
        country: ISO 3166-1 alpha-2 code of the country that the words are about; None where not known.
    """
    if words.strip() in actors.written_as():
        return actors.by_name()[actors.written_as()[words.strip()]]
    core = actors.fold(words)
    for form, of_group in _forms(core):
        found = _exact(form, country)
        if found is not None and not (of_group and found.kind == "state"):
            return found
    return _within(words, core, country)


@functools.lru_cache(maxsize=8192)
def names(words: str, country: str | None) -> tuple[str, ...]:
    """Neutral names for a mention, in its order: several for "Russian and regime forces", none for words of no group.

    A name that is not on the list is kept as worded. Words that name no group ("militants", "terrorists", "gunmen")
    give
    nothing: to say whose they are would be a guess.
    """
    whole = resolve(words, country)
    parts = [part for part in _AND.split(words) if part.strip()]
    if len(parts) > 1:
        found = [_part(part, parts[-1], country) for part in parts]
        if all(actor is not None for actor in found):
            return tuple(dict.fromkeys(actor.name for actor in found if actor is not None))
    if whole is not None:
        return (whole.name,)
    core = actors.fold(words)
    if _NOBODY.fullmatch(core):
        return ()
    return (_as_worded(words),)


def _part(part: str, last: str, country: str | None) -> Actor | None:
    """One member of "Russian and regime warplanes": alone, or with the noun that the last one carries for all."""
    found = resolve(part.strip(), country)
    if found is not None:
        return found
    noun = last.rsplit(maxsplit=1)[-1] if last.split() else ""
    return resolve(f"{part.strip()} {noun}", country)


def _forms(core: str) -> tuple[tuple[str, bool], ...]:
    """The words, then without what only describes: "al-Qaeda-linked", "so-called", "raids", "fighters".

    With each form goes whether a noun was taken off that a state's forces are not called by: "Syrian fighters" are
    not the
    forces of the state.
    """
    found = {core: False, _DESCRIBED.sub("", core): False}
    shorter, of_group = _DESCRIBED.sub("", core), False
    while (cut := _DEEDS.sub("", shorter)) != shorter or (cut := _FIGHTERS.sub("", shorter)) != shorter:
        of_group = of_group or _DEEDS.sub("", shorter) == shorter
        shorter = cut
        found.setdefault(shorter, of_group)
    if shorter.endswith("s") and len(shorter) > 4:
        found.setdefault(shorter[:-1], of_group)  # "Syrias", as texts without apostrophes have it
    return tuple((form, group) for form, group in found.items() if form)


def _exact(form: str, country: str | None) -> Actor | None:
    holders = [actor for actor in actors.local().get(form, ()) if country is not None and country in actor.countries]
    if len(holders) == 1:
        return holders[0]  # before what it means anywhere: "the Taliban" of a report on Pakistan
    name = _table().get(form) or actors.demonyms().get(form)
    return actors.by_name()[name] if name else None


@functools.cache
def _table() -> dict[str, str]:
    """Folded wordings that hold anywhere, to the name; names that are words only as written are left out."""
    exact = {word.casefold() for word in actors.written_as()}
    return {
        key: actor.name
        for actor in actors.all()
        for words in (actor.name, *actor.aliases)
        if (key := actors.fold(words)) not in exact
    }


def _within(words: str, core: str, country: str | None) -> Actor | None:
    """The one party that is named inside longer words: "forces loyal to the Assad regime"."""
    tokens = core.replace(" the ", " ").split()
    hits: list[tuple[int, int, Actor]] = []
    for length in range(min(6, len(tokens)), 0, -1):
        for start in range(len(tokens) - length + 1):
            end = start + length
            if any(start < taken_end and taken_start < end for taken_start, taken_end, _ in hits):
                continue
            if any(_SIDES.search(token) for token in tokens[:start] + tokens[end:]):
                continue  # "US-backed", "anti-Assad": the rest of such words does not say who they are
            found = _exact(" ".join(tokens[start:end]), country)
            if found is not None and (length > 1 or found.kind != "state" or tokens[start] in _SINGLE):
                hits.append((start, end, found))
    if not hits and any(_SIDES.search(token) for token in tokens):
        return None
    exact = [
        actors.by_name()[name] for word, name in actors.written_as().items() if re.search(rf"\b{word}\b(?!-)", words)
    ]
    found_actors = {actor.name: actor for actor in (*(hit for *_, hit in hits), *exact)}
    return next(iter(found_actors.values())) if len(found_actors) == 1 else None


def _as_worded(words: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", " ".join(words.split()), flags=re.IGNORECASE)


_AND = re.compile(r",? and |, |/| & | alongside | as well as | backed by ")
_DESCRIBED = re.compile(
    r"^(?:(?:\S+-(?:linked|affiliated|aligned|allied|inspired)|so-called|self-styled|self-proclaimed|extremist|jihadist"
    r"|jihadi|takfiri|terrorist|radical|hardline|islamist group|militant group|terrorist group|allied|joint|elite"
    r"|suspected) )+"
)
_FIGHTERS = re.compile(
    r" (?:fighters?|militants?|terrorists?|forces?|members?|militiamen|militias?|gunmen|groups?|organi[sz]ation"
    r"|jihadists?|extremists?|insurgents?|rebels?|elements?|commanders?|leaders?|snipers?|mercenaries|movement|alliance"
    r"|coalition|factions?|troops|soldiers?|units?)$"
)
_DEEDS = re.compile(
    r" (?:positions?|shelling|fire|rockets?|air ?strikes?|strikes?|raids?|attacks?|bombardment|bombing|shells|bombs"
    r"|mortars|gunfire|side|leadership|president|offensive|assault|campaign|aggression|operations?|air raids?"
    r"|missile strikes?)$"
)
_NOBODY = re.compile(
    r"(?:(?:armed|unknown|unidentified|masked|foreign|local|suspected|islamist|extremist|radical|jihadist|takfiri|other"
    r"|some|various|hardline|these|those|allied|their|its|several|many|militant|terrorist) )*"
    r"(?:militants?|terrorists?|gunm[ae]n|fighters?|jihadists?|extremists?|assailants?|attackers?|groups?|men"
    r"|warplanes?|planes?|jets|aircraft|helicopters?|forces|organi[sz]ations?|bombers?|suicide bombers?|snipers?"
    r"|perpetrators?|unknown|they|it|he|who|which|parties|sides|both sides|all sides|allies|combatants?|militias?"
    r"|militiamen|factions?|someone|party|warring parties|mercenaries)"
)
_SIDES = re.compile(r"-(?:backed|supported|sponsored|led|allied|trained|armed)$|^(?:anti|pro)-")
_SINGLE = frozenset("assad al-assad putin erdogan netanyahu".split())
