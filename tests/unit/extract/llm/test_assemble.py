"""From what a model said to drafts: what is taken, what is refused, and what goes with it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.extract.llm.assemble import Answer, Assembled, assemble
from harmledger.extract.llm.fields import FIELDS
from harmledger.extract.llm.prompt import EXAMPLES
from harmledger.extract.llm.readable import Readable
from harmledger.model.draft import Draft
from harmledger.model.report import Report
from harmledger.model.terms import ClaimKind, Stance
from harmledger.model.where import PlaceRole

TEXT = (
    "On Monday jets struck Lower Kesh. At least 12 people were killed, including five children, the Watch said. "
    "The five came from Upper Kesh."
)
WHOLE = "At least 12 people were killed"


def made(*answers: Answer, text: str = TEXT) -> Assembled:
    """What comes of the answers."""
    report = Report("sha256:1", text)
    return assemble(report, Readable.of(report), answers)


def toll(**values: Any) -> Answer:
    """The whole toll, with other values."""
    return Answer("casualty", WHOLE, {"count": "At least 12", "outcome": "killed"} | values)


def part(**values: Any) -> Answer:
    """The part of it, with other values."""
    given = {"count": "five", "outcome": "killed", "victims": "children", "part_of": WHOLE}
    return Answer("casualty", "five children", given | values)


@pytest.mark.parametrize("example", EXAMPLES, ids=["strike", "front", "nothing"])
def test_examples_of_the_prompt_are_borne_out(example: tuple[str, tuple[Answer, ...]]) -> None:
    """What the model is shown to say passes every check that its own answers must pass."""
    text, answers = example
    out = made(*answers, text=text)
    assert out.refused == ()
    assert len(out.drafts) == len(answers)


def test_examples_show_every_kind() -> None:
    """No kind of claim is only described."""
    assert {answer.kind for _, answers in EXAMPLES for answer in answers} == {kind.value for kind in FIELDS}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"source": "the Institute"}, 'source "the Institute" is not in the report'),
        ({"stance": "alleged"}, 'stance "alleged" is no term of the contract'),
        ({"scope": "total"}, 'scope "total" is no term of the contract'),
        ({"outcome": None}, "outcome is missing"),
        ({"outcome": "hurt"}, 'outcome "hurt" is no term of the contract'),
        ({"count": "five"}, 'count "five" is not in the words of its claim'),
        ({"count": 13}, 'count "13" is not in the words of its claim'),
        ({"count": ["12"]}, "is no words"),
        ({"count": True}, "is no words"),
        ({"part_of": "nothing like it"}, "there is no claim that it is a part of"),
        ({"part_of": WHOLE}, "there is no claim that it is a part of"),
        ({"part_of": 7}, "there is no claim that it is a part of"),
    ],
)
def test_value_that_bears_the_claim_takes_it_along(values: dict[str, Any], why: str) -> None:
    """Without its speaker a figure would be the outlet's own, without its whole it would be counted twice."""
    out = made(toll(**values))
    assert out.drafts == ()
    assert len(out.refused) == 1
    assert why in out.refused[0]
    assert out.refused[0].endswith("the claim is left out")


@pytest.mark.parametrize(
    "values",
    [
        {"time": "on Friday"},
        {"perpetrators": ["the army"]},
        {"victims": "villagers"},
        {"means": 3},
        {"targets": [None]},
    ],
)
def test_other_values_go_alone(values: dict[str, Any]) -> None:
    """A claim that only says less without a value stays."""
    out = made(toll(**values))
    assert len(out.drafts) == len(out.refused) == 1


def test_number_may_be_given_as_one() -> None:
    """Models that write 12 for "12" mean it."""
    draft = made(toll(count=12)).drafts[0]
    assert draft.count is not None
    assert draft.count.text == "12"


def test_part_points_at_its_whole_wherever_it_came() -> None:
    """Drafts are put in order; who is part of whom follows."""
    out = made(part(), toll())
    assert [draft.part_of for draft in out.drafts] == [None, 0]


def test_parts_that_go_round_in_circles_are_refused() -> None:
    """A claim that is a part of its own part would be nowhere in the toll."""
    out = made(part(), toll(part_of="five children"))
    assert [draft.part_of for draft in out.drafts] == [None]
    assert len(out.refused) == 1


def test_part_of_a_claim_left_out_stands_alone() -> None:
    """The whole was made up: the part is there all the same, and counted beside nothing."""
    out = made(part(), toll(count="twelve"))
    assert [draft.part_of for draft in out.drafts] == [None]
    assert len(out.refused) == 1


def test_unknown_kind_is_refused() -> None:
    """A kind of the model's own is no claim."""
    assert len(made(Answer("weather", "On Monday", {})).refused) == 1


def test_page_is_no_evidence() -> None:
    """Evidence points at words; a quote of everything points at nothing."""
    assert (
        "more than 600 characters"
        in made(Answer("attack", "jets struck " * 60, {}), text="jets struck " * 90).refused[0]
    )


def test_places_come_in_order_with_their_roles() -> None:
    """As a draft of the rules has them."""
    values = {"places_origin": ["Upper Kesh"], "places": "Lower Kesh"}
    places = made(Answer("attack", "jets struck Lower Kesh", values)).drafts[0].places
    assert [(place.mention.text, place.role) for place in places] == [
        ("Lower Kesh", PlaceRole.AT),
        ("Upper Kesh", PlaceRole.ORIGIN),
    ]


def test_time_of_another_sentence_is_inherited() -> None:
    """As a draft of the rules says it."""
    time = made(toll(time="On Monday")).drafts[0]
    assert (time.time is not None, time.time_inherited) == (True, True)


def test_same_answer_twice_is_one_draft() -> None:
    """Models repeat themselves; a figure does not count twice for it."""
    assert len(made(toll(), toll()).drafts) == 1


def test_words_with_broken_characters_are_refused() -> None:
    """Half a character in an answer stands in no report, and can be printed all the same."""
    refused = made(Answer("attack", "jets \ud800", {})).refused
    assert refused[0].encode("utf-8")


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Anything that JSON can say, in the form of an answer, with words cut out of the report here and there."""
    start = draw(st.integers(0, len(TEXT)))
    words = st.one_of(st.just(TEXT[start : start + draw(st.integers(0, 40))]), st.text("1k .\n\ud800ق", max_size=5))
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), words, st.sampled_from([*Stance, "killed"]))
    values = st.one_of(scalars, st.lists(scalars, max_size=3), st.dictionaries(words, scalars, max_size=2))
    kind = draw(st.sampled_from([*ClaimKind, "other"]))
    names = st.sampled_from([*FIELDS.get(ClaimKind(kind), {}), "other"]) if kind != "other" else words
    hint = draw(st.one_of(st.none(), st.integers(0, 200)))
    return Answer(str(kind), draw(words), draw(st.dictionaries(names, values, max_size=6)), hint)


def mentions(draft: Draft) -> list[Any]:
    """Everything that a draft points at."""
    many = [*draft.perpetrators, *draft.parties, *draft.named_targets, *draft.gained_by, *draft.lost_by]
    many += [*draft.by, *draft.named, *(place.mention for place in draft.places)]
    return [*many, *filter(None, (draft.source, draft.time, draft.count, draft.affiliation))]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no failure
@given(st.lists(answers(), max_size=4))
def test_offsets_always_hold(given_answers: list[Answer]) -> None:
    """Whatever a model says: every draft and everything that it points at are words of the report."""
    out = made(*given_answers)
    for at, draft in enumerate(out.drafts):
        assert 0 <= draft.start < draft.end <= len(TEXT)
        assert all(TEXT[item.start : item.end] == item.text for item in mentions(draft))
        assert draft.part_of is None or (draft.part_of != at and 0 <= draft.part_of < len(out.drafts))
        assert draft.count is not None or draft.kind not in {ClaimKind.CASUALTY, ClaimKind.DISPLACEMENT}
