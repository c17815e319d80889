"""The walk through a week shows what the code makes of the sample reports, not what it once made."""

from __future__ import annotations

from scripts.week import PAGE, table, written


def test_week_is_as_recorded_now() -> None:
    """The page's table is today's; ``python -m scripts.week`` writes it anew."""
    page = PAGE.read_text(encoding="utf-8")
    assert written(page, table()) == page
