"""States that news copy names beside a town: "Alturas, Calif.", "Corsicana, TX", "in Larose, Louisiana".

Only those of the United States are listed: nowhere else is a town so seldom named without its state, nor are so many
towns of one name. The abbreviations are those of the Associated Press stylebook and of the postal service.
"""

from __future__ import annotations

import csv
import functools
import re
from collections import Counter
from importlib import resources

COUNTRY = "US"
"""Where the listed states lie, ISO 3166-1 alpha-2."""

_MORE_THAN_A_STATE = frozenset({"Georgia", "Washington"})
"""Names that alone mean another place at least as often."""


@functools.cache
def by_postal() -> dict[str, str]:
    """Names of states by postal code, which is also GeoNames' code of the first-level division."""
    return {row["postal"]: row["name"] for row in _rows()}


def after(text: str) -> str | None:
    """The state that ``text``, which follows a town's name, begins with: ", Calif."; None where it begins with none."""
    match = _after().match(text)
    return None if match is None else _names()[match["name"]]


def named(text: str) -> Counter[str]:
    """How often ``text`` names each state: by its name, or abbreviated after a comma."""
    found = Counter(match.group() for match in _full().finditer(text))
    found.update(_names()[match["name"]] for match in _short().finditer(text))
    return found


@functools.cache
def abbreviations() -> dict[str, str]:
    """Every abbreviation ("Miss.", "MS") to the state's name."""
    return {form: row["name"] for row in _rows() for form in (row["abbreviation"], row["postal"]) if form}


@functools.cache
def _names() -> dict[str, str]:
    """Every written form to the state's name."""
    return {form: row["name"] for row in _rows() for form in (row["name"], row["abbreviation"], row["postal"]) if form}


def _either(forms: list[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


@functools.cache
def _after() -> re.Pattern[str]:
    return re.compile(rf",? (?P<name>{_either(list(_names()))})(?![A-Za-z])")


@functools.cache
def _full() -> re.Pattern[str]:
    """Names of states; the capital stands first, for by one character most of a text is passed over quickly."""
    names = [row["name"] for row in _rows() if row["name"] not in _MORE_THAN_A_STATE]
    rest = "|".join(
        f"(?<={first})(?:{_either([name[1:] for name in names if name[0] == first])})"
        for first in sorted({name[0] for name in names})
    )
    return re.compile(rf"[A-Z](?<=\b.)(?:{rest})\b")


@functools.cache
def _short() -> re.Pattern[str]:
    short = [form for form in _names() if len(form) == 2 or form.endswith(".") or form in _MORE_THAN_A_STATE]
    return re.compile(rf", (?P<name>{_either(short)})(?![A-Za-z])")


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    text = resources.files(__package__).joinpath("states.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))
