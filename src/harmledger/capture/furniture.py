"""Site furniture in running text: what lines and tails say "this is the site speaking, not the report".

Three strengths, because a claim in a stretch that is called furniture is never looked for: a *line* is furniture by
itself; a *zone* takes along what follows until the article goes on; an *end* (comments) takes all the rest. A long line
is left alone whatever it begins with.
"""

from __future__ import annotations

import re
from enum import Enum, auto

_LONG = 45
"""Words; a line with more is running text."""

_SITE_PARTS = (
    r"news|world|home|middle[ ]east|asia|africa|europe|americas?|politics|opinion|business|sports?|culture|"
    r"latest|breaking(?:[ ]news)?|top[ ]stor(?:y|ies)|features?|video|international|syria|iraq|yemen|ukraine|more"
)

_END = re.compile(
    r"(?:leave[ ]a[ ](?:reply|comment)\b"
    r"|discussion[ ]about[ ]this[ ](?:post|article)\b"
    r"|discuss[ ]this[ ]article\b"
    r"|(?:\d+[ ])?comments?(?:[ ]section)?[ ]*(?:\(\d+\)|:)?$"
    r"|(?:post|add|write)[ ]a[ ]comment\b"
    r"|join[ ]the[ ](?:conversation|discussion)\b"
    r"|be[ ]the[ ]first[ ]to[ ]comment\b)",
    re.IGNORECASE,
)

_ZONE = re.compile(
    r"(?:personali[sz]e[ ]your[ ](?:news|feed)\b"
    r"|other[ ]reports[ ]by\b"
    r"|(?:related|recommended|similar)"
    r"(?:[ ](?:articles?|stor(?:y|ies)|posts?|news|topics?|content|reading|for[ ]you))?:?$"
    r"|more[ ](?:from|on|in|about)[ ][^.]{2,50}$"
    r"|more[ ](?:stories|news|articles|headlines)\b[^.]{0,40}$"
    r"|you[ ](?:may|might)[ ](?:also[ ]|be[ ]interested)[^.]{0,30}$"
    r"|(?:most|latest)[ ](?:read|popular|viewed|shared|news|headlines|stories)[^.]{0,30}$"
    r"|trending(?:[ ]now)?:?$|up[ ]next:?$|popular[ ]posts:?$|editors?['’]?s?[ ]picks?:?$|read[ ](?:also|next):?$"
    r"|think[ ]your[ ]friends\b"
    r"|share[ ](?:this|on|via|the)\b[^.]{0,60}$|share:?$"
    r"|follow[ ](?:us|me|@)|follow[ ][^.]{2,40}[ ]on[ ](?:x|twitter|facebook|instagram|telegram|whatsapp)\b"
    r"|(?:subscribe|sign[ ]up)\b[^.]{0,60}\b(?:newsletter|e-?mail|inbox|updates|headlines|alerts|channel|today|now)\b"
    r"|(?:subscribe|sign[ ]up|newsletters?)[ ]*[:!.]?$"
    r"|(?:get|receive)[ ](?:the|our)[ ](?:latest|best|top|daily|free|weekly)\b[^.]{0,80}"
    r"|about[ ]the[ ]authors?:?$"
    r"|advertisements?:?$)",
    re.IGNORECASE,
)

_LINE = re.compile(
    r"(?:(?:read|see|watch|listen|also[ ]read|related)(?:[ ](?:also|more|next|now|here|the[ ](?:full[ ])?\w+))?[ ]?:"
    r"|read[ ]more\b[^.]{0,80}$|continue[ ]reading\b|click[ ](?:here|on[ ]the)\b|keep[ ]reading\b"
    r"|\d+[ ](?:min(?:ute)?s?)[ ]read\b|reading[ ]time\b|estimated[ ]reading\b"
    r"|(?:share|tweet|print|e-?mail|pin|whatsapp|facebook|twitter|telegram|copy[ ]link|save|send|listen|menu|search"
    r"|close|login|log[ ]in|register|donate(?:[ ]now)?|support[ ]us|loading|next|previous|home|tags?|back[ ]to[ ]top)"
    r"(?:[ ]?(?:this|page|article|on|via|facebook|twitter|email|x|[|/,•·]))*[:!.…]*$"
    r"|tags?:|categor(?:y|ies):|filed[ ]under\b|topics?:|keywords:"
    r"|your[ ]e-?mail[ ]address[ ]will[ ]not\b|required[ ]fields\b"
    r"|by[ ](?:subscribing|signing[ ]up|clicking|continuing)\b"
    r"|(?:we|this[ ](?:site|website)|our[ ](?:site|website))[ ]uses?[ ]cookies\b|accept[ ](?:all[ ])?cookies\b"
    r"|skip[ ]to[ ](?:main[ ]|the[ ])?(?:content|navigation)\b|jump[ ]to\b[^.]{0,30}$"
    r"|all[ ]rights[ ]reserved\b|copyright\b|[©]|\([cC]\)[ ]?\d{4}\b|terms[ ]of[ ](?:use|service)\b|privacy[ ]policy\b"
    r"|help[ ]us[ ](?:deliver|keep|continue)\b"
    r"|(?:please[ ])?support[ ](?:our|independent)[ ]\w*[ ]?(?:journalism|work)\b"
    r"|(?:donate|become[ ]a[ ](?:member|patron|supporter)|make[ ]a[ ]donation)\b[^.]{0,60}[.!]?$"
    r"|download[ ](?:our|the)[ ](?:free[ ])?app\b|join[ ](?:us|our)[ ](?:on[ ]|telegram|whatsapp|channel)[^.]{0,50}"
    r"|join[ ]our[ ](?:telegram|whatsapp|youtube)\b"
    r"|our[ ]standards:|trust[ ]principles\b|community[ ]standards\b|get[ ]short[ ]url\b"
    r"|(?:this[ ]|the[ ])?(?:article|story|post|report)?[ ]?(?:was[ ])?(?:originally|first)[ ]"
    r"(?:published|appeared|posted)\b"
    r"|this[ ](?:article|story|post|report|piece)[ ](?:was[ ])?(?:originally[ ]|first[ ])(?:published|appeared|ran)\b"
    r"|republished[ ](?:from|with|under)\b"
    r"|this[ ](?:article|story|item)[ ]has[ ]been[ ](?:updated|corrected|adapted)\b"
    r"|the[ ]views[ ]expressed\b|views[ ]expressed[ ]in[ ]this\b)",
    re.IGNORECASE,
)

_PLACE_IN_SITE = re.compile(rf"(?:(?:{_SITE_PARTS})(?:[ ]*[|/>»›,•·&][ ]*|[ ]+|$))+$", re.IGNORECASE)

_TAIL = re.compile(
    r"(?:\bread[ ]also|\bsee[ ]also|(?<=[.)])[ ]?twitter|(?<=[.)])[ ]?english[ ]bulletin"
    r"|\btags[ ][^.]{0,300}community[ ]standards.*|\bcommunity[ ]standards[ ]?discussion.*|\bcomment[ ]via[ ]facebook.*"
    r"|(?<=[.\"”])[ ]*related:[ ].{0,600}"
    r"|\b(?:press[ ]releases|about[ ]us)[ ][^.]{0,80}\b(?:privacy|cookie)[ ]policy.{0,40}"
    r"|\bour[ ]standards:.{0,80}|(?<=[.)\"”])[ ]*read[ ]more:?[ ].{0,120}|\bprint[ ]tweet"
    r"|(?<=[.\"”)])[ ]*(?:leave[ ]a[ ]reply|discussion[ ]about[ ]this[ ]post|discuss[ ]this[ ]article).{0,200}"
    r"|(?<=[.\"”)])[ ]*follow[ ]us[ ]on[ ].{0,120}|warning[ ]graphic[ ]content"
    r"|(?<=[.\"”)])[ ]*(?:copyright[ ]|©[ ]?).{0,80}"
    r"|(?<=[.)])[ ]\d{1,4}(?:-\d{1,2})?)\s*$",
    re.IGNORECASE,
)
_TAIL_REACH = 700
_MOST_TAILS = 5


class Furniture(Enum):
    """How far a furniture line reaches."""

    LINE = auto()
    ZONE = auto()
    END = auto()


def strength(line: str) -> Furniture | None:
    """What kind of furniture ``line`` (trimmed) is; None for what may be the report's own words."""
    if line.count(" ") > _LONG:
        return None
    if not any(map(str.isalnum, line)):
        return Furniture.LINE
    if _END.match(line):
        return Furniture.END
    if _ZONE.match(line):
        return Furniture.ZONE
    if _LINE.match(line):
        return Furniture.LINE
    return None


def names_site_part(line: str) -> bool:
    """Whether ``line`` is nothing but names of a site's parts ("Middle East World")."""
    return len(line) < 60 and _PLACE_IN_SITE.match(line) is not None


def tail_start(text: str, start: int, end: int) -> int:
    """Where the furniture at the end of the flowing text ``text[start:end]`` begins; ``end`` where there is none."""
    for _ in range(_MOST_TAILS):
        low = max(start, end - _TAIL_REACH)
        match = _TAIL.search(text, low, end)
        if match is None or match.start() <= start:
            return end
        cut = match.start()
        while cut > start and text[cut - 1].isspace():
            cut -= 1
        end = cut
    return end
