"""Addresses of the overview and the list: what links put on, take off and step out to."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from harmledger.ledger import facets
from harmledger.model.overview import Order
from harmledger.web import filters
from harmledger.web.home import asking
from tests.unit.web import web_demo as demo


def asked(query: str) -> filters.Asked:
    """A query string as read."""
    return filters.read(parse_qsl(query))


def test_a_value_is_put_on_and_taken_off() -> None:
    """One link does both, and leaves the other filters alone."""
    on = asking.toggled(asked("place=Idlib"), "/", "means", "drone")
    assert on == "/?means=drone&place=Idlib"
    assert asking.toggled(asked(on[2:]), "/", "means", "drone") == "/?place=Idlib"


def test_single_values_are_exchanged() -> None:
    """Other days take the place of those in use; an empty one takes them off."""
    start = asked("since=2020-01-01&place=Idlib")
    assert (
        asking.narrowed(start, "/", since="2020-02-01", until="2020-02-29")
        == "/?since=2020-02-01&until=2020-02-29&place=Idlib"
    )
    assert asking.narrowed(start, "/", since="", until="") == "/?place=Idlib"


def test_usual_order_and_first_page_are_not_in_the_address() -> None:
    """So that one list has one address."""
    assert asking.address(asked("place=A"), "/incidents", Order.NEWEST, 1) == "/incidents?place=A"
    assert asking.address(asked(""), "/incidents", Order.KILLED, 3) == "/incidents?sort=killed&page=3"


@pytest.mark.parametrize(
    ("given", "page"), [(None, 1), ("3", 3), ("0", 1), ("-1", 1), ("²", 1), ("9" * 30, asking.FAR)]
)
def test_a_page_is_a_number(given: str | None, page: int) -> None:
    """Whatever the address holds."""
    assert asking.page_of(given) == page
    assert asking.order_of(given) is Order.NEWEST


@pytest.mark.parametrize(("total", "pages", "last"), [(0, 1, 0), (50, 1, 50), (51, 2, 50), (10_000, 200, 50)])
def test_pages_are_counted(total: int, pages: int, last: int) -> None:
    """The last page may be short; an empty list has one page."""
    paged = asking.Paged(Order.NEWEST, 1, total)
    assert (paged.pages, paged.last) == (pages, last)


def test_stepping_out_goes_from_days_to_the_record() -> None:
    """From some days to their month, their year and the whole record; from the whole record nowhere."""
    columns = facets.of(demo.INCIDENTS)

    def steps(query: str) -> list[tuple[str, str]]:
        wanted = asked(query)
        view = facets.overview(columns, facets.choose(columns, wanted.where, lambda _field, _value: ()), wanted.where)
        return [(one.name, one.href) for one in asking.wider(wanted, view)]

    assert steps("") == []
    assert steps("since=2020-03-03&until=2020-03-05") == [
        ("all", "/"),
        ("year", "/?since=2020-01-01&until=2020-12-31"),
        ("month", "/?since=2020-03-01&until=2020-03-31"),
    ]
