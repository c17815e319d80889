"""What a linking changes in a record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from harmledger.model.incident import Incident


@dataclass(frozen=True, slots=True)
class Change:
    """What is put in the place of what.

    Attributes:
        gone: incidents that are no more.
        incidents: those that are new or say something else, whole.
        parts: fields of the record that changed, each with all its values.
        redirects: where the ids of incidents that are gone lead.
    """

    gone: frozenset[str] = frozenset()
    incidents: tuple[Incident, ...] = ()
    parts: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    redirects: tuple[tuple[str, str], ...] = ()


def by_id(incidents: Iterable[Incident]) -> dict[str, Incident]:
    """Incidents by their id."""
    return {incident.incident_id: incident for incident in incidents}
