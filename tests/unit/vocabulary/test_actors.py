"""The list of parties: complete, unambiguous and alike for all."""

from __future__ import annotations

import re

import pytest

from harmledger.errors import VocabularyError
from harmledger.vocabulary import actors


def test_names_are_unique_and_wordings_mean_one_party() -> None:
    """Loading checks it; here it is seen to hold for the shipped list."""
    owner: dict[str, str] = {}
    for actor in actors.all():
        for words in (actor.name, *actor.aliases):
            assert owner.setdefault(actors.fold(words), actor.name) == actor.name


def test_aliases_are_lower_case_and_lead_to_names() -> None:
    """An empty name marks a wording that depends on the country."""
    names = set(actors.by_name()) | {""}
    for words, name in actors.aliases().items():
        assert words == words.casefold()
        assert name in names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("syrian army", "Government of Syria"),
        ("assads forces", "Government of Syria"),
        ("moscow", "Government of Russia"),
        ("daesh", "Islamic State"),
        ("regime forces", ""),
        ("the coalition", None),
        ("coalition", ""),
    ],
)
def test_aliases_by_example(words: str, name: str | None) -> None:
    """Articles are left out of the keys."""
    assert actors.aliases().get(words) == name


def test_every_state_has_the_same_wordings() -> None:
    """One template: swap the adjective, and another state's wordings come out."""
    states = {actor.name: actor for actor in actors.all() if actor.kind == "state"}
    one, other = states["Government of Syria"], states["Government of Ukraine"]
    made = {words for words in one.aliases if words.startswith("Syrian ")}
    swapped = {re.sub("^Syrian ", "Ukrainian ", words) for words in made}
    common = {words for words in other.aliases if words.startswith("Ukrainian ")}
    assert {"Ukrainian army", "Ukrainian warplanes", "Ukrainian regime"} <= common & swapped
    assert one.local == other.local


def test_neutral_names_hold_no_epithet() -> None:
    """A wording may; the name that we give never does."""
    for name in actors.by_name():
        assert not re.search(r"terror|regime|militant|extremist|rebel", name, re.IGNORECASE)


def test_words_that_are_names_only_as_written_are_no_lower_case_alias() -> None:
    """The words "is" and "us" are common words."""
    assert {"is", "us"}.isdisjoint(actors.aliases())
    assert actors.written_as()["IS"] == "Islamic State"
    assert "us" not in actors.demonyms()


def test_parents_and_countries_are_well_formed() -> None:
    """Parents are on the list; countries are ISO codes."""
    for actor in actors.all():
        assert actor.parent is None or actor.parent in actors.by_name()
        assert all(re.fullmatch("[A-Z]{2}", country) for country in actor.countries)


def test_a_wording_of_two_parties_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the wording and both parties."""
    other = {"kind": "non_state", "countries": ["SY"]}
    listed = {
        "states": [],
        "others": [{"name": "One", "aliases": ["the Front"], **other}, {"name": "Two", "aliases": ["Front"], **other}],
    }
    monkeypatch.setattr(actors, "shipped", lambda _name: listed)
    actors.all.cache_clear()
    try:
        with pytest.raises(VocabularyError, match="'Front' means both One and Two"):
            actors.all()
    finally:
        actors.all.cache_clear()


def test_a_war_is_dated_only_where_that_is_beyond_dispute() -> None:
    """Other countries have none."""
    began = actors.war_began("SY")
    assert began is not None
    assert (began.year, began.month) == (2011, 3)
    assert actors.war_began("UA") is None
    assert actors.war_began(None) is None
