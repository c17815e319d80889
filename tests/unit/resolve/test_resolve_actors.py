"""Parties: wordings to neutral names, by the country of the report."""

from __future__ import annotations

import pytest

from harmledger.resolve import actors


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("regime forces", "Government of Syria"),
        ("the Syrian regime", "Government of Syria"),
        ("Assad’s forces", "Government of Syria"),
        ("Assads forces", "Government of Syria"),
        ("forces loyal to the Bashar Assad regime", "Government of Syria"),
        ("Damascus", "Government of Syria"),
        ("Syrian army troops", "Government of Syria"),
        ("Moscow", "Government of Russia"),
        ("Russian warplanes", "Government of Russia"),
        ("Russian", "Government of Russia"),
        ("Turkish forces", "Government of Turkey"),
        ("US", "Government of the United States"),
        ("Turkish-backed fighters", "Syrian opposition"),
        ("Turkey-backed opposition fighter", "Syrian opposition"),
        ("Moderate opposition forces", "Syrian opposition"),
        ("rebels", "Syrian opposition"),
        ("Iran-backed foreign terrorist groups", "Iran-backed groups"),
        ("al-Qaeda-linked Hayat Tahrir al-Sham", "Hayat Tahrir al-Sham"),
        ("Jaish al Islam militants", "Jaysh al-Islam"),
        ("IS", "Islamic State"),
        ("Daesh terrorists", "Islamic State"),
        ("Kurdish fighters", "YPG"),
        ("the coalition", "US-led coalition"),
    ],
)
def test_a_wording_comes_to_the_neutral_name(words: str, name: str) -> None:
    """In a report about Syria."""
    assert actors.names(words, "SY") == (name,)


@pytest.mark.parametrize(
    ("words", "country", "name"),
    [
        ("the coalition", "YE", "Saudi-led coalition"),
        ("rebels", "YE", "Ansar Allah"),
        ("government forces", "YE", "Government of Yemen"),
        ("government forces", "UA", "Government of Ukraine"),
        ("the regime", "MM", "Government of Myanmar (Burma)"),
    ],
)
def test_some_wordings_mean_another_party_in_another_country(words: str, country: str, name: str) -> None:
    """The country of the report decides."""
    assert actors.names(words, country) == (name,)


@pytest.mark.parametrize("words", ["regime forces", "rebels", "the coalition", "government troops"])
def test_such_a_wording_is_left_as_worded_where_the_country_is_not_known(words: str) -> None:
    """No country, no guess."""
    assert actors.resolve(words, None) is None
    assert actors.names(words, None) == (words.removeprefix("the "),)


@pytest.mark.parametrize(
    "words", ["militants", "Terrorists", "gunmen", "unknown assailants", "terrorist groups", "warplanes"]
)
def test_words_that_name_no_group_name_no_party(words: str) -> None:
    """Whose they are is not said."""
    assert actors.names(words, "SY") == ()


@pytest.mark.parametrize("words", ["Syrian fighters", "Syrian civilians", "anti-Assad activists"])
def test_people_of_a_nation_are_not_its_state(words: str) -> None:
    """A demonym stands for the state only with what states have."""
    assert actors.resolve(words, "SY") is None


@pytest.mark.parametrize("words", ["US-backed rebels", "anti-Assad rebels", "Turkey-backed fighters"])
def test_a_local_group_is_not_moved_to_another_war(words: str) -> None:
    """In a report about Yemen these are not the rebels of Yemen; a name that fell out of a longer one once was."""
    assert actors.resolve(words, "YE") is None


def test_a_mention_of_two_parties_gives_both_in_order() -> None:
    """The words "Russian and regime fighter jets" are of two states."""
    assert actors.names("Russian and regime fighter jets", "SY") == ("Government of Russia", "Government of Syria")


def test_the_word_is_is_not_the_islamic_state() -> None:
    """Names that are words too hold only as written."""
    assert actors.resolve("is", "SY") is None
    assert actors.resolve("us", "SY") is None


def test_an_unknown_group_keeps_its_own_name() -> None:
    """Unresolved is visible: the words stay."""
    assert actors.names("the Brigade of the Hill", "SY") == ("Brigade of the Hill",)
