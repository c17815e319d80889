"""What the network is told beside the words."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.extract.deciding.features import (
    HEAD_WIDTH,
    KINDS,
    PAIR_WIDTH,
    PART_WIDTH,
    of_heads,
    of_pairs,
    of_parts,
    rule_columns,
)
from harmledger.extract.deciding.layout import CLASSES
from harmledger.extract.deciding.questions import Questions, Role
from harmledger.model.terms import Target
from tests.unit.extract.deciding.asking import Answered, questions_of

_REPORT = (
    "At least 12 civilians were killed in Marib on Monday, including five children, the Observatory said.",
    "Russian warplanes shelled a hospital in Sarmin on Tuesday.",
    "Another 30 people were reported near Binnish.",
)


@pytest.fixture(scope="module")
def asked() -> Questions:
    """Figures, an attack and a lone number with mentions of every role."""
    found = questions_of(*_REPORT)
    assert {one.role for one in found.options} == set(Role)
    return found


def test_rows_are_as_wide_as_the_network_expects(asked: Questions) -> None:
    """The widths are part of the model file."""
    heads, options = len(asked.heads), len(asked.options)
    assert of_heads(asked).shape == (heads, HEAD_WIDTH)
    assert of_pairs(asked).shape == (heads, options, PAIR_WIDTH)
    assert of_parts(asked).shape == (heads, heads, PART_WIDTH)
    assert of_heads(asked).dtype == of_pairs(asked).dtype == of_parts(asked).dtype == np.float32


@pytest.mark.parametrize("text", ["The weather was fine.", "The weather in Marib was fine.", "12 people were killed."])
def test_rows_of_little_or_nothing_keep_their_widths(text: str) -> None:
    """Without heads, without options, or without either."""
    found = questions_of(text)
    heads, options = len(found.heads), len(found.options)
    assert of_heads(found).shape == (heads, HEAD_WIDTH)
    assert of_pairs(found).shape == (heads, options, PAIR_WIDTH)
    assert of_parts(found).shape == (heads, heads, PART_WIDTH)


def test_heads_tell_what_the_rules_answered(asked: Questions) -> None:
    """For each question the columns named hold the rules' answers, and nothing for a number that they left alone."""
    rows = of_heads(asked)
    for row, head in zip(rows, asked.heads, strict=True):
        kind = int(row[: len(KINDS) + 1].argmax())
        assert row[: len(KINDS) + 1].sum() == 1
        assert kind == (len(KINDS) if head.draft is None else KINDS.index(head.draft.kind))
        for name, first, skipped in rule_columns():
            terms = tuple(Target) if name == "targets" else CLASSES[name][skipped:]
            if name == "outcome":
                terms = tuple(term for term in terms if term != "displaced")
            told = {term for term, one in zip(terms, row[first : first + len(terms)], strict=True) if one}
            if head.draft is None:
                assert told == set()
            elif name == "targets":
                assert told == set(head.draft.targets)
            else:
                assert told == {getattr(head.draft, name)} - {None}


def test_columns_of_the_rules_follow_one_another(asked: Questions) -> None:
    """Each question's columns end where the next one's begin, and ten columns of standing follow the last."""
    columns = [*rule_columns(), ("end", HEAD_WIDTH - 10, 0)]
    for (name, first, skipped), (_, following, _) in itertools.pairwise(columns):
        answers = len(Target) if name == "targets" else len(CLASSES[name]) - skipped
        assert following - first == answers - (name == "outcome")  # displacement is a kind of its own for the rules
    assert asked.heads


def test_pairs_tell_what_the_rules_chose(asked: Questions) -> None:
    """The mention that the rules gave a figure is picked, and every other of its name is alike."""
    rows = of_pairs(asked)
    made = Answered.to(asked)
    figure = made.head("At least 12")
    marib, monday = made.option(Role.PLACE, "Marib"), made.option(Role.TIME, "Monday")
    sarmin = made.option(Role.PLACE, "Sarmin")
    assert rows[figure, marib, 3] == rows[figure, marib, 4] == rows[figure, monday, 3] == 1
    assert rows[figure, sarmin, 3] == rows[figure, sarmin, 4] == 0
    assert not rows[made.head("30"), :, 3].any()


def test_pairs_tell_how_far_apart_they_are(asked: Questions) -> None:
    """One column of sentences apart is set; before, inside and behind exclude one another."""
    rows = of_pairs(asked)
    assert (rows[..., 7:16].sum(axis=2) == 1).all()
    for at, head in enumerate(asked.heads):
        for index, option in enumerate(asked.options):
            assert rows[at, index, 7 + 4 + option.sentence - head.sentence] == 1
            inside = head.start <= option.mention.start and option.mention.end <= head.end
            assert bool(rows[at, index, 0]) is inside
            assert bool(rows[at, index, 1]) is (option.mention.start < head.start)


def test_parts_tell_the_wholes_of_the_rules(asked: Questions) -> None:
    """A part points at its whole, which is the greater number before it in its sentence."""
    rows = of_parts(asked)
    made = Answered.to(asked)
    part, whole = made.head("five"), made.head("At least 12")
    assert rows[part, whole, 8] == 1
    assert rows[..., 8].sum() == 1
    assert rows[part, whole, 0] == rows[part, whole, 3] == rows[part, whole, 6] == 1
    assert rows[part, whole, 7] == 0
    assert rows[:, part, 9].all()


_SENTENCES = st.lists(
    st.sampled_from(
        [
            *_REPORT,
            "Shelling displaced 4,000 families from Idlib, the UN said on Friday.",
            "Nobody claimed responsibility.",
            "The army denied it.",
            "Villagers spoke of many dead and 7 wounded in Atarib last week.",
        ]
    ),
    max_size=12,
)


@settings(deadline=None, max_examples=25)
@given(_SENTENCES)
def test_features_are_finite_and_of_one_size(sentences: list[str]) -> None:
    """Any run of sentences gives rows that a network can weigh, the same each time."""
    found = questions_of(*sentences)
    for made in (of_heads, of_pairs, of_parts):
        rows = made(found)
        assert np.isfinite(rows).all()
        assert (rows >= 0).all()
        assert (rows <= 3).all()
        assert rows.tobytes() == made(found).tobytes()


def test_a_part_whose_whole_is_elsewhere_points_nowhere(asked: Questions) -> None:
    """Where nothing is known of wholes the column is empty."""
    assert not of_parts(dataclasses.replace(asked, wholes={}))[..., 8].any()
