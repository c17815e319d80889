"""Captured bytes, content-addressed: ``objects/ab/cdef...`` is named by the SHA-256 of what it holds.

A file appears under its name only when it is whole, and it counts as kept only once its bytes and its folder's entry
are on the disk. The folder also holds ``head``: number and hash of the last journal row, written after each commit.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from harmledger.errors import LedgerDamagedError, StopRunError
from harmledger.model import ids

PREFIX = "sha256:"


@dataclass(frozen=True, slots=True)
class Head:
    """The last journal row that was committed when this was written; ``seq`` 0 and an empty hash before the first."""

    seq: int
    row_hash: str


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk, so that a file renamed into it is there after power loss."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that after any crash there is the old file or the new one, never half of one.

    That it is the new one is certain only once the folder was synced too.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


class Blobs:
    """The captured bytes of one ledger.

    Args:
        root: the folder that holds ``objects/`` and ``head``; made when the first bytes come in.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.objects = root / "objects"

    def path(self, report_id: str) -> Path:
        """Where the bytes of a report lie, whether they are there or not."""
        digest = report_id.removeprefix(PREFIX)
        return self.objects / digest[:2] / digest[2:]

    def get(self, report_id: str) -> bytes:
        """The bytes of a report, checked against its id.

        Raises:
            LedgerDamagedError: where they are missing or are not those that were captured.
        """
        path = self.path(report_id)
        remedy = "restore the file from a backup; `harmledger verify` lists all that is damaged"
        try:
            content = path.read_bytes()
        except OSError as error:
            raise LedgerDamagedError(
                f"the captured bytes of {report_id} cannot be read: {error}", remedy=remedy
            ) from error
        if ids.report_id(content) != report_id:
            raise LedgerDamagedError(f"the captured bytes of {report_id} were altered in {path}", remedy=remedy)
        return content

    def digest(self, report_id: str) -> str | None:
        """The id that the stored bytes have now, read piece by piece; None where there are none."""
        try:
            with self.path(report_id).open("rb") as file:
                return PREFIX + hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            return None

    def ids(self) -> Iterator[str]:
        """The report id of every file under ``objects/``, in order; half-written ones are left out."""
        for path in sorted(self.objects.glob("??/*")):
            if not path.name.startswith("."):
                yield PREFIX + path.parent.name + path.name

    def size(self) -> int:
        """Bytes on disk, of all files of the folder."""
        return _size(self.root)

    def read_head(self) -> Head | None:
        """What was last written down of the journal's end; None where there is nothing or nothing readable."""
        try:
            found = json.loads((self.root / "head").read_bytes())
            return Head(int(found["seq"]), str(found["row_hash"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None  # verify reports a missing head; it is no ground to refuse work

    def write_head(self, head: Head) -> None:
        """Write down the journal's end, unless a later one stands there already (another writer was quicker)."""
        known = self.read_head()
        if known is not None and known.seq >= head.seq:
            return
        self.root.mkdir(parents=True, exist_ok=True)
        content = json.dumps({"seq": head.seq, "row_hash": head.row_hash}) + "\n"
        write_whole(self.root / "head", content.encode())
        sync_folder(self.root)


class Intake:
    """Bytes on their way into one session: each file is synced as it is written, the folders once, at the end.

    Args:
        blobs: where they go.
    """

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._folders: set[Path] = set()

    def put(self, content: bytes) -> str:
        """Write the bytes; they count as kept after :meth:`settle`. Returns the report id that names them.

        Bytes that are there already are checked, and replaced where they are not what their name says.

        Raises:
            StopRunError: if they cannot be written.
        """
        report_id = ids.report_id(content)
        try:
            self._write(self._blobs.path(report_id), content)
        except OSError as error:
            raise StopRunError(
                f"the captured bytes cannot be written to {self._blobs.root}: {error}",
                remedy="look at the disk's space and the folder's permissions; nothing that was saved is lost",
            ) from error
        return report_id

    def _write(self, path: Path, content: bytes) -> None:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders |= {self._blobs.objects, self._blobs.root}
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
        self._folders.add(path.parent)  # also for a file that another run wrote: it may have been killed before syncing

    def settle(self) -> None:
        """Return once everything that was put is on the disk, names and all; to be called before the commit."""
        for folder in sorted(self._folders, reverse=True):  # the inner ones first
            sync_folder(folder)
        self._folders.clear()


def _size(folder: Path) -> int:
    """Bytes of all files in a folder and those inside it; entries that go meanwhile count nothing."""
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                total += _size(Path(entry.path))
            elif entry.is_file():
                with contextlib.suppress(FileNotFoundError):
                    total += entry.stat().st_size
    return total
