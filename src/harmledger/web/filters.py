"""The query string of a page and the filter that it stands for, in both directions.

Every filter lives in the address: a page can be kept, sent and cited. A value that cannot be read is left out and named
in ``Asked.problems``, so that a page never shows more than was asked for without saying so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode

from harmledger.model.incident import Attribution, Grade, IncidentKind
from harmledger.model.query import Box, IncidentFilter
from harmledger.model.terms import Means, Outcome, Target, VictimGroup

Term = TypeVar("Term", bound=StrEnum)

# Parameter and the closed list that it takes any number of values from.
CHOICES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("kind", IncidentKind),
    ("means", Means),
    ("target", Target),
    ("victims", VictimGroup),
    ("grade", Grade),
    ("attribution", Attribution),
)
SINGLE = ("since", "until", "undated", "place", "box", "outcome", "min_killed", "text")
MOST = 500
NAMES = (*(name for name, _ in CHOICES), "perpetrator", *SINGLE)


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter whose value cannot be used."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A query string as understood.

    Attributes:
        where: the filter.
        pairs: the parameters in use, in a fixed order, as they stand in an address; never blank.
        problems: parameters that could not be read and were left out.
        is_tidy: whether the query string was just these pairs; else a page sends the reader to the tidy address.
    """

    where: IncidentFilter
    pairs: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    is_tidy: bool

    @property
    def query(self) -> str:
        """The pairs as a query string without question mark."""
        return urlencode(self.pairs)

    def address(self, path: str, **more: str) -> str:
        """``path`` with this filter and ``more`` parameters."""
        query = urlencode((*self.pairs, *more.items()))
        return f"{path}?{query}" if query else path

    def without(self, name: str, value: str) -> str:
        """The query string without one pair; for the link that takes one filter off."""
        return urlencode([pair for pair in self.pairs if pair != (name, value)])

    def without_all(self, name: str) -> str:
        """The query string without any pair of that name."""
        return urlencode([pair for pair in self.pairs if pair[0] != name])

    def has(self, name: str, value: str) -> bool:
        """Whether the pair is in use."""
        return (name, value) in self.pairs

    def one(self, name: str) -> str:
        """The value of a single parameter, empty where it is not in use."""
        return next((value for key, value in self.pairs if key == name), "")


def read(given: Sequence[tuple[str, str]]) -> Asked:
    """What a query string asks for; parameters that are no filters are left to others.

    Args:
        given: the decoded pairs in their order.
    """
    reader = _Reader(given)
    where = IncidentFilter(
        kinds=reader.terms("kind", IncidentKind),
        grades=reader.terms("grade", Grade),
        attributions=reader.terms("attribution", Attribution),
        means=reader.terms("means", Means),
        targets=reader.terms("target", Target),
        perpetrators=reader.words("perpetrator"),
        since=reader.day("since"),
        until=reader.day("until"),
        undated=reader.flag("undated"),
        place=reader.word("place"),
        box=reader.box("box"),
        outcome=reader.term("outcome", Outcome),
        victims=tuple(str(term) for term in reader.terms("victims", VictimGroup)),
        min_killed=reader.number("min_killed"),
        text=reader.word("text"),
    )
    if where.since and where.until and where.since > where.until:
        reader.problems.append(Problem("until", where.until.isoformat()))
    ours = [pair for pair in given if pair[0] in NAMES]
    pairs = sorted(dict.fromkeys(reader.pairs), key=lambda pair: NAMES.index(pair[0]))
    return Asked(where, tuple(pairs), tuple(reader.problems), is_tidy=all(value.strip() for _, value in ours))


def pairs_of(query: str) -> list[tuple[str, str]]:
    """The decoded pairs of a query string; none where there are more than any page writes."""
    try:
        return parse_qsl(query, max_num_fields=MOST)
    except ValueError:
        return []


class _Reader:
    """Takes values out of the pairs and notes which were used and which could not be."""

    def __init__(self, given: Iterable[tuple[str, str]]) -> None:
        self.values: Mapping[str, list[str]] = {}
        gathered: dict[str, list[str]] = {}
        for name, value in given:
            if value.strip():
                gathered.setdefault(name, []).append(value.strip())
        self.values = gathered
        self.pairs: list[tuple[str, str]] = []
        self.problems: list[Problem] = []

    def words(self, name: str) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(self.values.get(name, ())))
        self.pairs += [(name, value) for value in found]
        return found

    def word(self, name: str) -> str | None:
        found = self.values.get(name, ())
        if not found:
            return None
        self.pairs.append((name, found[-1]))
        return found[-1]

    def terms(self, name: str, kind: type[Term]) -> tuple[Term, ...]:
        return tuple(term for value in self.values.get(name, ()) if (term := self._term(name, value, kind)) is not None)

    def term(self, name: str, kind: type[Term]) -> Term | None:
        found = self.values.get(name, ())
        return self._term(name, found[-1], kind) if found else None

    def _term(self, name: str, value: str, kind: type[Term]) -> Term | None:
        try:
            term = kind(value)
        except ValueError:
            self.problems.append(Problem(name, value))
            return None
        self.pairs.append((name, value))
        return term

    def day(self, name: str) -> dt.date | None:
        for value in self.values.get(name, ())[-1:]:
            try:
                day = dt.date.fromisoformat(value)
            except ValueError:
                self.problems.append(Problem(name, value))
            else:
                self.pairs.append((name, day.isoformat()))
                return day
        return None

    def number(self, name: str) -> int | None:
        for value in self.values.get(name, ())[-1:]:
            if value.isascii() and value.isdigit() and len(value) < 10:
                self.pairs.append((name, value))
                return int(value)
            self.problems.append(Problem(name, value))
        return None

    def flag(self, name: str) -> bool | None:
        for value in self.values.get(name, ())[-1:]:
            if value in {"yes", "no"}:
                self.pairs.append((name, value))
                return value == "yes"
            self.problems.append(Problem(name, value))
        return None

    def box(self, name: str) -> Box | None:
        """South, west, north, east in degrees, with commas between."""
        for value in self.values.get(name, ())[-1:]:
            try:
                south, west, north, east = (float(part) for part in value.split(","))
            except ValueError:
                self.problems.append(Problem(name, value))
                continue
            if -90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180:
                self.pairs.append((name, value))
                return Box(south, west, north, east)
            self.problems.append(Problem(name, value))
        return None
