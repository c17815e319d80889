"""Wordings of parties taken apart: what only describes, what is a deed of theirs, what ties them to others."""

from __future__ import annotations

import re


def forms(core: str) -> tuple[tuple[str, bool], ...]:
    """The words, then without what only describes: "al-Qaeda-linked", "so-called", "raids", "fighters".

    With each form goes whether a noun was taken off that a state's forces are not called by: "Syrian fighters" are
    not the forces of the state.
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


def as_worded(words: str) -> str:
    """A wording as it is kept where it is not resolved: without article, with single spaces."""
    return re.sub(r"^(?:the|an?) ", "", " ".join(words.split()), flags=re.IGNORECASE)


AND = re.compile(r",? and |, |/| & | alongside | as well as | backed by ")
_DESCRIBED = re.compile(
    r"^(?:(?:\S+-(?:linked|affiliated|aligned|allied|inspired)|so-called|self-styled|self-proclaimed|extremist|jihadist"
    r"|jihadi|takfiri|terrorist|radical|hardline|islamist group|militant group|terrorist group|allied|joint|elite"
    r"|suspected) )+"
)
_FIGHTERS = re.compile(
    r" (?:fighters?|militants?|terrorists?|forces?|members?|militiamen|militias?|gunmen|groups?|organi[sz]ation"
    r"|jihadists?|extremists?|insurgents?|rebels?|elements?|commanders?|leaders?|snipers?|mercenaries|movement|alliance"
    r"|coalition|factions?|troops|soldiers?|units?|guerrillas?|separatists?|gang|cartel|network)$"
)
_DEEDS = re.compile(
    r" (?:positions?|shelling|fire|rockets?|air ?strikes?|strikes?|raids?|attacks?|bombardment|bombing|shells|bombs"
    r"|mortars|gunfire|side|leadership|president|offensive|assault|campaign|aggression|operations?|air raids?"
    r"|missile strikes?)$"
)
NOBODY = re.compile(
    r"(?:(?:armed|unknown|unidentified|masked|foreign|local|suspected|islamist|extremist|radical|jihadist|takfiri|other"
    r"|some|various|hardline|these|those|allied|their|its|several|many|militant|terrorist) )*"
    r"(?:militants?|terrorists?|gunm[ae]n|fighters?|jihadists?|extremists?|assailants?|attackers?|groups?|men"
    r"|warplanes?|planes?|jets|aircraft|helicopters?|forces|organi[sz]ations?|bombers?|suicide bombers?|snipers?"
    r"|perpetrators?|unknown|they|it|he|who|which|parties|sides|both sides|all sides|allies|combatants?|militias?"
    r"|militiamen|factions?|someone|party|warring parties|mercenaries)"
)
LOYAL = re.compile(
    r"^(?:(?:forces|troops|fighters|soldiers|militias?|militiamen) (?:loyal to|of) |(?:regime|army) of )"
    r"(?:the |president )*"
)
PRO = re.compile(r"pro-(.+?)(?: regime)? (?:forces|troops|fighters|militias?|militiamen)")
SIDES = re.compile(r"-(?:backed|supported|sponsored|led|allied|aligned|trained|armed|funded)$|^(?:anti|pro)-")
TIE = re.compile(r"-(?:backed|supported|sponsored|led|allied|aligned|trained|armed|funded)\b")
WORD = re.compile(r"(?<![\w-])[^\W_]+(?![\w]|-)")
