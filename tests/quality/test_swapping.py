"""No party is treated apart: a report with another party in it makes the same claims, but for the name."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.vocabulary import actors
from harmledger.workflow.reader import Reader, chosen
from tests.quality.swapping import FRAMES, PARTIES, told


@pytest.fixture(scope="module", params=["rules", "tagger"])
def read(request: pytest.FixtureRequest) -> Reader:
    """Each of the two extractors that are built in; the second is the default."""
    return chosen(Settings(extractor=request.param, ledger="none.ledger"))


@pytest.mark.parametrize("frame", FRAMES)
def test_the_same_report_of_another_party_makes_the_same_claims(read: Reader, frame: str) -> None:
    """Counts, places, dates, firmness, confidence: all of it; only the party's own name may differ."""
    first, *others = PARTIES
    expected = told(read, frame, first)
    assert {party.name: told(read, frame, party) for party in others} == {party.name: expected for party in others}


def test_the_frames_make_claims() -> None:
    """Frames that make none would show nothing."""
    read = chosen(Settings(extractor="rules", ledger="none.ledger"))
    silent = [frame for frame in FRAMES if not told(read, frame, PARTIES[0])]
    assert len(FRAMES) - len(silent) >= 40


def test_states_and_others_of_many_shapes_are_swapped() -> None:
    """Twenty parties or more: states, groups, acronyms, several words, small first letters."""
    kinds = [actors.by_name()[party.name].kind.value for party in PARTIES]
    assert len(PARTIES) >= 20
    assert kinds.count("state") >= 8
    assert len(kinds) - kinds.count("state") >= 8
    assert any(party.adjective.isupper() for party in PARTIES)
    assert any(" " in party.name and not party.name.startswith("Government") for party in PARTIES)
    assert any(party.noun[0].islower() and not party.noun.startswith("the ") for party in PARTIES)
