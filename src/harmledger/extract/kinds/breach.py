"""Alleged breaches of agreements: "violated the truce", "in defiance of the deal", fighting "despite the ceasefire"."""

from __future__ import annotations

import re

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, trimmed
from harmledger.extract.kinds.agreement import CEASEFIRE, DEAL, GATE, ZONE, kind_of
from harmledger.extract.kinds.force import triggers
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.terms import AgreementKind, ClaimKind

_BREACH = re.compile(
    r"\b(?:violat(?:e|es|ed|ing|ions?)|breach(?:es|ed|ing)?|broke(?:n)?|breaking|breaks|def(?:y|ies|ied|ying)|"
    r"flout(?:s|ed|ing)?|"
    r"infring\w+|contraven\w+|break down|tore up|torn up|trampled (?:on|upon)|renege[ds]?)\b",
    re.IGNORECASE,
)
_DESPITE = re.compile(r"\bdespite\b|\bin (?:spite|defiance) of\b|\bnotwithstanding\b", re.IGNORECASE)
_OTHER_LAW = re.compile(
    r"\b(?:law|laws|human rights|airspace|sovereignty|resolutions?|convention|charter|privacy|"
    r"border)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:would|could|should|may|might|not|never|if|any|warned|denied|without)\s+(?:\w+\s+){0,2}$"
    r"|(?<!continue )(?<!continues )(?<!continued )(?<!continuing )(?<!began )\bto\s+$",
    re.IGNORECASE,
)
_CALLS = re.compile(r"\b(?:calls?|efforts?|talks|pleas?|appeals?|pressure|planned|proposed|hopes?)\b", re.IGNORECASE)
_NOUN = re.compile(r"\b(?:a|an|the|new|of|another)\s+$", re.IGNORECASE)
_OF_IT = re.compile(
    r"\bit (?:was|had been|has been) (?:already )?broken\b|\b(?:broken|broke) it\b"
    r"|\bin breach of (?:the agreement|the deal|it)\b"
    r"|\b(?:\d[\d,]*|hundreds of|thousands of|dozens of|repeated|there were)\s+(?:\w+\s+)?(?:violations|breaches)\b"
    r"|\bcall(?:s|ed) \w+ a (?:\w+ )?breach of it\b|\ba (?:flagrant|clear|serious|gross) (?:breach|violation)\b",
    re.IGNORECASE,
)
"""A breach of the agreement told of shortly before, which the sentence names no more."""
_STILL_TOLD = 12
"""Sentences after which "it was broken" no longer speaks of the truce."""
_OF_WHAT = re.compile(r"\s+(?:of|against)\s+(?!it\b|the (?:truce|cease-?fire|agreement|deal))", re.IGNORECASE)
_GATE = Listed(GATE | {"viola", "breac", "broke"}, Form.STEM)
_TALKS = re.compile(
    r"\bbroke(?:n)? (?:off|out|into|down|through)\b|\bbreaking (?:off|into|through|news)\b", re.IGNORECASE
)


def breaches(reading: Reading) -> list[Draft]:
    """The breaches that a report alleges, in the order of the text."""
    drafts: list[Draft] = []
    scenes = Scenes(reading)
    truce_told = -9
    for sentence in reading.sentences:
        if not _GATE.stand_in(sentence.text):
            continue
        agreed = CEASEFIRE.search(sentence.text) or ZONE.search(sentence.text)
        if agreed:
            truce_told = sentence.index
        near = sentence.index - truce_told <= 4
        told = truce_told >= 0 and sentence.index - truce_told <= _STILL_TOLD
        if not (agreed or (near and DEAL.search(sentence.text))):
            drafts += _of_it(scenes, sentence) if told else ()
            continue
        before = len(drafts)
        for clause in clauses(sentence.text):
            draft = _broken(reading, scenes, sentence, clause, near=near) or _despite(
                scenes, sentence, clause, near=near
            )
            if draft is not None:
                drafts.append(draft)
        if len(drafts) == before:
            drafts += _of_it(scenes, sentence)
    return drafts


def _of_it(scenes: Scenes, sentence: Sentence) -> list[Draft]:
    """Breaches of the truce that the sentences before told of: "it was broken at once", "counted 40 violations"."""
    drafts: list[Draft] = []
    for clause in clauses(sentence.text):
        found = _OF_IT.search(sentence.text, clause.start, clause.end)
        if found is None or _OF_WHAT.match(sentence.text, found.end()) or _OTHER_LAW.search(sentence.text):
            continue
        start, end = trimmed(sentence, clause.start, clause.end)
        named = parties.actors(sentence, start, end)
        doers = parties.by_agents(sentence, named) or parties.subjects(sentence, named, sentence.start + found.start())
        drafts.append(_draft(scenes, sentence, (start, end), AgreementKind.CEASEFIRE, doers))
    return drafts


def _broken(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause, *, near: bool) -> Draft | None:
    """A clause with a word of breaking and an agreement."""
    found = _BREACH.search(sentence.text, clause.start, clause.end)
    if found is None or _TALKS.match(sentence.text, found.start()):
        return None
    if _UNREAL.search(sentence.text, max(clause.start, found.start() - 30), found.start()):
        return None
    kind = kind_of(sentence, clause.start, clause.end, truce_near=near)
    if kind is None or (
        kind is not AgreementKind.CEASEFIRE and _OTHER_LAW.search(sentence.text, found.end(), clause.end)
    ):
        return None
    start, end = trimmed(sentence, clause.start, clause.end)
    named = parties.actors(sentence, start, end)
    at = sentence.start + found.start()
    doers = parties.by_agents(sentence, named) or parties.subjects(sentence, named, at)
    if not doers and not _NOUN.search(sentence.text, max(0, found.start() - 12), found.start()):
        doers = parties.stand_in(reading, sentence, start, at)
    return _draft(scenes, sentence, (start, end), kind, doers)


def _despite(scenes: Scenes, sentence: Sentence, clause: Clause, *, near: bool) -> Draft | None:
    """Force used despite an agreement: told of either side of the word."""
    if not _DESPITE.match(sentence.text, clause.start) or _CALLS.search(sentence.text, clause.start, clause.end):
        return None
    agreed = kind_of(sentence, clause.start, clause.end, truce_near=near and clause.start == 0)
    others = [one for one in clauses(sentence.text) if one != clause]
    if agreed is not None:
        fought = clause if triggers(clause) else next((one for one in others if triggers(one)), None)
        if fought is None:
            return None
        named = parties.actors(sentence, *trimmed(sentence, fought.start, fought.end))
        doers = parties.by_agents(sentence, named) or parties.subjects(sentence, named, sentence.start + fought.end)
        return _draft(scenes, sentence, trimmed(sentence, clause.start, clause.end), agreed, doers)
    if not triggers(clause):
        return None
    kind = next(
        (k for one in others if (k := kind_of(sentence, one.start, one.end, truce_near=False)) is not None), None
    )
    if kind is None:
        return None
    start, end = trimmed(sentence, clause.start, clause.end)
    return _draft(
        scenes, sentence, (start, end), kind, parties.by_agents(sentence, parties.actors(sentence, start, end))
    )


def _draft(
    scenes: Scenes, sentence: Sentence, span: tuple[int, int], kind: AgreementKind, doers: tuple[Tag, ...]
) -> Draft:
    setting = scenes.around(sentence, *span)
    return Draft(
        ClaimKind.BREACH,
        *span,
        source=setting.source,
        stance=setting.stance,
        scope=setting.scope,
        time=setting.time,
        time_inherited=setting.time_inherited,
        places=setting.places,
        agreement=kind,
        by=parties.mentions(doers),
        confidence=0.6,
        rule="breach",
    )
