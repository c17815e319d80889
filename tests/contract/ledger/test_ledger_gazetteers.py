"""Added gazetteers: kept by hash, journalled, taken out without a loss, and verified."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update

from harmledger.errors import NotFoundError
from harmledger.ledger import Store, tables, verify_store
from harmledger.model import ids
from harmledger.model.gazetteer import AddedGazetteer, GazetteerFile

CONTENT = b"name,lat,lon\nSaraqib,35.86,36.8\n"


def gazetteer(name: str = "mine", content: bytes = CONTENT, added: str = "2026-01-01T00:00:00+00:00") -> AddedGazetteer:
    """One of one file."""
    files = (GazetteerFile("places.csv", ids.report_id(content), len(content)),)
    return AddedGazetteer(
        name=name,
        kind="table",
        files=files,
        licence="CC BY 4.0",
        source="somebody",
        mapping="",
        country="SY",
        skip_bad=False,
        places=1,
        names=1,
        left_out=0,
        added=added,
    )


def test_a_gazetteer_is_kept_with_its_files(store: Store) -> None:
    """In the order added; the journal tells of each."""
    later = gazetteer("later", b"name,lat,lon\nAzaz,36.6,37\n", "2026-01-02T00:00:00+00:00")
    with store.session(write=True) as session:
        session.add_gazetteer(later, [b"name,lat,lon\nAzaz,36.6,37\n"])
        session.add_gazetteer(gazetteer(), [CONTENT])
    with store.session() as session:
        assert session.gazetteers() == (gazetteer(), later)
        assert session.gazetteer_file(gazetteer().files[0].digest) == CONTENT
        assert [row.subject for row in session.journal() if row.action == "gazetteer"] == ["later", "mine"]
    assert list(verify_store(store)) == []


def test_one_that_is_taken_out_leaves_its_files(store: Store) -> None:
    """Readings made with it can still be explained, and nothing is reported as damage."""
    with store.session(write=True) as session:
        session.add_gazetteer(gazetteer(), [CONTENT])
    with store.session(write=True) as session:
        session.remove_gazetteer("mine")
    with store.session() as session:
        assert session.gazetteers() == ()
        assert session.gazetteer_file(gazetteer().files[0].digest) == CONTENT
    assert list(verify_store(store)) == []


def test_none_of_that_name_cannot_be_taken_out(store: Store) -> None:
    """The remedy says where names are listed."""
    with store.session(write=True) as session, pytest.raises(NotFoundError, match=r"gazetteer list"):
        session.remove_gazetteer("mine")


def test_files_that_are_not_those_named_are_refused(store: Store) -> None:
    """What is kept must be what was checked."""
    with store.session(write=True) as session, pytest.raises(ValueError, match="not those that it names"):
        session.add_gazetteer(gazetteer(), [b"other"])
    with store.session() as session, pytest.raises(ValueError, match="write=True"):
        session.add_gazetteer(gazetteer(), [CONTENT])


@pytest.mark.parametrize("what", ["gazetteer_altered", "gazetteer_removed", "gazetteer_unrecorded", "blob_altered"])
def test_tampering_is_named(store: Store, what: str) -> None:
    """Altered, removed, put in, or its file exchanged."""
    with store.session(write=True) as session:
        session.add_gazetteer(gazetteer(), [CONTENT])
    with store._database.transaction(write=True) as connection:
        match what:
            case "gazetteer_altered":
                connection.execute(update(tables.gazetteers).values(data="{}"))
            case "gazetteer_removed":
                connection.execute(delete(tables.gazetteers))
            case "gazetteer_unrecorded":
                connection.execute(tables.gazetteers.insert(), {"name": "other", "data": "{}"})
            case _:
                store.blobs.path(gazetteer().files[0].digest).write_bytes(b"other")
    assert [finding.what for finding in verify_store(store)] == [what]
