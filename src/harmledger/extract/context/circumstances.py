"""What a claim stands in: who says it, how firmly, when, where, and whether it is one event or a pattern.

Looked for in the claim's own words first, then in its sentence, then in what
:mod:`harmledger.extract.context.setting` carries over from the sentences before.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass

from harmledger.extract.context.roles import role
from harmledger.extract.context.setting import scenery, settings
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.extract.tagging.times import DAYLIKE, OPEN
from harmledger.model.draft import PlaceMention
from harmledger.model.span import Mention
from harmledger.model.terms import Scope, Stance
from harmledger.vocabulary import actors

_STANCES: tuple[tuple[Stance, Guarded], ...] = (
    (
        Stance.INITIAL,
        Guarded(r"\b(?:initial|first|preliminary|early) (?:reports?|figures?|information)\b", re.IGNORECASE),
    ),
    (
        Stance.SUSPECTED,
        Guarded(
            r"\b(?:suspected|alleged(?:ly)?|believed|thought to|apparent(?:ly)?|presumed|possibl[ey]|"
            r"probabl[ey]|may have|"
            r"might have|likely|blamed on|appeared? to (?:have|be)|purported(?:ly)?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stance.REPORTED,
        Guarded(
            r"\b(?:reportedly|(?:is|are|was|were) (?:said|reported) to|unconfirmed|reports? of|reports? that)\b",
            re.IGNORECASE,
        ),
    ),
)
_HEDGES = Listed(
    "initi first preli early suspe alleg belie thoug appar presu possi proba may might likel blame purpo appea repor "
    "said uncon".split(),
    Form.STEM,
)
"""First five letters of the words that hedges begin with."""

_DENYING = Listed({"denie", "deny", "denyi"}, Form.STEM)
_DENIED_BEFORE = re.compile(
    r"\bden(?:y|ies|ied|ying)\b[,\s]*(?:(?:on|late|early)\s+\w+\s*)?(?:that\s*)?$", re.IGNORECASE
)
_DENIED_HERE = re.compile(r"\bden(?:y|ies|ied|ying)\s+(?:having|it|its|any|that|\w+ing)\b", re.IGNORECASE)
_CAMPAIGN = Guarded(
    r"\b(?:campaign|offensives?|daily|repeatedly|(?:again|time) and again|regularly|often|frequently|"
    r"routine(?:ly)?|multiple occasions|"
    r"systematic(?:ally)?|constant(?:ly)?|continual|months|years|weeks|in recent|"
    r"(?:for|over|throughout) (?:the )?(?:\w+ ){0,3}(?:days|week|month|year))\b",
    re.IGNORECASE,
)
_GOES_ON = Guarded(
    r"\b(?:continu\w+|ongoing|intensified|intensive|since|waves? of|ha(?:s|ve) been|currently|stepped up|largely|"
    r"(?:is|are) (?:\w+ly )?(?!being)\w+ing)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(r"\b(?:\w+day|today|yesterday|overnight|morning|evening|dawn|night|afternoon)\b", re.IGNORECASE)
_TOWARDS = Guarded(
    r"(?<!\bblamed )(?<!\bblame )\b(?:in|on|against|over|across|into|inside|throughout)\s+(?:the\s+)?$", re.IGNORECASE
)
_SPEECH = Guarded(
    r"\b(?:said|says?|told|reported|added|stated|announced|according|den(?:y|ies|ied)|rejected|dismissed|rebuffed)\b"
    r"[^,;]{0,40}$",
    re.IGNORECASE,
)
_FOUND = Guarded(
    r"\b(?:said|found|concluded|ruled|determined|stated|established|confirmed|confident|wrote)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The fields that every kind of claim has, as a :class:`~harmledger.model.draft.Draft` names them."""

    source: Mention | None
    stance: Stance
    scope: Scope
    time: Mention | None
    time_inherited: bool
    places: tuple[PlaceMention, ...]


class Scenes:
    """The circumstances of stretches of one report."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def around(self, sentence: Sentence, start: int, end: int) -> Circumstances:
        """The circumstances of a claim whose evidence is ``[start, end)`` of the report, inside ``sentence``."""
        setting = settings(self._reading)[sentence.index]
        words = sentence.text[start - sentence.start : end - sentence.start]
        time = _time(sentence, start, end, self._carried_time(sentence.index))
        return Circumstances(
            None if setting.speaker is None else setting.speaker.mention,
            _stance(sentence, start, words),
            scope(sentence.text, start - sentence.start, end - sentence.start),
            None if time is None else time.mention,
            time is not None and not sentence.start <= time.start < sentence.end,
            _places(sentence, start, end, setting.places),
        )

    def _carried_time(self, index: int) -> Tag | None:
        """What dates the event that a sentence goes on with; not when someone spoke of it ("denied on Monday")."""
        every = settings(self._reading)
        carried = every[index].time
        at = index
        while carried is not None and at > 0:
            home = self._reading.at(carried.start)
            if home.index > index or not _of_speech(home, carried):
                return carried
            at = home.index - 1
            earlier = every[at].time if at >= 0 else None
            if earlier is None or earlier == carried:
                return carried
            carried = earlier
        return carried


def stance(sentence: str, start: int = 0, end: int = sys.maxsize) -> Stance:
    """How firmly ``sentence[start:end]`` says what it says."""
    return next((kind for kind, pattern in _STANCES if pattern.inside(sentence, start, end)), Stance.ASSERTED)


def _stance(sentence: Sentence, start: int, words: str) -> Stance:
    """The stance of the claim's words; denied where they stand as what someone denies."""
    if _DENYING.stand_in(sentence.text) and (
        _DENIED_BEFORE.search(sentence.text[: start - sentence.start]) or _DENIED_HERE.search(words)
    ):
        return Stance.DENIED
    if not _HEDGES.stand_in(sentence.text):
        return Stance.ASSERTED
    return stance(sentence.text, start - sentence.start, start - sentence.start + len(words))


def scope(sentence: str, start: int = 0, end: int = sys.maxsize) -> Scope:
    """Whether ``sentence[start:end]`` tells of one event or of a pattern; what "continued on Monday" is Monday's."""
    if _CAMPAIGN.inside(sentence, start, end):
        return Scope.CAMPAIGN
    goes_on = _GOES_ON.inside(sentence, start, end) and not _ON_A_DAY.search(sentence[start:end])
    return Scope.CAMPAIGN if goes_on else Scope.INCIDENT


def _time(sentence: Sentence, start: int, end: int, carried: Tag | None) -> Tag | None:
    """The time in the claim's words, else in its sentence, else the carried one.

    A time of speaking comes after other times of its sentence, and when something was found out after a day carried
    over: "In October a panel said" dates no attack.
    """
    here = sentence.tagged(Label.TIME)
    own = [tag for tag in here if start <= tag.start < end]
    ranked = [tag for tag in own if not _of_speech(sentence, tag)] + [
        tag for tag in here if not _of_speech(sentence, tag)
    ]
    first = next(iter([*ranked, *own, *here]), None)
    if first is not None and carried is not None and carried.start < start and _of_finding(sentence, first, start):
        return carried
    return first or carried


def _of_finding(sentence: Sentence, tag: Tag, start: int) -> bool:
    """Whether a month or year only dates when somebody found out what the claim at ``start`` says."""
    if tag.start >= start or DAYLIKE.search(tag.text) or OPEN.match(tag.text):
        return False
    return _FOUND.search(sentence.text, tag.end - sentence.start, start - sentence.start) is not None


def _of_speech(sentence: Sentence, tag: Tag) -> bool:
    """Whether the time is that of saying ("the group said on Monday")."""
    at = tag.start - sentence.start
    return bool(_SPEECH.search(sentence.text, max(0, at - 60), at))


def _places(sentence: Sentence, start: int, end: int, carried: tuple[Tag, ...]) -> tuple[PlaceMention, ...]:
    """The places in the claim's words, else in its sentence, else those that the report named last."""
    here = scenery(sentence)
    own = tuple(tag for tag in here if start <= tag.start < end) or _countries(sentence, start, end) or here
    if own:
        return tuple(PlaceMention(tag.mention, role(sentence, tag)) for tag in own)
    venues = {tag.start for tag in sentence.tagged(Label.PLACE)}
    return tuple(PlaceMention(tag.mention) for tag in [tag for tag in carried if tag.start not in venues][:1])


def _countries(sentence: Sentence, start: int, end: int) -> tuple[Tag, ...]:
    """Countries and capitals that stand where force was used, though they name parties too ("strikes against X")."""
    known = actors.places()
    return tuple(
        tag
        for tag in sentence.tagged(Label.ACTOR)
        if start <= tag.start < end
        and tag.text.casefold() in known
        and _TOWARDS.inside(sentence.text, max(0, tag.start - sentence.start - 20), tag.start - sentence.start)
    )
