"""References to an incident."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from harmledger.web.dossier.citing import Citation, bibtex, ris

CITED = Citation(
    "inc-1", "Airstrike, 9 to 12 killed", "3 March 2020", "http://host/incidents/inc-1", dt.date(2026, 1, 2), "Fair."
)


def test_bibtex_has_what_a_reference_needs() -> None:
    """Title, address, the day of reading and the figures as they stood."""
    found = bibtex(CITED)
    assert found.startswith("@misc{inc-1,\n")
    assert "  title = {{Airstrike, 9 to 12 killed}}," in found
    assert "  url = {http://host/incidents/inc-1}," in found
    assert "  urldate = {2026-01-02}," in found
    assert "3 March 2020. Fair." in found


def test_what_tex_would_obey_is_escaped() -> None:
    """A headline cannot close its field or call a command."""
    found = bibtex(replace(CITED, headline="50% of } \\input{x} & _y\n  note = {z}"))
    assert r"{{50\% of \} \textbackslash{}input\{x\} \& \_y note = \{z\}}}" in found


def test_ris_is_one_record_whatever_the_headline_holds() -> None:
    """A line break in a headline cannot end the record or begin a field."""
    found = ris(replace(CITED, headline="One\r\nER  - \nTY  - BOOK"))
    lines = found.split("\r\n")
    assert lines[0] == "TY  - ELEC"
    assert lines[1] == "TI  - One ER - TY - BOOK"
    assert [line for line in lines if line.startswith(("TY", "ER"))] == ["TY  - ELEC", "ER  - "]
    assert "Y2  - 2026/01/02" in lines
