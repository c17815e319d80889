"""A gazetteer that people added to a ledger: where it comes from, how it is read, what came of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GazetteerFile:
    """One file of a gazetteer, kept as it was.

    Attributes:
        name: the file's name.
        digest: ``sha256:`` and the hex digest of its bytes.
        size: its bytes.
    """

    name: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class AddedGazetteer:
    """A gazetteer that was added.

    Attributes:
        name: what it is called.
        kind: ``ocha``, ``geonames``, ``geojson`` or ``table``.
        files: its files, in the order in which they are read.
        licence: as the person who added it said; empty where nothing was said.
        source: who made it or where it was fetched, likewise.
        mapping: YAML text that says what columns mean; empty: by their headings.
        country: of rows that do not say, ISO 3166-1 alpha-2; empty: none was set.
        skip_bad: whether rows that cannot be used were left out.
        places: how many places it has.
        names: how many names.
        left_out: how many rows were left out.
        added: when, ISO 8601 in UTC.
    """

    name: str
    kind: str
    files: tuple[GazetteerFile, ...]
    licence: str
    source: str
    mapping: str
    country: str
    skip_bad: bool
    places: int
    names: int
    left_out: int
    added: str
