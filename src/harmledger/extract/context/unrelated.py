"""Deaths, injuries and displacement that no party to a conflict caused."""

from __future__ import annotations

import re

from harmledger.extract.tagging.guarded import Guarded

_NATURAL = Guarded(
    r"\b(?:corona ?virus|covid(?:-19)?|pandemic|epidemic|virus|cholera|measles|malaria|influenza|flu|ebola|polio"
    r"|typhoid|dengue|(?:confirmed|new|active) cases|"
    r"diphtheria|cancer|heart attack|diseases?|illness(?:es)?|infected|infections?|earthquakes?|quakes?|aftershocks?"
    r"|tsunami|floods?|flooding|"
    r"hurricane|cyclone|typhoon|storms?|snowstorm|tornado|wildfires?|landslides?|mudslides?|avalanche|drought|heat"
    r" ?wave|volcan\w+|"
    r"eruption|(?:car|road|traffic|train|bus|boat|plane|work|workplace|industrial|mining|vehicle) (?:accident|crash"
    r"|collision)s?|"
    r"capsiz\w+|shipwreck|drown\w*|stampede|overdose\w*|suicides?(?! (?:bomb|attack|car|truck|blast|vest|mission"
    r"|belt|explosion))|"
    r"gas leak|old age|natural causes)\b",
    re.IGNORECASE,
)
_REACH = 120


def unrelated(sentence: str, start: int, end: int) -> bool:
    """Whether the words around ``sentence[start:end]`` lay the harm to disease, nature or accident."""
    return _NATURAL.search(sentence, max(0, start - _REACH), end + _REACH // 2) is not None


def may_be(sentence: str) -> bool:
    """Whether the sentence has any such word; a cheap look before the close one."""
    return _NATURAL.search(sentence) is not None
