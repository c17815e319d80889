"""What two reports' events are compared by: a table of comparisons, each with its levels, as SQL.

A level is an outcome of a comparison ("the same day"); the first whose condition holds is the pair's. Each has a weight
in bits, ``log2(m / u)`` with ``m`` the share of true pairs that are at it and ``u`` that of other pairs which lie as
near in time and place (Fellegi and Sunter 1969); :mod:`harmledger.link.matching.weights` has them. Where nothing can be
compared (``null``), the comparison says nothing.

The SQL names columns of :mod:`harmledger.link.matching.fields` with ``_l`` and ``_r``, and is what both DuckDB and
Spark run; ``arrays_overlap``, ``array_intersect`` and ``size`` are Spark's names, which DuckDB is taught.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from harmledger.link.telling.rare import ALIKE, ALIKE_SHARE, MOST


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison: its name in the weights' file, its condition, and its words for a reader."""

    name: str
    sql: str
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing that is compared: its name, what it is about, when it says nothing, and its levels, first match."""

    name: str
    about: str
    null: str
    levels: tuple[Level, ...]

    def level(self, gamma: int) -> Level | None:
        """The level of a number as :func:`case` gives it; None where nothing was compared."""
        return None if gamma < 0 else self.levels[len(self.levels) - 1 - gamma]

    def case(self) -> str:
        """SQL for the level's number: -1 where nothing is compared, 0 for the last level, counting upwards."""
        rows = [
            f"WHEN {level.sql} THEN {len(self.levels) - 1 - at}" for at, level in enumerate(self.levels) if level.sql
        ]
        return f"CASE WHEN {self.null} THEN -1 {' '.join(rows)} ELSE 0 END"


_GAP = "(greatest(first_day_l, first_day_r) - least(last_day_l, last_day_r))"
_LONGEST = "(greatest(last_day_l - first_day_l, last_day_r - first_day_r) + 1)"
_UNDATED = "(first_day_l IS NULL OR first_day_r IS NULL)"
_LATER = "(after_l AND first_day_r <= last_day_l OR after_r AND first_day_l <= last_day_r)"
_NAMESAKES = "arrays_overlap(people_l, people_r)"
_FEWER = "least(size(rare_l), size(rare_r))"
_SHARED = "(size(array_intersect(rare_l, rare_r)) - size(array_intersect(rare_placed_l, rare_placed_r)))"
_ENOUGH = f"{ALIKE_SHARE} * {_SHARED} >= {_FEWER}"
_MOST = f"{_SHARED} >= {MOST} AND {_ENOUGH}"
_ALIKE = f"(main_l AND main_r AND {_SHARED} >= {ALIKE} AND {_ENOUGH})"
_LAG = "(CASE WHEN first_day_l IS NULL THEN published_l - last_day_r ELSE published_r - last_day_l END)"

TIME: Final = Comparison(
    "time",
    "When: as dated, else by when it was published.",
    "(first_day_l IS NULL AND published_l IS NULL) OR (first_day_r IS NULL AND published_r IS NULL)",
    (
        Level(
            "both_undated_near",
            "first_day_l IS NULL AND first_day_r IS NULL AND abs(published_l - published_r) <= 2",
            "neither is dated; published within two days",
        ),
        Level("both_undated", "first_day_l IS NULL AND first_day_r IS NULL", "neither is dated"),
        Level("published_before", f"{_UNDATED} AND {_LAG} < 0", "published before the other happened"),
        Level("undated_near", f"{_UNDATED} AND {_LAG} <= 2", "undated, published within two days of it"),
        Level("undated", f"{_UNDATED} AND {_LAG} <= 14", "undated, published later"),
        Level("undated_late", _UNDATED, "undated, published more than two weeks later"),
        Level("same_day", f"{_GAP} <= 0 AND {_LONGEST} = 1", "the same day"),
        Level("days_overlap", f"{_GAP} <= 0 AND {_LONGEST} <= 3", "days that overlap"),
        Level("same_week", f"{_GAP} <= 0 AND {_LONGEST} <= 7", "the same week"),
        Level("vague", f"{_GAP} <= 0", "dates overlap, one of them is vague"),
        Level("day_apart_stated", f"{_GAP} = 1 AND stated_l AND stated_r", "a day apart, both stated"),
        Level("day_apart", f"{_GAP} = 1", "a day apart"),
        Level("told_later", _LATER, "days apart, one of them that of an arrest, a hearing or a funeral"),
        Level("days_apart_named", _NAMESAKES, "days apart, though both name a person as harmed or accused"),
        Level("days_apart_alike", _ALIKE, "days apart, though both give the same rare names"),
        Level("days_apart", "", "days apart"),
    ),
)

_KM = (
    "(12742.0 * asin(sqrt(least(1.0, pow(sin(radians(lat_r - lat_l) / 2), 2) + cos(radians(lat_l))"
    " * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))))"
)
_NO_PLACE = "(places_count_l = 0 OR places_count_r = 0)"
_SINGLE = "(places_count_l = 1 AND places_count_r = 1)"
_UNKNOWN = "(level_l IS NULL OR level_r IS NULL)"
_SPELT = f"({_SINGLE} AND {_UNKNOWN} AND sound_l = sound_r AND length(sound_l) > 2 AND (sited_l OR sited_r))"
_LANDSCAPE = (
    f"((level_l = 3 AND level_r < 3 AND {_KM} <= radius_l) OR (level_r = 3 AND level_l < 3 AND {_KM} <= radius_r))"
)

_CALLED_L, _CALLED_R = "arrays_overlap(called_l, mentions_r)", "arrays_overlap(called_r, mentions_l)"
_MENTIONED = f"({_CALLED_L} OR {_CALLED_R})"

PLACE: Final = Comparison(
    "place",
    "Where: one settlement speaks most strongly; a province that holds the town only lends support.",
    f"{_NO_PLACE} AND NOT arrays_overlap(around_l, around_r) AND NOT {_MENTIONED}",
    (
        Level(
            "name_mentioned",
            f"{_MENTIONED} AND ({_CALLED_L} AND places_count_l > 0 AND level_l IS NULL"
            f" OR {_CALLED_R} AND places_count_r > 0 AND level_r IS NULL)"
            f" AND NOT ({_SINGLE} AND site_l = site_r) AND NOT {_SPELT}",
            "one report names the other's place, which no gazetteer has",
        ),
        Level(
            "town_mentioned",
            f"{_MENTIONED} AND NOT ({_SINGLE} AND site_l = site_r) AND NOT {_SPELT}",
            "the report whose place is not found names the other's",
        ),
        Level("same_area_around", _NO_PLACE, "in the same area"),
        Level(
            "same_place",
            f"{_SINGLE} AND sited_l AND sited_r AND site_l = site_r AND near_l = near_r",
            "the same place",
        ),
        Level(
            "same_unknown",
            f"{_SINGLE} AND {_UNKNOWN} AND site_l = site_r OR {_SPELT}",
            "one unknown name, or two spellings of it",
        ),
        Level(
            "within_reach",
            f"{_SINGLE} AND (site_l = site_r AND (near_l <> near_r OR sited_l <> sited_r)"
            f" OR least(level_l, level_r) < 2 AND greatest(level_l, level_r) <= 2 AND {_KM} <= radius_l + radius_r"
            f" OR (near_l OR near_r) AND greatest(level_l, level_r) <= 2 AND {_KM} <= greatest(radius_l, radius_r))",
            "within the reach of each other's place",
        ),
        Level("same_places", "places_count_l > 1 AND places_text_l = places_text_r", "the same places"),
        Level("same_area", f"{_SINGLE} AND site_l = site_r", "the same wider area"),
        Level("some_places", "arrays_overlap(places_l, places_r)", "some of the same places"),
        Level(
            "inside",
            f"arrays_overlap(names_l, above_r) OR arrays_overlap(names_r, above_l) OR {_SINGLE} AND {_LANDSCAPE}",
            "one place lies in the other",
        ),
        Level("neighbours", f"{_SINGLE} AND sited_l AND sited_r AND {_KM} <= 8.0", "neighbouring places"),
        Level("not_found", _UNKNOWN, "places with different names, one of them not found"),
        Level("apart_named", _NAMESAKES, "places apart, though both name a person as harmed or accused"),
        Level("apart_alike", _ALIKE, "places apart, though both give the same rare names"),
        Level("apart", "", "places apart"),
    ),
)

MEANS: Final = Comparison(
    "means",
    "How: the same means speak for it, two words for one thing a little, exclusive means against.",
    "size(means_l) = 0 OR size(means_r) = 0",
    (
        Level("same", "arrays_overlap(means_l, means_r)", "the same means"),
        Level("may_be_one", "arrays_overlap(means_rows_l, means_rows_r)", "means that can be two words for one thing"),
        Level("exclusive", "", "means that exclude each other"),
    ),
)

PARTIES: Final = Comparison(
    "perpetrators",
    "Who: agreement speaks for it, contradiction a little against, since blame is often disputed.",
    "size(parties_l) = 0 OR size(parties_r) = 0",
    (
        Level("same", "arrays_overlap(parties_l, parties_r)", "the same party is named"),
        Level(
            "part_of",
            "arrays_overlap(parties_l, parties_above_r) OR arrays_overlap(parties_above_l, parties_r)",
            "one of the parties named belongs to the other",
        ),
        Level("different", "", "different parties are named"),
    ),
)

TARGETS: Final = Comparison(
    "targets",
    "What was hit: a market and a market speak for it; a hospital and a market against.",
    "(size(targets_l) = 0 OR size(targets_r) = 0) AND NOT arrays_overlap(targets_vague_l, targets_vague_r)",
    (
        Level("same", "arrays_overlap(targets_l, targets_r)", "the same kind of target"),
        Level("different", "size(targets_l) > 0 AND size(targets_r) > 0", "different kinds of target"),
        Level("homes", "", "both on homes or civilian areas"),
    ),
)

NAMED: Final = Comparison(
    "named_sites",
    "Named buildings: the same hospital by name settles most of it; another by name speaks against.",
    "size(named_l) = 0 OR size(named_r) = 0",
    (
        Level("same", "arrays_overlap(named_l, named_r)", "the same named site"),
        Level("spelt_alike", "arrays_overlap(named_sounds_l, named_sounds_r)", "named sites that are spelt alike"),
        Level("different", "", "different named sites"),
    ),
)


def _toll(name: str, about: str) -> Comparison:
    """How many of one outcome: a larger equal figure is rarer; a toll that grows from report to report is no other."""
    one, two = f"{name}_l", f"{name}_r"
    more, less = f"greatest({one}, {two})", f"least({one}, {two})"
    dated = "published_l <> published_r"
    grows = f"{dated} AND (published_l < published_r) = ({one} < {two}) AND {one} <> {two}"
    return Comparison(
        name,
        about,
        f"{one} IS NULL OR {two} IS NULL",
        (
            Level("equal_large", f"{one} = {two} AND {one} >= 10", "the same figure, ten or more"),
            Level("equal", f"{one} = {two} AND {one} >= 3", "the same figure"),
            Level("equal_small", f"{one} = {two}", "the same figure, one or two"),
            Level("nearly", f"{more} <= 1.1 * {less} AND {less} >= 10", "nearly the same figure"),
            Level("far", f"{more} > 4 * greatest(1, {less})", "figures far apart"),
            Level("grows", grows, "the later report says more, as tolls do"),
            Level("shrinks", f"{dated} AND {more} > 1.5 * {less}", "the later report says less"),
            Level("close", f"{more} <= 1.5 * {less}", "figures that are close"),
            Level("unlike", "", "figures unlike each other"),
        ),
    )


KILLED: Final = _toll("killed", "How many killed: equal figures speak for it, the more the larger they are.")
INJURED: Final = _toll("injured", "How many injured: less telling than the killed, since counts differ more.")
TAKEN: Final = _toll("taken", "How many missing or detained.")

VICTIMS: Final = Comparison(
    "victims",
    "Whom: one affiliation speaks for it, two different ones, or combatants and civilians, against.",
    "(size(affiliations_l) = 0 OR size(affiliations_r) = 0)"
    " AND NOT (only_combatants_l AND civilians_r OR only_combatants_r AND civilians_l)",
    (
        Level(
            "combatants_civilians",
            "only_combatants_l AND civilians_r OR only_combatants_r AND civilians_l",
            "combatants in one, civilians in the other",
        ),
        Level("same", "arrays_overlap(affiliations_l, affiliations_r)", "people of one party or country"),
        Level("different", "", "people of different parties or countries"),
    ),
)

_HARMED = "size(array_intersect(people_l, people_r))"

PERSONS: Final = Comparison(
    "names",
    "People harmed or accused, and streets: one in common says more than anything else.",
    "(size(people_l) = 0 OR size(people_r) = 0) AND (size(streets_l) = 0 OR size(streets_r) = 0)",
    (
        Level("people", f"{_HARMED} >= 2", "two or more people in common, harmed or accused"),
        Level("person", f"{_HARMED} = 1", "one person in common, harmed or accused"),
        Level("street", "arrays_overlap(streets_l, streets_r)", "one street in common"),
        Level("none", "", "neither a person nor a street in common"),
    ),
)

RARE: Final = Comparison(
    "rare_names",
    "Names that few reports have, the places of both aside: accounts of one event share several.",
    "size(rare_l) = 0 OR size(rare_r) = 0",
    (
        Level("most", _MOST, "six or more rare names in common"),
        Level("many", f"{_SHARED} >= 3 AND {_ENOUGH}", "three or more rare names in common"),
        Level("some", f"{_SHARED} >= 2", "two or more rare names in common"),
        Level("one", f"{_SHARED} = 1", "one rare name in common"),
        Level("few", f"{_FEWER} < 4", "no rare name in common, where few are told"),
        Level("none", "", "no rare name in common"),
    ),
)

WORDING: Final = Comparison(
    "wording",
    "The same words: reports that copy each other tell their events in the same sentences.",
    "origin_l <> origin_r OR size(words_l) = 0 OR size(words_r) = 0",
    (
        Level(
            "same",
            "size(array_intersect(words_l, words_r)) >= 0.7 * least(size(words_l), size(words_r))",
            "the same words in a copy",
        ),
        Level("other", "", "copies, but other words"),
    ),
)

ABOUT: Final = Comparison(
    "headlines",
    "Both are what their report is about: two reports of a day in one place are more often about one thing.",
    "main_l IS NULL",
    (
        Level("both", "main_l AND main_r", "what both reports are about"),
        Level("one", "main_l OR main_r", "what one report is about, and the other mentions"),
        Level("neither", "", "mentioned in both"),
    ),
)

COMPARISONS: Final = (
    TIME, PLACE, MEANS, PARTIES, TARGETS, NAMED, KILLED, INJURED, TAKEN, VICTIMS, PERSONS, RARE, WORDING, ABOUT,
)  # fmt: skip
"""The table, in the order that the page shows."""
