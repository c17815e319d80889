"""One place in two gazetteers is one place: entries of added gazetteers joined with what is there already.

What is there already gives id, main name and, if it knows the population, that; the added gazetteer gives the point
and the chain; names and ids are those of both. So adding a gazetteer changes no id that a report was read with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from harmledger.model.where import PlacePrecision
from harmledger.resolve.gazetteer import fold
from harmledger.resolve.gazetteer.candidate import Candidate, Match, distance_km
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.index import Gazetteer

_AREAS = frozenset({PlacePrecision.PROVINCE, PlacePrecision.DISTRICT, PlacePrecision.COUNTRY})
_KM = {Match.NAME: 10.0, Match.ALIAS: 10.0, Match.SPELLING: 8.0, Match.SOUND: 6.0, Match.SIMILAR: 3.0}
"""How far the points of one settlement lie apart at most, by how alike its names are."""
_TOWN_KM = 25.0
Twin = Candidate | Entry


def merged(
    gazetteers: Iterable[Iterable[Entry]], base: Gazetteer, told: Callable[[int], None] | None = None
) -> list[Entry]:
    """The entries of all gazetteers, each place once.

    Args:
        gazetteers: entries of each, areas before the places inside, in the order added.
        base: the built-in gazetteer.
        told: called now and then with the number of places done.
    """
    kept = _Kept()
    done = 0
    for entries in gazetteers:
        twins: list[tuple[Entry, Twin | None, float]] = []
        nearest: dict[str, tuple[float, str]] = {}
        for entry in entries:
            twin, away = _twin(entry, base, kept)
            twins.append((entry, twin, away))
            if twin is not None:
                gid = _gid(twin)
                nearest[gid] = min(nearest.get(gid, (away, entry.gid)), (away, entry.gid))
            done += 1
            if told is not None and done % 200 == 0:
                told(done)
        for entry, twin, _ in twins:
            kept.put(entry, None if twin is None or nearest[_gid(twin)][1] != entry.gid else twin)
    return kept.entries(base)


class _Kept:
    """Entries so far, by the id that stands for each place."""

    def __init__(self) -> None:
        self._by_gid: dict[str, Entry] = {}
        self._stands: dict[str, str] = {}
        self._near: dict[tuple[str, str, int, int], list[str]] = {}

    def put(self, entry: Entry, twin: Twin | None) -> None:
        """Add an entry, joined with what it is the same place as."""
        if twin is not None:
            entry = self._joined(entry, twin)
        self._by_gid[entry.gid] = entry
        for gid in _ids(entry):
            self._stands[gid] = entry.gid
        for key in _cells(entry):
            self._near.setdefault(key, []).append(entry.gid)

    def by_gid(self, gid: str) -> Entry | None:
        """The entry that stands for an id."""
        return self._by_gid.get(self._stands.get(gid, ""))

    def near(self, entry: Entry) -> list[Entry]:
        """Entries of other gazetteers that sound the same and lie in the same stretch of land."""
        found = {gid for key in _cells(entry, spread=1) for gid in self._near.get(key, ())}
        return [self._by_gid[gid] for gid in sorted(found) if gid in self._by_gid]

    def entries(self, base: Gazetteer) -> list[Entry]:
        """All entries, their chains in the names and ids that stand for each area."""
        return [self._chained(entry, base) for entry in self._by_gid.values()]

    def _joined(self, entry: Entry, twin: Twin) -> Entry:
        gid = _gid(twin)
        held = self._by_gid.get(gid)
        names = (*(held.names if held else ()), twin.name, *entry.names)
        chain = (entry.admin, entry.within) if entry.within or not twin.admin else (twin.admin, twin.within)
        reach = twin.radius if isinstance(twin, Entry) else twin.radius_km
        if entry.derived:  # the middle of the villages inside is no better than a point that is known
            entry = replace(
                entry, lat=twin.lat, lon=twin.lon, radius=reach, derived=isinstance(twin, Entry) and twin.derived
            )
        return replace(
            entry,
            gid=gid,
            name=twin.name,
            names=tuple(dict.fromkeys(names)),
            population=max(entry.population, twin.population),
            radius=max(entry.radius, reach) if entry.precision in _AREAS else min(max(entry.radius, reach), _TOWN_KM),
            admin=chain[0],
            within=chain[1],
            also=tuple(one for one in dict.fromkeys((*twin.also, *_ids(entry))) if one != gid),
            sure=True,
            mains=(*(held.mains if held else ()), entry.name),
        )

    def _chained(self, entry: Entry, base: Gazetteer) -> Entry:
        within = [self._stands.get(gid, gid) for gid in entry.within]
        areas = [(self._by_gid[gid].name if gid in self._by_gid else None, gid) for gid in within]
        names = [name for name, _ in areas if name is not None] or list(entry.admin)
        if not within:
            for name in entry.admin:
                found = [one for one in base.find(name, 3, entry.country) if one.precision in _AREAS]
                within += [one.gazetteer_id for one in found[:1]]
        country = base.country(entry.country)
        if country is not None and country.name not in names:
            names.append(country.name)
            within.append(country.gazetteer_id)
        return replace(entry, admin=tuple(dict.fromkeys(names)), within=tuple(dict.fromkeys(within)))


def _ids(entry: Entry) -> tuple[str, ...]:
    return (entry.gid, *entry.also)


def _gid(twin: Twin) -> str:
    return twin.gazetteer_id if isinstance(twin, Candidate) else twin.gid


def _twin(entry: Entry, base: Gazetteer, kept: _Kept) -> tuple[Twin | None, float]:
    """The same place as it is known already, and how far from it; None for a place that is new."""
    same = kept.by_gid(entry.gid) or base.by_id(entry.gid)
    if same is not None:
        return same, 0.0
    found: list[tuple[float, str, Twin]] = []
    names = entry.names if entry.precision not in _AREAS else (*entry.names, f"{entry.name} {entry.precision}")
    for name in names:
        for one in base.find(name, 60, entry.country):
            away = one.distance_km(entry.lat, entry.lon)
            if _like(one.precision, entry.precision) and away <= _furthest(one, entry):
                found.append((away, one.gazetteer_id, kept.by_gid(one.gazetteer_id) or one))
    for other in kept.near(entry):
        away = distance_km((other.lat, other.lon), (entry.lat, entry.lon))
        if _like(other.precision, entry.precision) and away <= _KM[Match.SOUND]:
            found.append((away, other.gid, other))
    away, _, twin = min(found, key=lambda one: one[:2], default=(0.0, "", None))
    return twin, away


def _furthest(one: Candidate, entry: Entry) -> float:
    if one.precision in _AREAS:
        return max(30.0, one.radius_km + entry.radius) if one.match is not Match.SIMILAR else 0.0
    return _KM[one.match]


def _like(one: str, other: str) -> bool:
    """Whether two places may be one: both settlements, or both areas of one level."""
    points = {"settlement", "exact"}
    return one == other or (one in points and other in points)


def _cells(entry: Entry, spread: int = 0) -> list[tuple[str, str, int, int]]:
    keys = {fold.folded(name, family).sound for name in entry.names for family in fold.families(entry.country)}
    keys |= {fold.plain(name) for name in entry.names}
    lat, lon = int(entry.lat * 5), int(entry.lon * 5)
    steps = range(-spread, spread + 1)
    return [(entry.country, key, lat + x, lon + y) for key in keys if key for x in steps for y in steps]
