"""Times that count from an event by its name."""

from __future__ import annotations

import datetime as dt

import pytest

from harmledger.resolve.times import dates, naming

PUBLISHED = dt.date(2020, 11, 30)


def _days(words: str, text: str) -> tuple[str, ...] | None:
    named = naming.named(text, PUBLISHED)
    start = text.index(words)
    when = dates.by_event(words, text, named, (start, start + len(words)), PUBLISHED)
    return None if when is None else (str(when.start), str(when.end))


@pytest.mark.parametrize(
    ("words", "text", "days"),
    [
        ("since the ceasefire", "The ceasefire of 9 November holds. Two died since the ceasefire.", ("11-09", "11-30")),
        ("since the truce", "A ceasefire took effect on 9 November. Two died since the truce.", ("11-09", "11-30")),
        (
            "since the start of the offensive",
            "The army launched an offensive there on 2 November. Ten died since the start of the offensive.",
            ("11-02", "11-30"),
        ),
        ("two days after the raid", "The raid of 3 November was long. It was two days after the raid", ("11-05",) * 2),
        ("On the eve of the assault", "The assault began on 5 November. On the eve of the assault", ("11-04", "11-04")),
        ("On the night of the attack", "The attack on 5 November was long. On the night of the attack", ("11-05",) * 2),
        ("three days before the truce", "The 9 November truce. It was three days before the truce", ("11-06",) * 2),
        (
            "a week after the strike",
            "The strike on 5 November was long. It was a week after the strike",
            ("11-12",) * 2,
        ),
        ("since the end of the siege", "The siege of 5 November. Nobody died since the end of the siege", None),
        ("since the harvest", "The harvest of 5 November. Nobody died since the harvest", None),
        ("since the ceasefire", "On 9 November it rained. Two died since the ceasefire.", None),
        ("since the strike", "The strike of 9 December 2020 is to come. Two died since the strike.", None),
    ],
)
def test_the_report_dates_the_event(words: str, text: str, days: tuple[str, ...] | None) -> None:
    """Only where the report ties a date to an event of that kind; else the words stay open."""
    found = _days(words, text)
    assert found == (None if days is None else tuple(f"2020-{day}" for day in days))
