"""How a journal row is hashed: the format that any other program could check."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

import pytest

from harmledger.ledger.journal import canonical, row_hash
from harmledger.ledger.values import JournalRow

ROW = JournalRow(2, "2020-01-01T00:00:00.000000+00:00", "someone", "skip", "ملف.txt", '{"a":"é"}', "ab" * 32, "")


def test_a_row_is_hashed_as_documented() -> None:
    """SHA-256 over a compact JSON list in UTF-8, non-ASCII characters as they are."""
    text = '[2,"2020-01-01T00:00:00.000000+00:00","someone","skip","ملف.txt","{\\"a\\":\\"é\\"}","' + "ab" * 32 + '"]'
    assert row_hash(ROW) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("field", ["at", "actor", "action", "subject", "payload", "prev_hash"])
def test_every_field_is_hashed(field: str) -> None:
    """Changing any of them changes the hash."""
    changed: dict[str, Any] = {field: "x"}
    assert row_hash(dataclasses.replace(ROW, **changed)) != row_hash(ROW)
    assert row_hash(ROW, 3) != row_hash(ROW)


def test_a_payload_is_written_one_way() -> None:
    """Sorted keys, no white space, characters as they are."""
    assert canonical({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'
