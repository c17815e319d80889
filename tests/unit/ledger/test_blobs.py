"""Captured bytes on the disk, and the file that tells the journal's end."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from harmledger.errors import LedgerDamagedError
from harmledger.ledger.blobs import Blobs, Head, Intake, write_whole
from harmledger.model import ids


def test_bytes_lie_under_their_hash(tmp_path: Path) -> None:
    """``objects/ab/cdef...``: the file's name is the hash of what it holds."""
    blobs = Blobs(tmp_path)
    name = Intake(blobs).put(b"bytes")
    assert name == ids.report_id(b"bytes")
    assert blobs.path(name) == tmp_path / "objects" / name[7:9] / name[9:]
    assert blobs.path(name).read_bytes() == blobs.get(name) == b"bytes"
    assert list(blobs.ids()) == [name]
    assert blobs.digest(name) == name


def test_bytes_that_are_there_are_not_written_again(tmp_path: Path) -> None:
    """The file stays the same file; one that was altered is mended."""
    blobs = Blobs(tmp_path)
    path = blobs.path(Intake(blobs).put(b"bytes"))
    before = path.stat()
    Intake(blobs).put(b"bytes")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino
    path.write_bytes(b"other")
    Intake(blobs).put(b"bytes")
    assert path.read_bytes() == b"bytes"


def test_missing_and_altered_bytes_are_refused(tmp_path: Path) -> None:
    """Reading never gives bytes that are not those that were captured."""
    blobs = Blobs(tmp_path)
    name = Intake(blobs).put(b"bytes")
    blobs.path(name).write_bytes(b"other")
    with pytest.raises(LedgerDamagedError, match="altered"):
        blobs.get(name)
    blobs.path(name).unlink()
    with pytest.raises(LedgerDamagedError, match="cannot be read"):
        blobs.get(name)
    assert blobs.digest(name) is None


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old file and no half of a new one."""
    target = tmp_path / "file"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert target.read_bytes() == b"old"


def test_bytes_are_on_the_disk_before_their_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is synced before it is renamed; its folder, and those that hold it, before the commit."""
    done: list[str] = []
    sync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        sync(handle)

    def replaced(source: Path, target: Path) -> Path:
        done.append("rename")
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    intake = Intake(Blobs(tmp_path))
    intake.put(b"bytes")
    assert done == ["sync file", "rename"]
    intake.settle()
    assert done == ["sync file", "rename", "sync folder", "sync folder", "sync folder"]


def test_the_head_only_moves_on(tmp_path: Path) -> None:
    """A writer that comes late does not put an older head in the place of a newer one."""
    blobs = Blobs(tmp_path / "ledger")
    assert blobs.read_head() is None
    blobs.write_head(Head(5, "five"))
    blobs.write_head(Head(4, "four"))
    assert blobs.read_head() == Head(5, "five")
    blobs.write_head(Head(6, "six"))
    assert blobs.read_head() == Head(6, "six")
