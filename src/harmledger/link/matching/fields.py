"""Events as an Arrow table: one row an event, one column for each thing that comparing looks at."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

import pyarrow as pa

from harmledger.link.grounds.likeness import rows_of, spelling
from harmledger.link.grounds.places import Site, fold
from harmledger.link.telling.events import Event
from harmledger.link.telling.mentions import called
from harmledger.model.terms import Means, Outcome, Target, VictimGroup
from harmledger.vocabulary import actors

_WORDS = pa.list_(pa.string())
_VAGUE = frozenset({Target.CIVILIAN_AREA, Target.RESIDENTIAL})

SCHEMA: Final = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("family", pa.string()),
        ("extent", pa.string()),
        ("campaign", pa.bool_()),
        ("origin", pa.string()),
        ("main", pa.bool_()),
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
        ("stated", pa.bool_()),
        ("published", pa.int32()),
        ("places_count", pa.int32()),
        ("places", _WORDS),
        ("places_text", pa.string()),
        ("names", _WORDS),
        ("above", _WORDS),
        ("around", _WORDS),
        ("site", pa.string()),
        ("sound", pa.string()),
        ("sited", pa.bool_()),
        ("near", pa.bool_()),
        ("level", pa.int32()),
        ("lat", pa.float64()),
        ("lon", pa.float64()),
        ("radius", pa.float64()),
        ("means", _WORDS),
        ("means_rows", pa.list_(pa.int32())),
        ("parties", _WORDS),
        ("parties_above", _WORDS),
        ("targets", _WORDS),
        ("targets_vague", _WORDS),
        ("named", _WORDS),
        ("named_sounds", _WORDS),
        ("killed", pa.int32()),
        ("injured", pa.int32()),
        ("taken", pa.int32()),
        ("affiliations", _WORDS),
        ("only_combatants", pa.bool_()),
        ("civilians", pa.bool_()),
        ("people", _WORDS),
        ("streets", _WORDS),
        ("called", _WORDS),
        ("mentions", _WORDS),
        ("after", pa.bool_()),
        ("rare", _WORDS),
        ("rare_placed", _WORDS),
        ("words", _WORDS),
    ]
)
"""Columns as :mod:`harmledger.link.matching.levels` names them; days are ordinals of the Gregorian calendar.

``first_day`` and ``last_day`` bound the days, both inclusive; null where nothing dates the event. ``places`` are keys
of all sites; ``site``, ``sound``, ``level``, ``lat``, ``lon`` and ``radius`` (kilometres) are the one site's, null
where there are several. ``people`` are full names of those harmed or accused. ``called`` are the names of the sites,
``mentions`` what a report without a place on the map calls by name; ``after`` whether the days are those of an arrest,
a hearing or a funeral. ``words`` stand only where an origin has copies.
"""


_AT_ONCE = 20_000
"""Rows that are turned into columns at once."""


def table(events: Sequence[Event]) -> pa.Table:
    """The events as rows, numbered in their order."""
    copied = _copied(events)
    rows = (_row(number, event, copied) for number, event in enumerate(events))
    batches = []
    while taken := list(islice(rows, _AT_ONCE)):
        batches.append(pa.RecordBatch.from_pylist(taken, schema=SCHEMA))
    return pa.Table.from_batches(batches, schema=SCHEMA)


def _copied(events: Sequence[Event]) -> frozenset[str]:
    return frozenset(event.origin for event in events if event.origin != event.report_id)


def _row(number: int, event: Event, copied: frozenset[str]) -> dict[str, Any]:
    parties = event.perpetrators | event.parties
    return {
        "unique_id": number,
        "family": event.family.value,
        "extent": event.extent.value,
        "campaign": event.campaign,
        "origin": event.origin,
        "main": event.main,
        "first_day": event.days[0] if event.days else None,
        "last_day": event.days[1] if event.days else None,
        "stated": event.stated,
        "published": event.published,
        **_places(event),
        "means": sorted(means.value for means in event.means - {Means.OTHER}),
        "means_rows": _rows(event.means),
        "parties": sorted(parties),
        "parties_above": sorted({above for party in parties for above in _above(party)}),
        "targets": sorted(target.value for target in event.targets - _VAGUE),
        "targets_vague": sorted(target.value for target in event.targets),
        "named": sorted(event.named),
        "named_sounds": sorted({spelling(name) for name in event.named}),
        "killed": event.figures.get(Outcome.KILLED),
        "injured": event.figures.get(Outcome.INJURED),
        "taken": max(
            (event.figures[o] for o in (Outcome.MISSING, Outcome.DETAINED) if o in event.figures), default=None
        ),
        "affiliations": sorted(event.affiliations),
        "only_combatants": event.groups == {VictimGroup.COMBATANTS},
        "civilians": bool(event.groups) and not event.groups & {VictimGroup.COMBATANTS, VictimGroup.PEOPLE},
        "people": sorted(event.people),
        "streets": sorted(event.streets),
        "called": sorted(called(event.sites)),
        "mentions": sorted(event.mentions),
        "after": event.after,
        "rare": sorted(event.rare),
        "rare_placed": sorted(event.placed),
        "words": sorted(event.words) if event.origin in copied else [],
    }


@functools.cache
def _rows(means: frozenset[Means]) -> list[int]:
    return sorted({row for each in means for row in rows_of(each)})


def _places(event: Event) -> dict[str, Any]:
    sites = event.sites
    keys = sorted({site.key for site in sites})
    one: Site | None = sites[0] if len(sites) == 1 else None
    return {
        "places_count": len(keys),
        "places": keys,
        "places_text": "|".join(keys),
        "names": sorted({fold(site.place.name or site.place.text) for site in sites}),
        "above": sorted({name for site in sites for name in site.above}),
        "around": sorted(event.around),
        "site": one.key if one else None,
        "sound": one.sound if one else "",
        "sited": bool(one and one.sited),
        "near": bool(one and one.near),
        "level": one.level if one else max((s.level for s in sites if s.level is not None), default=None),
        "lat": one.place.lat if one else None,
        "lon": one.place.lon if one else None,
        "radius": one.radius if one else 0.0,
    }


def _above(party: str) -> frozenset[str]:
    """The parties that this one belongs to, up the list's hierarchy."""
    found: set[str] = set()
    known = actors.by_name()
    actor = known.get(party)
    while actor is not None and actor.parent is not None and actor.parent not in found:
        found.add(actor.parent)
        actor = known.get(actor.parent)
    return frozenset(found)
