"""JSON: the whole publication in one file, in the field names of the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping

from harmledger.model.codec import to_plain
from harmledger.publish.policy import Publication
from harmledger.publish.text import NOTICE

VERSION = 1


def write(publication: Publication) -> Mapping[str, str]:
    """One JSON document: incidents, claims, reports (without texts), tallies and the rest, and what is withheld."""
    record = publication.record
    reports = [to_plain(report) for report in publication.reports.values()]
    for report in reports:
        # Texts belong to their publishers; the hash lets anyone check that they hold the same bytes.
        del report["text"], report["sections"], report["headers"]
    document = {
        "format": "harmledger",
        "version": VERSION,
        "notice": NOTICE,
        "policy": to_plain(publication.policy),
        "incidents": [to_plain(item) for item in record.incidents],
        "tallies": [to_plain(item) for item in record.tallies],
        "agreements": [to_plain(item) for item in record.agreements],
        "control": [to_plain(item) for item in record.control],
        "displacement": [to_plain(item) for item in record.displacement],
        "copies": [to_plain(item) for item in record.copies],
        "claims": [to_plain(item) for item in publication.claims.values()],
        "reports": reports,
        "withheld": [to_plain(item) for item in publication.withheld],
    }
    return {"": json.dumps(document, ensure_ascii=False, indent=1) + "\n"}
