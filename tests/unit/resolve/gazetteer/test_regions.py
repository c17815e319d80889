"""States that news copy names beside a town."""

from __future__ import annotations

import pytest

from harmledger.resolve.gazetteer import regions


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (", Calif., on Sunday", "California"),
        (", TX (AP)", "Texas"),
        (", Louisiana", "Louisiana"),
        (" Wash.", "Washington"),
        (", Indianapolis", None),
        (" Ministry", None),
        (", Miss Jones said", None),
    ],
)
def test_the_state_beside_a_town(text: str, state: str | None) -> None:
    """A state's name or abbreviation counts only as a whole word."""
    assert regions.after(text) == state


def test_states_in_a_text() -> None:
    """Names count anywhere, abbreviations after a comma; Georgia and Washington only beside a town."""
    named = regions.named(
        "Police in Texas said a man from Dalton, Ga., was shot. Washington and Georgia did not comment."
    )
    assert dict(named) == {"Texas": 1, "Georgia": 1}
