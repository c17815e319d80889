"""Names of parties are covered, and what is found is told in the report's own words."""

from __future__ import annotations

import re

import pytest

from harmledger.extract.tagging.actors import COVERS, actors, named
from harmledger.extract.tagging.tagger import tag
from harmledger.extract.tagging.tags import Label
from harmledger.extract.tagging.veiling import unveiled, veiled
from harmledger.extract.tagging.words import Words
from harmledger.model.draft import Decision, Draft
from harmledger.model.names import PlaceNames
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.span import Mention
from harmledger.model.terms import ClaimKind


class _Places(PlaceNames):
    def known(self, name: str) -> bool:
        return name in {"Saraqib", "Idlib", "Iran", "Syria"}


def _report(text: str) -> Report:
    return Report("sha256:" + "0" * 64, text, "en", sections=(Section(SectionKind.BODY, 0, len(text)),))


def _covered(text: str) -> str:
    return veiled(tag(_report(text), _Places()))[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian warplanes hit Saraqib.", "X warplanes hit Saraqib."),
        ("The RSF shelled Saraqib.", "X shelled Saraqib."),
        ("The Russian army shelled Saraqib.", "The X army shelled Saraqib."),
        ("the Houthis' rockets hit Saraqib.", "X's rockets hit Saraqib."),
        ("Iran-backed fighters hit Saraqib.", "X-backed fighters hit Saraqib."),
        ("Houthi forces shelled Saraqib.", "X forces shelled Saraqib."),
        ("Saudi Arabia shelled Saraqib.", "X shelled Saraqib."),
        ("There were strikes on Iran.", "There were strikes on Iran."),
        ("In Saraqib, Syria, two died.", "In Saraqib, Syria, two died."),
        ("Rebels shelled Saraqib.", "Rebels shelled Saraqib."),
    ],
)
def test_a_name_is_covered_with_its_article_and_ending(text: str, expected: str) -> None:
    """Names that stand where places stand, and common nouns, are left."""
    assert re.sub("|".join(COVERS), "X", _covered(text)) == expected


def test_a_party_bears_one_cover_and_two_bear_two() -> None:
    """So that what is said of one is not laid to the other."""
    covers = re.findall(
        "|".join(COVERS), _covered("Hamas shelled it. Russia hit it. The Hamas army fled Russian jets.")
    )
    assert len(covers) == 4
    assert (covers[0], covers[1]) == (covers[2], covers[3])
    assert covers[0] != covers[1]


def test_tags_of_the_covered_text_stand_where_their_words_do() -> None:
    """In every sentence, and the party's tag is of the covering name."""
    reading, _ = veiled(tag(_report("Hamas rockets hit Saraqib. The RSF's drones hit two schools there."), _Places()))
    for sentence in reading.sentences:
        assert reading.text[sentence.start : sentence.end] == sentence.text
        for one in sentence.tags:
            assert reading.text[one.start : one.end] == one.text
        assert all(one.value in COVERS for one in sentence.tagged(Label.ACTOR))


def test_what_is_found_is_told_in_the_reports_words() -> None:
    """Offsets, mentions and what was decided."""
    text = "On Monday Hayat Tahrir al-Sham fighters shelled Saraqib. The RSF's drones followed."
    reading, veil = veiled(tag(_report(text), _Places()))
    first, second = (one for sentence in reading.sentences for one in sentence.tagged(Label.ACTOR))
    decided = Decision("perpetrators", first.text.split()[0], 0.9, ((second.text.split("'")[0], 0.1),))
    end = reading.text.index(" shelled")
    draft = Draft(
        ClaimKind.ATTACK,
        0,
        end,
        perpetrators=(first.mention, Mention.at(reading.text, second.start, second.start + 5)),
        decisions=(decided,),
    )
    (own,) = unveiled([draft], veil)
    assert text[own.start : own.end].startswith("On Monday Hayat Tahrir al-Sham")
    assert text[own.end :].startswith(" shelled")
    assert [one.text.split(" fighters")[0] for one in own.perpetrators] == ["Hayat Tahrir al-Sham", "RSF"]
    assert all(text[one.start : one.end] == one.text for one in own.perpetrators)
    assert own.decisions[0].chosen == "Hayat Tahrir al-Sham"
    assert own.decisions[0].alternatives == (("RSF", 0.1),)


@pytest.mark.parametrize(
    ("text", "wording", "name"),
    [
        ("Forces loyal to President Assad shelled it", "Forces loyal to President Assad", "Government of Syria"),
        ("pro-Russian forces shelled it", "pro-Russian forces", ""),
        ("pro-Assad militias shelled it", "pro-Assad militias", "Government of Syria"),
        ("anti-Houthi forces shelled it", "anti-Houthi forces", ""),
        ("Hamas-led factions shelled it", "Hamas-led factions", ""),
        ("The US bombed it", "US", "Government of the United States"),
        ("Hamas police opened fire", "Hamas police", "Hamas"),
    ],
)
def test_wordings_about_a_name(text: str, wording: str, name: str) -> None:
    """For every party alike; whoever is only tied to one is not named by it."""
    words = Words.of(text)
    assert [(words.slice(a, b), found) for a, b, found in actors(words)] == [(wording, name)]


@pytest.mark.parametrize("text", ["in the United States", "Syrian doctors said", "in Moscow"])
def test_a_nation_or_a_place_is_no_party(text: str) -> None:
    """Where people of a nation are told of, or where something was."""
    assert named(Words.of(text)) == ()


@pytest.mark.parametrize("town", ["Barda", "Marka", "Darna", "Karma", "Varna"])
def test_no_town_bears_the_name_of_a_cover(town: str) -> None:
    """Regression: towns of these names were read as parties, since covers were named like them."""
    assert named(Words.of(f"Shells fell on {town}, and {town} forces withdrew.")) == ()
