"""The gazetteer file: what is known, what is found, and how the file is made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from harmledger.errors import VocabularyError
from harmledger.resolve.gazetteer import Gazetteer, places, store
from harmledger.resolve.gazetteer.entry import Entry


@pytest.mark.parametrize(
    "name",
    [
        "Idlib",
        "Saraqeb",
        "Sahil Roj",
        "Fua",
        "al-Qahira",
        "Kafr Avid",
        "Jabal al-Zawiya",
        "Khan Cheikhoun",
        "إدلب",
        "Syria",
        "HAMA",
    ],
)
def test_names_of_places_are_known(gazetteer: Gazetteer, name: str) -> None:
    """In any usual spelling."""
    assert gazetteer.known(name)


@pytest.mark.parametrize(
    "name",
    [
        "Said",
        "Nine",
        "Human",
        "March",
        "Tuesday",
        "The",
        "Rami",
        "Putin",
        "Syrian",
        "White Helmets",
        "Al-Nusra Front",
        "idlib",
        "",
    ],
)
def test_words_people_months_and_parties_are_no_places(gazetteer: Gazetteer, name: str) -> None:
    """Though some village somewhere is called so."""
    assert not gazetteer.known(name)


def test_a_name_finds_its_places_best_first(gazetteer: Gazetteer) -> None:
    """Country narrows, and nearness orders what fits equally."""
    assert [c.country for c in gazetteer.find("Fua", country="SY")] == ["SY"]
    assert {c.country for c in gazetteer.find("Fua")} == {"SY", "FR"}
    near_missouri = gazetteer.find("Springfield", near=(37.0, -93.0))
    assert near_missouri[0].gazetteer_id == "geonames:6"
    assert len(gazetteer.find("Springfield", limit=1)) == 1


def test_a_name_that_is_merely_similar_is_not_found(gazetteer: Gazetteer) -> None:
    """Halluba without its own entry must not come out as Halab, which is Aleppo."""
    assert all("Aleppo" not in candidate.name for candidate in gazetteer.find("al-Hallubiya"))


def test_a_spelling_that_sounds_alike_is_found_with_a_lower_score(gazetteer: Gazetteer) -> None:
    """Spellings that nobody listed are found by sound."""
    (found,) = gazetteer.find("Sarraqib", country="SY")
    assert found.name == "Saraqib"
    assert found.score < 0.97


def test_the_same_sources_give_the_same_file(tmp_path: Path) -> None:
    """Byte for byte."""
    entries = list(places.curated())
    one, other = tmp_path / "one.sqlite", tmp_path / "other.sqlite"
    store.build(one, entries)
    store.build(other, entries)
    assert one.read_bytes() == other.read_bytes()


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    """The message names the file and what to run."""
    file = tmp_path / "other.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE something (x)")
    connection.close()
    with pytest.raises(VocabularyError, match=r"other\.sqlite is no gazetteer.*gazetteer.build"):
        Gazetteer.open(file)
    with pytest.raises(VocabularyError, match=r"missing\.sqlite"):
        Gazetteer.open(tmp_path / "missing.sqlite")


def test_a_build_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Whole or not at all."""
    file = tmp_path / "kept.sqlite"
    store.build(file, list(places.curated())[:3])
    before = file.read_bytes()

    def broken() -> list[Entry]:
        raise VocabularyError("curated.csv, line 2: broken")

    with pytest.raises(VocabularyError):
        store.build(file, (entry for entry in broken()))
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["kept.sqlite"]


def test_every_place_of_our_own_list_has_sound_values() -> None:
    """Coordinates on the globe, a chain that ends in a country, names without repeats, ids once."""
    entries = list(places.curated())
    assert len({entry.gid for entry in entries}) == len(entries)
    for entry in entries:
        assert -90 <= entry.lat <= 90, entry.gid
        assert -180 <= entry.lon <= 180, entry.gid
        assert entry.admin, entry.gid
        assert entry.radius > 0, entry.gid
        assert len(entry.country) == 2, entry.gid


def test_closing_twice_is_harmless(gazetteer_file: Path) -> None:
    """A ``with`` block inside which somebody closes ends quietly."""
    with Gazetteer.open(gazetteer_file) as opened:
        opened.close()
