"""CSV as spreadsheets expect it, and words shared by the formats."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from harmledger.model.incident import Incident, Toll

NOTICE = (
    "Figures are ranges worked out from the claims of the reports listed; see the trace of each. "
    "What the publishing policy withholds is listed, not shown."
)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180 text with a header row. Cells that a spreadsheet would run as a formula are kept as text by a quote."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    """None as an empty cell; text that begins like a formula gets a leading apostrophe (OWASP, CSV injection)."""
    if value is None:
        return ""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def toll(incident: Incident, outcome: str, victims: str = "all") -> Toll | None:
    """The incident's toll for one outcome and victim group, if it has one."""
    return next((item for item in incident.tolls if item.outcome == outcome and item.victims == victims), None)
