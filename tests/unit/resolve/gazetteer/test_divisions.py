"""Countries, states and counties that are listed."""

from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer import divisions


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("U.S.", "United States"),
        ("Syrians", "Syria"),
        ("W. Va.", "West Virginia"),
        ("NSW", "New South Wales"),
        ("DRC", None),
    ],
)
def test_short_names_and_peoples_stand_for_a_division(words: str, name: str | None) -> None:
    """As written, with or without spaces and the last full stop."""
    found = divisions.stands_for(words)
    assert found is not None
    assert name in {None, found.name}


@pytest.mark.parametrize("words", ["us", "Idlib", "ky", ""])
def test_other_words_stand_for_none(words: str) -> None:
    """Capitals count: "us" is nobody's country."""
    assert divisions.stands_for(words) is None


def test_every_division_lies_on_the_earth_under_an_id_of_its_own() -> None:
    """No id twice, no coordinate out of bounds, no reach of nothing."""
    found = [one for level in ("country", "province", "county") for one in divisions.listed(level)]
    assert len({one.gid for one in found}) == len(found)
    assert all(-90 <= one.lat <= 90 and -180 <= one.lon <= 180 and one.radius > 0 for one in found)


def test_a_county_lies_in_its_state_and_country() -> None:
    """Its chain names both, nearest first."""
    bibb = next(one for one in divisions.listed("county") if one.gid == "fips:13021")
    assert (bibb.name, bibb.chain, bibb.precision) == ("Bibb County", ("Georgia", "United States"), "district")
