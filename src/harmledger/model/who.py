"""Who: the words for a party, and which party they were resolved to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A party as worded, resolved to a name of the list of parties or visibly unresolved (``name`` None).

    Attributes:
        text: the words of the report: ``report.text[start:end] == text``.
        name: the neutral name; None where the words were not resolved.
        start, end: span of ``text`` in the report; None where the words stand in none.
        score: 0 to 1, how surely; 0 where unresolved.
        reason: in words, why this party, or why none.
        alternatives: neutral names of the other parties that the words could mean, likeliest first.
        role: the claim's field that the words went into (``perpetrators``, ``by``); empty where that was not noted.
        decided: id of the judgement by which a person decided it; None where the machine did.
    """

    text: str
    name: str | None = None
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    reason: str = ""
    alternatives: tuple[str, ...] = ()
    role: str = ""
    decided: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the words were taken to name a party of the list."""
        return self.name is not None
