"""README and tutorial show what the commands print."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import tour


@pytest.mark.parametrize("page", tour.PAGES, ids=lambda page: page.name)
def test_shown_output_is_real(page: Path) -> None:
    """Run `make docs` where this fails; then read the page again."""
    text = page.read_text(encoding="utf-8")
    assert "$ harmledger" in text
    assert tour.refreshed(text) == text
