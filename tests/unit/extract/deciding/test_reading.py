"""The learned reader's way through a report: runs of sentences, each decided with what stands around it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger import extract
from harmledger.extract.deciding import reading as reading_
from harmledger.extract.deciding.layout import WIDTH
from harmledger.extract.deciding.network import Encoded, Network, Scores, shipped
from harmledger.extract.deciding.questions import QUANTITIES, Questions, Role
from harmledger.extract.deciding.reading import KINDS, asked, decided, moved, picked
from harmledger.extract.tagging.tags import Label, Reading, Sentence, Tag
from harmledger.model.codec import to_plain
from harmledger.model.draft import Draft
from harmledger.model.report import Report, SectionKind
from harmledger.model.span import Span
from harmledger.model.terms import ClaimKind
from tests.unit.extract.deciding.asking import SURE, Answered, made_pieces
from tests.unit.extract.readings import Names, holds, reading

_TOLD = (
    "At least 12 civilians were killed in Marib on Monday, including five children, the Observatory said.",
    "Russian warplanes shelled a hospital in Sarmin on Tuesday.",
    "Shelling displaced 4,000 families from Idlib last week.",
    "Another 30 people were reported near Binnish.",
    "The shelling destroyed 20 houses in Atarib.",
)
_QUIET = "The weather in Marib was fine."


class _Guessing(Network):
    """Scores drawn at random: whatever a network says, what is read must hold."""

    def __init__(self, seed: int) -> None:
        self.chance = np.random.default_rng(seed)

    def encode(self, reading: Reading) -> Encoded:
        """Nothing is marked."""
        assert reading.sentences
        return Encoded(made_pieces([]), np.zeros((0, 384), np.float32), ())

    def weigh(self, asked: Questions, encoded: Encoded) -> Scores:
        """Any scores of the right shapes."""
        assert not len(encoded.vectors)
        heads, options, roles = len(asked.heads), len(asked.options), len(Role)
        shapes = ((heads, WIDTH), (heads, roles), (heads, options, roles), (heads, heads), (heads,))
        return Scores(*(self.chance.normal(scale=3, size=shape).astype(np.float32) for shape in shapes))


class _Choosing(_Guessing):
    """Everything is told, and every figure is dated by the first time on offer."""

    def weigh(self, asked: Questions, encoded: Encoded) -> Scores:
        """The first time."""
        assert not len(encoded.vectors)
        made = Answered.to(asked)
        times = [at for at, one in enumerate(asked.options) if one.role is Role.TIME]
        for head in range(len(asked.heads)) if times else ():
            made.fill(head, Role.TIME, times[0], SURE)
        return made.scores


def _sound(read: Reading, drafts: Sequence[Draft]) -> None:
    """Spans hold, kinds follow one another, and parts point at figures before or behind them."""
    assert holds(read, drafts)
    order = [(KINDS.index(one.kind), one.start) for one in drafts]
    assert order == sorted(order)
    for at, one in enumerate(drafts):
        if one.part_of is not None:
            assert one.kind in QUANTITIES
            assert one.part_of != at
            assert drafts[one.part_of].kind in QUANTITIES


def test_a_report_of_four_hundred_sentences_is_read_whole() -> None:
    """Figures from first to last are decided, and every part points at a figure of its own neighbourhood."""
    read = reading(*(_TOLD[at // 16 % len(_TOLD)] if at % 16 == 0 else _QUIET for at in range(400)))
    assert len(read.sentences) == 400
    drafts = decided(read, shipped())
    _sound(read, drafts)
    assert drafts
    for one in drafts:
        if one.part_of is not None:
            assert abs(drafts[one.part_of].start - one.start) < 48 * 110


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 2**32), st.lists(st.sampled_from([*_TOLD, _QUIET]), min_size=1, max_size=120))
def test_whatever_the_network_says_drafts_hold(seed: int, sentences: list[str]) -> None:
    """Any scores over any run of sentences give drafts whose spans and indexes hold."""
    read = reading(*sentences)
    _sound(read, decided(read, _Guessing(seed)))


def test_a_stretch_without_anything_to_decide_is_not_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of four runs of sentences only those that tell something are put to the network."""
    seen: list[str] = []
    encode = Network.encode

    def spy(self: Network, reading: Reading) -> Encoded:
        seen.append(reading.text[reading.sentences[0].start : reading.sentences[-1].end])
        return encode(self, reading)

    monkeypatch.setattr(Network, "encode", spy)
    read = reading(*([_TOLD[0]] + [_QUIET] * 150 + [_TOLD[1]]))
    drafts = decided(read, shipped())
    assert len(seen) == 2
    assert seen[0].startswith(_TOLD[0])
    assert seen[1].endswith(_TOLD[1])
    assert {one.kind for one in drafts} >= {ClaimKind.CASUALTY}
    seen.clear()
    assert decided(reading(*[_QUIET] * 30), shipped()) == []
    assert seen == []


def test_mentions_around_a_run_can_belong_to_its_figures() -> None:
    """A figure at the head of a run may be dated by the end of the run before it."""
    read = reading(*[_QUIET] * 47, "It was a calm day on Friday.", "In Sarmin 7 people were killed.", *[_QUIET] * 3)
    (draft,) = decided(read, _Choosing(0))
    assert draft.time is not None
    assert draft.time.text == "Friday"
    assert draft.time_inherited


def test_a_figure_is_decided_once_though_two_runs_see_it() -> None:
    """What stands near the border of two runs belongs to one of them."""
    read = reading(*[_QUIET] * 44, *["In Sarmin 7 people were killed."] * 8, *[_QUIET] * 44)
    drafts = decided(read, _Choosing(0))
    assert len(drafts) == 8
    assert len({one.start for one in drafts}) == 8


def test_parts_of_what_another_run_holds_are_parts_of_nothing() -> None:
    """Drafts of one run count among themselves."""
    whole = Draft(ClaimKind.CASUALTY, 0, 5)
    drafts = [whole, Draft(ClaimKind.CASUALTY, 10, 15, part_of=0), Draft(ClaimKind.CASUALTY, 20, 25, part_of=1)]
    found = reading_._Inside(drafts).of(Span(8, 30))
    assert [(one.start, one.part_of) for one in found] == [(10, None), (20, 0)]


@given(st.lists(st.integers(1, 9), max_size=200), st.integers(0, 3))
def test_runs_cover_the_text_once(lengths: list[int], gap: int) -> None:
    """Every sentence is of one run's core, and that run reads the sentence with those around it."""
    sentences, at = [], gap
    for index, length in enumerate(lengths):
        sentences.append(Sentence(index, at, at + length, "x" * length, SectionKind.BODY))
        at += length + gap
    read = Reading(Report("sha256:0", "x" * at), tuple(sentences))
    runs = list(reading_._blocks(read))
    for index, sentence in enumerate(sentences):
        own = [part for part, core in runs if core.start <= sentence.start < core.end]
        assert len(own) == 1
        assert set(sentences[max(0, index - 8) : index + 9]) <= set(own[0].sentences)
    assert all(len(part.sentences) <= 48 + 16 for part, _ in runs)


def test_runs_of_dense_sentences_are_shorter() -> None:
    """Every figure is weighed against every mention, so a table of names and numbers is decided in smaller runs."""
    tags = [Tag(Label.PLACE, at, at + 1, "x") for at in range(100)]
    sentences = [Sentence(at, 100 * at, 100 * at + 100, "x" * 100, SectionKind.BODY, tuple(tags)) for at in range(60)]
    runs = list(reading_._blocks(Reading(Report("sha256:0", "x" * 6000), tuple(sentences))))
    for sentence in sentences:
        assert sum(core.start <= sentence.start < core.end for _, core in runs) == 1
    assert max(len(part.sentences) for part, _ in runs) < 12


def test_an_attack_is_told_once() -> None:
    """The same deed worded the same way in two runs is one attack."""
    read = reading("Jets bombed Sarmin on Monday.", *[_QUIET] * 60, "Jets bombed Sarmin on Monday.")
    drafts = decided(read, _Choosing(0))
    assert [one.kind for one in drafts].count(ClaimKind.ATTACK) == 1


def test_asking_gives_the_rules_drafts_by_kind() -> None:
    """Drafts come in the order of kinds, and parts count in that list."""
    read = reading(*_TOLD)
    drafts, questions = asked(read)
    _sound(read, drafts)
    assert {one.kind for one in drafts} == set(KINDS)
    assert any(one.part_of is not None for one in drafts)
    assert {id(one) for one in drafts} == {id(head.draft) for head in questions.heads if head.draft is not None}


def test_moved_drafts_point_as_far_behind() -> None:
    """Drafts that point at none are the same objects."""
    lone = Draft(ClaimKind.CASUALTY, 0, 5)
    drafts = [lone, dataclasses.replace(lone, part_of=0), Draft(ClaimKind.DENIAL, 6, 9, denies=1)]
    found = moved(drafts, 7)
    assert found[0] is lone
    assert (found[1].part_of, found[2].denies) == (7, 8)


def test_picked_drafts_point_at_what_was_picked() -> None:
    """References follow the drafts to their new places; what they point at may be gone."""
    lone = Draft(ClaimKind.CASUALTY, 0, 5)
    part, denial = dataclasses.replace(lone, part_of=0), Draft(ClaimKind.DENIAL, 6, 9, denies=1)
    found = picked([lone, part, denial], [1, 0, 2])
    assert (found[0].part_of, found[1].part_of, found[2].denies) == (1, None, 0)
    assert [one.part_of for one in picked([lone, part], [1])] == [None]


def test_all_kinds_together_are_the_same_every_time() -> None:
    """The room as a whole, with the shipped network: the same bytes twice, and every index leads somewhere."""
    report = Report("sha256:0", " ".join((*_TOLD, "The army denied it.", "A ceasefire was agreed on Friday.")))
    one = extract.drafts(report, Names(), shipped())
    other = extract.drafts(report, Names(), shipped())
    assert json.dumps(to_plain(one), default=str) == json.dumps(to_plain(other), default=str)
    for draft in one:
        for index in (draft.part_of, draft.denies):
            assert index is None or 0 <= index < len(one)
