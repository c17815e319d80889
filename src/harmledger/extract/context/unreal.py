"""Force that was not used: threats, plans, calls and fears; and words of force that speak of something else."""

from __future__ import annotations

import re

from harmledger.extract.context.clauses import Clause
from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Sentence

# What leads up to a word of force and makes it none that has happened.
_OPEN = (
    # Intentions and appeals: "threatened to launch", "called for a halt to".
    Guarded(
        r"\b(?:threat(?:en|ens|ened|ening)?|plan(?:s|ned|ning)?|vow(?:s|ed|ing)?|prepar(?:e|es|ed|ing)|"
        r"pledg(?:e|es|ed|ing)|consider(?:s|ed|ing)?|ready|poised|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|"
        r"on|upon)|"
        r"want(?:s|ed)?|seek(?:s|ing)?|demand(?:s|ed|ing)?)\b[^,;]{0,50}$",
        re.IGNORECASE,
    ),
    # Possibilities: "could face new", "may".
    Guarded(
        r"\b(?:may|might|could|would|will|shall|should|must|cannot|can)\s+(?:not\s+)?(?:\w+ly\s+)?"
        r"(?:be\s+|launch\s+|carry out\s+|conduct\s+|lead to\s+|resume\s+|face\s+)?"
        r"(?:a |an |more |new |further |any |the )?(?:\w+ )?$",
        re.IGNORECASE,
    ),
    Guarded(r"^(?:if|unless|should)\b", re.IGNORECASE),
    # Purposes: "to avert an".
    Guarded(
        r"\bto (?:avoid|prevent|stop|halt|end|avert|deter|escape|protect|investigate|monitor|discuss|condemn|"
        r"retaliate|respond to|stave off)\b[^,;]{0,40}$",
        re.IGNORECASE,
    ),
    # Fears: "warned of".
    Guarded(
        r"\b(?:fears?|feared|risk|threat|prospect|possibility|danger|warned|warning|warns) (?:of|against|that)\b"
        r"[^,;]{0,40}$",
        re.IGNORECASE,
    ),
    Guarded(r"\b(?:end|halt|stop|suspend|pause) (?:to |of |in |its |their |the |all |his )*(?:\w+ )?$", re.IGNORECASE),
    # Ends and habits: "had stopped", "does not", "never".
    Guarded(
        r"\b(?:stop(?:s|ped)?|cease[ds]?|halt(?:s|ed)?|suspend(?:s|ed)?|paused?) (?:all |any |the |its |their )*"
        r"(?:\w+ )?$|\b(?:does|do) not (?:deliberately |intentionally |directly |ever )?$|\bnever (?:deliberately )?$",
        re.IGNORECASE,
    ),
    Guarded(r"\bwarnings? (?:\w+ ){0,3}(?:of|against|over|about|on)\b[^,;]{0,40}$", re.IGNORECASE),
    Guarded(r"\b(?:drills?|exercises?|simulated|mock)\b[^,;]{0,30}$", re.IGNORECASE),
)
_SPEECH = Guarded(
    r"\b(?:verbal|scathing|heart|panic|asthma|cyber|cyber-|diplomatic|legal|smear|propaganda|advertising|hunger|"
    r"labou?r|"
    r"lightning|bowling|penalty|free-kick|striker|goal|match|league|season)\s*-?\s*$|\b(?:stinging|furious|"
    r"blistering) $",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(
    r"\s*(?:on|against|at)\s+(?:the\s+|our\s+|all\s+|his\s+|her\s+|their\s+)?(?:press|media|freedoms?|democracy|"
    r"values|rights|"
    r"science|truth|poverty|corruption|inflation|disease|climate|credibility|character|policy|policies|"
    r"judiciary|constitution|"
    r"plastic|waste|record|market share|deadline)\b"
    r"|\s+(?:plastic|waste|poverty|corruption|inflation|the target twice|record|a record|the headlines|the market)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\s+(?:only|solely|exclusively)\b", re.IGNORECASE)
"""What follows a verb that tells whom someone says to fight, not what happened ("strike only military targets")."""

_OFFICES = Guarded(
    r"\b(?:prohibition|ban|convention|treaty|stockpiles?|destruction|inspectors?) (?:of|on) (?:\w+ )?$|"
    r"\b(?:backed|supported) by (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_CROWD_CONTROL = Guarded(
    r"\b(?:tear[ -]gas|water cannons?|rubber bullets?|stun grenades?|pepper spray)\b", re.IGNORECASE
)


def unreal(sentence: Sentence, clause: Clause, start: int, end: int) -> bool:
    """Whether the word of force at ``[start, end)`` of the sentence tells of no force that was used."""
    text, first = sentence.text, clause.start
    if any(pattern.inside(text, first, start) for pattern in _OPEN):
        return True
    if _SPEECH.inside(text, first, start) or _ABSTRACT.match(sentence.text, end, clause.end):
        return True
    if _OFFICES.inside(text, first, start) or _ONLY.match(sentence.text, end, clause.end):
        return True
    return _CROWD_CONTROL.search(sentence.text, clause.start, clause.end) is not None
