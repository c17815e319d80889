"""An item as its page shows it: the stretch of text around each claim, and its fields as they can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from harmledger.model.claim import Claim, CountedClaim
from harmledger.model.reviewed import ClaimUnderReview
from harmledger.model.reviewing import Need
from harmledger.model.span import Span
from harmledger.web import marks

AROUND = 420
"""How many characters of the report are shown on either side of a claim."""
_TERMS = {
    "agreement": "agreement",
    "damage": "damage",
    "means": "means",
    "outcome": "outcome",
    "quantifier": "review_quantifier",
    "scope": "scope",
    "stance": "stance",
    "targets": "target",
    "term": "displacement_term",
    "unit": "unit",
    "victims": "victims",
}
"""The group of the catalogue that has the words for a field's terms."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on the page of an item.

    Attributes:
        held: the claim with its report.
        around: the stretch of the report that is shown.
        text: that stretch with the claim's words marked.
        is_cut: whether the report goes on before or after it.
    """

    held: ClaimUnderReview
    around: Span
    text: Markup
    is_cut: bool


def shown(held: ClaimUnderReview) -> Shown:
    """The claim with the text around it, cut where lines or words end."""
    text, claim = held.report.text, held.claim
    start = _cut_before(text, max(claim.start - AROUND, 0))
    end = _cut_after(text, min(claim.end + AROUND, len(text)))
    around = Span(start, end)
    return Shown(held, around, marks.excerpt(text, around, claim, {}), is_cut=start > 0 or end < len(text))


def _cut_before(text: str, at: int) -> int:
    """The end of the white space that follows ``at``; the start of the text stays."""
    while 0 < at < len(text) and not text[at - 1].isspace():
        at += 1
        if at % AROUND == 0:
            break
    return at


def _cut_after(text: str, at: int) -> int:
    """The start of the white space that comes before ``at``; the end of the text stays."""
    first = at
    while 0 < at < len(text) and not text[at].isspace() and first - at < AROUND // 4:
        at -= 1
    return at if at < len(text) and text[at].isspace() else first


def group_of(claim: Claim, field: str) -> str:
    """The group of the catalogue that has the words for a field's terms."""
    if field == "status":
        return "control_status" if claim.kind == "control" else "agreement_status"
    return _TERMS.get(field, field)


def typed(claim: Claim, field: str) -> Any:
    """A field's value as a form has it: a text, or the chosen terms."""
    value = getattr(claim, field)
    if isinstance(value, tuple) and any(isinstance(one, StrEnum) for one in value):
        return [str(one) for one in value]
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def is_counted(claim: Claim) -> bool:
    """Whether the claim carries a quantity."""
    return isinstance(claim, CountedClaim)


def needs() -> tuple[Need, ...]:
    """Kinds of doubt, in the order in which filters list them."""
    return tuple(Need)
