"""Examples to learn from: what careful readers said, laid beside what the rules tagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmledger.config import Settings
from harmledger.extract.deciding.layout import OUTCOMES
from harmledger.extract.deciding.questions import Role
from harmledger.extract.tagging.actors import COVERS
from harmledger.model.terms import ClaimKind
from harmledger.resolve.gazetteer.index import Gazetteer
from harmledger.workflow.reader import reader
from tests.unit.training.told import REPORT, written
from training.corpus import lay_out, stories
from training.examples import NONE, SKIP, Answers, Example, of_gold, of_stories


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped one."""
    return reader(Settings()).gazetteer


@pytest.fixture(scope="module")
def learnt(gazetteer: Gazetteer, tmp_path_factory: pytest.TempPathFactory) -> Example:
    """The example that the report of the form makes."""
    (found,) = of_stories(stories([written(tmp_path_factory.mktemp("told"))]), gazetteer)
    return found


def _answers(example: Example, words: str) -> Answers:
    for head, answers in zip(example.questions.heads, example.answers, strict=True):
        if head.count is not None and head.count.text == words:
            return answers
    raise AssertionError(f"no head counts {words}")


def _right(example: Example, answers: Answers, role: Role) -> set[str]:
    return {example.questions.options[at].mention.text for at in answers.right[role]}


def test_every_head_has_answers(learnt: Example) -> None:
    """One a head, and the spans of the corpus beside them."""
    assert learnt.name == "yemen-900"
    assert len(learnt.answers) == len(learnt.questions.heads) > 0
    assert learnt.spans is not None
    text = learnt.questions.reading.text
    assert {text[one.start : one.end] for one in learnt.spans if one.label == "count"} == {"17", "five", "40"}


def test_figures_have_the_outcome_that_readers_gave(learnt: Example) -> None:
    """Killed, wounded, and none for a number that counts no people harmed."""
    assert _answers(learnt, "17").outcome == OUTCOMES.index("killed")
    assert _answers(learnt, "five").outcome == OUTCOMES.index("killed")
    assert _answers(learnt, "40").outcome == OUTCOMES.index("injured")
    lone = [
        answers.outcome
        for head, answers in zip(learnt.questions.heads, learnt.answers, strict=True)
        if head.draft is None and head.count is not None and head.count.text not in {"17", "five", "40"}
    ]
    assert set(lone) <= {0}


def test_roles_are_filled_by_the_mentions_that_mean_the_answer(learnt: Example) -> None:
    """Day, place, party and speaker of each figure, parties under cover as in use; empty for none of them."""
    whole, later = _answers(learnt, "17"), _answers(learnt, "40")
    assert _right(learnt, whole, Role.TIME) == {"Friday"}
    assert _right(learnt, whole, Role.PLACE) == {"Marib"}
    assert {one.split()[0] for one in _right(learnt, whole, Role.PERPETRATOR)} <= set(COVERS)
    assert _right(learnt, whole, Role.PERPETRATOR)
    assert all("official" in one for one in _right(learnt, whole, Role.SOURCE))
    assert whole.right[Role.SOURCE]
    assert _right(learnt, later, Role.SOURCE) == {"Residents"}


def test_parts_point_at_the_head_of_their_whole(learnt: Example) -> None:
    """The children are among the dead; the others are no part of anything."""
    whole = next(
        at for at, one in enumerate(learnt.questions.heads) if one.count is not None and one.count.text == "17"
    )
    assert _answers(learnt, "five").whole == whole
    assert _answers(learnt, "17").whole == NONE
    assert _answers(learnt, "40").whole == NONE


def test_terms_are_those_that_readers_stated(learnt: Example) -> None:
    """Group, scope, stance, means and targets; what they left out is not asked."""
    answers = _answers(learnt, "five")
    assert answers.terms == {"victims": "children", "scope": "incident", "stance": "asserted", "means": "missile"}
    assert answers.targets == ("transport",)


def test_attacks_are_real_where_readers_have_one(learnt: Example) -> None:
    """The clause that tells of the strike is one; its outcome is not asked."""
    real = {
        answers.real
        for head, answers in zip(learnt.questions.heads, learnt.answers, strict=True)
        if head.draft is not None and head.draft.kind is ClaimKind.ATTACK
        if "struck a fuel station" in learnt.questions.reading.text[head.start : head.end]
    }
    assert real == {1}
    assert all(
        answers.outcome == SKIP
        for head, answers in zip(learnt.questions.heads, learnt.answers, strict=True)
        if head.draft is not None and head.draft.kind is ClaimKind.ATTACK
    )


def test_what_readers_were_unsure_of_is_not_asked(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Neither a figure nor none: nothing is learnt from a doubt."""
    text = REPORT.replace("quantifier: exact, value: 40", "quantifier: exact, value: 40, unsure: true")
    (found,) = of_stories(stories([written(tmp_path, text)]), gazetteer)
    doubted = [
        answers
        for head, answers in zip(found.questions.heads, found.answers, strict=True)
        if head.draft is not None and head.count is not None and head.count.text == "40"
    ]
    assert {(one.outcome, one.whole) for one in doubted} <= {(SKIP, SKIP)}
    assert _answers(found, "17").outcome == OUTCOMES.index("killed")


def test_a_day_that_no_mention_tells_is_not_asked(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """Where the right day stands nowhere, no mention is held to be wrong."""
    text = REPORT.replace("start: 2021-06-11, end: 2021-06-11", "start: 2020-01-01, end: 2020-01-01")
    (found,) = of_stories(stories([written(tmp_path, text)]), gazetteer)
    assert Role.TIME not in _answers(found, "17").right


def test_gold_has_no_labelled_spans(gazetteer: Gazetteer, tmp_path: Path) -> None:
    """A folder of gold gives examples by name; what is no labelled span is not known of it."""
    lay_out(stories([written(tmp_path)]), tmp_path)
    (tmp_path / "yemen.yaml").unlink()
    (found,) = of_gold(tmp_path, gazetteer)
    assert (found.name, found.spans) == ("yemen-900", None)
    assert _answers(found, "17").outcome == OUTCOMES.index("killed")
