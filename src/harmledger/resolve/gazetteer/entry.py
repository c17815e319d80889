"""A place on its way into a gazetteer file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.

    Attributes:
        gid: ``source:id``.
        name: the main name.
        lat, lon: degrees north and east (WGS 84).
        precision: what kind of place, as in the contract.
        admin: names up the chain, nearest first.
        country: ISO 3166-1 alpha-2 code.
        population: 0 where not known.
        radius: kilometres that the place reaches, or that its point may be off.
        names: all names, the main one among them.
        sure: whether its names are known without any context.
        within: ids up the chain, nearest first.
        also: ids of the same place in other gazetteers.
        mains: names that are the main one in another gazetteer.
        derived: whether point and radius are but those of the places inside of it.
    """

    gid: str
    name: str
    lat: float
    lon: float
    precision: str
    admin: tuple[str, ...]
    country: str
    population: int
    radius: float
    names: tuple[str, ...] = field(default=())
    sure: bool = False
    within: tuple[str, ...] = field(default=())
    also: tuple[str, ...] = field(default=())
    mains: tuple[str, ...] = field(default=())
    derived: bool = False
