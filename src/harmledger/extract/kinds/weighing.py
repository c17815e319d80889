"""How surely a clause tells of an attack of its own: signs read off the clause, and a table of what each is worth.

The table is a logistic regression over the labelled clauses of FA-KES (Abu Salem et al. 2019, CC BY 4.0), rounded to
tenths so that a reviewer can add it up: a clause's chance is ``1 / (1 + exp(-sum))``. ``training/attack_signs.py``
learns it again. One row is set by hand, since those reports hold none of it: "entry without a verb", the style of
logs and posts ("Shells on the edge of X.").
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from harmledger.extract.context.clauses import Clause
from harmledger.extract.kinds.force import Trigger
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Sentence
from harmledger.model.report import SectionKind

UNREAL = frozenset(
    "will would could may might should must can shall cannot if unless threatened threatens threat threats threatening "
    "plan plans planned planning prepare preparing prepared halt stop end suspend avoid prevent fears fear feared call "
    "calls called calling urge urged warning warned possible potential any vowed vows".split()
)
_NEVER = frozenset("not no never without denied denies deny".split())
_HARM = Listed(
    "killed wounded injured killing wounding injuring kill kills dead died deaths death casualties toll victims "
    "hurt lives".split(),
    Form.LOW,
)
_TOWARDS = frozenset("on against in near at around inside across between by from targeting with outside over".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten several dozens number series many least hundreds".split()
)
_VERBS = frozenset(
    "is are was were be been being has have had do does did will would can could may might should must left kept hit "
    "began went came struck fell took led put saw said says made sent".split()
)
_WEAK = frozenset({"munition", "aircraft", "chemical"})


@dataclass
class Told:
    """What of a report has been gone through: groups of force met, and places named beside them.

    ``retold`` is whether the report goes on long enough after its first sentence to tell again what that one sums up.
    """

    retold: bool = True
    groups: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)


def head(found: tuple[Trigger, ...]) -> Trigger:
    """The word of force that a clause hangs on: the first that is more than the name of a weapon."""
    strong = [trigger for trigger in found if trigger.group not in _WEAK]
    return next((trigger for trigger in strong if trigger.group != "campaign"), (strong or found)[0])


def signs(sentence: Sentence, clause: Clause, found: tuple[Trigger, ...], told: Told) -> frozenset[str]:
    """The signs that hold of a clause; each is a row of :data:`TABLE`."""
    lows = clause.lows
    strong = [trigger for trigger in found if trigger.group not in _WEAK]
    main = head(found)
    start, end = sentence.start + clause.start, sentence.start + clause.end
    tagged = [tag for tag in sentence.tags if start <= tag.start < end]
    labels = {tag.label for tag in tagged}
    places = {tag.text for tag in tagged if tag.label is Label.PLACE}
    held: dict[str, bool] = {
        "weapon alone": not strong,
        "several words of force": len(strong) > 1,
        "names a place": Label.PLACE in labels,
        "names a time": Label.TIME in labels,
        "names a party": Label.ACTOR in labels,
        "names a target": Label.TARGET in labels,
        "not said to have happened": any(word.low in UNREAL for word in clause.words[: main.index + 2]),
        "negated": not lows.isdisjoint(_NEVER),
        "people harmed in the clause": not lows.isdisjoint(_HARM),
        "kind of force told before": main.group in told.groups,
        "place not told before": bool(places - told.places),
        "lead of the report": told.retold and (sentence.index == 0 or sentence.section is SectionKind.HEADLINE),
        "short": len(clause.words) < 4,
        "told as an aside": clause.words[0].low in {"which", "that", "who", "whose", "where"},
        "people harmed elsewhere in the sentence": lows.isdisjoint(_HARM) and _HARM.stand_in(sentence.text),
        "entry without a verb": _is_entry(sentence, clause, main),
        "someone speaks": any(tag.label is Label.SPEAKER for tag in sentence.tags),
    }
    every = {sign for sign, holds in held.items() if holds}
    every |= {f"{trigger.group} ({'verb' if trigger.verb else 'noun'})" for trigger in found}
    every |= _verb_signs(clause, main) if main.verb else _noun_signs(clause, main)
    return frozenset(every)


def _is_entry(sentence: Sentence, clause: Clause, main: Trigger) -> bool:
    """Whether the sentence opens with the noun of force and goes on to where or whom without any verb."""
    if main.verb or clause.start > 0 or main.index > 3 or sentence.section is SectionKind.HEADLINE:
        return False
    after = [word.low for word in clause.words[main.index + 1 :]]
    return bool(after) and after[0] in _TOWARDS and not any(low in _VERBS or low.endswith("ed") for low in after)


def _verb_signs(clause: Clause, main: Trigger) -> set[str]:
    before = clause.words[main.index - 1].low if main.index else ""
    if before == "to":
        return {"infinitive"}
    return {"passive"} if before in {"was", "were", "been", "being", "is", "are"} else set()


def _noun_signs(clause: Clause, main: Trigger) -> set[str]:
    lows = [word.low for word in clause.words[max(0, main.index - 3) : main.index + 2]]
    at = min(main.index, 3)
    before = lows[at - 1] if at else ""
    near = set(lows[max(0, at - 2) : at])
    after = lows[at + 1] if len(lows) > at + 1 else ""
    every = set()
    if before == "the":
        every.add("bare definite")
    elif "the" in near:
        every.add("definite")
    elif near & {"this", "these", "that", "those"}:
        every.add("demonstrative")
    elif near & {"a", "an", "another"}:
        every.add("indefinite")
    elif before in {"its", "their", "his"}:
        every.add("possessive")
    if any(low in _COUNTS or low.isdigit() for low in lows[:at]):
        every.add("counted")
    if after in _TOWARDS:
        every.add("goes on to where or whom")
    elif not after:
        every.add("ends the clause")
    elif after == "of":
        every.add("goes on with of")
    return every


def chance(held: Iterable[str]) -> float:
    """How surely a clause with these signs tells of an attack, 0 to 1."""
    return 1 / (1 + math.exp(-BIAS - sum(TABLE.get(sign, 0.0) for sign in held)))


BIAS = -1.4
TABLE: dict[str, float] = {
    "bare definite": -1.1,
    "counted": 0.3,
    "definite": -0.7,
    "demonstrative": -0.6,
    "ends the clause": -0.2,
    "entry without a verb": 1.0,
    "goes on to where or whom": 0.4,
    "goes on with of": 0.6,
    "indefinite": 1.1,
    "infinitive": -0.8,
    "lead of the report": -1.5,
    "names a party": 0.6,
    "names a place": 0.4,
    "names a time": 0.6,
    "negated": -1.4,
    "not said to have happened": -1.6,
    "people harmed elsewhere in the sentence": 0.5,
    "people harmed in the clause": -0.5,
    "place not told before": 0.6,
    "possessive": -0.9,
    "several words of force": 0.7,
    "short": 0.8,
    "someone speaks": 0.5,
    "told as an aside": 0.2,
    "weapon alone": -0.6,
    "aircraft (noun)": 0.5,
    "ambush (noun)": -0.4,
    "ambush (verb)": 0.2,
    "assault (noun)": -0.2,
    "attack (noun)": -0.3,
    "attack (verb)": 0.6,
    "battle (noun)": 0.2,
    "battle (verb)": 0.2,
    "bombing (noun)": -0.5,
    "bombing (verb)": 0.6,
    "campaign (noun)": -0.6,
    "chemical (noun)": 0.8,
    "clash (noun)": 0.8,
    "clash (verb)": 0.5,
    "detonate (verb)": 0.3,
    "execute (noun)": -0.3,
    "explosion (noun)": -0.3,
    "fighting (noun)": -0.6,
    "fighting (verb)": -0.2,
    "fire (noun)": 0.4,
    "fire (verb)": 1.1,
    "gunfire (verb)": 0.3,
    "hit (verb)": -0.4,
    "massacre (noun)": -0.5,
    "munition (noun)": 1.0,
    "pound (verb)": 1.0,
    "raid (noun)": 0.3,
    "repel (verb)": 0.2,
    "shelling (noun)": 0.7,
    "shelling (verb)": 0.6,
    "storm (verb)": 0.2,
    "struck (verb)": 0.9,
    "target (noun)": -0.2,
    "target (verb)": 0.8,
}
"""What each sign is worth; one that is not listed is worth nothing."""
