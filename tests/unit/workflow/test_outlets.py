"""Beats of a ledger's outlets: learnt from other reports, given by people, the same whatever the order of adding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError
from harmledger.ledger import Store, tables, verify_store
from harmledger.model.where import Place
from harmledger.workflow.book import Ledger

TOLD = "Shelling in {town}, Ohio killed {number} people. Two people died in Chillicothe, Ohio, officials said."
BARE = "An explosion killed 4 people in Jackson on Monday, police said."
TOWNS = ("Jackson", "Wellston", "Lancaster", "Athens")
HEAD = "path,url,outlet,title,published"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger; batches are smaller than what is added."""
    settings = Settings(extractor="rules", batch=2)
    with Store.create(str(tmp_path / "test.ledger"), settings) as store:
        yield Ledger(store, settings)


def folder(at: Path, *, first: str = "told", beat: str | None = None, outlet: str = "Valley Herald") -> Path:
    """Four reports that say where their towns lie and one that does not, which comes first or last; with a manifest."""
    at.mkdir()
    texts = [TOLD.format(town=town, number=number) for number, town in enumerate(TOWNS, 2)]
    texts = [*texts, BARE] if first == "told" else [BARE, *texts]
    extra = "" if beat is None else ",beat"
    lines = [HEAD + extra]
    for number, text in enumerate(texts):
        (at / f"{number}.txt").write_text(text, encoding="utf-8")
        lines.append(f"{number}.txt,,{outlet},,2020-03-06" + ("" if beat is None else f",{beat}"))
    (at / "manifest.csv").write_text("\n".join(lines), encoding="utf-8")
    return at


def bare(ledger: Ledger) -> Place:
    """The place of the report that does not say where its Jackson lies."""
    (report,) = (one for one in ledger.reports() if one.text == BARE)
    return next(place for claim in ledger.claims(report_id=report.report_id) for place in claim.places)


def test_an_outlets_other_reports_tell_which_town_it_means(ledger: Ledger, tmp_path: Path) -> None:
    """The town of the beat, with the reason; the outlet is listed with where its reports are set."""
    ledger.add(folder(tmp_path / "in"))
    place = bare(ledger)
    assert "Ohio" in place.admin
    assert "where the outlet's reports are set" in (place.reason or "")
    (outlet,) = ledger.outlets.listed()
    assert (outlet.outlet, outlet.given, outlet.weight) == ("Valley Herald", (), 1.0)
    assert "Ohio, US" in outlet.places


def test_the_web_site_stands_for_an_outlet_that_is_not_named(ledger: Ledger, tmp_path: Path) -> None:
    """Reports of one host, with "www." or without, tell each other's towns apart, whatever else their addresses say."""
    at = folder(tmp_path / "in", outlet="")
    rows = (at / "manifest.csv").read_text(encoding="utf-8").splitlines()
    hosts = ("www.valley.example", "valley.example")
    rows[1:] = [row.replace(",,", f",https://{hosts[n % 2]}/{n},", 1) for n, row in enumerate(rows[1:])]
    (at / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    ledger.add(at)
    assert "Ohio" in bare(ledger).admin
    (outlet,) = ledger.outlets.listed()
    assert outlet.outlet == "valley.example"


def test_without_an_outlet_a_report_is_read_alone(ledger: Ledger, tmp_path: Path) -> None:
    """Reports that name none, and came from no web site, have no beat in common."""
    ledger.add(folder(tmp_path / "in", outlet=""))
    assert "Ohio" not in bare(ledger).admin
    assert ledger.outlets.listed() == ()


def test_the_order_of_adding_does_not_matter_after_reading_again(ledger: Ledger, tmp_path: Path) -> None:
    """What came in before the outlet was known is outdated, is read again once, and then comes to the same."""
    ledger.add(folder(tmp_path / "in", first="bare"))
    assert "Ohio" not in bare(ledger).admin
    ledger.reread()
    place = bare(ledger)
    assert ledger.reread().reports == 0
    with Store.create(str(tmp_path / "other.ledger"), Settings(extractor="rules")) as store:
        other = Ledger(store, Settings(extractor="rules"))
        other.add(folder(tmp_path / "other", first="told"))
        other.reread()
        assert bare(other) == place
        assert other.outlets.listed() == ledger.outlets.listed()
        other.reread(which="all")
        assert bare(other) == place


def test_a_report_is_no_witness_for_itself(ledger: Ledger, tmp_path: Path) -> None:
    """Three others are needed: with fewer there is no beat, however often one report names a place."""
    source = folder(tmp_path / "in")
    ledger.add([source / f"{number}.txt" for number in range(3)])
    assert ledger.outlets.listed() == ()
    lines = (source / "manifest.csv").read_text(encoding="utf-8").splitlines()
    (source / "manifest.csv").write_text("\n".join([lines[0], *lines[4:]]), encoding="utf-8")
    ledger.add(source)
    assert "Ohio" not in bare(ledger).admin


def test_a_person_says_where_an_outlet_is_at_home(ledger: Ledger, tmp_path: Path) -> None:
    """What was given holds in place of what is learnt until it is cleared; each makes its reports outdated."""
    ledger.add(folder(tmp_path / "in"))
    given = ledger.outlets.give("valley  HERALD", ["Mississippi"], by="clerk")
    assert (given.given, given.by, given.weight) == (("Mississippi",), "clerk", 1.0)
    assert ledger.reread().reports == len(TOWNS) + 1
    assert "Mississippi" in bare(ledger).admin
    ledger.outlets.clear("Valley Herald")
    ledger.reread()
    assert "Ohio" in bare(ledger).admin
    with pytest.raises(NotFoundError, match="outlets list"):
        ledger.outlets.clear("Valley Herald")
    assert list(ledger.verify()) == []


def test_a_manifest_gives_a_beat_to_an_outlet_that_has_none(ledger: Ledger, tmp_path: Path) -> None:
    """It holds from the first report on, and does not take the place of what a person gave before."""
    ledger.outlets.give("Other Herald", ["Ohio"], by="clerk")
    ledger.add(folder(tmp_path / "in", first="bare", beat="Mississippi; Alabama"))
    assert "Mississippi" in bare(ledger).admin
    ledger.add(folder(tmp_path / "other", beat="Texas", outlet="Other Herald"))
    assert {one.outlet: one.given for one in ledger.outlets.listed()} == {
        "Valley Herald": ("Mississippi", "Alabama"),
        "Other Herald": ("Ohio",),
    }


@pytest.mark.parametrize(("beat", "outlet", "why"), [("Zzyzxtown", "Herald", "no place"), ("Ohio", "", "no outlet")])
def test_a_beat_that_cannot_be_used_is_skipped(
    ledger: Ledger, tmp_path: Path, beat: str, outlet: str, why: str
) -> None:
    """The row is named and nothing of it is kept, so that the mended row can be added."""
    summary = ledger.add(folder(tmp_path / "in", beat=beat, outlet=outlet))
    assert summary.new == 0
    assert {item.reason for item in summary.skipped} == {"beat"}
    assert why in (summary.skipped[0].message or "")


def test_what_is_no_place_is_refused(ledger: Ledger) -> None:
    """The words that are not known are named; so is a name or a place that is missing."""
    with pytest.raises(QuestionError, match="Zzyzxtown"):
        ledger.outlets.give("Herald", ["Ohio", "Zzyzxtown"])
    with pytest.raises(QuestionError, match="needs a place"):
        ledger.outlets.give("Herald", [])
    with pytest.raises(QuestionError, match="needs a name"):
        ledger.outlets.give("  ", ["Ohio"])


@pytest.mark.parametrize("what", ["beat_altered", "beat_removed", "beat_unrecorded"])
def test_tampering_with_a_given_beat_is_named(tmp_path: Path, what: str) -> None:
    """What people gave is journalled as all else that they say."""
    settings = Settings(extractor="rules")
    with Store.create(str(tmp_path / "test.ledger"), settings) as store:
        Ledger(store, settings).outlets.give("Herald", ["Ohio"])
        with store._database.transaction(write=True) as connection:
            match what:
                case "beat_altered":
                    connection.execute(update(tables.beats).values(data="{}"))
                case "beat_removed":
                    connection.execute(delete(tables.beats))
                case _:
                    connection.execute(tables.beats.insert(), {"outlet": "other", "data": "{}"})
        assert [finding.what for finding in verify_store(store)] == [what]
