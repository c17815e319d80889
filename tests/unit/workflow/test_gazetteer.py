"""Adding gazetteers to a ledger, and reading with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from harmledger.config import Settings
from harmledger.errors import NotFoundError, QuestionError, VocabularyError
from harmledger.resolve.gazetteer import places, store
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.workflow.book import Ledger
from harmledger.workflow.gazetteer import Wanted, find
from harmledger.workflow.opening import open_ledger
from harmledger.workflow.reader import gazetteer

VILLAGES = """\
pcode,name_en,adm1_en,adm1_pcode,lat,lon
C3916,Saraqab,Idleb,SY07,35.864,36.801
C9,Tell Zurayq,Idleb,SY07,35.7,36.6
"""


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built-in gazetteer."""
    file = tmp_path_factory.mktemp("built-in") / "base.sqlite"
    syria = Entry("geonames:163843", "Syria", 35.0, 38.0, "country", (), "SY", 1, 300.0, ("Syria",), sure=True)
    towns = [
        Entry(f"geonames:{n}", f"Corner {n}", *at, "settlement", ("Syria",), "SY", 1, 2.0, (f"Corner {n}",))
        for n, at in enumerate(((32.4, 35.8), (37.2, 42.1)), start=1)
    ]
    store.build(file, places.linked([*places.curated(), syria, *towns]))
    return file


@pytest.fixture
def settings(built_in: Path, tmp_path: Path) -> Settings:
    """Rules alone, over the small gazetteer."""
    return Settings(ledger=str(tmp_path / "a.ledger"), gazetteer=str(built_in), extractor="rules")


@pytest.fixture
def ledger(settings: Settings) -> Iterator[Ledger]:
    """An empty ledger."""
    with open_ledger(settings.ledger, settings, create=True) as opened:
        yield opened


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    """A table of two places."""
    file = tmp_path / "Syria villages.csv"
    file.write_text(VILLAGES, encoding="utf-8")
    return file


def test_a_gazetteer_is_added_once(ledger: Ledger, villages: Path) -> None:
    """Told what came of it; the second time it is there already."""
    told: list[tuple[str, int]] = []
    added = ledger.add_gazetteer(Wanted(villages, licence="CC BY"), lambda what, done: told.append((what, done)))
    assert added.is_new
    assert (added.gazetteer.name, added.gazetteer.kind, added.gazetteer.places) == ("syria-villages", "ocha", 3)
    assert added.joined == 2  # Saraqib, and the province
    assert not ledger.add_gazetteer(Wanted(villages)).is_new
    assert [one.name for one in ledger.gazetteers()] == ["syria-villages"]


def test_what_was_added_is_found_and_changes_the_version(ledger: Ledger, villages: Path) -> None:
    """So that readings made before are known to be outdated; taking it out brings the old version back."""
    before = ledger.gazetteer.version
    ledger.add_gazetteer(Wanted(villages))
    assert ledger.gazetteer.version != before
    (found,) = find(ledger.gazetteer, "ocha:C3916")
    assert found.name == "Saraqib"
    assert find(ledger.gazetteer, "Tal Zurayk", country="sy")[0].gazetteer_id == "ocha:C9"
    ledger.remove_gazetteer("syria-villages")
    assert ledger.gazetteer.version == before
    assert find(ledger.gazetteer, "ocha:C9") == []


def test_reports_are_read_with_it(ledger: Ledger, villages: Path, tmp_path: Path) -> None:
    """A village that only the added gazetteer has becomes a point."""
    report = tmp_path / "report.txt"
    report.write_text("Shelling on Tell Zurayq in Idlib province killed three civilians on 3 March 2020.\n")
    ledger.add_gazetteer(Wanted(villages))
    ledger.add(report)
    ids = {place.gazetteer_id for claim in ledger.claims() for place in claim.places}
    assert "ocha:C9" in ids


def test_a_refused_gazetteer_leaves_nothing(ledger: Ledger, tmp_path: Path) -> None:
    """Neither entry nor file nor journal row."""
    file = tmp_path / "bad.csv"
    file.write_text(VILLAGES.replace("36.801", "3.1"), encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"bad\.csv, line 2: Saraqab at 35\.864, 3\.1 lies outside of SY.*mend"):
        ledger.add_gazetteer(Wanted(file))
    assert list(ledger.gazetteers()) == []
    assert list(ledger.verify()) == []


def test_another_gazetteer_of_the_same_name_is_asked_about(ledger: Ledger, villages: Path) -> None:
    """Nothing is replaced in silence."""
    ledger.add_gazetteer(Wanted(villages))
    villages.write_text(VILLAGES.replace("Zurayq", "Zurek"), encoding="utf-8")
    with pytest.raises(QuestionError, match=r"gazetteer remove syria-villages"):
        ledger.add_gazetteer(Wanted(villages))
    with pytest.raises(NotFoundError):
        ledger.remove_gazetteer("other")


def test_paths_that_are_none_are_named(ledger: Ledger, tmp_path: Path) -> None:
    """A missing file, and a folder without anything to read."""
    with pytest.raises(QuestionError, match="there is no file"):
        ledger.add_gazetteer(Wanted(tmp_path / "missing.csv"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(QuestionError, match="no gazetteer is in"):
        ledger.add_gazetteer(Wanted(tmp_path / "empty"))


def test_the_index_is_made_anew_from_the_ledger_alone(
    ledger: Ledger, villages: Path, settings: Settings, tmp_path: Path
) -> None:
    """A ledger that was carried elsewhere is whole, without the file that was added."""
    ledger.add_gazetteer(Wanted(villages))
    version = ledger.gazetteer.version
    ledger.close()
    elsewhere = shutil.copytree(settings.ledger, tmp_path / "stick.ledger")
    shutil.rmtree(elsewhere / "gazetteers")
    villages.unlink()
    with open_ledger(elsewhere, settings) as opened:
        assert opened.gazetteer.version == version
        assert (elsewhere / "gazetteers").is_dir()
        assert list(opened.verify()) == []


def test_without_a_ledger_a_setting_names_files(
    villages: Path, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mapping may stand beside the file."""
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda _name: str(tmp_path / "cache"))
    text = villages.read_text(encoding="utf-8").replace("name_en", "ort")
    villages.write_text(text, encoding="utf-8")
    villages.with_name(f"{villages.name}.yaml").write_text("columns: {name: ort}\n", encoding="utf-8")
    opened = gazetteer(replace(settings, gazetteers=str(villages)))
    assert [one.name for one in find(opened, "ocha:C9")] == ["Tell Zurayq"]


def test_near_takes_a_point_or_a_place(ledger: Ledger) -> None:
    """Anything else is asked about."""
    found = find(ledger.gazetteer, "Idlib", near="33.5,36.3")
    assert found[0].name == "Idlib"
    assert find(ledger.gazetteer, "Idlib", near="Saraqib")
    with pytest.raises(QuestionError, match="LAT,LON"):
        find(ledger.gazetteer, "Idlib", near="Xyzzy")
