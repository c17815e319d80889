"""Wordings of control over places, in the order in which they are tried."""

from __future__ import annotations

import re
from dataclasses import dataclass

from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.listed import Form, Listed
from harmledger.model.terms import ControlStatus

GATE = Listed(
    "contr captu seize seizu seizi took take taken takes takin retak retoo re-ta regai re-ga recla recov "
    "recap re-ca wrest "
    "liber fell falle falls won winni held hold holds holdi domin hands divid split oust ouste ousti expel "
    "drove drive "
    "drivi push pushe pushi withd pulle overr loss lost stron basti carve occup conqu chase chasi route resto "
    "reest re-es enter freed dislo recon "
    "retre ruled outsi".split(),
    Form.STEM,
)
"""First five letters of the words that the wordings hang on."""

LAND = (
    r"(?:towns?|villages?|cit(?:y|ies)|districts?|areas?|neighbou?rhoods?|hill(?:top)?s?|bases?|airbases?|airports?|"
    r"checkpoints?|territor(?:y|ies)|provinces?|bridges?|roads?|highways?|fields?|positions|headquarters|"
    r"regions?|suburbs?|"
    r"enclave|countryside|land|parts|swathes|half|percent|cent|dam|crossings?|border|outskirts|capital|"
    r"strongholds?|farms|localit(?:y|ies)|settlements?|outposts?|garrison|barracks|plant|works|houses|bazaar|posts|"
    r"mountains?|routes?|hospital|buildings?|port|valley|camp|centre|center|quarter|east|west|north|south|"
    r"country|pocket)"
)
UNREAL = re.compile(
    r"\b(?:will|would|could|may|might|should|plans?|planned|planning|aim(?:s|ed|ing)?|try|tries|tried|trying|"
    r"attempt\w*|"
    r"seek\w*|hop\w+|want\w*|vow\w*|effort|bid|battl\w+|fight\w*|fought|push|in order|offensive|campaign|operation|"
    r"assault|launch\w*|unable|failed|struggl\w+|prevent\w*|threat\w*|if|"
    r"advanc\w+)\b[^,;]{0,60}?\bto\s+(?:\w+ly\s+)?$"
    r"|(?<!managed )(?<!able )\bto\s+(?:\w+ly\s+)?$"
    r"|\b(?:of|at|for|without|before|against|from)\s+(?:\w+ly\s+)?$"
    r"|\b(?:will|would|could|can|may|might|should|not|never|if)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before a wording that tells of no change that has happened."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way of telling of control. ``gains`` and ``loses`` say on which side of the wording the party stands."""

    name: str
    status: ControlStatus
    pattern: Guarded
    gains: str = ""
    loses: str = ""
    needs_land: bool = True

    @property
    def object_before(self) -> bool:
        """Whether the place stands before the wording ("X fell to")."""
        return self.name in {"fallen", "divided", "held by"}


def _of(
    name: str, status: ControlStatus, pattern: str, gains: str = "", loses: str = "", *, land: bool = True
) -> Wording:
    return Wording(name, status, Guarded(pattern, re.IGNORECASE), gains, loses, land)


# In order: the first wording that fits a clause names its status. "before" is the subject's side, "after" the
# object's, "both" both, "inside" one within the wording, "by" a doer told by "by", "from" one told by "from".
WORDINGS = (
    _of(
        "divided",
        ControlStatus.CONTESTED,
        r"\b(?:is|are|was|were|been|remains?)\s+(?:\w+ly\s+)?(?:divided|split|carved up)\b(?=.*\b(?:between|"
        r"into|since|and)\b)",
        "both",
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
        r"\b(?:lost control|(?:the |their |its )?loss of(?! li[fv]e)|withdr[ea]w\w*\s+from|pulled out of|"
        r"retreated from|"
        r"(?:has|have|had) lost (?!(?:their|his|her|its) li[fv])(?=(?:\w+ ){0,4}?" + LAND + r"\b))",
        "",
        "before",
    ),
    _of(
        "driven out",
        ControlStatus.TAKEN,
        r"\b(?:(?:(?<!had )(?<!has )(?<!have )dr[oi]v(?:e|en|ing)|"
        r"push(?:ed|ing)|chas(?:ed|ing)|forced)\s+(?:\w+[\s-]+){0,6}?(?:out|from)"
        r"(?!\s+(?:their|his|her|its)\s+(?:homes?|houses?|lands?|villages?)\b)|"
        r"oust(?:ed|ing)|expell(?:ed|ing)|rout(?:ed|ing))\b",
        "before by",
        "after",
    ),
    _of("fallen", ControlStatus.TAKEN, r"\b(?:fell|fallen|falls)\s+(?:to(?! \d)|into|under)\b", "after"),
    _of(
        "freed",
        ControlStatus.TAKEN,
        r"\b(?:(?<!been )(?<!were )(?<!was )freed|dislodged|reconquer\w*)\b",
        "before by",
        "from",
    ),
    _of(
        "fell",
        ControlStatus.TAKEN,
        r"\b(?:(?:has|had) )?(?:fell|falls|fallen)\b(?=\s*(?:$|on\b(?! the\b)|at dawn\b|last\b|yesterday\b|without\b))",
    ),
    _of("took", ControlStatus.TAKEN, r"\b(?:took|retook)\s+(?=(?-i:[A-Z]))", "before by", "from"),
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
        r"\b(?:(?:handed|given) over without a fight|"
        r"captur(?:e|es|ed|ing)|seiz(?:e|es|ed|ing|ure)|overr[au]n|conquer(?:ed|ing)?|liberat(?:e|es|ed|ing)|"
        r"wrest(?:ed|ing)?|occupied)\b(?!\s+power\b)",
        "before by",
        "from",
    ),
    _of(
        "took",
        ControlStatus.TAKEN,
        r"\b(?:took|taken|taking)\s+(?!place|part|to|out|in|off|up|on|shelter|sanctuary|refuge|responsibility|"
        r"hold|effect|"
        r"aim|from|it\b)(?=(?:\w[\w-]*\s+){0,5}?" + LAND + r"\b)",
        "before by",
        "from",
    ),
    _of(
        "entered",
        ControlStatus.TAKEN,
        r"\b(?:enter(?:ed|s|ing)?)\b(?=\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?-i:" + LAND + r"\b|[A-Z]))"
        r"(?!\s+(?:into|its|his|their|talks|negotiations|force|effect)\b)",
        "before",
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
        r"controlled|held|hold)|holds|(?:controlled|held|hold)(?=\s+(?:most|much|parts?|all|half|the|nearly|few|over|"
        r"about|some|large|vast|areas|swathes)\b))\b"
        r"(?!\s+(?:talks|responsible|by|over|of|on|hostage|\w+\s+(?:responsible|hostage|accountable|meetings?|"
        r"talks)))",
        "before",
    ),
    _of("stronghold", ControlStatus.HELD, r"\b(?:strongholds?|bastion)\s+of\b", "after"),
)
NO_LAND = re.compile(
    r"\b(?:soldiers?|fighters?|weapons?|hostages?|prisoners?|tanks?|ammunition|documents|vehicles?|priest|"
    r"pilots?|people|"
    r"civilians|terrorists?|insurgents?|militants?|masks?|arms|rebels|men|women|members|commanders?|"
    r"journalists?|troops)\b",
    re.IGNORECASE,
)
QUALIFIES = Guarded(
    r"(?:\b(?:in|of|the|from|to|near|into|recently|newly)|\b(?:areas?|places?|territor(?:y|ies)|villages|towns|"
    r"districts|land|regions))\s+$",
    re.IGNORECASE,
)
AUXILIARY = Guarded(
    r"\b(?:is|are|was|were|been|remains?|remained|largely|mostly|currently|now|be|being)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
ANY_LAND = Guarded(rf"\b{LAND}\b", re.IGNORECASE)
