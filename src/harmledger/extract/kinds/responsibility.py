"""Responsibility: who is blamed for, held or named as responsible for, or owns up to, an attack."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmledger.extract.context import parties
from harmledger.extract.context.circumstances import Scenes
from harmledger.extract.context.clauses import Clause, clauses, headlines, tags_in, touches, trimmed
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.draft import Draft
from harmledger.model.report import SectionKind
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind

_DEED = (
    r"(?:attacks?|strikes?|air ?strikes?|bombings?|blasts?|explosions?|assault|shelling|raids?|massacres?|"
    r"crimes?|killings?|murders?|"
    r"incidents?|explosion|ambush|deaths?|bombs?|violence|operation|shooting|hit|abuses|atrocities|violations)"
)


@dataclass(frozen=True, slots=True)
class _Wording:
    """A way of naming who is responsible; ``side`` says where the named stand, ``accepted`` whether they own up."""

    name: str
    pattern: Guarded
    side: str
    accepted: bool = False


def _of(name: str, pattern: str, side: str, *, accepted: bool = False) -> _Wording:
    return _Wording(name, Guarded(pattern, re.IGNORECASE), side, accepted)


_WORDINGS = (
    _of(
        "accepted",
        r"\b(?:claim(?:s|ed|ing)?|accept(?:s|ed)?|admit(?:s|ted)?|t(?:ook|aken))\s+(?:\w+\s+)?responsibility\b",
        "before",
        accepted=True,
    ),
    _of(
        "accepted",
        rf"\bclaimed\s+(?:the|this|previous|that|a|an|similar|some|several|other)\s+(?:\w+\s+){{0,2}}{_DEED}\b",
        "before",
        accepted=True,
    ),
    _of(
        "accepted",
        rf"\b(?:has accept responsibility|(?:took|taken|claimed) credit|owned up to (?:the|this|that|an?)\b|"
        rf"(?:admit(?:s|ted)?|claimed)\s+(?:the|this|that)\s+(?:{_DEED}|launch|firing)\b|"
        r"claimed\s+to\s+have\s+(?:\w+\s+)?(?:killed|attacked|bombed|struck|carried)\b|"
        r"claimed it (?:on|the same|later|within|in an?|hours)\b)",
        "before",
        accepted=True,
    ),
    _of(
        "accepted",
        rf"\b(?:it|they|one of its \w+|its (?:\w+\s+)?(?:men|fighters|forces|members))\s+(?:had|has|have)\s+"
        rf"(?:carried out|staged|launched|been behind)\s+(?:the|this|that|these|both)\s+(?:\w+\s+)?{_DEED}\b",
        "before",
        accepted=True,
    ),
    _of(
        "accepted",
        r"\b(?:admit(?:s|ted)?)\s+(?:to\s+)?(?:us(?:e|ing)|carrying|launching|killing|bombing|hitting|striking)\b",
        "before",
        accepted=True,
    ),
    _of(
        "accepted",
        rf"\b{_DEED}\s+(?:\w+\s+){{0,3}}claimed by\b|\b(?:was|were|been|attack)\s+claimed by\b|\bclaimed by\b",
        "after",
        accepted=True,
    ),
    _of("named", r"\bcommand[- ]respons|\bnamed\s+(?:\w+\s+){0,6}(?:as\s+)?responsible\b", "named"),
    _of("held", r"\b(?:h[eo]ld(?:s|ing)?)\s+(?:\S+\s+){1,6}?(?:responsible|accountable)\b", "inside"),
    _of("blamed", r"\bblam(?:e|es|ed|ing)\s+(?:\S+\s+){0,6}?on\b|\bblam(?:e|es|ed|ing)\b", "after"),
    _of(
        "blamed",
        rf"\b(?:to blame|responsible)\b(?=\s+for\b|\s*$)|"
        rf"\bbehind\s+[\"“]?(?:\w+\s+){{0,3}}?[\"“]?(?:\w+\s+)?{_DEED}\b",
        "before",
    ),
    _of("blamed", r"\b(?:was|were|is|are)\s+(?:likely\s+|also\s+|directly\s+)?(?:to blame|responsible)\b", "before"),
    _of(
        "blamed",
        r"\bresponsibility\s+(?:for\s+(?:\w+\s+){1,5})?(?:lies|rests|falls)\b|\b(?:holds?|bears?|"
        r"bore) (?:\w+ )?responsibility\b|\bpoint(?:s|ed|ing) (?:the |a |their )?fingers? at\b|"
        r"\bdirect responsibility\b",
        "any",
    ),
    _of(
        "accused",
        r"\baccus(?:e|es|ed|ing)\b(?=.*\bof\s+(?:being\s+)?(?:behind|responsib\w+|carrying out|perpetrating)\b|"
        r".*\bof\s+(?:a\s+|having\s+)?(?:war\s+crimes?|killing|killed|massacr\w+|started|starting)\b|.*\bof\s*$|"
        r"(?:\s+\S+){1,2}\s*$)",
        "after",
    ),
    _of(
        "carried out",
        rf"\b{_DEED}\s+(?:\w+\s+){{0,2}}(?:was|were|may have been|appeared? to have been|had been|"
        rf"have been)\s+(?:\w+ly\s+)?(?:carried out|conducted|"
        r"perpetrated|undertaken|launched)\s+(?:only\s+)?by\b|\bthey may have been carried out by\b",
        "after",
    ),
)
_DESCRIBED = re.compile(
    r"\s*[\"“]?(?P<who>(?:(?:the|an?|both|its|armed)\s+)?(?:[\w-]+\s+){0,2}(?:fighters|gunmen|militants|rebels|saboteurs|"
    r"herders|bandits|faction|militia|sides|army|forces|troops|police|soldiers|insurgents|separatists|military)\b|"
    r"(?-i:(?:the )?(?!Mon|Tues|Wed|Thurs|Fri|Sat|Sun|I\b)"
    r"[A-Z0-9][\w-]+(?: [A-Z][\w-]+){0,3}))"
)
"""A party that is only described, right after a verb of blame ("blamed a splinter faction")."""
_UNREAL = Guarded(
    r"\b(?:no(?:\s+(?:group|one|party|side|organi[sz]ation))?(?:\s+\w+){0,3}|not|never|nobody|yet to|without|"
    r"unclear|will|would|could|"
    r"should|(?:know|say|tell|clear|establish|determine|identify) who|investigat\w+|each other|denied|"
    r"denies|deny)\s+(?:\w+\s+){0,2}$"
    r"|\bwhether\s+(?:\S+\s+){0,7}$",
    re.IGNORECASE,
)
_NO_FORCE = Guarded(
    r"\b(?:government|agency|ministry|official|officer|minister|body|department|those|people|individuals)\s+$",
    re.IGNORECASE,
)
_PERSON = re.compile(r"(?<![\w-])[A-Z][\w'’-]+(?:\s+(?:al-|Al-|bin\s|el-)?[A-Z][\w'’-]+){1,3}")
_NAME = re.compile(
    r"(?!(?:The|It|They|He|She|No|In|On|At|But|One|This|That|We|I|A|An)\b)[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
)
_LIST = re.compile(r"\bincluding\b", re.IGNORECASE)


_GATE = Listed(
    "respo claim blame blami behin accus admit accou carri condu perpe under launc point finge owned credi".split(),
    Form.STEM,
)
"""First five letters of the words that the wordings hang on."""


def responsibilities(reading: Reading) -> list[Draft]:
    """Who is held responsible in a report, in the order of the text."""
    drafts = []
    scenes = Scenes(reading)
    for sentence in reading.sentences:
        if not _GATE.stand_in(sentence.text) or headlines(sentence):
            continue
        for clause in clauses(sentence.text):
            draft = _read(reading, scenes, sentence, clause) if touches(clause, _GATE) else None
            if draft is not None:
                drafts.append(draft)
    body = [draft for draft in drafts if reading.report.section_at(draft.start) is not SectionKind.HEADLINE]
    return body or drafts


def _read(reading: Reading, scenes: Scenes, sentence: Sentence, clause: Clause) -> Draft | None:
    for wording in _WORDINGS:
        found = wording.pattern.search(sentence.text, clause.start, clause.end)
        if found is None or _UNREAL.search(sentence.text, max(0, found.start() - 50), found.start()):
            continue
        qualifies = wording.side == "before" and not wording.accepted
        if qualifies and _NO_FORCE.search(sentence.text, max(0, found.start() - 16), found.start()):
            continue
        start, end = trimmed(sentence, clause.start, clause.end)
        if wording.side == "named":
            start, end = sentence.start, sentence.end
        named = _named(reading, sentence, (start, end), found, wording)
        if not named:
            continue
        setting = scenes.around(sentence, start, end)
        return Draft(
            ClaimKind.RESPONSIBILITY,
            start,
            end,
            source=setting.source,
            stance=setting.stance,
            scope=setting.scope,
            time=setting.time,
            time_inherited=setting.time_inherited,
            places=setting.places,
            count=_count(sentence, start, end) if wording.side == "named" else None,
            named=named,
            confidence=0.7,
            rule=f"responsibility.{wording.name.replace(' ', '_')}",
            accepted=wording.accepted,
        )
    return None


def _named(
    reading: Reading, sentence: Sentence, span: tuple[int, int], found: re.Match[str], wording: _Wording
) -> tuple[Mention, ...]:
    """Those who are named, on the side of the wording where it puts them."""
    at, after = sentence.start + found.start(), sentence.start + found.end()
    if wording.side == "named":
        return _people(sentence, found.end())
    inside = tuple(tag for tag in sentence.tagged(Label.ACTOR) if span[0] <= tag.start < span[1])
    if wording.side == "before":
        found_before = tuple(tag for tag in inside if tag.start < at)
        doers = (
            found_before
            or _clause_before(sentence, span[0])
            or (_spoken(sentence, at) if wording.accepted else ())
            or parties.stand_in(reading, sentence, span[0], at)
        )
        return parties.mentions(doers) or (_own_name(sentence, at) if wording.accepted else ())
    if wording.side == "inside":
        return parties.mentions(tag for tag in inside if at <= tag.start < after)
    if wording.side == "any":
        return parties.mentions(inside)
    first = next((index for index, tag in enumerate(inside) if tag.start >= at), None)
    if first is None:
        return _described(sentence, found.end()) if wording.name in {"blamed", "accused"} else ()
    return parties.mentions(parties.chain(sentence, inside, first))


def _own_name(sentence: Sentence, before: int) -> tuple[Mention, ...]:
    """The name that opens the sentence, of a group that the list of actors does not know and that owns up."""
    name = _NAME.match(sentence.text)
    if name is None or sentence.start + name.end() > before:
        return ()
    return (Mention(sentence.start, sentence.start + name.end(), name.group()),)


def _described(sentence: Sentence, after: int) -> tuple[Mention, ...]:
    """The party that stands at sentence offset ``after`` where the list of actors knows none."""
    who = _DESCRIBED.match(sentence.text, after)
    if who is None:
        return ()
    return (Mention(sentence.start + who.start("who"), sentence.start + who.end("who"), who["who"]),)


def _clause_before(sentence: Sentence, start: int) -> tuple[Tag, ...]:
    """The last party named before a clause that has no subject of its own."""
    return tuple(tag for tag in tags_in(sentence, Label.ACTOR, sentence.start, start))[-1:]


def _spoken(sentence: Sentence, before: int) -> tuple[Tag, ...]:
    """The last one made to speak before a report offset: who owns up to a deed speaks for those who did it."""
    return tuple(tag for tag in sentence.tagged(Label.SPEAKER) if tag.start < before)[-1:]


def _people(sentence: Sentence, after: int) -> tuple[Mention, ...]:
    """Names of people that follow, from "including" on where there is one."""
    listed = _LIST.search(sentence.text, after)
    first = listed.end() if listed else after
    skip = re.compile(r"(?:President|Prime|Minister|General|Syria['’]?s?|Russia['’]?s?|Colonel|Major)\s+")
    names = []
    for match in _PERSON.finditer(sentence.text, first):
        start, end = match.span()
        while (title := skip.match(sentence.text, start)) and title.end() < end:
            start = title.end()
        if " " in sentence.text[start:end]:
            names.append(Mention(sentence.start + start, sentence.start + end, sentence.text[start:end]))
    return tuple(names)


def _count(sentence: Sentence, start: int, end: int) -> Mention | None:
    return next((tag.mention for tag in tags_in(sentence, Label.NUMBER, start, end)), None)
