"""The list of parties: complete, unambiguous and alike for all."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from harmledger.vocabulary import actors
from harmledger.vocabulary.actors import ActorKind
from harmledger.vocabulary.party import ACLED, UCDP


def test_names_are_unique_and_wordings_mean_one_party() -> None:
    """Loading checks it; here it is seen to hold for the shipped list."""
    owner: dict[str, str] = {}
    for actor in actors.all():
        for words in (actor.name, *actor.aliases):
            assert owner.setdefault(actors.fold(words), actor.name) == actor.name


def test_the_list_is_long_enough_for_the_conflicts_of_the_corpus() -> None:
    """Three hundred parties or more that are no states; each conflict of the corpus has some."""
    groups = [actor for actor in actors.all() if actor.kind is not ActorKind.STATE]
    assert len(groups) >= 300
    africa = "SD SS ML BF NE ET CD CF LY SO NG TD CM MZ"
    elsewhere = "SY YE PS LB UA MM IQ AF PK AZ CO SV PE GT HN NI MX HT PH TH IN TR RU"
    held = {country for actor in groups for country in actor.countries}
    assert {*africa.split(), *elsewhere.split()} <= held


def test_aliases_are_lower_case_and_lead_to_names() -> None:
    """An empty name marks a wording that depends on the country."""
    names = set(actors.by_name()) | {""}
    for words, name in actors.aliases().items():
        assert words == words.casefold()
        assert name in names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("syrian arab army", "Government of Syria"),
        ("government of syria", "Government of Syria"),
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


def test_every_state_has_the_same_words_for_its_forces() -> None:
    """Nothing but its own names sets one state apart from another."""
    states = [actor for actor in actors.all() if actor.kind is ActorKind.STATE]
    assert len({state.local for state in states}) == 1


def test_no_wording_of_one_party_repeats_what_every_party_has() -> None:
    """The wording "Syrian army" is put together from name and noun; as an alias it would be one party's privilege."""
    nouns = actors.in_force().nouns
    for state in (actor for actor in actors.all() if actor.kind is ActorKind.STATE):
        made = {f"{who} {noun}" for who in (*state.demonyms, *state.lands) for noun in nouns}
        assert made.isdisjoint(set(state.aliases) - set(state.leaders))


def test_neutral_names_hold_no_epithet() -> None:
    """A wording may; the name that we give never does."""
    for name in actors.by_name():
        assert not re.search(r"terror|regime|militant|extremist|rebel", name, re.IGNORECASE)


@pytest.mark.parametrize("words", ["terrorists", "militants", "gunmen", "jihadists", "extremists", "fighters"])
def test_words_that_name_no_group_are_nobodys(words: str) -> None:
    """Neither anywhere nor in one country."""
    assert words not in actors.aliases()
    assert words not in actors.local()


def test_words_that_are_names_only_as_written_are_no_lower_case_alias() -> None:
    """The words "is" and "us" are common words."""
    assert {"is", "us"}.isdisjoint(actors.aliases())
    assert actors.written_as()["IS"] == "Islamic State"
    assert "us" not in actors.demonyms()


def test_parents_allies_and_countries_are_well_formed() -> None:
    """Parents and allies are on the list; countries are ISO codes; no period ends before it begins."""
    for actor in actors.all():
        assert actor.parent is None or actor.parent in actors.by_name()
        assert all(re.fullmatch("[A-Z]{2}", country) for country in actor.countries)
        assert actor.since is None or actor.until is None or actor.since <= actor.until
        for one in actor.alliances:
            assert one.ally in actors.by_name()
            assert one.since is None or one.until is None or one.since <= one.until


def test_a_war_is_dated_only_where_that_is_beyond_dispute() -> None:
    """Other countries have none."""
    assert actors.war_began("SY") == dt.date(2011, 3, 1)
    assert actors.war_began("UA") is None
    assert actors.war_began(None) is None


def test_another_list_holds_only_where_it_is_set() -> None:
    """Two ledgers with lists of their own can be open at once."""
    other = actors.Parties((actors.Actor("One", ActorKind.REBEL_GROUP, ("SY",), ("First",)),))
    with actors.using(other):
        assert actors.aliases() == {"one": "One", "first": "One"}
    assert "first" not in actors.aliases()


def test_every_kind_has_its_name_in_the_other_schemes() -> None:
    """No export meets a party whose kind it cannot name."""
    assert set(ACLED) == set(ActorKind) == set(UCDP)
