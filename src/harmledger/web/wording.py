"""Dates, places, numbers and ranges as people read them. The words come from the catalogue."""

from __future__ import annotations

import datetime as dt

from harmledger.model.claim import CasualtyClaim, Claim
from harmledger.model.quantity import Quantity
from harmledger.model.when import DatePrecision, When
from harmledger.web.catalogue import Catalogue


def number(value: int | None, texts: Catalogue) -> str:
    """An integer with its grouping; an en dash where there is none."""
    return "–" if value is None else texts.number(value)


def span_of(low: int | None, high: int | None, texts: Catalogue) -> str:
    """``12–34``; ``12`` where both are the same, ``12+`` without an upper bound, ``≤ 34`` without a lower one."""
    if low is None:
        return "–" if high is None else texts("range.up_to", value=texts.number(high))
    if high is None:
        return texts("range.open", value=texts.number(low))
    if low == high:
        return texts.number(low)
    return texts("range.between", low=texts.number(low), high=texts.number(high))


def quantity(stated: Quantity, texts: Catalogue) -> str:
    """A number with its hedge (``at least 12``); its bounds where the words state no single number."""
    if stated.value is not None:
        return texts(f"quantifier.{stated.quantifier}", value=texts.number(stated.value))
    return span_of(stated.low, stated.high, texts)


def date(day: dt.date | None, texts: Catalogue) -> str:
    """``5 March 2020``."""
    return texts("date.unknown") if day is None else texts.date(day)


def when(value: When | None, texts: Catalogue) -> str:
    """An interval in as few words as its precision deserves: a day, ``25–27 February 2020``, a month, a year."""
    if value is None or value.start is None or value.end is None:
        return texts("date.unknown")
    start, end = value.start, value.end
    match value.precision:
        case DatePrecision.MONTH if (start.year, start.month) == (end.year, end.month):
            return month(start, texts)
        case DatePrecision.YEAR if start.year == end.year:
            return texts.plain(start.year)
        case _:
            return _between(start, end, texts)


def month(day: dt.date, texts: Catalogue) -> str:
    """``March 2020``."""
    return texts.date(day, "LLLL y")


def _between(start: dt.date, end: dt.date, texts: Catalogue) -> str:
    if start == end:
        return date(start, texts)
    if (start.year, start.month) == (end.year, end.month):
        return texts("range.between", low=texts.plain(start.day), high=date(end, texts))
    if start.year == end.year:
        return f"{texts.date(start, 'd MMMM')} – {date(end, texts)}"
    return f"{date(start, texts)} – {date(end, texts)}"


def moment(value: dt.datetime | None, texts: Catalogue) -> str:
    """``5 March 2020, 14:02 UTC``."""
    if value is None:
        return texts("date.unknown")
    known = value.astimezone(dt.UTC) if value.tzinfo else value
    return texts("date.moment", date=texts.date(known.date(), "medium"), time=texts.date(known, "HH:mm"))


def instant(value: str, texts: Catalogue) -> str:
    """A moment given in ISO 8601; as it stands where it is none."""
    try:
        return moment(dt.datetime.fromisoformat(value), texts)
    except ValueError:
        return value


def size(count: int, texts: Catalogue) -> str:
    """Bytes in the unit that reads best, powers of 1,000."""
    if count < 1000:
        return texts.count("size.bytes", count)
    amount = float(count)
    for unit in ("kB", "MB"):
        amount /= 1000
        if amount < 1000:
            return texts(f"size.{unit}", value=texts.number(round(amount, 1)))
    return texts("size.GB", value=texts.number(round(amount / 1000, 1)))


def claim_line(claim: Claim, texts: Catalogue) -> str:
    """A claim in one line: what is counted or said, in the catalogue's words."""
    if isinstance(claim, CasualtyClaim):
        who = texts.term("victim" if claim.value == 1 else "victims", claim.victims)
        outcome = texts.term("outcome", claim.outcome)
        return texts("claim.casualty", count=quantity(claim.quantity, texts), victims=who, outcome=outcome)
    if claim.kind == "displacement":
        term = texts.term("displacement_term", claim.term)
        unit = texts.term("unit", claim.unit)
        return texts("claim.displaced", count=quantity(claim.quantity, texts), unit=unit, term=term)
    if claim.kind == "attack":
        means = texts.term("means", claim.means) if claim.means else texts("claim.attack")
        return means if claim.count is None else f"{means} × {texts.number(claim.count)}"
    if claim.kind == "damage":
        return _joined(texts.term("damage", claim.damage), [texts.term("target", item) for item in claim.targets])
    return _saying(claim, texts)


def _saying(claim: Claim, texts: Catalogue) -> str:
    match claim.kind:
        case "control":
            return _joined(texts.term("control_status", claim.status), claim.gained_by)
        case "agreement":
            return f"{texts.term('agreement', claim.agreement)}: {texts.term('agreement_status', claim.status)}"
        case "breach":
            return _joined(texts("claim.breach", what=texts.term("agreement", claim.agreement)), claim.by)
        case "denial":
            return _joined(texts("claim.denial"), claim.by)
        case "responsibility":
            return _joined(texts("claim.accepted" if claim.accepted else "claim.named"), claim.named)
        case _:
            return texts.term("kind", claim.kind)


def _joined(head: str, names: tuple[str, ...] | list[str]) -> str:
    return f"{head}: {', '.join(names)}" if names else head
