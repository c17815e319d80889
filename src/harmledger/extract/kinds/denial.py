"""Denials: a party or speaker rejects an accusation, a responsibility or a report of harm."""

from __future__ import annotations

import re

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, trimmed
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.terms import ClaimKind, Stance
from harmledger.vocabulary import actors

_ACCUSATION = (
    r"(?:(?:all|any|these|those|such|the|its|their|his|her|this|that|western|u\.s\.|us|repeated|previous|"
    r"recent)\s+){0,3}(?:\w+\s+)?"
    r"(?:allegations?|accusations?|charges?|claims?|reports?|responsibility|involvement|suggestions?|role|"
    r"\w*reporting)\b"
)
_FALSE = (
    r"[\"“‘']?(?:(?:an?|all|their|another|pure|simply|absolute|complete|usual|total)\s+){0,3}(?:un(?:true|founded)|false|"
    r"fakes?|baseless|fabricat\w+|lies?|fiction|inventions?|invented|fantasy|propaganda|disinformation|nonsense|"
    r"slander|hoax|absurd|ridiculous)\b"
)
_HARM = r"(?:target|aim|strike|hit|shoot|fire|bomb|attack|shell|kill|harm)"
_CONTRARY = Guarded(
    r"\b(?:reject|dismiss)(?:es|s|ed|ing)?\s+(?:this|that)\b(?!\s+(?:\w+\s+)?(?:offer|plan|proposal|deal|demand|call))"
    r"|\b(?:reject|dismiss)(?:es|s|ed|ing)?\s+(?:\S+\s+){0,4}?as\s+[\"“]"
    r"|\b(?:reject|dismiss|disput)(?:es|s|ed|ing)?\s+(?:the|these|those|its)\s+(?:findings|news|figures?|numbers|toll)\b"
    r"|\b(?:charge|claim|figure|accusation|allegation|account|version|toll)s?\s+(?:that\s+|which\s+)?(?:[\w-]+\s+){1,4}?"
    r"(?:dismiss(?:es|ed)|reject(?:s|ed)|disput(?:es|ed)|call(?:s|ed)\s+" + _FALSE + r")"
    r"|\b(?:call(?:s|ed)?|brand(?:s|ed)?|label(?:s|led|ed)?|term(?:s|ed)?)\s+(?!on\b|for\b)(?:[\w’'-]+\s+){0,4}?"
    + _FALSE
    + r"|\b(?:says?|said)\s+(?:that\s+)?(?:this|that|it|all of it|these|the \w+)\s+(?:is|are|was|were)\s+"
    + _FALSE
    + r"|\b(?:says?|said|stated?s?|insist(?:s|ed)|maintain(?:s|ed)|repeat(?:s|ed)|replied|assert(?:s|ed)|assess)\s+"
    r"(?:that\s+)?no\s+(?:civilian|foreigner|non-combatant)s?\s+(?:had been|have been|has been|was|were|died|is|are)\b"
    r"|\b(?:does|do|did|has|have|had) (?:not|never) (?:\w+ly )?"
    + _HARM
    + r"(?:s|ed|ing)?\s+(?:at\s+|on\s+)?(?:the\s+|any\s+)?"
    r"(?:clinics?|hospitals?|schools?|markets?|churches|mosques|civilians?|homes|houses|residential)\b"
    r"|\b(?:struck|killed|hit|harmed|bombed|targeted)\s+no\s+(?:clinics?|hospitals?|schools?|child|children|civilians?|homes?)\b"
    r"|\b(?:says?|said|insist(?:s|ed))\s+(?:that\s+)?(?:it|they|its (?:\w+\s+)?(?:army|forces|troops))\s+"
    r"(?:(?:has|have|had)\s+(?:not|never)\s+(?:bombed|struck|hit|attacked|shelled|fired on|targeted)"
    r"|never\s+(?:fires?|strikes?|bombs?|targets?|attacks?)|(?:strikes?|targets?|hits?)\s+only)\b"
    r"|\b(?:had|has|have)\s+(?:nothing to do with|no (?:part|hand|role|involvement) in)\b"
    r"|\b(?:know|knows|knew)\s+nothing\s+(?:of|about)\s+(?:the|any|this|that)\b"
    r"|\bdistanc(?:es|ed|ing)\s+(?:it|itself|himself|herself|themselves)\s+from\b"
    r"|\bwithout harming (?:a single|any|one) civilian\b",
    re.IGNORECASE,
)
"""Other ways of saying that what is told is not so; they count only where it is told who says it."""
_DENIAL = Guarded(
    r"\b(?:den(?:y|ies|ied|ying)\b(?!\s+(?:access|entry|aid|permission|them|him|her|us|visas?|food|medical|"
    r"treatment|humanitarian|"
    r"passage|people|civilians|residents|bail|the right|plans?)\b)"
    r"|denials?\s+(?:from|by)|(?:has|have) not acknowledged"
    rf"|(?:refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?)\s+{_ACCUSATION}"
    r"|(?:disput(?:es|ed))\s+(?:the\s+)?(?:figures?|toll|account|reports?|claims?)"
    r"|found no (?:basis|evidence)\b"
    r"|described? (?:the |these |such )?(?:reports?|allegations?|claims?|"
    r"accusations?)[^.;]{0,60}?\b(?:un(?:true|founded)|false|baseless|fabricat\w+|lies)"
    r"|(?:does|do|did) not (?:possess|have|use|own)(?: any)? chemical weapons"
    r"|(?:was|were) not (?:responsible|involved|behind)\b)",
    re.IGNORECASE,
)
_GATE = Listed(
    "deny denie denia denyi refut rejec dismi rebuf dispu found descr not no never only call calls calle brand label "
    "terme terms fals false fake lie lies base ficti inven fanta nothi dista witho harmi propa disin nonse "
    "untru unfou fabri".split(),
    Form.STEM,
)
"""First five letters of the words that a denial hangs on."""
_UNREAL = re.compile(r"\b(?:to|not|cannot|can|could|would|never|nobody|no one|nor|neither)\s+$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b([A-Z]\w+)['’]s\s+(?:\w+\s+){0,2}(?:ministry|government|army|military|forces|minister|president|officials?)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+$", re.IGNORECASE)


def denials(reading: Reading) -> list[Draft]:
    """The denials that a report tells of, in the order of the text; what each answers (``denies``) is left open."""
    drafts = []
    scenes = Scenes(reading)
    for sentence in reading.sentences:
        if not _GATE.stand_in(sentence.text):
            continue
        done = -1
        outright = tuple(_DENIAL.finditer(sentence.text))
        for found in outright or _CONTRARY.finditer(sentence.text):
            clause = next(one for one in clauses(sentence.text) if found.start() < one.end)
            draft = None if clause.start == done else _read(reading, scenes, sentence, clause, found)
            if draft is not None and (outright or draft.by):
                drafts.append(draft)
                done = clause.start
    return drafts


def _read(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause, found: re.Match[str]) -> Draft | None:
    if _UNREAL.search(sentence.text, max(0, found.start() - 14), found.start()):
        return None
    passive = bool(_PASSIVE.search(sentence.text, max(0, found.start() - 10), found.start()))
    by = _deniers(reading, sentence, clause, found, passive=passive)
    if passive and not by:
        return None
    start, end = trimmed(sentence, clause.start, max(clause.end, found.end()))
    setting = scenes.around(sentence, start, end)
    return Draft(
        ClaimKind.DENIAL,
        start,
        end,
        source=by[0].mention if by else setting.source,
        stance=Stance.ASSERTED,
        scope=setting.scope,
        time=setting.time,
        time_inherited=setting.time_inherited,
        places=setting.places,
        by=parties.mentions(by),
        confidence=0.8 if by else 0.5,
        rule="denial",
    )


def _deniers(
    reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str], *, passive: bool
) -> tuple[Tag, ...]:
    """Who denies: the parties before the verb, else whoever is made to speak, else what a pronoun stands for."""
    at = sentence.start + found.start()
    start = sentence.start + clause.start
    speakers = {(tag.start, tag.end) for tag in sentence.tagged(Label.SPEAKER)}
    named = tuple(tag for tag in sentence.tagged(Label.ACTOR) if (tag.start, tag.end) not in speakers)
    if passive:
        return parties.by_agents(sentence, [tag for tag in named if tag.start > at])
    before = tuple(tag for tag in sentence.tagged(Label.ACTOR) if start <= tag.start < at)
    if not any(tag in named for tag in before):
        before = ()
    doers = parties.subjects(sentence, before, at)
    if doers:
        return doers
    spoken = tuple(tag for tag in sentence.tagged(Label.SPEAKER) if tag.start < at)
    return (
        _office(sentence, clause.start, found.start()) or spoken[-1:] or parties.stand_in(reading, sentence, start, at)
    )


def _office(sentence: Sentence, start: int, end: int) -> tuple[Tag, ...]:
    """The state whose office denies: "Russia's foreign ministry"."""
    states = actors.places()
    return tuple(
        Tag(Label.ACTOR, sentence.start + match.start(1), sentence.start + match.end(1), match.group(1))
        for match in _OFFICE.finditer(sentence.text, start, end)
        if match.group(1).casefold() in states
    )
