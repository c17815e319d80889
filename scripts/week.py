"""Write the table of ``docs/week.md``: the incidents of one week as the sample reports make them now.

Run by hand after a change to extraction, resolution or linking: ``python -m scripts.week``. A test fails where the page
is not what the code makes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from bench.record import linked_samples
from harmledger.model.incident import Incident, IncidentKind

PAGE = Path(__file__).resolve().parents[1] / "docs" / "week.md"
FIRST, LAST = dt.date(2020, 2, 27), dt.date(2020, 3, 6)
_TABLE = re.compile(r"(<!-- week -->\n).*?(<!-- /week -->)", re.DOTALL)
_HARM = frozenset({IncidentKind.ATTACK, IncidentKind.CLASH})


def table() -> str:
    """The attacks and clashes of the week, by day, as Markdown."""
    record, _ = linked_samples()
    found = sorted((item for item in record.incidents if _of_the_week(item)), key=_by_day)
    return "".join(line + "\n" for line in _lines(found))


def _of_the_week(item: Incident) -> bool:
    when = item.date
    if item.kind not in _HARM or when is None or when.start is None or when.end is None:
        return False
    return when.start >= FIRST and when.end <= LAST


def _by_day(item: Incident) -> tuple[dt.date, str]:
    return (item.date.start if item.date is not None else None) or dt.date.max, item.headline


def _lines(found: list[Incident]) -> Iterator[str]:
    yield "| incident | reports | origins | grade | who did it |"
    yield "| --- | ---: | ---: | --- | --- |"
    for item in found:
        origins = len({report.origin for report in item.reports})
        cells = (item.headline, len(item.reports), origins, item.grade.value, item.attribution.value.replace("_", " "))
        yield f"| {' | '.join(map(str, cells))} |"


def written(page: str, rows: str) -> str:
    """The page with the table in its place."""
    return _TABLE.sub(lambda found: found[1] + rows + found[2], page)


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), table()), encoding="utf-8")
