"""A folder of reports: those that its ``manifest.csv`` lists, or else every report in it.

The manifest has the columns ``path,url,outlet,title,published`` in any order, and may have ``beat``: where the outlet's
reports are set, one or more places with a semicolon between. Empty cells are unknown. Paths are relative to the folder
and may not lead out of it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from harmledger.capture.dates import iso_day
from harmledger.capture.files import in_characters, load
from harmledger.capture.item import Item, Known
from harmledger.config import Settings
from harmledger.errors import SkipItemError
from harmledger.model.report import PublishedBasis

MANIFEST = "manifest.csv"
COLUMNS = ("path", "url", "outlet", "title", "published")
BEAT = "beat"

# What lies beside reports without being one; an unknown suffix is looked into.
_BESIDE = frozenset(
    ".json .csv .tsv .yaml .yml .toml .ini .cfg .css .js .mjs .map .py .sh .sql .sqlite .db .log .lock .ico .woff"
    " .woff2 .ttf .jpg .jpeg .png .gif .webp .svg .mp3 .mp4 .mov .avi".split()
)
# What tells about the folder itself.
_ABOUT = frozenset({"readme", "license", "licence", "copying", "notice", "changelog"})


def stands_for(path: Path) -> bool:
    """Whether ``path`` is a folder, or a manifest, which stands for its folder."""
    try:
        return path.is_dir() or (path.name == MANIFEST and path.is_file())
    except (OSError, ValueError):
        # too long a name, a NUL in it, a folder that may not be entered: reading it as a file says which
        return False


def items(path: Path, settings: Settings) -> Iterator[Item | SkipItemError]:
    """The items of the folder ``path``, or of the folder of the manifest ``path``; subfolders in their places."""
    folder = path if path.is_dir() else path.parent
    try:
        listed = (folder / MANIFEST).is_file()
        entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield SkipItemError(in_characters(str(folder)), "unreadable", f"cannot be listed ({error.strerror or error})")
        return
    if listed:
        yield from _listed(folder, settings)
        return
    for entry in entries:
        if entry.is_dir():
            # a linked folder may lead back up; its reports are met where they lie
            if not entry.is_symlink():
                yield from items(entry, settings)
        elif entry.suffix.lower() in _BESIDE or entry.stem.lower() in _ABOUT:
            yield SkipItemError(
                in_characters(str(entry)), "unsupported", "is no report, as its name tells", remedy="add it by its path"
            )
        else:
            yield load(entry, settings)


def count(path: Path) -> int | None:
    """How many items the folder or manifest stands for; containers count as one."""
    folder = path if path.is_dir() else path.parent
    try:
        if (folder / MANIFEST).is_file():
            with (folder / MANIFEST).open(encoding="utf-8-sig", errors="replace", newline="") as stream:
                return max(0, sum(1 for row in csv.reader(stream) if row) - 1)
        entries = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
        folders = [entry for entry in entries if entry.is_dir()]
        inside = [count(entry) or 0 for entry in folders if not entry.is_symlink()]
    except (OSError, csv.Error):
        return None
    return len(entries) - len(folders) + sum(inside)


def _listed(folder: Path, settings: Settings) -> Iterator[Item | SkipItemError]:
    manifest = folder / MANIFEST
    loaded = load(manifest, settings)
    if isinstance(loaded, SkipItemError):
        yield loaded
        return
    try:
        text = loaded.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield SkipItemError(str(manifest), "encoding", f"is not valid UTF-8 ({error.reason} at byte {error.start})")
        return
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = _next(rows, manifest, 1)
    columns = [cell.strip().lower() for cell in header] if isinstance(header, list) else []
    if sorted(columns) not in (sorted(COLUMNS), sorted((*COLUMNS, BEAT))):
        yield _bad_header(manifest, header)
        return
    number = 1
    while (row := _next(rows, manifest, number := number + 1)) is not None:
        if isinstance(row, SkipItemError):
            yield row
        elif row:
            yield _row(row, columns, folder, number, settings)


def _next(rows: Iterator[list[str]], manifest: Path, number: int) -> list[str] | SkipItemError | None:
    """The next row; an error for one that is no CSV; None at the end."""
    try:
        return next(rows, None)
    except csv.Error as error:
        return SkipItemError(f"{manifest} row {number}", "malformed", f"cannot be read ({error})")


def _bad_header(manifest: Path, header: list[str] | SkipItemError | None) -> SkipItemError:
    found = ",".join(header) if isinstance(header, list) else "none that can be read"
    return SkipItemError(
        f"{manifest} row 1",
        "malformed",
        f"the header is {found!r}",
        remedy=f"it has to name the columns {','.join(COLUMNS)}, and may name {BEAT}",
    )


def _row(row: list[str], columns: list[str], folder: Path, number: int, settings: Settings) -> Item | SkipItemError:
    name = f"{in_characters(str(folder / MANIFEST))} row {number}"
    if len(row) != len(columns):
        return SkipItemError(name, "malformed", f"has {len(row)} cells where the header has {len(columns)}")
    cells = {column: cell.strip() or None for column, cell in zip(columns, row, strict=True)}
    path = cells["path"]
    if path is None:
        return SkipItemError(name, "malformed", "names no path")
    if not _is_inside(folder, path):
        return SkipItemError(name, "malformed", f"its path {path!r} leads out of the folder")
    published = cells["published"]
    day = iso_day(published) if published else None
    if published and day is None:
        return SkipItemError(name, "malformed", f"published is {published!r}, which is no ISO 8601 date")
    basis = PublishedBasis.GIVEN if day else None
    beat = tuple(filter(None, (part.strip() for part in (cells.get(BEAT) or "").split(";"))))
    known = Known(cells["title"], cells["outlet"], None, cells["url"], day, basis, beat)
    loaded = load(folder / path, settings, known)
    if isinstance(loaded, SkipItemError) and loaded.reason == "unreadable":
        return SkipItemError(name, "unreadable", loaded.message)
    return loaded


def _is_inside(folder: Path, path: str) -> bool:
    if "\0" in path or "\\" in path or Path(path).is_absolute():
        return False
    try:
        return (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        # links that go in a circle lead nowhere, so not inside either
        return False
