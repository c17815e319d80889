"""Speakers: wordings to a name and a type."""

from __future__ import annotations

import pytest

from harmledger.model.span import Mention
from harmledger.model.terms import SourceType
from harmledger.resolve import sources

SOHR = "Syrian Observatory for Human Rights"


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("the Observatory", SOHR, SourceType.MONITOR),
        ("The SOHR", SOHR, SourceType.MONITOR),
        ("Rami Abdel Rahman, head of the Observatory", SOHR, SourceType.MONITOR),
        ("White Helmets", "White Helmets", SourceType.RESCUE_SERVICE),
        ("SANA", "SANA", SourceType.STATE_MEDIA),
        ("a SANA correspondent in Aleppo", "SANA", SourceType.STATE_MEDIA),
        ("AFP correspondent", "AFP", SourceType.NEWS_AGENCY),
        ("the United Nations", "United Nations", SourceType.INTERGOVERNMENTAL),
        ("WHO", "World Health Organization", SourceType.INTERGOVERNMENTAL),
        ("Russian Defence Ministry", "Russian Ministry of Defence", SourceType.MILITARY),
        ("Ukrainian Defence Ministry", "Ukrainian Ministry of Defence", SourceType.MILITARY),
        ("Damascus", "Government of Syria", SourceType.GOVERNMENT),
        ("Jaish al-Islam", "Jaysh al-Islam", SourceType.ARMED_GROUP),
    ],
)
def test_a_listed_speaker_gets_one_name(words: str, name: str, kind: SourceType) -> None:
    """However it is worded."""
    assert sources.identify(words, "SY") == (name, kind)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("local sources", SourceType.LOCAL),
        ("activists", SourceType.LOCAL),
        ("a witness", SourceType.LOCAL),
        ("civil defense groups", SourceType.RESCUE_SERVICE),
        ("doctors", SourceType.HEALTH_WORKER),
        ("military source", SourceType.MILITARY),
        ("state television", SourceType.STATE_MEDIA),
        ("local media", SourceType.MEDIA),
        ("Police Command of the city", SourceType.OFFICIAL),
        ("human rights group", SourceType.NGO),
        ("some people", SourceType.UNKNOWN),
    ],
)
def test_a_speaker_without_a_name_keeps_its_words(words: str, kind: SourceType) -> None:
    """Only the article goes; the words tell the type."""
    name, found = sources.identify(words, "SY")
    assert name == words.removeprefix("a ")
    assert found is kind


def test_a_photographer_of_an_agency_is_a_photographer() -> None:
    """A caption's credit is not the agency's word for what happened."""
    name, kind = sources.identify("A. Name/AFP via Getty Images", "SY")
    assert (name, kind) == ("A. Name/AFP via Getty Images", SourceType.PHOTOGRAPHER)


def test_the_observatory_is_a_monitor_of_one_country() -> None:
    """In a report about another country the words stay as they are."""
    assert sources.identify("the Observatory", "UA") == ("Observatory", SourceType.MONITOR)


def test_the_word_who_is_no_organisation() -> None:
    """Acronyms hold as written."""
    assert sources.identify("who", "SY")[1] is SourceType.UNKNOWN


def test_a_speaker_keeps_where_it_is_named() -> None:
    """The span is the mention's."""
    found = sources.speaker(Mention(4, 8, "SANA"), "SY")
    assert (found.start, found.end) == (4, 8)
