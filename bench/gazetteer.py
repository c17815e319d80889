"""Finding places by name: held-out names, and speed; ``python -m bench.gazetteer`` rewrites ``docs/places.md``.

Held out: of each settlement that GeoNames has in a country, one of its other names in Latin letters, chosen by the
hash of the place's id; it is then looked up, the country known, in a gazetteer of that country that lacks just these
names. Right: the place comes first, and no place elsewhere fits as well. Many of the names are historical or of
languages far off, and no folding can lead from one to the other: those should be left open, not guessed.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from harmledger.resolve.gazetteer import fold, places, store
from harmledger.resolve.gazetteer.entry import Entry
from harmledger.resolve.gazetteer.index import ALIAS, FAR, Candidate, Gazetteer, Match
from harmledger.resolve.gazetteer.loading import Recipe, Source, load

PAGE = Path(__file__).resolve().parents[1] / "docs" / "places.md"
OCHA = PAGE.parents[2] / "shared" / "bench" / "gazetteer-syria" / "communities.tsv"
BEGIN, END = "<!-- finding: made by `python -m bench.gazetteer` -->", "<!-- end of finding -->"
COUNTRIES = {
    "Syria": "SY",
    "Iraq": "IQ",
    "Yemen": "YE",
    "Libya": "LY",
    "Sudan": "SD",
    "Ukraine": "UA",
    "Afghanistan": "AF",
    "Mali": "ML",
    "Ethiopia": "ET",
    "Myanmar": "MM",
}
_ELSEWHERE_KM = 20.0
_MARGIN = 0.035
_THERE_KM = 5.0
_NAMES = 580_000


@dataclass(frozen=True, slots=True)
class HeldOut:
    """What became of the held-out names of one country: counts by ``right``, ``wrong`` and ``open``."""

    country: str
    asked: int
    outcomes: Counter[str]
    steps: Counter[tuple[str, str]]


def held_out(code: str, entries: list[Entry]) -> HeldOut:
    """Look one held-out name of each settlement of a country up in a gazetteer that lacks them."""
    kept: list[Entry] = []
    asked: list[tuple[str, str]] = []
    for entry in entries:
        name = _chosen(entry) if entry.precision == "settlement" else None
        if name is not None:
            asked.append((name, entry.gid))
            key = fold.plain(name)
            entry = replace(entry, names=tuple(one for one in entry.names if fold.plain(one) != key))  # noqa: PLW2901
        kept.append(entry)
    outcomes: Counter[str] = Counter()
    steps: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "country.sqlite"
        store.build(file, kept)
        with Gazetteer.open(file) as gazetteer:
            for name, gid in asked:
                found = gazetteer.find(name, 10, code, least=FAR)
                outcome = _outcome(found, gid)
                outcomes[outcome] += 1
                if outcome != "open":
                    steps[found[0].match.value, outcome] += 1
    return HeldOut(code, len(asked), outcomes, steps)


def _chosen(entry: Entry) -> str | None:
    main = fold.plain(entry.name)
    others = sorted({one for one in entry.names if fold.plain(one).isascii() and fold.plain(one) != main})
    if not others:
        return None
    return others[int(hashlib.sha256(entry.gid.encode()).hexdigest(), 16) % len(others)]


def _outcome(found: list[Candidate], gid: str) -> str:
    found = [one for one in found if one.precision.value == "settlement"]
    if not found:
        return "open"
    first = found[0]
    rivals = [one for one in found[1:] if first.score - one.score < _MARGIN]
    if any(one.distance_km(first.lat, first.lon) > _ELSEWHERE_KM for one in rivals):
        return "open"
    return "right" if gid in first.ids else "wrong"


def across(entries: list[Entry], communities: Path) -> tuple[int, Counter[str], Counter[str]]:
    """Look GeoNames' settlements in Syria up among OCHA's communities by their English names only.

    Returns:
        How many there are that have a community within 5 km; and by outcome how many, of names that are the same to the
        letter, and of all steps. ``right``: the first lies within 5 km; ``among``: too close to call, and it is among.
    """
    with Gazetteer.open() as built_in:
        recipe = Recipe("ocha")
        loaded = load([Source(communities.name, communities.read_bytes())], recipe, built_in.box)
    latin = [
        replace(one, names=tuple(name for name in one.names if name.isascii()))
        for one in loaded.entries
        if one.precision == "settlement"
    ]
    towns = [one for one in entries if (one.country, one.precision) == ("SY", "settlement") and "geonames:" in one.gid]
    exact: Counter[str] = Counter()
    ladder: Counter[str] = Counter()
    asked = 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ocha.sqlite"
        store.build(file, latin)
        with Gazetteer.open(file) as gazetteer:
            for town in towns:
                if gazetteer.around(town.lat, town.lon, _THERE_KM, 1):
                    asked += 1
                    found = gazetteer.find(town.name.removesuffix(" city"), 20, "SY")
                    exact[_there([one for one in found if one.score >= ALIAS], town)] += 1
                    ladder[_there(found, town)] += 1
    return asked, exact, ladder


def _there(found: list[Candidate], town: Entry) -> str:
    if not found:
        return "none"
    near = [one for one in found if one.distance_km(town.lat, town.lon) <= _THERE_KM]
    first = found[0]
    rivals = [one for one in found[1:] if first.score - one.score < _MARGIN]
    if any(one.distance_km(first.lat, first.lon) > _ELSEWHERE_KM for one in rivals):
        return "among" if near else "open"
    return "right" if first in near else "wrong"


def many(entries: list[Entry]) -> Iterator[Entry]:
    """More than half a million names, all folded: settlements of countries at war, over and over, a letter changed."""
    names = 0
    number = 0
    draw = random.Random(7)  # noqa: S311 - no secret
    towns = [one for one in entries if one.precision == "settlement" and fold.families(one.country)]
    while names < _NAMES:
        for entry in towns:
            number += 1
            changed = entry.names if number <= len(towns) else tuple(_changed(one, draw) for one in entry.names)
            names += len(changed)
            yield replace(entry, gid=f"made:{number}", name=changed[0], names=changed, also=(), within=())
            if names >= _NAMES:
                return


def _changed(name: str, draw: random.Random) -> str:
    at = draw.randrange(len(name))
    return name[:at] + draw.choice("abdfhklmnrstz") + name[at + 1 :]


def speed(entries: list[Entry]) -> tuple[int, int, float, float]:
    """Places, names, and milliseconds a query in the median and at the 99th percentile, nothing remembered."""
    asked = [one for entry in entries if entry.country in {"SY", "UA", "IQ"} for one in entry.names[:2]][:6000:3]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.sqlite"
        store.build(file, many(entries))
        with Gazetteer.open(file) as gazetteer:
            places_, names = gazetteer.size()
            took = []
            for name in asked:
                started = time.process_time()  # what one core does, whatever else the machine is doing
                gazetteer.find(name, least=FAR)
                took.append((time.process_time() - started) * 1000)
    took.sort()
    return places_, names, statistics.median(took), took[len(took) * 99 // 100]


def _across(entries: list[Entry]) -> str:
    asked, exact, ladder = across(entries, OCHA)
    share = {key: f"{100 * ladder[key] / asked:.0f} %" for key in ("right", "among", "wrong", "open", "none")}
    return (
        f"GeoNames' {asked} settlements in Syria looked up among OCHA's 7,600 communities by their English names: "
        f"{100 * exact['right'] / asked:.0f} % are found where names must be the same to the letter; by the ladder "
        f"{share['right']} come first, {share['among']} are among several that fit as well (choosing decides by what "
        f"the report says), {share['wrong']} are another place of that name, the others are left open. Right is within "
        "5 km."
    )


def main() -> None:
    """Measure, print, and rewrite the page's part."""
    entries = places.entries()
    lines = [
        "| country | names held out | right | wrong | left open | right by spelling / sound / similar |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for name, code in COUNTRIES.items():
        one = held_out(code, [entry for entry in entries if entry.country == code])
        share = {key: f"{100 * one.outcomes[key] / one.asked:.0f} %" for key in ("right", "wrong", "open")}
        by_step = " / ".join(
            str(one.steps[step.value, "right"]) for step in (Match.SPELLING, Match.SOUND, Match.SIMILAR)
        )
        lines.append(f"| {name} | {one.asked} | {share['right']} | {share['wrong']} | {share['open']} | {by_step} |")
        print(lines[-1], dict(one.steps), flush=True)
    if OCHA.is_file():
        lines += ["", _across(entries)]
        print(lines[-1], flush=True)
    count, names, median, slow = speed(entries)
    lines.append("")
    lines.append(
        f"Speed: {median:.2f} ms a query in the median and {slow:.2f} ms at the 99th percentile, nothing remembered, "
        f"over {names:,} names of {count:,} places, every one of them folded."
    )
    print(lines[-1])
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    if rest:
        PAGE.write_text(before + "\n".join((BEGIN, *lines, END)) + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
