"""Claims to MUC-4 templates, the answer key and its scorer, on texts made up for these tests."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bench.muc4 import __main__ as command
from bench.muc4.filling import filled
from bench.muc4.key import Fill, Slot, Template, messages, templates
from bench.muc4.scoring import Score, credit, paired, slot_points, total
from harmledger.model.claim import AttackClaim, CasualtyClaim, Claim, DamageClaim
from harmledger.model.quantity import Quantifier
from harmledger.model.terms import DamageKind, Means, Outcome, Scope, Stance, Target, VictimGroup
from harmledger.model.when import DatePrecision, When
from harmledger.model.where import Place

KEY = """;;; a remark
0.  MESSAGE: ID                     TST9-MUC4-0001 (SITE)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
3.  INCIDENT: LOCATION              PERU: AYACUCHO (CITY)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
6.  INCIDENT: INSTRUMENT ID         ? "CAR BOMB" / "BOMB"
7.  INCIDENT: INSTRUMENT TYPE       VEHICLE BOMB: "CAR BOMB" / "BOMB"
9.  PERP: INDIVIDUAL ID             *
10. PERP: ORGANIZATION ID           "THE \\"9 MAY\\" FRONT"
                                    "ARMY"
21. HUM TGT: NUMBER                 2: "CLERKS"
                                    PLURAL: "GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     ? DEATH: "CLERKS"
                                    NO INJURY OR DEATH: "-"

0.  MESSAGE: ID                     TST9-MUC4-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def casualty(start: int = 0, **facts: object) -> CasualtyClaim:
    """A casualty claim; what is not given is two people killed."""
    usual: dict[str, object] = {
        "claim_id": f"c{start}",
        "report_id": "r",
        "start": start,
        "end": start + 9,
        "quote": "TWO CLERKS",
        "value": 2,
        "quantifier": Quantifier.EXACT,
        "low": 2,
        "high": 2,
        "count_text": "TWO",
        "outcome": Outcome.KILLED,
    }
    return CasualtyClaim(**(usual | facts))  # type: ignore[arg-type]


def attack(start: int = 0, **facts: object) -> AttackClaim:
    """An attack claim; what is not given is unknown."""
    usual: dict[str, object] = {"claim_id": f"a{start}", "report_id": "r", "start": start, "end": start + 9}
    return AttackClaim(**(usual | {"quote": "THE ATTACK"} | facts))  # type: ignore[arg-type]


def on(day: int) -> When:
    """A day of March 1990."""
    date = dt.date(1990, 3, day)
    return When(date, date, DatePrecision.DAY)


def values(template: Template, slot: Slot) -> list[str]:
    """The first wording of each fill of a slot."""
    return [fill.values[0] for fill in template.of(slot)]


def test_key_is_read_with_alternatives_options_and_targets(tmp_path: Path) -> None:
    """Alternatives, optional fills and cross-references of the key come out; empty slots do not."""
    path = tmp_path / "key"
    path.write_text(KEY)
    found = templates(path)
    (one,) = found["TST9-MUC4-0001"]
    assert found["TST9-MUC4-0002"] == []
    assert one.optional
    assert one.country == "PERU"
    assert one.of(Slot.TYPE) == (Fill(("BOMBING", "ATTACK")),)
    assert one.of(Slot.INSTRUMENT_ID) == (Fill(("CAR BOMB", "BOMB"), optional=True),)
    assert one.of(Slot.INSTRUMENT_TYPE) == (Fill(("VEHICLE BOMB",), ("CAR BOMB", "BOMB")),)
    assert one.of(Slot.PERPETRATOR_INDIVIDUAL) == ()
    assert one.of(Slot.PERPETRATOR_ORGANISATION) == (Fill(("THE 9 MAY FRONT",)), Fill(("ARMY",)))
    assert one.of(Slot.HUMAN_NUMBER) == (Fill(("2",), ("CLERKS",)), Fill(("PLURAL",), ("GUARDS",)))
    assert one.of(Slot.HUMAN_EFFECT) == (Fill(("DEATH",), ("CLERKS",), optional=True), Fill(("NO INJURY OR DEATH",)))


def test_messages_carry_the_day_of_their_dateline(tmp_path: Path) -> None:
    """A dateline's day is the message's; a message without one has none, and a day in the body is not taken."""
    path = tmp_path / "texts"
    path.write_text(
        "TST9-MUC4-0001\n\n   LIMA, 9 MAR 90 (RADIO) -- [TEXT] ONE.\n\n\nTST9-MUC4-0002 (SITE)\n\n   NO CITY, NO DATE"
        " -- [TEXT] ON 8 MAR 90 TWO.\n"
    )
    first, second = messages(path)
    assert (first.name, first.day) == ("TST9-MUC4-0001", dt.date(1990, 3, 9))
    assert first.text.startswith("   LIMA")
    assert (second.name, second.day) == ("TST9-MUC4-0002", None)


def test_claims_fill_the_slots_of_one_template() -> None:
    """An attack and its casualties become one template with type, instrument, perpetrators, numbers and effects."""
    (found,) = filled(
        [
            attack(
                means=Means.IED,
                quote="A CAR BOMB EXPLODED",
                perpetrators=("Shining Path", "hooded men"),
                targets=(Target.MARKET, Target.MILITARY),
            ),
            casualty(50),
            casualty(90, outcome=Outcome.INJURED, value=None, quantifier=Quantifier.VAGUE, high=None),
        ]
    )
    assert values(found, Slot.TYPE) == ["BOMBING"]
    assert values(found, Slot.INSTRUMENT_ID) == ["CAR BOMB"]
    assert values(found, Slot.INSTRUMENT_TYPE) == ["VEHICLE BOMB"]
    assert values(found, Slot.PERPETRATOR_ORGANISATION) == ["Shining Path"]
    assert values(found, Slot.PERPETRATOR_INDIVIDUAL) == ["hooded men"]
    assert values(found, Slot.PHYSICAL_TYPE) == ["COMMERCIAL"]
    assert values(found, Slot.HUMAN_NUMBER) == ["2", "PLURAL"]
    assert values(found, Slot.HUMAN_EFFECT) == ["DEATH", "INJURY"]


def test_instrument_type_falls_back_on_the_means() -> None:
    """Where no word of the quote names an instrument, the means gives its type and no string."""
    (found,) = filled([attack(means=Means.SHOOTING, quote="THEY OPENED FIRE")])
    assert values(found, Slot.INSTRUMENT_TYPE) == ["GUN"]
    assert values(found, Slot.INSTRUMENT_ID) == []


@pytest.mark.parametrize(
    "other",
    [
        {"means": Means.IED},
        {"means": Means.SHOOTING, "date": on(2)},
        {"means": Means.SHOOTING, "places": (Place("HUANTA"),)},
    ],
    ids=["type", "day", "town"],
)
def test_another_type_day_or_town_is_another_template(other: dict[str, object]) -> None:
    """Claims of one report are kept apart by type, day and town; the same twice is one template."""
    first = attack(means=Means.SHOOTING, date=on(1), places=(Place("LIMA"),))
    usual: dict[str, object] = {"date": on(1), "places": (Place("Lima"),)}
    assert len(filled([first, attack(50, **(usual | other))])) == 2
    assert len(filled([first, attack(50, **usual, means=Means.SHOOTING)])) == 1


@pytest.mark.parametrize(
    "claim",
    [
        attack(stance=Stance.DENIED, means=Means.IED),
        attack(scope=Scope.CAMPAIGN, means=Means.IED),
        attack(means=Means.GROUND_FIGHTING),
        casualty(victims=VictimGroup.COMBATANTS, quote="TWO SOLDIERS"),
        attack(means=Means.OTHER),
        casualty(outcome=Outcome.DETAINED, quote="TWO SUSPECTS WERE ARRESTED"),
    ],
    ids=["denied", "campaign", "battle", "soldiers", "nothing told", "arrest"],
)
def test_what_is_no_incident_of_muc4_makes_no_template(claim: Claim) -> None:
    """Denials, campaigns, battles, soldiers killed, bare words for an attack and arrests are no incidents there."""
    assert filled([claim]) == []


def test_police_are_victims_and_a_number_told_twice_is_one() -> None:
    """Police killed count; two killed told twice are two, while one person and another one are both kept."""
    (found,) = filled(
        [
            casualty(victims=VictimGroup.COMBATANTS, quote="TWO POLICEMEN"),
            casualty(30, quote="KILLED TWO"),
            casualty(50, value=1, low=1, high=1, quote="A CHILD"),
            casualty(70, value=1, low=1, high=1, quote="A WOMAN"),
        ]
    )
    assert values(found, Slot.HUMAN_NUMBER) == ["2", "1", "1"]
    assert values(found, Slot.HUMAN_EFFECT) == ["DEATH", "DEATH", "DEATH"]


def test_kidnapping_arson_and_robbery_have_their_own_type() -> None:
    """People taken, property burned and property looted are told apart."""
    damage = {"claim_id": "d", "report_id": "r", "end": 99, "quote": "A BUS"}
    found = filled(
        [
            casualty(outcome=Outcome.DETAINED, quote="TWO CLERKS WERE KIDNAPPED"),
            DamageClaim(start=60, damage=DamageKind.BURNED, targets=(Target.TRANSPORT,), **damage),  # type: ignore[arg-type]
            DamageClaim(start=80, damage=DamageKind.LOOTING, targets=(Target.MARKET,), **damage),  # type: ignore[arg-type]
        ]
    )
    assert [values(one, Slot.TYPE) for one in found] == [["KIDNAPPING"], ["ARSON"], ["ROBBERY"]]
    assert values(found[0], Slot.HUMAN_NUMBER) == ["2"]
    assert values(found[0], Slot.HUMAN_EFFECT) == []
    assert values(found[1], Slot.PHYSICAL_TYPE) == ["TRANSPORT VEHICLE"]


@pytest.mark.parametrize(
    ("slot", "asked", "given", "worth"),
    [
        (Slot.TYPE, Fill(("BOMBING",)), Fill(("ATTACK",)), 0.5),
        (Slot.TYPE, Fill(("BOMBING",)), Fill(("KIDNAPPING",)), 0.0),
        (Slot.INSTRUMENT_TYPE, Fill(("VEHICLE BOMB",)), Fill(("EXPLOSIVE",)), 0.5),
        (Slot.INSTRUMENT_TYPE, Fill(("GUN", "RIFLE")), Fill(("RIFLE",)), 1.0),
        (Slot.INSTRUMENT_ID, Fill(("A CAR BOMB",)), Fill(("CAR BOMBS",)), 1.0),
        (Slot.INSTRUMENT_ID, Fill(("CAR BOMB",)), Fill(("BOMB",)), 0.5),
        (Slot.PERPETRATOR_ORGANISATION, Fill(("ARMY",)), Fill(("FRONT",)), 0.0),
        (Slot.HUMAN_NUMBER, Fill(("2",), ("CLERKS",)), Fill(("2",), ("TWO CLERKS DIED",)), 1.0),
        (Slot.HUMAN_NUMBER, Fill(("2",), ("CLERKS",)), Fill(("2",), ("TWO GUARDS DIED",)), 0.5),
        (Slot.HUMAN_NUMBER, Fill(("~70",)), Fill(("70",)), 1.0),
        (Slot.HUMAN_NUMBER, Fill(("10 - 12",)), Fill(("11",)), 1.0),
        (Slot.HUMAN_NUMBER, Fill(("10 - 12",)), Fill(("13",)), 0.0),
        (Slot.HUMAN_NUMBER, Fill(("1,000",)), Fill(("1000",)), 1.0),
        (Slot.HUMAN_NUMBER, Fill(("PLURAL",)), Fill(("PLURAL",)), 1.0),
        (Slot.HUMAN_NUMBER, Fill(("PLURAL",)), Fill(("3",)), 0.0),
    ],
)
def test_a_fill_is_right_partly_right_or_wrong(slot: Slot, asked: Fill, given: Fill, worth: float) -> None:
    """Credit is 1, a half or nothing, as the module says."""
    assert credit(slot, asked, given) == worth


def test_a_party_is_right_by_any_of_its_names() -> None:
    """A neutral name is right where the key words the same party otherwise, or names it by the incident's country."""
    army = Fill(("Government of Colombia",))
    assert credit(Slot.PERPETRATOR_ORGANISATION, Fill(("ARMED FORCES",)), army, "COLOMBIA") == 1.0
    assert credit(Slot.PERPETRATOR_ORGANISATION, Fill(("ARMED FORCES",)), army, "SYRIA") == 0.0


def test_optional_fills_are_asked_for_only_where_given() -> None:
    """Leaving an optional fill out costs nothing; giving it earns credit."""
    asked = Template({Slot.HUMAN_NUMBER: (Fill(("2",)), Fill(("3",), optional=True))})
    two = Template({Slot.HUMAN_NUMBER: (Fill(("2",)),)})
    both = Template({Slot.HUMAN_NUMBER: (Fill(("2",)), Fill(("3",)))})
    assert slot_points(Slot.HUMAN_NUMBER, asked, two).recall == 1.0
    points = slot_points(Slot.HUMAN_NUMBER, asked, both)
    assert (points.asked, points.given, points.credit) == (2, 2, 2.0)


def test_templates_pair_by_type_and_something_else() -> None:
    """The type alone does not make two templates the same incident where either says more."""
    kind = {Slot.TYPE: (Fill(("BOMBING",)),)}
    asked = [
        Template({**kind, Slot.HUMAN_NUMBER: (Fill(("2",)),)}),
        Template({**kind, Slot.HUMAN_NUMBER: (Fill(("5",)),)}),
    ]
    assert paired(asked, [Template({**kind, Slot.HUMAN_NUMBER: (Fill(("5",)),)})]) == [(1, 0)]
    assert paired(asked, [Template({**kind, Slot.HUMAN_NUMBER: (Fill(("9",)),)})]) == []
    assert paired([Template(kind)], [Template(kind)]) == [(0, 0)]


def test_missing_and_spurious_templates_count_over_all_templates_only() -> None:
    """Over paired templates nothing is missing; over all, what is missing lowers recall, what is spurious precision."""
    one = Template({Slot.TYPE: (Fill(("BOMBING",)),), Slot.HUMAN_NUMBER: (Fill(("2",)),)})
    other = Template({Slot.TYPE: (Fill(("KIDNAPPING",)),)})
    left_out = Template({Slot.TYPE: (Fill(("ARSON",)),)}, optional=True)
    score = Score()
    score.add([one, left_out], [one])
    score.add([other], [])
    score.add([], [other])
    assert total(score.matched.values()).f == 1.0
    points = score.every[Slot.TYPE]
    assert (points.credit, points.asked, points.given) == (1.0, 2, 2)
    assert points.recall == points.precision == points.f == 0.5
    assert (score.counts["matched"], score.counts["missing"], score.counts["spurious"]) == (1, 1, 1)


def test_without_the_data_it_says_so_and_ends_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the texts are not there, nothing is measured and that is said."""
    monkeypatch.setattr(command, "DATA", tmp_path)
    monkeypatch.setattr("sys.argv", ["muc4"])
    assert command.main() == 0
    assert "nothing is measured" in capsys.readouterr().out


def test_a_folder_of_data_is_read_scored_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From texts and key to the table: a bombing that is read is paired with the one asked for."""
    folder = tmp_path / "tst9"
    folder.mkdir()
    (folder / "key-tst9").write_text(KEY)
    (folder / "tst9-muc4").write_text(
        "TST9-MUC4-0001\n\n   Lima, 9 MAR 90 (RADIO) -- [TEXT] A car bomb exploded in Ayacucho and killed two clerks.\n"
    )
    monkeypatch.setattr(command, "DATA", tmp_path)
    monkeypatch.setattr("sys.argv", ["muc4", "--part", "tst9", "--extractor", "rules", "--errors"])
    assert command.main() == 0
    shown = capsys.readouterr().out
    assert "'matched': 1" in shown
    assert "VEHICLE BOMB" in shown
    assert "55.9" in shown
