"""The query string of the page of open words and what it asks for, in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from harmledger.model.judgement import Sort
from harmledger.model.looking import OpenWanted

WHAT = {"place": Sort.PLACE, "date": Sort.DATE, "party": Sort.ACTOR, "speaker": Sort.SPEAKER}
"""What words can stand for, and what is decided of them."""
PATH = "/unresolved"
NAMES = ("what", "text", "country")
_MOST = 300  # characters of a parameter


@dataclass(frozen=True, slots=True)
class Asked:
    """A query string as understood.

    Attributes:
        wanted: which words.
        after: the position behind which the page begins; -1 for the first page.
        pairs: the parameters in use.
        problems: parameters that could not be read and were left out, with their values.
    """

    wanted: OpenWanted
    after: int
    pairs: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str], ...]

    def address(self, **more: str) -> str:
        """The page with this question and ``more``; an empty value takes a parameter out."""
        held = {**dict(self.pairs), **more}
        query = urlencode({name: value for name, value in held.items() if value})
        return f"{PATH}?{query}" if query else PATH

    def one(self, name: str) -> str:
        """The value of a parameter, empty where it is not in use."""
        return dict(self.pairs).get(name, "")


def read(given: Sequence[tuple[str, str]]) -> Asked:
    """What a query string asks for; parameters that it does not know are left to others."""
    last = {name: value.strip()[:_MOST] for name, value in given if value.strip()}
    problems: list[tuple[str, str]] = []
    if last.get("what", "place") not in WHAT:
        problems.append(("what", last.pop("what")))
    after = last.get("after", "0")
    if not (after.isascii() and after.isdecimal() and len(after) < 10):
        problems.append(("after", after))
        after = "0"
    pairs = tuple((name, last[name]) for name in NAMES if name in last)
    wanted = OpenWanted(last.get("what"), last.get("text"), last.get("country"))
    return Asked(wanted, int(after) - 1, pairs, tuple(problems))
