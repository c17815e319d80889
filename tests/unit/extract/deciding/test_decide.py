"""From scores to drafts: hand-made scores decide about short invented reports."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.extract.deciding.decide import decide
from harmledger.extract.deciding.layout import WIDTH
from harmledger.extract.deciding.network import Scores
from harmledger.extract.deciding.questions import QUANTITIES, Head, Questions, Role
from harmledger.model.draft import Draft, PlaceMention
from harmledger.model.terms import (
    ClaimKind,
    CountUnit,
    DisplacementTerm,
    Means,
    Outcome,
    Scope,
    Stance,
    Target,
    VictimGroup,
)
from harmledger.model.where import PlaceRole
from tests.unit.extract.deciding.asking import SURE, Answered, decision, questions_of
from tests.unit.extract.readings import holds

_FIGURE = "At least 12 civilians were killed in Marib on Monday."
_LONE = "Another 30 people were reported near Sarmin."
_THREE = (
    "At least 12 civilians were killed in Marib.",
    "In Sarmin 7 people were killed.",
    "In Binnish 5 people were killed.",
)


def test_a_figure_that_is_no_harm_is_dropped() -> None:
    """What the rules drafted and the reader holds to be no harm makes no claim."""
    made = Answered.of(_FIGURE)
    assert len(made.drafts()) == 1
    made.answer(made.head("At least 12"), "outcome", "none")
    assert made.drafts() == []


def test_a_doubtful_figure_of_the_rules_is_kept_with_its_doubt() -> None:
    """Rules are believed unless the reader is sure; the confidence is the chance of the outcome they say."""
    made = Answered.of(_FIGURE)
    made.answer(made.head("At least 12"), "outcome", "none", 1.0)
    (draft,) = made.drafts()
    assert draft.outcome is Outcome.KILLED
    # The chance itself, drawn to the middle and lowered: the reader is surer than it should be.
    chance = 1 / (5 + np.e)
    assert draft.confidence == pytest.approx(1 / (1 + np.exp(0.4 - np.log(chance / (1 - chance)) / 1.6)), abs=1e-3)


_TOLD = ("Russia shelled Kharkiv on Monday.", "The shelling destroyed 20 houses in Sarmin.")


def test_attacks_that_are_not_real_are_dropped() -> None:
    """A clause that tells of none gives none; the chance of one that does is the reader's and the rules' together."""
    made = Answered.of(*_TOLD)
    at = made.head("shelled")
    (kept,) = [one for one in made.drafts() if one.start == made.asked.heads[at].start]
    assert made.asked.heads[at].sure < kept.confidence <= 1
    made.answer(at, "real", "no")
    assert not [one for one in made.drafts() if one.start == made.asked.heads[at].start]


def test_damage_is_left_to_the_rules() -> None:
    """Whether something was damaged is not asked of the reader, only what belongs to it."""
    made = Answered.of(*_TOLD)
    own = [(at, one.draft) for at, one in enumerate(made.asked.heads) if one.draft is not None]
    ((at, ruled),) = [(at, draft) for at, draft in own if draft.kind is ClaimKind.DAMAGE]
    made.answer(at, "real", "no")
    (kept,) = [one for one in made.drafts() if one.kind is ClaimKind.DAMAGE]
    assert (kept.start, kept.confidence) == (ruled.start, ruled.confidence)


@pytest.mark.parametrize("outcome", [one.value for one in Outcome])
def test_a_lone_number_is_taken_up(outcome: str) -> None:
    """A number that the rules left alone becomes a figure where the reader is sure what it counts."""
    made = Answered.of(_LONE)
    made.answer(made.head("30"), "outcome", outcome)
    draft = made.draft("30")
    assert (draft.kind, draft.outcome, draft.unit, draft.term) == (ClaimKind.CASUALTY, Outcome(outcome), None, None)
    assert draft.count is not None
    assert draft.count.text == "30"
    assert draft.rule == "reader/figure"
    assert draft.confidence > 0.9


def test_a_lone_number_of_people_displaced_is_taken_up() -> None:
    """Displacement is a kind of its own, with its own fields."""
    made = Answered.of(_LONE)
    made.answer(made.head("30"), "outcome", "displaced")
    draft = made.draft("30")
    assert (draft.kind, draft.outcome) == (ClaimKind.DISPLACEMENT, None)
    assert (draft.unit, draft.term) == (CountUnit.PEOPLE, DisplacementTerm.DISPLACED)
    assert (draft.means, draft.targets) == (None, ())


@pytest.mark.parametrize(("outcome", "score"), [("none", SURE), ("killed", 1.0), ("killed", 0.0)])
def test_a_lone_number_in_doubt_stays_alone(outcome: str, score: float) -> None:
    """What the rules left alone needs more than a slight chance."""
    made = Answered.of(_LONE)
    made.answer(made.head("30"), "outcome", outcome, score)
    assert made.drafts() == []


def test_the_likeliest_mention_fills_a_role() -> None:
    """Of two times, speakers and parties the one that scores best is taken, with the words of the report."""
    made = Answered.of(
        "Russia and Hezbollah were blamed on Monday, residents said.",
        "At least 12 civilians were killed in Marib on Tuesday, the Observatory said.",
    )
    at = made.head("At least 12")
    made.fill(at, Role.TIME, made.option(Role.TIME, "Monday"))
    made.fill(at, Role.SOURCE, made.option(Role.SOURCE, "residents"))
    made.fill(at, Role.PERPETRATOR, made.option(Role.PERPETRATOR, "Hezbollah"))
    draft = made.draft("At least 12")
    assert draft.time is not None
    assert draft.source is not None
    assert (draft.time.text, draft.source.text) == ("Monday", "residents")
    assert [one.text for one in draft.perpetrators] == ["Hezbollah"]
    assert draft.time_inherited
    made.fill(at, Role.TIME, made.option(Role.TIME, "Tuesday"), 2 * SURE)
    assert made.draft("At least 12").time == made.asked.options[made.option(Role.TIME, "Tuesday")].mention
    assert not made.draft("At least 12").time_inherited


@pytest.mark.parametrize(("scope", "time"), [("cumulative", "since Saturday"), ("incident", "Monday")])
def test_a_stretch_of_time_weighs_more_for_a_tally(scope: str, time: str) -> None:
    """Of a day and a stretch that the rules lean to, a tally takes the stretch, a single event the likelier day."""
    made = Answered.of("Marib was hit on Monday.", "At least 12 civilians were killed in Marib since Saturday.")
    at = made.head("At least 12")
    made.answer(at, "scope", scope)
    made.fill(at, Role.TIME, made.option(Role.TIME, "Monday"), 9.5)
    made.fill(at, Role.TIME, made.option(Role.TIME, "since Saturday"), 5.0)
    draft = made.draft("At least 12")
    assert draft.time is not None
    assert draft.time.text == time


def test_none_can_win_against_what_the_rules_chose() -> None:
    """Where no option fills a role it is empty, whatever the rules had."""
    made = Answered.of("Russia shelled Kharkiv on Monday, killing at least 12 civilians, residents said.")
    head = made.asked.heads[made.head("at least 12")]
    assert head.draft is not None
    assert head.draft.time is not None
    assert head.draft.source is not None
    draft = made.draft("at least 12")
    assert (draft.time, draft.time_inherited, draft.source, draft.perpetrators) == (None, False, None, ())
    assert decision(draft, "time").chosen == ""


def test_mentions_of_one_answer_stand_together() -> None:
    """A day that is named twice wins against one named once that fits a little better, at its better mention."""
    made = Answered.of(
        "Marib was quiet on Monday.",
        "On Tuesday it was not.",
        "Another 30 people were reported near Sarmin.",
        "The toll of Monday is not final.",
    )
    at = made.head("30")
    first, second = (made.option(Role.TIME, "Monday", nth) for nth in (1, 2))
    made.fill(at, Role.TIME, made.option(Role.TIME, "Tuesday"), 5.2)
    made.fill(at, Role.TIME, first, 4.9)
    made.fill(at, Role.TIME, second, 5.0)
    draft = made.draft("30")
    assert draft.time == made.asked.options[second].mention
    assert decision(draft, "time").chosen == "Monday"
    assert decision(draft, "time").alternatives[0][0] == "Tuesday"


def test_places_are_weighed_each_by_itself() -> None:
    """Several places can hold a figure, of each name the mention that fits best, in the order of the text."""
    made = Answered.of(
        "Marib and Sarmin were hit.", "At least 12 civilians were killed in Marib and Binnish on Monday."
    )
    at = made.head("At least 12")
    for words, nth, score in (("Marib", 1, 1.0), ("Marib", 2, 2.0), ("Sarmin", 1, 3.0), ("Binnish", 1, -5.0)):
        made.scores.pairs[at, made.option(Role.PLACE, words, nth), Role.PLACE] = score
    found = [place.mention for place in made.draft("At least 12").places]
    assert found == [
        made.asked.options[made.option(Role.PLACE, words, nth)].mention for words, nth in (("Sarmin", 1), ("Marib", 2))
    ]


def test_places_keep_the_roles_that_rules_gave_them() -> None:
    """What a place is to the figure stays; and the rules' places stay where the reader chooses none."""
    made = Answered.of(_FIGURE)
    at = made.head("At least 12")
    head = made.asked.heads[at]
    assert head.draft is not None
    near = dataclasses.replace(
        head.draft, places=tuple(PlaceMention(one.mention, PlaceRole.NEAR) for one in head.draft.places)
    )
    made = Answered.to(_with(made.asked, at, near))
    assert [one.role for one in made.draft("At least 12").places] == [PlaceRole.NEAR]
    made.scores.pairs[at, made.option(Role.PLACE, "Marib"), Role.PLACE] = SURE
    assert [one.role for one in made.draft("At least 12").places] == [PlaceRole.NEAR]


def _with(asked: Questions, at: int, draft: Draft) -> Questions:
    """The questions with another draft at one head."""
    heads: list[Head] = list(asked.heads)
    heads[at] = dataclasses.replace(heads[at], draft=draft)
    return dataclasses.replace(asked, heads=tuple(heads), wholes={})


@pytest.mark.parametrize(
    ("second", "named"), [(SURE + 2.7, ["Hezbollah", "Russia"]), (SURE - 4, ["Russia"]), (-SURE, ["Russia"])]
)
def test_a_likely_second_party_shares_the_deed(second: float, named: list[str]) -> None:
    """Two parties that are nearly as likely did it together, with what the rules' own is worth; others stay out."""
    made = Answered.of("Hezbollah flags were seen.", "Russia shelled Kharkiv on Monday.")
    at = made.head("shelled")
    made.fill(at, Role.PERPETRATOR, made.option(Role.PERPETRATOR, "Russia"))
    made.fill(at, Role.PERPETRATOR, made.option(Role.PERPETRATOR, "Hezbollah"), second)
    (draft,) = [one for one in made.drafts() if one.kind is ClaimKind.ATTACK]
    assert [one.text for one in draft.perpetrators] == named


@pytest.mark.parametrize(
    ("said", "by"),
    [
        ("Hezbollah officials said so.", []),
        ("Hezbollah said so.", []),
        ("Hezbollah said its fighters did it.", ["Hezbollah"]),
        ("Hezbollah officials said so. Hezbollah fighters withdrew.", ["Hezbollah"]),
    ],
)
def test_whoever_only_speaks_is_not_held_to_have_acted(said: str, by: list[str]) -> None:
    """However sure the reader is, a party of whom the report knows only what they said of others did nothing in it."""
    made = Answered.of(_FIGURE, said)
    at = made.head("At least 12")
    made.fill(at, Role.PERPETRATOR, made.option(Role.PERPETRATOR, "Hezbollah"))
    assert [one.text for one in made.draft("At least 12").perpetrators] == by


def test_terms_are_those_that_score_best() -> None:
    """Scope, stance, group and means are the reader's, not the rules'."""
    made = Answered.of(_FIGURE, "Drones were seen.")
    at = made.head("At least 12")
    for question, term in (("scope", "campaign"), ("stance", "suspected"), ("victims", "women"), ("means", "drone")):
        made.answer(at, question, term)
    draft = made.draft("At least 12")
    assert draft.scope is Scope.CAMPAIGN
    assert draft.stance is Stance.SUSPECTED
    assert draft.victims is VictimGroup.WOMEN
    assert draft.means is Means.DRONE


def test_means_and_targets_that_no_word_names_are_not_guessed() -> None:
    """However sure the reader is, what is told of is something that the report's words name."""
    made = Answered.of(_FIGURE)
    at = made.head("At least 12")
    made.answer(at, "means", "drone")
    made.target(at, Target.MARKET, SURE)
    draft = made.draft("At least 12")
    assert (draft.means, draft.targets) == (None, ())
    assert decision(draft, "means").chosen == "none"


def test_what_is_denied_stays_denied() -> None:
    """A denial stands in the words; nothing is kept of a stance that was not taken."""
    made = Answered.of(_FIGURE)
    at = made.head("At least 12")
    own = made.asked.heads[at].draft
    assert own is not None
    made = Answered.to(_with(made.asked, at, dataclasses.replace(own, stance=Stance.DENIED)))
    draft = made.draft("At least 12")
    assert draft.stance is Stance.DENIED
    assert not [one for one in draft.decisions if one.attribute == "stance" and one.chosen != Stance.DENIED]


def test_targets_of_the_rules_are_held_more_readily_than_others_are_added() -> None:
    """A target that the rules name stays with a small chance; one that they do not name needs a good one."""
    made = Answered.of("Russia shelled a hospital in Kharkiv on Monday.", "The market was closed.")
    at = made.head("shelled")
    own = made.asked.heads[at].draft
    assert own is not None
    assert own.targets == (Target.HEALTH,)

    def targets(health: float, market: float) -> tuple[Target, ...]:
        made.target(at, Target.HEALTH, health)
        made.target(at, Target.MARKET, market)
        (draft,) = [one for one in made.drafts() if one.kind is ClaimKind.ATTACK]
        return draft.targets

    assert targets(-0.5, -0.5) == (Target.HEALTH,)
    assert targets(-0.5, 0.5) == (Target.HEALTH, Target.MARKET)
    assert targets(-SURE, 0.5) == (Target.MARKET,)
    assert targets(-SURE, -SURE) == ()


def test_part_of_counts_among_those_that_are_kept() -> None:
    """Where a figure before them is dropped, a part still points at its whole."""
    made = Answered.of(*_THREE)
    first, second, third = (made.head(words) for words in ("At least 12", "7", "5"))
    made.part(third, second)
    assert [one.part_of for one in made.drafts()] == [None, None, 1]
    made.answer(first, "outcome", "none")
    assert [one.part_of for one in made.drafts()] == [None, 0]


def test_a_dropped_whole_has_no_parts() -> None:
    """A figure that was a part of one that is dropped stands by itself."""
    made = Answered.of(*_THREE)
    first, second = made.head("At least 12"), made.head("7")
    made.part(second, first)
    made.scores.whole[second] = 1
    made.answer(first, "outcome", "none")
    assert [one.part_of for one in made.drafts()] == [None, None]


def test_a_part_of_the_rules_that_the_reader_holds_to_be_none_points_nowhere() -> None:
    """Once the rules' index was kept, which counts in another list and led to a wrong figure or none."""
    made = Answered.of("Jets bombed Sarmin.", "At least 12 civilians were killed in Marib, including five children.")
    assert [one.draft.part_of for one in made.asked.heads if one.draft is not None and one.draft.part_of is not None]
    assert [one.part_of for one in made.drafts()] == [None] * len(made.drafts())


def test_of_two_figures_that_would_be_parts_of_each_other_the_surer_is() -> None:
    """Once both were, and neither was counted."""
    made = Answered.of(*_THREE)
    first, second = made.head("At least 12"), made.head("7")
    made.part(first, second, 2.0)
    made.part(second, first, 3.0)
    assert [one.part_of for one in made.drafts()] == [None, 0, None]
    made.part(first, second, 4.0)
    assert [one.part_of for one in made.drafts()] == [1, None, None]


def test_a_circle_of_three_breaks_at_its_weakest_link() -> None:
    """Each a part of the next, and the last of the first: the least sure stands by itself."""
    made = Answered.of(*_THREE)
    first, second, third = (made.head(words) for words in ("At least 12", "7", "5"))
    made.part(first, second, 5.0)
    made.part(second, third, 2.0)
    made.part(third, first, 4.0)
    assert [one.part_of for one in made.drafts()] == [1, None, 0]


def test_a_part_has_day_and_party_of_its_whole() -> None:
    """What the whole is dated by and blamed on holds for its part, which is then told to be carried over."""
    made = Answered.of("Russia killed at least 12 civilians in Marib on Monday.", "Of them 5 people died in Binnish.")
    whole, part = made.head("at least 12"), made.head("5")
    made.answer(part, "outcome", "killed")
    made.fill(whole, Role.TIME, made.option(Role.TIME, "Monday"))
    made.fill(whole, Role.PERPETRATOR, made.option(Role.PERPETRATOR, "Russia"))
    made.part(part, whole)
    of_whole, of_part = made.draft("at least 12"), made.draft("5")
    assert of_part.time == of_whole.time is not None
    assert (of_whole.time_inherited, of_part.time_inherited) == (False, True)
    assert of_part.perpetrators == of_whole.perpetrators != ()


def test_figures_of_one_sentence_settle_one_another() -> None:
    """A day that is unsure for one figure is settled by the other of its sentence, and by none elsewhere."""
    made = Answered.of(
        "On Monday shelling killed 12 civilians in Marib and on Tuesday it killed 7 people in Sarmin.",
        "Another 5 people were reported near Binnish.",
    )
    monday, tuesday = made.option(Role.TIME, "Monday"), made.option(Role.TIME, "Tuesday")
    for words, scores in (("12", (2 * SURE, 0.0)), ("7", (0.0, 2.0)), ("5", (0.0, 2.0))):
        made.fill(made.head(words), Role.TIME, monday, scores[0])
        made.fill(made.head(words), Role.TIME, tuesday, scores[1])
    times = [made.draft(words).time for words in ("12", "7", "5")]
    assert times == [made.asked.options[at].mention for at in (monday, monday, tuesday)]


def test_scores_are_left_as_they_are() -> None:
    """Deciding twice gives the same."""
    made = Answered.of(*_THREE)
    before = made.scores.classes.tobytes(), made.scores.pairs.tobytes(), made.scores.none.tobytes()
    assert made.drafts() == made.drafts()
    assert before == (made.scores.classes.tobytes(), made.scores.pairs.tobytes(), made.scores.none.tobytes())


_MIXED = questions_of(
    "At least 12 civilians were killed in Marib on Monday, including five children, the Observatory said.",
    "Russia and Hezbollah shelled a hospital in Sarmin on Tuesday, wounding 7 people and destroying 20 houses.",
    "Another 30 people were reported near Binnish, residents said.",
    "Shelling displaced 4,000 families from Idlib last week.",
)


def _taken(draft: Draft, attribute: str) -> str | None:
    """What a draft has of an attribute, in the words of a decision; None for what several can fill."""
    if attribute == "means":
        return draft.means or "none"
    if attribute in {"time", "source"}:
        mention = draft.time if attribute == "time" else draft.source
        return "" if mention is None else mention.text
    return getattr(draft, attribute) if attribute in {"scope", "stance", "victims"} else None


def _random(seed: int, spread: float) -> Scores:
    chance = np.random.default_rng(seed)
    heads, options = len(_MIXED.heads), len(_MIXED.options)
    shapes = ((heads, WIDTH), (heads, len(Role)), (heads, options, len(Role)), (heads, heads), (heads,))
    return Scores(*(chance.normal(scale=spread, size=shape).astype(np.float32) for shape in shapes))


@settings(deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 3.0, 30.0, 3000.0]))
def test_whatever_the_scores_drafts_hold(seed: int, spread: float) -> None:
    """Spans hold, the order is that of the text, and no figure is a part of itself by any way round."""
    drafts = decide(_MIXED, _random(seed, spread))
    assert holds(_MIXED.reading, drafts)
    assert [one.start for one in drafts] == sorted(one.start for one in drafts)
    for at, draft in enumerate(drafts):
        assert 0 <= draft.confidence <= 1
        seen = {at}
        part_of = draft.part_of
        while part_of is not None:
            assert part_of not in seen
            assert drafts[part_of].kind in QUANTITIES
            seen.add(part_of)
            part_of = drafts[part_of].part_of


@settings(deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([0.1, 3.0, 30.0]))
def test_decisions_tell_what_was_taken_and_its_rivals(seed: int, spread: float) -> None:
    """Each attribute once; chances from 0 to 1, best first; a claim that is no part has what was chosen."""
    for draft in decide(_MIXED, _random(seed, spread)):
        names = [one.attribute for one in draft.decisions]
        assert len(set(names)) == len(names)
        assert {"scope", "time", "source", "perpetrators"} <= set(names)
        for one in draft.decisions:
            chances = [one.score, *(chance for _, chance in one.alternatives)]
            assert chances == sorted(chances, reverse=True)
            assert 1 >= chances[0] > 0
            assert chances[-1] >= 0
            assert one.chosen not in {name for name, _ in one.alternatives}
            taken = _taken(draft, one.attribute)
            if draft.part_of is None and taken is not None:
                assert one.chosen == taken, one.attribute


def test_a_part_told_apart_keeps_its_own_means_and_takes_over_what_it_lacks() -> None:
    """Rockets killed five of those whom air strikes and rockets killed: they were killed by rockets, where all were."""
    made = Answered.of(
        "Air strikes killed at least 12 civilians in Marib.", "Rockets killed 5 people.", "Of them 3 people died."
    )
    whole, five, three = (made.head(words) for words in ("at least 12", "5", "3"))
    for at, means in ((whole, "airstrike"), (five, "rocket"), (three, "none")):
        made.answer(at, "outcome", "killed")
        made.answer(at, "means", means)
    made.part(five, whole)
    made.part(three, whole)
    assert made.draft("5").means is Means.ROCKET
    assert made.draft("3").means is Means.AIRSTRIKE
    assert made.draft("5").places == made.draft("at least 12").places != ()


def test_a_time_that_words_tie_to_a_figure_dates_it() -> None:
    """Eight who died "in March, when" a market was hit were once dated by the day of the report's main event."""
    made = Answered.of("Jets struck Marib on Monday.", "It was hit in March, when 8 civilians died.")
    made.fill(made.head("8"), Role.TIME, made.option(Role.TIME, "Monday"))
    assert made.draft("8").time == made.asked.options[made.option(Role.TIME, "March")].mention


def test_who_is_taken_away_is_taken_by_fighting_or_nothing() -> None:
    """No weapon detains: what the network holds likelier is not asked."""
    made = Answered.of("Soldiers arrested 20 people in Marib on Monday.")
    made.answer(made.head("20"), "means", "shelling")
    assert made.draft("20").means is None
