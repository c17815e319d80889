"""What the export page asks of a record; ``workflow.exporting`` answers from a ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from harmledger.model.query import IncidentFilter


class Policy(Protocol):
    """What is withheld."""

    @property
    def delay_days(self) -> int:
        """Incidents that ended fewer days ago are left out."""
        ...

    @property
    def coarsen_km(self) -> float:
        """Grid that coordinates of sensitive sites are rounded to; 0: they are not."""
        ...


class Withheld(Protocol):
    """One thing that is left out or made coarser."""

    @property
    def subject(self) -> str:
        """Of what."""
        ...

    @property
    def field(self) -> str:
        """Which part."""
        ...

    @property
    def reason(self) -> str:
        """Why."""
        ...


class Preview(Protocol):
    """What an export would hold."""

    @property
    def incidents(self) -> int:
        """How many."""
        ...

    @property
    def most(self) -> int:
        """More than this are not exported at once."""
        ...

    @property
    def is_linked(self) -> bool:
        """Whether there is a record at all."""
        ...

    @property
    def policy(self) -> Policy:
        """What is withheld."""
        ...

    @property
    def withheld(self) -> Sequence[Withheld] | None:
        """What would be left out; None where that is worked out with the export only."""
        ...

    @property
    def is_whole(self) -> bool:
        """Whether no filter is set."""
        ...


class Exports(Protocol):
    """Makes exports. May be called from several threads at once."""

    @property
    def formats(self) -> Sequence[str]:
        """Formats by name."""
        ...

    def preview(self, wanted: IncidentFilter, /) -> Preview:
        """What an export of the filtered incidents would hold."""
        ...

    def write(self, wanted: IncidentFilter, format_name: str, /, asked: str) -> Path:
        """A ZIP file, which the caller removes; raises ``ExportError`` that says why there is none."""
        ...
