"""The form for correcting a claim, as sent by a browser."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import FormData

from harmledger.model.reviewed import Correcting

FIELD = "field."
PLACE = "place."
OTHER = "other"
"""Chosen where the place is none of those that are listed: it is typed then."""


def correcting(sent: FormData) -> Correcting:
    """What was sent, field by field; which of it is a change, the workflow tells."""
    fields = {name.removeprefix(FIELD): texts(sent, name) for name in dict.fromkeys(sent) if name.startswith(FIELD)}
    start = one(sent, "start")
    return Correcting(
        claim_id=one(sent, "claim_id"),
        words=one(sent, "words"),
        start=int(start) if start.isascii() and start.isdigit() else None,
        fields=fields,
        date=one(sent, "date") if "date" in sent else None,
        places=dict(_places(sent)),
        speaker=one(sent, "speaker") if "speaker" in sent else None,
        speaker_type=one(sent, "speaker_type"),
        unlisted=one(sent, "unlisted") == "yes",
        note=one(sent, "note"),
    )


def one(sent: FormData, name: str) -> str:
    """The text of one input; empty where there is none."""
    found = sent.get(name)
    return found if isinstance(found, str) else ""


def texts(sent: FormData, name: str) -> tuple[str, ...]:
    """The texts of all inputs of one name."""
    return tuple(value for value in sent.getlist(name) if isinstance(value, str))


def _places(sent: FormData) -> list[tuple[int, str]]:
    """What was chosen or typed for each place; nothing where it stays as it is."""
    found: list[tuple[int, str]] = []
    for name in dict.fromkeys(sent):
        at = name.removeprefix(PLACE)
        if not name.startswith(PLACE) or at.endswith(f".{OTHER}") or not at.lstrip("-").isdigit():
            continue
        chosen = one(sent, name)
        typed = one(sent, f"{name}.{OTHER}") if chosen == OTHER or at == "-1" else chosen
        if typed.strip():
            found.append((int(at), typed.strip()))
    return found


def marked_terms(sent: FormData | None) -> Mapping[str, tuple[str, ...]]:
    """All that was sent, by name, so that a form that could not be kept stands as it was."""
    return {} if sent is None else {name: texts(sent, name) for name in dict.fromkeys(sent)}
