"""Texts and answer key of the Fourth Message Understanding Conference (MUC-4, 1992), as values.

A message is a report in capitals. Its key is a list of templates, one an incident; a slot of a template holds fills.
In the key ``/`` parts wordings of which any is right, ``?`` marks a fill that may be left out, ``-`` is an empty slot
and ``*`` one that does not apply. ``PLURAL: "JESUITS"`` is a fill and the target that it is about.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path


class Slot(StrEnum):
    """The slots that claims can fill, by the key's own names."""

    TYPE = "INCIDENT: TYPE"
    INSTRUMENT_ID = "INCIDENT: INSTRUMENT ID"
    INSTRUMENT_TYPE = "INCIDENT: INSTRUMENT TYPE"
    PERPETRATOR_INDIVIDUAL = "PERP: INDIVIDUAL ID"
    PERPETRATOR_ORGANISATION = "PERP: ORGANIZATION ID"
    PHYSICAL_TYPE = "PHYS TGT: TYPE"
    HUMAN_NUMBER = "HUM TGT: NUMBER"
    HUMAN_EFFECT = "HUM TGT: EFFECT OF INCIDENT"


STRINGS = frozenset({Slot.INSTRUMENT_ID, Slot.PERPETRATOR_INDIVIDUAL, Slot.PERPETRATOR_ORGANISATION})
"""Slots that hold words of the text; the others hold terms of closed lists, or numbers."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot.

    Attributes:
        values: wordings or terms of which any is right; an answer has one.
        about: words for the target that the fill is about; empty where none are given.
        optional: whether leaving it out is no fault.
    """

    values: tuple[str, ...]
    about: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident of a message: fills by slot, the country it was in (key only), and whether it may be left out."""

    fills: Mapping[Slot, tuple[Fill, ...]] = field(default_factory=dict)
    country: str = ""
    optional: bool = False

    def of(self, slot: Slot) -> tuple[Fill, ...]:
        """The fills of one slot."""
        return self.fills.get(slot, ())


@dataclass(frozen=True, slots=True)
class Message:
    """One report: its number, its text as it stands, and the day in its dateline (None: no date)."""

    name: str
    text: str
    day: dt.date | None


_HEADING = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_DATELINE = re.compile(r"\b(\d{1,2})\s+([A-Z]{3})\s+(\d\d)\b")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_SLOT = re.compile(r"^\d+\.\s+([A-Z: ]+?)(?:\s{2,}|\s+(?=[-*\"?(])|$)(.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def messages(path: Path) -> Iterator[Message]:
    """The messages of a file, in its order."""
    parts = _HEADING.split(path.read_text(encoding="latin-1"))
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        yield Message(name, text.strip("\n"), _day(text.partition("--")[0]))


def _day(dateline: str) -> dt.date | None:
    found = _DATELINE.search(dateline)
    if found is None or found[2] not in _MONTHS:
        return None
    return dt.date(1900 + int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))


def templates(path: Path) -> dict[str, list[Template]]:
    """The templates of a key by message; a message without any incident has an empty list."""
    found: dict[str, list[Template]] = {}
    for block in path.read_text(encoding="latin-1").split("\n\n"):
        slots = _slots(block)
        if "MESSAGE: ID" not in slots:
            continue
        of_message = found.setdefault(slots["MESSAGE: ID"][0].partition(" ")[0], [])
        number = slots["MESSAGE: TEMPLATE"][0]
        if not number.startswith("*"):
            of_message.append(_template(slots, optional="OPTIONAL" in number))
    return found


def _slots(block: str) -> dict[str, list[str]]:
    """The lines of each slot: the one that names it, and those below it."""
    slots: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in block.splitlines():
        if line.startswith(";"):
            continue
        named = _SLOT.match(line)
        if named:
            lines = slots.setdefault(named[1], [])
            lines.append(named[2].strip())
        elif line.strip():
            lines.append(line.strip())
    return slots


def _template(slots: Mapping[str, list[str]], *, optional: bool) -> Template:
    fills = {slot: tuple(fill for line in slots.get(slot, ()) for fill in _fills(slot, line)) for slot in Slot}
    place = slots.get("INCIDENT: LOCATION", [""])[0].strip("(")
    return Template(fills, re.split(r"[:)/]", place)[0].strip(" -"), optional)


def _fills(slot: Slot, line: str) -> Iterator[Fill]:
    """The fill that a line of a slot holds, if any."""
    optional = line.startswith("?")
    words = line.lstrip("? ")
    if slot in STRINGS:
        values = [_plain(value) for value in _QUOTED.findall(words)]
        about: list[str] = []
    else:
        head = words.partition('"')[0].rstrip(" :")
        values = [value.strip(" ?:") for value in head.split("/")]
        about = [_plain(value) for value in _QUOTED.findall(words)]
    values = [value for value in values if value not in ("", "-", "*")]
    if values:
        yield Fill(tuple(values), tuple(one for one in about if one != "-"), optional)


def _plain(quoted: str) -> str:
    return quoted.replace('\\"', "")
