"""Attacks: which clauses tell of one, and what each names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.extract.kinds.agreement import agreements
from harmledger.extract.kinds.attack import attacks
from harmledger.extract.kinds.breach import breaches
from harmledger.extract.kinds.control import controls
from harmledger.extract.kinds.damage import damages
from harmledger.extract.kinds.denial import denials
from harmledger.extract.kinds.responsibility import responsibilities
from harmledger.model.draft import Draft
from harmledger.model.terms import Means, Scope, Stance, Target
from tests.unit.extract.readings import holds, quotes, reading, said


def _only(*sentences: str) -> Draft:
    found = attacks(reading(*sentences))
    assert len(found) == 1, quotes(reading(*sentences), found)
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Warplanes bombed the town of Sarmin on Sunday.", Means.AIRSTRIKE),
        ("Troops fired mortar shells at the village of Jableh on Friday.", Means.SHELLING),
        ("A missile struck a bakery in Kramatorsk on Monday.", Means.MISSILE),
        ("Fighters launched rockets at Nikopol on Tuesday.", Means.ROCKET),
        ("Helicopters dropped two barrel bombs on Atarib at dawn.", Means.BARREL_BOMB),
        ("A car bomb exploded near a bank in Goma on Monday.", Means.IED),
        ("A suicide bomber blew himself up at a gate in Marib.", Means.SUICIDE_BOMBING),
        ("Gunmen shot a family in Marib before a suicide.", Means.SHOOTING),
        ("A man drove a car packed with explosives into a gate in Marib.", Means.SUICIDE_BOMBING),
        ("Heavy clashes broke out in Omdurman on Friday.", Means.GROUND_FIGHTING),
        ("A drone hit a bus in Nikopol on Saturday.", Means.DRONE),
        ("Gunmen opened fire on a bus near Goma on Thursday.", Means.SHOOTING),
        ("Helicopters dropped chlorine gas on Sarmin on Monday.", Means.CHEMICAL),
    ],
)
def test_means_is_the_most_specific_that_the_clause_names(sentence: str, means: Means) -> None:
    """What an attack was done with is read off the words of its clause."""
    assert _only(sentence).means is means


@pytest.mark.parametrize(
    "sentence",
    [
        "The government threatened to launch air strikes on Sarmin.",
        "Troops may shell Nikopol again, analysts said.",
        "Officials warned of rocket attacks on Marib.",
        "Envoys called for a halt to air strikes on Rafah.",
        "The minister launched a scathing attack on the press.",
        "The fire brigade came to the market within minutes.",
        "The two sides struck a deal in Goma on Monday.",
        "Police fired tear gas at a crowd in Goma.",
        "The navy held drills with mock missile strikes off Hodeidah.",
        "The mayor came under fire from critics over water prices.",
        "A hunger strike began in the prison of Goma.",
    ],
)
def test_threats_and_figures_of_speech_are_no_attacks(sentence: str) -> None:
    """Nothing is claimed where no force was used."""
    assert attacks(reading(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "doers"),
    [
        ("Russian warplanes struck the town of Sarmin on Sunday.", ["Russian warplanes"]),
        ("The town of Nikopol was shelled by Russian forces on Sunday.", ["Russian forces"]),
        ("Israeli air strikes hit Rafah on Monday.", ["Israeli"]),
        ("A drone attack blamed on Kyiv hit a depot on Monday.", ["Kyiv"]),
        ("Nikopol was shelled on Sunday.", []),
        ("Nine Turkish soldiers were killed in an air strike in Idlib on Monday.", []),
        ("An opposition fighter was killed by rocket fire near Sarmin on Monday.", []),
        ("Turkey shot down two Syrian government warplanes over Idlib on Sunday.", ["Turkey"]),
        ("Army troops repelled the ISIS attack on Atarib on Monday.", ["ISIS"]),
        ("Rockets hit a village held by Hezbollah near Rafah on Monday.", []),
    ],
)
def test_perpetrators_stand_as_subject_owner_or_agent(sentence: str, doers: list[str]) -> None:
    """Who used force is read off the grammar; a holder of the place that was hit is not taken for the doer."""
    assert said(_only(sentence).perpetrators) == doers


def test_joined_perpetrators_are_told_one_by_one() -> None:
    """Two parties that share a deed are two mentions."""
    assert said(_only("Russian and regime jets hit the town of Binnish on Monday.").perpetrators) == [
        "Russian",
        "regime jets",
    ]


def test_a_pronoun_stands_for_the_party_before() -> None:
    """A doer told as "it" is the party that the sentence before names."""
    found = attacks(reading("The Saudi-led coalition met in Riyadh.", "It bombed the port of Hodeidah on Monday."))
    assert [said(draft.perpetrators) for draft in found] == [["Saudi-led coalition"]]


def test_a_clash_has_parties_and_no_perpetrator() -> None:
    """Both sides of a clash are parties to it alike."""
    draft = _only("Clashes between the Sudanese army and the RSF shook Omdurman on Friday.")
    assert (said(draft.parties), draft.perpetrators) == (["Sudanese army", "RSF"], ())


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Three villages near Sarmin were shelled on Monday.", "Three"),
        ("Jets carried out two strikes on Marib on Monday.", "two"),
        ("A strike in Marib killed two people on Monday.", None),
    ],
)
def test_count_is_of_strikes_or_of_places_hit(sentence: str, count: str | None) -> None:
    """A number of strikes or places is kept; one of people is not."""
    mention = _only(sentence).count
    assert (mention and mention.text) == count


def test_targets_are_kinds_and_names() -> None:
    """What was hit is told by kind, and by name where it has one."""
    draft = _only("Shells hit Marib General Hospital and a school on Monday.")
    assert set(draft.targets) == {Target.HEALTH, Target.EDUCATION}
    assert said(draft.named_targets) == ["Marib General Hospital"]


def test_positions_of_a_party_are_a_military_target() -> None:
    """An attack on a party's positions has a military target, and the party did not do it."""
    draft = _only("Turkish jets hit positions of the Kurdish forces near Atarib on Monday.")
    assert draft.targets == (Target.MILITARY,)
    assert said(draft.perpetrators) == ["Turkish jets"]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Jets reportedly bombed Sarmin on Monday.", Stance.REPORTED),
        ("A suspected chlorine attack hit Sarmin on Monday.", Stance.SUSPECTED),
        ("Jets bombed Sarmin on Monday.", Stance.ASSERTED),
    ],
)
def test_stance_is_that_of_the_clause(sentence: str, stance: Stance) -> None:
    """How firmly an attack is told is kept."""
    assert _only(sentence).stance is stance


def test_a_pattern_over_time_is_a_campaign() -> None:
    """What goes on for weeks is no single incident."""
    assert _only("Jets have bombed Sarmin daily for weeks.").scope is Scope.CAMPAIGN
    assert _only("Jets bombed Sarmin on Monday.").scope is Scope.INCIDENT


def test_circumstances_are_carried_over_from_the_sentence_before() -> None:
    """An attack that names neither time nor place takes those that hold in the report, and says so."""
    read = reading("Residents of Sarmin spoke on Monday of a long night.", "Warplanes struck a market and a school.")
    draft = attacks(read)[-1]
    assert draft.time is not None
    assert (draft.time.text, draft.time_inherited) == ("Monday", True)
    assert [place.mention.text for place in draft.places] == ["Sarmin"]


def test_a_bare_mention_of_an_attack_told_before_is_not_told_again() -> None:
    """A definite "the strikes" that only points back is no second attack."""
    read = reading("Warplanes bombed the town of Sarmin on Sunday.", "The strikes drew wide condemnation.")
    assert quotes(read, attacks(read)) == ["Warplanes bombed the town of Sarmin on Sunday"]


def test_the_lead_gives_way_where_the_body_tells_it_again() -> None:
    """A long report's first sentence is a summary; the attack is claimed where the body tells it."""
    lead = "Ten people were killed in air strikes in Yemen."
    body = ("Saudi jets bombed the port of Hodeidah on Monday.", "Aid came late.", "Roads were shut.", "Rain fell.")
    assert quotes(reading(lead, *body), attacks(reading(lead, *body))) == [body[0].rstrip(".")]


def test_two_attacks_of_one_sentence_are_two_claims() -> None:
    """A sentence whose clauses tell of different attacks gives one claim a clause."""
    read = reading("Jets bombed Sarmin on Monday while rebels fired rockets at Jableh on Tuesday.")
    assert [draft.means for draft in attacks(read)] == [Means.AIRSTRIKE, Means.ROCKET]


_WORDS = st.sampled_from(
    "Russian forces the army rebels shelled bombed Sarmin Marib air strikes rockets fell on a hospital killing 12 "
    "people on Monday said the monitor which took control of ceasefire collapsed despite denied blamed for damaged "
    "homes "
    ', . ; " “ ” ’s - — ( ) İ 🚑 \n\t يوم é'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_WORDS, max_size=60).map(" ".join) | st.text(max_size=200))
def test_offsets_hold_on_any_text(text: str) -> None:
    """Whatever the text, every claim and every mention in it repeats the characters that it points at."""
    read = reading(text)
    for assemble in (attacks, controls, agreements, breaches, denials, damages, responsibilities):
        assert holds(read, assemble(read))


def test_strikes_that_are_executed_are_no_execution() -> None:
    """Strikes that were "executed" once made a killing of captives."""
    draft = _only("Government aircraft executed dozens of strikes on Sarmin on Saturday.")
    assert draft.means is Means.AIRSTRIKE


@pytest.mark.parametrize(
    "sentence",
    [
        "Its aircraft strike only military targets, the ministry said.",
        "The ministry said that it does not target civilians in Sarmin.",
        "Government forces had stopped firing on Sarmin on Monday.",
    ],
)
def test_what_someone_says_to_do_or_to_have_stopped_is_no_attack(sentence: str) -> None:
    """A habit that a party claims for itself, and fire that ceased, tell of no use of force."""
    assert attacks(reading(sentence)) == []


def test_those_killed_in_a_strike_are_not_its_doers() -> None:
    """What drones do in strikes on soldiers names the drones' owner alone."""
    draft = _only("Turkish drones killed ten Syrian soldiers on Sunday in strikes on a convoy near Sarmin.")
    assert "Syrian" not in " ".join(said(draft.perpetrators))


def test_whose_targets_came_under_fire_did_not_fire() -> None:
    """The owner of targets under fire was once named as the attacker."""
    draft = _only("All known Syrian government targets in Idlib were now under fire from the air.")
    assert draft.perpetrators == ()


def test_an_aircraft_shot_down_is_no_means() -> None:
    """Shooting down a warplane is no air strike."""
    draft = _only("Turkey shot down two Syrian government warplanes over Idlib on Sunday.")
    assert draft.means is not Means.AIRSTRIKE


def test_an_entry_without_a_verb_tells_of_an_attack() -> None:
    """Logs say "Shells on the edge of X." and mean that shells fell."""
    draft = _only("29 Feb., Sarmin.", "Shells on the edge of the village.", "No one hurt.")
    assert draft.means is Means.SHELLING
