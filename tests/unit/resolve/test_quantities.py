"""Counts: words to bounded quantities, by the table of the contract."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger.model.quantity import Quantifier, Quantity
from harmledger.resolve import quantities


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("34", 34),
        ("1,300", 1_300),
        ("1.300", 1_300),
        ("1 300", 1_300),
        ("230000", 230_000),
        ("1.3 million", 1_300_000),
        ("2,5 million", 2_500_000),
        ("12,34,567", 1_234_567),
        ("١٢", 12),
        ("۱۲۳", 123),
        ("twelve", 12),
        ("Twenty-five", 25),
        ("three hundred and twenty-five", 325),
        ("a hundred and five", 105),
        ("two million three hundred thousand", 2_300_000),
        ("one and a half million", 1_500_000),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a couple", 2),
        ("both", 2),
        ("a", 1),
        ("an", 1),
        ("the", 1),
        ("another child", 1),
        ("all five", 5),
        ("a total of 14", 14),
        ("25 others", 25),
        ("another 25", 25),
        ("500 more", 500),
        ("12 civilians, including five", 12),
        ("12 women and children", 12),
        ("no", 0),
    ],
)
def test_a_stated_number_is_exact(words: str, value: int) -> None:
    """Digits, number words and mixtures of them all give the number."""
    assert quantities.parse(words) == Quantity.stated(value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a father and his two sons", 3),
        ("a mother and her child", 2),
        ("a couple and their three children", 5),
        ("a woman, her husband and their four children", 6),
        ("a small boy a small girl and two aunts", 4),
        ("a widow and her three sons as well as another child", 5),
        ("a grandmother and four of her grandchildren", 5),
        ("a family of five", 5),
        ("an 11-year-old boy and two men", 3),
        ("a 45-years-old woman", 1),
        ("a man aged 60", 1),
    ],
)
def test_a_list_of_people_is_their_sum(words: str, value: int) -> None:
    """Members of a list are added up; their ages are not."""
    assert quantities.parse(words) == Quantity.stated(value)


@pytest.mark.parametrize(
    ("words", "quantifier", "low", "high"),
    [
        ("at least 12", Quantifier.AT_LEAST, 12, None),
        ("no fewer than 12", Quantifier.AT_LEAST, 12, None),
        ("12 or more", Quantifier.AT_LEAST, 12, None),
        ("12+", Quantifier.AT_LEAST, 12, None),
        ("125 fighters at least", Quantifier.AT_LEAST, 125, None),
        ("at least some 20", Quantifier.AT_LEAST, 20, None),
        ("more than 300", Quantifier.MORE_THAN, 301, None),
        ("well over 500,000", Quantifier.MORE_THAN, 500_001, None),
        ("upwards of 20", Quantifier.MORE_THAN, 21, None),
        ("more than a quarter of a million", Quantifier.MORE_THAN, 250_001, None),
        ("nearly 1 million", Quantifier.NEARLY, None, 1_000_000),
        ("some short of 40", Quantifier.NEARLY, None, 40),
        ("close to 40", Quantifier.NEARLY, None, 40),
        ("up to 50", Quantifier.UP_TO, None, 50),
        ("as many as 1300", Quantifier.UP_TO, None, 1_300),
        ("no more than 4", Quantifier.UP_TO, None, 4),
        ("some 20", Quantifier.ABOUT, 20, 20),
        ("an estimated 220000", Quantifier.ABOUT, 220_000, 220_000),
        ("20 or so", Quantifier.ABOUT, 20, 20),
        ("20 to 30", Quantifier.RANGE, 20, 30),
        ("between 20 and 30", Quantifier.RANGE, 20, 30),
        ("12-15", Quantifier.RANGE, 12, 15),
        ("12–15", Quantifier.RANGE, 12, 15),
        ("two or three", Quantifier.RANGE, 2, 3),
        ("one to two million", Quantifier.RANGE, 1_000_000, 2_000_000),
    ],
)
def test_a_hedge_sets_the_bounds(words: str, quantifier: Quantifier, low: int | None, high: int | None) -> None:
    """Each hedge of the contract's table bounds the number as the table says."""
    found = quantities.parse(words)
    assert found is not None
    assert (found.quantifier, found.low, found.high) == (quantifier, low, high)


@pytest.mark.parametrize(
    ("words", "low"),
    [
        ("several", 2),
        ("many others", 2),
        ("a number of", 2),
        ("some of them", 2),
        ("women and children", 2),
        ("civilians", 2),
        ("tens", 10),
        ("Dozens", 12),
        ("scores more", 20),
        ("hundreds", 100),
        ("thousands", 1_000),
        ("tens of thousands", 10_000),
        ("hundreds of thousands", 100_000),
        ("millions", 1_000_000),
        ("several hundred", 200),
        ("a few dozen", 24),
        ("dozens of dead and injured", 12),
        ("40% of them", 2),
    ],
)
def test_a_vague_word_keeps_its_most_conservative_reading(words: str, low: int) -> None:
    """Vague words set a low bound and no value, so that nobody takes them for a figure."""
    assert quantities.parse(words) == Quantity.vague(low)


@pytest.mark.parametrize("words", ["", "-", "first", "heard from afar", "%", "and", "of"])
def test_words_that_state_no_number_give_none(words: str) -> None:
    """Nothing is guessed."""
    assert quantities.parse(words) is None


@given(st.integers(min_value=1, max_value=10**9))
def test_grouped_and_plain_digits_agree(number: int) -> None:
    """A number reads the same with and without thousands separators."""
    assert quantities.parse(f"{number:,}") == quantities.parse(str(number)) == Quantity.stated(number)


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(words: str) -> None:
    """No text breaks the grammar, and what it reads has sound bounds."""
    found = quantities.parse(words)
    if found is not None and found.low is not None and found.high is not None:
        assert found.low <= found.high


WORDS = (
    "a an the and or to at least more than half dozen million twenty five 12 3 - + of hundred children his in".split()
)


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_any_mixture_of_number_words_is_read_or_refused(words: list[str]) -> None:
    """Number words in any order break nothing either."""
    found = quantities.parse(" ".join(words))
    assert found is None or found.value is None or found.value >= 0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a girl of nine and her aunt", 2),
        ("a clerk, 41, and his nephew", 2),
        ("a porter (17) and a cook", 2),
        ("his mother, two uncles and a baker", 4),
        ("a mechanic + 3 porters", 4),
        ("twin girls", 2),
        ("a couple and their two-year-old", 3),
        ("one family of six", 6),
        ("the remaining eight", 8),
        ("an R7 corporal", 1),
        ("one lakh", 100_000),
    ],
)
def test_persons_told_by_noun_age_or_list_are_counted(words: str, value: int) -> None:
    """Ages add nobody, and each member of a list counts."""
    assert quantities.parse(words) == Quantity.stated(value)


@pytest.mark.parametrize(
    "words", ["a third of them", "two thirds", "four-fifths", "three in five", "all but six", "nearly all", "the bulk"]
)
def test_a_share_of_an_unstated_whole_is_vague(words: str) -> None:
    """A fraction says that there were several, not how many."""
    assert quantities.parse(words) == Quantity.vague(2)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("not even forty", None, 40),
        ("minimum 32", 32, None),
        ("passed 1,300", 1_301, None),
        ("14-16,000", 14_000, 16_000),
        ("30, maybe 40", 30, 40),
        ("twenty-odd", 20, 20),
    ],
)
def test_rarer_hedges_bound_too(words: str, low: int | None, high: int | None) -> None:
    """Words of hedging that reports use now and then set the bounds that they state."""
    found = quantities.parse(words)
    assert found is not None
    assert (found.low, found.high) == (low, high)
