"""Control: places taken, retaken, held or divided, one claim for all the places that one clause names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmledger.extract import parties
from harmledger.extract.circumstances import Scenes
from harmledger.extract.clauses import Clause, clauses, tags_in, trimmed
from harmledger.extract.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.terms import ClaimKind, ControlStatus
from harmledger.model.where import PlaceRole

_GATE = re.compile(
    r"control|captur|seiz|took|tak(?:e|en|ing)\b|retak|retook|regain|reclaim|recover|wrest|liberat|fell |fall|"
    r"won back|"
    r"\bh[eo]ld|dominat|hands|divided|split|oust|expel|dr(?:ov|iv)e|driven|driving|push|withdr|pulled out|"
    r"overr[au]n|loss of|"
    r"lost|stronghold|bastion|carved|occup|conquer",
    re.IGNORECASE,
)
_LAND = (
    r"(?:towns?|villages?|cit(?:y|ies)|districts?|areas?|neighbou?rhoods?|hill(?:top)?s?|bases?|airbases?|airports?|"
    r"checkpoints?|territor(?:y|ies)|provinces?|bridges?|roads?|highways?|fields?|positions|headquarters|"
    r"regions?|suburbs?|"
    r"enclave|countryside|land|parts|swathes|half|percent|cent|dam|crossings?|border|outskirts|capital|"
    r"strongholds?|farms|"
    r"mountains?|routes?|hospital|buildings?|port|valley|camp|centre|center|quarter|east|west|north|south|"
    r"country|pocket)"
)
_UNREAL = re.compile(
    r"\b(?:will|would|could|may|might|should|plans?|planned|planning|aim(?:s|ed|ing)?|try|tries|tried|trying|"
    r"attempt\w*|seek\w*|"
    r"hop\w+|want\w*|vow\w*|effort|bid|battl\w+|fight\w*|fought|push to|in order|offensive|campaign|operation|"
    r"assault|launch\w*|"
    r"unable|failed|struggl\w+|prevent\w*|threat\w*|if|advanc\w+)\b[^,;]{0,60}?\bto\s+(?:\w+\s+){0,2}$"
    r"|\b(?:to|of|at|for|without|before|against|from)\s+(?:\w+ly\s+)?$"
    r"|\b(?:will|would|could|can|may|might|should|not|never|if)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Wording:
    """A way of telling of control. ``gains`` and ``loses`` say on which side of the wording the party stands."""

    name: str
    status: ControlStatus
    pattern: re.Pattern[str]
    gains: str = ""
    loses: str = ""
    needs_land: bool = True


def _of(
    name: str, status: ControlStatus, pattern: str, gains: str = "", loses: str = "", *, land: bool = True
) -> _Wording:
    return _Wording(name, status, re.compile(pattern, re.IGNORECASE), gains, loses, land)


# In order: the first wording that fits a clause names its status. "before" is the subject's side, "after" the
# object's, "by" a doer told by "by", "from" one told by "from", "to" one told by "to".
_WORDINGS = (
    _of(
        "divided",
        ControlStatus.CONTESTED,
        r"\b(?:divided|split|carved up)\b(?=.*\b(?:between|into|since|and)\b)",
        "after",
        land=False,
    ),
    _of(
        "regained",
        ControlStatus.RETAKEN,
        r"\b(?:re-?(?:takes?|took|taken|taking|captur\w+|gain\w*|claim\w*|established? (?:full )?control)|"
        r"(?:won|wrest(?:ed)?|took|taken|seized?|taking|take|winning)(?: \w+)? back|restored? control)\b",
        "before by",
        "from",
    ),
    _of(
        "lost",
        ControlStatus.TAKEN,
        r"\b(?:lost control|(?:the |their |its )?loss of|withdr[ea]w\w*\s+from|pulled out of|retreated from|"
        r"(?:has|have|had) lost (?!(?:their|his|her) li))",
        "",
        "before",
    ),
    _of(
        "driven out",
        ControlStatus.TAKEN,
        r"\b(?:(?:dr[oi]v(?:e|en|ing)|push(?:ed|ing)|chas(?:ed|ing)|forced)\s+(?:\w+[\s-]+){0,6}?(?:out|from)|"
        r"oust(?:ed|ing)|expell(?:ed|ing)|rout(?:ed|ing))\b",
        "before by",
        "after",
    ),
    _of("fallen", ControlStatus.TAKEN, r"\b(?:fell|fallen|falls)\s+(?:to|into|under)\b", "after"),
    _of(
        "control taken",
        ControlStatus.TAKEN,
        r"\b(?:t[ao]k(?:e|es|en|ing)|took|seiz(?:e|es|ed|ing|ure)|gain(?:s|ed|ing)?|establish(?:es|ed|ing)?|"
        r"wrest(?:ed|ing)?|assum(?:ed|ing)|expand(?:ed|ing))\s+(?:of\s+)?(?:\w+\s+){0,2}?control\b",
        "before by",
        "from",
        land=False,
    ),
    _of("taken over", ControlStatus.TAKEN, r"\b(?:t[ao]k(?:e|es|en|ing)|took)\s+over\b", "before by", "from"),
    _of(
        "taken",
        ControlStatus.TAKEN,
        r"\b(?:captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing|ure)|overr[au]n|conquer(?:ed|ing)?|liberat(?:e|es|ed|ing)|"
        r"wrest(?:ed|ing)?|occupied)\b",
        "before by",
        "from",
    ),
    _of(
        "took",
        ControlStatus.TAKEN,
        r"\b(?:took|taken|taking)\s+(?!place|part|to|out|in|off|up|on|shelter|sanctuary|refuge|responsibility|"
        r"aim|from|it\b)(?=(?:\w[\w-]*\s+){0,5}?" + _LAND + r"\b)",
        "before by",
        "from",
    ),
    _of(
        "under control",
        ControlStatus.HELD,
        r"\b(?:under\s+(?:\S+\s+){0,5}?control|in\s+(?:\S+\s+){0,3}?(?<!their )hands)\b",
        "inside",
        land=False,
    ),
    _of(
        "outside control",
        ControlStatus.HELD,
        r"\b(?:out|outside)\s+(?:of\s+)?(?:the\s+)?(?:\S+\s+){0,3}?control\b",
        "",
        "inside",
        land=False,
    ),
    _of("held by", ControlStatus.HELD, r"\b(?:controlled|held|dominated|occupied|ruled)\s+(?:\w+\s+)?by\b", "by after"),
    _of(
        "holds",
        ControlStatus.HELD,
        r"(?<!-)\b(?:(?<!and )controls?|controlling|dominates?|dominated|(?:now|still|has|have|had)\s+(?:long\s+)?(?:"
        r"controlled|held|hold)|holds|(?:controlled|held|hold)(?=\s+(?:most|much|parts?|all|half|the|nearly|"
        r"about|some|large|vast|areas|swathes)\b))\b"
        r"(?!\s+(?:talks|responsible|by|over|of|on|hostage|\w+\s+(?:responsible|hostage|accountable|meetings?|"
        r"talks)))",
        "before",
    ),
    _of("stronghold", ControlStatus.HELD, r"\b(?:strongholds?|bastion)\s+of\b", "after"),
)
_NO_LAND = re.compile(
    r"\b(?:soldiers?|fighters?|weapons?|hostages?|prisoners?|tanks?|ammunition|documents|vehicles?|priest|"
    r"pilots?|people|"
    r"civilians|terrorists?|insurgents?|militants?|masks?|arms|rebels|men|women|members|commanders?|"
    r"journalists?|troops)\b",
    re.IGNORECASE,
)
_QUALIFIES = re.compile(
    r"(?:\b(?:in|of|the|from|to|near|into|recently|newly)|\b(?:areas?|places?|territor(?:y|ies)|villages|towns|"
    r"districts|land|regions))\s+$",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|been|remains?|remained|largely|mostly|currently|now|be|being)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_ANY_LAND = re.compile(rf"\b{_LAND}\b", re.IGNORECASE)


def controls(reading: Reading) -> list[Draft]:
    """Places that change hands or are said to be in someone's, in the order of the text."""
    drafts = []
    scenes = Scenes(reading)
    for sentence in reading.sentences:
        if not _GATE.search(sentence.text):
            continue
        for clause in clauses(sentence.text):
            draft = _read(reading, scenes, sentence, clause)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _read(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause) -> Draft | None:
    for wording in _WORDINGS:
        found = wording.pattern.search(sentence.text, clause.start, clause.end)
        if found is None or _UNREAL.search(sentence.text, max(0, found.start() - 90), found.start()):
            continue
        start, end = trimmed(sentence, clause.start, clause.end)
        gained = _parties(reading, sentence, (start, end), found, wording.gains)
        lost = _parties(reading, sentence, (start, end), found, wording.loses)
        if not _about_land(sentence, clause, found, wording, told=bool(gained or lost)):
            continue
        lost = tuple(tag for tag in lost if tag not in gained)
        return _draft(scenes, sentence, (start, end), wording, (gained, lost))
    return None


def _about_land(sentence: Sentence, clause: Clause, found: re.Match[str], wording: _Wording, *, told: bool) -> bool:
    """Whether the clause is about places, and about a party or a named place at that."""
    start, end = sentence.start + clause.start, sentence.start + clause.end
    named = bool(tags_in(sentence, Label.PLACE, start, end))
    if wording.name == "held by" and not _said_of_place(sentence, found.start()):
        return False
    if wording.needs_land:
        if wording.gains == "before by" and (_qualifies(sentence, found) or _of_people(sentence, clause, found)):
            return False
        if not named and not _ANY_LAND.search(sentence.text, clause.start, clause.end):
            return False
    return told or (named and wording.name not in {"holds", "stronghold", "divided", "under control"})


def _said_of_place(sentence: Sentence, at: int) -> bool:
    """Whether "held by" at sentence offset ``at`` is said of a place as such, not in passing ("areas held by")."""
    if _AUXILIARY.search(sentence.text, max(0, at - 40), at):
        return True
    return any(0 <= sentence.start + at - tag.end <= 2 for tag in sentence.tagged(Label.PLACE))


def _qualifies(sentence: Sentence, found: re.Match[str]) -> bool:
    """Whether the wording only qualifies a noun ("the recaptured areas", "areas recaptured from")."""
    if found.group().lower().startswith(("capture", "seizure", "recapture")) and not found.group().lower().endswith(
        "d"
    ):
        return False
    return bool(_QUALIFIES.search(sentence.text, max(0, found.start() - 20), found.start()))


def _of_people(sentence: Sentence, clause: Clause, found: re.Match[str]) -> bool:
    """Whether people or things, not places, were taken."""
    after = sentence.text[found.end() : min(clause.end, found.end() + 45)]
    if after.lstrip().startswith("by "):
        after = sentence.text[max(clause.start, found.start() - 45) : found.start()]
    people, land = _NO_LAND.search(after), _ANY_LAND.search(after)
    return people is not None and (land is None or people.start() < land.start())


def _parties(
    reading: Reading, sentence: Sentence, span: tuple[int, int], found: re.Match[str], sides: str
) -> tuple[Tag, ...]:
    """The parties that stand on the sides that a wording names."""
    named = parties.actors(sentence, *span)
    at, after = sentence.start + found.start(), sentence.start + found.end()
    every: list[Tag] = []
    for side in sides.split():
        if side == "before":
            before = tuple(tag for tag in named if tag.start < at)
            every += before or parties.stand_in(reading, sentence, span[0], at)
        elif side == "by":
            every += [tag for tag in parties.by_agents(sentence, named) if tag not in every]
        elif side == "inside":
            every += [tag for tag in named if at <= tag.start and (tag.start < after or not every)]
        elif side == "from":
            every += [tag for tag in named if tag.start >= after and _led(sentence, tag, "from")]
        else:
            every += [tag for tag in named if tag.start >= at]
    return tuple(every)


def _led(sentence: Sentence, tag: Tag, word: str) -> bool:
    """Whether ``word`` leads up to the tag."""
    lead = sentence.text[: tag.start - sentence.start].lower()[-40:].split()
    return word in lead[-4:]


def _at(place: PlaceMention) -> PlaceMention:
    """The place as that which changes hands: "withdrew from X" tells of X."""
    return PlaceMention(place.mention) if place.role is PlaceRole.ORIGIN else place


def _draft(
    scenes: Scenes,
    sentence: Sentence,
    span: tuple[int, int],
    wording: _Wording,
    sides: tuple[tuple[Tag, ...], tuple[Tag, ...]],
) -> Draft:
    setting = scenes.around(sentence, *span)
    return Draft(
        ClaimKind.CONTROL,
        *span,
        source=setting.source,
        stance=setting.stance,
        scope=setting.scope,
        time=setting.time,
        time_inherited=setting.time_inherited,
        places=tuple(_at(place) for place in setting.places),
        gained_by=parties.mentions(sides[0]),
        lost_by=parties.mentions(sides[1]),
        control=wording.status,
        confidence=0.7 if sides[0] and tags_in(sentence, Label.PLACE, *span) else 0.5,
        rule=f"control.{wording.name.replace(' ', '_')}",
    )
