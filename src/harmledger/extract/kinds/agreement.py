"""Agreements: ceasefires, zones, evacuations, and where each stands as the report tells it."""

from __future__ import annotations

import re

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, trimmed
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.report import SectionKind
from harmledger.model.terms import AgreementKind, AgreementStatus, ClaimKind

CEASEFIRE = Guarded(
    r"\b(?:cease-?\s?fires?|truces?|armistice|cessation of (?:\w+ )?hostilities|humanitarian pauses?|"
    r"pause in (?:the )?fighting|(?:\w+-(?:day|hour|week|month)(?:-long)? |agreed )(?:pause|halt)|(?<!\w)pause agreed|"
    r"non-aggression pact|humanitarian [\"”]?window|"
    r"halt (?:to|in|on) (?:the )?(?:fighting|hostilities|air strikes|airstrikes|bombing)|lull agreement)\b",
    re.IGNORECASE,
)
ZONE = Guarded(
    r"\bde-?\s?escalation[\"”’]*\s+(?:zones?|areas?|agreements?|deals?|corridor)|\b(?:safe|demilitari[sz]ed|"
    r"buffer|no-fly)\s+zones?\b",
    re.IGNORECASE,
)
EVACUATION = Guarded(r"\bevacuat\w+", re.IGNORECASE)
DEAL = Guarded(r"\b(?:deals?|agreements?|accords?|pacts?|memorandum|understanding)\b", re.IGNORECASE)
PARTY_TO = Guarded(r"\b(?:not|neither|nor)\s+(?:\w+\s+)?part(?:y|ies)\b|\bexclud", re.IGNORECASE)

# In order: the first that fits names the status.
_STATUSES: tuple[tuple[AgreementStatus, Guarded], ...] = (
    (
        AgreementStatus.REJECTED,
        Guarded(
            r"\b(?:reject(?:s|ed|ing)?|refus(?:es|ed|ing)|veto(?:ed|es)|ruled out|dismiss(?:ed|es)|turned down|"
            r"spurned)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AgreementStatus.ENDED,
        Guarded(
            r"\b(?:collaps(?:e|es|ed|ing)|breakdown|expir(?:ed|es)|ended|broke down|broken down|unravel(?:l?ed|s)?|"
            r"fell apart|called off|"
            r"(?:is|was) (?:thus |now )?(?:over|dead)|ending a|"
            r"ran out|run out|lapsed|tore up|torn up|lasted|fatal blow|suspended|halted|in tatters)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AgreementStatus.IN_FORCE,
        Guarded(
            r"\b(?:(?:c[ao]me|comes|went|gone|enter(?:ed|s)?|put|brought)\s+into\s+(?:effect|force)|t(?:ook|"
            r"aken|akes?)\s+(?:effect|hold)|"
            r"in (?:place|force|effect)|hold(?:s|ing)|(?:is|are|was|be|been|currently) holding|(?:has|have|had) held|"
            r"had begun|in force since|implement(?:ed|"
            r"s)|set up|under a deal|began|observed|"
            r"remained? loyal|put in place|declared|maintain(?:ed|s)?|extended|continue a halt)\b",
            re.IGNORECASE,
        ),
    ),
    (
        AgreementStatus.AGREED,
        Guarded(
            r"\b(?:broker(?:ed|ing)?|agreed|agree to|reach(?:ed|es)?|struck|sign(?:ed|s)|negotiat(?:ed)|"
            r"mediat(?:ed)|seal(?:ed)|clinched|"
            r"forg(?:e|ed)|concluded|sponsored|guaranteed|announc(?:ed|es)|(?:cease-?fire|truce|deal|"
            r"agreement) between|-led truce|"
            r"accept(?:ed|s)|renew(?:ed|s)|shak(?:en|ing) hands|shook hands|due to begin|promised to observe|"
            r"made|approved|backed a|endors(?:ed|ing))\b",
            re.IGNORECASE,
        ),
    ),
    (
        AgreementStatus.PROPOSED,
        Guarded(
            r"\b(?:propos(?:ed|es|al)|push(?:ed|es|ing) for|offer(?:ed|s)|suggest(?:ed|s)|call(?:ed|s|ing)? for|"
            r"urg(?:ed|es|ing)|demand(?:ed|s|ing)|appeal(?:ed|s) for|sought)\b",
            re.IGNORECASE,
        ),
    ),
)
_IDLE = Guarded(
    r"\b(?:despite|violat\w+|breach\w*|defi\w+|defy\w*|imagin\w+|would|could|if|pointless|monitors?|"
    r"not agreed|talks? (?:on|about)|efforts? "
    r"(?:to|for|at)|hop(?:e|es|ing)|ensur(?:e|ing)|to agree|before (?:a|the)|during (?:a|the)|chances? of)\b",
    re.IGNORECASE,
)
# An agreement with the word of its making beside it, whatever else the clause says.
_MADE = re.compile(
    r"\b(?:cease-?fire|truce|hostilities|deals?|agreement|accord|pact|zones?)\s+(?:(?:was|were|is|has been|"
    r"that was|already|recently)\s+)*"
    r"(?:agreed|brokered|struck|reached|signed|mediated|negotiated|between)\b"
    r"|\b(?:brokered|agreed|mediated|negotiated|signed|struck|reached|-led)\s+(?:a|an|the|"
    r"on)?\s*(?:\S+\s+){0,2}(?:cease-?fire|truce|deal|agreement|accord)\b",
    re.IGNORECASE,
)
_STANDS = re.compile(r"\b(?:has|have|had) held\b|\bran out\b|\blapsed\b", re.IGNORECASE)
"""What says where an agreement stands, whatever breaches are told beside it."""
_PEACE = re.compile(r"\bpeace (?:accord|agreement|deal)\b", re.IGNORECASE)
_AND_A = re.compile(r"[,\s]and (?:a|an|the|then)\s(?:\S+\s)*$", re.IGNORECASE)
_MAKES = Guarded(
    r"\b(?:agree\w*|broker\w*|sign\w*|reach\w*|announc\w*|struck|made|forg\w*|negotiat\w*|mediat\w*)\b", re.IGNORECASE
)
_COMMERCE = Guarded(
    r"\b(?:nuclear|trade|gas|oil|arms|credit|loan|billion|million|climate|grain|commercial|fishing|tax|bank)\b",
    re.IGNORECASE,
)


GATE = Listed(
    "cease truce armis cessa pause halt lull de-es deesc escal zone zones deal deals agree accor pact pacts "
    "memor under".split(),
    Form.STEM,
)
"""First five letters of the words that name an agreement."""


def agreements(reading: Reading) -> list[Draft]:
    """The agreements whose standing a report tells, in the order of the text."""
    drafts: list[Draft] = []
    scenes = Scenes(reading)
    ceasefire_told = -9
    for sentence in reading.sentences:
        if not GATE.stand_in(sentence.text):
            continue
        truce = CEASEFIRE.search(sentence.text) is not None
        if truce:
            ceasefire_told = sentence.index
        if not (truce or ZONE.search(sentence.text) or DEAL.search(sentence.text)):
            continue
        for clause in clauses(sentence.text):
            draft = _read(scenes, sentence, clause, truce_near=0 <= sentence.index - ceasefire_told <= 2)
            if draft is None or (drafts and _goes_on(clause, drafts[-1], sentence)):
                continue
            drafts.append(draft)
    body = [draft for draft in drafts if reading.report.section_at(draft.start) is not SectionKind.HEADLINE]
    return body or drafts


def kind_of(sentence: Sentence, start: int, end: int, *, truce_near: bool) -> AgreementKind | None:
    """What ``[start, end)`` of the sentence speaks of; a bare "deal" is what the report has just told of."""
    if CEASEFIRE.search(sentence.text, start, end):
        return AgreementKind.CEASEFIRE
    if ZONE.search(sentence.text, start, end):
        return AgreementKind.DE_ESCALATION_ZONE
    if not DEAL.search(sentence.text, start, end):
        return None
    if EVACUATION.search(sentence.text):
        return AgreementKind.EVACUATION
    if truce_near or ZONE.search(sentence.text):
        return AgreementKind.CEASEFIRE if truce_near else AgreementKind.DE_ESCALATION_ZONE
    made = _MADE.search(sentence.text, start, end) and not _COMMERCE.search(sentence.text)
    ended = _PEACE.search(sentence.text, start, end) and _STATUSES[1][1].search(sentence.text, start, end)
    return AgreementKind.OTHER if made or ended else None


def _apart(sentence: Sentence, tag: Tag, end: int) -> bool:
    """Whether another statement stands between the party and the agreement ("X struck, and a truce ...")."""
    after = sentence.text[tag.end - sentence.start : end - sentence.start]
    noun = next((found for pattern in (CEASEFIRE, ZONE, DEAL) if (found := pattern.search(after))), None)
    if noun is None:
        return False
    between = after[: noun.start()]
    return bool(_AND_A.search(between)) and not _MAKES.search(between)


def _parties(sentence: Sentence, start: int, end: int, status: AgreementStatus) -> tuple[Tag, ...]:
    """Those that the clause names; of one that is proposed or refused, whoever does so where the subject tells."""
    named = tuple(tag for tag in sentence.tagged(Label.ACTOR) if start <= tag.start < end)
    if status not in {AgreementStatus.REJECTED, AgreementStatus.PROPOSED}:
        return tuple(tag for tag in named if not _apart(sentence, tag, end))
    if sentence.text[start - sentence.start :].lower().startswith(("which ", "who ")):
        return tuple(tag for tag in sentence.tagged(Label.ACTOR) if tag.start < start)[-1:] or named
    verb = next(pattern for one, pattern in _STATUSES if one is status).search(sentence.text, start - sentence.start)
    return parties.subjects(sentence, named, sentence.start + verb.start() if verb else end) or named


def _goes_on(clause: Clause, last: Draft, sentence: Sentence) -> bool:
    """Whether the clause only adds to the agreement told right before it ("..., which is still in place")."""
    return clause.words[0].low in {"which", "that"} and 0 <= sentence.start + clause.start - last.end <= 3


def _read(scenes: Scenes, sentence: Sentence, clause: Clause, *, truce_near: bool) -> Draft | None:
    low, high = clause.start, clause.end
    kind = kind_of(sentence, low, high, truce_near=truce_near)
    if kind is None and clause.words[0].low in {"which", "that"}:
        kind = kind_of(sentence, max(0, low - 60), low, truce_near=truce_near)
    if kind is None or PARTY_TO.search(sentence.text, low, high):
        return None
    status = next((one for one, pattern in _STATUSES if pattern.search(sentence.text, low, high)), None)
    if status is None:
        return None
    stands = _STANDS.search(sentence.text, low, high) is not None
    if status is not AgreementStatus.PROPOSED and not stands and _IDLE.search(sentence.text, low, high):
        if not _MADE.search(sentence.text, low, high):
            return None
        status = AgreementStatus.AGREED
    start, end = trimmed(sentence, low, high)
    named = parties.mentions(_parties(sentence, start, end, status))
    if kind is AgreementKind.OTHER and not named and status is not AgreementStatus.ENDED:
        return None
    setting = scenes.around(sentence, start, end)
    return Draft(
        ClaimKind.AGREEMENT,
        start,
        end,
        source=setting.source,
        stance=setting.stance,
        scope=setting.scope,
        time=None if setting.time_inherited else setting.time,
        places=setting.places,
        parties=named,
        agreement=kind,
        agreement_status=status,
        confidence=0.6,
        rule=f"agreement.{status.value}",
    )
