"""What a page of tallies, agreements, control or displacement is asked for: place, days, from where on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from harmledger.model.query import Surroundings
from harmledger.web import filters

NAMES = ("place", "since", "until")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query string as understood.

    Attributes:
        where: place and days.
        after: the position behind which the page begins; -1 for the first page.
        pairs: the parameters in use, in a fixed order, never blank.
        problems: parameters that could not be read and were left out.
        is_tidy: whether no blank parameter was given; else a page sends the reader to the tidy address.
    """

    where: Surroundings
    after: int
    pairs: tuple[tuple[str, str], ...]
    problems: tuple[filters.Problem, ...]
    is_tidy: bool

    def address(self, path: str, after: int | None = None) -> str:
        """``path`` with this question, from behind ``after`` on."""
        more = () if after is None else (("after", str(after)),)
        query = urlencode((*self.pairs, *more))
        return f"{path}?{query}" if query else path

    def one(self, name: str) -> str:
        """The value of a parameter, empty where it is not in use."""
        return next((value for key, value in self.pairs if key == name), "")


def read(given: Sequence[tuple[str, str]]) -> Asked:
    """What a query string asks for; parameters that it does not know are left to others."""
    ours = [pair for pair in given if pair[0] in NAMES]
    found = filters.read(ours)
    problems = list(found.problems)
    after = next((value for name, value in reversed(given) if name == "after" and value.strip()), "-1")
    number = int(after) if after.removeprefix("-").isdecimal() and after.isascii() and len(after) < 10 else None
    if number is None:
        problems.append(filters.Problem("after", after))
    where = Surroundings(found.where.place, found.where.since, found.where.until)
    return Asked(where, -1 if number is None else number, found.pairs, tuple(problems), found.is_tidy)
