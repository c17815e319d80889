"""An incident as programs for references read it: BibTeX and RIS."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "&%$#_"},
}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited.

    Attributes:
        incident_id: the incident's id.
        headline: its headline.
        happened: when, in words.
        address: where it stands for good.
        read: the day on which it was read.
        note: its figures, grade and number of sources in words, as they stood then: records grow.
    """

    incident_id: str
    headline: str
    happened: str
    address: str
    read: dt.date
    note: str


def bibtex(cited: Citation) -> str:
    """As a BibTeX entry; letters stay as they are (UTF-8), what TeX would take for a command is escaped."""
    key = re.sub(r"[^A-Za-z0-9:-]", "-", cited.incident_id)
    fields = {
        "title": f"{{{_tex(_line(cited.headline))}}}",
        "author": "{harmledger record}",
        "year": str(cited.read.year),
        "howpublished": f"\\url{{{cited.address}}}",
        "url": cited.address,
        "urldate": cited.read.isoformat(),
        "note": _tex(_line(f"Incident {cited.incident_id}, {cited.happened}. {cited.note}")),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}\n"


def ris(cited: Citation) -> str:
    """As a RIS record (tags as EndNote, Zotero and Mendeley read them); lines end in CR LF as the format asks."""
    lines = (
        ("TY", "ELEC"),
        ("TI", cited.headline),
        ("AU", "harmledger record"),
        ("PY", str(cited.read.year)),
        ("Y2", f"{cited.read:%Y/%m/%d}"),
        ("UR", cited.address),
        ("M1", cited.incident_id),
        ("N1", f"{cited.happened}. {cited.note}"),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in lines)


def _line(text: str) -> str:
    """The text on one line: a line break would end the field, and let a headline write fields of its own."""
    return " ".join(text.split())


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(char, char) for char in text)
