"""Serving: the port is taken before anything starts."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.errors import PortBusyError
from harmledger.web.serving import address, listen, serve
from tests.unit.web import web_demo as demo


def test_busy_port_is_told_with_a_way_out() -> None:
    """A taken port stops before start, with the port's number and another to try."""
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortBusyError, match=f"port {port}.*--port {port + 1}"):
            serve(demo.DemoData(), Settings(port=port))


def test_foreign_address_is_told() -> None:
    """An address that is not this machine's is the same fault, with its own words."""
    with pytest.raises(PortBusyError, match=r"192\.0\.2\.1"):
        listen("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("0.0.0.0", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000")],  # noqa: S104
)
def test_address_can_be_opened(host: str, expected: str) -> None:
    """What is printed can be opened in a browser."""
    assert address(host, 8000) == expected
