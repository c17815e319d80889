"""Endpoints: where requests go, and whether that is this machine."""

from __future__ import annotations

import pytest

from harmledger.config import Settings
from harmledger.extract.llm.endpoint import Endpoint


def endpoint(url: str, protocol: str = "openai") -> Endpoint:
    """The endpoint at ``url``."""
    return Endpoint.of(Settings(llm_url=url, llm_model="m", llm_protocol=protocol, llm_api_key="sk-1234"))


@pytest.mark.parametrize(
    ("url", "protocol", "address"),
    [
        ("http://127.0.0.1:8080/v1", "openai", "http://127.0.0.1:8080/v1/chat/completions"),
        ("http://127.0.0.1:8080/v1/", "openai", "http://127.0.0.1:8080/v1/chat/completions"),
        ("https://a.example/v1/chat/completions", "openai", "https://a.example/v1/chat/completions"),
        ("https://a.example/d/x?api-version=1", "openai", "https://a.example/d/x/chat/completions?api-version=1"),
        ("http://localhost:11434", "ollama", "http://localhost:11434/api/generate"),
        ("http://localhost:11434/", "ollama", "http://localhost:11434/api/generate"),
    ],
)
def test_address_is_completed(url: str, protocol: str, address: str) -> None:
    """A base address, with or without its end, is what users have at hand."""
    assert endpoint(url, protocol).address == address


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.8.9.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://192.168.1.4/v1", False),
        ("https://localhost.example.org/v1", False),
        ("https://127.0.0.1.example.org/v1", False),
    ],
)
def test_only_loopback_is_this_machine(url: str, own: bool) -> None:
    """A machine in the next room is another machine, and a name that only looks like ours too."""
    assert endpoint(url).is_loopback is own


def test_key_is_not_shown() -> None:
    """What logs an endpoint does not give its key away."""
    assert "sk-1234" not in repr(endpoint("https://a.example/v1"))
    assert endpoint("https://a.example/v1").key == "sk-1234"
