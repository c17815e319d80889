"""Years, seasons, decades and their parts: "2016", "late 2014", "the second quarter of 2019", "last winter"."""

from __future__ import annotations

import datetime as dt

from harmledger.model.when import DatePrecision
from harmledger.resolve.times import parts
from harmledger.resolve.times.parts import Days, Words


def in_year(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "2016", "early 2014": thirds of a year, where a part is named."""
    year = int(found["y"])
    part = found["part"]
    first, last = {"early": (1, 4), "mid": (6, 8), "late": (9, 12)}.get(parts.PARTS.get(part, part), (1, 12))
    end = parts.month(year, last).end
    precision = DatePrecision.PERIOD if part else DatePrecision.YEAR
    return Days(dt.date(year, first, 1), end, precision)


def part_of_year(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the first half of the year", "the second quarter of 2019", "the first five months of the year"."""
    year = parts.year_of(found, published)
    if found["months"]:
        first, last = 1, parts.count(found["months"])
    else:
        months = 6 if found["part"] == "half" else 3
        nth = _NTH.get(found["nth"], parts.ORDINALS.get(found["nth"], 0)) or 12 // months
        first, last = months * (nth - 1) + 1, months * nth
    if not 1 <= first <= last <= 12:
        return None
    return Days(dt.date(year, first, 1), parts.month(year, last).end, DatePrecision.PERIOD)


def decade(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "the 1990s", "the early 1990s"."""
    first = int(found["y"])
    start, end = {"early": (0, 4), "mid": (4, 6), "late": (5, 9)}.get(found["part"], (0, 9))
    return Days(dt.date(first + start, 1, 1), dt.date(first + end, 12, 31), DatePrecision.PERIOD)


def years(found: Words, _published: dt.date | None) -> Days | None:
    """Such as "1998-2003"."""
    first, last = int(found["y"]), int(found["z"])
    last += first // 100 * 100 if last < 100 else 0
    if not first < last <= first + 60:
        return None
    return Days(dt.date(first, 1, 1), dt.date(last, 12, 31), DatePrecision.YEAR)


def in_season(found: Words, published: dt.date | None) -> Days | None:
    """Such as "the summer of 2012", "last winter": without a year the last that had begun, or that was over."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[found["season"]]
    if found["y"]:
        return _season(int(found["y"]), first)
    today = parts.base(published)
    if found["which"] and found.group().endswith("year"):
        return _season(parts.year_of(found, published), first)
    years = (_season(year, first) for year in range(today.year, today.year - 3, -1))
    over = found["which"] == "last"
    return next(days for days in years if (days.end if over else days.start) <= today)


def _season(year: int, first: int) -> Days:
    end = parts.month(year + (first == 12), (first + 1) % 12 + 1).end
    return Days(dt.date(year, first, 1), end, DatePrecision.SEASON)


_NTH = {"last": 0, "final": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
