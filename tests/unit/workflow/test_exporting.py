"""Exports as the pages give them: one ZIP file with everything, and the list of what is not in it."""

from __future__ import annotations

import zipfile

import pytest

from harmledger.errors import ExportError
from harmledger.model.query import IncidentFilter
from harmledger.workflow import exporting
from harmledger.workflow.exporting import Exports
from harmledger.workflow.sums import Sums
from tests.unit.workflow.conftest import Made

ALL = IncidentFilter()


@pytest.mark.parametrize("name", ["csv", "json", "geojson", "ucdp", "acled"])
@pytest.mark.parametrize("wanted", [ALL, IncidentFilter(text="killed")], ids=["whole", "filtered"])
def test_every_format_with_its_notice(made: Made, name: str, wanted: IncidentFilter) -> None:
    """Whatever the format, the file says by which filter and policy it was made and what is left out."""
    made.ledger.link()
    path = Exports(made.store, made.settings, Sums(made.store)).write(wanted, name, asked="text=killed")
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            notice = archive.read("READ-ME.txt").decode()
    finally:
        path.unlink()
    assert "left-out.csv" in names
    assert len(names) >= 3
    assert "Filter: text=killed" in notice
    assert "Licence" in notice


def test_nothing_linked_is_said(made: Made) -> None:
    """Without a record there is no export and no file."""
    with pytest.raises(ExportError, match="no record"):
        Exports(made.store, made.settings, Sums(made.store)).write(ALL, "csv", asked="")
    assert not Exports(made.store, made.settings, Sums(made.store)).preview(ALL).is_linked


def test_too_many_is_refused_with_the_remedy(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the bound nothing is made, and the command without a bound is named."""
    made.ledger.link()
    monkeypatch.setattr(exporting, "MOST", 0)
    with pytest.raises(ExportError, match="harmledger export"):
        Exports(made.store, made.settings, Sums(made.store)).write(ALL, "csv", asked="")


def test_unknown_format_is_refused(made: Made) -> None:
    """The formats that there are, are named."""
    with pytest.raises(ExportError, match="geojson"):
        Exports(made.store, made.settings, Sums(made.store)).write(ALL, "xlsx", asked="")


def test_preview_counts(made: Made) -> None:
    """The page knows how many incidents pass, and what is left out of so few."""
    made.ledger.link()
    found = Exports(made.store, made.settings, Sums(made.store)).preview(ALL)
    assert found.incidents == len(made.ledger.incidents())
    assert found.withheld is not None
    assert found.is_whole
