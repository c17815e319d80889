"""The way out: one call, one format, checked first and written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from harmledger.errors import ExportError
from harmledger.publish import acled, geo, plain, tables, ucdp
from harmledger.publish.checks import check
from harmledger.publish.policy import Publication


@dataclass(frozen=True, slots=True)
class ExportSummary:
    """What was written: paths, incidents shown, and how much was withheld."""

    format: str
    files: tuple[Path, ...]
    incidents: int
    withheld: int


Writer = Callable[[Publication], Mapping[str, str]]
"""Gives file names and their contents; the name "" stands for the single file that the user named."""

FORMATS: Mapping[str, Writer] = {
    "csv": tables.write,
    "json": plain.write,
    "geojson": geo.write,
    "ucdp": ucdp.write,
    "acled": acled.write,
}
"""The formats by the name that the command line takes."""


def export(publication: Publication, format_name: str, out: Path, *, overwrite: bool = False) -> ExportSummary:
    """Write ``publication`` to ``out``: a file, or for ``csv`` a folder of tables.

    Args:
        publication: what may be shown.
        format_name: one of :data:`FORMATS`.
        out: the file or folder to make.
        overwrite: replace what stands there.

    Raises:
        ExportError: unknown format, a check that failed, ``out`` exists, or it cannot be written; nothing is then.
    """
    if format_name not in FORMATS:
        raise ExportError(f"unknown format {format_name!r}", remedy=f"use one of {', '.join(FORMATS)}")
    check(publication)
    written = save(FORMATS[format_name](publication), out, overwrite=overwrite)
    return ExportSummary(format_name, written, len(publication.record.incidents), len(publication.withheld))


def save(files: Mapping[str, str], out: Path, *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write files whole or not at all: one to ``out`` itself where its name is "", else all into the folder ``out``.

    Raises:
        ExportError: ``out`` exists, holds what is no part of these files, or cannot be written; nothing is then.
    """
    if out.exists() and not overwrite:
        raise ExportError(f"{out} exists already", remedy="choose another name, or say --overwrite")
    _spare(out, files)
    try:
        return _write(files, out)
    except OSError as error:
        raise ExportError(f"cannot write {out}: {error}") from error


def _spare(out: Path, files: Mapping[str, str]) -> None:
    """Refuse to replace anything but an earlier export: a mistyped folder must not cost its files."""
    if not out.is_dir():
        return
    others = sorted(entry.name for entry in out.iterdir() if entry.name not in files)
    if others or "" in files:
        holds = f" and holds {others[0]}, which is part of no such export" if others else ""
        raise ExportError(f"{out} is a folder{holds}", remedy="choose another name; nothing in it was touched")


def _write(files: Mapping[str, str], out: Path) -> tuple[Path, ...]:
    """Write beside the target first, then rename: a reader never sees half an export."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}.") as folder:
        if set(files) == {""}:
            made = Path(folder) / "file"
            made.write_text(files[""], encoding="utf-8", newline="")
            made.replace(out)
            return (out,)
        made = Path(folder) / "folder"
        made.mkdir()
        for name, content in files.items():
            (made / name).write_text(content, encoding="utf-8", newline="")
        if out.exists():
            out.rename(Path(folder) / "old")
        shutil.move(made, out)
    return tuple(out / name for name in files)
