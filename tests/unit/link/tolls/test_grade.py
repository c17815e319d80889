"""Grades and attribution, each with its reason."""

from __future__ import annotations

from harmledger.link import record
from harmledger.model.claim import Speaker
from harmledger.model.incident import Incident
from harmledger.model.terms import Means, SourceType, VictimGroup
from tests.unit.link.making import BINNISH, HELMETS, MINISTRY, SOHR, Telling, copy_of, day

TUESDAY = day("2020-03-03")
SYRIA, RUSSIA = ("Government of Syria",), ("Government of Russia",)


def only(*tellings: Telling) -> Incident:
    """The one incident that the reports make."""
    (incident,) = record([t.report for t in tellings], [c for t in tellings for c in t.claims]).incidents
    return incident


def strike(name: str, source: Speaker | None = None, by: tuple[str, ...] = ()) -> Telling:
    """A report of one strike on Binnish with twelve killed."""
    telling = Telling(name)
    telling.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, source=source, perpetrators=by)
    return telling


def test_one_report_is_weak_and_unattributed() -> None:
    """A single account is weak; where it names nobody, attribution is unknown."""
    incident = only(strike("a"))
    assert (incident.grade.value, incident.attribution.value) == ("weak", "unknown")


def test_two_origins_with_two_speakers_are_fair_and_likely() -> None:
    """Independent accounts that name the same party found the incident and the attribution."""
    incident = only(strike("a", SOHR, SYRIA), strike("b", HELMETS, SYRIA))
    assert (incident.grade.value, incident.attribution.value) == ("fair", "likely")


def test_passage_of_another_report_is_no_account_of_its_own() -> None:
    """A report with a reporting of its own and one paragraph of another's: what that paragraph says is the other's."""
    told = (
        "The rescue service counted twelve bodies under the rubble of the bakery in Binnish on Tuesday evening, "
        "and its volunteers went on digging by the light of their phones until the early morning."
    )
    one, other = Telling("a", outlet="First News"), Telling("b", published="2020-03-04", outlet="Second News")
    one.says(
        "Bakers had begun to queue at the mill before dawn, since the price of diesel rose again over the weekend. "
        "Olive growers on the road to the coast told a visiting delegation that half of the trees were past saving."
    )
    one.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence=told)
    other.says(
        "Traders in the provincial capital said that flour had run short for weeks, as lorries waited at the crossing. "
        "The mayor of another town asked for tents, blankets, fuel and medicine before the next snow would fall there. "
        "Teachers met in a school yard to speak of exams that had been put off twice since the beginning of the year."
    )
    other.killed(12, BINNISH, when=TUESDAY, means=Means.AIRSTRIKE, sentence=told)
    made = record([one.report, other.report], [*one.claims, *other.claims])
    (incident,) = made.incidents
    assert [(item.report_id, item.origin) for item in made.quoted] == [(other.report_id, one.report_id)]
    assert (incident.grade.value, incident.grade.reason) == ("weak", "all accounts go back to one report")


def test_two_reports_that_quote_one_monitor_are_one_voice() -> None:
    """Two outlets with the same single source do not corroborate each other."""
    incident = only(strike("a", SOHR), strike("b", SOHR))
    assert incident.grade.value == "weak"
    assert "2 origins" in incident.grade.reason


def test_copy_is_no_corroboration() -> None:
    """An incident in five copies of one report is as weak as in one."""
    first = strike("a")
    assert only(first, *(copy_of(first, f"copy{n}") for n in range(4))).grade.value == "weak"


def test_parties_to_the_conflict_do_not_corroborate() -> None:
    """A ministry beside one outlet leaves the incident weak."""
    assert only(strike("a"), strike("b", MINISTRY)).grade.value == "weak"


def test_different_parties_named_is_contested() -> None:
    """Where accounts name different parties, grade and attribution are contested."""
    incident = only(strike("a", SOHR, SYRIA), strike("b", HELMETS, RUSSIA))
    assert (incident.grade.value, incident.attribution.value) == ("contested", "contested")


def test_parties_named_together_do_not_compete() -> None:
    """A third account that names both parties makes them joint, not rivals."""
    third = Speaker("United Nations", SourceType.INTERGOVERNMENTAL)
    incident = only(strike("a", SOHR, SYRIA), strike("b", HELMETS, RUSSIA), strike("c", third, SYRIA + RUSSIA))
    assert incident.grade.value == "fair"


def test_denial_contests_attribution_and_not_the_grade() -> None:
    """A denial by the named party stands beside the incident and in the reason."""
    first, second = strike("a", SOHR, RUSSIA), strike("b", HELMETS, RUSSIA)
    denial = second.denies("Government of Russia")
    incident = only(first, second)
    assert (incident.grade.value, incident.attribution.value) == ("fair", "contested")
    assert incident.denials == (denial.claim_id,)
    assert "Government of Russia denies it" in incident.grade.reason


def test_denial_of_a_pattern_belongs_to_no_incident() -> None:
    """A denial by a party that no account names is not this incident's."""
    first = strike("a", SOHR, SYRIA)
    first.denies("Government of Russia")
    assert only(first).denials == ()


def test_denial_goes_to_the_claim_that_it_answers() -> None:
    """Where the report makes plain what is denied, that decides."""
    first = strike("a", SOHR, RUSSIA)
    answering = Telling("b", "2020-03-05")
    denial = answering.denies("Government of Russia", of=first.claims[0])
    assert only(first, answering).denials == (denial.claim_id,)


def test_accepted_responsibility_confirms() -> None:
    """A party that accepts responsibility confirms the incident and declares itself."""
    first = strike("a", SOHR)
    first.responsible("Government of Syria", accepted=True)
    incident = only(first)
    assert (incident.grade.value, incident.attribution.value) == ("confirmed", "declared")


def test_combatants_alone_are_discounted() -> None:
    """An incident that harmed only combatants stays in the record, discounted as civilian harm."""
    telling = Telling("a")
    telling.killed(33, BINNISH, when=TUESDAY, victims=VictimGroup.COMBATANTS)
    assert only(telling).grade.value == "discounted"


def test_actors_swapped_give_the_same_grades() -> None:
    """The same facts with the parties swapped are graded alike."""
    one = only(strike("a", SOHR, SYRIA), strike("b", HELMETS, RUSSIA))
    other = only(strike("a", SOHR, RUSSIA), strike("b", HELMETS, SYRIA))
    assert (one.grade.value, one.attribution.value) == (other.grade.value, other.attribution.value)
