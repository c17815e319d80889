"""A ledger from its making on: created, opened, upgraded, shared between processes, killed in the middle."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from harmledger.config import Settings
from harmledger.errors import (
    LedgerBusyError,
    LedgerDamagedError,
    LedgerExistsError,
    LedgerMissingError,
    LedgerVersionError,
    SettingError,
    StopRunError,
)
from harmledger.ledger import Store, migrate, tables, verify_store


def test_what_was_added_is_there_after_opening_again(location: str, settings: Settings, make: Any) -> None:
    """Closing and opening loses nothing, and the ledger keeps its id."""
    with Store.create(location, settings) as store:
        ledger_id = store.ledger_id
        with store.session(write=True, actor="importer") as session:
            session.add_report(make.capture())
    assert Store.exists(location, settings)
    with Store.open(location, settings) as store:
        assert store.ledger_id == ledger_id
        with store.session() as session:
            assert list(session.reports()) == [make.capture().report]
            assert [row.actor for row in session.journal()] == ["harmledger", "importer"]
        assert list(verify_store(store)) == []


def test_a_ledger_is_not_made_twice(location: str, settings: Settings) -> None:
    """Where one stands, making another is refused and leaves it as it is."""
    with Store.create(location, settings) as store, store.session() as session:
        head = session.stats().journal_head
    with pytest.raises(LedgerExistsError):
        Store.create(location, settings)
    with Store.open(location, settings) as store, store.session() as session:
        assert session.stats().journal_head == head


def test_a_ledger_that_is_not_there_is_missing(location: str, settings: Settings) -> None:
    """Opening names the command that makes one, and makes nothing itself."""
    assert not Store.exists(location, settings)
    with pytest.raises(LedgerMissingError, match="harmledger init"):
        Store.open(location, settings)
    assert not Store.exists(location, settings)


def test_a_newer_ledger_is_refused(location: str, settings: Settings) -> None:
    """A version that this harmledger does not know is not touched; the remedy is to upgrade."""
    with Store.create(location, settings) as store, store._database.transaction(write=True) as connection:
        connection.execute(text("UPDATE ledger_version SET version_num = '9999'"))
    with pytest.raises(LedgerVersionError, match="upgrade harmledger"):
        Store.open(location, settings)


def test_an_older_ledger_is_upgraded(
    location: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Any
) -> None:
    """Opening runs the migrations that are missing, once, and the journal says so."""
    with Store.create(location, settings) as store, store.session(write=True) as session:
        session.add_report(make.capture())
    newer = _migrations(tmp_path, "*.py")
    (newer / "versions" / "9000_more.py").write_text(
        f'"""More."""\nfrom alembic import op\nrevision = "9000"\ndown_revision = "{migrate.newest()}"\n'
        'def upgrade():\n    op.execute("CREATE TABLE more (one integer)")\n'
    )
    monkeypatch.setattr(migrate, "FOLDER", newer)
    for _ in range(2):
        with Store.open(location, settings) as store, store.session() as session:
            assert [row.action for row in session.journal()] == ["create", "report", "migrate"]
            assert list(session.reports()) == [make.capture().report]
            assert list(verify_store(store)) == []


def test_the_first_version_is_upgraded(
    location: str, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Any
) -> None:
    """A ledger as the first version made it opens; what it holds is still there and can be read anew."""
    report = make.capture().report
    with monkeypatch.context() as then:
        then.setattr(migrate, "FOLDER", _migrations(tmp_path, "0001_*.py"))
        with Store.create(location, settings) as store, store.session(write=True) as session:
            session.add_report(make.capture())
    with Store.open(location, settings) as store:
        with store.session(write=True) as session:
            assert session.add_extraction(make.extraction(report))
            assert list(session.outdated("rules/1", "lists/1")) == [report.report_id]
        assert list(verify_store(store)) == []


def _migrations(folder: Path, versions: str) -> Path:
    """A folder of migrations with those of the package's versions that fit the pattern."""
    shipped, made = Path(migrate.__file__).parent / "migrations", folder / "migrations"
    (made / "versions").mkdir(parents=True)
    for path in (shipped / "env.py", shipped / "script.py.mako", *(shipped / "versions").glob(versions)):
        (made / path.relative_to(shipped)).write_bytes(path.read_bytes())
    return made


def test_migrations_make_the_tables_that_the_code_uses(store: Store) -> None:
    """The migrations, from an empty database on, and the description of the tables agree."""

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return not (kind == "table" and (name or "").startswith(("report_search", migrate.VERSION_TABLE)))

    with store._database.transaction(write=False) as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_a_second_writer_is_told_that_the_ledger_is_busy(location: str, settings: Settings, make: Any) -> None:
    """One writer at a time; readers go on and see what is committed. Afterwards the other can write."""
    with Store.create(location, settings) as one, Store.open(location, settings) as two:
        with one.session(write=True) as session:
            session.add_report(make.capture(1))
            with two.session() as reading:
                assert list(reading.reports()) == []
            with pytest.raises(LedgerBusyError, match="another process"), two.session(write=True):
                pass
        with two.session(write=True) as session:
            assert session.add_report(make.capture(2))
        with one.session() as session:
            assert session.stats().reports == 2
        assert list(verify_store(one)) == []


def test_a_reader_sees_one_unchanging_state(location: str, settings: Settings, make: Any) -> None:
    """What is committed while a session reads does not show in it."""
    with Store.create(location, settings) as one, Store.open(location, settings) as two, one.session() as reading:
        assert reading.stats().reports == 0
        with two.session(write=True) as session:
            session.add_report(make.capture())
        assert list(reading.reports()) == []


def test_writers_take_turns(location: str, settings: Settings, make: Any) -> None:
    """Several threads that write at once lose nothing, and the journal stays one chain."""
    patient = Settings(lock_timeout=60, blobs=settings.blobs)
    errors: list[BaseException] = []

    def write(first: int) -> None:
        try:
            for number in range(first, first + 5):
                with store.session(write=True) as session:
                    session.add_report(make.capture(number))
        except BaseException as error:  # noqa: BLE001  # the test looks at it
            errors.append(error)

    with Store.create(location, patient) as store:
        threads = [threading.Thread(target=write, args=(first,)) for first in (0, 5, 10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        with store.session() as session:
            assert session.stats().reports == 15
        assert list(verify_store(store)) == []


ADDING = """
import sys
sys.path.insert(0, sys.argv[3])
from conftest import Make
from harmledger.config import Settings
from harmledger.ledger import Store
make = Make()
with Store.open(sys.argv[1], Settings(blobs=sys.argv[2])) as store:
    number = 0
    while True:
        with store.session(write=True) as session:
            for number in range(number, number + 7):
                session.add_report(make.capture(number))
                session.add_extraction(make.extraction(make.capture(number).report))
        number += 1
        print(number, flush=True)
"""


def test_kill_loses_nothing_that_was_reported(location: str, settings: Settings, make: Any) -> None:
    """Killed in the middle of adding: all that was committed is there, with its claims and bytes, and nothing half."""
    Store.create(location, settings).close()
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", ADDING, location, settings.blobs, str(Path(__file__).parent)],
            stdout=subprocess.PIPE,
            text=True,
        ) as adding:
            assert adding.stdout is not None
            reported = 0
            while reported < 21:
                reported = int(adding.stdout.readline())
            adding.send_signal(signal.SIGKILL)
            rest = adding.stdout.read().split()
        reported = int(rest[-1]) if rest else reported
        with Store.open(location, settings) as store:
            with store.session() as session:
                kept = [report.report_id for report in session.reports()]
                assert len(kept) >= reported
                assert len(kept) % 7 == 0
                assert kept[:reported] == [make.capture(number).report.report_id for number in range(reported)]
                assert len(list(session.claims())) == 3 * len(kept)
            assert [finding for finding in verify_store(store) if finding.is_damage] == []


def test_a_making_that_was_cut_short_can_be_begun_again(tmp_path: Path, settings: Settings) -> None:
    """A database without tables is in nobody's way."""
    sqlite3.connect(tmp_path / "ledger.sqlite").close()
    (tmp_path / "ledger.sqlite").touch()
    with Store.create(str(tmp_path), settings) as store:
        assert list(verify_store(store)) == []


def test_bytes_that_cannot_be_written_stop_the_run(location: str, settings: Settings, make: Any) -> None:
    """What was saved stays, the report whose bytes are not on the disk is not there, and the message says why."""
    with Store.create(location, settings) as store:
        with store.session(write=True) as session:
            session.add_report(make.capture(1))
        shutil.rmtree(store.blobs.objects)
        store.blobs.objects.write_bytes(b"in the way")

        def add() -> None:
            with store.session(write=True) as session:
                session.add_report(make.capture(2))

        with pytest.raises(StopRunError, match="cannot be written"):
            add()
        with store.session() as session:
            assert session.stats().reports == 1


def test_a_database_that_is_damaged_is_named(tmp_path: Path, settings: Settings, make: Any) -> None:
    """Pages of the file that were overwritten are an error that says so."""
    with Store.create(str(tmp_path / "ledger"), settings) as store, store.session(write=True) as session:
        for number in range(100):
            session.add_report(make.capture(number))
    file = tmp_path / "ledger" / "ledger.sqlite"
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))

    def read() -> None:
        with Store.open(str(tmp_path / "ledger"), settings) as store, store.session() as session:
            list(session.reports())

    with pytest.raises(LedgerDamagedError, match="restore it from a backup"):
        read()


def test_other_files_are_not_overwritten(tmp_path: Path, settings: Settings) -> None:
    """A folder with anything in it, or a file, is no place for a new ledger."""
    (tmp_path / "notes.txt").write_text("notes")
    for place in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(LedgerExistsError, match="choose another folder"):
            Store.create(str(place), settings)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("content", [b"", b"this is no database, but it is long enough to be one" * 20])
def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, settings: Settings, content: bytes) -> None:
    """An empty file, or one of another kind, is named and left alone."""
    (tmp_path / "ledger.sqlite").write_bytes(content)
    with pytest.raises(LedgerVersionError, match=r"ledger\.sqlite"):
        Store.open(str(tmp_path), settings)


@pytest.mark.postgres
def test_tables_of_others_are_not_overwritten(postgres: str, settings: Settings) -> None:
    """A schema that has tables of our names already is no place for a new ledger."""
    with Store.create(postgres, settings) as store, store._database.transaction(write=True) as connection:
        connection.execute(text("DROP TABLE ledger_version"))
    with pytest.raises(LedgerExistsError, match="reports"):
        Store.create(postgres, settings)


@pytest.mark.postgres
def test_a_server_that_does_not_answer_is_named(tmp_path: Path, settings: Settings) -> None:
    """The message has the address without its password."""
    with pytest.raises(LedgerMissingError, match="no PostgreSQL server answers") as error:
        Store.open(f"postgresql://someone:secret@/records?host={tmp_path}", settings)
    assert "secret" not in str(error.value)


@pytest.mark.postgres
def test_server_ledgers_may_share_a_folder_for_their_bytes(
    postgres: str, server: Any, settings: Settings, make: Any
) -> None:
    """Neither takes the other's head for its own, nor the other's bytes for left over."""
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute("CREATE DATABASE other")
    other = server.address.replace("/postgres?", "/other?")
    with Store.create(postgres, settings) as one, Store.create(other, settings) as two:
        for number in range(3):
            for store in (one, two)[: 1 + number % 2]:
                with store.session(write=True) as session:
                    session.add_report(make.capture(number))
        assert list(verify_store(one)) == []
        assert list(verify_store(two)) == []


@pytest.mark.postgres
def test_bytes_of_a_server_ledger_lie_in_a_folder_of_its_own(
    postgres: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, make: Any
) -> None:
    """Without the setting ``blobs`` they go into the user's data folder, named by the ledger's id."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with Store.create(postgres, Settings()) as store:
        with store.session(write=True) as session:
            session.add_report(make.capture())
        assert store.blobs.root == tmp_path / "harmledger" / "ledgers" / store.ledger_id
    with Store.open(postgres, Settings()) as store:
        assert list(verify_store(store)) == []


def test_an_address_that_is_none_is_refused(settings: Settings) -> None:
    """A mistyped address is an error of the setting."""
    with pytest.raises(SettingError, match="postgresql://"):
        Store.open("postgresql://host:no-port/x", settings)
