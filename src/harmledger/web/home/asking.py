"""What the overview and the list are asked: filters, order, page; and the addresses that their links lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from harmledger.model.overview import Order, Overview, Unit
from harmledger.web import filters
from harmledger.web.filters import Asked

PAGE = 50
FAR = 1_000_000
"""No list has more pages than that; an address that asks for more is read as the last page."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Where in a list a page stands.

    Attributes:
        order: what the list is ordered by.
        number: the page, from 1.
        total: incidents in the list.
    """

    order: Order
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PAGE))

    @property
    def first(self) -> int:
        """The number of the first incident shown, from 1."""
        return (self.number - 1) * PAGE + 1

    @property
    def last(self) -> int:
        """The number of the last incident shown."""
        return min(self.number * PAGE, self.total)


def order_of(value: str | None) -> Order:
    """The order that an address asks for; the usual one where it asks for none that there is."""
    try:
        return Order(value or Order.NEWEST)
    except ValueError:
        return Order.NEWEST


def page_of(value: str | None) -> int:
    """The page that an address asks for, from 1."""
    known = value is not None and value.isascii() and value.isdigit()
    return max(1, min(int(value or 1), FAR)) if known else 1


def address(asked: Asked, path: str, order: Order = Order.NEWEST, page: int = 1) -> str:
    """The address of a page of the list; what is usual is left out of it."""
    more = ([] if order is Order.NEWEST else [("sort", order.value)]) + ([] if page == 1 else [("page", str(page))])
    query = urlencode([*asked.pairs, *more])
    return f"{path}?{query}" if query else path


def narrowed(asked: Asked, path: str, **values: str) -> str:
    """The address with these single parameters in the place of those in use; an empty value takes one off."""
    pairs = [pair for pair in asked.pairs if pair[0] not in values]
    pairs += [(name, value) for name, value in values.items() if value]
    pairs.sort(key=lambda pair: filters.NAMES.index(pair[0]))
    return f"{path}?{urlencode(pairs)}" if pairs else path


def toggled(asked: Asked, path: str, name: str, value: str) -> str:
    """The address with one value of a facet put on, or taken off where it is on."""
    pairs = [pair for pair in asked.pairs if pair != (name, value)]
    if len(pairs) == len(asked.pairs):
        pairs.append((name, value))
    pairs.sort(key=lambda pair: filters.NAMES.index(pair[0]))
    return f"{path}?{urlencode(pairs)}" if pairs else path


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of days to step out to; ``since`` and ``until`` None: the whole record."""

    name: str
    since: dt.date | None
    until: dt.date | None
    href: str


def wider(asked: Asked, view: Overview) -> list[Stretch]:
    """The stretches that hold the one in use, widest first: the whole record, the years, the months."""
    since, until = asked.where.since, asked.where.until
    if since is None and until is None:
        return []
    found = [Stretch("all", None, None, narrowed(asked, "/", since="", until=""))]
    if view.unit is not Unit.YEAR and since is not None and until is not None and until >= since:
        year = (dt.date(since.year, 1, 1), dt.date(until.year, 12, 31))
        month = (since.replace(day=1), _month_end(until))
        for name, (start, end) in (("year", year), ("month", month)):
            if (start, end) != (since, until) and (end - start) > (until - since):
                found.append(Stretch(name, start, end, narrowed(asked, "/", since=f"{start}", until=f"{end}")))
    return found


def _month_end(day: dt.date) -> dt.date:
    return (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
