"""Exports: complete, checked first, written whole or not at all."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from harmledger.errors import ExportError
from harmledger.model.claim import Claim
from harmledger.model.incident import Record
from harmledger.model.report import Report
from harmledger.model.when import DatePrecision, When
from harmledger.publish import FORMATS, Policy, Publication, export, publication
from harmledger.publish.acled import time_precision
from harmledger.publish.text import csv_text
from harmledger.publish.ucdp import date_prec


@pytest.fixture
def shown(record: Record, claims: list[Claim], reports: list[Report]) -> Publication:
    """The small record under the default policy."""
    return publication(record, claims, reports, Policy(dt.date(2020, 3, 10)))


def rows(text: str) -> list[dict[str, str]]:
    """A CSV text as dicts."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_holds_the_incident_and_its_toll(name: str, shown: Publication, tmp_path: Path) -> None:
    """Whatever the format, the incident, its day and its twelve are there."""
    summary = export(shown, name, tmp_path / "out")
    assert summary.incidents == 1
    text = "".join(path.read_text(encoding="utf-8") for path in summary.files)
    assert "inc-1" in text
    assert "2020-03-03" in text
    assert "12" in text


def test_csv_tables_join_and_carry_the_trace(shown: Publication, tmp_path: Path) -> None:
    """A toll's row names the claims it rests on; each stands in the table of claims."""
    export(shown, "csv", tmp_path / "out")
    tolls = rows((tmp_path / "out" / "tolls.csv").read_text(encoding="utf-8"))
    known = {row["claim_id"] for row in rows((tmp_path / "out" / "claims.csv").read_text(encoding="utf-8"))}
    assert {row["victims"] for row in tolls} == {"civilians", "all"}
    assert all(set(row["claims_used"].split("; ")) <= known for row in tolls)
    assert rows((tmp_path / "out" / "withheld.csv").read_text(encoding="utf-8"))


def test_geojson_is_longitude_first_and_keeps_the_placeless(shown: Publication, tmp_path: Path) -> None:
    """RFC 7946: longitude, latitude; no geometry where no place is known, but never dropped."""
    nowhere = dataclasses.replace(shown.record.incidents[0], incident_id="inc-2", place=None)
    both = dataclasses.replace(
        shown, record=dataclasses.replace(shown.record, incidents=(*shown.record.incidents, nowhere))
    )
    export(both, "geojson", tmp_path / "out.geojson")
    features = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["features"]
    assert features[0]["geometry"]["coordinates"][0] > features[0]["geometry"]["coordinates"][1]
    assert features[1]["geometry"] is None


def test_ucdp_splits_civilians_from_unknown(shown: Publication, tmp_path: Path) -> None:
    """GED's best is the sum of its parts, and status is not guessed."""
    export(shown, "ucdp", tmp_path / "out.csv")
    row = rows((tmp_path / "out.csv").read_text(encoding="utf-8"))[0]
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"], row["high"]) == ("12", "12", "0", "")
    assert (row["date_prec"], row["country"]) == ("1", "SY")


def test_acled_names_event_and_precision(shown: Publication, tmp_path: Path) -> None:
    """An air strike is remote violence; a coarsened place is told as coarse."""
    export(shown, "acled", tmp_path / "out.csv")
    row = rows((tmp_path / "out.csv").read_text(encoding="utf-8"))[0]
    assert row["event_type"] == "Explosions/Remote violence"
    assert (row["geo_precision"], row["time_precision"], row["fatalities"]) == ("2", "1", "12")


def test_texts_of_others_are_not_exported(shown: Publication, tmp_path: Path) -> None:
    """The JSON names reports by hash and address, and leaves their texts with their publishers."""
    export(shown, "json", tmp_path / "out.json")
    report = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["reports"][0]
    assert report["report_id"] == "sha256:aa"
    assert "text" not in report


def test_formulas_are_kept_as_text() -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    assert csv_text(("a",), [("=1+1",), ("-2",), (-2,)]) == "a\r\n'=1+1\r\n'-2\r\n-2\r\n"


def test_existing_files_are_not_replaced_unasked(shown: Publication, tmp_path: Path) -> None:
    """An export never overwrites by chance."""
    (tmp_path / "out.json").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="exists already"):
        export(shown, "json", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == "mine"
    export(shown, "json", tmp_path / "out.json", overwrite=True)
    assert "inc-1" in (tmp_path / "out.json").read_text(encoding="utf-8")


def test_folder_is_replaced_whole(shown: Publication, tmp_path: Path) -> None:
    """Replacing an export leaves nothing of the old one."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "incidents.csv").write_text("old", encoding="utf-8")
    export(shown, "csv", tmp_path / "out", overwrite=True)
    assert (tmp_path / "out" / "incidents.csv").read_text(encoding="utf-8") != "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format_name", ["csv", "json"])
def test_folder_of_somebody_else_is_never_replaced(format_name: str, shown: Publication, tmp_path: Path) -> None:
    """A mistyped folder name with --overwrite once cost the folder's files."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"holds notes\.txt"):
        export(shown, format_name, tmp_path / "mine", overwrite=True)
    assert (tmp_path / "mine" / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_unknown_format_lists_the_known(shown: Publication, tmp_path: Path) -> None:
    """The error says what may be asked for."""
    with pytest.raises(ExportError, match="geojson"):
        export(shown, "docx", tmp_path / "out")


@pytest.mark.parametrize("fault", ["quote", "claim", "bounds", "place"])
def test_faulty_record_publishes_nothing(fault: str, shown: Publication, tmp_path: Path) -> None:
    """A broken quote, a missing claim, bounds out of order or a place off the globe stop the export before a byte."""
    incident = shown.record.incidents[0]
    claims = dict(shown.claims)
    if fault == "quote":
        claims["clm-1"] = dataclasses.replace(claims["clm-1"], quote="other words")
    elif fault == "claim":
        incident = dataclasses.replace(incident, claims=("clm-9",))
    elif fault == "bounds":
        incident = dataclasses.replace(incident, tolls=(dataclasses.replace(incident.tolls[0], low=40),))
    else:
        assert incident.place is not None
        incident = dataclasses.replace(incident, place=dataclasses.replace(incident.place, lat=200.0))
    broken = dataclasses.replace(shown, claims=claims, record=dataclasses.replace(shown.record, incidents=(incident,)))
    with pytest.raises(ExportError, match="nothing was published"):
        export(broken, "json", tmp_path / "out.json")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("days", "ucdp", "acled"), [(1, 1, 1), (2, 2, 2), (7, 3, 2), (30, 4, 3), (300, 5, 3)])
def test_date_precision_codes(days: int, ucdp: int, acled: int) -> None:
    """Intervals of each length get the codes that UCDP and ACLED give them."""
    start = dt.date(2020, 1, 1)
    end = start + dt.timedelta(days - 1)
    assert date_prec(start, end) == ucdp
    assert time_precision(When(start, end, DatePrecision.PERIOD)) == acled
