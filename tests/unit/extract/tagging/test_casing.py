"""Reports in capitals alone: read as if written the usual way, every offset where it was."""

from __future__ import annotations

import pytest

from harmledger import extract
from harmledger.capture.entry import from_text
from harmledger.extract.tagging.casing import in_capitals, recased
from harmledger.model.report import Report, Section, SectionKind
from harmledger.model.terms import ClaimKind, Outcome

WIRE = (
    "PORT NURI, 3 MAR 91 (ZNB) -- [TEXT] COLOMBIAN TROOPS AND THE REVOLUTIONARY ARMED FORCES OF COLOMBIA [FRCX]\n"
    "CLASHED YESTERDAY IN THE TOWN OF AIN NURI. TWO TEACHERS WERE KILLED AND FIVE OTHERS WERE WOUNDED BY A BOMB,\n"
    "THE MINISTRY SAID ON SATURDAY. THE VALLEY IS CALM; IT MAY RAIN, A U.S. ENVOY TOLD US. THE FRCX AND THE BTTR\n"
    "DENIED THIS AFTER AIN NURI WAS SEARCHED.\n"
)


class Names:
    """Two made-up places, and a word that is a place's name too."""

    def known(self, name: str) -> bool:
        """Whether it is one of them."""
        return name in {"Ain Nuri", "Port Nuri", "House"}


def written(text: str) -> str:
    """``text`` as it is read."""
    return recased(Report("r", text), Names()).text


def test_capitals_are_kept_where_they_are_sure() -> None:
    """Sentences, nations, parties, acronyms, days, months beside a number and known places keep their capitals."""
    assert written(WIRE) == (
        "Port Nuri, 3 Mar 91 (ZNB) -- [TEXT] Colombian troops and the Revolutionary Armed Forces of Colombia [FRCX]\n"
        "clashed yesterday in the town of Ain Nuri. Two teachers were killed and five others were wounded by a bomb,\n"
        "the ministry said on Saturday. The valley is calm; it may rain, a U.S. envoy told us. The FRCX and the BTTR\n"
        "denied this after Ain Nuri was searched.\n"
    )


def test_a_common_word_is_no_place_because_one_is_called_so() -> None:
    """A word for a building stays a word, though a place of that name is known."""
    assert "in house" in written(WIRE + "THEY WERE FOUND IN HOUSE AFTER HOUSE.")


@pytest.mark.parametrize(
    "text",
    [
        WIRE.capitalize(),
        "TWO KILLED IN AIN NURI",
        WIRE[:200] + WIRE[200:].lower(),
        "قتل اثنان في عين نوري. " * 20,
        "",
    ],
    ids=["usual", "headline alone", "in part", "no letter cases", "empty"],
)
def test_other_texts_are_read_as_they_are(text: str) -> None:
    """Only a report in capitals alone is written anew."""
    report = Report("r", text)
    assert not in_capitals(text)
    assert recased(report, Names()) is report


def test_letters_that_change_length_keep_their_place() -> None:
    """A capital whose small form takes two characters stays, so that no offset moves."""
    text = WIRE.replace("SEARCHED", "SEARCHED İN ẞAN")
    assert len(written(text)) == len(text)


def test_lines_of_a_paragraph_are_one_stretch_again() -> None:
    """Lines held to be headlines for their capitals do not cut a sentence; those apart by a blank line stay apart."""
    text = f"HEADING OF IT\n\n{WIRE}"
    first, second = WIRE.index("\n"), len(WIRE) - 1
    at = text.index(WIRE)
    sections = (
        Section(SectionKind.HEADLINE, 0, 13),
        Section(SectionKind.HEADLINE, at, at + first),
        Section(SectionKind.BODY, at + first + 1, at + second),
    )
    assert recased(Report("r", text, sections=sections), Names()).sections == (
        Section(SectionKind.HEADLINE, 0, 13),
        Section(SectionKind.BODY, at, at + second),
    )


def test_drafts_of_a_report_in_capitals_quote_it_as_it_stands() -> None:
    """Every mention has the report's own characters, and "IS" in capitals is nobody's name."""
    report = from_text(WIRE).report
    drafts = extract.drafts(report, Names())
    counts = {(draft.outcome, draft.count.text) for draft in drafts if draft.count is not None}
    assert counts == {(Outcome.KILLED, "TWO"), (Outcome.INJURED, "FIVE")}
    mentions = [one for draft in drafts for one in (*draft.perpetrators, *draft.parties, draft.count, draft.time)]
    places = [place.mention for draft in drafts for place in draft.places]
    every = [one for one in (*mentions, *places) if one is not None]
    assert all(report.text[one.start : one.end] == one.text for one in every)
    assert "AIN NURI" in {place.text for place in places}
    assert "IS" not in {one.text for one in every}
    assert ClaimKind.ATTACK in {draft.kind for draft in drafts}
