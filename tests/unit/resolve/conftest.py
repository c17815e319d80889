"""A small gazetteer: our own places, and a few elsewhere that tempt a careless choice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harmledger.resolve.gazetteer import Gazetteer, places, store
from harmledger.resolve.gazetteer.entry import Entry


def _town(number: int, name: str, country: str, population: int, *names: str, at: tuple[float, float]) -> Entry:
    return Entry(
        gid=f"geonames:{number}",
        name=name,
        lat=at[0],
        lon=at[1],
        precision="settlement",
        admin=(country,),
        country=country,
        population=population,
        radius=3.0,
        names=(name, *names),
        sure=population >= 100_000,
    )


def _country(number: int, name: str, code: str, at: tuple[float, float]) -> Entry:
    return Entry(f"geonames:{number}", name, *at, "country", (), code, 10_000_000, 300.0, (name,), sure=True)


ELSEWHERE = (
    _town(1, "Foix", "FR", 10_000, "Fua", at=(42.97, 1.61)),
    _town(2, "Cairo", "EG", 9_500_000, "al-Qahira", "Al Qahirah", at=(30.06, 31.25)),
    _town(3, "Moscow", "RU", 10_000_000, at=(55.75, 37.62)),
    _town(4, "Nine", "PT", 3_000, at=(41.46, -8.54)),
    _town(5, "Springfield", "US", 150_000, at=(39.8, -89.64)),
    _town(6, "Springfield", "US", 160_000, at=(37.2, -93.3)),
    _town(7, "Kharkiv", "UA", 1_430_000, at=(49.98, 36.25)),
    _town(8, "Nikopol", "UA", 105_000, at=(47.57, 34.4)),
    _town(9, "Nikopol", "UA", 0, at=(49.0, 30.0)),
    Entry("geonames:13", "Red Sea", 24.7, 34.2, "province", ("Egypt",), "EG", 400_000, 150.0, ("Red Sea",), sure=True),
    _town(20, "Dallas", "US", 1_300_000, at=(32.8, -96.8)),
    *(_town(21 + n, "Dallas", "US", 15_000, at=(44.9 - 3 * n, -123.3 + 12 * n)) for n in range(5)),
    _country(10, "Syria", "SY", (34.9, 37.1)),
    _country(11, "Turkey", "TR", (39.0, 35.2)),
    _country(12, "Ukraine", "UA", (49.0, 32.0)),
    _town(33, "Jericho", "PS", 110_000, "Ariha", at=(31.87, 35.44)),
    _town(34, "Saltivka", "UA", 409_000, at=(49.99, 36.27)),
)


@pytest.fixture(scope="session")
def gazetteer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small gazetteer as a file."""
    file = tmp_path_factory.mktemp("gazetteer") / "small.sqlite"
    store.build(file, [*places.curated(), *ELSEWHERE])
    return file


@pytest.fixture(scope="session")
def gazetteer(gazetteer_file: Path) -> Iterator[Gazetteer]:
    """The small gazetteer, open."""
    with Gazetteer.open(gazetteer_file) as opened:
        yield opened
