"""A language model to read with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.language_model import ModelServer


@pytest.fixture
def server() -> Iterator[ModelServer]:
    """A server of its own for each test."""
    running = ModelServer()
    yield running
    running.close()
