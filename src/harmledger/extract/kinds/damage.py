"""Damage: homes, services and other property destroyed, damaged, burned or looted."""

from __future__ import annotations

import re

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, distinct, headlines, tags_in, touches, trimmed
from harmledger.extract.kinds.force import triggers
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind, DamageKind, Target

# In order: the first that fits a clause names the kind.
_KINDS: tuple[tuple[DamageKind, Guarded], ...] = (
    (
        DamageKind.LOOTING,
        Guarded(r"\b(?:loot(?:s|ed|ing)?|pillag(?:ed|ing)|plunder(?:ed|ing)?|ransack(?:ed|ing))\b", re.IGNORECASE),
    ),
    (
        DamageKind.BURNED,
        Guarded(
            r"\b(?:(?:set|sets|put) (?:fire to|ablaze|alight|on fire)|"
            r"set (?:\w+ ){1,3}(?:ablaze|alight|on fire)|"
            r"setting (?:fire to|ablaze|alight)|torch(?:ed|ing)|"
            r"burn(?:ed|t)(?:[ -]down|[ -]out)?|charred|"
            r"caught fire|went up in flames|gutted)\b",
            re.IGNORECASE,
        ),
    ),
    (
        DamageKind.DESTROYED,
        Guarded(
            r"\b(?:destroy(?:s|ed|ing)?|destruction|flatten(?:ed|ing)|level(?:l?ed|l?ing)|raz(?:ed|ing)|"
            r"demolish(?:ed|ing)|reduced to rubble|"
            r"reduc\w+ (?:\w+ ){1,5}to rubble|collaps(?:ed|ing|e of)|wip(?:ed|ing) out|ruined|wreck(?:ed|ing)|"
            r"obliterated|smashed|crushed|"
            r"(?<!bomber )(?<!bombers )bl(?:ew|own|owing) up(?!\s+(?:outside|near|in|at|on|as|when|beside|inside)\b)|"
            r"bulldoz(?:ed|ing)|torn up|"
            r"(?:pulled|torn) down|"
            r"(?:is|are|was|were) (?:gone|ashes|flat)|(?:in|the) ruins)\b",
            re.IGNORECASE,
        ),
    ),
    (
        DamageKind.DAMAGED,
        Guarded(
            r"\b(?:damag(?:e|es|ed|ing)|shatter(?:ed|ing)|cracked|(?:lost|losing) (?:its|their|"
            r"the) roofs?|blew out|blown out|(?:put|knocked|forced|"
            r"out) (?:\w+ )?(?:of|out of) (?:service|action|operation)|"
            r"rendered (?:\w+ )?(?:inoperable|dysfunctional|unusable)|inoperable|losses (?:on|to|"
            r"of) (?:\w+ )?(?:private|public|propert\w+|infrastructure))\b",
            re.IGNORECASE,
        ),
    ),
)
_GATE = Listed(
    "loot loote looti loots pilla plund ransa fire ablaz aligh torch burn burne burnt charr flame gutte destr "
    "flatt level "
    "razed razin demol rubbl colla wiped wipin ruine wreck oblit smash crush damag shatt crack blew blown "
    "servi actio opera "
    "inope dysfu unusa losse bulld torn broug pulle gone ashes flat ruins roof roofs up".split(),
    Form.STEM,
)
"""First five letters of the words that the kinds hang on."""
_PROPERTY = Guarded(
    r"\b(?:homes?|houses?|buildings?|apartments?|blocks?|shops?|stores?|streets?|schools?|hospitals?|clinics?|"
    r"mosques?|church(?:es)?|"
    r"markets?|bakery|bakeries|warehouses?|trucks?|convoy|ambulances?|cars?|vehicles?|bus(?:es)?|bridges?|"
    r"roads?|pipelines?|stations?|"
    r"centers?|centres?|propert(?:y|ies)|infrastructure|facilit(?:y|ies)|walls?|windows?|crops?|fields?|farms?|"
    r"tents?|camps?|wells?|"
    r"monuments?|temples?|archaeolog\w+|heritage|museums?|neighbou?rhoods?|villages?|towns?|cit(?:y|ies)|tanks?|"
    r"posts?|depots?|"
    r"headquarters|equipment|shelters?|bases?|bunkers?|hideouts?|tunnels?|positions|launchers?|aid|plants?|"
    r"factor(?:y|ies)|power lines?|"
    r"hotels?|generators?|possessions|belongings|storeys?|units?|district|places?|carriers?|personnel carrier|"
    r"mortars?|artillery|"
    r"weapons?|ammunition|much of the|material)\b",
    re.IGNORECASE,
)
_CAUSED = Guarded(
    r"\b(?:caus\w+|inflict\w+|sustain\w+|suffer\w+|leaving|left|with|widespread|extensive|material|severe|heavy|"
    r"large-scale|significant|minor)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_UNREAL = Guarded(
    r"\b(?:will|would|could|may|might|should|must|can|not|never|no|without|avoid\w*|minimi[sz]\w+|reduce|limit|"
    r"prevent\w*|threat\w*|"
    r"vow\w*|aim\w*|try\w*|tried|agree[ds]?|want\w*|plan\w*|capable of|intended|"
    r"seek\w*)\s+(?:to\s+)?(?:\w+\s+){0,2}$|(?<!begun )(?<!began )(?<!able )\bto\s+$",
    re.IGNORECASE,
)
_UNDER = re.compile(r"\bunder (?:the )?(?:collapsed )?$", re.IGNORECASE)
_PEOPLE_BURNED = re.compile(
    r"\s+(?:alive|to death|inside (?:their|his|her)|"
    r"in (?:the|their|those) (?:\w+ )?(?:homes|tents|beds|vehicles|unit))\b",
    re.IGNORECASE,
)
_WHOLLY = re.compile(r"\b(?:completely|totally|entirely|utterly|badly|partially|heavily|severely)\s+$", re.IGNORECASE)
_WEAPONS_BEFORE = Guarded(r"\bchemical (?:weapons?|arsenal|agents?)\b[^,;]*$", re.IGNORECASE)
_OPENS = 25
"""Characters into a clause up to which its verb of damage follows from the clause before."""

_GIVEN_AWAY = (
    (
        Target.MILITARY,
        Guarded(
            r"\b(?:tanks?|command (?:posts?|centers?)|hideouts?|bunkers?|launchers?|ammunition|weapons?|armou?red|"
            r"positions|fortifications?|military)\b",
            re.IGNORECASE,
        ),
    ),
    (Target.RESIDENTIAL, Guarded(r"\b(?:homes?|houses?|apartments?|residential|dwellings?)\b", re.IGNORECASE)),
    (Target.CIVILIAN_AREA, Guarded(r"\b(?:propert(?:y|ies)|buildings?|infrastructure)\b", re.IGNORECASE)),
)
_NATURE = Guarded(
    r"\b(?:earth)?quakes?\b|\b(?:floods?|flooding|hurricane|cyclone|typhoon|tornado|wildfires?|landslides?|"
    r"tsunami|blaze|fires)\b|^\s*(?:a |the )?fire\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(?:collateral|brain|psychological|reputational|irreparable)\s+$", re.IGNORECASE)
_NOT_PROPERTY_AFTER = re.compile(
    r"\s*(?:(?:of|to|the|its|their|all|any|his|on)\s+){0,3}(?:relations?|ties|trust|credibility|lives|chances|"
    r"hopes?|reputation|morale|stockpiles?|"
    r"chemical weapons|terrorists?|terrorism|militants|evidence|families|economy|talks|control|peace|process|"
    r"whole)\b",
    re.IGNORECASE,
)


def damages(reading: Reading) -> list[Draft]:
    """The damage that a report tells of, one claim a clause, in the order of the text."""
    drafts = []
    scenes = Scenes(reading)
    for sentence in reading.sentences:
        if not _GATE.stand_in(sentence.text) or headlines(sentence) or _by_nature(sentence):
            continue
        for clause in clauses(sentence.text):
            draft = _read(reading, scenes, sentence, clause) if touches(clause, _GATE) else None
            if draft is not None:
                drafts.append(draft)
    return distinct(reading, drafts, keep_last=True)


def _by_nature(sentence: Sentence) -> bool:
    """Whether the sentence tells of a natural disaster or an accident, and of no use of force beside it."""
    if not _NATURE.search(sentence.text):
        return False
    return not sentence.tagged(Label.MEANS) and not any(triggers(clause) for clause in clauses(sentence.text))


def _read(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause) -> Draft | None:
    for kind, pattern in _KINDS:
        found = pattern.search(sentence.text, clause.start, clause.end)
        if found is None or not _real(sentence, clause, found):
            continue
        start, end = trimmed(sentence, clause.start, clause.end)
        setting = scenes.around(sentence, start, end)
        return Draft(
            ClaimKind.DAMAGE,
            start,
            end,
            source=setting.source,
            stance=setting.stance,
            scope=setting.scope,
            time=setting.time,
            time_inherited=setting.time_inherited,
            places=setting.places,
            count=_count(sentence, start, end),
            perpetrators=parties.mentions(_doers(reading, sentence, clause, found)),
            targets=_targets(sentence, start, end),
            damage=kind,
            confidence=0.7 if tags_in(sentence, Label.TARGET, start, end) else 0.55,
            rule=f"damage.{kind.value}",
        )
    return None


def _real(sentence: Sentence, clause: Clause, found: re.Match[str]) -> bool:
    """Whether property is what was harmed, and that it was is said outright."""
    lead = max(clause.start, found.start() - 40), found.start()
    before = sentence.text[lead[0] : lead[1]]
    if (
        _UNREAL.inside(sentence.text, *lead)
        or _FIGURES.search(before)
        or _NOT_PROPERTY_AFTER.match(sentence.text, found.end())
    ):
        return False
    if _WEAPONS_BEFORE.inside(sentence.text, *lead) or _UNDER.search(before):
        return False
    if "burn" in found.group().lower() and _PEOPLE_BURNED.match(sentence.text, found.end()):
        return False
    if _WHOLLY.search(before) or (
        found.group().lower().startswith(("damage", "destruction")) and _CAUSED.inside(sentence.text, *lead)
    ):
        return True
    if found.group().lower() == "damage" and not sentence.text[found.end() :].lstrip().lower().startswith(("to", "in")):
        return False
    rest = sentence.text[clause.start : found.start()] + " " + sentence.text[found.end() : clause.end]
    return bool(
        (_PROPERTY.may(sentence.text) and _PROPERTY.pattern.search(rest))
        or tags_in(sentence, Label.TARGET, sentence.start + clause.start, sentence.start + clause.end)
    )


def _targets(sentence: Sentence, start: int, end: int) -> tuple[Target, ...]:
    """The kinds of property that the clause names; where the list of targets knows none, what its nouns give away."""
    named = [Target(tag.value) for tag in tags_in(sentence, Label.TARGET, start, end) if tag.value]
    stretch = start - sentence.start, end - sentence.start
    given = [target for target, pattern in _GIVEN_AWAY if pattern.inside(sentence.text, *stretch)]
    return tuple(dict.fromkeys(named or given[:1]))


def _doers(reading: Reading, sentence: Sentence, clause: Clause, found: re.Match[str]) -> tuple[Tag, ...]:
    """Who did it: those named by "by", else the subject of an active verb, else the one whom a pronoun stands for."""
    start, end, at = sentence.start + clause.start, sentence.start + clause.end, sentence.start + found.start()
    named = parties.actors(sentence, start, end)
    agents = parties.by_agents(sentence, named)
    if agents or re.search(
        r"\b(?:was|were|been|being|is|are)\s+(?:\w+\s+){0,2}$", sentence.text[clause.start : found.start()]
    ):
        return agents
    own = parties.subjects(sentence, named, at) or parties.stand_in(reading, sentence, start, at)
    return own or (_told_before(sentence, clause) if found.start() - clause.start < _OPENS else ())


def _told_before(sentence: Sentence, clause: Clause) -> tuple[Tag, ...]:
    """Who did what the sentence tells before a clause that only adds its consequence (", destroying three homes")."""
    before = parties.actors(sentence, sentence.start, sentence.start + clause.start)
    return parties.by_agents(sentence, before) or parties.subjects(sentence, before, sentence.start + clause.start)[:1]


def _count(sentence: Sentence, start: int, end: int) -> Mention | None:
    """The number of things harmed, where a kind of property follows it."""
    for tag in tags_in(sentence, Label.NUMBER, start, end):
        if _PROPERTY.search(
            sentence.text, tag.end - sentence.start, min(tag.end - sentence.start + 30, len(sentence.text))
        ):
            return tag.mention
    return None
