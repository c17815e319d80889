"""What times are made of: days, months, numbers, and the names of all of these."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from harmledger.model.when import DatePrecision
from harmledger.resolve import numerals

Words = re.Match[str]


@dataclass(frozen=True, slots=True)
class Days:
    """The days ``start`` to ``end``, both inclusive, and how fine the words are."""

    start: dt.date
    end: dt.date
    precision: DatePrecision


class NoBaseError(ValueError):
    """The words count from the day of publication, which is not known."""


class TwoReadingsError(ValueError):
    """A date in digits can be read with the day first or with the month first, and nothing tells which.

    Attributes:
        one, other: the two days.
    """

    def __init__(self, one: dt.date, other: dt.date) -> None:
        self.one, self.other = one, other
        super().__init__(f"{one.isoformat()} or {other.isoformat()}")


Reading = Callable[[Words, dt.date | None], Days | None]


DAY = dt.timedelta(days=1)


def day(date: dt.date) -> Days:
    """One day."""
    return Days(date, date, DatePrecision.DAY)


def month(year: int, number: int) -> Days:
    """One calendar month."""
    last = calendar.monthrange(year, number)[1]
    return Days(dt.date(year, number, 1), dt.date(year, number, last), DatePrecision.MONTH)


def months_before(date: dt.date, number: int) -> dt.date:
    """The same day ``number`` months earlier, or the last day of that month."""
    year, index = divmod(date.year * 12 + date.month - 1 - number, 12)
    return dt.date(year, index + 1, min(date.day, calendar.monthrange(year, index + 1)[1]))


def base(published: dt.date | None) -> dt.date:
    """The day of publication.

    Raises:
        NoBaseError: where it is not known.
    """
    if published is None:
        raise NoBaseError
    return published


def count(words: str) -> int:
    """Such as "48", "two", "thirty-four" and "a" as a number; "few" and "several" are three."""
    if words.isdigit():
        return int(words)
    if words in {"few", "several", "some", "couple of", "couple"}:
        return 2 if words.startswith("couple") else 3
    return sum(numerals.WORDS.get(part, 0) for part in words.split("-")) or 1


def valid(year: int, number: int, date: int) -> Days | None:
    """The day, or None where the calendar has none such ("31 June")."""
    try:
        return day(dt.date(year, number, date))
    except ValueError:
        return None


def until(begin: Days, published: dt.date) -> Days | None:
    """From where ``begin`` starts to the day of publication; None where it has not begun by then."""
    return Days(begin.start, published, begin.precision) if begin.start <= published else None


def ordinal(word: str) -> int:
    """Such as "third" and "3rd" as a number."""
    return int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]


def year_of(found: Words, published: dt.date | None) -> int:
    """The year that is named, else this year, or with "last" the one before."""
    if found["y"]:
        return int(found["y"])
    return base(published).year - (found["which"] == "last")


MONTHS = {
    form: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for form in names.split()
}


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}


COUNT = "|".join(
    (
        *(rf"{tens}(?:-(?:{'|'.join(list(numerals.WORDS)[:9])}))?" for tens in list(numerals.WORDS)[19:]),
        *list(numerals.WORDS)[18::-1],
    )
)
"""Numbers in words up to ninety-nine, as a pattern."""
PARTS = {"beginning of": "early", "end of": "late"}
"""Other names of the parts "early", "mid" and "late"."""
NUMBER = r"\d+|" + "|".join(numerals.WORDS) + "|a"
"""A number in digits or one word, as a pattern."""
