"""Casualty drafts: who was killed, injured, missing or detained, and what the report says around it."""

from __future__ import annotations

import pytest

from harmledger.extract.kinds.casualty import casualties
from harmledger.model.draft import Draft
from harmledger.model.terms import Means, Outcome, Scope, Stance, Target, VictimGroup
from tests.unit.extract.readings import holds, quotes, reading, said


def told(*sentences: str) -> list[tuple[str, str]]:
    """The count and the outcome of every casualty draft."""
    return [
        (draft.count.text, draft.outcome.value)
        for draft in casualties(reading(*sentences))
        if draft.count and draft.outcome
    ]


def only(*sentences: str) -> Draft:
    """The single casualty draft of a report."""
    (draft,) = casualties(reading(*sentences))
    return draft


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 12 civilians were killed.", [("At least 12", "killed")]),
        ("Shells killed nine and wounded 20.", [("nine", "killed"), ("20", "injured")]),
        ("12 were killed and 30 injured.", [("12", "killed"), ("30", "injured")]),
        ("The blast left 27 people dead.", [("27", "killed")]),
        ("The barrage led to the death of eight and the injury of 89.", [("eight", "killed"), ("89", "injured")]),
        ("The raids claimed the lives of 40 villagers.", [("40", "killed")]),
        ("The death toll rose to 120.", [("120", "killed")]),
        ("Rescuers found the bodies of six people.", [("six", "killed")]),
        ("The army lost 14 soldiers.", [("14", "killed")]),
        ("At least 74 people died.", [("At least 74", "killed")]),
        ("A woman was killed by a sniper.", [("A", "killed")]),
        ("Gunmen kidnapped 15 teachers.", [("15", "detained")]),
        ("Some 30 people are missing.", [("Some 30", "missing")]),
        ("Shelling killed and wounded dozens of people.", [("dozens", "killed"), ("dozens", "injured")]),
        ("Strikes killed three militants and 13 civilians.", [("three", "killed"), ("13", "killed")]),
        ("Two women, a child and five men were killed.", [("Two", "killed"), ("a", "killed"), ("five", "killed")]),
        ("A father and his two sons were killed.", [("A father and his two sons", "killed")]),
        ("Nine civilians were killed and many others wounded.", [("Nine", "killed"), ("many others", "injured")]),
        ("In the raid 15 civilians were killed another 25 were wounded.", [("15", "killed"), ("25", "injured")]),
        ("Several wounded children were brought in.", [("Several", "injured")]),
        ("Medics put at nine the number of civilians killed.", [("nine", "killed")]),
        ("The clinic has recorded one death.", [("one", "killed")]),
        ("Ten civilians killed 15 injured in rocket fire.", [("Ten", "killed"), ("15", "injured")]),
        ("Two women and their seven children were killed.", [("Two women and their seven children", "killed")]),
        ("The gas caused injuries to 35 people.", [("35", "injured")]),
        ("Eleven people were killed in Goma, two in Sake.", [("Eleven", "killed"), ("two", "killed")]),
        ("Three wounded die, which brings the toll to 14.", [("Three", "killed"), ("14", "killed")]),
        ("Two injured have since died in hospital.", [("Two", "killed")]),
        ("Ten people were wounded and died later.", [("Ten", "injured")]),
        ("Soldiers killed four villagers and arrested 12.", [("four", "killed"), ("12", "detained")]),
        ("Fighting from Monday to Wednesday killed 40 fighters.", [("40", "killed")]),
    ],
)
def test_counts_go_with_their_outcome(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Active and passive verbs, participles, nouns, tolls and lists each claim the people that are theirs."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "A coronavirus outbreak has killed two and infected eight others.",
        "Some 3 million people live in the province.",
        "The earthquake killed 40 people.",
        "The group threatened to kill 20 hostages.",
        "The strike did not kill 12 people.",
        "The army deployed 200 soldiers.",
        "Jets destroyed three villages and 12 houses.",
        "A car accident killed five people.",
        "Two army lorries collided at night and four soldiers were killed.",
        "A tunnel caved in and two fighters died.",
        "Three were killed in a land dispute between cousins.",
        "The airline bought 12 aircraft for $200 million.",
        "The boy is 12 years old.",
    ],
)
def test_what_no_party_did_to_people_is_no_claim(sentence: str) -> None:
    """Disease, nature, accidents, threats, denials, populations, things and money make no casualty."""
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentences",
    [
        ("Ten civilians, including four children, were killed.",),
        ("Ten civilians were killed, four of them children.",),
        ("Ten civilians were killed.", "Among the dead were four children."),
        ("Ten civilians were killed.", "Four children were among the dead."),
    ],
)
def test_a_part_points_at_its_whole(sentences: tuple[str, ...]) -> None:
    """Wording with "including", "of them" and "among the dead" give a claim that is a part of another."""
    whole, part = casualties(reading(*sentences))
    assert (whole.part_of, part.part_of) == (None, 0)
    assert (part.victims, part.outcome) == (VictimGroup.CHILDREN, Outcome.KILLED)


def test_others_belong_with_those_before_them() -> None:
    """Those called "others" take the group of the people they are more of, but not that they are children."""
    assert casualties(reading("Nine soldiers died and 20 others were wounded."))[1].victims is VictimGroup.COMBATANTS
    assert casualties(reading("Nine children died and 20 others were wounded."))[1].victims is VictimGroup.PEOPLE


def test_evidence_runs_from_count_to_verb() -> None:
    """The quote is the clause: the people, what stands between, and the verb."""
    read = reading("On Monday shells killed at least nine farmers in Marib.")
    assert quotes(read, casualties(read)) == ["killed at least nine farmers"]


def test_circumstances_of_one_sentence() -> None:
    """Means, party, place, time and speaker are those that the sentence names."""
    draft = only("Russian warplanes killed nine people in Idlib on Tuesday, residents said.")
    assert draft.means is Means.AIRSTRIKE
    assert said(draft.perpetrators) == ["Russian warplanes"]
    assert said(place.mention for place in draft.places) == ["Idlib"]
    assert draft.time is not None
    assert draft.source is not None
    assert (draft.time.text, draft.time_inherited, draft.source.text) == ("Tuesday", False, "residents")


def test_a_later_sentence_takes_over_the_event() -> None:
    """What the event's first sentence says holds for the sentences that go on with it, and is marked as taken over."""
    draft = only("Russian jets struck a market in Idlib on Tuesday.", "At least nine people were killed.")
    assert (draft.means, draft.targets) == (Means.AIRSTRIKE, (Target.MARKET,))
    assert said(draft.perpetrators) == ["Russian jets"]
    assert said(place.mention for place in draft.places) == ["Idlib"]
    assert draft.time is not None
    assert (draft.time.text, draft.time_inherited) == ("Tuesday", True)


def test_it_said_is_the_speaker_before() -> None:
    """An anaphor points at the mention that it stands for."""
    draft = only("The White Helmets said Idlib was hit.", "It added that nine people were killed.")
    assert draft.source is not None
    assert draft.source.text == "White Helmets"


def test_the_harmed_party_is_no_perpetrator() -> None:
    """Those killed are named as whose they are, never as who did it."""
    draft = only("Ukrainian soldiers fought on.", "Shells killed 34 Ukrainian soldiers.")
    assert draft.affiliation is not None
    assert draft.affiliation.text == "Ukrainian soldiers"
    assert draft.perpetrators == ()


def test_unnamed_militants_are_no_party() -> None:
    """Where "terrorists" of no named group act, no party is taken over from another sentence."""
    drafts = casualties(
        reading("Russian artillery shelled Idlib.", "Terrorists fired shells at Atarib, killing two people.")
    )
    assert [draft.perpetrators for draft in drafts] == [()]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Hamas killed ten people in January; Russian forces killed nine.", [["Hamas"], ["Russian forces"]]),
        ("Shelling of a town held by Hamas killing ten people went on.", [[]]),
        ("Hamas and Russian forces killed ten people.", [["Hamas", "Russian forces"]]),
    ],
)
def test_each_figure_has_the_party_before_its_verb(sentence: str, by: list[list[str]]) -> None:
    """Of two parties in one sentence each did what its own verb tells."""
    assert [said(draft.perpetrators) for draft in casualties(reading(sentence))] == by


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("More than 300 civilians have been killed in the offensive since December.", Scope.CUMULATIVE),
        ("The war has killed 230,000 people.", Scope.CUMULATIVE),
        ("Nine people were killed on Monday.", Scope.INCIDENT),
        ("Nine people have been killed in the four-day offensive.", Scope.CAMPAIGN),
        ("Between 20 and 30 people were killed on Monday.", Scope.INCIDENT),
        ("Between ten and twenty people were killed on Monday.", Scope.INCIDENT),
        ("Nine people were killed between March 2011 and May 2012.", Scope.CUMULATIVE),
        ("Fighting from Monday to Wednesday killed 40 fighters.", Scope.CAMPAIGN),
        ("Shells on Sahan since 3 am, two people hurt.", Scope.INCIDENT),
    ],
)
def test_scope(sentence: str, scope: Scope) -> None:
    """Tallies, campaigns and single events are told apart by their words."""
    assert only(sentence).scope is scope


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Initial reports suggested nine people were killed.", Stance.INITIAL),
        ("Nine people were reportedly killed.", Stance.REPORTED),
        ("The jets are believed to have killed nine people.", Stance.SUSPECTED),
        ("Nine people were killed.", Stance.ASSERTED),
    ],
)
def test_stance(sentence: str, stance: Stance) -> None:
    """How firmly a figure is given follows its hedges."""
    assert only(sentence).stance is stance


@pytest.mark.parametrize(("party", "other"), [("Russian", "Ukrainian"), ("Israeli", "Iranian")])
def test_parties_are_treated_alike(party: str, other: str) -> None:
    """The same words with the party swapped give the same draft but for the name."""
    sentence = "{} air strikes killed at least nine civilians in Idlib on Monday."
    one, two = only(sentence.format(party)), only(sentence.format(other))
    assert said(one.perpetrators) == [party]
    assert said(two.perpetrators) == [other]
    assert (one.means, one.victims, one.outcome, one.scope, one.stance) == (
        two.means,
        two.victims,
        two.outcome,
        two.scope,
        two.stance,
    )


def test_copy_without_commas_reads_the_same() -> None:
    """Texts that lost commas and apostrophes give the same figures."""
    assert told("Ten people, including a child, were killed and 12 others, all soldiers, were wounded.") == told(
        "Ten people including a child were killed and 12 others all soldiers were wounded."
    )


def test_every_span_holds() -> None:
    """Mentions repeat the text where they point."""
    read = reading("Ten people, including a child, were killed in Idlib on Monday, Reuters said.")
    assert holds(read, casualties(read))


def test_rules_that_erred_more_are_trusted_less() -> None:
    """A plain passive is surer than a figure read off a toll."""
    assert only("Nine people were killed.").confidence > only("The death toll rose to nine.").confidence


def test_captives_are_detained() -> None:
    """People whose noun says that they are captives, taken by a verb of taking."""
    assert told("Gunmen took 25 hostages.") == [("25", "detained")]
    assert told("The parties will exchange 25 prisoners.") == []


def test_fighters_hit_from_afar_are_a_military_target() -> None:
    """Where nothing else is said to be hit, fighters killed by air strikes are; in ground fighting nothing is."""
    assert only("Russian air strikes killed nine fighters.").targets == (Target.MILITARY,)
    assert only("Nine fighters were killed in clashes.").targets == ()


def test_acts_of_different_days_are_not_one() -> None:
    """Who struck on Monday is not taken to have struck on Thursday."""
    drafts = casualties(
        reading("Russian jets struck Idlib on Monday.", "On Thursday a blast in Marib killed nine people.")
    )
    assert [draft.perpetrators for draft in drafts] == [()]


def test_who_holds_a_town_did_not_strike_it() -> None:
    """Regression: "controlled primarily by" was read as "by"."""
    draft = only("Nine people were killed in towns controlled primarily by Russian forces.")
    assert draft.perpetrators == ()


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Three of the dead are children and two are women.", [("Three", "children"), ("two", "women")]),
        ("Of those killed six were children.", [("six", "children")]),
        ("One of them was a nurse who had been hurt before.", [("One", "health_workers")]),
    ],
)
def test_parts_of_a_figure_told_before(sentence: str, parts: list[tuple[str, str]]) -> None:
    """What the dead were is told in a sentence of its own, and each such figure points at the whole."""
    drafts = casualties(reading("Nine people were killed in Goma.", sentence))[1:]
    assert [(draft.count and draft.count.text, draft.victims and draft.victims.value) for draft in drafts] == parts
    assert {draft.part_of for draft in drafts} == {0}


def test_a_toll_is_of_whom_it_says() -> None:
    """The group stands in the words of the toll; else it is nobody's, whoever else the sentence tells of."""
    assert only("The toll of Turkish soldiers reached 33.").victims is VictimGroup.COMBATANTS
    assert only("The number of civilians killed has reached 14.").victims is VictimGroup.CIVILIANS
    both = casualties(reading("A raid killed nine civilians, while the toll of a blast in Goma rose to 11."))
    assert [draft.victims for draft in both] == [VictimGroup.CIVILIANS, VictimGroup.PEOPLE]


@pytest.mark.parametrize("sentence", ["Two patients have died of the illness.", "How many people were killed?"])
def test_illness_and_questions_are_no_claims(sentence: str) -> None:
    """Deaths by illness are nobody's deed, and a question gives no figure."""
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Nine people died in shelling by fighters of the Russian army.", ["Russian army"]),
        ("Nine people died in clashes between the Russian army and Hezbollah.", ["Russian army", "Hezbollah"]),
        ("Opposition groups say a raid killed nine people.", []),
    ],
)
def test_who_acts(sentence: str, by: list[str]) -> None:
    """Members act for their party, both sides of a clash act, and who speaks does not."""
    assert said(only(sentence).perpetrators) == by


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Dead: 38 by noon.", [("38", "killed")]),
        ("A girl of eight died in the shelling.", [("A", "killed")]),
        ("Shelling killed a nurse, 24, near Sahan.", [("a", "killed")]),
        ("Two more labourers were killed by gunmen.", [("Two", "killed")]),
        ("Four soldiers laid down their lives at Sahan.", [("Four", "killed")]),
        ("Nine soldiers fell in the fighting.", [("Nine", "killed")]),
        ("Gunmen carried off 12 traders.", [("12", "detained")]),
        ("A shepherd lost a leg to a mine.", [("A", "injured")]),
        ("Six porters have not been seen since the raid.", [("Six", "missing")]),
    ],
)
def test_harm_told_in_other_words(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Headings, ages and rarer verbs of harm."""
    assert told(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve M16 rifles were seized in the raid.",
        "About 40 fell near the school.",
        "The accord of three points fell.",
    ],
)
def test_things_that_fall_or_are_seized_are_nobody(sentence: str) -> None:
    """A verb that things share needs a noun of people."""
    assert told(sentence) == []


def test_who_kills_their_own_is_not_the_one_killed() -> None:
    """Regression: "a man killed his wife" was read as a man who was killed."""
    assert told("A man killed his wife in Binnish on Monday.") == []
    assert told("A man killed his wife and three sons in Binnish.") == [("his wife and three sons", "killed")]


def test_the_one_who_speaks_is_not_among_the_hurt() -> None:
    """The person after a comma who says it belongs to the speech."""
    assert told("Shelling wounded 23 others, a doctor at the clinic said.") == [("23", "injured")]


def test_a_part_told_by_whom_points_at_its_whole() -> None:
    """A part told by "of whom" points at its whole, with the group that it says."""
    drafts = casualties(reading("Shelling killed 40 people, of whom 12 were women."))
    assert [(draft.part_of, draft.victims) for draft in drafts] == [
        (None, VictimGroup.PEOPLE),
        (0, VictimGroup.WOMEN),
    ]


@pytest.mark.parametrize(
    "report",
    [
        ("A quake shook the valley on Monday.", "At least 12 people were killed."),
        ("Three players were injured as Sahan won the league.", "One player is in hospital."),
        ("A bus overturned near Sahan.", "Nine passengers died."),
    ],
)
def test_a_report_of_nature_accident_or_sport_tells_no_harm(report: tuple[str, ...]) -> None:
    """What opens with a quake, a crash or a match is no harm by a party."""
    assert told(*report) == []


def test_violence_in_a_report_of_nature_still_counts() -> None:
    """A sentence that names a means of violence is read all the same."""
    assert told("A quake shook the valley.", "The same day an air strike killed four people.") == [("four", "killed")]


@pytest.mark.parametrize(
    ("sentences", "groups"),
    [
        (("Shells killed nine civilians.", "Six others were wounded."), ["civilians", "civilians"]),
        (("Shells killed nine people.", "Six others were wounded."), ["people", "people"]),
        (("Shells killed nine civilians.", "Six people were wounded."), ["civilians", "people"]),
    ],
)
def test_others_right_after_civilians_are_civilians(sentences: tuple[str, ...], groups: list[str]) -> None:
    """A sentence that opens with others goes on with the group told of before it."""
    assert [draft.victims for draft in casualties(reading(*sentences))] == groups
