"""What a linking changes in a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from harmledger.model.incident import Incident

Swap = tuple[tuple[object, ...], tuple[object, ...]]
"""Values of a field that go, and values that come in their place."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is put in the place of what.

    Attributes:
        gone: incidents that are no more.
        incidents: those that are new or say something else, whole.
        parts: fields of the record that changed, each with all its values.
        swapped: of fields that grow with the reports the values that go, and those that come.
        redirects: where the ids of incidents that are gone lead.
    """

    gone: frozenset[str] = frozenset()
    incidents: tuple[Incident, ...] = ()
    parts: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    redirects: tuple[tuple[str, str], ...] = ()
    swapped: Mapping[str, Swap] = field(default_factory=dict)


def by_id(incidents: Iterable[Incident]) -> dict[str, Incident]:
    """Incidents by their id."""
    return {incident.incident_id: incident for incident in incidents}
