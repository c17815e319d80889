"""Places, resolved: shares of right and wrong on labelled mentions may not get worse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.geoparsing import TABLES, judged, labels, shares, texts
from harmledger.resolve.gazetteer import Gazetteer

LEAST_RIGHT = {"samples": 1.0, "seeds": 1.0, "fakes": 0.98, "fakes-rare": 0.93, "fakes-fresh": 0.96, "fakes-new": 0.91}
MOST_WRONG = {"samples": 0.0, "seeds": 0.0, "fakes": 0.01, "fakes-rare": 0.0, "fakes-fresh": 0.02, "fakes-new": 0.02}


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    """The gazetteer that is built in."""
    with Gazetteer.open() as opened:
        yield opened


@pytest.mark.parametrize("table", TABLES)
def test_places_are_right_where_labelled(table: str, gazetteer: Gazetteer) -> None:
    """As many right and as few wrong as were pinned; what is neither stays open."""
    found = judged(table, gazetteer)
    if found is None:
        assert table != "samples", "the sample reports ship with the project"
        pytest.skip(f"the reports of {table} are not beside this working copy")
    reached = shares(found[0])
    missed = [f"{label.report} {label.name}: {place.name} ({place.reason})" for label, place in found[1]]
    assert reached["right"] >= LEAST_RIGHT[table], missed
    assert reached["wrong"] <= MOST_WRONG[table], missed


@pytest.mark.parametrize("table", TABLES)
def test_labels_name_what_stands_in_the_text(table: str) -> None:
    """Offsets and names of a table fit its texts, and no mention stands twice."""
    found = texts(table)
    if found is None:
        pytest.skip(f"the reports of {table} are not beside this working copy")
    lines = labels(table)
    assert all(found[line.report][line.start : line.end] == line.name for line in lines)
    assert len({(line.report, line.start) for line in lines}) == len(lines)
