"""Single copies and loose claims changed in the record that stands, on every database."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, text

from harmledger.config import Settings
from harmledger.ledger import Store, changing, derived, verify_store
from harmledger.ledger.changing import Parts
from harmledger.model.incident import CopyOf, Record

RECORD = Record(
    copies=(CopyOf("rep-b", "rep-a", 0.9, "much the same", ()), CopyOf("rep-d", "rep-c", 0.8, "much the same", ())),
    unplaced=("clm-2", "clm-5"),
)


def _linked(store: Store, make: Any) -> None:
    with store.session(write=True) as session:
        session.add_report(make.capture(1))
        session.replace_record(RECORD)


def _swapped(store: Store) -> Record:
    """The record once one copy is another, one came, and one loose claim gave way to another."""
    other, new = CopyOf("rep-b", "rep-c", 0.7, "in part", ()), CopyOf("rep-c", "rep-a", 0.6, "in part", ())
    with store.session(write=True) as session:
        swapped = {"copies": (RECORD.copies[:1], (new, other)), "unplaced": (("clm-5",), ("clm-1",))}
        session.shelves.change_record(gone=(), incidents=(), parts=Parts({}, swapped), redirects=())
    return Record(copies=(other, new, RECORD.copies[1]), unplaced=("clm-1", "clm-2"))


def test_single_values_give_way_to_others(store: Store, make: Any) -> None:
    """What is read is sorted as ever, found by what it names, and sound."""
    _linked(store, make)
    expected = _swapped(store)
    with store.session() as session:
        assert session.record() == expected
        assert session.around.named("copies", "report", ["rep-a"]) == [expected.copies[1]]
        assert session.shelves.part_about("unplaced", "claim", ["clm-1", "clm-5"]) == ["clm-1"]
    assert list(verify_store(store)) == []


def test_record_that_an_earlier_version_linked_is_sound_and_goes_on(
    store: Store, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its journal has one hash for all copies; the next change has a sum over them."""
    new = changing.fingerprint

    def older(connection: Connection) -> dict[str, Any]:
        found = new(connection)
        del found["sums"]
        return found | {"parts": changing._parts(connection, derived.NAMES)}

    monkeypatch.setattr(changing, "fingerprint", older)
    _linked(store, make)
    monkeypatch.undo()
    assert list(verify_store(store)) == []
    expected = _swapped(store)
    assert list(verify_store(store)) == []
    with store.session() as session:
        assert session.record() == expected


def test_copy_that_was_taken_out_from_outside_is_found(store: Store, make: Any) -> None:
    """The sum in the journal tells of it."""
    _linked(store, make)
    _swapped(store)
    with store._database.transaction(write=True) as connection:
        for table in ("derived", "derived_terms"):
            connection.execute(text(f"DELETE FROM {table} WHERE part = 'copies' AND ordinal = 1"))  # noqa: S608 - our tables
    assert [finding.what for finding in verify_store(store)] == ["record_altered"]


def test_an_older_ledger_finds_its_loose_claims(location: str, settings: Settings, make: Any) -> None:
    """The migration works out what they are found by."""
    with Store.create(location, settings) as store:
        _linked(store, make)
        with store._database.transaction(write=True) as connection:
            connection.execute(text("DELETE FROM derived_terms WHERE part = 'unplaced'"))
            connection.execute(text("UPDATE ledger_version SET version_num = '0011'"))
    with Store.open(location, settings) as store:
        assert list(verify_store(store)) == []
