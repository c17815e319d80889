"""The query string of the search page and what it asks for, in both directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from harmledger.model.looking import WordsWanted
from harmledger.model.terms import ClaimKind

SINGLE = ("q", "in", "outlet", "language", "since", "until")


@dataclass(frozen=True, slots=True)
class Search:
    """A query string as understood.

    Attributes:
        wanted: what is looked for.
        pairs: the parameters in use.
        problems: parameters whose value cannot be read, with it; they were left out.
    """

    wanted: WordsWanted
    pairs: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]

    def address(self, **more: str) -> str:
        """The search page with these parameters and ``more``."""
        return f"/search?{urlencode((*self.pairs, *more.items()))}"

    def one(self, name: str) -> str:
        """The value of a single parameter, empty where it is not in use."""
        return next((value for key, value in self.pairs if key == name), "")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the words is asked for."""
        return any(name not in {"q", "in"} for name, _ in self.pairs)


def read(given: Sequence[tuple[str, str]]) -> Search:
    """What a query string asks for."""
    pairs: list[tuple[str, str]] = []
    problems: list[tuple[str, str]] = []
    last = {name: value.strip() for name, value in given if name in SINGLE and value.strip()}
    days = {name: _day(name, last, problems) for name in ("since", "until")}
    if last.get("in", "reports") not in {"reports", "claims"}:
        problems.append(("in", last.pop("in")))
    kinds = tuple(kind for name, value in given if name == "kind" and (kind := _kind(value, problems)) is not None)
    in_claims = last.get("in") == "claims"
    pairs = [(name, last[name]) for name in SINGLE if name in last]
    pairs += [("kind", kind.value) for kind in dict.fromkeys(kinds)]
    wanted = WordsWanted(
        words=last.get("q", ""),
        in_claims=in_claims,
        kinds=tuple(dict.fromkeys(kinds)) if in_claims else (),
        outlet=last.get("outlet"),
        language=last.get("language"),
        since=days["since"],
        until=days["until"],
    )
    return Search(wanted, tuple(pairs), tuple(problems))


def _day(name: str, last: dict[str, str], problems: list[tuple[str, str]]) -> dt.date | None:
    """The day; one that cannot be read is taken out."""
    if name not in last:
        return None
    try:
        return dt.date.fromisoformat(last[name])
    except ValueError:
        problems.append((name, last.pop(name)))
        return None


def _kind(value: str, problems: list[tuple[str, str]]) -> ClaimKind | None:
    if not value.strip():
        return None
    try:
        return ClaimKind(value)
    except ValueError:
        problems.append(("kind", value))
        return None
