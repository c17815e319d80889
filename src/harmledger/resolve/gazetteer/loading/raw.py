"""What a loader finds in one row, before it is checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from harmledger.errors import VocabularyError


@dataclass(frozen=True, slots=True)
class Area:
    """An area that a row says its place lies in.

    Attributes:
        code: its code in the source; empty where it is only named.
        name: its main name.
        names: all its names.
        precision: ``country``, ``province`` or ``district``.
    """

    code: str
    name: str
    names: tuple[str, ...]
    precision: str


@dataclass(frozen=True, slots=True)
class Raw:
    """One row.

    Attributes:
        where: how the row is told to people (``places.csv, line 12``).
        code: its code in the source; empty where the source gives none.
        name: its main name; empty where the row has none.
        names: all names, the main one among them.
        lat, lon: degrees; None where the row has none.
        precision: a place precision of the contract.
        country: ISO 3166-1 alpha-2 code; empty where the row does not say.
        areas: what it lies in, nearest first.
        population: 0 where not known.
        radius: kilometres; 0 where not known.
    """

    where: str
    code: str
    name: str
    names: tuple[str, ...]
    lat: float | None
    lon: float | None
    precision: str
    country: str = ""
    areas: tuple[Area, ...] = field(default=())
    population: int = 0
    radius: float = 0.0


class RowError(VocabularyError):
    """A row that cannot be used; with ``--skip-bad`` it is left out, else the whole file is refused."""


def number(text: str, where: str, column: str) -> float | None:
    """A number as written, with a point or a decimal comma; None for an empty cell.

    Raises:
        RowError: for anything else.
    """
    clean = text.strip().replace(",", ".")
    if not clean:
        return None
    try:
        value = float(clean)
    except ValueError as error:
        raise RowError(f"{where}: {column} is {text!r}, which is no number") from error
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124 - not a number is not itself
        raise RowError(f"{where}: {column} is {text!r}, which is no number")
    return value


def people(text: str, where: str) -> int:
    """A number of people; 0 for an empty cell.

    Raises:
        RowError: for anything else, or more than there are.
    """
    value = number(text.replace(" ", "").replace("\u00a0", ""), where, "population") or 0.0
    if not 0 <= value < _MOST:
        raise RowError(f"{where}: population is {text!r}")
    return int(value)


_MOST = 10_000_000_000
