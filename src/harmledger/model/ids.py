"""Stable names: the same thing gets the same id on every machine and at every run."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def report_id(content: bytes) -> str:
    """``sha256:`` and the hex digest of the captured bytes."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _digest(parts: Iterable[object]) -> str:
    """16 hex digits over the parts, separated by a character that none of them holds."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:16]


def claim_id(report: str, kind: str, start: int, end: int, detail: str = "") -> str:
    """Id of a claim, from the report, the kind and the span; ``detail`` tells apart claims that share all three."""
    return f"clm-{_digest((report, kind, start, end, detail))}"


def incident_id(first_claim: str) -> str:
    """Id of an incident, from the claim that founds it, so that it stays when reports are added."""
    return f"inc-{_digest((first_claim,))[:12]}"


def tally_id(claim: str) -> str:
    """Id of a tally, from the claim that states it."""
    return f"tal-{_digest((claim,))[:12]}"


def agreement_id(first_claim: str) -> str:
    """Id of an agreement, from the claim that founds it."""
    return f"agr-{_digest((first_claim,))[:12]}"


def judgement_id(by: str, at: str, verdict: str, subjects: Iterable[str]) -> str:
    """Id of a judgement, from who decided what of whom and when."""
    return f"jdg-{_digest((by, at, verdict, *subjects))}"


def review_id(need: str, claims: Iterable[str], detail: str = "") -> str:
    """Id of a review item, from what is in doubt about which claims; another ``detail`` is another question."""
    return f"rev-{_digest((need, *sorted(claims), detail))}"


def coding_id(by: str, at: str, item: str) -> str:
    """Id of a coder's answer, from who answered what and when."""
    return f"cod-{_digest((by, at, item))}"
