"""Deaths, injuries and displacement that no party to a conflict caused."""

from __future__ import annotations

import re

from harmledger.extract.tagging.guarded import Guarded
from harmledger.extract.tagging.tags import Label, Reading

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
    r"gas leak|old age|natural causes|collid(?:e[ds]?|ing)|collision|caved? in|cave-in|"
    r"heat ?stroke|hypothermia|frostbite|snake ?bites?|electrocuted|overturned|derail\w+|lost control of|lightning|"
    r"brakes? fail\w*|faulty (?:\w+ )?(?:heater|stove|wiring)|carbon monoxide|(?:land|family|tribal|blood|"
    r"personal) (?:feud|dispute)s?)\b",
    re.IGNORECASE,
)
_REACH = 120
_LEAD = 2
"""Sentences that say what a report is about, the headline among them."""
_PEACEFUL = Guarded(
    r"\b(?:heat ?stroke|hypothermia|malnutrition|snakebites?|electrocuted|overturned|derail\w+|collided|collision|"
    r"(?:mine|building|bridge|stand|roof|tunnel) collapse[ds]?|gas cylinders?|boilers?|bird flu|outbreak|monsoon|"
    r"half-time|league|championship"
    r"|tournament|\w+-goal|goals in|derby|thriller|screening|match day"
    r"|semi-?finals?|referee|goalkeeper|fixtures?|striker)\b",
    re.IGNORECASE,
)


def unrelated(sentence: str, start: int, end: int) -> bool:
    """Whether the words around ``sentence[start:end]`` lay the harm to disease, nature or accident."""
    return _NATURAL.search(sentence, max(0, start - _REACH), end + _REACH // 2) is not None


def of_nature(reading: Reading) -> bool:
    """Whether a report opens with disease, nature, accident or sport, and with no means of violence."""
    lead = reading.sentences[:_LEAD]
    if any(sentence.tagged(Label.MEANS) for sentence in lead):
        return False
    return any(may_be(sentence.text) or _PEACEFUL.search(sentence.text) is not None for sentence in lead)


def may_be(sentence: str) -> bool:
    """Whether the sentence has any such word; a cheap look before the close one."""
    return _NATURAL.search(sentence) is not None
