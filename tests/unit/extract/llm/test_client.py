"""Asking an endpoint: how long it is waited for."""

from __future__ import annotations

import pytest

from harmledger.errors import SkipItemError
from harmledger.extract.llm.client import Client
from harmledger.extract.llm.endpoint import Endpoint
from tests.language_model import ModelServer, Reply


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_busy_endpoint_is_left_alone_longer_each_time(server: ModelServer, status: int) -> None:
    """Where it names no time, we wait twice as long at each try, and then leave it."""
    waits: list[float] = []
    server.replies.append(Reply(status))
    with pytest.raises(SkipItemError) as told:
        Client(Endpoint.of(server.settings()), waits.append).ask("?", "a.txt")
    assert told.value.reason == "llm_busy"
    assert waits == [1.0, 2.0, 4.0]


def test_endpoint_says_how_long_to_wait(server: ModelServer) -> None:
    """Retry-After in seconds is kept to; a date there is as good as nothing."""
    waits: list[float] = []
    dated = "Wed, 21 Oct 2026 07:28:00 GMT"
    server.replies += [Reply(429, b"", {"Retry-After": "7"}), Reply(429, b"", {"Retry-After": dated})]
    server.says("{}")
    assert Client(Endpoint.of(server.settings()), waits.append).ask("?", "a.txt") == "{}"
    assert waits == [7.0, 2.0]


def test_answer_without_end_is_no_answer(server: ModelServer) -> None:
    """More than ten million bytes are not read into memory."""
    server.replies.append(Reply(body=b'{"a": "' + b"x" * 11_000_000))
    with pytest.raises(SkipItemError) as told:
        Client(Endpoint.of(server.settings())).ask("?", "a.txt")
    assert told.value.reason == "llm_answer"
